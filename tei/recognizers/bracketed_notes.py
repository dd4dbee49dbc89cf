"""Short editorial notes in square brackets, and references to a list of works.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).

    never again [emphasis added]   ->   never again <note type="editorial" resp="#editor"
                                        rend="brackets">emphasis added</note>
    as shown [Smith 1999]          ->   as shown <ref type="bibl">[Smith 1999]</ref>
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.brackets import brackets, editor, numbered_works, numbers_in
from tei.recognizers.note_texts.authorship import responsibility
from tei.regexes import compiled
from tei.standoff import Annotation, Responsibility
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "bracketed_notes"
REMARK = "an editor's remark on the text, in square brackets"
NUMBERED = "the number of an entry in a list of works, in square brackets"
CITED = "a name and a year in square brackets"
_TRANSLATOR = compiled(
    r"(?i)^tr(?:ans(?:l|lator)?)?\b(?:.{0,8}?[:,–—-]|\.?$)|^(?:the )?translator|^trans\. ?note"
    r"|[-–—] ?(?:the )?tr(?:ans(?:l|lator)?)?\.?$"
)
_AUTHOR = compiled(r"(?i)^author|[-–—] ?author\.?$")


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Responsibility]:
    """Yield the remarks and the references that brackets hold."""
    text = document.text
    works: dict[str, str] | None = None
    for pair in brackets(document, layer).pairs:
        if pair.kind == "bibl":
            content = text[pair.start + 1 : pair.end - 1]
            numbers = numbers_in(content) if not any(map(str.isalpha, content)) else []
            works = numbered_works(layer) if works is None and numbers else works
            named = [works[n] for n in numbers if works.get(n)] if works else []
            attributes = {"type": "bibl"}
            if named:
                attributes["target"] = " ".join("#" + name for name in named)
            why = NUMBERED if numbers else CITED
            yield Annotation(pair.start, pair.end, "ref", RULE, why, "medium", attributes)
        elif pair.kind == "note":
            content = text[pair.start + 1 : pair.end - 1].strip()
            attributes = {"type": "editorial"}
            if _AUTHOR.search(content):
                attributes["type"] = "authorial"
            else:
                who = editor(layer, RULE)
                if _TRANSLATOR.search(content):
                    who = responsibility("translator", "writing notes", layer)
                yield who
                attributes["resp"] = "#" + who.id
            attributes["rend"] = "brackets"
            marks = (pair.start, pair.start + 1), (pair.end - 1, pair.end)
            yield Annotation(pair.start, pair.end, "note", RULE, REMARK, "high", attributes, marks)

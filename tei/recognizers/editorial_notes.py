"""An editor's or translator's note: its label, and the paragraphs that belong to it.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).

    Editor's note: We print    ->  <note type="editorial" resp="#editors">
    a letter of 1951.              <label>Editor's note:</label> We print a letter of 1951.</note>

    [This was cut. —Ed.]       ->  <note type="editorial" resp="#editors" rend="brackets">This was
                                   cut. —Ed.</note>

Paragraphs that go on with it (they announce the document that follows, say who wrote the
footnotes, or end with "—Ed.") are its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.regexes import compiled
from tei.standoff import Annotation, Responsibility
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "editorial_notes"
WHY_LABEL = "a paragraph that calls itself a note of an editor, translator or publisher"
WHY_SIGNED = "a paragraph that an editor or translator has signed"
WHY_GOES_ON = "a paragraph that goes on with the note above it"
_LONGEST_LABEL = 120
_MOST_PARAGRAPHS = 12

_LABEL = compiled(
    r"([^.:;!?]{0,90}?)\b([A-Za-z]+?)(?:s['’]|['’]s|s|['’])? (?:foot)?notes?\b", re.I
)
_NOTE_BY = compiled(r"(?:a )?notes? (?:by|from|of) the ([a-z]+?)s?\b", re.I)
_ENDS_LABEL = compiled(r"\s*(?:[:.—–]|--|$)")
_SIGNED = compiled(
    r"(?:[—–]|--)\s*(?:the\s+)?(?P<who>ed(?:itor)?|tr(?:ans(?:lator)?)?|translator)(?P<many>s)?\.?\s*[\])]?$",
    re.I,
)
_SPEAKS_AS_EDITOR = compiled(
    r"\b(?:foot)?notes are (?:by |those of )?the (?:editor|translator)|\bthe editors?['’s]*\s|"
    r"\bwe (?:re)?(?:print|publish|produce|present)|\breprinted (?:here|below)",
    re.I,
)
_OF_TEXTS = frozenset(
    "abridged archive brackets edition footnotes manuscript notes omitted original printed "
    "published punctuation reprinted shortened spelling text transcribed translated translation "
    "typescript".split()
)
_JOINING = frozenset("& and of the for in de a an".split())
_WHO = {
    "editor": "editor", "editorial": "editor", "introductory": "editor",
    "translator": "translator", "translation": "translator",
    "publisher": "publisher", "publishing": "publisher", "transcriber": "transcriber",
    "compiler": "compiler", "archivist": "archivist", "author": "",
}  # fmt: skip
_ROLES = {
    "editor": ("editors", "editing", "the editors of the source"),
    "translator": ("translator", "translation", "the translator of the source"),
    "publisher": ("publisher", "publishing", "the publisher of the source"),
    "transcriber": ("transcriber", "transcription", "the transcriber of the source"),
    "compiler": ("compiler", "compilation", "the compiler of the source"),
    "archivist": ("archivist", "archiving", "the archivist of the source"),
}


class Label(Record):
    """A label: the span of its words, who wrote the note ("" for the author), the owner's name."""

    start: int
    end: int
    role: str
    name: str


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Responsibility]:
    """Yield the notes, each with the responsibility it points to."""
    blocks, text = document.blocks, document.text
    after = 0
    for index, block in enumerate(blocks):
        if index < after:
            continue
        label = _label(text, block)
        if label is None and not _is_signed(text, block):
            continue
        if not layer.is_free(block.first, block.last):
            continue
        last = _last(document, layer, index, label)
        if label is None:
            signed = _SIGNED.search(text[block.start : block.end])
            who = "translator" if signed and signed["who"].lower().startswith("tr") else "editor"
            label = Label(block.start, block.start, who, "")
        if label.role:
            identifier, resp, name = _ROLES[label.role]
            known = layer.responsibilities.get(identifier)
            if known is None:
                yield Responsibility(identifier, resp, label.name or name, RULE, bool(label.name))
        yield from _note(document, index, last, label)
        after = last + 1


def _label(text: str, block: Block) -> Label | None:
    """The label at the beginning of a paragraph."""
    start = block.start
    stop = min(block.end, start + _LONGEST_LABEL)
    if text.find("ote", start, stop) < 0 and text.find("OTE", start, stop) < 0:
        return None
    while start < stop and text[start] in "[(*_":
        start += 1
    words = " ".join(text[start:stop].split())
    small = words.lower()
    if " note" not in small and " footnote" not in small and not small.startswith("note"):
        return None  # "another", "he wrote": most are done here
    if found := _NOTE_BY.match(words):
        owner, who = "", found[1].lower()
    elif found := _LABEL.match(words):
        owner, who = found[1].strip(" ,"), found[2].lower()
    if found is None or who not in _WHO or not _is_owner(owner):
        return None
    # The label again in the text itself, where it may run over a line end.
    pattern = re.escape(found[0]).replace(r"\ ", r"\s+")
    here = compiled(pattern).match(text, start, stop)
    if here is None:
        return None
    ends = _ENDS_LABEL.match(text, here.end(), block.end)
    if ends is None:
        return None
    end = here.end()
    if text[end : end + 1] in (":", "."):
        end += 1
    role = _WHO[who]
    name = f"{owner} {role}s" if role == "editor" else f"{owner} {role}"
    return Label(start, end, role, name if role and owner not in ("", "The") else "")


def _is_owner(words: str) -> bool:
    """True for a name that may own an editor ("The Northern Review"), or for no words at all.

    "See the" and "He left an" lead up to an editor's note; they own none.
    """
    tokens = words.split()
    if len(tokens) > 1 and tokens[-1].lower() in _JOINING:
        return False
    return all(token[0].isupper() or token in _JOINING for token in tokens)


def _is_signed(text: str, block: Block) -> bool:
    """True for a paragraph in brackets, or a short one, that ends with "—Ed."."""
    tail = text[max(block.start, block.end - 24) : block.end]
    if not ("—" in tail or "--" in tail or "–" in tail) or _SIGNED.search(tail) is None:
        return False
    opening = text[block.start]
    return (opening in "[(") == (tail[-1] in "])") and text.count("[", block.start, block.end) == (
        opening == "["
    )


def _last(document: Document, layer: Layer, index: int, label: Label | None) -> int:
    """The number of the last paragraph of the note that begins with paragraph `index`."""
    blocks, text = document.blocks, document.text
    block = blocks[index]
    if label is None:
        return index
    opening = text[block.start]
    if opening in "[(":
        closing, depth = "]" if opening == "[" else ")", 0
        for at in range(index, min(index + _MOST_PARAGRAPHS, len(blocks))):
            start, end, first, last, _, _ = blocks[at]
            if not layer.is_free(first, last):
                break
            depth += text.count(opening, start, end) - text.count(closing, start, end)
            if depth <= 0:
                return at if text[end - 1] == closing else index
        return index
    from tei.recognizers.embedded_documents.announcement import announces

    alone = not text[label.end : block.end].strip(" *_")
    last = index
    for at in range(index + 1, min(index + _MOST_PARAGRAPHS, len(blocks))):
        following = blocks[at]
        if not layer.is_free(following.first, following.last):
            break
        words = text[following.start : following.end]
        if _SIGNED.search(words[-24:]):
            return at
        if _is_heading(words):
            break
        if at == last + 1 and (
            (alone and at == index + 1)
            or announces(words)
            or _SPEAKS_AS_EDITOR.search(words)
            or _speaks_of_the_text(document, at)
        ):
            last = at
        elif at > last + 2:
            break
    return last


def _is_heading(words: str) -> bool:
    return len(words) < 60 and words[-1] not in ".!?:;”\"’')]"


def _speaks_of_the_text(document: Document, at: int) -> bool:
    """True for a short paragraph on the text itself, at once above a heading."""
    blocks, text = document.blocks, document.text
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or block.end - block.start > 400 or below.blank_before == 0:
        return False
    words = text[block.start : block.end].lower().replace(",", " ").replace(".", " ").split()
    return _is_heading(text[below.start : below.end]) and not _OF_TEXTS.isdisjoint(words)


def _note(document: Document, index: int, last: int, label: Label) -> Iterator[Annotation]:
    blocks, text = document.blocks, document.text
    start, end = blocks[index].start, blocks[last].end
    attributes = {"type": "editorial" if label.role else "authorial"}
    if label.role:
        attributes["resp"] = "#" + _ROLES[label.role][0]
    marks: tuple[tuple[int, int], ...] = ()
    if text[start] == "[" and text[end - 1] == "]":
        attributes["rend"] = "brackets"
        marks = ((start, start + 1), (end - 1, end))
    why = WHY_LABEL if label.start < label.end else WHY_SIGNED
    single = index == last
    yield Annotation(start, end, "note", RULE, why, "high", attributes, marks, block=True)
    if not single:
        for at in range(index, last + 1):
            s, e = blocks[at].start, blocks[at].end
            if at == index and not text[label.end : e].strip(" *_"):
                continue
            if marks:
                s, e = s + (at == index), e - (at == last)
            yield Annotation(s, e, "p", RULE, why if at == index else WHY_GOES_ON, block=True)
    if label.start < label.end:
        alone = not single and not text[label.end : blocks[index].end].strip(" *_")
        yield Annotation(label.start, label.end, "label", RULE, WHY_LABEL, block=alone)

"""Footnotes, endnotes and comments of Word: parts of their own, called for in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tei.readers.office.counting import numeral
from tei.readers.office.model import Mark, Note
from tei.readers.office.package import attribute, child, local

if TYPE_CHECKING:
    from tei.readers.docx.body import Body

_NAMES = {"footnote": "foot", "endnote": "end", "comment": "comment"}


class Notes:
    """The notes that have been called for, in the order of their marks."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.called: dict[str, str] = {}  # kind and identifier -> label
        self._forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        self._starts = dict.fromkeys(self._forms, 1)
        self._anew: set[str] = set()  # kinds that count anew in each section
        self._sections = [e for e in body.parts.body.iter() if local(e) == "sectPr"]
        self._learn(body.parts.xml("settings"))
        self._learn(self._sections.pop(0) if self._sections else None)
        self._counts = {kind: start - 1 for kind, start in self._starts.items()}

    def _learn(self, root: Any) -> None:
        """How notes are counted, by the settings of the whole or the layout of a section."""
        for kind in self._forms:
            form = child(root, f"{kind}Pr", "numFmt") if root is not None else None
            start = child(root, f"{kind}Pr", "numStart") if root is not None else None
            anew = child(root, f"{kind}Pr", "numRestart") if root is not None else None
            if form is not None:
                self._forms[kind] = attribute(form, "val", "decimal")
            if start is not None and attribute(start, "val").isdigit():
                self._starts[kind] = min(int(attribute(start, "val")), 99_999)
            if anew is not None and attribute(anew, "val") == "eachSect":
                self._anew.add(kind)

    def section_ends(self) -> None:
        """A section has ended: the next one may count in its own way."""
        self._learn(self._sections.pop(0) if self._sections else None)
        for kind in self._anew:
            self._counts[kind] = self._starts[kind] - 1

    def call(self, element: Any, kind: str, own: str) -> Mark:
        """The mark of a note: its number, or the signs (`own`) that somebody chose for it."""
        key = f"{kind} {attribute(element, 'id')}"
        words = own.strip()
        if not words:
            self._counts[kind] += 1
            words = numeral(self._counts[kind], self._forms[kind])
        self.called.setdefault(key, words)
        return Mark("note", key, words)

    def call_comment(self, identifier: str) -> None:
        """A comment belongs to the words before."""
        self.called.setdefault(f"comment {identifier}", "")

    def read(self) -> dict[str, Note]:
        """The notes that the text calls for, in that order, then the comments."""
        body = self.body
        elements = {
            f"{kind} {attribute(e, 'id')}": e
            for kind in _NAMES
            for e in _children(body.parts.xml(f"{kind}s"))
            if local(e) == kind and attribute(e, "type", "normal") == "normal"
        }
        answers = self._answers(elements)
        main = body.runs.relations
        found: dict[str, Note] = {}
        waiting = list(self.called)
        while waiting:  # a note may call for another
            for key in waiting:
                element = elements.get(key)
                if element is None:
                    continue
                kind = key.partition(" ")[0]
                body.runs.relations = body.parts.relations(body.parts.of_kind(f"{kind}s"))
                blocks = tuple(body.blocks(element))
                found[key] = Note(_NAMES[kind], self.called[key], blocks,
                                  attribute(element, "author"), attribute(element, "date"),
                                  answers.get(key, ""))  # fmt: skip
            waiting = [key for key in self.called if key not in found and key not in waiting]
        body.runs.relations = main
        last = [key for key in found if key.startswith("comment")]
        return {key: found[key] for key in [*(k for k in found if k not in last), *last]}


    def _answers(self, elements: dict[str, Any]) -> dict[str, str]:
        """Which comment answers which, by the paragraphs that they end with."""
        keys = {
            attribute(e[-1], "paraId"): key
            for key, e in elements.items() if key.startswith("comment") and len(e)
        }  # fmt: skip
        found: dict[str, str] = {}
        for said in _children(self.body.parts.xml("commentsExtended")):
            own = keys.get(attribute(said, "paraId"))
            other = keys.get(attribute(said, "paraIdParent"))
            if own and other:
                found[own] = other
            elif attribute(said, "done") in ("1", "true"):
                self.body.leave_out("mark(s) that a comment is settled")
        return found


def _children(root: Any) -> Any:
    return root if root is not None else ()

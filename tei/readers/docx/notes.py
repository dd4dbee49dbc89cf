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
        self._counts = {"footnote": 0, "endnote": 0}
        self._forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        settings = body.parts.xml("settings")
        for kind in self._forms:
            for root in (settings, child(body.parts.body, "sectPr")):
                form = child(root, f"{kind}Pr", "numFmt") if root is not None else None
                if form is not None:
                    self._forms[kind] = attribute(form, "val", "decimal")

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
                                  attribute(element, "author"), attribute(element, "date"))
            waiting = [key for key in self.called if key not in found and key not in waiting]
        body.runs.relations = main
        last = [key for key in found if key.startswith("comment")]
        return {key: found[key] for key in [*(k for k in found if k not in last), *last]}


def _children(root: Any) -> Any:
    return root if root is not None else ()

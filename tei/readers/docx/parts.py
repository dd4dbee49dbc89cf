"""The parts of a Word document: which is which, and what each refers to."""

from __future__ import annotations

import posixpath
from typing import Any

from tei.errors import SourceError
from tei.readers.office.package import Package, attribute, child, local, resolved

_OFFICE_DOCUMENT = "/officeDocument"


class Relation:
    """Where a reference leads: the name of a part, or an address outside (`external`)."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, external: bool) -> None:
        self.kind = kind
        self.target = target
        self.external = external


class Parts:
    """The main part and its relations.

    Errors: `SourceError`, if the package has no main part that a Word document has.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        found = [r for r in self.relations("").values() if r.kind.endswith(_OFFICE_DOCUMENT)]
        self.main = found[0].target if found else "word/document.xml"
        document = package.xml(self.main)
        if document is None or local(document) != "document":
            raise SourceError(
                f"{package.name} is no Word document: nothing in it is the text of one.",
                "Name a .docx file, or say what it is with --from.",
            )
        self.body = child(document, "body")
        if self.body is None:
            raise SourceError(f"{package.name} holds no text.", "Name a file that holds the text.")
        self.related = self.relations(self.main)
        self._read: dict[str, Any] = {}

    def relations(self, part: str) -> dict[str, Relation]:
        """What the identifiers in a part refer to ("" is the package itself)."""
        folder, name = posixpath.split(part)
        root = self.package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for relation in root if root is not None else ():
            external = relation.get("TargetMode") == "External"
            target = relation.get("Target") or ""
            found[relation.get("Id") or ""] = Relation(
                relation.get("Type") or "",
                target if external else resolved(folder, target),
                external,
            )
        return found

    def of_kind(self, kind: str) -> str:
        """The name of the part of a kind (`styles`, `footnotes`) that the main part refers to."""
        return next(
            (r.target for r in self.related.values()
             if r.kind.endswith(f"/{kind}") and not r.external), "",
        )  # fmt: skip

    def xml(self, kind: str) -> Any:
        """The root of that part, or None."""
        if kind not in self._read:
            name = self.of_kind(kind)
            self._read[kind] = self.package.xml(name) if name else None
        return self._read[kind]

    def about(self) -> dict[str, str]:
        """The core properties: title, author, keywords, created, modified, changed_by."""
        name = next(
            (r.target for r in self.relations("").values() if r.kind.endswith("core-properties")),
            "docProps/core.xml",
        )
        root = self.package.xml(name)
        found: dict[str, str] = {}
        names = {"title": "title", "creator": "author", "keywords": "keywords",
                 "created": "created", "modified": "modified", "lastModifiedBy": "changed_by",
                 "language": "language"}  # fmt: skip
        for element in root if root is not None else ():
            key = names.get(local(element), "")
            words = " ".join("".join(element.itertext()).split())
            if key and words:
                found[key] = words
        return found


def on(element: Any, default: bool = True) -> bool:
    """The value of a property that is on or off: `<w:b/>`, `<w:b w:val="0"/>`."""
    value = attribute(element, "val", "1" if default else "0").lower()
    return value not in ("0", "false", "off", "none")

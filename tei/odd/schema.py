"""A customized schema: the specifications in force, and what is doubtful in the ODD.

It is filled by `tei.odd.customize` and read by whatever writes a schema language from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.findings import Finding, Place
from tei.odd import source as sources
from tei.odd.source import Element, T


class Schema:
    """What one `schemaSpec` asks for.

    `specs` are the specifications in force by identifier, in the order of their modules;
    `start` the names a document may begin with; `prefix` and `ns` as the ODD has them;
    `externals` the `moduleRef url="..."`s; `constraints` and `declarations` those of the
    schemaSpec itself; `own` the specifications that the ODD has written; `findings` the doubts.
    """

    def __init__(self, ident: str, node: Element, path: str) -> None:
        self.ident = ident
        self.node = node
        self.path = path
        self.start: list[str] = (node.get("start") or "TEI teiCorpus").split()
        self.prefix: str = node.get("prefix") or ""
        self.ns: str | None = node.get("ns")
        self.specs: dict[str, Element] = {}
        self.externals: list[Element] = []
        self.constraints: list[Element] = []
        self.declarations: list[Element] = []
        self.own: list[Element] = []
        self.findings: list[Finding] = []
        self.datatypes: dict[str, Element] = {}  # those of the source, should one be asked for

    def of(self, kind: str) -> Iterator[Element]:
        """The specifications of one kind, such as `elementSpec`."""
        tag = T + kind
        return (spec for spec in self.specs.values() if spec.tag == tag)

    def find(self, ident: str, kind: str) -> Element | None:
        """One specification, or None if it is not in force."""
        spec = self.specs.get(ident)
        return spec if spec is not None and spec.tag == T + kind else None

    def name(self, node: Element, default: str = "") -> str:
        """What an element, attribute or value is called in documents: its `altIdent`, if it has
        one for the language the ODD wants (`@targetLang`), or its `@ident`.
        """
        wanted = self.node.get("targetLang") or ""
        for other in node.findall(T + "altIdent"):
            language = other.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
            if not language or language == wanted:
                return " ".join((other.text or "").split())
        return default or node.get("ident") or ""

    def namespace(self, spec: Element, default: str) -> str:
        """The namespace of an element."""
        ns: str | None = spec.get("ns")
        return default if ns is None else ns

    def unknown(self, node: Element, name: str, known: list[str]) -> None:
        """A finding: the ODD names what does not exist."""
        from difflib import get_close_matches

        alike = 0.5 if len(name) < 4 else 0.7  # of two letters, one may be wrong
        near = get_close_matches(name, sorted({k for k in known if k}), 1, alike)
        nearest = f"; the nearest name is “{near[0]}”" if near else ""
        self.doubt("odd-unknown-name", node, name=name, nearest=nearest)

    def doubt(self, code: str, node: Element, **arguments: str) -> None:
        """A finding at a node of the ODD; `by` is the node's own name."""
        place = Place(sources.path_of(node) or self.path, node.sourceline or 0, 1)
        arguments.setdefault("by", node.tag.removeprefix(T))
        self.findings.append(Finding(code, place, arguments))

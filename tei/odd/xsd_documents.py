"""The documents of an XSD, one a namespace, and the names they give to one another's things."""

from __future__ import annotations

from lxml import etree

from tei.names import XML_NS
from tei.odd.source import Element

XS = "http://www.w3.org/2001/XMLSchema"
X = "{" + XS + "}"


class Documents:
    """Makes documents as they are asked for. `t` is the prefix of the document's own namespace;
    names without a prefix belong to none, so that elements in no namespace can be named too.
    """

    def __init__(self, ident: str, target: str) -> None:
        self._ident = ident
        self._roots: dict[str, Element] = {}
        self._prefixes: dict[str, str] = {XML_NS: "xml", "": ""}
        self._used: dict[str, set[str]] = {}
        self.root(target)

    def root(self, uri: str) -> Element:
        """The `<xs:schema>` of a namespace (while it is being written)."""
        if uri not in self._roots:
            self._roots[uri] = etree.Element("schema")
            self._used[uri] = set()
            if uri not in self._prefixes:
                number = len(self._prefixes) - 1
                self._prefixes[uri] = "t" if number == 1 else f"t{number}"
        return self._roots[uri]

    def name(self, here: str, name: str, home: str) -> str:
        """How the document of namespace `here` writes a name that belongs to `home`."""
        self.root(home)
        if home != here:
            self._used[here].add(home)
        prefix = self._prefixes[home]
        return f"{prefix}:{name}" if prefix else name

    def files(self) -> dict[str, Element]:
        """The finished documents by the names of their files."""
        uris = list(self._roots)
        names = {uri: self._file(uri, i) for i, uri in enumerate(uris)}
        return {names[uri]: self._finished(uri, names) for uri in uris}

    def _file(self, uri: str, number: int) -> str:
        if uri == XML_NS:
            return f"{self._ident}-xml.xsd"
        return f"{self._ident}.xsd" if not number else f"{self._ident}-{number + 1}.xsd"

    def _finished(self, uri: str, names: dict[str, str]) -> Element:
        # Every document names all namespaces but `xml`, which has its prefix from XML itself.
        prefixes = {p: u for u, p in self._prefixes.items() if p and u != XML_NS}
        attributes = {"elementFormDefault": "qualified"}
        if uri:
            attributes["targetNamespace"] = uri
        root = etree.Element(X + "schema", attributes, nsmap={"xs": XS, **prefixes})
        for other in sorted(self._used[uri]):
            where = {"namespace": other} if other else {}
            etree.SubElement(root, X + "import", {**where, "schemaLocation": names[other]})
        root.extend(list(self._roots[uri]))
        return root

"""An element of a schema while it is open."""

from __future__ import annotations

from tei.relaxng.nameclasses import XML
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tei.relaxng.nameclasses import NameClass
    from tei.relaxng.schema_tree import Component, Raw, SchemaPlace
    from tei.relaxng.syntax import Rule


class Frame:
    """An open element of the schema, and what has been read in it."""

    __slots__ = (
        "attributes", "base", "children", "components", "count", "documentation", "library",
        "minus", "names", "ns", "params", "place", "prefixes", "rule", "tag", "text",
    )  # fmt: skip
    ns: str
    library: str
    base: str
    prefixes: Mapping[str, str]

    def __init__(self, tag: str, rule: Rule, place: SchemaPlace, outer: Frame) -> None:
        self.tag = tag
        self.rule = rule
        self.place = place
        self.attributes: dict[str, str] = {}
        self.ns = outer.ns
        self.library = outer.library
        self.base = outer.base
        self.prefixes = outer.prefixes
        self.count = 0
        self.children: list[Raw] = []
        self.names: list[NameClass] = []
        self.minus: Raw | NameClass | None = None
        self.params: list[tuple[str, str]] = []
        self.components: list[Component] = []
        self.documentation: list[str] = []
        self.text: list[str] = []


class Outside(Frame):
    """What stands around the root: the file's own address, and what is handed down to it."""

    def __init__(self, base: str, ns: str) -> None:
        self.ns = ns
        self.library = ""
        self.base = base
        self.prefixes = {"xml": XML}
        self.count = 0
        self.children = []
        self.names = []
        self.components = []

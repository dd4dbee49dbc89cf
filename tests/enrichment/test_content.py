"""The table of content models, held against the specifications of the Guidelines."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tei.enrichment.content import allowed, parents

TEI = "{http://www.tei-c.org/ns/1.0}"


class Specifications:
    """What each element may hold among its text, by its `<content>`."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.elements = {e.get("ident"): e for e in root.iter(f"{TEI}elementSpec")}
        self.macros = {e.get("ident"): e for e in root.iter(f"{TEI}macroSpec")}
        self.members: dict[str, set[str]] = {}
        for spec in (*self.elements.values(), *root.iter(f"{TEI}classSpec")):
            for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf"):
                self.members.setdefault(member.get("key", ""), set()).add(spec.get("ident", ""))

    def of_class(self, name: str) -> set[str]:
        found: set[str] = set()
        for member in self.members.get(name, ()):
            found |= {member} if member in self.elements else self.of_class(member)
        return found

    def names(self, node: etree._Element) -> set[str]:
        key = node.get("key", "")
        if node.tag == f"{TEI}elementRef":
            return {key}
        if node.tag == f"{TEI}classRef":
            return self.of_class(key)
        if node.tag == f"{TEI}macroRef":
            node = self.macros[key].find(f"{TEI}content")
        return {name for child in node.iterchildren(etree.Element) for name in self.names(child)}

    def among_text(self, node: etree._Element) -> set[str]:
        """What an alternation that repeats and has text in it allows."""
        if node.tag == f"{TEI}macroRef":
            return self.among_text(self.macros[node.get("key", "")].find(f"{TEI}content"))
        children = list(node.iterchildren(etree.Element))
        if node.tag == f"{TEI}alternate" and node.get("maxOccurs") == "unbounded":
            texts = [c for c in children
                     if c.tag == f"{TEI}textNode" or (c.tag == f"{TEI}macroRef"
                                                     and self.among_text(c))]
            if texts:
                return {n for c in children if c.tag != f"{TEI}sequence" for n in self.names(c)}
        return next((found for c in children if (found := self.among_text(c))), set())


def test_the_table_says_what_the_specifications_say(shared: Path) -> None:
    specifications = Specifications(shared / "oracle" / "p5subset.xml")
    every = set(specifications.elements)
    for parent in sorted(parents()):
        content = specifications.elements[parent].find(f"{TEI}content")
        expected = specifications.among_text(content)
        assert {name for name in every if allowed(parent, name)} == expected & every, parent


@pytest.mark.parametrize("parent", ["code", "idno", "w", "div", "choice", "gap", "eg"])
def test_nothing_is_added_where_text_is_none_or_code(parent: str) -> None:
    assert not allowed(parent, "persName")

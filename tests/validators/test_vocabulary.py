"""The table of TEI's names (`tei/validators/vocabulary.txt`) is that of the TEI's own source.

`pytest --accept` writes it anew: which elements, which attribute classes, which attributes, each
with its module. Names only, no word of the Guidelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tei.validators import vocabulary

T = "{http://www.tei-c.org/ns/1.0}"
TABLE = Path(vocabulary.__file__).with_suffix(".txt")
HEAD = """\
# The names of TEI P5, each with its module; written by tests/validators/test_vocabulary.py --accept
# module NAME: its elements
# class NAME MODULE: its attributes: the elements that have them (*: all)
# element NAME: attributes of its own (-x: that it does not have, though its class does)
"""


class Spec:
    """An elementSpec or an attribute class, as far as names go."""

    def __init__(self, node: etree._Element) -> None:
        self.name, self.module = node.get("ident", ""), node.get("module", "")
        self.classes = [m.get("key", "") for m in node.findall(f"{T}classes/{T}memberOf")]
        defined = list(node.iter(f"{T}attDef"))
        self.attributes = [a.get("ident", "") for a in defined if a.get("mode") != "delete"]
        self.deleted = [a.get("ident", "") for a in defined if a.get("mode") == "delete"]


def written(source: Path) -> Iterator[str]:
    root = etree.parse(str(source)).getroot()
    elements = {s.name: s for s in map(Spec, root.iter(f"{T}elementSpec"))}
    nodes = [n for n in root.iter(f"{T}classSpec") if n.get("type") == "atts"]
    classes = {s.name: s for s in map(Spec, nodes)}

    def inherited(spec: Spec, found: dict[str, None]) -> dict[str, None]:
        for name in spec.classes:
            if name in classes and name not in found:
                found[name] = None
                inherited(classes[name], found)
        return found

    members: dict[str, list[str]] = {}
    for spec in elements.values():
        for name in inherited(spec, {}):
            members.setdefault(name, []).append(spec.name)
    yield HEAD
    for module in sorted({s.module for s in elements.values()}):
        own = sorted(s.name for s in elements.values() if s.module == module)
        yield f"module {module}: {' '.join(own)}\n"
    for name in sorted(classes):
        spec, held = classes[name], sorted(members.get(name, []))
        if spec.attributes and held:
            shown = "*" if len(held) == len(elements) else " ".join(held)
            yield f"class {name} {spec.module}: {' '.join(sorted(spec.attributes))}: {shown}\n"
    for name in sorted(elements):
        spec = elements[name]
        own = [*sorted(spec.attributes), *(f"-{one}" for one in sorted(spec.deleted))]
        if own:
            yield f"element {name}: {' '.join(own)}\n"


@pytest.mark.shared
def test_the_table_is_that_of_the_source(shared: Path, request: pytest.FixtureRequest) -> None:
    text = "".join(written(shared / "oracle" / "p5subset.xml"))
    if request.config.getoption("--accept"):
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text


def test_elements_and_their_modules() -> None:
    assert vocabulary.module_of("msDesc") == "msdescription"
    assert vocabulary.module_of("persName") == "namesdates"
    assert vocabulary.module_of("span") == "analysis"
    assert vocabulary.module_of("persname") == ""
    assert len(vocabulary.elements()) > 580


def test_attributes_with_their_class_and_module() -> None:
    assert vocabulary.attribute_of("facs", "p") == ("att.global.facs", "transcr")
    assert vocabulary.attribute_of("when-iso", "date") == ("att.datable.iso", "namesdates")
    assert vocabulary.attribute_of("url", "graphic") == ("att.resourced", "tei")
    assert vocabulary.attribute_of("href", "ref") is None
    assert vocabulary.attribute_of("url", "p") is None


def test_an_attribute_of_an_elements_own() -> None:
    assert vocabulary.attribute_of("org", "div") is not None
    assert vocabulary.attribute_of("level", "title") == ("", "core")


def test_the_nearest_name() -> None:
    assert vocabulary.nearest_element("msdesc") == "msDesc"
    assert vocabulary.nearest_element("zebra") == ""

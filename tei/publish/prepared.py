"""The tree that a stylesheet for HTML is given: what it would have to look for stands in it.

    <p>Two <lb break="no"/>words</p>   ->   <p data-tei="7" data-n="1">Two<lb .../>words</p>

A stylesheet may ask anywhere for the number of a paragraph or of an element, for instance; what it
finds by a search each time, or by a pattern that is tried on each text, is here found on one way
through the tree. No attribute of TEI is called as these are.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from lxml import etree

from tei.publish.source import TEI, XML

__all__ = ["ASKED_FOR", "FIRST", "HEADED", "KINDS", "MENTION", "NUMBER", "PARAGRAPH", "prepare"]

NUMBER = "data-tei"  # of each element, in document order, from 0: what the page's panel asks by
PARAGRAPH = "data-n"  # of each <p> that has a number
KINDS = "data-kinds"  # of the root: which of these elements the texts hold, “ note pb ”
MENTION = "data-id"  # of each mention that an index or a note leads to
HEADED = "data-headed"  # of each element with a <head>
FIRST = "data-first"  # of the first date of each value
ASKED_FOR = (
    "app", "choice", "date", "ex", "gap", "list", "name", "note", "orgName", "pb", "persName",
    "placeName", "rs", "secl", "sic", "supplied", "surplus", "unclear",
)  # fmt: skip
_UNNUMBERED = tuple(TEI + name for name in ("note", "figure", "table", "quote", "item"))
_DATES = ("when", "from", "notBefore", "to", "notAfter")
# As $persons, $places and $orgs of transforms/common/names.xsl.
_ENTITIES = etree.XPath(
    "(/*/t:standOff | /*/t:TEI/t:standOff | (/*/t:teiHeader | /*/t:TEI/t:teiHeader)"
    "/*[self::t:profileDesc or self::t:fileDesc]/*[self::t:particDesc or self::t:settingDesc"
    " or self::t:sourceDesc] | /*/t:text/t:back//*[self::t:listPerson or self::t:listPlace"
    " or self::t:listOrg])//*[self::t:person or self::t:place or self::t:org][@xml:id]",
    namespaces={"t": TEI[1:-1]},
)
_BREAKS = tuple(TEI + name for name in ("lb", "pb", "cb", "gb"))
_SPACE = " \t\r\n"


def prepare(root: Any) -> None:
    """Number elements and paragraphs, note the elements there are, join words at breaks in them."""
    for number, node in enumerate(root.iter("*")):
        node.set(NUMBER, str(number))
    texts = list(root.iter(TEI + "text"))
    kinds = [name for name in ASKED_FOR if any(_holds(text, TEI + name) for text in texts)]
    root.set(KINDS, f" {' '.join(kinds)} ")
    _number_paragraphs(root, texts)
    _name_mentions(root, texts)
    for node in root.iter(TEI + "head"):
        node.getparent().set(HEADED, "")
    for node in root.iter(*_BREAKS):
        # The second as the Oxford Text Archive has it; see transforms/common/text.xsl.
        if node.get("break") == "no" or node.get("type") == "hyphenInWord":
            _join(node)


def _holds(text: Any, tag: str) -> bool:
    return next(text.iter(tag), None) is not None


def _number_paragraphs(root: Any, texts: list[Any]) -> None:
    """Those of the bodies, but for notes, figures, tables, quotations and lists."""
    unnumbered: set[Any] = set()
    for holder in root.iter(*_UNNUMBERED):
        unnumbered.update(holder.iter(TEI + "p"))
    numbers = count(1)
    for text in texts:
        for body in text.iterchildren(TEI + "body"):
            for node in body.iter(TEI + "p"):
                if node not in unnumbered:
                    node.set(PARAGRAPH, str(next(numbers)))


def _name_mentions(root: Any, texts: list[Any]) -> None:
    """The mentions of each entity, `ann.1`, `ann.2`, ..., the dates, the places with variants.

    What mentions several has its name from the first of them in the list.
    """
    mentions: dict[str, list[Any]] = {}
    listed: Any = _ENTITIES(root)
    outer = [text for text in texts if not _stands_in(text, TEI + "text")]
    for node in (n for text in outer for n in text.iter("*")) if listed else ():
        for pointer in (node.get("ref") or "").split():
            mentions.setdefault(pointer, []).append(node)
    for entity in listed:
        name = entity.get(XML + "id")
        for number, node in enumerate(mentions.get(f"#{name}", ()), 1):
            _name(node, f"{name}.{number}")
    seen: set[tuple[str, ...]] = set()
    numbers = count(1)
    for node in (n for text in outer for n in text.iter(TEI + "date")):
        if any(name in node.attrib for name in _DATES):
            value = tuple(node.get(name, "") for name in _DATES)
            _name(node, f"date.{next(numbers)}")
            if value not in seen:
                seen.add(value)
                node.set(FIRST, "")
    numbers = count(1)
    for node in (n for text in outer for n in text.iter(TEI + "app")):
        if not _stands_in(node, TEI + "note"):
            _name(node, f"app.{next(numbers)}")


def _stands_in(node: Any, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _name(node: Any, name: str) -> None:
    if MENTION not in node.attrib:
        node.set(MENTION, name)


def _join(node: Any) -> None:
    """A break within a word: the white space beside it is none of the word's."""
    if node.tail:
        node.tail = node.tail.lstrip(_SPACE)
    last = node.getprevious()
    if last is not None and last.tail:
        last.tail = last.tail.rstrip(_SPACE)
    elif last is None and (parent := node.getparent()) is not None and parent.text:
        parent.text = parent.text.rstrip(_SPACE)

"""A TEI file -> the tree that `conservation` and `explain` read, whoever made the file.

Read with lxml, safely: nothing is fetched, no DTD is loaded, and entities that blow up are
refused. Each node knows its line (`Node.start`).
"""

from __future__ import annotations

from tei.errors import MarkupError
from tei.names import TEI_NS, XML_NS, Node
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from lxml.etree import _Element

    from tei.findings import Finding

_TEI, _XML = f"{{{TEI_NS}}}", f"{{{XML_NS}}}"
_ROOTS = frozenset(("TEI", "TEI.2", "teiCorpus", "text", "standOff"))
_REMEDIES = (
    ("Start tag expected", "Name the TEI file; what stands there is not XML."),
    ("Document is empty", "Name the TEI file; this one is empty."),
    ("mismatch", "Close the elements in the order in which they were opened."),
    ("EntityRef", "Write &amp; for an ampersand of the text."),
    ("xmlParseEntityRef", "Write &amp; for an ampersand of the text."),
    ("Entity '", "Write the character itself, or its number (&#160;), or declare the entity."),
    ("Premature end", "The file breaks off: look for an element that is not closed."),
    ("Extra content", "One element has to hold all others."),
    ("attributes construct", "Put a space before each attribute, quotation marks around values."),
    ("AttValue", "Put quotation marks around the attribute's value; write &lt; for < in it."),
    ("redefined", "Give each attribute of an element once."),
    ("encoding", "Save the file as UTF-8, or name its encoding in the XML declaration."),
    ("bytes", "Save the file as UTF-8, or name its encoding in the XML declaration."),
    ("invalid Char", "Take the character out: XML cannot hold it."),
    ("PCDATA invalid", "Take the character out: XML cannot hold it."),
    ("namespace", "Declare the prefix (xmlns:...), or take it away."),
    ("Namespace", "Declare the prefix (xmlns:...), or take it away."),
    ("amplification", "Take the entities of the DTD away: they blow up."),
    ("loop", "Take the entities of the DTD away: one holds itself."),
)


class Markup:
    """A TEI file: its name as given, lxml's root element, and the tree made of it."""

    def __init__(
        self, name: str, root: _Element, findings: tuple[Finding, ...] = ()
    ) -> None:
        self.name = name
        self.root = root
        self.findings = findings  # what stands for entities of a DTD that is not at hand
        self.elements: list[_Element] = []  # in the order of `nodes`
        self.nodes: list[Node] = []
        self.tree = self._convert()

    def _convert(self) -> Node:
        """The tree, without comments and processing instructions; elements in document order."""
        elements, nodes = self.elements, self.nodes
        names: dict[str, str] = {}
        top: list[Node | str] = []
        stack: list[tuple[Any, list[Node | str]]] = [(self.root, top)]
        while stack:
            element, siblings = stack.pop()
            if isinstance(element, str):
                siblings.append(element)
                continue
            if isinstance(element.tag, str):
                attributes = {_short(n, names): v for n, v in element.attrib.items()}
                node = Node(_short(element.tag, names), attributes or None, [], element.sourceline)
                siblings.append(node)
                elements.append(element)
                nodes.append(node)
                inside = node.children
                if element.text:
                    inside.append(element.text)
                for child in reversed(element):
                    if child.tail:
                        stack.append((child.tail, inside))
                    stack.append((child, inside))
            # else: a comment or processing instruction; its tail stands on the stack already
        return top[0]  # type: ignore[return-value]


def _short(name: str, names: dict[str, str]) -> str:
    """`{http://www.tei-c.org/ns/1.0}p` -> `p`, `{...namespace}id` -> `xml:id`."""
    short = names.get(name)
    if short is None:
        if name.startswith(_TEI):
            short = name[len(_TEI) :]
        elif name.startswith(_XML):
            short = "xml:" + name[len(_XML) :]
        else:
            short = name
        names[name] = short
    return short


def read(path: str) -> Markup:
    """Read a TEI file.

    Errors: `MarkupError`, naming the file, the line, what stands there and what to do.
    """
    from tei.readers.source import load

    loaded = load(path)
    return parse(loaded.data, loaded.name)


def parse(data: bytes, name: str) -> Markup:
    """The TEI of some bytes.

    >>> parse(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>a<!-- b -->c</text></TEI>",
    ...       "a.xml").tree.text()
    'ac'
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, _parser(False))
    except etree.XMLSyntaxError as error:
        if "Entity '" in str(error) and (markup := _with_entities(data, name)):
            return markup
        if "XML_PARSE_HUGE" not in str(error) or b"<!ENTITY" in data:
            raise _not_well_formed(name, error) from error
        try:  # deeper or longer than libxml2 cares for, and no entities that could blow up
            root = etree.fromstring(data, _parser(True))
        except etree.XMLSyntaxError as error:
            raise _not_well_formed(name, error) from error
    except ValueError as error:
        sentence = f"{name} cannot be read as XML ({error})."
        raise MarkupError(sentence, "Save it as UTF-8.") from error
    return _checked(name, root)


def _checked(name: str, root: Any, findings: tuple[Finding, ...] = ()) -> Markup:
    local = root.tag.rpartition("}")[2]
    if local not in _ROOTS:
        raise MarkupError(
            f"{name}:{root.sourceline}: <{local}> is XML, but not TEI.",
            "Name a TEI file: its outermost element is <TEI> or <teiCorpus>.",
        )
    return Markup(name, root, findings)


def _with_entities(data: bytes, name: str) -> Markup | None:
    """A file whose entities a DTD declares that is not read; None if that is not its fault."""
    from lxml import etree

    from tei.events import End, Source, Start, Text, events

    reading = events(Source(data, name), standing=True)
    builder: Any = etree.TreeBuilder()
    for event in reading:
        if isinstance(event, Start):
            attributes = {_clark(key): value for key, value in event.attributes.items()}
            element = builder.start(_clark(event.name), attributes)
            element.sourceline = event.line
        elif isinstance(event, End):
            builder.end(_clark(event.name))
        elif isinstance(event, Text):
            builder.data(event.text)
    if reading.fatal or not any(f.code.startswith("xml-dtd") for f in reading.findings):
        return None
    told = tuple(f for f in reading.findings if f.code.startswith("xml-entity-"))
    return _checked(name, builder.close(), told)


def _clark(name: tuple[str, str]) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]


def _parser(huge: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False if huge else "internal",  # type: ignore[arg-type]  # old stubs
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        collect_ids=False,  # an identifier that stands twice is for `tei validate` to say
    )


def _not_well_formed(name: str, error: Any) -> MarkupError:
    line, column = error.position if error.position else (0, 0)
    cause = (error.msg or "it cannot be read").partition(", line ")[0].strip()
    cause = " ".join(cause.split())[:200].rstrip(".")
    remedy = next((r for words, r in _REMEDIES if words in cause), "")
    place = f"{name}:{line}:{column}" if line else name
    return MarkupError(
        f"{place}: not well-formed XML: {cause}.", remedy or "Mend the XML at that place."
    )

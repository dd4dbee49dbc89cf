"""A TEI file, read once: its elements with the bytes of their tags, and the text they hold.

    <p>A <hi>b</hi></p>   ->   Element p 0..18, hi 5..15; Open p, “A ”, Open hi, “b”, Close ...

What stands in an entity or a CDATA section is one unit: nothing can be put between its characters.
Of a `<choice>` or `<app>` the reading that the source has is taken, as `tei.conservation` does;
a note at the foot of the page is put aside, so that the sentence around it can be read.
"""

from __future__ import annotations

from pyexpat import XMLParserType

from tei.events import SEPARATOR, Source, feed, parser
from tei.events.entities import Standing
from tei.events.tags import tag_end
from tei.findings import Finding
from tei.names import TEI_NS, XML_NS
from tei.readers.tei_items import Aside, Break, Close, Element, Item, Listed, Open, Words
from tei.typed import Record

# Not of the text that somebody reads (`tei.conservation.stream` passes them over as well)
_APART = frozenset(
    "teiHeader standOff interpGrp interp facsimile sourceDoc xenoData figDesc".split()
)
_CHOICES = ("choice", "app")
_IN_SOURCE = ("sic", "orig", "abbr", "unclear", "supplied", "lem", "rdg", "seg")
# Stand on lines of their own, wherever they are met
BLOCKS = frozenset(
    "text front body back group div div1 div2 div3 div4 div5 div6 div7 p ab head l lg sp speaker "
    "stage list item table row cell titlePage docTitle titlePart byline docImprint dateline "
    "salute signed opener closer postscript trailer argument epigraph address addrLine figure "
    "floatingText listBibl castList castItem castGroup set performance prologue epilogue u "
    "entry entryFree".split()
)
# ... and these only where no running text is around them
_SOMETIMES = frozenset("quote cit bibl biblStruct biblFull note label docAuthor docDate".split())
_RUNNING_TEXT = frozenset(
    "p ab head l item cell note quote said q seg hi emph bibl title titlePart byline dateline "
    "salute signed trailer opener closer label speaker stage addrLine u s".split()
)
_ASIDE = frozenset(("note", "fw", "noteGrp"))
_LISTS = frozenset("listPerson listPlace listOrg listEvent listObject listNym listRelation".split())


class Markup(Record):
    """What was read: all elements in the order of the file, the items of its texts, and the
    finding that says why the reading ended early, or None.
    """

    source: Source
    elements: list[Element]
    items: list[Item]
    fatal: Finding | None
    names: list[tuple[str, str]]  # namespace and name of the root
    findings: list[Finding]  # what stands for entities that nothing declares


def read(source: Source) -> Markup:
    """Read a file. A file that is not well-formed has a `fatal`."""
    walk = _Walk(source)
    fatal = feed(walk.expat, source)
    return Markup(source, walk.elements, walk.items, fatal, walk.root, walk.findings)


class _Frame:
    """An element that is open: its items come here first if its parent has to choose."""

    __slots__ = tuple("aside breaks choices element items listed name number text".split())

    def __init__(self, name: str, element: Element | None, number: int) -> None:
        self.name, self.element, self.number = name, element, number
        self.items: list[Item] | None = None  # the list that was written on before
        self.choices: list[tuple[str, list[Item]]] | None = None
        self.aside = self.breaks = self.listed = self.text = False


class _Walk:
    """The handlers: expat's calls -> elements and items."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data = source.data
        self.elements: list[Element] = []
        self.items: list[Item] = []
        self.root: list[tuple[str, str]] = []
        self.frames: list[_Frame] = []
        self.skipped = 0  # depth below an element that is not of the text
        self.inside = 0  # depth below <text>
        self.external = 0
        self.cdata = -1  # where the CDATA section under way began
        self.unit: list[str] = []
        self.unit_at = -1
        self.findings: list[Finding] = []
        self.standing = Standing(self.findings.append)
        self.expat = expat = parser(source, self.standing.met, prefixes=True, enter=self.enter)
        expat.buffer_text = False
        expat.StartElementHandler = self.start
        expat.EndElementHandler = self.end
        expat.CharacterDataHandler = self.text
        expat.SkippedEntityHandler = self.skipped_entity
        expat.StartCdataSectionHandler = self.begin_cdata
        expat.EndCdataSectionHandler = self.end_cdata

    def enter(self, sub: XMLParserType | None, source: Source | None) -> None:
        self.external += 1 if sub is not None else -1

    def start(self, said: str, pairs: dict[str, str]) -> None:
        self.flush()
        uri, local, prefix, *_ = [*(["", said] if SEPARATOR not in said else
                                    said.split(SEPARATOR)), ""]  # fmt: skip
        if not self.frames:
            self.root.append((uri, local))
        name = local if uri == TEI_NS else ""
        at = self.expat.CurrentByteIndex
        element = None
        number = self.frames[-1].number if self.frames else -1
        if not self.external and self.data[at : at + 1] == b"<":
            attributes = {_short(key): value for key, value in pairs.items()}
            inner = tag_end(self.source, at)
            if pairs:
                self.standing.attributes(self.source, at)
            element = Element(name, prefix, attributes, number, at, inner)
            number = len(self.elements)
            self.elements.append(element)
        frame = _Frame(name, element, number)
        parent = self.frames[-1].name if self.frames else ""
        self.frames.append(frame)
        if self.skipped or name in _APART:
            self.skipped += 1
        elif self.inside or name == "text":
            self.inside += 1
            self.begin(frame, parent, pairs)

    def begin(self, frame: _Frame, parent: str, pairs: dict[str, str]) -> None:
        """An element of the text begins: its items, and what its attributes record."""
        above = self.frames[-2] if len(self.frames) > 1 else None
        frame.text = True
        name, element = frame.name, frame.element
        frame.aside = name in _ASIDE and pairs.get("place") != "inline" and parent in _RUNNING_TEXT
        frame.listed = name in _LISTS and any(f.name == "back" for f in self.frames)
        if frame.aside or frame.listed or (above and above.choices is not None):
            frame.items, self.items = self.items, []
        if name in _CHOICES:
            frame.choices = []
        sometimes = name in _SOMETIMES and parent not in _RUNNING_TEXT
        frame.breaks = name in BLOCKS or sometimes or frame.aside
        if frame.breaks:
            self.items.append(Break(name in BLOCKS))
        elif name in ("lb", "pb", "cb", "gb", "milestone") and pairs.get("break") != "no":
            self.items.append(Words(" ", -1, -1))
        if element is not None:
            element.block = frame.breaks
            self.items.append(Open(element))
        listed = self.frames[-2].element if above else None
        before, number, _ = _printed(name, pairs, listed)
        for words in (before, number):
            if words:
                self.items.append(Words(words, -1, -1, True))
        if number:
            self.items.append(Words(" ", -1, -1))

    def end(self, said: str) -> None:
        self.flush()
        frame = self.frames.pop()
        element = frame.element
        if element is not None:
            element.close = at = self.expat.CurrentByteIndex
            if at < element.inner or self.data[at : at + 2] != b"</":
                element.close = element.end = element.inner
            else:
                element.end = self.data.find(b">", at) + 1
            if self.data[element.inner - 2 : element.inner] == b"/>":
                element.close = element.end = element.inner
        if self.skipped:
            self.skipped -= 1
        elif frame.text:
            self.inside -= 1
            self.finish(frame)

    def finish(self, frame: _Frame) -> None:
        """An element of the text ends."""
        element = frame.element
        if frame.choices is not None:
            chosen = next(
                (items for name in _IN_SOURCE for n, items in frame.choices if n == name), None
            )
            if chosen is None and frame.choices:
                chosen = frame.choices[0][1]
            self.items.extend(chosen or ())
        attributes = element.attributes if element is not None else {}
        after = _marks(attributes.get("rend", ""))[1] if attributes else ""
        if after:
            self.items.append(Words(after, -1, -1, True))
        if element is not None:
            self.items.append(Close(element))
        if frame.breaks:
            self.items.append(Break(frame.name in BLOCKS))
        if frame.items is not None:
            own, self.items = self.items, frame.items
            above = self.frames[-1]
            items: list[Item] = [Aside(own)] if frame.aside else own
            if frame.listed:
                items = [Listed(own)]
            if above.choices is not None:
                above.choices.append((frame.name, items))
            else:
                self.items.extend(items)

    def text(self, piece: str) -> None:
        if not self.inside or self.skipped:
            return
        frame = self.frames[-1]
        if frame.choices is not None:  # white space between the readings
            return
        at = self.expat.CurrentByteIndex
        if self.cdata >= 0:
            self.unit.append(piece)
            return
        data = self.data
        if not self.external and data[at : at + 1] != b"&":
            self.flush()
            if piece == "\n":
                length = 2 if data[at : at + 2] == b"\r\n" else 1
                self.items.append(Words(piece, at, at + length, length == 2))
            else:
                self.items.append(Words(piece, at, at + len(piece.encode())))
            return
        if self.unit and at != self.unit_at:
            self.flush()
        self.unit_at = at
        self.unit.append(piece)

    def skipped_entity(self, name: str, is_parameter: int) -> None:
        """An entity of a DTD that is not at hand: its name is likely that of HTML and ISO."""
        at = self.expat.CurrentByteIndex
        shown = not is_parameter and self.inside and not self.skipped and not self.external
        if shown and self.frames[-1].choices is None and self.data[at : at + 1] == b"&":
            self.flush()
            sign = self.standing.of(name, self.source.place(at))
            stop = self.data.find(b";", at) + 1
            self.items.append(Words(sign, at, stop, unit=True, guessed=True))

    def begin_cdata(self) -> None:
        at = self.expat.CurrentByteIndex
        if not self.external and self.data[at : at + 1] == b"<":
            self.flush()
            self.cdata = self.unit_at = at

    def end_cdata(self) -> None:
        if self.cdata >= 0:
            self.flush()

    def flush(self) -> None:
        """What one entity or CDATA section gave becomes a unit."""
        if self.unit:
            at = self.unit_at
            sign = b"]]>" if self.cdata >= 0 else b";"
            stop = self.data.find(sign, at) + len(sign)
            self.items.append(Words("".join(self.unit), at, stop, True))
            self.unit.clear()
        self.cdata = -1


def _short(name: str) -> str:
    """`{http://www.w3.org/XML/1998/namespace}id` as expat says it -> `xml:id`."""
    if SEPARATOR not in name:
        return name
    uri, _, rest = name.partition(SEPARATOR)
    local = rest.partition(SEPARATOR)[0]
    return f"xml:{local}" if uri == XML_NS else f"{{{uri}}}{local}"


def _marks(rend: str) -> tuple[str, str]:
    """What `@rend` says stood before and after the content (see `tei.conservation.stream`)."""
    before = after = ""
    if "(" not in rend and "brackets" not in rend:
        return before, after
    for word in rend.split():
        if word == "brackets":
            before, after = "[", "]"
        elif word.endswith(")") and word.startswith("pre("):
            before = word[4:-1]
        elif word.endswith(")") and word.startswith("post("):
            after = word[5:-1]
    return before, after


def _printed(name: str, pairs: dict[str, str], parent: Element | None) -> tuple[str, str, str]:
    """The mark before an element, the label that is printed though it is an attribute, and the
    mark after it.
    """
    before, after = _marks(pairs.get("rend", ""))
    attribute = {"graphic": "url"}.get(name, "n")
    number = "".join(pairs.get(attribute, "").split())
    if not number or name not in ("pb", "graphic", "item", "bibl", "row", "label"):
        return before, "", after
    rend = parent.attributes.get("rend", "") if parent is not None else ""
    labelled = name == "item" and {"numbered", "bulleted"} & set(rend.split())
    return before, number if before or after or labelled else "", after

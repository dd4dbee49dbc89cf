"""A TEI file -> the tree that all formats are made from, read once and securely.

Nothing comes from the network, and from disk only what lies in the file's own folder or below:
DTDs, entities and XInclude are read by `tei.events`, with its limits. Guidelines, chapter
“A Gentle Introduction to XML”; XInclude 1.0.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from lxml import etree

from tei import events
from tei.catalogue import entry_of
from tei.errors import MarkupError
from tei.findings import Finding
from tei.names import TEI_NS
from tei.readers.source import load

__all__ = ["TEI", "XML", "Source", "parse", "read"]

TEI = f"{{{TEI_NS}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_OUTERMOST = ("TEI", "teiCorpus")
_ON_THE_LONG_ROAD = (b"http://www.w3.org/2001/XInclude", b"<!DOCTYPE")


class Source(NamedTuple):
    """A TEI file: `name` as it was given, `path` where it lies ("" for standard input).

    `root` is never changed: formats share it. `data` are its bytes. `findings` tell what could not
    be included.
    """

    name: str
    path: str
    root: Any
    data: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def folder(self) -> str:
        """The folder whose files it may refer to, or ""."""
        return os.path.dirname(os.path.realpath(self.path)) if self.path else ""

    @property
    def stem(self) -> str:
        """What its results are called, without suffix."""
        return stem_of(self.path or "-")


def stem_of(path: str) -> str:
    """A file's name without what says that it is TEI.

    >>> stem_of("letters/a.tei.xml"), stem_of("-")
    ('a', 'standard-input')
    """
    name = "standard-input" if path == "-" else os.path.basename(path)
    stem = os.path.splitext(name)[0]
    return stem.removesuffix(".tei") or name


def read(path: str) -> Source:
    """Read a TEI P5 file, or standard input for `-`.

    `read("article.xml").root.tag` -> `{http://www.tei-c.org/ns/1.0}TEI`.

    Errors: `SourceError`, if it cannot be read; `MarkupError`, naming file, line and remedy, if
    it is not well-formed, or no TEI P5.
    """
    loaded = load(path)
    return parse(loaded.data, loaded.name, "" if path == "-" else path)


def parse(data: bytes, name: str, path: str = "") -> Source:
    """The TEI of some bytes.

    >>> parse(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "a.xml").stem
    'standard-input'
    """
    findings: tuple[Finding, ...] = ()
    if any(words in data for words in _ON_THE_LONG_ROAD):
        root, findings = _from_events(data, name, path)
    else:
        root = _from_lxml(data, name, path)
    _check(root, name)
    return Source(name, path, root, data, findings)


def _from_lxml(data: bytes, name: str, path: str) -> Any:
    """By libxml2, without DTD and entities, so that a large file needs no limits."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        return etree.fromstring(data, parser, base_url=os.path.abspath(path) if path else "")
    except (etree.XMLSyntaxError, ValueError) as error:
        # The reader with the good explanations, which also knows more encodings.
        reading = events.events(events.Source(data, name, path))
        for _ in reading:
            pass
        if reading.fatal is None:
            if "depth" in str(error):
                raise MarkupError(
                    f"{name}: its elements stand inside each other more than 2,000 deep.",
                    "Take out the needless ones.",
                ) from error
            return _from_events(data, name, path)[0]
        raise _not_well_formed(reading.fatal) from error


def _from_events(data: bytes, name: str, path: str) -> tuple[Any, tuple[Finding, ...]]:
    """With what its entities and its xi:include bring, and only from its own folder."""
    source = events.Source(data, name, path)
    reading = events.events(source, comments=True, xinclude=True, standing=True)
    top: list[Any] = []
    open_: list[Any] = []
    for event in reading:
        if isinstance(event, events.Start):
            _open(event, open_, top)
        elif isinstance(event, events.End):
            open_.pop()
        elif open_ and isinstance(event, events.Text):
            _add_text(open_[-1], event.text)
        elif open_ and isinstance(event, events.Comment):
            open_[-1].append(etree.Comment(event.text))
        elif open_ and isinstance(event, events.Instruction):
            open_[-1].append(etree.ProcessingInstruction(event.target, event.text))
    if reading.fatal is not None:
        raise _not_well_formed(reading.fatal)
    if path:
        top[0].getroottree().docinfo.URL = os.path.abspath(path)
    return top[0], tuple(f for f in reading.findings if f is not reading.fatal)


def _open(event: events.Start, open_: list[Any], top: list[Any]) -> None:
    tag = _clark(event.name)
    attributes: Any = {_clark(n): v for n, v in event.attributes.items()}
    names: Any = {p or None: a for p, a in event.namespaces.items() if a and p != "xml"}
    if open_:
        new: Any = etree.SubElement(open_[-1], tag, attributes, nsmap=names)
    else:
        new = etree.Element(tag, attributes, nsmap=names)
        top.append(new)
    new.sourceline = event.line
    open_.append(new)


def _clark(name: tuple[str, str]) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]


def _add_text(parent: Any, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _not_well_formed(fatal: Finding) -> MarkupError:
    entry = entry_of(fatal.code)
    sentence = entry.sentence.format_map(fatal.arguments)
    return MarkupError(f"{fatal.place}: {sentence}", entry.hint.format_map(fatal.arguments))


def _check(root: Any, name: str) -> None:
    """Refuse what is not TEI P5, with the remedy for what people have instead."""
    found = etree.QName(root)
    place = f"{name}:{root.sourceline}"
    if found.namespace == TEI_NS and found.localname in _OUTERMOST:
        return
    if found.localname in ("TEI.2", "TEI", "teiCorpus.2", "teiCorpus"):
        where = f"in the namespace “{found.namespace}”" if found.namespace else "in no namespace"
        is_old = found.localname.endswith(".2")
        raise MarkupError(
            f"{place}: <{found.localname}> is {'TEI P4' if is_old else where}, not TEI P5.",
            "Convert it to P5 first." if is_old else f'Write <{found.localname} xmlns="{TEI_NS}">.',
        )
    raise MarkupError(
        f"{place}: <{found.localname}> is XML, but no TEI document.",
        "Name a TEI file: its outermost element is <TEI> or <teiCorpus>.",
    )

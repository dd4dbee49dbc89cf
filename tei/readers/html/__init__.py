"""HTML: a saved page or a fragment; its article, with all that the page marks.

    <article><h1>The Mill</h1>        <titlePart type="main">The Mill</titlePart>
    <p>Cold<sup><a href="#f1">1</a>   <p>Cold<ref type="noteAnchor" target="#n1" ...>1</ref></p>

The tree is the one that browsers see (`tree`). Navigation, banners, comments and footers are left
out and told in findings (`article`), unless `[html] whole = true` or `--whole` keeps them. The
text is what the page shows: programs, forms and media have none.
"""

from __future__ import annotations

import re

from tei.document import Document, Metadata
from tei.errors import SourceError
from tei.findings import Finding, Place
from tei.readers.binary import kind_of
from tei.readers.decoding import Decoded, Remark, decode
from tei.readers.html.article import find_article
from tei.readers.html.direction import hand_down
from tei.readers.html.editions import settle_editions
from tei.readers.html.front_lists import settle_front_lists
from tei.readers.html.furniture import is_prose
from tei.readers.html.headings import settle_headings
from tei.readers.html.index import Index
from tei.readers.html.leads import settle_abstract
from tei.readers.html.mathematics import settle_mathematics
from tei.readers.html.metadata import metadata_of
from tei.readers.html.note_series import continue_series
from tei.readers.html.notes import Notes
from tei.readers.html.page import Page
from tei.readers.html.pictures import settle_pictures
from tei.readers.html.plain_notes import settle_plain_notes
from tei.readers.html.pull_quotes import settle_pull_quotes
from tei.readers.html.set_off import settle_set_off
from tei.readers.html.styles import settle_styles
from tei.readers.html.titles import demote, settle_title
from tei.readers.html.tokens import feed
from tei.readers.html.tooltips import settle_tooltips
from tei.readers.html.tree import Builder, Element, Text
from tei.readers.html.unseen import hide, linked, unseen
from tei.readers.html.word import settle_word
from tei.readers.html.works import settle_works
from tei.readers.writing import Writing
from tei.standoff import Responsibility
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project
    from tei.readers.source import Source

RULE = "readers.html"
LARGEST = 60_000_000  # bytes
MOST_TAGS = 300_000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""\A<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_MEANT = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
          "ascii": "windows-1252", "iso-8859-9": "windows-1254"}  # fmt: skip
TRANSCRIBER = Responsibility("transcriber", "corrections that the page marks", "the transcriber",
                             RULE, named=False)  # fmt: skip
_CONTROLS = bytes([*range(9), *range(11, 13), *range(14, 32)])
_ODD = "\x85\u2028\u2029\ufffe\uffff"
_DISGUISED = re.compile(r"&#(?:0*+(?:1[23]|823[23])|x0*+(?:[cd]|202[89]))", re.I)  # as they come
_SHOWN = 60  # characters of a part that was left out


def read(source: Source, project: Project, encoding: str = "") -> Document:
    """Read a page of HTML.

    Errors: `SourceError`, for something that is no text, holds none, or is too large.
    """
    decoded = _decoded(source, encoding or project.setting("text", "encoding"))
    text = decoded.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    builder = Builder()
    feed(text, builder)
    index = Index(builder.root, builder.in_order())
    metadata = metadata_of(index, text)
    settle_styles(index)
    settle_mathematics(index, text)
    hidden = hide(index)
    findings = unseen(index, source.name, builder.comments, hidden)
    hand_down(index, metadata.language or project.setting("header", "language"))
    article = index.root
    if not project.setting("html", "whole"):
        found = find_article(index, text)
        article = found.article
        findings += [_left_out(text, source.name, part) for part in found.left_out]
    return _written(source, text, article, metadata, decoded, findings, project)


def _written(
    source: Source,
    text: str,
    article: Element,
    metadata: Metadata,
    decoded: Decoded,
    findings: list[Finding],
    project: Project,
) -> Document:
    index = Index(Element("html", None, -1, [article]))
    left_out = [*settle_word(index), *settle_pull_quotes(index)]
    findings += [_left_out(text, source.name, part) for part in left_out]
    settle_set_off(index, text)
    settle_pictures(index)
    settle_front_lists(index)
    settle_headings(index)
    demote(index)
    settle_tooltips(index)
    works = settle_works(index)
    corrected = settle_editions(index)
    linked_notes = Notes(index, works).settle()
    for note in continue_series(index) if linked_notes else settle_plain_notes(index):
        place = _place(text, source.name, note.at)
        what = {"number": note.get("n"), "words": _clipped(note)}
        findings.append(Finding("note-without-marker", place, what))
    title = settle_title(index, metadata.title)
    if title:
        settle_abstract(index)
    writing = Writing(RULE)
    page = Page(writing, text, metadata.language or project.setting("header", "language"))
    page.phrases.linked, page.phrases.works = linked(index), works
    page.phrases.plain = decoded.encoding == "UTF-8" and _is_plain(source.data, text)
    page.write(index.root.children)
    page.settle_front(title)
    if gone := page.phrases.gone:
        place = _place(text, source.name, gone[0].at)
        lost = {"count": len(gone), "words": _clipped(gone[0]), "target": gone[0].get("href")}
        findings.append(Finding("links-to-nothing", place, lost))
    facts = [TRANSCRIBER] if corrected else []
    findings += [_finding(decoded.text, source.name, remark) for remark in decoded.remarks]
    return writing.document(source, "text/html", metadata, facts, findings, page.settled,
                            encoding=decoded.encoding)  # fmt: skip


def _decoded(source: Source, encoding: str) -> Decoded:
    data = source.data
    if not data.strip():
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    if known := kind_of(data):
        what, remedy = known
        raise SourceError(f"{source.name} is {what}, not HTML.", remedy)
    if len(data) > LARGEST or data.count(b"<") > 2 * MOST_TAGS:
        raise SourceError(
            f"{source.name} is too large for a page: {len(data):,} bytes, {data.count(b'<'):,} "
            "tags.",
            f"A page of up to {LARGEST:,} bytes and {MOST_TAGS:,} elements is read: cut it.",
        )
    if not encoding:
        encoding = _told(data)
        if encoding and encoding != "utf-8" and not data.isascii():
            try:  # many pages say another than they were saved in; UTF-8 is none by chance
                said = {"told": encoding, "encoding": "UTF-8"}
                remarks = (Remark("encoding-contradicted", -1, said),)
                return Decoded(data.decode("utf-8-sig"), "UTF-8", remarks)
            except UnicodeDecodeError:
                pass
        if encoding:
            try:
                return decode(source.name, data, encoding)
            except SourceError:
                encoding = ""  # the page is wrong about itself: find out
    return decode(source.name, data, encoding)


def _is_plain(data: bytes, text: str) -> bool:
    """True if a page has no control characters and no line ends but the usual, in no disguise."""
    return not (
        any(map(data.__contains__, _CONTROLS))
        or any(map(text.__contains__, _ODD))
        or ("&#" in text and _DISGUISED.search(text))
    )


def _told(data: bytes) -> str:
    """The encoding that the page says it is in; "" if it does not, or nobody knows it."""
    import codecs

    beginning = data[:4096]
    found = _XML.match(beginning[:300])
    if found is None and b"charset" in beginning.lower():
        found = _CHARSET.search(beginning)
    if found is None:
        return ""
    name = found[1].decode("ascii", "replace").lower()
    name = _MEANT.get(name, name)
    if name.startswith("utf-16"):
        return ""  # whoever could read that was not in UTF-16
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


def _left_out(text: str, name: str, part: Element) -> Finding:
    length = len(" ".join(part.text().split()))
    what = f"<{part.tag}> “{_clipped(part, _as_read(part))}” ({length:,} characters)"
    code = "left-out-prose" if is_prose(part) else "left-out"
    return Finding(code, _place(text, name, max(0, part.at)), {"what": what})


def _as_read(element: Element) -> str:
    """Its first words, with a space between two elements that none parts: Home About."""
    words: list[str] = []
    length = 0
    stack: list[Element | Text] = [element]
    while stack and length <= _SHOWN:
        node = stack.pop()
        if not isinstance(node, Element):
            words.append(node.words)
            length += len(node.words.strip())
            continue
        children: list[Element | Text] = []
        for child in node.children:
            if children and isinstance(children[-1], Element) and isinstance(child, Element):
                children.append(Text(" ", -1))
            children.append(child)
        stack += children[::-1]
    return " ".join("".join(words).split())


def _clipped(element: Element, words: str = "") -> str:
    words = words or " ".join(element.text().split())
    if not words and (picture := element.find("img")) is not None:
        words = picture.get("alt") or picture.get("src")
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _finding(text: str, name: str, remark: Remark) -> Finding:
    if remark.offset < 0:
        return Finding(remark.code, Place(name), remark.arguments)
    return Finding(remark.code, _place(text, name, remark.offset), remark.arguments)


def _place(text: str, name: str, at: int) -> Place:
    line = text.count("\n", 0, at) + 1
    return Place(name, line, at - text.rfind("\n", 0, at))

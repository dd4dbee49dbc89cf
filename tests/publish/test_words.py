"""No word is lost: what a text says, each format says as often, over all that we have to publish.

The words of a text are those of `reading_text`: printed readings, notes once. Not counted is what
is no part of the text (indexes' terms, interpretations, code shown as code).
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree, html
from publish_documents import ROOT

from tei.publish import Source, publish
from tei.publish.reading_text import reading_text
from tei.publish.source import TEI, parse, read

WORD = re.compile(r"[^\W_]+")
NO_WORDS = ("index", "interp", "interpGrp", "span", "spanGrp", "fs", "graph", "tree", "eTree",
            "forest", "certainty", "timeline", "linkGrp", "altGrp", "joinGrp")  # fmt: skip


def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", ""))))


# In print, a picture takes the place of the words [Figure: ...] around it, and the notes that stood
# under the heading “Notes” are at the foot of their pages.
TYPESET = ("html", "epub", "pdf", "tex")
AT_THE_FOOT = ("pdf", "tex")


def said(source: Source, form: str) -> Counter[str]:
    """The words of a TEI file that a format has to say."""
    root = deepcopy(source.root)
    if form in TYPESET:
        for node in [*root.iter(TEI + "figure"), *root.iter(TEI + "graphic")]:
            node.attrib.pop("rend", None)
    if form in AT_THE_FOOT:
        for head in list(root.iter(TEI + "head")):
            if head.getparent().get("type") == "notes":
                _take_out(head)
        for ref in root.iter(TEI + "ref"):  # their numbers are counted there
            if ref.get("type") == "noteAnchor":
                ref.text = None
        for note in root.iter(TEI + "note"):
            if note.attrib.pop("n", None):
                note.attrib.pop("rend", None)
    for name in NO_WORDS:
        for node in list(root.iter(TEI + name)):
            _take_out(node)
    for node in list(root.iter("{*}*")):
        if isinstance(node.tag, str) and not node.tag.startswith(TEI):
            _take_out(node)
    return words_of(reading_text(root)[0])


def _take_out(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    tail, before = node.tail or "", node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


# -- words of the formats ------------------------------------------------------------------------


def of_markup(data: bytes) -> str:
    """The text of XML or HTML; each tag may part words, see `_is_parted`."""
    data = re.sub(rb"<!DOCTYPE[^>]*>", b"", data)
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        root = html.document_fromstring(data)
    pieces = []
    for node in root.iter():
        if isinstance(node.tag, str) and etree.QName(node).localname not in ("style", "script"):
            pieces += [node.get("alt") or "", node.text or ""]
        pieces.append(node.tail or "")
    return " ".join(pieces)


def of_markdown(data: bytes) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    text = data.decode()
    page = reader.use(front_matter_plugin).render(text)
    # The numbers of notes and items, which a browser counts.
    numbers = re.findall(r"^[ >]*(\d+)[.)] |\[\^(?:note-)?(\w+)\]", text, re.M)
    return of_markup(f"<div>{page}</div>".encode()) + " ".join("".join(n) for n in numbers)


def of_epub(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.endswith(".xhtml")]
        return " ".join(of_markup(archive.read(name)) for name in names)


def of_tex(data: bytes) -> str:
    text = re.sub(r"(?<!\\)%.*", "", data.decode())
    text = re.sub(r"\\(?:begin|end)\{[^}]*\}(?:\[[^\]]*\])?", " ", text)
    text = re.sub(r"\\(?:label|ref|hyperref|includegraphics|hypertarget|phantomsection)\b"
                  r"(?:\[[^\]]*\])?\{[^}]*\}", "", text)  # fmt: skip
    text = re.sub(r"\\index\{(?:[^{}]|\{[^{}]*\})*\}|\\-|\\/", "", text.replace("\\\\", " "))
    return re.sub(r"\\[A-Za-z@]+\*?|[{}]", " ", text)


def of_pdf(data: bytes) -> str:
    made = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    text = made.stdout.decode()
    return text + " " + re.sub(r"[-\u00ad\u2010]\s*\n\s*", "", text)


RECOVER: dict[str, Callable[[bytes], str]] = {
    "html": of_markup,
    "epub": of_epub,
    "pdf": of_pdf,
    "txt": bytes.decode,
    "md": of_markdown,
    "tex": of_tex,
    "jats": of_markup,
    "json": lambda data: str(json.loads(data)["text"]["value"]),
    "tei-plain": lambda data: reading_text(parse(data, "a.xml").root)[0],
}


def lost(source: Source, form: str) -> dict[str, int]:
    """The words that a format says less often than the text does; they may be parted there."""
    files = publish(source, [form]).files
    made = words_of(RECOVER[form](next(iter(files.values()))))
    wanted = said(source, form)
    more = made - wanted
    return {word: count for word, count in (wanted - made).items()
            if not all(_is_parted(word, more) for _ in range(count))}  # fmt: skip


def _is_parted(word: str, more: Counter[str]) -> bool:
    """Takes the parts of a word out of what a format says more often than the text."""
    if more[word]:
        more[word] -= 1
        return True
    for index in range(len(word) - 1, 0, -1):
        first = word[:index]
        if more[first]:
            more[first] -= 1
            if _is_parted(word[index:], more):
                return True
            more[first] += 1
    return False


def sources(shared: Path, pattern: str) -> Iterator[Source]:
    for path in sorted(shared.glob(pattern)):
        if path.stat().st_size < 300_000:
            yield read(str(path))


def needs(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs typst (pip install 'tei[pdf]')")
        if not shutil.which("pdftotext"):
            pytest.skip("needs pdftotext (Debian: poppler-utils)")


@pytest.mark.parametrize("form", RECOVER)
@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "articles").glob("*/expected.xml")),
                         ids=lambda path: path.parent.name)  # fmt: skip
def test_an_article_loses_no_word(path: Path, form: str) -> None:
    needs(form)
    assert lost(read(str(path)), form) == {}


QUICK = [form for form in RECOVER if form != "pdf"]


@pytest.mark.parametrize("form", QUICK)
def test_no_case_loses_a_word(form: str, shared: Path) -> None:
    found = {s.name.rsplit("/")[-1]: lost(s, form)
             for s in sources(shared, "bench/cases/dev/*.gold.xml")}  # fmt: skip
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("form", QUICK)
def test_no_tei_from_elsewhere_loses_a_word(form: str, shared: Path) -> None:
    found = {s.name.rsplit("/")[-1]: lost(s, form) for s in sources(shared, "oracle/tei/*.xml")}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("form", RECOVER)
def test_the_first_article_loses_no_word(form: str, shared: Path) -> None:
    from tei.document import Document, Origin
    from tei.pipeline import encode
    from tei.project import Project

    needs(form)
    text = (shared / "articles" / "vorkuta.txt").read_text(encoding="utf-8")
    encoded = encode(Document(text, Origin("vorkuta.txt")), Project()).xml
    assert lost(parse(encoded, "vorkuta.xml"), form) == {}

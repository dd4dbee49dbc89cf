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
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree, html
from publish_documents import HEADER, ROOT, tei

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.publish import Source, publish
from tei.publish.reading_text import reading_text
from tei.publish.source import TEI, parse, read

WORD = re.compile(r"[^\W_]+")
NO_WORDS = ("index", "interp", "interpGrp", "span", "spanGrp", "fs", "graph", "tree", "eTree",
            "forest", "certainty", "timeline", "linkGrp", "altGrp", "joinGrp")  # fmt: skip


def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", ""))))


def printed_words_of(text: str) -> Counter[str]:
    """As a PDF gives them back: accents beside their letters, numbers of notes at their words."""
    text = unicodedata.normalize("NFKD", text.replace("\u00ad", ""))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return Counter(re.findall(r"[^\W\d_]+|\d+", text))


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
    return (printed_words_of if form == "pdf" else words_of)(reading_text(root)[0])


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
        root = html.document_fromstring(data, html.HTMLParser(encoding="utf-8", huge_tree=True))
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
    reader.normalizeLinkText = str  # type: ignore[method-assign]  # %20 is what a reader sees
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
    """Word by word, since pdftotext takes hyphens at the ends of lines for its own."""
    made = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True,
                          check=True).stdout  # fmt: skip
    page = etree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b" ", made),
                            etree.XMLParser(huge_tree=True))  # fmt: skip
    words = [word.text or "" for word in page.iter("{*}word")]
    # Hebrew and Arabic come as they are seen; a letter with its accent twice over.
    words = [w[::-1] if any("\u0590" <= c <= "\u08ff" for c in w) else w for w in words]
    text = re.sub(r"(\w[\u0300-\u036f]+)\1", r"\1", " ".join(words))
    # What no font has stands there as its number, and is a finding.
    return re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda m: chr(int(m[1], 16)), text)


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
    text = RECOVER[form](next(iter(files.values())))
    made = printed_words_of(text) if form == "pdf" else words_of(text)
    wanted = said(source, form)
    more = made - wanted
    return {word: count for word, count in (wanted - made).items()
            if not all(_is_parted(word, more) or _is_glued(word, more)
                       for _ in range(count))}  # fmt: skip


def _is_glued(word: str, more: Counter[str]) -> bool:
    """Takes out a figure that the number of a note follows: 1990¹ is 19901."""
    found = next((w for w, n in more.items() if n and w.isdigit() and w.startswith(word)), "")
    if found and word.isdigit():
        more[found] -= 1
        return True
    return False


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


BROKEN = (
    "<div><head>The rea<lb type='hyphenInWord' rend='hidden'/>der</head><p>Au<lb rend='hidden' "
    "type='hyphenInWord'/>thor wo <lb break='no'/> rd pa\n<lb break='no'/><hi>ge</hi></p></div>"
)


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "md", "tex", "jats", "json"])
def test_a_word_is_whole_where_a_line_or_page_broke_it(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs typst (pip install 'tei[pdf]')")
    data = next(iter(publish(parse(tei(BROKEN).encode(), "a.xml"), [form]).files.values()))
    found = RECOVER[form](data)
    for word in ("reader", "Author", "word"):
        assert word in found, found


WITNESSES = (
    "<listWit><witness xml:id='A'>Codex Parisinus<listWit><witness xml:id='A2'>its second hand"
    "</witness></listWit></witness><witness xml:id='B'>B, lost</witness></listWit>"
)


@pytest.mark.parametrize("form", ["html", "epub", "txt", "md", "tex", "jats"])
def test_each_witness_has_its_siglum_once(form: str) -> None:
    source = parse(tei(f"<div><p>One.</p>{WITNESSES}</div>").encode(), "a.xml")
    found = RECOVER[form](next(iter(publish(source, [form]).files.values())))
    said = " ".join(found.split())
    for words in ("A: Codex Parisinus", "A2: its second", " B, lost"):
        assert words in said
    assert "B: B" not in said


CODE = "for a:\n    if a:\n\n        b  = a"


@pytest.mark.parametrize("element", ["ab rend='code'", "eg", "p><code"])
@pytest.mark.parametrize("form", ["html", "epub", "txt", "md", "jats", "json"])
def test_code_keeps_its_lines_and_indentation(form: str, element: str) -> None:
    ends = {"p><code": "</code></p>", "eg": "</eg>"}.get(element, "</ab>")
    source = parse(tei(f"<p>One.</p><{element}>{CODE}{ends}").encode(), "a.xml")
    data = next(iter(publish(source, [form]).files.values()))
    found = data.decode() if form == "md" else RECOVER[form](data)
    assert CODE in found
    assert form != "md" or f"\n```\n{CODE}\n```\n" in found


LINES_OF_CODE = "lamp --on<lb/>lamp --off<lb/><lb/>\nend"
LINES_OF = {
    "txt": "lamp --on\nlamp --off\n\nend\n",
    "md": "```\nlamp --on\nlamp --off\n\nend\n```\n",
    "jats": "<preformat>lamp --on\nlamp --off\n\nend</preformat>",
    "tex": "{lamp --on}\n\\codeline{0}{lamp --off}\n\\codeline{0}{~}\n\\codeline{0}{end}",
    "epub": "lamp --on\nlamp --off\n\nend",
    "pdf": "lamp --on lamp --off end",
}


@pytest.mark.parametrize("element", ["ab rend='code'", "eg"])
@pytest.mark.parametrize("form", LINES_OF)
def test_a_beginning_of_a_line_in_code_is_a_line_end(form: str, element: str) -> None:
    needs(form)
    source = parse(tei(f"<{element}>{LINES_OF_CODE}</{element.split()[0]}>").encode(), "a.xml")
    data = next(iter(publish(source, [form]).files.values()))
    found = RECOVER[form](data) if form in ("epub", "pdf") else data.decode()
    assert LINES_OF[form] in (" ".join(found.split()) if form == "pdf" else found)


AUTHORS = (
    "<author>\n<persName><forename>Anna</forename><surname>Weiss</surname></persName>\n"
    "<affiliation>University of Kiel</affiliation>\n<idno type='ORCID'>0000-0002-1825-0097</idno>"
    "</author><author>Bogdan Ionescu <affiliation>Iași</affiliation></author>"
)
OF_AUTHORS = HEADER.replace("<author>A. Writer</author>", AUTHORS)


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "md", "tex"])
def test_an_author_is_named_without_affiliation_and_number(form: str) -> None:
    needs(form)
    source = parse(tei("<p>One.</p>", header=OF_AUTHORS).encode(), "a.xml")
    data = next(iter(publish(source, [form]).files.values()))
    found = " ".join((data.decode() if form == "md" else RECOVER[form](data)).split())
    assert "Anna Weiss" in found
    assert "Bogdan Ionescu" in found
    shown = found.partition("<TEI xmlns")[0]
    assert [w for w in ("Kiel", "0097", "Iași") if w in shown] == []


def read_back(body: str, form: str) -> tuple[bytes, str]:
    """What is published of a text, and its words on one line."""
    data = next(iter(publish(parse(tei(body).encode(), "a.xml"), [form]).files.values()))
    return data, " ".join(RECOVER[form](data).split())


TALK = (
    "<div><u who='#A'><seg>you said</seg><pause/><seg><pause/>fish</seg><seg>what ever<kinesic/>"
    "</seg></u><incident/><u who='#B'><incident><desc>passing truck</desc></incident>you what</u>"
    "<kinesic><desc>does a little dance</desc></kinesic></div>"
)


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "md", "tex", "jats", "json"])
def test_what_is_heard_is_parted_and_what_has_no_words_is_not_shown(form: str) -> None:
    needs(form)
    data, found = read_back(TALK, form)
    assert "fish what ever" in found
    if form == "html":
        assert b"passing truck</span>)</span> you what" in data
    elif form != "json":
        assert re.search(r"passing truck\W* you what", found)
    assert "does a little dance" in found
    shown = found.partition("<TEI xmlns")[0]
    assert [sign for sign in ("[]", "()", r"\emph{}") if sign in shown] == []


PROSE = "Merrin Light was lit in 1908. Nobody who saw it then has written of the lamp itself.\n"


@pytest.mark.parametrize("corrections", ["report", "sic"])
@pytest.mark.parametrize("form", ["pdf", "epub", "tex"])
def test_on_paper_the_declaration_does_not_tell_what_was_looked_for_in_vain(
    form: str, corrections: str
) -> None:
    needs(form)
    project = Project().with_settings("corrections", encode=corrections)
    made = encode(Document(PROSE, Origin("a.txt")), project).xml
    header = " ".join("".join(parse(made, "a.xml").root[0].itertext()).split())
    assert "Rules that found nothing to tag: " in header
    assert "were looked for." in header
    found = RECOVER[form](next(iter(publish(parse(made, "a.xml"), [form]).files.values())))
    found = " ".join(found.replace("\u00ad", "").split())
    assert "found nothing to tag" not in found
    assert "looked for" not in found
    end = {"report": r"as the source has it", "sic": r"is a <sic> ?"}[corrections]
    # A PDF has them in two columns, which pdftotext reads across.
    after = r"\. " if form == "pdf" else r"\. Every tag"
    assert form == "tex" or re.search(end + after, found)


ENTRY = (
    "<div><entry><form><orth>abandon</orth><pron>əb</pron></form><sense n='1'><def>to leave</def>"
    "<cit><quote>abandon ship</quote><bibl>Marryat</bibl></cit></sense><sense n='2.'><def>to give "
    "up</def></sense></entry></div>"
)


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "md", "tex", "jats", "json"])
def test_the_senses_of_an_entry_have_their_numbers(form: str) -> None:
    needs(form)
    _, found = read_back(ENTRY, form)
    said = [found.find(w) for w in ("abandon", "1.", "to leave", "Marryat", "2.", "to give")]
    assert -1 not in said
    assert re.search(r"ship\W* \W*Marryat", found)
    assert "1.." not in found.replace("n='1'", "")


@pytest.mark.parametrize("says", ["type='ordered'", "rend='numbered'", "rend='simple ordered'"])
@pytest.mark.parametrize(
    ("form", "numbered"),
    [("html", "<ol"), ("txt", "1. first"), ("md", "1. first"), ("tex", r"\begin{enumerate}"),
     ("jats", '<list list-type="order">')],
)  # fmt: skip
def test_a_list_is_numbered_in_all_formats_or_in_none(form: str, numbered: str, says: str) -> None:
    source = parse(tei(f"<list {says}><item>first</item></list>").encode(), "a.xml")
    assert numbered in next(iter(publish(source, [form]).files.values())).decode()


def test_an_unordered_list_is_not_numbered() -> None:
    source = parse(tei("<list type='unordered'><item>first</item></list>").encode(), "a.xml")
    assert '<ol class="list' not in publish(source, ["html"]).files["standard-input.html"].decode()

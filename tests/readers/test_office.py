"""Word and Writer: the tables of `docx.md` and `odt.md`, hostile files, pictures, the real ones.

Each row is a document in the notation of `office_documents.py`, and the TEI that comes of it;
no rule but `front_matter`, `paragraphs` and `divisions` runs besides the reader. `pytest --accept`
writes what came out as what is expected.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from office_documents import W, docx, odt, parsed, zipped

from tei.conservation import compare
from tei.document import Document
from tei.errors import SourceError
from tei.names import Node
from tei.pipeline import encode
from tei.project import Project
from tei.readers import form_of, read
from tei.readers.docx import read as read_docx
from tei.readers.odt import read as read_odt
from tei.readers.office.package import LARGEST_PART
from tei.readers.source import Source
from tei.recognizers import RULES
from tei.serialize import writer

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema"
FENCE = re.compile(r"^```(word|xml|findings|toml)\n(.*?)^```$", re.M | re.S)
MADE = {"docx": (docx, read_docx), "odt": (odt, read_odt)}
RULES_RUN = [r for r in RULES if r.name in ("front_matter", "paragraphs", "divisions")]


class Case(NamedTuple):
    file: str
    title: str
    notation: str
    expected: str
    findings: str
    settings: str


def cases(file: str) -> Iterator[Case]:
    text = (HERE / f"{file}.md").read_text(encoding="utf-8")
    for section in re.split(r"(?m)^## ", text)[1:]:
        title, _, rest = section.partition("\n")
        fences = {m[1]: m[2] for m in FENCE.finditer(rest)}
        yield Case(file, title, fences["word"], fences.get("xml", ""), fences.get("findings", ""),
                   fences.get("toml", ""))  # fmt: skip


def document(file: str, notation: str, project: Project | None = None, **about: str) -> Document:
    make, reader = MADE[file]
    data = make(notation, **about)
    return reader(Source(f"a.{file}", f".{file}", data), project or Project())


def body(made: Document, rules: object = None) -> str:
    """The text as TEI, and the MathML that the header has."""
    result = encode(made, Project(), RULES_RUN if rules is None else rules)  # type: ignore[arg-type]
    assert compare(made.text, result.tei) is None
    pieces: list[str] = []
    write = writer(pieces.append)
    text = result.tei.find("text")
    assert text is not None
    for part in text.children:
        if isinstance(part, Node):
            write(part, "\n")
            pieces.append("\n")
    for node in result.tei.iter():
        if node.element == "xenoData":
            write(node, "")
            pieces.append("\n")
    return "".join(pieces)


ALL = [*cases("docx"), *cases("odt")]


@pytest.mark.parametrize("case", ALL, ids=lambda c: f"{c.file}: {c.title}")
def test_table(case: Case, request: pytest.FixtureRequest) -> None:
    project = Project()
    if "accept" in case.settings:
        project = project.with_settings("word", changes="accept")
    made = document(case.file, case.notation, project)
    found = body(made)
    findings = "".join(f"{f.code}: {f.arguments.get('what', '')}\n" for f in made.findings)
    if request.config.getoption("--accept"):
        accept(case, found, findings)
        return
    assert found.strip() == case.expected.strip()
    assert findings.strip() == case.findings.strip()


def accept(case: Case, found: str, findings: str) -> None:
    file = HERE / f"{case.file}.md"
    text = file.read_text(encoding="utf-8")
    start = text.index(f"## {case.title}\n")
    end = text.find("\n## ", start) + 1 or len(text)
    section = re.sub(r"\n+```(?:xml|findings)\n.*?^```$", "", text[start:end].rstrip(),
                     flags=re.M | re.S)  # fmt: skip
    section += f"\n\n```xml\n{found.strip()}\n```\n"
    if findings:
        section += f"\n```findings\n{findings}```\n"
    file.write_text(text[:start] + section + ("\n" if end < len(text) else "") + text[end:],
                    encoding="utf-8")  # fmt: skip


# -- what the header says ---------------------------------------------------------------------


def header(made: Document, element: str) -> str:
    from tei.serialize import inner

    node = encode(made, Project()).tei.find(element)
    assert node is not None
    return inner(node)


def test_core_metadata_go_into_the_header() -> None:
    made = document("docx", "<p>Words.</p>", title="A title", creator="A. Writer",
                    keywords="one, two", created="2024-05-03T10:20:00Z")  # fmt: skip
    assert "<title>A title</title><author>A. Writer</author>" in header(made, "titleStmt")
    assert "<term>one</term><term>two</term>" in header(made, "textClass")
    assert 'when="2024-05-03T10:20:00Z"' in _changes(made)
    made = document("odt", "<p>Words.</p>", dc_title="A title", meta_keyword="one")
    assert "<title>A title</title>" in header(made, "titleStmt")


def _changes(made: Document) -> str:
    from tei.serialize import inner

    revisions = encode(made, Project()).tei.find("revisionDesc")
    assert revisions is not None
    return inner(Node("x", None, [revisions]))


def test_a_time_that_is_none_is_left_out() -> None:
    made = document("docx", "<p>Words.</p>", created="yesterday", modified="2024-13-45")
    assert _changes(made).count("<change") == 1


@pytest.mark.parametrize("file", ["docx", "odt"])
def test_who_changed_and_commented_stands_in_the_header(file: str) -> None:
    made = document(file, '<p>One <ins who="Ann B." when="2024-05-03T10:20:00">two</ins> '
                    '<comment who="Ann B." says="Why?">three</comment>.</p>')  # fmt: skip
    assert '<respStmt xml:id="source-ann-b">' in header(made, "titleStmt")
    assert 'when="2024-05-03T10:20:00" who="#source-ann-b"' in _changes(made)


@pytest.mark.parametrize("file", ["docx", "odt"])
def test_rules_read_what_the_source_does_not_mark(file: str) -> None:
    made = document(file, '<p style="Heading 1">Method</p><p>He [the king] said “no” to '
                    '<r look="i">Punch</r>.<note>See [sic] there.</note></p>')  # fmt: skip
    found = body(made, RULES)
    assert '<supplied resp="#editor" rend="brackets">the king</supplied>' in found
    assert 'pre(“) post(”)' in found
    assert "heads" in made.settled
    assert "note_texts" in made.settled


def test_the_reader_says_why() -> None:
    made = document("docx", '<p style="Heading 2">Method</p><p>Words.</p>')
    (head,) = [a for a in made.annotations if a.element == "head"]
    assert (head.rule, head.why) == (
        "readers.docx", "a paragraph in a style for headings of level 2",
    )  # fmt: skip
    assert "docx: what the Word document marks" in header(made, "classDecl").replace("readers.", "")


def test_a_place_is_the_number_of_the_paragraph() -> None:
    made = document("docx", "<p>One.</p><p/><p>Two words.</p>")
    assert str(made.place(made.text.index("words"))) == "a.docx:3:5"


def test_what_it_is_is_told_by_its_bytes() -> None:
    assert form_of(Source("<stdin>", "", docx("<p>One.</p>"))) == "docx"
    assert form_of(Source("<stdin>", "", odt("<p>One.</p>"))) == "odt"


@pytest.mark.parametrize("file", ["docx", "odt"])
def test_pictures_are_kept_for_the_folder_beside_the_tei(file: str) -> None:
    made = document(file, '<p><picture name="a b.png"/></p><p>Words.</p>')
    assert list(made.media) == ["a-media/a-b.png"]


# -- hostile files ----------------------------------------------------------------------------


def opened(data: bytes, file: str = "docx") -> Document:
    return MADE[file][1](Source(f"a.{file}", f".{file}", data), Project())


@pytest.mark.parametrize("file", ["docx", "odt"])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: b"", "is empty"),
        (lambda d: b"no zip file at all", "damaged or cut short"),
        (lambda d: d[: len(d) // 2], "damaged or cut short"),
        (lambda d: zipped({"x": "y"}), "is no"),
    ],
)
def test_what_cannot_be_read_is_one_error(file: str, change, words: str) -> None:  # type: ignore[no-untyped-def]
    data = change(MADE[file][0]("<p>Words.</p>"))
    with pytest.raises(SourceError, match=words):
        opened(data, file)


def test_bytes_changed_in_transport_are_one_error() -> None:
    data = bytearray(docx("<p>" + "Words and more of them. " * 400 + "</p>"))
    for at in range(200, len(data) - 400, 37):
        data[at] ^= 0x55
    with pytest.raises(SourceError, match=r"damaged|cannot be opened|no Word document"):
        opened(bytes(data))


def replaced(data: bytes, part: str, by: bytes | str) -> bytes:
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, bytes | str] = {n: package.read(n) for n in package.namelist()}
    return zipped(parts | {part: by})


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = "<w:document>" + " " * (8 << 20)
    with pytest.raises(SourceError, match="far more than a document holds"):
        opened(replaced(docx("<p>Words.</p>"), "word/document.xml", bomb))
    assert LARGEST_PART < 1 << 30


def test_what_the_parser_does_not_hold_is_not_called_damaged() -> None:
    words = random.Random(5).randbytes(8_000_000).hex()  # does not pack well: no bomb
    for inner, said in (
        (f"<w:t>{words}</w:t>", "over ten million characters in one piece"),
        ("<w:r>" * 300 + "</w:r>" * 300, "more tables, boxes or changes"),
    ):
        part = f'<w:document xmlns:w="{W}">{inner}</w:document>'
        with pytest.raises(SourceError, match=said):
            opened(replaced(docx("<p>Words.</p>"), "word/document.xml", part))


def test_entities_and_document_types_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for dtd in (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;">]>',
    ):
        for file, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
            with pytest.raises(SourceError, match="declares a document type"):
                opened(replaced(MADE[file][0]("<p>Words.</p>"), part, f"{dtd}<x>&e;</x>"), file)


def test_names_that_climb_are_nobodys() -> None:
    data = docx('<p><picture name="../../../../etc/a.png"/></p><p>Words.</p>')
    made = opened(data)
    assert made.media == {}
    assert "not in the document" in str(made.findings[0].arguments)


def test_a_document_without_words_is_an_error() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        opened(docx("<p/>"))


def test_xml_nested_without_end_is_one_error() -> None:
    deep = "<w:document xmlns:w='w'>" + "<w:x>" * 5000
    with pytest.raises(SourceError, match="stand in one another"):
        opened(replaced(docx("<p>Words.</p>"), "word/document.xml", deep))


def test_an_old_or_encrypted_document_is_told_as_such() -> None:
    with pytest.raises(SourceError, match="password"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(SourceError, match="password"):
        opened(replaced(odt("<p>Words.</p>"), "META-INF/manifest.xml", manifest), "odt")


def test_spaces_and_cells_that_are_repeated_without_end_are_bounded() -> None:
    made = opened(odt('<p>a<s c="9999999"/>b</p>'), "odt")
    assert len(made.text) < 20_000


# -- the real ones ----------------------------------------------------------------------------

REAL = ("hyperlinktest.docx", "test-indexes.docx", "test11.docx", "test18.docx", "test29.docx",
        "test37.docx", "test7.odt")  # fmt: skip


@pytest.fixture(scope="module")
def schemas(shared: Path) -> list[etree.RelaxNG]:
    """The edition's schema and that of all of the TEI."""
    files = (SCHEMA / "edition.rng", shared / "oracle" / "tei_all.rng")
    return [etree.RelaxNG(etree.parse(file)) for file in files]


@pytest.mark.parametrize("name", REAL)
def test_real_documents_lose_nothing_and_are_valid(
    name: str, shared: Path, schemas: list[etree.RelaxNG]
) -> None:
    path = shared / "oracle" / "docx" / name
    made = read(str(path), Project())
    result = encode(made, Project())
    tree = etree.fromstring(result.xml)
    for schema in schemas:
        assert schema.validate(tree), str(schema.error_log)
    text, at = "", 0
    for a in made.annotations:  # Word makes the numbers of notes
        if a.attributes.get("type") == "noteAnchor":
            text, at = text + made.text[at : a.start], a.end
    words, shown = Counter(_printed(path).split()), Counter((text + made.text[at:]).split())
    assert words
    assert (words & shown).total() >= 0.999 * words.total(), words - shown


def test_the_tables_are_valid(schemas: list[etree.RelaxNG]) -> None:
    for case in ALL:
        made = document(case.file, case.notation)
        for rules in (RULES_RUN, RULES):
            tree = etree.fromstring(encode(made, Project(), rules).xml)
            for schema in schemas:
                assert schema.validate(tree), f"{case.title}: {schema.error_log}"


@pytest.mark.parametrize("place", ["end", "inline"])
def test_pointers_lead_somewhere(place: str) -> None:
    from tei.events import read as events
    from tei.resources import schema_cache
    from tei.validators import Options
    from tei.validators.batch import Request, answer_of
    from tei.validators.schemas import EDITION, asked

    request = Request(asked([EDITION]), options=Options(cache=schema_cache()))
    project = Project().with_settings("notes", place=place)
    for case in ALL:
        xml = encode(document(case.file, case.notation), project).xml
        answer = answer_of(events(xml, "a.xml"), "a.xml", request)
        found = [str(f) for f in answer.findings if f.code != "pointer-file-missing"]
        assert (case.title, found) == (case.title, [])


@pytest.mark.parametrize("file", MADE)
def test_notes_of_a_word_or_two_go_to_their_markers(file: str) -> None:
    """A footnote and an endnote side by side, whose words are those of the next paragraph."""
    notation = "".join(
        f'<p><link to="{at}">{at}<note><link to="{at}">{at}</link></note></link> '
        f"<endnote>{at}</endnote></p>"
        for at in ("hold", "../hold", "hold#2", "../hold#2")
    )
    project = Project().with_settings("notes", place="inline")
    made = document(file, notation)
    result = encode(made, project)
    notes = [n for n in result.tei.iter() if n.element == "note" and n.get("n")]
    assert [n.get("place") for n in notes] == ["inline"] * 8
    assert compare(made.text, result.tei) is None


def _printed(path: Path) -> str:
    """The words of a document's text and notes, but for tables of contents and indexes."""
    out: list[str] = []
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml|content\.xml", part):
                root = etree.fromstring(package.read(part))
                for paragraph in root.iter("{*}p", "{*}h"):
                    style = str(paragraph.xpath("string(.//*[local-name()='pStyle']/@*)"))
                    if not re.match("TOC|Index|TableofFigures", style):
                        for element in paragraph.iter():
                            name = etree.QName(element).localname
                            if name in ("tab", "br"):
                                out.append(" ")
                            elif name == "t" or part == "content.xml":
                                out.append(element.text or "")
                            if part == "content.xml" and element is not paragraph:
                                out.append(element.tail or "")
                        out.append(" ")
    return "".join(out)


def test_the_notation_is_well_formed() -> None:
    assert all(len(parsed(case.notation)) for case in ALL)


def test_what_is_no_code_of_a_language_is_none() -> None:
    made = document("docx", '<p>A <r lang="999999999" style="tei_foreign">mot</r> and words.</p>')
    assert 'xml:lang="und"' in body(made)
    assert document("docx", '<p><r lang="0">Words.</r></p>').metadata.language == ""


@pytest.mark.parametrize("file", ["docx", "odt"])
@pytest.mark.parametrize("depth", [10, 40, 80])
def test_tables_in_tables_are_read_or_refused(file: str, depth: int) -> None:
    words = "<tbl><tr><tc>" * depth + "<p>Words.</p>" + "</tc></tr></tbl>" * depth
    found = _read_or_refused(file, words)
    assert "Words." in found or (depth > 40 and ("another" in found or "well-formed" in found))


@pytest.mark.parametrize("file", ["docx", "odt"])
def test_styles_of_words_in_one_another_are_read(file: str) -> None:
    words = "<p>" + '<r look="b">' * 100 + "Words." + "</r>" * 100 + "</p>"
    assert "Words." in _read_or_refused(file, words)


def _read_or_refused(file: str, words: str) -> str:
    try:
        return body(document(file, words))
    except SourceError as error:
        return str(error)

"""The header: what is known goes in, what is not known is not invented, and it is always valid."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.document import Document, Metadata, Origin
from tei.header.known import iso
from tei.header.licences import licence_of
from tei.languages import guess, guess_passage
from tei.names import TEI_NS, VERSION, Constant, Node, tei
from tei.pipeline import encode
from tei.project import Decision, Project
from tei.readers.markdown import read as read_markdown
from tei.readers.source import Source
from tei.serialize import inner, to_bytes
from tei.standoff import Annotation

NS = {"t": TEI_NS}
TEXT = "The guards went home. She said “no”.\n\nNobody saw it.\n"


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")


NOTHING = Metadata()


def header(
    source: str = TEXT, metadata: Metadata = NOTHING, **settings: object
) -> etree._Element:
    project = Project()
    for section, values in settings.items():
        project = project.with_settings(section, **values)  # type: ignore[arg-type]
    document = Document(source, Origin("mill.txt", 70, "0f" * 32), metadata)
    found = etree.fromstring(encode(document, project).xml).find("t:teiHeader", NS)
    assert found is not None
    return found


def words(root: etree._Element, path: str) -> list[str]:
    """The text of what an XPath finds, white space made one space."""
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [" ".join((f if isinstance(f, str) else "".join(f.itertext())).split()) for f in found]


GIVEN = {
    "title": "The Mill", "author": "J. Roe; A. Hale", "date": "1955-04-23",
    "publisher": "Marsh", "licence": "CC BY 4.0", "language": "en-GB", "editor": "B. Ward",
    "project": "An edition.", "source": "The Mill. London, 1905.",
}  # fmt: skip


def test_what_the_user_says_is_printed() -> None:
    h = header(header=GIVEN)
    assert words(h, ".//t:titleStmt/t:title") == ["The Mill"]
    assert words(h, ".//t:titleStmt/t:author") == ["J. Roe", "A. Hale"]
    assert words(h, ".//t:respStmt[@xml:id='editor']/t:name") == ["B. Ward"]
    assert words(h, ".//t:publicationStmt/t:publisher") == ["Marsh"]
    assert words(h, ".//t:publicationStmt/t:date/@when") == ["1955-04-23"]
    assert words(h, ".//t:availability/@status") == ["free"]
    assert words(h, ".//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert words(h, ".//t:projectDesc") == ["An edition."]
    assert words(h, ".//t:sourceDesc/t:bibl/t:bibl") == ["The Mill. London, 1905."]
    assert words(h, ".//t:language/@ident") == ["en-GB"]


def test_the_source_keeps_its_own_title_and_author() -> None:
    """What this edition is called is one thing, what the source calls itself another."""
    this, source = (
        f".//t:{where}/t:title | .//t:{where}/t:author"
        for where in ("titleStmt", "sourceDesc/t:bibl")
    )
    given = {"title": "A", "author": "B; C"}
    renamed = header("The Tower\n\nBy Jonas Hale\n\n" + TEXT, header=given)
    assert words(renamed, this) == ["A", "B", "C"]
    assert words(renamed, source) == ["The Tower", "Jonas Hale"]
    silent = header("She said “no”.", header=given)  # nothing else is known of it
    assert words(silent, source) == ["A", "B", "C"]


def test_the_user_goes_before_the_reader_and_the_reader_before_the_text() -> None:
    text = "The Tower\n\nBy Jonas Hale\n\n" + TEXT
    reader = Metadata(title="The Gate", author="A. Hale", date="1950", language="en")
    assert words(header(text), ".//t:titleStmt/t:title") == ["The Tower"]
    assert words(header(text, reader), ".//t:titleStmt/t:title") == ["The Gate"]
    assert words(header(text, reader), ".//t:titleStmt/t:author") == ["A. Hale"]
    assert words(header(text, reader), ".//t:sourceDesc/t:bibl/t:date/@when") == ["1950"]
    given = header(text, reader, header={"title": "The Mill"})
    assert words(given, ".//t:titleStmt/t:title") == ["The Mill"]


def test_what_is_not_known_is_said_to_be_unknown_or_left_out() -> None:
    h = header("1 2 3")
    assert words(h, ".//t:titleStmt/t:title") == ["Untitled text (mill.txt)"]
    assert words(h, ".//t:publicationStmt") == [
        "Not known: nobody has named a publisher, a date or a licence of this encoding."
    ]
    assert words(h, ".//t:language/@ident") == ["und", "en"]
    assert not words(h, ".//t:author | .//t:editor | .//t:creation | .//t:abstract | .//t:date")
    h = header("1 2 3", header={"date": "spring 1955"})
    assert words(h, ".//t:publicationStmt/t:authority") == ["Publisher not named."]
    assert words(h, ".//t:publicationStmt/t:date[not(@when)]") == ["spring 1955"]
    assert words(h, ".//t:availability[@status='unknown']") == ["No licence has been named."]


def test_says_which_file_was_encoded() -> None:
    h = header()
    assert words(h, ".//t:sourceDesc//t:idno[@type='file']") == ["mill.txt"]
    assert words(h, ".//t:sourceDesc//t:idno[@type='sha256']") == ["0f" * 32]
    assert words(h, ".//t:sourceDesc//t:measure[@unit='bytes']/@quantity") == ["70"]
    assert words(h, ".//t:sourceDesc//t:note") == ["text/plain, UTF-8"]
    assert words(h, ".//t:extent/t:measure/@quantity")[:1] == ["10"]


def test_the_same_source_gives_the_same_bytes() -> None:
    document = Document(TEXT, Origin("mill.txt"))
    assert encode(document, Project()).xml == encode(document, Project()).xml
    h = header()
    assert words(h, ".//t:change/@when") == ["1970-01-02"]
    assert words(h, ".//t:change/@who") == ["#tei"]
    assert words(h, ".//t:respStmt[@xml:id='tei']/t:name") == [f"tei {VERSION}"]
    assert words(h, ".//t:application/@version") == [VERSION]


def test_counts_the_tags_and_says_why() -> None:
    result = encode(Document(TEXT, Origin("mill.txt")), Project())
    text = result.tei.find("text")
    assert text is not None
    counted = Counter(n.element for n in text.iter() if n.element != "text")
    usage = [n for n in result.tei.iter() if n.element == "tagUsage"]
    assert {u.get("gi"): u.get("occurs") for u in usage} == {e: str(c) for e, c in counted.items()}
    paragraph = next(u for u in usage if u.get("gi") == "p")
    rule = paragraph.children[0]
    assert isinstance(rule, Node)
    assert (rule.get("target"), rule.text()) == ("#rule.paragraphs", "paragraphs")
    assert paragraph.text().startswith("paragraphs: a run of text")


def test_declares_only_the_rules_that_made_tags() -> None:
    h = header()
    assert "rule.quotations" in words(h, ".//t:category/@xml:id")
    assert "rule.verse" not in words(h, ".//t:category/@xml:id")
    declared = words(h, ".//t:interpretation")[0]
    assert re.search(r"found nothing to tag: .*\bverse\b", declared)
    document = Document(TEXT, Origin("mill.txt"))
    off = encode(document, Project(rules={"verse": False, "slips": False}))
    declared = words(etree.fromstring(off.xml), ".//t:interpretation")[0]
    assert "switched off: verse, slips." in declared
    assert "Doubled words" not in words(etree.fromstring(off.xml), ".//t:correction")[0]


@pytest.mark.parametrize(
    ("text", "settings", "marks"),
    [
        ("She said “no”.", {}, ["none"]),
        ("She said “no”. It was 5\" wide.", {}, ["some"]),
        ("She said “no”.", {"quotation": {"marks": "keep"}}, ["all"]),
        ("It was 5\" wide.", {}, ["all"]),
        ("It was so.", {}, []),
    ],
)
def test_says_where_the_quotation_marks_are(
    text: str, settings: dict[str, object], marks: list[str]
) -> None:
    assert words(header(text, **settings), ".//t:quotation/@marks") == marks


def test_says_what_became_of_hyphens_at_line_ends() -> None:
    text = (
        "The miller and his wife went down to the river every morn-\n"
        "ing to look at the wheel, which had been standing for years\n"
        "by then, and every morning they came back without any word.\n"
    )
    assert words(header(text), ".//t:hyphenation/@eol") == ["none"]
    assert "Taken out: 1; left in: 0." in words(header(text), ".//t:hyphenation")[0]
    kept = header(text, text={"hyphens": "keep"})
    assert words(kept, ".//t:hyphenation/@eol") == ["all"]
    assert not words(header(), ".//t:hyphenation")


def test_the_language_of_a_title_is_not_that_of_the_header() -> None:
    german = "Die Mühle\n\n" + "Der Müller ist nicht in der Mühle, und das ist auch gut. " * 5
    h = header(german)
    assert words(h, "@xml:lang") == ["en"]
    assert words(h, ".//t:titleStmt/t:title/@xml:lang") == ["de"]
    assert words(h, ".//t:language") == [
        "German (guessed from the commonest words of the text)", "English: this header"]
    text = etree.fromstring(encode(Document(german, Origin("a")), Project()).xml).find("t:text", NS)
    assert text is not None
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


SENTENCES = {
    "en": "It was the last of the mills, and nobody had been there for years. ",
    "fr": "Le moulin est au bord de la rivière, et les gens ne vont plus dans la cour. ",
    "de": "Die Mühle steht nicht mehr an dem Fluss, und der Müller ist auch nicht da. ",
    "es": "El molino está en la orilla del río, y los hombres no van por la noche. ",
    "it": "Il mulino è sulla riva del fiume, e gli uomini non vanno più nella corte. ",
    "nl": "Het huis staat niet meer aan de rivier, en de man is er ook niet van gekomen. ",
    "la": "Mola non est ad flumen, sed homines qui in ea sunt et aquam cum pane habent. ",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_guesses_the_language(code: str) -> None:
    assert guess(SENTENCES[code] * 4) == code
    assert guess(SENTENCES[code][:40]) == ""  # too little to go by


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("of_text", SENTENCES)
def test_tells_a_passage_in_another_language(code: str, of_text: str) -> None:
    assert guess_passage(SENTENCES[code], of_text) == ("" if code == of_text else code)
    assert guess_passage(" ".join(SENTENCES[code].split()[:5]), of_text) == ""  # too few words


def test_lists_the_languages_of_passages() -> None:
    source = SENTENCES["en"] * 3 + f"He said: “{SENTENCES['de'].strip()}”"
    result = encode(Document(source, Origin("a.txt")), Project())
    listed = etree.fromstring(result.xml).findall(".//t:language", NS)
    assert [language.get("ident") for language in listed] == ["en", "de"]
    assert listed[1].text == "German: words or passages in the text"
    (said,) = result.layer.of("said")
    assert (said.attributes["xml:lang"], said.cert) == ("de", "medium")


@pytest.mark.parametrize("text", ["", "a b c d " * 50, "漢字 " * 200, "Kala meri talo puu " * 30])
def test_does_not_guess_what_it_cannot_know(text: str) -> None:
    assert guess(text) == ""


def test_doubts_about_the_language_are_findings() -> None:
    document = Document("Kala meri talo puu. " * 200, Origin("a.txt"))
    codes = [f.code for f in encode(document, Project(rules={"slips": False})).findings]
    assert "language-unknown" in codes
    document = Document(TEXT, Origin("a.txt"), Metadata(title="The Mill", language="?!"))
    result = encode(document, Project())
    assert [f.code for f in result.findings] == ["language-unread"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("Creative Commons BY-ND 4.0 International",
         "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT licence", "https://opensource.org/license/mit"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("CC BY", ""),
        ("All rights reserved", ""),
        ("http://[bad", ""),
        ("https://example.org/a b", ""),
    ],
)  # fmt: skip
def test_knows_the_addresses_of_licences(name: str, address: str) -> None:
    assert licence_of(name).address == address


def test_dates_must_be_in_the_calendar() -> None:
    assert iso("2024-02-29") == "2024-02-29"
    for words in ("2023-02-29", "1900-02-29", "1955-13", "55", "1955-4", "0000", "١٩٥٥"):
        assert iso(words) == ""


def test_counts_words() -> None:
    for words, count in (("word " * 100_000, 100_000), ("x\n\ny\n" * 5, 10), ("", 0)):
        assert Document(words, Origin("a.txt")).word_count == count


@cache
def tei_all(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(shared / "oracle" / "tei_all.rng")))


ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["\0", "\ud800", "\ufffe", " ", "\n", "<&>\"'", "]]>", "%zz", "http://[",
                     "0000", "9999-99-99", "x-", "-en", "a" * 900, "CC BY 9.9", "https://a/%",
                     "\u2028;;;"]),
)  # fmt: skip
WORDS = st.fixed_dictionaries(dict.fromkeys(GIVEN, ODD))
EXTRA = st.dictionaries(st.sampled_from(["url", "site", "doi", "isbn", "keywords", "x y"]), ODD)
METADATA = st.builds(Metadata, ODD, ODD, ODD, ODD, ODD, ODD, EXTRA)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, METADATA, st.builds(Origin, ODD, st.integers(0, 10**12), ODD, ODD, ODD), ODD)
def test_is_valid_whatever_is_said(
    shared: Path, given: dict[str, str], metadata: Metadata, origin: Origin, epoch: str
) -> None:
    if "\0" not in epoch and epoch.isprintable():
        os.environ["SOURCE_DATE_EPOCH"] = epoch
    project = Project().with_settings("header", **given)
    root = etree.fromstring(encode(Document(TEXT, origin, metadata), project).xml)
    schema = tei_all(shared)
    assert schema.validate(root), schema.error_log


def test_what_people_decided_is_declared_once() -> None:
    decision = Decision("guards", "term", 0, {}, "they are meant as such")
    project = Project(decisions=(decision,))
    xml = encode(Document(TEXT, Origin("mill.txt")), project).xml
    declared = words(etree.fromstring(xml), ".//t:interpretation/t:p")
    assert sum("by the editors of this file" in sentence for sentence in declared) == 1
    assert not any("decisions" in sentence for sentence in words(header(), ".//t:interpretation"))


def test_a_title_that_is_invented_is_a_finding() -> None:
    """Whether the text is long or short; the title made for it is the file's own name."""
    article = "the mill was burnt, and nobody knew who had burnt it, or would say so.\n\n" * 30
    for text, title, found in ((article, "", 1), (TEXT, "", 1), (article, "The Mill", 0)):
        project = Project().with_settings("header", title=title)
        result = encode(Document(text, Origin("/home/ann/texts/mill.txt")), project)
        assert [f.code for f in result.findings].count("title-missing") == found
        named = words(etree.fromstring(result.xml), ".//t:titleStmt/t:title")
        assert named == [title or "Untitled text (mill.txt)"]
    document = Document(TEXT, Origin(r"C:\texts\mill.txt"))
    root = etree.fromstring(encode(document, Project()).xml)
    assert words(root, ".//t:titleStmt/t:title") == ["Untitled text (mill.txt)"]


def test_a_heading_that_a_text_begins_with_is_its_title_if_nothing_else_is() -> None:
    """One further on is a section's; what the reader or the user says goes before both."""
    heading = "The Mill at Upton1"
    text = f"{heading}\n\n{TEXT}"

    def titled(text: str, known: Metadata = NOTHING) -> list[str]:
        start = text.index(heading)
        end = start + len(heading)
        readers = (
            Annotation(start, end, "head", "readers.docx", "a style", block=True),
            Annotation(end - 1, end, "ref", "readers.docx", "a note", "high",
                       {"type": "noteAnchor", "target": "#n1"}),
        )  # fmt: skip
        document = Document(text, Origin("mill.docx"), known, readers)
        result = encode(document, Project(rules={"front_matter": False}))
        return words(etree.fromstring(result.xml), ".//t:titleStmt/t:title")

    assert titled(text) == ["The Mill at Upton"]
    assert titled(text, Metadata(title="The Gate")) == ["The Gate"]
    assert titled(f"{TEXT}\n{text}") == ["Untitled text (mill.docx)"]


EDITED = (
    "The Mill\n\nEdited by Edmund Farrow\n\n"
    "Words in square brackets are mine. It [the mill] shut.\n"
)


def test_the_one_editor_whom_the_text_names_put_the_brackets() -> None:
    h = header(EDITED)
    assert words(h, ".//t:titleStmt/t:editor[@xml:id='editor']") == ["Edmund Farrow"]
    assert words(h, ".//t:respStmt/@xml:id") == ["tei"]
    h = header("The Mill\n\nEdited by Edmund Farrow\n\nEditor's note: It is [so] told.\n\n" + TEXT)
    assert words(h, ".//t:titleStmt/t:editor[@xml:id='editors']") == ["Edmund Farrow"]
    assert words(h, ".//t:respStmt/@xml:id") == ["tei"]


def test_brackets_of_nobody_known_invent_no_editor() -> None:
    """They may as well be the author's: a reviewer's own [sic] and [. . .]."""
    h = header("She wrote that “nobody [sic] came [. . .] to the mill” in May, and went home.\n")
    assert words(h, ".//t:respStmt[@xml:id='editor']") == [
        "what stands in square brackets not known: the text does not say who"
    ]
    assert not words(h, ".//t:editor")
    two = header(EDITED.replace("Farrow", "Farrow and Ann Roe"))
    assert words(two, ".//t:titleStmt/t:editor[not(@xml:id)]") == ["Edmund Farrow", "Ann Roe"]
    assert words(two, ".//t:respStmt/@xml:id") == ["editor", "tei"]


def test_what_a_program_wrote_is_neither_title_nor_author() -> None:
    metadata = Metadata(title="Microsoft Word - Document2", author="Windows User")
    text = "The Bell at Orrin\n\nby Nora Finch\n\n" + TEXT
    found = header(text, metadata)
    assert words(found, ".//t:titleStmt/t:title") == ["The Bell at Orrin"]
    assert words(found, ".//t:titleStmt/t:author") == ["Nora Finch"]
    result = encode(Document(text, Origin("bell.txt"), metadata), Project())
    told = [f.arguments["words"] for f in result.findings if f.code == "metadata-of-program"]
    assert told == ["Microsoft Word - Document2", "Windows User"]
    assert words(header(TEXT, Metadata(title="The Mill")), ".//t:titleStmt/t:title") == ["The Mill"]


def test_the_keywords_of_the_page_go_into_the_header() -> None:
    text = "The Bell at Orrin\n\nby Nora Finch\n\nKeywords: bells; ringers.\n\n" + TEXT
    assert words(header(text), ".//t:textClass//t:term") == ["bells", "ringers"]


def test_what_front_matter_says_of_people_and_the_subtitle_stands_in_the_header() -> None:
    front = (
        "---\ntitle: The Mill\nsubtitle: A Wheel\nauthor:\n  - name: Ada North\n"
        "    affiliation: Wharn College\n    orcid: https://orcid.org/0000-0002-1825-0097\n"
        "date: 2011-03-04 10:00:00 +0100\nabstract: |\n  It *turned*.\n\n  Then not.\n---\n\n"
        "It stood.\n"
    )
    source = Source("mill.md", ".md", front.encode())
    document = read_markdown(source, Project())
    found = etree.fromstring(encode(document, Project()).xml).find("t:teiHeader", NS)
    assert found is not None
    assert words(found, ".//t:titleStmt/t:title[@type='sub']") == ["A Wheel"]
    assert words(found, ".//t:titleStmt/t:author/*") == [
        "Ada North", "Wharn College", "0000-0002-1825-0097",
    ]  # fmt: skip
    assert words(found, ".//t:sourceDesc//t:date/@when") == ["2011-03-04"]
    assert words(found, ".//t:abstract/t:p") == ["It turned.", "Then not."]


def test_what_is_constant_is_written_as_if_it_were_made_afresh() -> None:
    """The paragraphs of a header are mostly the same in all files: see `tei.names.Constant`."""
    root = encode(Document(TEXT, Origin("mill.txt")), Project()).tei
    constants = [node for node in root.iter() if isinstance(node, Constant)]
    assert {"p", "category", "application", "respStmt", "rendition"} <= {
        node.element for node in constants
    }

    def afresh(node: Node) -> Node:
        children = [c if isinstance(c, str) else afresh(c) for c in node.children]
        return Node(node.element, node.attributes, children, node.start, node.why)

    assert to_bytes(root) == to_bytes(root) == to_bytes(afresh(root))
    for node in constants:
        assert inner(tei("p", None, "a ", node)) == inner(tei("p", None, "a ", afresh(node)))


def test_each_encoding_has_the_same_constants() -> None:
    first, second = (
        {id(n) for n in encode(Document(text, Origin("a.txt")), Project()).tei.iter()
         if isinstance(n, Constant) and n.element == "category"}
        for text in (TEXT, "Nobody saw it.")
    )  # fmt: skip
    assert second
    assert second <= first

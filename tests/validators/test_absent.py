"""What TEI has and a customization has not: told as that, with what to do, not as a misspelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.catalogue import entry_of
from tei.events import read
from tei.findings import Finding
from tei.validators import Options, validator

TEI = "http://www.tei-c.org/ns/1.0"
# A customization: text with paragraphs, names without namesdates, lines without verse.
SCHEMA = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{TEI}">
<start><element name="text"><zeroOrMore><choice>
  <element name="p"><optional><attribute name="n"/></optional><ref name="words"/></element>
  <element name="l"><ref name="words"/></element>
  <element name="bibl"><ref name="words"/></element>
  <element name="person"><text/></element>
</choice></zeroOrMore></element></start>
<define name="words"><mixed><zeroOrMore><choice>
  <element name="name"><optional><attribute name="type"/></optional><text/></element>
  <element name="hi"><optional><attribute name="rend"/></optional><text/></element>
</choice></zeroOrMore></mixed></define></grammar>"""
ROWS = (
    # fragment, place and code of each finding, words of the first
    ("<p><orgName>Board</orgName></p>", "1:46 element-absent-or",
     '<orgName> in <p> is TEI (module namesdates), but not in this schema. Write <name type="org"> '
     'instead; or add <elementRef key="orgName"/> to the ODD'),
    ("<msDesc><msIdentifier/></msDesc>", "1:43 element-absent-or",
     'Write <bibl> instead; or add <moduleRef key="msdescription"/> to the ODD'),
    ("<p><gap/></p>", "1:46 element-absent",
     'Add <elementRef key="gap"/> to the ODD that the schema is made from, and compile it again; '
     "or take the tag away"),
    ("<p><unclaer>x</unclaer></p>", "1:46 element-absent-misspelt",
     "is no element of TEI; <unclear> is (module core)"),
    ("<p><nmae>x</nmae></p>", "1:46 element-misspelt", "Did you mean <name>?"),
    ('<p facs="#x">x</p>', "1:46 attribute-absent-module",
     "“facs” on <p> in <text> is TEI (class att.global.facs, module transcr), but not in this "
     'schema. Add <moduleRef key="transcr"/> or <classRef key="att.global.facs"/>'),
    ('<p rendition="#x">x</p>', "1:46 attribute-absent",
     "(class att.global.rendition, module tei)"),
    ('<p><name ref="#x">x</name></p>', "1:52 attribute-absent",
     "(class att.canonical, module tei)"),
    ('<p href="#x">x</p>', "1:46 attribute-unknown", "There is no attribute “href”"),
    ("<msDesc><history/></msDesc><p><zone/></p>",
     "1:43 element-absent-or 1:73 element-absent", "module msdescription"),
    ("<p><u>x</u></p>", "1:46 element-absent-or", 'Write <hi rend="underline"> instead'),
)  # fmt: skip


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "small.rng"
    path.write_text(SCHEMA, encoding="utf-8")
    return path


def words(finding: Finding) -> str:
    entry = entry_of(finding.code)
    return f"{entry.sentence} {entry.hint}".format_map(finding.arguments)


@pytest.mark.parametrize(("fragment", "told", "says"), ROWS, ids=[row[0] for row in ROWS])
def test_what_tei_has_is_told_as_such(schema: Path, fragment: str, told: str, says: str) -> None:
    document = f'<text xmlns="{TEI}">{fragment}</text>'
    found = validator("relaxng", str(schema), Options())(read(document.encode(), "a.xml"))
    assert " ".join(f"{f.place.line}:{f.place.column} {f.code}" for f in found) == told
    assert says in words(found[0])
    assert all(len(words(f)) < 300 for f in found)


def test_in_a_schema_that_is_not_tei_nothing_of_tei_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sea.rng"
    path.write_text(
        f'<element name="sea" ns="{TEI}" xmlns="http://relaxng.org/ns/structure/1.0"><empty/>'
        "</element>", encoding="utf-8",
    )  # fmt: skip
    check = validator("relaxng", str(path), Options())
    (finding,) = check(read(f'<sea xmlns="{TEI}"><gap/></sea>'.encode(), "a.xml"))
    assert finding.code == "element-unknown-alone"


def test_underlined_words_are_no_utterance(tmp_path: Path) -> None:
    path = tmp_path / "small.rng"
    speech = '<element name="u"><text/></element>'
    path.write_text(SCHEMA.replace('<element name="person">', f"{speech}<element name='person'>"),
                    encoding="utf-8")  # fmt: skip
    document = f'<text xmlns="{TEI}"><p>a <u>x</u></p></text>'
    (finding,) = validator("relaxng", str(path), Options())(read(document.encode(), "a.xml"))
    assert finding.code == "utterance-in-text"
    assert '<hi rend="underline">' in words(finding)

"""A stylesheet of one's own on the base of ours: one template, and all formats follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from publish_documents import ROOT, tei

from tei.cli import run
from tei.publish import FORMATS, Source, based_on, publish, xslt
from tei.publish.source import parse

Make = Callable[..., Source]
PLAY = "<div><p>He <stage>bows</stage> low.</p><stage>exit <name>Ann</name></stage></div>"


@pytest.fixture
def readme() -> str:
    """The stylesheet that the README shows, as it stands there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^```xml\n(<xsl:stylesheet.*?)^```", text, re.M | re.S)[0]


def published(source: Source, form: str, stylesheet: str, folder: Path) -> bytes:
    path = folder / "my.xsl"
    path.write_text(stylesheet.replace("tei:html.xsl", f"tei:{form}.xsl"), encoding="utf-8")
    xslt.forget()
    return next(iter(publish(source, [form], stylesheet=str(path)).files.values()))


@pytest.mark.parametrize(
    ("form", "line", "block"),
    [
        ("html", "He <i>(bows)</i> low.", "<i>(exit <"),
        ("txt", "He (bows) low.", "(exit Ann)"),
        ("md", "He *(bows)* low.", "*(exit Ann)*"),
        ("jats", "He <italic>(bows)</italic> low.", "<italic>(exit Ann)</italic>"),
        ("tex", r"He \emph{(bows)} low.", r"\emph{(exit Ann)}"),
        ("json", "He (bows) low.", "(exit Ann)"),
    ],
)
def test_the_stylesheet_of_the_readme_in_each_format(
    form: str, line: str, block: str, readme: str, document: Make, tmp_path: Path
) -> None:
    made = published(document(PLAY), form, readme, tmp_path).decode()
    assert line in made
    assert block in made


def test_the_stylesheet_of_the_readme_in_tei(readme: str, document: Make, tmp_path: Path) -> None:
    made = published(document(PLAY), "tei-plain", readme, tmp_path)
    assert b"<stage>" not in made
    assert b">(bows)</i>" in made


@pytest.mark.parametrize("form", ["epub", "pdf"])
def test_the_stylesheet_of_the_readme_in_books(
    form: str, readme: str, document: Make, tmp_path: Path
) -> None:
    plain = next(iter(publish(document(PLAY), [form]).files.values()))
    assert published(document(PLAY), form, readme, tmp_path) != plain


@pytest.mark.parametrize("form", FORMATS)
def test_without_templates_of_its_own_nothing_changes(
    form: str, readme: str, specimen: Source, tmp_path: Path
) -> None:
    empty = re.sub(r"<xsl:template.*</xsl:template>", "", readme, flags=re.S)
    made = published(specimen, form, empty, tmp_path)
    plain = next(iter(publish(specimen, [form]).files.values()))
    if form == "json":  # the lines are those of the TEI that the stylesheet made
        made, plain = (re.sub(rb'"line": \d+', b"", data) for data in (made, plain))
    assert made == plain


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_is_told_by_what_is_imported(form: str, readme: str, tmp_path: Path) -> None:
    path = tmp_path / "my.xsl"
    path.write_text(readme.replace("tei:html.xsl", f"tei:{form}.xsl"))
    assert based_on(str(path)) == form


def test_its_findings_stand_where_the_tei_has_their_elements(tmp_path: Path, readme: str) -> None:
    data = "<?xml version='1.0'?>\n<!-- by hand -->\n" + tei(
        "<p>wo\n<lb break='no'/>\nrd\n <floop>x</floop></p>"
    )
    source = parse(data.encode(), "a.xml")
    (tmp_path / "my.xsl").write_text(readme)
    (finding,) = publish(source, ["html"], stylesheet=str(tmp_path / "my.xsl")).findings
    (expected,) = publish(source, ["html"]).findings
    assert finding.place == expected.place
    assert (finding.code, finding.place.column) == ("element-not-rendered", 2)


def test_one_that_imports_none_of_ours_is_given_the_tei_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "my.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:output method="html"/><xsl:template match="/"><html><body><n>7</n><pre>'
        "<xsl:for-each select=\"//*[local-name() = 'body']//@* | "
        "//*[local-name() = 'body']/*/text()\">"
        '<xsl:value-of select="concat(name(), \'=\', ., \';\')"/></xsl:for-each>'
        "</pre></body></html></xsl:template></xsl:stylesheet>"
    )
    source = parse(tei("<p>wo <lb break='no'/> rd</p>").encode(), "a.xml")
    (page,) = publish(source, ["html"], stylesheet=str(tmp_path / "my.xsl")).files.values()
    assert b"<pre>=wo ;break=no;= rd;</pre>" in page
    assert b"<n>7</n>" in page


def test_without_to_its_result_is_that_format(
    readme: str, document: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document(PLAY)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.xsl").write_text(readme.replace("tei:html.xsl", "tei:txt.xsl"))
    assert run(["publish", "a.xml", "--xslt", "my.xsl", "-q"]) == 0
    assert (tmp_path / "a.txt").read_text() == (
        "A Title\n\nA. Writer\n\nHe (bows) low.\n\n(exit Ann)\n"
    )

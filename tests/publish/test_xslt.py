"""What a stylesheet may do, and what not: ours, the user's own, XSLT 1.0 and 3.0."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei.publish import FORMATS, apart, coverage, publish, stylesheets, xslt
from tei.publish.confinement import can_confine
from tei.publish.source import Source, parse
from tei.publish.stylesheets import StylesheetError

Make = Callable[..., Source]
Write = Callable[..., str]
SPACES = (
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" '
    'xmlns:exsl="http://exslt.org/common" xmlns:java="java:java.lang.System" '
    'xmlns:saxon="http://saxon.sf.net/" exclude-result-prefixes="tei exsl java saxon" '
    'extension-element-prefixes="exsl"'
)
SECRET = "what nobody may read"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a stylesheet with these templates: `write('<xsl:template .../>', version="3.0")`."""

    def make(inside: str, version: str = "1.0", name: str = "own/my.xsl") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<xsl:stylesheet version="{version}" {SPACES}>{inside}</xsl:stylesheet>',
            encoding="utf-8",
        )
        return str(path)

    return make


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file outside the folders of stylesheet and document."""
    path = tmp_path.parent / f"{tmp_path.name}-secret.xml"
    path.write_text(f"<s>{SECRET}</s>", encoding="utf-8")
    return path


def at_root(inside: str) -> str:
    return f'<xsl:template match="/"><o>{inside}</o></xsl:template>'


def told(run: Callable[..., xslt.Result], source: Source, path: str) -> str:
    """All that comes out: the result, or the error."""
    try:
        return run(source, path).data.decode()
    except StylesheetError as error:
        return f"{error} {error.remedy}"


# -- what works ------------------------------------------------------------------------------


def test_a_stylesheet_makes_a_result(document: Make, write: Write) -> None:
    path = write(at_root('<xsl:value-of select="//tei:body"/>'))
    result = xslt.transform(document("<p>One.</p>"), path)
    assert result.data == b'<?xml version="1.0"?>\n<o>One.</o>\n'
    assert result.tree.getroot().text == "One."
    assert result.messages == ()


@pytest.mark.parametrize("value", ["plain", "it's", 'say "so"', """both ' and " here""", "//p", ""])
def test_parameters_are_strings_whatever_they_hold(
    value: str, document: Make, write: Write
) -> None:
    path = write('<xsl:param name="a"/>' + at_root('<xsl:value-of select="$a"/>'))
    for run in (xslt.transform, apart.transform):
        result = run(document("<p/>"), path, {"a": value})
        assert (result.tree.getroot().text or "") == value


def test_files_beside_the_stylesheet_and_the_document_may_be_read(
    document: Make, write: Write, tmp_path: Path
) -> None:
    source = document("<p/>")
    (tmp_path / "words.xml").write_text("<w>beside the document</w>")
    path = write(
        at_root(
            "<xsl:value-of select=\"document('my.xsl')/*/@version\"/>"
            "<xsl:value-of select=\"document('words.xml', /)\"/>"
        )
    )
    assert xslt.transform(source, path).tree.getroot().text == "1.0beside the document"
    assert apart.transform(source, path).tree.getroot().text == "1.0beside the document"


def test_a_folder_more_may_be_allowed(document: Make, write: Write, secret: Path) -> None:
    path = write(at_root(f"<xsl:value-of select=\"document('{secret.as_uri()}')\"/>"))
    result = xslt.transform(document("<p/>"), path, {}, (str(secret.parent),))
    assert result.tree.getroot().text == SECRET


def test_the_parameters_of_all_modules_are_known(write: Write) -> None:
    write('<xsl:param name="paper" select="\'a4\'"/>', name="own/base.xsl")
    path = write('<xsl:import href="base.xsl"/><xsl:param name="size">12</xsl:param>')
    assert stylesheets.declared(path) == {"size": "12", "paper": "a4"}


def test_messages_come_back_in_their_order(document: Make, write: Write) -> None:
    path = write(at_root("<xsl:message>One</xsl:message><xsl:message>two</xsl:message>"))
    source = document("<p/>")
    result = xslt.transform(source, path)
    assert result.messages == ("One", "two")
    assert apart.transform(source, path).messages == ("One", "two")
    found = coverage.findings_of(result, source, path)
    assert [(f.code, f.arguments["message"]) for f in found] == [
        ("stylesheet-message", "One"),
        ("stylesheet-message", "two"),
    ]


def test_what_is_not_rendered_is_named_counted_and_placed(document: Make, write: Write) -> None:
    path = write(
        '<xsl:import href="tei:common.xsl"/><xsl:output method="text"/>'
        '<xsl:template match="/"><xsl:apply-templates select="//tei:body/*" mode="inline"/>'
        '</xsl:template><xsl:template match="tei:p" mode="inline">'
        '<xsl:apply-templates mode="inline"/></xsl:template>'
    )
    source = document("<p>a <u>b</u></p>\n<p>\n<u>c</u></p>")
    result = xslt.transform(source, path)
    assert result.data.split() == [b"a", b"b", b"c"]
    found = coverage.findings_of(result, source, path)
    assert [(f.code, f.place.line, dict(f.arguments)) for f in found] == [
        ("element-not-rendered", 1, {"element": "u", "count": "2", "format": "my"})
    ]


def test_a_thousand_elements_inside_each_other_are_no_recursion_without_end(
    document: Make, write: Write
) -> None:
    path = write('<xsl:import href="tei:common.xsl"/>')
    source = document("<p>" + "<hi>" * 1000 + "deep" + "</hi>" * 1000 + "</p>")
    assert b"deep" in xslt.transform(source, path).data


# -- what does not ---------------------------------------------------------------------------


@pytest.mark.parametrize("run", [xslt.transform, apart.transform])
@pytest.mark.parametrize(
    "inside",
    [
        "<xsl:copy-of select=\"document('http://example.org/a.xml')\"/>",
        "<xsl:copy-of select=\"document('https://example.org/a.xml')\"/>",
        "<xsl:copy-of select=\"document('ftp://example.org/a.xml')\"/>",
        "<xsl:copy-of select=\"document('/etc/passwd')\"/>",
        "<xsl:copy-of select=\"document('file:///etc/passwd')\"/>",
        "<xsl:copy-of select=\"document('{secret}')\"/>",
        "<xsl:copy-of select=\"document('../../{name}')\"/>",
        "<xsl:copy-of select=\"document('link.xml')\"/>",
        '<exsl:document href="{written}"><b/></exsl:document>',
    ],
)
def test_no_other_file_no_network_no_writing(
    run: Callable[..., xslt.Result], inside: str, document: Make, write: Write,
    secret: Path, tmp_path: Path,
) -> None:  # fmt: skip
    written = tmp_path / "own" / "written.xml"
    words = (
        inside.replace("{secret}", str(secret))
        .replace("{name}", secret.name)
        .replace("{written}", str(written))
    )
    path = write(at_root(words))
    os.symlink(secret, tmp_path / "own" / "link.xml")
    with pytest.raises(StylesheetError) as error:
        run(document("<p/>"), path)
    assert "wants what no stylesheet may have" in str(error.value)
    assert "beside it or beside the document" in error.value.remedy
    assert SECRET not in str(error.value)
    assert not written.exists()


@pytest.mark.parametrize(
    "inside",
    ['<xsl:import href="http://example.org/a.xsl"/>', '<xsl:include href="/etc/passwd"/>'],
)
def test_nothing_is_imported_from_elsewhere(inside: str, document: Make, write: Write) -> None:
    path = write(inside)
    with pytest.raises(StylesheetError, match="wants what no stylesheet may have"):
        xslt.transform(document("<p/>"), path)


def test_what_is_no_stylesheet_of_ours_is_told_with_those_there_are(
    document: Make, write: Write
) -> None:
    path = write('<xsl:import href="tei:htm.xsl"/>')
    with pytest.raises(StylesheetError, match=r"tei:htm\.xsl is no stylesheet of ours") as error:
        xslt.transform(document("<p/>"), path)
    assert error.value.remedy == (
        "There is tei:FORMAT.xsl for epub, html, jats, json, md, pdf, tei-plain, tex, txt."
    )


def test_an_entity_of_the_stylesheet_reads_no_file(
    document: Make, secret: Path, tmp_path: Path
) -> None:
    path = tmp_path / "entity.xsl"
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret}">]><xsl:stylesheet version="1.0" {SPACES}>'
        f"{at_root('&s;')}</xsl:stylesheet>"
    )
    assert SECRET not in told(xslt.transform, document("<p/>"), str(path))


@pytest.mark.parametrize("run", [xslt.transform, apart.transform])
def test_recursion_without_end_is_an_error(
    run: Callable[..., xslt.Result], document: Make, write: Write
) -> None:
    path = write(
        '<xsl:template match="/"><xsl:call-template name="x"/></xsl:template>'
        '<xsl:template name="x"><a><xsl:call-template name="x"/></a></xsl:template>'
    )
    with pytest.raises(StylesheetError, match="call each other without end"):
        run(document("<p/>"), path)


def test_a_stylesheet_that_takes_too_long_is_stopped(document: Make, write: Write) -> None:
    twice = '<xsl:call-template name="x"><xsl:with-param name="n" select="$n + 1"/>'
    path = write(
        '<xsl:template match="/"><xsl:call-template name="x"/></xsl:template>'
        '<xsl:template name="x"><xsl:param name="n" select="0"/><xsl:if test="$n &lt; 100">'
        f"{twice}</xsl:call-template>{twice}</xsl:call-template></xsl:if></xsl:template>"
    )
    with pytest.raises(StylesheetError, match="not done after 1 seconds"):
        apart.transform(document("<p/>"), path, seconds=1)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (at_root('<xsl:value-of select="/a["/>'), "could not compile select expression '/a\\['"),
        (at_root('<xsl:value-of select="nothing()"/>'), "Unregistered function"),
        (at_root('<xsl:message terminate="yes">Enough</xsl:message>'), "Enough"),
        ("<xsl:template", "not well-formed"),
    ],
)
def test_a_faulty_stylesheet_is_one_sentence(
    inside: str, said: str, document: Make, write: Write
) -> None:
    path = write(inside)
    with pytest.raises(StylesheetError, match=said) as error:
        apart.transform(document("<p/>"), path)
    assert str(error.value).startswith(path)
    assert error.value.remedy


@pytest.mark.parametrize("version", ["1.0", "3.0"])
def test_a_stylesheet_that_ends_itself_is_told_with_its_last_message(
    version: str, document: Make, write: Write
) -> None:
    if version != "1.0":
        pytest.importorskip("saxonche", reason="needs tei[saxon]")
    path = write(
        at_root(
            "<xsl:message>Watch out</xsl:message>"
            '<xsl:message terminate="yes">No date in\nthe header.</xsl:message>'
        ),
        version,
    )
    with pytest.raises(StylesheetError) as error:
        apart.transform(document("<p/>"), path)
    assert str(error.value) == f"{path}: it ended itself and says: No date in the header."


def test_what_is_no_stylesheet_is_told_so(document: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.xsl"
    path.write_text("<html/>")
    with pytest.raises(StylesheetError, match="<html> is no stylesheet"):
        apart.transform(document("<p/>"), str(path))
    with pytest.raises(StylesheetError, match="There is no stylesheet"):
        apart.transform(document("<p/>"), str(tmp_path / "b.xsl"))


def test_libxslt_is_not_given_xslt_2(document: Make, write: Write) -> None:
    path = write("", version="2.0")
    with pytest.raises(StylesheetError, match=r"is XSLT 2\.0, and libxslt knows 1\.0 only"):
        xslt.transform(document("<p/>"), path)


# -- XSLT 3.0 --------------------------------------------------------------------------------


@pytest.fixture
def saxon() -> object:
    """Saxon, where it is installed."""
    return pytest.importorskip("saxonche", reason="needs tei[saxon]")


def test_xslt_3_is_run_by_saxon(document: Make, write: Write, saxon: object) -> None:
    path = write(
        '<xsl:param name="n" as="xs:integer" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'
        + at_root(
            "<xsl:message>Hm</xsl:message>"
            '<xsl:for-each-group select="//tei:body/tei:p" group-by="@n">'
            '<g n="{current-grouping-key()}">{$n + count(current-group())}</g>'
            "</xsl:for-each-group>"
        ).replace("<o>", '<o xsl:expand-text="yes">'),
        version="3.0",
    )
    result = apart.transform(document('<p n="a"/><p n="b"/><p n="a"/>'), path, {"n": "40"})
    assert result.data.decode().endswith('<o><g n="a">42</g><g n="b">41</g></o>')
    assert result.messages == ("Hm",)


def test_saxon_reads_beside_the_stylesheet_and_the_document(
    document: Make, write: Write, saxon: object, tmp_path: Path
) -> None:
    source = document("<p/>")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.txt").write_text("one")
    (tmp_path / "b.xml").write_text("<b>two</b>")
    path = write(
        at_root(
            "<xsl:value-of select=\"unparsed-text('a.txt'), doc(resolve-uri('b.xml', "
            'base-uri(/)))"/>'
        ),
        version="3.0",
    )
    if can_confine():
        assert b"<o>one two</o>" in apart.transform(source, path).data
    else:
        with pytest.raises(StylesheetError, match="this system cannot prevent it"):
            apart.transform(source, path)


@pytest.mark.parametrize(
    "inside",
    [
        "<xsl:copy-of select=\"doc('http://example.org/a.xml')\"/>",
        "<xsl:copy-of select=\"doc('{secret}')\"/>",
        "<xsl:copy-of select=\"doc(concat('{sec', 'ret}'))\"/>",
        "<xsl:copy-of select=\"doc('../../{name}')\"/>",
        "<xsl:value-of select=\"unparsed-text('/etc/passwd')\"/>",
        "<xsl:value-of select=\"unparsed-text(string(/*/*[1]/*[1]/*[1]/*[1]) || '/etc/passwd')\"/>",
        "<xsl:value-of select=\"unparsed-text('file://localhost/etc/passwd')\"/>",
        "<xsl:value-of select=\"json-doc('/etc/passwd')\"/>",
        "<xsl:copy-of select=\"collection('{folder}?select=*.xml')\"/>",
        "<xsl:copy-of select=\"function-lookup(xs:QName('fn:doc'), 1)('{secret}')\" "
        'xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
        '<xsl:source-document href="{secret}" streamable="no"><xsl:copy-of select="."/>'
        "</xsl:source-document>",
        "<xsl:value-of select=\"java:getProperty('user.dir')\"/>",
        "<xsl:value-of select=\"saxon:parse-html('a')\"/>",
    ],
)
def test_saxon_reads_no_other_file_and_calls_no_java(
    inside: str, document: Make, write: Write, secret: Path, tmp_path: Path, saxon: object
) -> None:
    words = (
        inside.replace("{secret}", secret.as_uri())
        .replace("{sec", secret.as_uri()[:6]).replace("ret}", secret.as_uri()[6:])
        .replace("{name}", secret.name)
        .replace("{folder}", tmp_path.parent.as_uri())
    )  # fmt: skip
    path = write(at_root(words), version="3.0")
    said = told(apart.transform, document("<p/>"), path)
    assert SECRET not in said
    assert "root:" not in said
    # An unreadable file is an error; of a folder that may not be listed nothing is there.
    assert said.startswith(path) or "collection" in inside


@pytest.mark.parametrize(
    ("inside", "is_safe"),
    [
        ("<xsl:copy-of select=\"doc('my.xsl')\"/>", True),
        ("<xsl:copy-of select=\"document('')\"/>", True),
        ("<xsl:copy-of select=\"doc('../../a.xml')\"/>", False),
        ("<xsl:copy-of select=\"doc('http://example.org/')\"/>", False),
        ('<xsl:copy-of select="doc(@target)"/>', False),
        ('<xsl:copy-of select="unparsed-text#1"/>', False),
        ("<xsl:copy-of select=\"collection('file:///etc')\"/>", False),
        ("<xsl:evaluate xpath=\"'1'\"/>", False),
    ],
)
def test_where_the_system_cannot_guard_addresses_must_stand_there(
    inside: str, is_safe: bool, write: Write, tmp_path: Path, saxon: object
) -> None:
    from tei.publish.saxon import check

    path = write(at_root(inside), version="3.0")
    if is_safe:
        check(path, str(tmp_path), (), guarded=False)
    else:
        with pytest.raises(StylesheetError, match="this system cannot prevent it"):
            check(path, str(tmp_path), (), guarded=False)


def test_saxon_writes_no_file(document: Make, write: Write, tmp_path: Path, saxon: object) -> None:
    written = tmp_path / "written.xml"
    path = write(
        at_root(f'<xsl:result-document href="{written.as_uri()}"><x/></xsl:result-document>'),
        version="3.0",
    )
    with pytest.raises(StylesheetError, match="wants what no stylesheet may have: to write"):
        apart.transform(document("<p/>"), path)
    assert not written.exists()


def test_results_beside_the_principal_one_are_files_as_well(
    document: Make, write: Write, tmp_path: Path, saxon: object
) -> None:
    parts = (
        '<xsl:result-document href="part/a.html" method="html"><html><br/>é</html>'
        '</xsl:result-document><xsl:result-document href="b.txt" method="text">a &lt; b'
        '</xsl:result-document><xsl:result-document href="c.xml"><c/></xsl:result-document>'
    )
    path = write(at_root(parts), version="3.0")
    files = publish(document("<p/>"), (), stylesheet=path, stem="in/a").files
    assert set(files) == {"in/a.xml", "in/part/a.html", "in/b.txt", "in/c.xml"}
    assert files["in/b.txt"] == b"a < b"
    assert files["in/part/a.html"].startswith(b"<!DOCTYPE html>")
    assert "<br>é" in files["in/part/a.html"].decode()
    assert files["in/c.xml"] == b"<c/>"


def test_recursion_without_end_under_saxon_is_an_error(
    document: Make, write: Write, saxon: object
) -> None:
    path = write(
        '<xsl:template match="/"><xsl:call-template name="x"/></xsl:template>'
        '<xsl:template name="x"><a><xsl:call-template name="x"/></a></xsl:template>',
        version="3.0",
    )
    with pytest.raises(StylesheetError, match="without end"):
        apart.transform(document("<p/>"), path)


def test_xslt_3_cannot_import_ours(document: Make, write: Write, saxon: object) -> None:
    path = write('<xsl:import href="tei:common.xsl"/>', version="3.0")
    with pytest.raises(StylesheetError, match=r"what it imports of ours is 1\.0"):
        apart.transform(document("<p/>"), path)


def test_stylesheets_laid_out_as_those_of_the_tei_run_unchanged(
    document: Make, write: Write, tmp_path: Path, saxon: object
) -> None:
    """They import from folders beside their own, read their words with document(), and can split
    their output: with the folder that holds them all allowed, that is no obstacle."""
    own = tmp_path / "xsl"
    write(
        '<xsl:param name="split" select="\'false\'"/>'
        "<xsl:variable name=\"words\" select=\"document('../i18n.xml', document(''))\"/>"
        '<xsl:template match="tei:p"><p><xsl:value-of select="$words//w"/>'
        "<xsl:apply-templates/></p></xsl:template>"
        '<xsl:template name="part"><xsl:result-document href="part.html"><x/>'
        "</xsl:result-document></xsl:template>",
        "2.0", "xsl/common/core.xsl",
    )  # fmt: skip
    path = write(
        '<xsl:import href="../common/core.xsl"/><xsl:output method="html"/>'
        '<xsl:template match="/"><html><xsl:apply-templates select="//tei:body/*"/>'
        "<xsl:if test=\"$split = 'true'\"><xsl:call-template name=\"part\"/></xsl:if></html>"
        "</xsl:template>",
        "2.0", "xsl/html5/html5.xsl",
    )  # fmt: skip
    (own / "i18n.xml").write_text("<i18n><w>Words: </w></i18n>")
    source = document("<p>one</p>")
    with pytest.raises(StylesheetError, match="lies outside the folders"):
        apart.transform(source, path)
    if not can_confine():
        return
    for split in ("false", "true"):
        result = apart.transform(source, path, {"split": split}, (str(own),))
        assert b"<p>Words: one</p>" in result.data
        assert not (own / "html5" / "part.html").exists()


@pytest.mark.skipif("TEI_STYLESHEETS" not in os.environ, reason="needs TEI_STYLESHEETS, a folder")
def test_the_stylesheets_of_the_tei_themselves(specimen: Source, saxon: object) -> None:
    folder = os.environ["TEI_STYLESHEETS"]
    path = os.path.join(folder, "html5", "html5.xsl")
    result = apart.transform(specimen, path, {}, (folder,))
    assert result.method == "html"
    assert b"The Keepers of Sorrel Head" in result.data


@pytest.mark.parametrize("name", FORMATS)
def test_one_format_leaves_the_tree_to_the_next(name: str) -> None:
    """libxslt takes white space out of the tree it is given; the others must not miss it."""
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <teiHeader>\n    <fileDesc/>\n  </teiHeader>'
        b"\n  <text>\n    <body>\n      <p>One <hi>two</hi>.</p>\n    </body>\n  </text>\n</TEI>"
    )
    source = parse(data, "a.xml")
    before = etree.tostring(source.root)
    publish(source, [name])
    assert etree.tostring(source.root) == before

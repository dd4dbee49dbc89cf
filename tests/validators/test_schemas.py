"""Which schema a file is held against, and where it is looked for."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.events import read
from tei.findings import Finding, Place
from tei.validators import addresses, compiling
from tei.validators.heads import head_of
from tei.validators.schemas import Choice, Schema, asked, of_file

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
TEI = "http://www.tei-c.org/ns/1.0"
RELEASE = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
GRAMMAR = f'<element name="p" xmlns="{RNG}"><text/></element>'


@pytest.fixture(autouse=True)
def nothing_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and no TEI source."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("TEI_ODD_SOURCE", raising=False)
    monkeypatch.chdir(tmp_path)
    compiling.tei_all.cache_clear()
    compiling.from_odd.cache_clear()


@pytest.fixture
def tei_source(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = (shared / "oracle" / "p5subset.xml").resolve()
    monkeypatch.setenv("TEI_ODD_SOURCE", str(path))
    return path


def choice(text: str, name: str = "a.xml") -> Choice:
    path = Path(name)
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text)
    return of_file(read(name))


def model(href: str, language: str = RNG, more: str = "") -> str:
    return f'<?xml-model href="{href}" schematypens="{language}"{more}?>\n<p/>'


# -- named by a person -------------------------------------------------------------------------


def test_edition_is_the_schema_of_this_tool_with_its_rules() -> None:
    grammar, rules = asked(["edition"])
    assert (grammar.kind, Path(grammar.path).name) == ("relaxng", "edition.rng")
    assert (rules.kind, Path(rules.path).name) == ("schematron", "edition.sch")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.rng", "relaxng"), ("a.rnc", "relaxng"), ("a.xsd", "xsd"), ("A.SCH", "schematron")],
)
def test_a_suffix_says_the_kind(name: str, kind: str) -> None:
    Path(name).write_text("")
    assert asked([name]) == (Schema(kind, name, name),)


def test_several_are_all_taken_each_once() -> None:
    Path("a.rng").write_text("")
    names = [schema.name for schema in asked(["a.rng", "edition", "a.rng"])]
    assert names == ["a.rng", "edition", "edition"]


def test_schematron_inside_a_grammar_counts_if_it_is_asked_for() -> None:
    Path("a.rng").write_text(GRAMMAR)
    Path("b.rng").write_text(f'<element name="p" xmlns="{RNG}" xmlns:s="{SCH}"><text/></element>')
    assert [s.kind for s in asked(["b.rng"])] == ["relaxng"]
    assert [s.kind for s in asked(["a.rng", "b.rng"], embedded=True)] == [
        "relaxng", "relaxng", "schematron",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said", "remedy"),
    [
        ("edtion", "edtion is no schema that tei knows", "Did you mean edition?"),
        ("tei-all", "no schema", "Did you mean tei_all?"),
        ("letter.rgn", "no schema", "Did you mean letter.rng?"),
        ("leter.rng", "There is no schema leter.rng.", "Did you mean letter.rng?"),
        ("other/letter.rng", "There is no schema", "no folder other either"),
        ("folder", "is a folder", "a file: .rng"),
        ("https://example.org/a.rng", "no copy of it is in the cache", "--fetch"),
        ("tei_all", "p5subset.xml", "TEI_ODD_SOURCE"),
        (RELEASE, "p5subset.xml", "TEI_ODD_SOURCE"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(name: str, said: str, remedy: str) -> None:
    Path("letter.rng").write_text(GRAMMAR)
    Path("folder").mkdir()
    with pytest.raises(TeiError) as caught:
        asked([name])
    assert said in str(caught.value)
    assert remedy in caught.value.remedy
    assert caught.value.exit_code == 2


# -- named by the file -------------------------------------------------------------------------


def test_xml_model_names_schemas_relative_to_the_file() -> None:
    for name in ("one.rng", "two.sch", "three.rnc", "four.xsd"):
        Path("texts").mkdir(exist_ok=True)
        Path("texts", name).write_text("")
    found = choice(
        f'<?xml-model href="one.rng" schematypens="{RNG}"?>'
        f"<?xml-model href='two.sch' schematypens='{SCH}' phase='final'?>"
        '<?xml-model href="three.rnc" type="application/relax-ng-compact-syntax"?>'
        "<?xml-model href='four.xsd'?><p/>",
        "texts/a.xml",
    )
    assert found == Choice(
        (
            Schema("relaxng", "texts/one.rng", "one.rng"),
            Schema("schematron", "texts/two.sch", "two.sch", "final"),
            Schema("relaxng", "texts/three.rnc", "three.rnc"),
            Schema("xsd", "texts/four.xsd", "four.xsd"),
        )
    )


def test_xml_model_of_schematron_takes_the_rules_inside_a_grammar() -> None:
    Path("my schema.rng").write_text(GRAMMAR)
    found = choice(model("my%20schema.rng", SCH))
    assert found.schemas == (Schema("schematron", "my schema.rng", "my%20schema.rng"),)


def test_schema_locations() -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    for name in ("a.xsd", "b.xsd", "c.xsd"):
        Path(name).write_text("")
    found = choice(f'<p {xsi} xsi:schemaLocation="http://a.org/a a.xsd\n http://b.org/b b.xsd"/>')
    assert [s.path for s in found.schemas] == ["a.xsd", "b.xsd"]
    found = choice(f'<p {xsi} xsi:noNamespaceSchemaLocation="c.xsd"/>')
    assert [s.path for s in found.schemas] == ["c.xsd"]


def test_a_schema_that_is_not_there_leaves_it_untold() -> None:
    Path("letter.rng").write_text(GRAMMAR)
    found = choice("<?xml version='1.0'?>\n" + model("leter.rng"))
    (finding,) = found.findings
    assert not found.found
    assert (finding.code, finding.place) == ("schema-not-found", Place("a.xml", 2, 1))
    assert finding.arguments["remedy"] == "Did you mean letter.rng?"


def test_a_remote_schema_is_taken_from_the_cache_and_from_nowhere_else() -> None:
    address = "https://example.org/schemas/letter.rng"
    found = choice(model(address))
    kept = addresses.kept_at(address)
    assert [f.code for f in found.findings] == ["schema-not-found"]
    assert kept in found.findings[0].arguments["remedy"]
    assert "--schema" in found.findings[0].arguments["remedy"]
    Path(kept).parent.mkdir(parents=True)
    Path(kept).write_text(GRAMMAR)
    assert choice(model(address)) == Choice((Schema("relaxng", kept, address),))


def test_no_address_leads_out_of_the_cache(tmp_path: Path) -> None:
    for address in ("http://a.org/../../x.rng", "http://a.org/%2e%2e/%2e%2e/x.rng", "http:///x.rng"):
        assert (tmp_path / "cache") in Path(addresses.kept_at(address)).resolve().parents


@pytest.mark.parametrize(
    "address",
    [
        RELEASE,
        "http://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rnc",
        "https://vault.tei-c.org/P5/4.8.0/xml/tei/custom/schema/relaxng/tei_all.rng",
    ],
)
def test_the_releases_of_tei_all_are_tei_all(address: str, tei_source: Path) -> None:
    (schema,) = choice(model(address)).schemas
    assert (schema.kind, schema.name) == ("relaxng", address)
    assert Path(schema.path).name.startswith("tei_all-")
    (rules,) = choice(model(address, SCH)).schemas
    assert (rules.kind, Path(rules.path).suffix) == ("schematron", ".sch")
    assert not addresses.is_tei_all(address.replace("tei-c.org", "tei-c.org.example.com"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<?xml-model type="application/xml"?><p/>', "schema-model-empty"),
        (model("a.dsd", "http://www.ascc.net/xml/schematron"), "schema-language-unknown"),
        (model("http://[a/b.rng"), "schema-not-found"),
        (model("a&#0;b.rng"), "schema-not-found"),
        ("<p/>", "schema-none"),
        (f'<TEI xmlns="{TEI}"/>', "schema-assumed"),
    ],
)
def test_what_is_doubtful_is_a_finding(text: str, code: str) -> None:
    assert code in [f.code for f in choice(text).findings]


def test_a_file_that_names_none(tei_source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tei made is an edition; all else is held against all of TEI, where that can be had."""
    ours = f'<TEI xmlns="{TEI}"><teiHeader><application version="1" ident="tei"/></teiHeader></TEI>'
    theirs = ours.replace('ident="tei"', 'ident="oXygen"')
    assert [s.name for s in choice(ours).schemas] == ["edition", "edition"]
    assert [s.name for s in choice(theirs).schemas] == ["tei_all"]
    monkeypatch.delenv("TEI_ODD_SOURCE")
    place = Place("a.xml", 1, 1)
    assert choice(theirs).findings == (Finding("schema-assumed", place),)
    assert choice(ours).findings == ()
    assert choice("<p/>").findings == (Finding("schema-none", place, {"root": "p"}),)
    assert not choice("<p/>").found
    assert choice("no XML") == Choice(())  # which is said by another


def test_the_head_ends_with_the_root() -> None:
    head = head_of(read(f'<TEI xmlns="{TEI}"><?xml-model href="a.rng"?></TEI>'.encode(), "a"))
    assert (head.root, head.is_tei, head.named, head.ours) == ("TEI", True, (), False)


# -- made --------------------------------------------------------------------------------------


def test_tei_all_is_made_once(tei_source: Path, tmp_path: Path) -> None:
    (schema,) = asked(["tei_all"])
    made = Path(schema.path)
    assert made.parent == tmp_path / "cache" / "tei" / "schemas"
    before = made.stat().st_mtime_ns
    compiling.tei_all.cache_clear()
    assert asked(["tei_all"]) == (schema,)
    assert made.stat().st_mtime_ns == before
    assert [s.kind for s in asked(["tei_all"], embedded=True)] == ["relaxng", "schematron"]


ODD = f"""<TEI xmlns="{TEI}"><teiHeader/><text><body><schemaSpec ident="small" start="p">
<moduleRef key="tei"/><moduleRef key="core" include="p"/>
<constraintSpec ident="short" scheme="schematron"><constraint>
<assert xmlns="{SCH}" test="true()">Never.</assert></constraint></constraintSpec>
</schemaSpec></body></text></TEI>"""


def test_an_odd_is_compiled_again_when_it_changes(tei_source: Path) -> None:
    path = Path("small.odd")
    path.write_text(ODD)
    first = asked(["small.odd"])
    assert {schema.kind for schema in first} >= {"relaxng"}
    assert b"<text/>" in Path(first[0].path).read_bytes()
    compiling.from_odd.cache_clear()
    assert asked(["small.odd"]) == first
    path.write_text(ODD.replace('include="p"', 'include="p hi"'))
    compiling.from_odd.cache_clear()
    assert asked(["small.odd"]) != first


def test_an_odd_that_cannot_be_compiled(tei_source: Path) -> None:
    Path("none.odd").write_text(f'<TEI xmlns="{TEI}"/>')
    with pytest.raises(TeiError, match="schemaSpec"):
        asked(["none.odd"])


# -- fetched -----------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/a.rng"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(GRAMMAR.encode() if found else b"")

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_what_is_fetched_is_kept(server: str) -> None:
    Path("a.xml").write_text(model(f"{server}/a.rng"))
    assert not of_file(read("a.xml")).found
    found = of_file(read("a.xml"), fetch=True)
    assert found.found
    assert Path(found.schemas[0].path).read_text() == GRAMMAR
    assert of_file(read("a.xml")) == found
    Path("b.xml").write_text(model(f"{server}/b.rng"))
    (finding,) = of_file(read("b.xml"), fetch=True).findings
    assert "cannot be fetched" in finding.arguments["reason"]


def test_a_schema_named_for_two_languages_is_missed_once(tmp_path: Path) -> None:
    """As the TEI's own files do it: the RELAX NG, which holds the Schematron too."""
    both = "".join(
        f'<?xml-model href="mine.rng" schematypens="{language}"?>\n'
        for language in ("http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron")
    )
    path = tmp_path / "a.xml"
    path.write_text(f'{both}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    found = of_file(read(str(path), "a.xml"))
    assert [(f.code, f.place.line) for f in found.findings] == [("schema-not-found", 1)]

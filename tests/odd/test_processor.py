"""`processor.md`: small ODDs, and the documents that their schemas accept and reject."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree, isoschematron

from tei.catalogue import CATALOGUE
from tei.cli import run
from tei.errors import TeiError
from tei.odd.compile import compile_odd
from tei.odd.source import OddError

HERE = Path(__file__).parent
FILES = HERE / "files"
NS = ('xmlns="http://www.tei-c.org/ns/1.0" xmlns:m="http://example.org/music" '
      'xmlns:rng="http://relaxng.org/ns/structure/1.0"')


class Case(NamedTuple):
    title: str
    attributes: str
    odd: str
    findings: list[str]
    documents: list[tuple[str, str]]


def cases() -> list[Case]:
    found = []
    for section in (HERE / "processor.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        odd = re.search(r"```odd ?(.*?)\n(.*?)\n```", section, re.DOTALL)
        assert odd is not None, section
        findings = re.search(r"```findings\n(.*?)\n```", section, re.DOTALL)
        rows = re.findall(r"^\| `(.*)` \| (.*) \|$", section, re.MULTILINE)
        lines = findings[1].split("\n") if findings else []
        found.append(Case(section.split("\n", 1)[0], odd[1], odd[2], lines, rows))
    return found


def write(folder: Path, case: Case) -> Path:
    """The ODD as a file, beside the files it may refer to; its first line is line 1."""
    for file in FILES.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    path = folder / "case.odd"
    path.write_text(f'<schemaSpec {NS} ident="case" start="text" {case.attributes}>'
                    f"{case.odd}\n</schemaSpec>\n", encoding="utf-8")
    return path


def parse(document: str) -> Any:
    return etree.fromstring(re.sub(r"^<text", f"<text {NS}", document))


@pytest.mark.parametrize("case", cases(), ids=lambda c: c.title)
def test_case(case: Case, tmp_path: Path) -> None:
    path = write(tmp_path, case)
    (result,) = compile_odd(str(path), str(tmp_path / "source.xml"), ["rng", "xsd", "html", "odd"])
    said = [f"{f.code} {f.place.line} {_what(f.arguments)}" for f in result.findings]
    assert sorted(said) == sorted(case.findings)
    for name, data in result.files.items():
        (tmp_path / name).write_bytes(data)
    rng = etree.RelaxNG(etree.parse(str(tmp_path / "case.rng")))
    xsd = etree.XMLSchema(etree.parse(str(tmp_path / "case.xsd")))
    for document, verdict in case.documents:
        tree = parse(document)
        accepted = rng.validate(tree)
        assert accepted == (verdict == "accepted"), (document, rng.error_log)
        looser = verdict.endswith("(XSD looser)")
        assert xsd.validate(tree) == (accepted or looser), (document, xsd.error_log)


@pytest.mark.parametrize("case", cases(), ids=lambda c: c.title)
def test_the_compiled_odd_says_the_same(case: Case, tmp_path: Path) -> None:
    """A compiled ODD, compiled again, gives the same grammar; a module of RELAX NG included."""
    path = write(tmp_path, case)
    (first,) = compile_odd(str(path), str(tmp_path / "source.xml"), ["rng", "odd"])
    again = tmp_path / "again.odd"
    again.write_bytes(first.files["case.compiled.odd"])
    (second,) = compile_odd(str(again), None, ["rng"])
    grammars = [etree.RelaxNG(etree.fromstring(r.files["case.rng"])) for r in (first, second)]
    for document, _ in case.documents:
        tree = parse(document)
        assert grammars[0].validate(tree) == grammars[1].validate(tree), document


def _what(arguments: Any) -> str:
    for name in ("name", "count", "least", "by"):
        if name in arguments:
            value = str(arguments[name])
            return arguments["names"] if value == "1" and "names" in arguments else value
    return ""


def test_every_code_of_the_processor_is_raised() -> None:
    raised = {line.split()[0] for case in cases() for line in case.findings}
    in_other_tests = {"odd-pattern-twice"}
    assert {c for c in CATALOGUE if c.startswith("odd-")} == raised | in_other_tests


# -- what a table of documents can't show --------------------------------------------------


def compiled(
    tmp_path: Path, odd: str, attributes: str = "", to: str = "rng", **options: Any
) -> Any:
    path = write(tmp_path, Case("", attributes, odd, [], []))
    return compile_odd(str(path), str(tmp_path / "source.xml"), to.split(), **options)


ALL = '<moduleRef key="tei"/><moduleRef key="core"/>'


def test_a_module_that_defines_what_tei_defines_needs_a_prefix(tmp_path: Path) -> None:
    rng = ('<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="hi">'
           '<element name="hi"><empty/></element></define></grammar>')
    write(tmp_path, Case("", "", "", [], []))
    (tmp_path / "other.rng").write_text(rng)
    (result,) = compiled(tmp_path, ALL + '<moduleRef url="other.rng"/>')
    assert [f.code for f in result.findings] == ["odd-pattern-twice"]


def test_prefixes_keep_names_of_patterns_apart(tmp_path: Path) -> None:
    odd = '<moduleRef key="tei"/><moduleRef key="core" prefix="c_"/>'
    (result,) = compiled(tmp_path, odd, 'prefix="t_"')
    grammar = etree.fromstring(result.files["case.rng"])
    names = set(grammar.xpath("//*[local-name()='define']/@name"))
    assert {"c_hi", "c_p", "t_model.phrase", "t_macro.para"} <= names
    etree.RelaxNG(grammar)


def test_elements_for_a_language(tmp_path: Path) -> None:
    odd = ALL + ('<elementSpec ident="hi" mode="change"><altIdent xml:lang="de">auszeichnung'
                 "</altIdent></elementSpec>")
    (result,) = compiled(tmp_path, odd, 'targetLang="de"')
    assert b'name="auszeichnung"' in result.files["case.rng"]


def test_documentation_speaks_the_language_asked_for(tmp_path: Path) -> None:
    (german,) = compiled(tmp_path, ALL, to="html", language="de")
    assert "enthält alles" in german.files["case.html"].decode()
    assert "holds everything" not in german.files["case.html"].decode()
    (own,) = compiled(tmp_path, ALL, 'docLang="de"', to="html")
    assert "sagt, von welcher Art es ist" in own.files["case.html"].decode()
    (other,) = compiled(tmp_path, ALL, to="html", language="fr")
    assert "holds everything" in other.files["case.html"].decode()


def test_descriptions_in_the_grammar_only_if_asked_for(tmp_path: Path) -> None:
    (plain,) = compiled(tmp_path, ALL)
    assert b"holds everything" not in plain.files["case.rng"]
    (told,) = compiled(tmp_path, ALL, descriptions=True)
    assert b"holds everything" in told.files["case.rng"]


def test_several_schemas_in_one_odd(tmp_path: Path) -> None:
    path = write(tmp_path, Case("", "", ALL, [], []))
    one = path.read_text(encoding="utf-8")
    two = one.replace('ident="case"', 'ident="other"')
    two = two.replace(ALL, ALL + "<elementRef key='anchor'/>")
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{one}{two}</TEI>')
    source = str(tmp_path / "source.xml")
    both = compile_odd(str(path), source, ["rng", "odd"])
    assert [r.ident for r in both] == ["case", "other"]
    assert b'ident="other"' not in both[0].files["case.compiled.odd"]
    (chosen,) = compile_odd(str(path), source, schema="other")
    assert list(chosen.files) == ["other.rng"]
    with pytest.raises(OddError, match="no schemaSpec “third”") as error:
        compile_odd(str(path), source, schema="third")
    assert "case, other" in error.value.remedy


def test_a_list_of_specifications_is_taken_whole(tmp_path: Path) -> None:
    (result,) = compile_odd(str(FILES / "source.xml"), None, ["rng"])
    assert b'<element name="anchor"' in result.files["source.rng"]


def test_constraints_keep_context_namespace_and_binding(tmp_path: Path) -> None:
    sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
    odd = ALL + f"""
      <constraintDecl scheme="schematron" queryBinding="xslt">
        <sch:ns {sch} prefix="x" uri="u:x"/></constraintDecl>
      <elementSpec ident="hi" mode="change">
        <constraintSpec ident="full" scheme="schematron"><constraint>
          <sch:assert {sch} test="text()">An empty hi.</sch:assert></constraint></constraintSpec>
        <attList><attDef ident="n" mode="change">
          <constraintSpec ident="low" scheme="schematron"><constraint>
            <sch:report {sch} test=". = 'z'">Not z.</sch:report></constraint></constraintSpec>
        </attDef></attList>
      </elementSpec>
      <elementSpec ident="emph" mode="change">
        <constraintSpec ident="full" scheme="schematron"><constraint>
          <sch:rule {sch} context="tei:emph"><sch:assert test="text()">An empty emph.</sch:assert>
          </sch:rule></constraint></constraintSpec>
      </elementSpec>"""
    (result,) = compiled(tmp_path, odd, to="sch")
    # The source's own are for XSLT 2: they can't share a schema with ours.
    assert list(result.files) == ["case.sch", "case.source.sch"]
    assert b'queryBinding="xslt2"' in result.files["case.source.sch"]
    root = etree.fromstring(result.files["case.sch"])
    contexts = root.xpath("//*[local-name()='rule']/@context")
    assert sorted(contexts) == ["tei:emph", "tei:hi", "tei:hi/@n"]
    assert root.get("queryBinding") == "xslt"
    assert {"prefix": "x", "uri": "u:x"} in [dict(n.attrib) for n in root.iter("{*}ns")]
    schematron = isoschematron.Schematron(
        root, error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS)
    assert schematron.validate(parse("<text><p><hi n='a'>b</hi></p></text>"))
    assert not schematron.validate(parse("<text><p><hi n='z'>b</hi></p></text>"))
    assert not schematron.validate(parse("<text><p><hi/></p></text>"))


def test_constraints_are_changed_and_deleted_by_name(tmp_path: Path) -> None:
    change = '<elementSpec ident="p" mode="change">{}</elementSpec>'
    (kept,) = compiled(tmp_path, ALL, to="sch")
    assert b"A p in a p." in kept.files["case.sch"]
    gone = change.format('<constraintSpec ident="no-p-in-p" mode="delete"/>')
    (deleted,) = compiled(tmp_path, ALL + gone, to="sch")
    assert b"A p in a p." not in deleted.files["case.sch"]


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ('<specGrpRef target="absent.odd#g"/>', "there is no file"),
        ('<specGrpRef target="https://example.org/a.odd"/>', "not on this computer"),
        ('<moduleRef url="absent.rng"/>', "there is no file"),
        ('<moduleRef url="https://example.org/a.rng"/>', "not on this computer"),
        ('<moduleRef url="verse.odd"/>', "it is no grammar"),
        ('<moduleRef key="core" source="absent.xml"/>', "there is no file"),
        ('<moduleRef key="core" source="https://example.org/tei.xml"/>', "not on this computer"),
        ('<moduleRef key="core" source="case.odd"/>', "its own source"),
    ],
)
def test_what_cannot_be_had_is_an_error_that_says_where(
    tmp_path: Path, odd: str, words: str
) -> None:
    with pytest.raises(TeiError, match=words) as error:
        compiled(tmp_path, odd)
    assert "case.odd" in str(error.value)
    assert error.value.remedy


def test_without_a_source_the_error_says_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, Case("", "", ALL, [], []))
    monkeypatch.delenv("TEI_ODD_SOURCE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(OddError) as error:
        compile_odd(str(path))
    assert "tei-c.org" in error.value.remedy
    assert str(tmp_path / "cache" / "tei" / "p5subset.xml") in error.value.remedy
    (tmp_path / "cache" / "tei").mkdir(parents=True)
    (tmp_path / "cache" / "tei" / "p5subset.xml").write_bytes((FILES / "source.xml").read_bytes())
    assert compile_odd(str(path))[0].files
    monkeypatch.setenv("TEI_ODD_SOURCE", str(tmp_path / "nowhere.xml"))
    with pytest.raises(OddError, match="TEI_ODD_SOURCE"):
        compile_odd(str(path))


def test_an_odd_without_a_schema_or_that_is_no_xml(tmp_path: Path) -> None:
    empty = tmp_path / "empty.odd"
    empty.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    with pytest.raises(OddError, match="no <schemaSpec>"):
        compile_odd(str(empty), str(FILES / "source.xml"))
    broken = tmp_path / "broken.odd"
    broken.write_text("<TEI>")
    with pytest.raises(TeiError, match=r"broken\.odd:1"):
        compile_odd(str(broken), str(FILES / "source.xml"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, Case("", "", ALL + '<elementRef key="hj"/>', [], []))
    out = tmp_path / "out"
    arguments = ["schema", "compile", str(path), "--source", str(tmp_path / "source.xml")]
    assert run([*arguments, "-o", str(out), "--to", "rng,sch"]) == 0
    assert sorted(p.name for p in out.iterdir()) == ["case.rng", "case.sch"]
    said = capsys.readouterr()
    assert "case.rng" in said.out
    assert "the nearest name is “hi”" in said.err
    assert f"{path}:1:1: warning odd-unknown-name" in said.err
    assert run([*arguments, "-o", str(out), "--fail-on", "warning", "--findings", "json"]) == 1
    assert '"code": "odd-unknown-name"' in capsys.readouterr().err
    assert run([*arguments, "--to", "dtd"]) == 2
    assert "--to dtd" in capsys.readouterr().err

"""Schemas: what is wrong with them is said with its place, and hostile ones end in an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.relaxng import Grammar, GrammarError, decide, load

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def grammar(content: str, **more: object) -> Grammar:
    return load(f"<grammar {NS} {XSD}>{content}</grammar>".encode(), name="a.rng", **more)  # type: ignore[arg-type]


def root(content: str) -> Grammar:
    return grammar(f'<start><element name="r">{content}</element></start>')


def element(name: str, content: str = "<empty/>") -> str:
    return f'<element name="{name}">{content}</element>'


def error(schema: str, **more: object) -> GrammarError:
    with pytest.raises(GrammarError) as caught:
        load(schema.encode(), name="a.rng", **more)  # type: ignore[arg-type]
    assert all(fault.remedy for fault in caught.value.faults)
    return caught.value


# -- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("", "a.rng:1:1: not well-formed XML: no element found"),
        (f"<grammar {NS}>\n<start>", "a.rng:2:8: not well-formed XML: no element found"),
        ("<TEI/>", "a.rng:1:1: <TEI> is no element of RELAX NG"),
        (f"<grammar {NS}/>", "a.rng:1:1: the grammar has no <start>"),
        (f'<element name="p" {NS}>\n <txt/>\n</element>',
         "a.rng:2:2: RELAX NG has no element <txt>"),
        (f'<element {NS}><text/></element>',
         "a.rng:1:54: <text> may not stand in <element> at this place"),
        (f'<element name="p" {NS}>\n <ref name="q"/></element>',
         "a.rng:2:2: <ref> refers to a grammar, but stands in none"),
        (f'<element name="p" {NS}>\n <data type="token" as="x"/></element>',
         "a.rng:2:2: <data> has no attribute @as"),
        (f'<element name="p" {NS}>\n <externalRef href="gone.rng"/></element>',
         "a.rng:2:2: the schema gone.rng is not there"),
        (f'<element name="p" {NS}>\n <externalRef href="https://example.org/x.rng"/></element>',
         "a.rng:2:2: the schema https://example.org/x.rng is not on this computer"),
        (f'<element name="p" {NS}>\n <externalRef href="a.rng"/></element>',
         "a.rng:2:2: “a.rng” includes itself: a.rng → a.rng"),
        (f'<element name="p" {NS}>\n <list><text/></list></element>',
         "a.rng:2:2: a <list> holds what is no string: an element, attribute, <text>, list or "
         "interleave"),
    ],
)  # fmt: skip
def test_a_fault_has_its_place(schema: str, said: str) -> None:
    assert str(error(schema)).startswith(said)


def test_all_faults_are_told_at_once() -> None:
    schema = (
        f'<grammar {NS}>\n<start><ref name="para"/></start>\n'
        '<define name="parra"><text/></define>\n<define name="x"><ref name="y"/></define></grammar>'
    )
    faults = error(schema).faults
    assert [(f.line, f.column, f.sentence) for f in faults] == [
        (2, 8, "“para” is not defined in the grammar"),
        (4, 18, "“y” is not defined in the grammar"),
    ]
    assert faults[0].remedy.startswith("Did you mean “parra”?")


def test_the_missing_schema() -> None:
    with pytest.raises(GrammarError, match=r"the schema gone\.rng is not there"):
        load("gone.rng")


def test_a_definition_that_is_nothing_but_itself() -> None:
    schema = f'<grammar {NS}><start><ref name="a"/></start>\n<define name="a"><ref name="a"/></define></grammar>'  # noqa: E501
    assert str(error(schema)) == (
        "a.rng:2:18: “a” refers to itself without an <element> in between"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<data type="ID"/>', "a string of the type ID, IDREF or IDREFS is not the whole value"),
        ('<attribute><choice><name>a</name><name>b</name></choice><data type="ID"/></attribute>',
         "an attribute of the type ID has no name of its own"),
        ('<attribute name="a"><list><data type="IDREF"/></list></attribute>',
         "a string of the type ID, IDREF or IDREFS is not the whole value"),
        ('<choice><group><attribute name="a"><data type="ID"/></attribute>'
         '<element name="r"><attribute name="a"/></element></group><empty/></choice>',
         "@a of <r> is an ID in one definition and none in another"),
    ],
)  # fmt: skip
def test_identifiers_that_are_not_sound(content: str, said: str) -> None:
    """RELAX NG DTD Compatibility, 5.2; jing refuses these schemas too."""
    with pytest.raises(GrammarError) as caught:
        root(content)
    assert said in str(caught.value)


# -- decisions -----------------------------------------------------------------------------------


def test_identifiers_of_documents() -> None:
    item = element(
        "i",
        '<optional><attribute name="id"><data type="ID"/></attribute></optional>'
        '<optional><attribute name="to"><data type="IDREFS"/></attribute></optional>',
    )
    schema = root(f"<zeroOrMore>{item}</zeroOrMore>")
    assert decide(schema, b'<r><i to="b a"/><i id="a"/><i id=" b "/></r>')
    assert not decide(schema, b'<r><i id="a"/><i id="a"/></r>')
    assert not decide(schema, b'<r><i id="a"/><i to="a c"/></r>')


def test_an_attributes_value_decides_the_content() -> None:
    def kind(value: str, content: str) -> str:
        return element("i", f'<attribute name="t"><value>{value}</value></attribute>{content}')

    schema = root(f"<oneOrMore><choice>{kind('x', element('a'))}{kind('y', element('b'))}"
                  "</choice></oneOrMore>")  # fmt: skip
    assert decide(schema, b'<r><i t="x"><a/></i><i t="y"><b/></i></r>')
    assert not decide(schema, b'<r><i t="x"><b/></i></r>')
    assert not decide(schema, b'<r><i t="z"><b/></i></r>')


def test_two_elements_of_one_name() -> None:
    one, two = element("i", element("a")), element("i", element("b"))
    schema = root(
        f"<choice><group>{one}{element('x')}</group><group>{two}{element('y')}</group></choice>"
    )
    assert decide(schema, b"<r><i><a/></i><x/></r>")
    assert decide(schema, b"<r><i><b/></i><y/></r>")
    assert not decide(schema, b"<r><i><a/></i><y/></r>")
    assert not decide(schema, b"<r><i><b/></i><x/></r>")


def test_a_string_or_an_element() -> None:
    schema = root(f'<choice><data type="integer"/>{element("a")}<empty/></choice>')
    for content in (b"", b" ", b" 7 ", b"<!-- 6 -->7", b" <a/> ", b"7<!-- and -->8"):
        assert decide(schema, b"<r>" + content + b"</r>"), content
    for content in (b"x", b"7<a/>", b"<a/>7"):
        assert not decide(schema, b"<r>" + content + b"</r>"), content


def test_what_is_not_well_formed_is_not_valid() -> None:
    assert not decide(root("<text/>"), b"<r>")
    assert not decide(root("<text/>"), b"")


def test_a_grammar_serves_many_documents() -> None:
    schema = root(f"<zeroOrMore>{element('a', '<text/>')}</zeroOrMore>")
    assert not decide(schema, b"<r><a><b/></a></r>")
    assert decide(schema, b"<r><a>x</a></r>")
    assert [e.names for e in schema.named("a")] == ["a"]


# -- hostile schemas and documents ---------------------------------------------------------------


def test_an_exponential_model_takes_no_exponential_time() -> None:
    either = f"<choice>{element('a')}{element('b')}</choice>"
    schema = root(f"<zeroOrMore>{either}</zeroOrMore>{element('a')}{either * 40}")
    words = [b"<a/>", b"<b/>", b"<b/>", b"<a/>", b"<a/>"] * 40
    assert decide(schema, b"<r>" + b"".join(words) + b"<a/>" + b"<b/>" * 40 + b"</r>")
    assert not decide(schema, b"<r>" + b"".join(words) + b"<b/>" * 41 + b"</r>")


def test_a_wide_interleave() -> None:
    names = [f"e{number}" for number in range(40)]
    schema = root(f"<interleave>{''.join(map(element, names))}</interleave>")
    document = "".join(f"<{name}/>" for name in reversed(names))
    assert decide(schema, f"<r>{document}</r>".encode())
    assert not decide(schema, f"<r>{document[5:]}</r>".encode())


@pytest.mark.parametrize("kind", ["group", "choice", "interleave"])
def test_patterns_of_one_kind_nest_as_deep_as_they_like(kind: str) -> None:
    depth = 5000
    inner = "".join(f"{element(f'e{n}')}</{kind}>" for n in range(depth))
    schema = root(f"<{kind}>" * depth + element("a") + inner)
    assert decide(schema, b"<r><a/></r>") == (kind == "choice")


def test_patterns_that_nest_too_deep_are_refused() -> None:
    def nested(depth: int) -> str:
        start = f"<oneOrMore><group>{element('a')}" * depth
        return start + element("b") + "</group></oneOrMore>" * depth

    assert decide(root(nested(50)), b"<r>" + b"<a/>" * 50 + b"<b/></r>")
    with pytest.raises(GrammarError, match="nests more than 120 levels deep"):
        root(nested(100))


def test_models_that_allow_too_much_at_once_are_refused() -> None:
    schema = root(f"<optional>{element('a')}</optional>" * 1000)
    with pytest.raises(GrammarError, match="more than 500 continuations"):
        decide(schema, b"<r><a/></r>")


def test_files_that_multiply() -> None:
    def fetch(name: str) -> bytes:
        following = f'<externalRef href="{int(name) + 1}"/>'
        return f"<group {NS}>{following * 10 if int(name) < 9 else '<text/>'}</group>".encode()

    with pytest.raises(GrammarError, match="reads more than 5000 files"):
        grammar('<start><externalRef href="1"/></start>', fetch=fetch)


def test_a_deep_document() -> None:
    schema = grammar('<start><ref name="x"/></start><define name="x"><element name="r">'
                     '<optional><ref name="x"/></optional></element></define>')  # fmt: skip
    depth = 100_000
    assert decide(schema, b"<r>" * depth + b"</r>" * depth)
    assert not decide(schema, b"<r>" * depth + b"<q/>" + b"</r>" * depth)


# -- the cache -----------------------------------------------------------------------------------

MAIN = f"""<grammar {NS} {XSD}><include href="part.rng"/><start><ref name="p"/></start></grammar>"""
PART = f"""<grammar {NS} {XSD} xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
<define name="p"><element name="p"><a:documentation>a paragraph</a:documentation>
<optional><attribute name="n"><choice><value>x</value><data type="integer">
<param name="minInclusive">3</param><except><value>5</value></except></data></choice></attribute>
</optional><zeroOrMore><attribute><anyName><except><name>n</name><nsName ns="urn:x"/></except>
</anyName></attribute></zeroOrMore><mixed><zeroOrMore><ref name="p"/></zeroOrMore></mixed>
</element></define></grammar>"""


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    (tmp_path / "main.rng").write_text(MAIN)
    (tmp_path / "part.rng").write_text(PART)
    return tmp_path / "main.rng"


def cached(schema: Path) -> list[Path]:
    return list((schema.parent / "cache").iterdir())


def answers(schema: Path) -> list[bool]:
    loaded = load(str(schema), cache=str(schema.parent / "cache"))
    assert [e.documentation for e in loaded.elements] == ["a paragraph"]
    documents = [
        '<p n="4">a<p/>b</p>',
        "<p n='5'/>",
        "<p n='x' m=''/>",
        "<p y:m='' xmlns:y='urn:x'/>",
    ]
    return [decide(loaded, document.encode()) for document in documents]


EXPECTED = [True, False, True, False]


def test_what_comes_from_the_cache_is_the_same(schema: Path) -> None:
    assert answers(schema) == EXPECTED
    (file,) = cached(schema)
    before = file.stat().st_mtime_ns
    assert answers(schema) == EXPECTED
    assert file.stat().st_mtime_ns == before, "the schema was not compiled again"


def test_a_change_of_an_included_file_is_seen(schema: Path) -> None:
    assert answers(schema) == EXPECTED
    part = schema.parent / "part.rng"
    part.write_text(PART.replace(">5<", ">4<"))
    assert answers(schema) == [False, True, True, False]


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\x00\xff", b"[" * 100_000, b"{}\n{}"])
def test_a_spoilt_cache_is_rebuilt(schema: Path, spoilt: bytes) -> None:
    answers(schema)
    (file,) = cached(schema)
    sound = file.read_bytes()
    for damage in (spoilt, sound[:-40], sound.replace(b'"start":', b'"stArt":')):
        file.write_bytes(damage)
        assert answers(schema) == EXPECTED
        assert file.read_bytes() == sound


def test_a_cache_that_cannot_be_written_is_done_without(schema: Path) -> None:
    (schema.parent / "cache").write_text("a file, no folder")
    loaded = load(str(schema), cache=str(schema.parent / "cache"))
    assert decide(loaded, b"<p/>")


# -- the compact syntax --------------------------------------------------------------------------

COMPACT = """default namespace = "urn:x"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
start = doc
doc = element doc { attribute n { xsd:integer }?, p* }
p = element p { text }
"""


def test_the_compact_syntax() -> None:
    pytest.importorskip("rnc2rng")
    loaded = load(COMPACT.encode(), name="a.rnc")
    assert decide(loaded, b'<doc xmlns="urn:x" n="3"><p>x</p></doc>')
    assert not decide(loaded, b'<doc xmlns="urn:x" n="x"/>')


def test_an_include_that_replaces_a_definition() -> None:
    pytest.importorskip("rnc2rng")
    main = b'default namespace = "urn:x"\ninclude "part.rnc" { p = element q { empty } }\n'
    loaded = load(main, name="a.rnc", fetch=lambda name: COMPACT.encode())
    assert decide(loaded, b'<doc xmlns="urn:x"><q/></doc>')
    assert not decide(loaded, b'<doc xmlns="urn:x"><p/></doc>')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start = = a", "a.rnc:1:9: the compact syntax does not allow '=' here"),
        ("start = 'a'", "a.rnc:1:"),
        ("start = a", "a.rnc: “a” is not defined in the grammar"),
        ('start = grammar { include "x.rnc" }', "a.rnc:1:19: an include inside braces"),
    ],
)
def test_faults_of_the_compact_syntax(text: str, said: str) -> None:
    pytest.importorskip("rnc2rng")
    with pytest.raises(GrammarError) as caught:
        load(text.encode(), name="a.rnc")
    assert str(caught.value).startswith(said)
    assert caught.value.remedy

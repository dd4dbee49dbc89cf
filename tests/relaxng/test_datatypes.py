"""The datatype library: which literals are of which type, what is equal, and what is refused.

`datatypes.md` is the table of literals, agreed with jing; add a row there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.relaxng.datatypes import XSD, Datatype, DatatypeError, datatype
from tei.relaxng.datatypes.library import TYPES

TABLE = Path(__file__).with_name("datatypes.md")
SIGNS = str.maketrans("␣␉␊␍␦", " \t\n\r|")
PREFIXES = {"p": "urn:p"}


class Row(NamedTuple):
    type: str
    params: tuple[tuple[str, str], ...]
    literal: str
    verdict: str
    of_jing: str

    def __str__(self) -> str:
        return f"{self.type} {self.params} {self.literal!r}"


def rows() -> list[Row]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").split("\n"):  # U+2028 is a literal
        if line.startswith("| ") and not line.startswith("| type"):
            kind, params, literal, verdict, *more = (c.strip() for c in line.strip("|").split("|"))
            pairs = [p.partition("=")[::2] for p in re.split("; (?=[a-zA-Z]+=)", params) if p]
            values = tuple((name, text(value)) for name, value in pairs)
            found.append(Row(kind, values, text(literal), verdict, more[0] if more else verdict))
    return found


def text(cell: str) -> str:
    if re.fullmatch("U\\+[0-9A-F]{4}", cell):
        return chr(int(cell[2:], 16))
    return cell.strip("`").translate(SIGNS) if len(cell) > 2 else ""


ROWS = rows()


def xsd(name: str, **params: str) -> Datatype:
    return datatype(XSD, name, list(params.items()))


# -- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_literal(row: Row) -> None:
    try:
        verdict = (
            "yes" if datatype(XSD, row.type, row.params).allows(row.literal, PREFIXES) else "no"
        )
    except DatatypeError:
        verdict = "error"
    assert verdict == row.verdict


def test_the_table_has_every_type() -> None:
    assert {row.type for row in ROWS} == set(TYPES)


jing = pytest.mark.skipif(not shutil.which("jing"), reason="needs jing")
# Neither Java's XML parser nor jing is asked about what XML 1.0 cannot hold.
ASKED = [row for row in ROWS if row.of_jing != "crash"]


def run_jing(folder: Path, schema: list[Row], document: list[Row]) -> set[tuple[str, int]]:
    """The file and line of each error; each row has a line of its own."""
    lines = []
    for row in schema:
        params = "".join(f"<param name={quoteattr(n)}>{written(v)}</param>" for n, v in row.params)
        lines.append(f'<element name="c"><data type="{row.type}">{params}</data></element>')
    head = f'<element xmlns="http://relaxng.org/ns/structure/1.0" name="r" datatypeLibrary="{XSD}">'
    (folder / "s.rng").write_text("\n".join([head, *lines, "</element>"]), encoding="utf-8")
    cells = [f"<c>{written(row.literal)}</c>" for row in document]
    (folder / "d.xml").write_text(
        "\n".join(['<r xmlns:p="urn:p">', *cells, "</r>"]), encoding="utf-8"
    )
    answer = subprocess.run(
        ["jing", "-i", "s.rng", "d.xml"], cwd=folder, capture_output=True, text=True, check=False
    )
    found = re.findall(r"(s\.rng|d\.xml):(\d+):\d+: error:", answer.stdout + answer.stderr)
    return {(file, int(line)) for file, line in found}


def written(literal: str) -> str:
    return escape(literal, {c: f"&#{ord(c)};" for c in "\n\t\r"})


@jing
def test_jing_says_the_same_of_literals(tmp_path: Path) -> None:
    asked = [row for row in ASKED if row.of_jing != "error"]
    errors = run_jing(tmp_path, asked, asked)
    for line, row in enumerate(asked, 2):
        assert (row.of_jing == "no") == (("d.xml", line) in errors), row
        assert ("s.rng", line) not in errors, row


@jing
def test_jing_refuses_the_same_schemas(tmp_path: Path) -> None:
    asked = [row for row in ASKED if row.of_jing == "error"]
    errors = run_jing(tmp_path, asked, [])
    assert errors == {("s.rng", line) for line, _ in enumerate(asked, 2)}


# -- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("decimal", "1.0", "+01"),
        ("decimal", "-0", "0.0"),
        ("integer", "007", "7"),
        ("boolean", "1", "true"),
        ("double", "100", "1e2"),
        ("double", "NaN", " NaN "),
        ("double", "-0", "0"),
        ("float", "16777217", "16777216"),
        ("token", " a  b ", "a\nb"),
        ("normalizedString", "a\tb", "a b"),
        ("NMTOKENS", "a  b", "a b"),
        ("date", "1953-06-17Z", "1953-06-17+00:00"),
        ("dateTime", "1953-06-17T10:00:00Z", "1953-06-17T12:00:00.0+02:00"),
        ("duration", "P1Y", "P01Y0M"),
        ("duration", "-PT0S", "P0D"),
        ("hexBinary", "0fb7", "0FB7"),
        ("base64Binary", "AA AA", "AAAA"),
    ],
)
def test_equal(name: str, one: str, other: str) -> None:
    assert xsd(name).value(one) == xsd(name).value(other) is not None
    assert hash(xsd(name).value(one)) == hash(xsd(name).value(other))


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("string", "a", " a"),
        ("decimal", "1", "-1"),
        ("token", "1", "1.0"),
        ("date", "1953-06-17", "1953-06-17Z"),
        ("duration", "P1Y", "P12M"),
        ("gYear", "-0001", "0001"),
        ("dateTime", "1953-06-17T10:00:00.0001", "1953-06-17T10:00:00.0002"),
        ("NMTOKENS", "a b", "b a"),
    ],
)
def test_not_equal(name: str, one: str, other: str) -> None:
    assert xsd(name).allows(one)
    assert xsd(name).value(one) != xsd(name).value(other)


def test_a_qname_is_its_namespace_and_local_name() -> None:
    both = {"p": "urn:p", "q": "urn:p", "": "urn:d"}
    assert xsd("QName").value("p:a", both) == xsd("QName").value("q:a", both) == ("urn:p", "a")
    assert xsd("QName").value("a", both) == ("urn:d", "a")
    assert xsd("QName").value("a") == ("", "a")
    assert xsd("QName").value("p:a") is None
    assert xsd("QName").needs_namespaces
    assert not xsd("NCName").needs_namespaces


def test_an_entity_must_be_declared() -> None:
    assert xsd("ENTITIES").allows("map plan", entities={"map", "plan"})
    assert not xsd("ENTITIES").allows("map plan", entities={"map"})


@pytest.mark.parametrize(
    ("name", "expected"), [("ID", "ID"), ("IDREF", "IDREF"), ("IDREFS", "IDREFS"), ("NCName", "")]
)
def test_id_type(name: str, expected: str) -> None:
    assert xsd(name, pattern="a.*").id_type == expected


def test_the_built_in_library() -> None:
    assert datatype("", "string").value(" a") != datatype("", "string").value("a")
    assert datatype("", "token").value(" a  b ") == "a b"


def test_the_same_arguments_give_the_same_type() -> None:
    assert datatype(XSD, "token", [("pattern", "a")]) is datatype(XSD, "token", [("pattern", "a")])
    assert datatype(XSD, "token") is not datatype("", "token")


# -- what a schema's author is told ------------------------------------------------------------


@pytest.mark.parametrize(
    ("library", "name", "params", "sentence"),
    [
        (
            XSD,
            "dateTme",
            (),
            "XML Schema has no datatype “dateTme”; the nearest name is “dateTime”.",
        ),
        ("urn:x", "a", (), "The datatype library “urn:x” is not known here"),
        ("", "date", (), "has the types string and token only, not “date”"),
        (
            "",
            "token",
            (("pattern", "a"),),
            "type token takes no parameters, so not “pattern” either",
        ),
        (XSD, "token", (("patern", "a"),), "There is no parameter “patern”"),
        (XSD, "token", (("enumeration", "a"),), "write a <choice> of <value> elements"),
        (XSD, "string", (("whiteSpace", "collapse"),), "take the type string, normalizedString or"),
        (XSD, "date", (("length", "1"),), "“length” does not go with date, which has no length."),
        (XSD, "string", (("minInclusive", "a"),), "does not go with string, whose values have no"),
        (XSD, "string", (("totalDigits", "1"),), "goes with decimal and integer types, not with"),
        (XSD, "string", (("length", "-1"),), "must be a whole number from 0 on, not “-1”."),
        (
            XSD,
            "byte",
            (("maxInclusive", "200"),),
            "is “200”, which the type itself does not allow.",
        ),
        (XSD, "token", (("pattern", "a("),), "“a(” is wrong at character 3: the ) of a group is"),
    ],
)
def test_error(library: str, name: str, params: tuple[tuple[str, str], ...], sentence: str) -> None:
    with pytest.raises(DatatypeError) as error:
        datatype(library, name, params)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("name", "params", "phrase"),
    [
        ("date", {}, "a date such as 1953-06-17"),
        ("gYear", {}, "a year of four digits or more, such as 1953"),
        ("positiveInteger", {}, "a whole number from 1 on"),
        ("integer", {"minInclusive": "1", "maxInclusive": "10"}, "a whole number from 1 to 10"),
        ("decimal", {"minExclusive": "0"}, "a number such as 3.14 after 0"),
        ("token", {"pattern": r"[^\p{C}\p{Z}]+"}, "one word without spaces"),
        ("token", {"pattern": "[A-Z]+x"}, "text that matches [A-Z]+x"),
        ("string", {"minLength": "1", "maxLength": "5"}, "text of 1 to 5 characters"),
        ("NMTOKENS", {"length": "1"}, "one or more words of letters, digits, “.”, “-”, “_”, “:” "
         "of 1 word"),
        ("decimal", {"fractionDigits": "1"}, "a number such as 3.14 with at most 1 decimal"),
    ],
)  # fmt: skip
def test_description(name: str, params: dict[str, str], phrase: str) -> None:
    assert xsd(name, **params).describe() == phrase


@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_a_description(name: str) -> None:
    assert xsd(name).describe()


# -- promises --------------------------------------------------------------------------------


@given(st.sampled_from(sorted(TYPES)), st.text())
def test_what_has_a_value_is_allowed_and_nothing_breaks(name: str, literal: str) -> None:
    assert xsd(name).allows(literal) == (xsd(name).value(literal) is not None)


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(-1000, 1000))
def test_decimals_are_compared_as_numbers(one, limit) -> None:  # type: ignore[no-untyped-def]
    assert xsd("decimal", minInclusive=f"{limit:f}").allows(f"{one:f}") == (one >= limit)
    assert xsd("decimal", maxExclusive=f"{limit:f}").allows(f"{one:f}") == (one < limit)


@given(st.datetimes(), st.datetimes())
def test_moments_are_compared_as_moments(one, limit) -> None:  # type: ignore[no-untyped-def]
    bounded = xsd("dateTime", maxInclusive=limit.isoformat())
    assert bounded.allows(one.isoformat()) == (one <= limit)


@given(st.dates())
def test_every_day_is_a_date_and_the_day_after_the_last_is_none(day) -> None:  # type: ignore[no-untyped-def]
    assert xsd("date").allows(day.isoformat())
    assert not xsd("date").allows(f"{day.isoformat()[:8]}32")


@pytest.mark.parametrize("name", TYPES)
def test_a_literal_of_a_million_signs_is_read(name: str) -> None:
    for literal in ("1" * 1_000_000, "a" * 1_000_000, "P" + "9" * 1_000_000 + "Y"):
        xsd(name).allows(literal)
    assert xsd("integer", minInclusive="-5").allows("1" * 1_000_000)


def test_the_library_is_loaded_when_it_is_needed() -> None:
    program = "import sys, tei.relaxng.datatypes; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"decimal", "datetime", "unicodedata", "difflib", "re"} & set(loaded)
    assert "tei.relaxng.datatypes.regexes" not in loaded

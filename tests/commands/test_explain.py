"""`tei explain`: the reasons of a file's tags, from the file alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tei.cli import run
from tei.commands.explain import explain
from tei.errors import TeiError
from tei.recognizers import RULES

TEXT = """The Mill

She said “no” twice on June 17, 1953, and again.(1)

“It was so,” he wrote, “for years.”

Notes

(1) See the archive.
"""
OTHER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p xml:id="a">b</p></text></TEI>'


@pytest.fixture
def mill(tmp_path: Path) -> str:
    source, tei = tmp_path / "mill.txt", tmp_path / "mill.xml"
    source.write_text(TEXT)
    assert run(["encode", "-q", str(source), "-o", str(tei)]) == 0
    return str(tei)


@pytest.fixture
def other(tmp_path: Path) -> str:
    (tmp_path / "other.xml").write_text(OTHER)
    return str(tmp_path / "other.xml")


def rows(path: str, *arguments: str) -> list[dict[str, object]]:
    return json.loads(explain(path, *arguments, form="json"))  # type: ignore[no-any-return]


def test_every_tag_that_a_rule_set_has_its_reason(mill: str) -> None:
    found = rows(mill)
    known = {rule.name: rule.section for rule in RULES}
    assert {"q", "date", "ref", "note", "p"} <= {row["element"] for row in found} | {"q"}
    for row in found:
        assert row["section"] == known[str(row["rule"])]
        assert row["guidelines"]
        assert row["reason"]
        assert row["certainty"] in ("high", "medium", "low")
    lines = [row["line"] for row in found]
    assert lines == sorted(lines)  # type: ignore[type-var]


def test_places_are_ways_that_xpath_can_go(mill: str) -> None:
    for row in rows(mill):
        assert [r["line"] for r in rows(mill, str(row["path"]))] == [row["line"]]


def test_the_table_fits_eighty_columns_or_more(mill: str) -> None:
    for width in (60, 80, 100, 160, 250):
        table = explain(mill, width=width)
        assert max(map(len, table.splitlines())) <= width
        assert "June 17, 1953" in table
        assert "a day, a month and a year" in table
    assert table.splitlines()[-1].endswith(".")


def test_an_identifier_an_element_and_an_xpath_mean_the_same(mill: str) -> None:
    note = explain(mill, "n1")
    assert note.splitlines()[0].startswith('<note xml:id="n1" n="1" place="end" target="#n1-ref"')
    assert note == explain(mill, "#n1") == explain(mill, "note") == explain(mill, "//note[@n='1']")
    assert "See the archive." in note
    assert "mill.xml:" in note
    assert "/TEI/text/back/div/note" in note
    assert "note_texts – " in note
    assert "https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO" in note
    assert "by 1 <ref>" in note


def test_filters(mill: str) -> None:
    assert {row["rule"] for row in rows(mill, "", "dates")} == {"dates"}
    unsure = rows(mill, "", "", "medium") + rows(mill, "", "", "low")
    assert {row["certainty"] for row in unsure} <= {"medium", "low"}
    assert len(unsure) + len(rows(mill, "", "", "high")) == len(rows(mill))
    assert rows(mill, "", "", "low,medium") == [r for r in rows(mill) if r["certainty"] != "high"]
    assert explain(mill, "", "verse") == "There is no such tag.\n"
    assert run(["explain", mill, "//foreign"]) == run(["explain", mill, "--rule", "verse"]) == 1
    assert run(["explain", mill, "//foreign", "--format", "json"]) == 1


def test_the_total_says_what_it_counts(mill: str) -> None:
    total = " ".join(explain(mill).partition("\n\n")[2].split())
    tags = explain(mill, "/TEI/descendant-or-self::*", form="json").count('"element"')
    counted, inside, outside = (int(n) for n in re.findall(r"(\d+) (?:tags|in the)", total))
    assert counted + inside + outside == tags
    assert f"{counted} tags, set by" in total
    assert rows(mill, "", "verse") == []


def test_a_value_is_printed(mill: str) -> None:
    assert explain(mill, "count(//text//note)") == "1\n"


def test_an_xpath_is_asked_of_the_text_first(tmp_path: Path) -> None:
    source, tei = tmp_path / "hale.txt", str(tmp_path / "hale.xml")
    source.write_text("Dr. Jonas Hale came, and Mrs. Ward came too. Dr. Hale left soon.\n")
    assert run(["encode", "-q", str(source), "-o", tei]) == 0
    assert [row["words"] for row in rows(tei, "(//persName)[1]")] == ["Dr. Jonas Hale"]
    every = [str(row["path"]) for row in rows(tei, "//persName")]
    assert len(every) == 3
    assert all(path.startswith("/TEI/text/") for path in every)
    assert len(rows(tei, "/TEI//persName")) > 3
    assert len(rows(tei, "//listPerson/person")) == 2


def test_what_stands_outside_the_text_has_no_reason(mill: str) -> None:
    assert "outside the text" in explain(mill, "//teiHeader//change")


def test_a_file_made_elsewhere_gives_no_reasons(other: str) -> None:
    assert "The file gives no reason for this tag." in explain(other, "a")
    with pytest.raises(TeiError, match="gives no reasons") as raised:
        explain(other)
    assert "tei encode" in raised.value.remedy


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["n11"], "no element with the xml:id “n11”", "Did you mean n1"),
        (["zzz"], "no element with the xml:id “zzz”", "//persName"),
        (["//p["], "is no XPath", "//persName"),
        (["--cert", "lo"], "“lo” is no certainty", "--cert low,medium"),
        (["--rule", "quotation"], "There is no rule “quotation”", "Did you mean quotations?"),
    ],
)
def test_says_what_is_not_there(
    mill: str, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str, remedy: str
) -> None:
    assert run(["explain", mill, *arguments]) == 2
    told = " ".join(capfd.readouterr().err.split())
    assert message in told
    assert remedy in told


def test_the_command_prints_it(mill: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", mill]) == 0
    assert capfd.readouterr().out == explain(mill)
    assert run(["explain", mill, "n1", "--format", "json", "--cert", "high"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 1

"""`tei verify`: that it proves what `tei encode` wrote, and finds every slip in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei.cli import run
from tei.document import Document, Origin
from tei.markup import parse
from tei.pipeline import encode
from tei.project import Project
from tei.serialize import to_bytes

SOURCE = Path(__file__).parents[1] / "articles" / "specimen" / "source.txt"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, tei = tmp_path / "mill.txt", tmp_path / "mill.xml"
    source.write_text("The Mill\n\nShe said “no” twice.\n\n(1) A note.\n")
    assert run(["encode", "-q", str(source), "-o", str(tei)]) == 0
    return source, tei


Pair = tuple[Path, Path]


def verify(pair: Pair, capfd: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = run(["verify", *map(str, pair), *more])
    return code, capfd.readouterr().out.replace(str(pair[0].parent) + "/", "")


def change(pair: Pair, old: str, new: str) -> None:
    text = pair[1].read_text()
    assert old in text
    pair[1].write_text(text.replace(old, new))


def test_proves_what_encode_wrote(pair: Pair, capfd: pytest.CaptureFixture[str]) -> None:
    code, out = verify(pair, capfd)
    assert code == 0
    assert out.startswith("Every character of mill.txt stands in mill.xml, in order: 33 charact")
    assert out.endswith(
        " marks recorded in attributes. Words begin and end where they did.\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        (" twice", "", "mill.txt:3:15: error text-lost: ", "has lost “twice.” after"),
        ("no</", "not so</", "mill.txt:3:13: error text-invented: ", "not so"),
        ("The Mill</", "The Old Mill</", "mill.txt:1:5: error text-invented: ", "“Old” at mill.x"),
        ("The Mill</", "TheMill</", "mill.txt:1:4: error text-joined: ", "TEI has none: “TheMill”"),
        ("note.", "no te.", "mill.txt:5:9: error text-parted: ", "the TEI has: “no te.”"),
        ("She", "He", "mill.txt:3:1: error text-changed: ", "source has “She”, the TEI “He”"),
        ('rend="pre(“) post(”)"', "", "mill.txt:3:10: error text-", "“"),
    ],
)
def test_says_where_and_what(
    pair: Pair, capfd: pytest.CaptureFixture[str], old: str, new: str, place: str,
    said: str,
) -> None:  # fmt: skip
    change(pair, old, new)
    code, out = verify(pair, capfd)
    assert code == 1
    assert out.startswith(place)
    assert said in out
    assert "\n  hint: " in out
    assert out.endswith("This is the first difference; --all shows them all.\n")


LABELLED = "The Mill\n\nIt burnt.(1)\n\n(a) wool\n(b) flax\n\n[p. 4]\n\nNotes\n\n1 In May.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [(f"{old} In", f"{new} In") for old, new in
     [("1", "1)"), ("1", "1))"), ("1", "(1)"), ("1", "1:"), ("1", "¹"), ("1", "2"), ("1", "")]]
    + [("(a)", "a)"), ("(b)", "(c)"), ("(a)", ""), ("(1)", "[1]"), ("[p. 4]", "[p. 5]"),
       ("[p. 4]", "{4}")],
)  # fmt: skip
def test_sees_any_change_of_a_label(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    source, tei = tmp_path / "mill.txt", tmp_path / "mill.xml"
    source.write_text(LABELLED)
    assert run(["encode", "-q", str(source), "-o", str(tei)]) == 0
    assert run(["verify", str(source), str(tei)]) == 0
    assert LABELLED.count(old) == 1
    source.write_text(LABELLED.replace(old, new))
    assert run(["verify", str(source), str(tei)]) == 1
    assert ": error text-" in capfd.readouterr().out


def test_gives_the_line_of_the_tei(pair: Pair, capfd: pytest.CaptureFixture[str]) -> None:
    change(pair, "She said", "She")
    line = next(n for n, row in enumerate(pair[1].read_text().splitlines(), 1) if "She" in row)
    _, out = verify(pair, capfd)
    assert f"“said” after “The Mill She”; it belongs at mill.xml:{line}." in out


def test_shows_all(pair: Pair, capfd: pytest.CaptureFixture[str]) -> None:
    change(pair, "She", "He")
    change(pair, "A note", "A very long note")
    code, out = verify(pair, capfd, "--all")
    assert code == 1
    assert out.count("error text-") == 2
    assert out.endswith("There are 2 differences.\n")
    code, out = verify(pair, capfd, "--all", "--findings", "json")
    assert [row["code"] for row in json.loads(out)] == ["text-changed", "text-invented"]


@pytest.mark.parametrize(
    ("source", "tei", "words"),
    [
        ("no.txt", "mill.xml", "There is no file"),
        ("mill.txt", "no.xml", "There is no file"),
        ("mill.txt", "mill.txt", "not well-formed XML"),
    ],
)
def test_says_what_cannot_be_read(
    pair: Pair, capfd: pytest.CaptureFixture[str], source: str, tei: str, words: str
) -> None:
    folder = pair[0].parent
    assert run(["verify", str(folder / source), str(folder / tei)]) == 2
    assert words in " ".join(capfd.readouterr().err.split())


def test_reads_the_source_as_encode_does(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, tei = tmp_path / "a.txt", tmp_path / "a.xml"
    source.write_bytes("Caf\xe9 \x93no\x94.\r\n\r\nNa\xefve.\f\r\n".encode("latin-1"))
    for option in ([], ["--encoding", "windows-1252"]):
        assert run(["encode", "-q", str(source), "-o", str(tei), *option]) == 0
        assert run(["verify", str(source), str(tei), *option]) == 0


def test_proves_the_specimen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tei = tmp_path / "specimen.xml"
    assert run(["encode", "-q", str(SOURCE), "-o", str(tei)]) == 0
    assert run(["verify", str(SOURCE), str(tei)]) == 0


SPECIMEN = encode(Document(SOURCE.read_text(encoding="utf-8"), Origin("a.txt")), Project()).tei
STRINGS = [
    (node, i, word)
    for text in [SPECIMEN.find("text")]
    if text is not None
    for node in text.iter()
    for i, child in enumerate(node.children)
    if isinstance(child, str)
    for word in range(len(child.split()))
]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(STRINGS), st.booleans())
def test_sees_any_word_dropped_or_doubled(spot: tuple[object, int, int], drop: bool) -> None:
    node, i, word = spot
    before = node.children[i]  # type: ignore[attr-defined]
    words = before.split()
    words[word : word + 1] = [] if drop else [words[word]] * 2
    node.children[i] = " ".join(words)  # type: ignore[attr-defined]
    try:
        xml = to_bytes(SPECIMEN)
    finally:
        node.children[i] = before  # type: ignore[attr-defined]
    from tei.conservation import compare

    assert compare(SOURCE.read_text(encoding="utf-8"), parse(xml, "a.xml").tree) is not None


def test_any_pair_of_the_benchmark_gets_an_answer(
    shared: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = shared / "bench" / "cases" / "dev"
    for source in sorted(folder.glob("*.txt"))[::6]:
        code = run(["verify", "--all", str(source), str(folder / f"{source.stem}.gold.xml")])
        out, err = capfd.readouterr()
        assert (code, err) == (1, ""), source
        assert ": error text-" in out


OLD = (
    '<?xml version="1.0"?>\n<!DOCTYPE TEI SYSTEM "teixlite.dtd" [<!ENTITY mill "The Mill">]>\n'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "</titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc>"
    "</fileDesc></teiHeader><text><body>\n"
    '<p n="&sigil;&mill;">&mill;&mdash;caf&eacute;, &Zcaron;&eacute;, &press; in 1906.</p>\n'
    "</body></text></TEI>\n"
)
TOLD = [
    ("xml-entity-unknown", 4, "sigil", None),  # in an attribute, of which nothing can be read
    ("xml-entity-assumed", 4, "mdash", "—"),
    ("xml-entity-assumed", 4, "eacute", "é"),
    ("xml-entity-assumed", 4, "Zcaron", "Ž"),
    ("xml-entity-unknown", 4, "press", None),
]


def test_entities_of_a_dtd_that_is_not_there(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """ISO's and HTML's are known by their names; any other is named, and one unknown sign."""
    old, new, text = tmp_path / "old.xml", tmp_path / "new.xml", tmp_path / "old.txt"
    old.write_text(OLD, encoding="utf-8")
    text.write_text("The Mill—café, Žé, \ufffd in 1906.", encoding="utf-8")
    assert run(["encode", str(old), "-o", str(new), "--findings", "json"]) == 0
    said = json.loads(capfd.readouterr().err)
    told = [(f["code"], f["line"], f["arguments"]["name"], f["arguments"].get("characters"))
            for f in said if f["code"].startswith("xml-")]  # fmt: skip
    assert told == TOLD

    assert "&mdash;caf&eacute;, &Zcaron;&eacute;, &press; in <date" in new.read_text()
    assert " when=\"1906\"" in new.read_text()
    for source in (text, old):
        code, out = verify((source, new), capfd, "--findings", "json")
        assert code == 0
        assert [f["code"] for f in json.loads(out)] == [code for code, *_ in TOLD]
    assert run(["explain", str(new), "//date"]) == 0
    shown = capfd.readouterr()
    assert "1906" in shown.out
    assert "&press; stands for something" in shown.err
    assert "&eacute; is taken for “é”" in shown.err


def test_an_entity_without_a_dtd_is_an_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tei = tmp_path / "old.xml"
    tei.write_text(OLD.replace(' SYSTEM "teixlite.dtd"', ""), encoding="utf-8")
    assert run(["verify", str(tei), str(tei)]) == 2
    assert "&sigil;" in capfd.readouterr().err

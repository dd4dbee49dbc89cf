"""What an entry of a list of works sets in italics is its title, in whatever language."""

from __future__ import annotations

import re

import pytest

from tei.pipeline import encode
from tei.project import Project
from tei.readers.markdown import read
from tei.readers.source import Source

TABLE = """
Roux Jean, 1988, *Les ports du nord*, Rouen, Quai.
    A:Roux Jean D:1988 m:Les ports du nord P:Rouen U:Quai
DURAND Marie, *Histoire des quais*, Paris, Le Môle, 1975.
    A:DURAND Marie m:Histoire des quais P:Paris U:Le Môle D:1975
Roux Jean (1979), *Le port. Une histoire*, Paris, Quai.
    A:Roux Jean D:1979 m:Le port. Une histoire P:Paris U:Quai
Roux J., « Les cordiers de Lyon », *Revue des quais*, vol. 12, 1988, p. 12-45.
    A:Roux J. a:Les cordiers de Lyon j:Revue des quais D:1988
Élise Roux et Jean de Mole (dir.), *Les quais de Nantes*, Rennes, Quai, 2004.
    E:Élise Roux et Jean de Mole m:Les quais de Nantes P:Rennes U:Quai D:2004
Weber, Anna: *Die alten Seile*. Berlin: Hügel 1931.
    A:Weber, Anna m:Die alten Seile P:Berlin U:Hügel D:1931
Moss, B. “The old ferry.” *River review* 12 (1931): 4–9.
    A:Moss, B. a:The old ferry. j:River review D:1931
Moss, B. 1931. “The Old Ferry.” *River Review* 12: 4–9.
    A:Moss, B. D:1931 a:The Old Ferry. j:River Review
Ash, C., *et al*. (1920). Knots and tar. Leeds: Hill.
    A:Ash, C. D:1920 m:Knots and tar P:Leeds U:Hill
Moss, B. (2015). Can a Ropewalk Always be Known by its Ropes?. In Hale, D. and Ash, C. (eds), \
*Ropewalk. Wesen - Ort - Arbeit.* Graz: Hügel, pp. 51–62.
    A:Moss, B. D:2015 a:Can a Ropewalk Always be Known by its Ropes? E:Hale, D. E:Ash, C. \
m:Ropewalk. Wesen - Ort - Arbeit.
"""
LINES = [line.strip() for line in TABLE.strip().split("\n")]
ABOVE = "# Ropes\n\nThey held.\n\n## References\n\n"
SIGNS = {"author": "A", "editor": "E", "date": "D", "pubPlace": "P", "publisher": "U"}


def parts(entry: str) -> str:
    """The parts of an entry, each with its sign; a title with its level."""
    other = "Elm, A. *Tar*. Leeds: Hill, 1999.\n\n"
    source = Source("a.md", ".md", (ABOVE + other + entry + "\n").encode())
    text = encode(read(source, Project()), Project()).tei.find("text")
    assert text is not None
    bibl = [node for node in text.iter() if node.element == "bibl"][1]
    found = []
    for node in bibl.iter():
        sign = SIGNS.get(node.element) or (node.attributes or {}).get("level", "")
        if sign:
            found.append(f"{sign}:{re.sub(r'[“”«»]', '', node.text()).strip()}")
    return " ".join(found)


@pytest.mark.parametrize(("entry", "expected"), [*zip(LINES[::2], LINES[1::2], strict=True)])
def test_parts_of_an_entry_with_italics(entry: str, expected: str) -> None:
    assert parts(entry) == expected


def test_a_title_of_one_word_before_its_imprint_in_a_sentence() -> None:
    source = Source("a.md", ".md", b"# Ropes\n\nHe read *Letters* (London: Faber, 1931) to us.\n")
    xml = encode(read(source, Project()), Project()).xml.decode()
    assert re.search(r'<bibl[^>]*><title level="m" rend="italic"[^>]*>Letters</title> \(', xml)


def test_italics_that_are_the_whole_of_a_source_are_no_title() -> None:
    source = Source("a.md", ".md", b"# Ropes\n\n> They hold.\n>\n> \xe2\x80\x94 *Anne Pell*\n")
    xml = encode(read(source, Project()), Project()).xml.decode()
    assert "<title" not in xml[xml.index("<body") :]


def test_the_type_is_said_once() -> None:
    source = Source("a.md", ".md", (ABOVE + "Elm, A. *Tar*. Leeds: Hill, 1999.\n").encode())
    xml = encode(read(source, Project()), Project()).xml.decode()
    assert re.search(r'<title level="m" rend="italic"[^>]*>Tar</title>', xml)

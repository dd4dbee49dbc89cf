"""References that the source itself sets as a list: each item holds a `<bibl>` with its parts."""

from __future__ import annotations

from tei.pipeline import encode
from tei.project import Project
from tei.readers.markdown import read
from tei.readers.source import Source

SOURCE = """# The Bells

Nobody counted them (Holm 1982).

## References

1. Holm N, Finch OB. Ice and bells. North Rev. 1982;4(2):1–9.
2. Elm J. Tides. J Sea. 2010;4:1–9.
"""


def test_items_below_references_are_entries() -> None:
    result = encode(read(Source("a.md", ".md", SOURCE.encode()), Project()), Project())
    text = result.tei.find("text")
    assert text is not None
    entries = [node for node in text.iter() if node.element == "bibl"]
    assert len(entries) == 2
    authors = [n.text() for e in entries for n in e.iter() if n.element == "author"]
    assert authors == ["Holm N", "Finch OB", "Elm J"]
    titles = [n.text() for e in entries for n in e.iter() if n.element == "title"]
    assert titles == ["Ice and bells", "North Rev", "Tides", "J Sea"]
    # neither a person "Elm J. Tides" nor a sea "J Sea"
    assert not [n for e in entries for n in e.iter() if n.element in ("persName", "placeName")]

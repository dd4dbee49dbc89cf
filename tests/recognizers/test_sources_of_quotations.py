"""What stands below a quotation of Markdown, and headings of notes in several languages."""

from __future__ import annotations

import pytest

from tei.pipeline import encode
from tei.project import Project
from tei.readers.markdown import read
from tei.readers.source import Source
from tei.recognizers.heads.find import heads_notes
from tei.serialize import inner

QUOTED = """# The Mill

> Water keeps no books.
>
> -- Jonas Hale, *Letters*

Cold water ran, as it had always done, and nobody asked why.

> Nobody was paid.
>
> — Jonas Hale
"""


def body(markdown: str) -> str:
    result = encode(read(Source("a.md", ".md", markdown.encode()), Project()), Project())
    text = result.tei.find("text")
    assert text is not None
    return inner(text)


def test_a_quotation_with_its_source_heads_a_text() -> None:
    text = body(QUOTED)
    name = '<persName ref="#person-jonas-hale">Jonas Hale</persName>'
    source = (
        f'<bibl>-- <author>{name}</author>, '
        '<title level="m" rend="italic">Letters</title></bibl>'
    )
    quote = '<quote rend="block">Water keeps no books.</quote>'
    assert f"<epigraph><cit>{quote}{source}</cit></epigraph>" in text
    assert text.count("<epigraph>") == 1


def test_the_source_of_a_quotation_is_no_bibliography() -> None:
    text = body(QUOTED + "\nCold.[^1]\n\n[^1]: In May.\n")
    assert 'type="bibliography"' not in text
    ends = '<bibl>— <author><persName ref="#person-jonas-hale">Jonas Hale</persName>'
    assert ends in text
    before = body(QUOTED.replace("ran, as", "ran,[^1] as") + "\n[^1]: In May.\n")
    assert 'type="bibliography"' not in before


@pytest.mark.parametrize(
    "words",
    ["notas finales", "anmerkungen und literatur", "notes et références", "notas e referências",
     "noten en literatuur", "notes"],
)  # fmt: skip
def test_headings_of_notes(words: str) -> None:
    assert heads_notes(words)
    head = words.capitalize()
    text = body(f"# The Mill\n\nCold.[^1]\n\n## {head}\n\n[^1]: In May.\n")
    assert f'<div xml:id="div-notes" type="notes"><head>{head}</head><note' in text


@pytest.mark.parametrize("words", ["notes on a journey", "note d", "literatur und anmerkungen", ""])
def test_headings_of_something_else(words: str) -> None:
    assert not heads_notes(words)

"""`[notes] place = "inline"`: the note follows its marker, and nothing is lost by it."""

from __future__ import annotations

from tei.conservation import compare
from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.serialize import inner

SOURCE = """The lamp went out.(1) Nobody came.(2) The keepers slept until the morning.

Notes

1. It was October.
2. Nobody but the gulls.
"""


def encoded(source: str) -> str:
    project = Project(settings={"notes": {"place": "inline"}})
    text = encode(Document(source, Origin("a.txt")), project).tei.find("text")
    assert text is not None
    assert compare(source, text) is None
    return inner(text)


def test_each_note_stands_after_its_marker() -> None:
    xml = encoded(SOURCE)
    assert (
        'out.<ref xml:id="n1-ref" type="noteAnchor" target="#n1" n="1">(1)</ref>'
        '<note xml:id="n1" n="1" place="inline" target="#n1-ref" rend="pre(1.)">It was October.'
        "</note> Nobody"
    ) in xml
    assert '(2)</ref><note xml:id="n2" n="2" place="inline"' in xml


def test_the_heading_over_the_notes_stays() -> None:
    assert "<head>Notes</head></div>" in encoded(SOURCE)


def test_a_division_of_nothing_but_notes_goes() -> None:
    assert "<back>" not in encoded(SOURCE.replace("Notes\n\n", ""))

"""TEI documents in a few words, for the tests of publishing."""

from __future__ import annotations

from pathlib import Path

from tei.names import TEI_NS

ROOT = Path(__file__).parents[2]

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A Title</title><author>A. Writer</author></titleStmt>"
    '<publicationStmt><publisher>The Press</publisher><date when="2024-05-01"/></publicationStmt>'
    "<sourceDesc><p>Printed.</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str, *, header: str = HEADER, lang: str = "en") -> str:
    """A whole TEI document with these children of its body (or a whole <text>)."""
    whole = f'<text xml:lang="{lang}"><body>{body}</body></text>'
    text = body if body.startswith("<text") else whole
    return f'<TEI xmlns="{TEI_NS}">{header}{text}</TEI>'

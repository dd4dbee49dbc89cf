"""Metadata and the rules that ran -> `<teiHeader>`, one module per child of the header.

    known.py            who said what of the text, and who goes before whom
    file_desc.py        <fileDesc>      (licences.py)
    encoding_desc.py    <encodingDesc>  (editorial_decl.py, practice.py)
    profile_desc.py     <profileDesc>
    revision_desc.py    <revisionDesc>

Guidelines: HD (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html).
"""

from __future__ import annotations

from collections.abc import Iterator

from tei import languages
from tei.findings import Finding, Place
from tei.header.encoding_desc import encoding_desc
from tei.header.file_desc import file_desc, identifiers
from tei.header.known import Known, known
from tei.header.profile_desc import profile_desc
from tei.header.revision_desc import revision_desc
from tei.names import XML_ID, XML_LANG, Node, tei
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.text.evidence import Evidence
    from tei.text.lines import LineEnds

__all__ = ["Known", "build", "findings", "identifiers", "known"]


def build(known: Known, evidence: Evidence, line_ends: LineEnds) -> Node:
    """The `<teiHeader>` of one encoding, written from what is known and what ran."""
    return tei(
        "teiHeader",
        {XML_LANG: "en"},
        file_desc(known, evidence),
        encoding_desc(known, evidence, line_ends),
        profile_desc(known),
        *_formulas(known),
        revision_desc(known),
    )


def _formulas(known: Known) -> Iterator[Node]:
    """The equations as MathML, each in an `<xenoData>` that a `<formula>` of the text points at.

    `tei_all` has no MathML inside `<formula>`; it has any vocabulary here (HD9).
    """
    for identifier, mathml in known.document.formulas.items():
        yield tei("xenoData", {XML_ID: identifier, "type": "mathml"}, mathml)


def findings(known: Known) -> Iterator[Finding]:
    """What is to be said of metadata that the header should have, and nobody has given."""
    for field, words in known.debris.items():
        arguments = {"field": field, "words": words[:80]}
        yield Finding("metadata-of-program", Place(known.document.origin.name), arguments)
    if not known.title:
        yield Finding("title-missing", Place(known.document.origin.name))
    yield from languages.findings(known.language, known.document)

"""OpenDocument texts (.odt), as LibreOffice Writer makes them.

    <text:h text:outline-level="2">          ->  <head>, of a division inside the one before
    <text:span> in the style “tei_foreign”   ->  <foreign>
    <text:note text:note-class="footnote">   ->  <note place="foot">, with a <ref> at its mark
    <office:annotation>, tracked changes     ->  <note type="comment" resp>, <add>, <del>

What is left out is counted in a finding. The model is that of Word (`tei.readers.office`).
Guidelines: DS, COLI, FTTAB, CONONO, PHAD. OpenDocument 1.3 is the specification of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.errors import SourceError
from tei.readers.odt.body import Body
from tei.readers.office.composition import compose
from tei.readers.office.package import Package, too_deep

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.readers.source import Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(source: Source, project: Project, encoding: str = "") -> Document:
    """Read an OpenDocument text; what it is encoded in, its XML says itself.

    Errors: `SourceError`, for what is no OpenDocument text, is damaged, encrypted, too large, or
    holds no words.
    """
    if not source.data:
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    package = Package(source)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise SourceError(
            f"{source.name} is protected by a password.",
            "Open it with the password, and save it without one.",
        )
    try:
        office = Body(package, accepted=project.setting("word", "changes") == "accept").office()
        return compose(office, source, "odt", MEDIA_TYPE)
    except RecursionError as error:
        raise too_deep(source.name) from error

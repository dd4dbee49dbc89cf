"""Word documents (.docx): OOXML, read from the package itself.

    a paragraph in the style “Heading 2”     ->  <head>, of a division inside the one before
    a run in the style “tei_foreign”         ->  <foreign>
    a footnote, an endnote                   ->  <note place="foot">, with a <ref> at its mark
    a comment, a tracked change              ->  <note type="comment" resp>, <add>, <del>
    an equation                              ->  <formula>, its MathML in the header

What is left out is counted in a finding. Guidelines: the same as those of the rules that would
otherwise have to guess (DS, COLI, FTTAB, CONONO, PHAD). ECMA-376 is the specification of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.errors import SourceError
from tei.readers.docx.body import Body
from tei.readers.docx.parts import Parts
from tei.readers.office.composition import compose
from tei.readers.office.package import Package, too_deep

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.readers.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(source: Source, project: Project, encoding: str = "") -> Document:
    """Read a Word document; what it is encoded in, its XML says itself.

    Errors: `SourceError`, for what is no Word document, is damaged, encrypted, too large, or holds
    no words.
    """
    if not source.data:
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    if source.data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise SourceError(
            f"{source.name} is protected by a password, or an old .doc by another name.",
            "Open it in a word processor, and save it as .docx without a password.",
        )
    try:
        parts = Parts(Package(source))
        office = Body(parts, accepted=project.setting("word", "changes") == "accept").office()
        return compose(office, source, "docx", MEDIA_TYPE)
    except RecursionError as error:
        raise too_deep(source.name) from error

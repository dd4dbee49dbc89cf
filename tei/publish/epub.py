"""A TEI file -> an e-book: the files that `transforms/epub/` makes, packed; the same bytes twice.

The first entry is `mimetype`, stored; the others follow by name, with the TEI's date. The
identifier is the DOI, else made of the TEI's bytes. EPUB 3.3; OCF (section 4 there); UUID 5.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from tei.publish import Request, coverage
from tei.publish.dates import changed
from tei.publish.pictures import found, listed, missing
from tei.publish.stylesheets import StylesheetError
from tei.resources import transform

__all__ = ["package"]

_FOLDER = "EPUB/"
_PREFIXES = {
    "epub": "http://www.idpf.org/2007/ops",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://www.w3.org/1998/Math/MathML",
}
_MIMETYPE = b"application/epub+zip"
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def package(request: Request) -> Mapping[str, bytes]:
    """The EPUB of a TEI file: `{"a.epub": b"PK..."}`.

    Errors: `StylesheetError`, if a stylesheet of the user's own makes no files to be packed.
    """
    pictures = found(request.source)
    coverage.add(request.findings, missing(request.source, pictures, "EPUB"))
    names = {
        address: f"pictures/{n:03}{picture.suffix}"
        for n, (address, picture) in enumerate(pictures.items(), 1)
    }
    rows = [f"{a}>{names[a]}>{picture.media_type}" for a, picture in pictures.items()]
    when = changed(request.source.root)
    result = request.run(
        pictures=listed(pictures),
        picture_files=f"|{'|'.join(rows)}|" if rows else "",
        uuid=str(uuid.uuid5(uuid.NAMESPACE_OID, request.source.data.hex())),
        modified=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    root = result.tree.getroot() if result.tree is not None else None
    if root is None or root.tag != "publication":
        raise StylesheetError(
            f"{request.stylesheet}: its result is no <publication> of <file>s to be packed.",
            "Import tei:epub.xsl and change single templates of it.",
        )
    files = {_FOLDER + file.get("name", ""): _document(file[0]) for file in root if len(file)}
    with open(transform("epub/edition.css"), "rb") as css:
        files[_FOLDER + "edition.css"] = css.read() + request.parameter("css").encode()
    for address, picture in pictures.items():
        files[_FOLDER + names[address]] = picture.data
    files["META-INF/container.xml"] = _CONTAINER
    return {request.stem + request.format.suffix: _packed(files, when.timetuple()[:6])}


def _document(node: Any) -> bytes:
    """A document of its own, with the prefixes that people know."""
    own = etree.QName(node).namespace
    names: Any = ({None: own} if own else {}) | _PREFIXES
    attributes: Any = dict(node.attrib)
    root: Any = etree.Element(node.tag, attributes, nsmap=names)
    root.text = node.text
    root.extend(list(node))
    etree.cleanup_namespaces(root)
    doctype: Any = "<!DOCTYPE html>" if node.tag.endswith("}html") else None
    data: Any = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return bytes(data)


def _packed(files: Mapping[str, bytes], when: tuple[int, ...]) -> bytes:
    year, month, day, hour, minute, second = when
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in [("mimetype", _MIMETYPE), *sorted(files.items())]:
            entry = ZipInfo(name, (year, month, day, hour, minute, second))
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()

"""What a file is that is not text, told from its first bytes, and how to get its text out."""

from __future__ import annotations

from tei.errors import SourceError

_WORD = "Open it in a word processor and save it as DOCX or ODT, which tei reads."
_DOCX = "Read it as what it is: --from docx, or give it the suffix .docx."
_ODT = "Read it as what it is: --from odt, or give it the suffix .odt."
_PDF = "Take its text out first, for example: pdftotext -layout FILE.pdf FILE.txt"
_PICTURE = "Run text recognition on it first, for example: tesseract PICTURE OUT"
_UNPACK = "Unpack it, and name the text file inside."
_NOT_TEXT = "Check that you named the right file."
_EBOOK = "Convert it to HTML first, for example: ebook-convert BOOK OUT.htmlz; unpack that."
_EPUB = "Unpack it (unzip BOOK -d FOLDER) and encode its pages: tei encode FOLDER -o OUT"

# the first bytes -> what it is, what to do
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _PDF),
    (b"%!PS", "PostScript", "Take its text out first, for example: ps2ascii FILE.ps FILE.txt"),
    (b"{\\rtf", "a document in Rich Text Format (RTF)", _WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls)", _WORD),
    (b"\xdb\xa5-", "an old Microsoft Word file", _WORD),
    (b"\xffWPC", "a WordPerfect document", _WORD),
    (b"\x89PNG", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"II*\0", "a picture (TIFF)", _PICTURE),
    (b"MM\0*", "a picture (TIFF)", _PICTURE),
    (b"\0\0\0\x0cjP  ", "a picture (JPEG 2000)", _PICTURE),
    (b"AT&TFORM", "a scanned book (DjVu)", "Take its text out first: djvutxt FILE.djvu FILE.txt"),
    (b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    (b"BZh", "a compressed file (bzip2)", _UNPACK),
    (b"\xfd7zXZ\0", "a compressed file (xz)", _UNPACK),
    (b"(\xb5/\xfd", "a compressed file (zstd)", _UNPACK),
    (b"7z\xbc\xaf'\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    (b"\x7fELF", "a program", _NOT_TEXT),
    (b"\xca\xfe\xba\xbe", "a program", _NOT_TEXT),
    (b"\xcf\xfa\xed\xfe", "a program", _NOT_TEXT),
    (b"SQLite format 3\0", "a database (SQLite)", _NOT_TEXT),
    (b"bplist00", "a property list", _NOT_TEXT),
    (b"OggS", "a sound or film (Ogg)", _NOT_TEXT),
    (b"ID3", "a sound (MP3)", _NOT_TEXT),
    (b"wOFF", "a font", _NOT_TEXT),
    (b"wOF2", "a font", _NOT_TEXT),
    (b"\0\1\0\0\0", "a font", _NOT_TEXT),
    (b"OTTO\0", "a font", _NOT_TEXT),
)
# What the names inside a ZIP file tell.
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"application/epub+zip", "an e-book (EPUB)", _EPUB),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _ODT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", _NOT_TEXT),
    (b"word/document", "a Word document (.docx)", _DOCX),
    (b"word/", "a Word document (.docx)", _DOCX),
    (b"xl/", "an Excel workbook (.xlsx)", _NOT_TEXT),
    (b"ppt/", "a PowerPoint file (.pptx)", _NOT_TEXT),
    (b"Index/Document.iwa", "a Pages document", _WORD),
)

_CONTROLS = bytes([*range(8), *range(14, 27), *range(28, 32)])
_SAMPLE = 1 << 16


def kind_of(data: bytes) -> tuple[str, str] | None:
    """What the bytes are (`"a PDF"`) and what to do about it; None if they may be text."""
    for beginning, what, remedy in _BEGINNINGS:
        if data.startswith(beginning):
            return what, remedy
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        for name, what, remedy in _ZIPPED:
            if name in data:
                return what, remedy
        return "an archive (ZIP)", _UNPACK
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or film", _NOT_TEXT
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "a picture (BMP)", _PICTURE
    if data[:2] == b"MZ" and b"\0\0\0" in data[:64]:
        return "a program", _NOT_TEXT
    if data[60:68] == b"BOOKMOBI":
        return "an e-book (Kindle)", _EBOOK
    if data[4:8] == b"ftyp":
        return "a film or picture (MP4, HEIC)", _NOT_TEXT
    return None


def refuse_controls(name: str, data: bytes) -> None:
    """Refuse bytes that are full of control characters, such as no text has.

    A few are slips of some program and are mended; they don't make a text binary. `data` is a
    text in UTF-8, or something of which no more is known than that it is not.

    Errors: `SourceError`.
    """
    samples = (data[:_SAMPLE], data[len(data) // 2 :][:_SAMPLE])
    size = sum(len(s) for s in samples)
    controls = size - sum(len(s.translate(None, _CONTROLS)) for s in samples)
    if controls >= 12 and controls * 20 > size:
        raise SourceError(
            f"{name} is not text: it is full of control characters.",
            "Name a text file; if it is one in an unusual encoding, say --encoding NAME.",
        )

"""A TEI file -> PDF, by Typst: what `transforms/typst/` makes of it, set and tagged.

The Typst text has no code but calls of `edition.typ` and `tables.typ`, and is compiled in an empty
folder to which only the TEI's own pictures are added: it can read nothing else. The PDF carries the
TEI's date, so that the same TEI gives the same bytes. ISO 14289-1 (PDF/UA-1), or what
`pdf-standard` asks for.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Mapping
from typing import Any

from tei.errors import TeiError
from tei.findings import Finding, Place
from tei.publish import Request, coverage
from tei.publish.dates import changed
from tei.publish.pictures import Picture, found, listed, missing
from tei.regexes import compiled
from tei.resources import transform

__all__ = ["PARAMETERS", "package"]

# Several are parted by commas; 1.7 is tagged as well, and held to no standard.
PARAMETERS = {"pdf-standard": "ua-1"}
_STYLES = ("typst/tables.typ", "typst/edition.typ")
_CHECKED = "ua-1"  # refuses a character that no font has, which the plain standards leave out
_ROUNDS = 40  # scripts without a font that are replaced, one after the other


def package(request: Request) -> Mapping[str, bytes]:
    """The PDF of a TEI file: `{"a.pdf": b"%PDF-1.7..."}`.

    A character that no font has stands in it as [U+65E5], and is a finding.

    Errors: `TeiError`, if Typst refuses a parameter or the standard asked for.
    """
    pictures = found(request.source)
    coverage.add(request.findings, missing(request.source, pictures, "PDF"))
    given = {n: v for n, v in request.parameters.items() if n not in PARAMETERS}
    text = request._replace(parameters=given).run(pictures=listed(pictures)).data.decode()
    style = ""
    for name in _STYLES:
        with open(transform(name), encoding="utf-8") as file:
            style += file.read()
    said = request.parameter("pdf-standard", PARAMETERS["pdf-standard"])
    standards = [name.strip() for name in said.split(",") if name.strip()]
    with tempfile.TemporaryDirectory() as folder:
        for picture in pictures.values():
            _put(folder, picture)
        if _CHECKED not in standards and _has_rare(text):
            text, _ = _set(request, style, text, [_CHECKED], folder)
        _, data = _set(request, style, text, standards, folder)
    return {request.stem + request.format.suffix: data}


def _has_rare(text: str) -> bool:
    """True if it has characters of scripts that the font by default may not have."""
    return any(c > "\u058f" and not "\u1e00" <= c <= "\u25ff" for c in text)


def _set(
    request: Request, style: str, text: str, standards: list[str], folder: str
) -> tuple[str, bytes]:
    """The text as it could be set, and the PDF."""
    import typst  # type: ignore[import-not-found,unused-ignore]

    compile_: Any = typst.compile
    stamp = int(changed(request.source.root).timestamp())
    for _ in range(_ROUNDS):
        try:
            data = compile_(
                (style + text).encode(),
                root=folder,
                format="pdf",
                pdf_standards=standards,  # it checks the names
                timestamp=stamp,
            )
            return text, bytes(data or b"")
        except (typst.TypstError, ValueError) as error:
            lacking = compiled(r'the text `"(.+?)"` could not be displayed').search(str(error))
            if lacking is None:
                raise _failure(request, error) from error
            text = _without(request, text, lacking[1])
    raise TeiError(
        f"{request.source.name}: its text has more than {_ROUNDS} scripts without a font.",
        "Install fonts for them, such as Noto.",
    )


def _without(request: Request, text: str, sample: str) -> str:
    """The text, with numbers in place of all characters of the scripts of `sample`."""
    scripts = {_script(character) for character in _unescaped(sample) if character > "\x7f"}
    lacking = sorted({c for c in text if c > "\x7f" and _script(c) in scripts})
    if not lacking:
        raise TeiError(
            f"{request.source.name}: Typst cannot display “{sample}” with any font.",
            "Install a font that has it, such as one of Noto.",
        )
    finding = Finding(
        "character-without-font",
        Place(request.source.name),
        {
            "characters": "".join(_number(c) if _is_private(c) else c for c in lacking[:20]),
            "count": str(sum(map(text.count, lacking))),
        },
    )
    request.findings.append(finding)
    return text.translate({ord(c): _number(c) for c in lacking})


def _unescaped(sample: str) -> str:
    r"""What Typst quotes, as it stands in the text: `\u{f0de}` is one character."""
    return compiled(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))").sub(
        lambda found: chr(int(found[1], 16)) if found[1] else found[2], sample
    )


def _is_private(character: str) -> bool:
    """True of one of a private-use area: it would be seen nowhere."""
    return unicodedata.category(character) == "Co"


def _number(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _script(character: str) -> str:
    """What its name begins with: `日` -> CJK."""
    name = unicodedata.name(character, "")
    return name.split()[0].partition("-")[0] if name else f"{ord(character) >> 8:X}"


def _put(folder: str, picture: Picture) -> None:
    """Write a picture where its address leads to, below the folder."""
    path = os.path.normpath(os.path.join(folder, picture.address))
    if path.startswith(folder + os.sep):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(picture.data)


def _failure(request: Request, error: Any) -> TeiError:
    said = " ".join(str(getattr(error, "message", "") or error).split()).rstrip(".")[:300]
    hints = " ".join(getattr(error, "hints", None) or [])
    return TeiError(
        f"{request.source.name}: Typst makes no PDF of it: {said}.",
        hints
        or "Check the parameters paper, font and pdf-standard: "
        "`tei publish --params --to pdf` lists them.",
    )

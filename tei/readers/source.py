"""The bytes of a source, whatever its format, and what is known of the file.

All that can go wrong between a path and its bytes is told here: missing (with the name that
was probably meant), a folder, not allowed, vanished or changed while it was being read.
"""

from __future__ import annotations

import os
import stat
import sys

from tei.errors import SourceError
from tei.typed import Record

STANDARD_INPUT = "-"


_SMALL = 1_000_000  # bytes; OpenSSL is faster, and pays for its loading above this


class Source(Record):
    """A source as it was found: the name to show, its suffix (lower case), and its bytes."""

    name: str
    suffix: str
    data: bytes

    def sha256(self) -> str:
        """The SHA-256 of the bytes: the header says with it which file was encoded."""
        if len(self.data) < _SMALL and "hashlib" not in sys.modules:
            try:  # Python's own, without loading OpenSSL: a twentieth of what an article takes
                from _sha256 import sha256  # type: ignore[import-not-found]
            except ImportError:
                from hashlib import sha256
        else:
            from hashlib import sha256
        digest: str = sha256(self.data).hexdigest()
        return digest


def load(source: str) -> Source:
    """Read the bytes of a file, or of standard input for `-`.

    Errors: `SourceError`, one sentence for each thing that can go wrong.
    """
    if source == STANDARD_INPUT:
        return Source("<stdin>", "", _from_standard_input())
    name = _showable(source)
    try:
        with open(source, "rb") as file:
            before = os.fstat(file.fileno())
            if stat.S_ISCHR(before.st_mode) or stat.S_ISBLK(before.st_mode):
                raise SourceError(f"{name} is a device.", "Name a file, or - for input.")
            data = file.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _cannot_read(source, name, error) from error
    if stat.S_ISREG(before.st_mode) and len(data) < before.st_size:
        raise SourceError(
            f"{name} changed while it was being read: of {before.st_size} bytes only "
            f"{len(data)} are left.",
            "Wait until the program that writes it has finished, then try again.",
        )
    return Source(name, os.path.splitext(source)[1].lower(), data)


def _from_standard_input() -> bytes:
    if sys.stdin is None:
        raise SourceError("Standard input is closed.", "Name a file, or send the text in a pipe.")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise SourceError(
            f"Standard input cannot be read ({_reason(error)}).",
            "Name a file, or send the text in a pipe.",
        ) from error


def _cannot_read(source: str, name: str, error: OSError | ValueError) -> SourceError:
    if isinstance(error, FileNotFoundError) and os.path.islink(source):
        target = _showable(os.readlink(source))
        return SourceError(
            f"{name} is a link to {target}, and there is no such file.",
            "Mend the link, or take it away.",
        )
    if isinstance(error, FileNotFoundError):
        meant = _nearest(source)
        remedy = f"Did you mean {meant}?" if meant else "Check the name and the folder."
        return SourceError(f"There is no file {name}.", remedy)
    if isinstance(error, IsADirectoryError):
        return SourceError(f"{name} is a folder.", "Name one text file in it.")
    if isinstance(error, NotADirectoryError):
        return SourceError(
            f"{name} leads through a file as if it were a folder.", "Check the path."
        )
    if isinstance(error, PermissionError):
        return SourceError(
            f"{name} may not be read: permission denied.",
            f"Ask its owner, or allow yourself to read it (chmod u+r {name}).",
        )
    return SourceError(
        f"{name} cannot be read ({_reason(error)}).",
        "Check that the disk or network folder it lies on is still there.",
    )


def _reason(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def _nearest(source: str) -> str:
    """The file beside `source` whose name is nearest to it, or ""."""
    from difflib import get_close_matches

    folder, base = os.path.split(source)
    try:
        beside = os.listdir(folder or ".")[:2000]
    except OSError:
        return ""
    found = get_close_matches(base, beside, 1, 0.7)
    return _showable(os.path.join(folder, found[0])) if found else ""


def _showable(name: str) -> str:
    """A file's name as it can be printed and written into XML, whatever bytes it is made of."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in name)

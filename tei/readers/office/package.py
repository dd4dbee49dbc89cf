"""The zip file that a document of Word or Writer is, read within bounds.

Nothing is unpacked to disk: parts are asked for by name, and a name that climbs (`../x`) is
nobody's. A part that would unpack to too much, or to far more than it was packed from, is refused
before it is unpacked, and its true size is held to what it declares. XML is read without
entities, without DTDs, without the network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from tei.errors import SourceError

if TYPE_CHECKING:
    from tei.readers.source import Source

MOST_PARTS = 20_000
LARGEST_PART = 256 << 20
LARGEST_SUM = 512 << 20
LARGEST_RATIO = 400  # of what is unpacked to what was packed; XML of a text has 10 to 30
_SMALL = 4 << 20  # below this, the ratio does not matter
_DAMAGED = "Open it in its word processor, which may mend it, and save it again."


class Package:
    """The parts of one document.

    Errors: `SourceError`, from every method: not a zip file, cut short, encrypted, too large.
    """

    def __init__(self, source: Source) -> None:
        self.name = source.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise SourceError(
                f"{self.name} cannot be opened as the package that such a document is: it is "
                "damaged or cut short.", _DAMAGED,
            ) from error  # fmt: skip
        if len(infos) > MOST_PARTS:
            raise SourceError(f"{self.name} has {len(infos):,} parts: no document has.", _DAMAGED)
        self._infos = {i.filename.lower(): i for i in infos if _is_safe(i.filename)}
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a part; b"" if there is none."""
        info = self._infos.get(name.lower())
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise SourceError(
                f"{self.name} is protected by a password.",
                "Open it with the password, and save it without one.",
            )
        size, packed = info.file_size, info.compress_size
        self._unpacked += size
        if (
            size > LARGEST_PART
            or self._unpacked > LARGEST_SUM
            or (size > _SMALL and size > LARGEST_RATIO * max(packed, 1))
        ):
            raise SourceError(
                f"{self.name} would unpack to far more than a document holds ({name}: {size:,} "
                f"bytes from {packed:,}).",
                "If you trust it, open it in its word processor, and save it again.",
            )
        try:
            with self._zip.open(info) as part:
                data = part.read(size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
                RuntimeError) as error:  # fmt: skip
            raise SourceError(f"{self.name} is damaged: its part {name} cannot be unpacked.",
                              _DAMAGED) from error  # fmt: skip
        if len(data) > size:
            raise SourceError(f"{self.name} is damaged: {name} is not as long as it says.",
                              _DAMAGED)  # fmt: skip
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part; None if there is none."""
        from lxml import etree

        data = self.read(name)
        if not data:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            cause = " ".join(str(error).split())[:120]
            if "depth" in cause:
                raise too_deep(self.name) from error
            if "too long" in cause:
                raise SourceError(
                    f"{self.name} has over ten million characters in one piece, in {name}.",
                    "Take the piece out, or part it into paragraphs.",
                ) from error
            raise SourceError(
                f"{self.name} is damaged: its part {name} is not well-formed XML ({cause}).",
                _DAMAGED,
            ) from error
        info: Any = root.getroottree().docinfo
        if info.doctype:
            raise SourceError(
                f"{self.name} is no document of a word processor: its part {name} declares a "
                "document type, which could read other files.", _DAMAGED,
            )  # fmt: skip
        return root


def too_deep(name: str) -> SourceError:
    """The error for a document in which too much stands in one another."""
    return SourceError(
        f"In {name} more tables, boxes or changes stand in one another than can be read.",
        "Open it in its word processor, and take some of them apart.",
    )


def _is_safe(name: str) -> bool:
    return not (
        name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name
    )


def resolved(base: str, target: str) -> str:
    """The name of the part that `target` names in a part of the folder `base`.

    >>> resolved("word", "media/a.png"), resolved("word", "/word/media/a.png")
    ('word/media/a.png', 'word/media/a.png')
    """
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(base, target))


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """The value of an attribute by its name without namespace.

    Word's two dialects (transitional and strict) and the versions of OpenDocument differ in their
    namespaces only.
    """
    own: str = element.tag
    value = element.get(f"{own[: own.index('}') + 1]}{name}") if "}" in own else None
    if value is None:
        value = next(
            (v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), default
        )
    return str(value)


def child(element: Any, *names: str) -> Any:
    """The first child by the way of these names; None if there is none."""
    for name in names:
        element = next((c for c in element if local(c) == name), None)
        if element is None:
            return None
    return element

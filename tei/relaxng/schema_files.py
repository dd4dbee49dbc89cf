"""The files of a schema: how addresses are resolved, what was read."""

from __future__ import annotations

import os
from collections.abc import Callable

from tei.relaxng.grammar_error import Fault, GrammarError, grammar_error
from tei.relaxng.schema_tree import SchemaPlace

Fetch = Callable[[str], bytes]
_MOST = 5_000  # files, each counted as often as it is read
_REMOTE = ("http:", "https:", "ftp:")


def read_file(name: str) -> bytes:
    """The bytes of a file of this computer. Errors: OSError."""
    with open(name, "rb") as file:
        return file.read()


class Files:
    """The files that a schema consists of. `fetch` reads one by its resolved address."""

    def __init__(self, fetch: Fetch = read_file) -> None:
        self._fetch = fetch
        self.opened: list[str] = []  # those being read, outermost first
        self.contents: dict[str, bytes] = {}
        self._count = 0

    def resolve(self, base: str, reference: str) -> str:
        """An address beside another (4.5).

        >>> Files().resolve("schemas/main.rng", "../parts/p.rng")
        'parts/p.rng'
        """
        if reference.startswith("file:"):
            reference = reference[5:]
            reference = reference[2:] if reference.startswith("//") else reference
        elif ":" in reference.partition("/")[0]:
            return reference
        if "%" in reference:
            from urllib.parse import unquote

            reference = unquote(reference)
        if base.startswith(_REMOTE):
            from urllib.parse import urljoin

            return urljoin(base, reference)
        path = os.path.join(os.path.dirname(base), reference)
        return os.path.normpath(path) + ("/" if path.endswith("/") else "")

    def way(self, name: str) -> list[str]:
        """The files that lead to one that is being read already, and it."""
        start = self.opened.index(name) if name in self.opened else 0
        return [os.path.basename(part) for part in (*self.opened[start:], name)][:8]

    def fetch(self, name: str, asked: SchemaPlace | None = None) -> bytes:
        """The bytes of a file. Errors: `GrammarError` that says who asked for it."""
        self._count += 1
        if self._count > _MOST:
            raise grammar_error(self.opened[0], f"the schema reads more than {_MOST} files",
                                "Files that include one another multiply: use <define>s and "
                                "<ref>s.")  # fmt: skip
        known = self.contents.get(name)
        if known is None:
            if name.startswith(_REMOTE) and self._fetch is read_file:
                raise _cannot(name, "is not on this computer", asked,
                              "Save it beside the schema, and name the file.")  # fmt: skip
            try:
                known = self.contents[name] = self._fetch(name)
            except OSError as error:
                reason = "is not there" if isinstance(error, FileNotFoundError) else (
                    f"cannot be read: {error.strerror or error}")  # fmt: skip
                raise _cannot(name, reason, asked, "Look at the path.") from None
        return known


def _cannot(name: str, reason: str, asked: SchemaPlace | None, remedy: str) -> GrammarError:
    place = asked or (name, 0, 0)
    return GrammarError([Fault(*place, f"the schema {name} {reason}", remedy, "4.5")])

"""Errors: "I cannot go on". Each carries its exit code and a remedy.

Exit codes follow the command line's promise: 0 done, 1 done but findings reached `--fail-on`
(or `verify` found a loss), 2 could not be done, 130 interrupted.
"""

from __future__ import annotations


class TeiError(Exception):
    """The work cannot go on: what stopped it, and what to do.

    `str(error)` is one sentence that names the file; `remedy` is another.
    """

    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class Interrupted(TeiError):
    """Somebody has ended a run of several sources before its end; what was made stays."""

    exit_code = 130


class SourceError(TeiError):
    """A source that cannot be read as text: missing, unreadable, binary, empty of characters."""


class ProjectError(TeiError):
    """An edition.toml (or a file it names) that cannot be understood."""


class OutputError(TeiError):
    """A result that cannot be written: no space, no permission, the input itself."""


class MarkupError(TeiError):
    """A TEI file that is not well-formed XML, or not TEI."""

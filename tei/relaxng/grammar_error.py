"""A schema that is no RELAX NG grammar: every fault that was found, each with its place."""

from __future__ import annotations

from tei.errors import TeiError
from tei.typed import Record

MOST = 20  # faults are kept; more of them are the consequence of the first


class Fault(Record):
    """One fault of a schema. `section` is that of the RELAX NG specification, or ""."""

    file: str
    line: int
    column: int
    sentence: str
    remedy: str = ""
    section: str = ""

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.sentence}"


class GrammarError(TeiError):
    """A schema that cannot be used.

    `str(error)` names the file, line and column of the first fault and says what it is; `remedy`
    says what to do; `faults` holds all that were found, in the order of the schema:

        mine.rng:12:5: <ref> names “para”, which no <define> of this grammar defines (and 2 more)
    """

    def __init__(self, faults: list[Fault]) -> None:
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{first}{more}", first.remedy)
        self.faults = tuple(faults)


def grammar_error(file: str, sentence: str, remedy: str, line: int = 0, column: int = 0) -> (
    GrammarError
):  # fmt: skip
    """The error of a schema with one fault.

    >>> str(grammar_error("a.rng", "there is no such file", "Look at the path."))
    'a.rng: there is no such file'
    """
    return GrammarError([Fault(file, line, column, sentence, remedy)])

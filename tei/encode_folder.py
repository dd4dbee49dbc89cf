"""Encode many sources in one go: several processes, one summary, and none stops the others.

The findings are told in the order of the files, the first of each kind; the last line counts.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence

from tei.catalogue import entry_of
from tei.encode_file import Task, columns, tell
from tei.errors import Interrupted, OutputError, TeiError
from tei.findings import Finding, folded, reaches
from tei.processes import Outcome, outcomes, processors
from tei.sources import passed_over

_LONG_RUN = 50  # files; fewer need no telling how far they have come


def encode_all(
    tasks: Sequence[Task],
    form: str,
    fail_on: str,
    quiet: bool,
    jobs: int,
    folder: str,
    given: Sequence[str] = (),
    current: int = 0,
) -> int:
    """Encode all, and tell findings, errors and a summary on standard error.

    `given` is what was named: of its folders it is told what was passed over; `current` is how
    many sources were left out because their TEI is newer. Output: the exit code, 2 if a source
    could not be encoded, 1 if findings reach `fail_on`.

    Errors: `Interrupted`, if somebody ends the run (Ctrl-C). What was written till then stays, and
    its findings are told: `--update` will not encode it again.

    Nothing is kept of a source once its findings are told or counted: there may be millions.
    """
    for place in dict.fromkeys(os.path.dirname(task.output) for task in tasks):
        try:
            os.makedirs(place or ".", exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"The folder {place} cannot be made: {(error.strerror or str(error)).lower()}.",
                "Name another folder with -o, or change who may write there.",
            ) from error
    count = min(jobs or processors(), len(tasks))
    told = form != "none" and not quiet
    made = _shown(tasks, count) if told and _is_watched(tasks) else outcomes(tasks, count)
    account = _Account(folder, fail_on, current, len(tasks))
    findings = account.findings(passed_over(given), tasks, made)
    if told:
        tell(findings, form, account.summary)
    deque(findings, 0)  # all are encoded, whether or not somebody reads of it
    width = columns()
    for message, remedy in account.failed:
        lines = (f"error: {message}", f"  remedy: {remedy}")
        print("\n".join(folded(line, width) if width else line for line in lines), file=sys.stderr)
    if account.interrupted:
        raise Interrupted(
            f"Interrupted; the {account.encoded:,} of {len(tasks):,} that were encoded into "
            f"{folder} stay.",
            "To go on, give the same command with --update.",
        )
    if account.failed:
        return TeiError.exit_code
    return 1 if account.reached else 0


class _Account:
    """What is known of a run: how many were encoded, the errors, how many findings there were."""

    def __init__(self, folder: str, fail_on: str, current: int, due: int) -> None:
        self.folder, self.fail_on, self.current, self.due = folder, fail_on, current, due
        self.encoded = self.unsure = 0
        self.failed: list[tuple[str, str]] = []  # what went wrong, and what to do
        self.kinds: Counter[str] = Counter()
        self.reached = self.interrupted = False

    def findings(
        self, before: Iterable[Finding], tasks: Sequence[Task], made: Iterable[Outcome | None]
    ) -> Iterator[Finding]:
        """All findings in their order, each counted; `before` are those of no source."""
        yield from self._counted(before)
        try:
            for task, outcome in zip(tasks, made, strict=True):
                if outcome is None:
                    continue
                if outcome.error:
                    named = task.source in outcome.error
                    message = outcome.error if named else f"{task.source}: {outcome.error}"
                    self.failed.append((message, outcome.remedy))
                self.encoded += not outcome.error
                self.unsure += outcome.unsure
                yield from self._counted(outcome.findings)
        except KeyboardInterrupt:
            self.interrupted = True

    def _counted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            self.kinds[entry_of(finding.code).severity] += 1
            self.reached = self.reached or reaches((finding,), self.fail_on)
            yield finding

    def summary(self) -> str:
        """How many were encoded, and what there is to say of them."""
        failed = len(self.failed)
        if self.current and not self.due:
            return f"Nothing to encode: all {self.current:,} have a TEI that is newer."
        words = [f"{self.encoded:,} of {self.due:,} encoded into {self.folder}"]
        if failed:
            words.append(f"{failed:,} could not be")
        if self.current:
            words.append(f"{self.current:,} had a TEI that is newer")
        kinds = self.kinds
        told = [f"{kinds[s]:,} {s}{'s' * (kinds[s] > 1)}" for s in ("error", "warning") if kinds[s]]
        if told:
            words.append(" and ".join(told))
        if self.unsure:
            words.append(f"{self.unsure:,} tags are uncertain")
        return "; ".join(words) + "."


def _is_watched(tasks: Sequence[Task]) -> bool:
    """Does somebody sit before a terminal, and will it take a while?"""
    return len(tasks) >= _LONG_RUN and sys.stderr is not None and sys.stderr.isatty()


def _shown(tasks: Sequence[Task], count: int) -> Iterator[Outcome | None]:
    """The outcomes, and on the terminal how far the run has come."""
    import click

    every = max(1, len(tasks) // 1000)
    with click.progressbar(length=len(tasks), label="Encoding", file=sys.stderr, show_pos=True,
                           width=30, update_min_steps=every) as bar:  # fmt: skip
        yield from outcomes(tasks, count, bar.update)

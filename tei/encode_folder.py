"""Encode many sources in one go: several processes, one summary, and none stops the others.

    tei encode texts/ -o tei/      texts/a.md -> tei/a.xml, texts/b/c.html -> tei/b/c.xml

The findings are told in the order of the files, the first of each kind; the last line counts.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import NamedTuple

from tei.catalogue import entry_of
from tei.encode_file import Task, encoded, tell
from tei.errors import OutputError, SourceError, TeiError
from tei.findings import Finding, Place, reaches
from tei.readers import READERS
from tei.regexes import keep

_COLLECT = 25  # files of one process after which its memory is tidied up
_MOST = 50  # files that a process is given at a time
# Suffixes of what people write texts in, and tei does not read
_DOCUMENTS = frozenset(
    ".pdf .doc .dot .rtf .epub .mobi .azw3 .pages .wpd .wps .sxw .fodt .ppt .pptx .odp .tex .rst "
    ".adoc .org .ps .djvu .xps .mht .mhtml .eml .json .csv .ipynb".split()
)
_SKIPPED = frozenset({"readme.md", "readme.txt", "licence.md", "license.md"})


class Outcome(NamedTuple):
    """What came of one source: findings and uncertain tags, or why it could not be encoded."""

    findings: tuple[Finding, ...] = ()
    unsure: int = 0
    error: str = ""
    remedy: str = ""


def sources_in(folder: str) -> list[str]:
    """The files in a folder, and in those below it, that a reader knows by their suffix.

    Hidden ones, and those called README, are passed over.
    """
    known = {suffix for reader in READERS.values() for suffix in reader.suffixes}
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        found += [
            os.path.join(at, name)
            for name in sorted(names)
            if os.path.splitext(name)[1].lower() in known
            and name[0] != "."
            and name.lower() not in _SKIPPED
        ]
    return found


def tasks_of(given: Sequence[str], folder: str, task: Task) -> list[Task]:
    """What is to be encoded: files as given, those in the folders given, each with its TEI.

    `folder` is where the TEI goes; two sources of one name keep their suffix: `a.md.xml`.

    Errors: `SourceError`, if there is nothing to encode; `OutputError`, without a folder.
    """
    if not folder:
        raise OutputError("Several sources need a folder for their TEI.", "Name one with -o.")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise OutputError(f"{folder} is no folder.", "Name a folder with -o.")
    inside = os.path.realpath(folder)
    pairs: list[tuple[str, str, str]] = []  # source, its name below the folder, edition.toml
    for name in given:
        if not os.path.isdir(name):
            pairs.append((name, os.path.basename(name), ""))
            continue
        beside = os.path.join(name, "edition.toml")
        config = beside if os.path.isfile(beside) else ""
        for source in sources_in(name):
            same = os.path.realpath(name) == inside
            if not same and os.path.realpath(source).startswith(inside + os.sep):
                continue  # what an earlier run has written
            own = os.path.join(os.path.dirname(source), "edition.toml")
            pairs.append((source, os.path.relpath(source, name),
                          "" if os.path.isfile(own) else config))  # fmt: skip
    if not pairs:
        raise SourceError(
            f"There is no text in {', '.join(given)} that tei reads.",
            f"It reads {', '.join(s for r in READERS.values() for s in r.suffixes)}.",
        )
    stems = Counter(os.path.splitext(name)[0] for _, name, _ in pairs)
    made = []
    for source, name, config in pairs:
        stem = os.path.splitext(name)[0]
        output = os.path.join(folder, (stem if stems[stem] == 1 else name) + ".xml")
        made.append(task._replace(source=source, output=output, config=task.config or config))
    return made


def passed_over(given: Sequence[str]) -> list[Finding]:
    """A finding for each folder in which documents stand that no reader knows, with their number.

    What belongs to a page or to tei itself (pictures, styles, edition.toml) is no document.
    """
    findings = []
    for folder in filter(os.path.isdir, given):
        kinds: Counter[str] = Counter()
        for _, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name[0] != "."]
            kinds.update(os.path.splitext(name)[1].lower() for name in names if name[0] != ".")
        met = sorted((-n, suffix) for suffix, n in kinds.items() if suffix in _DOCUMENTS)
        if met:
            listed = ", ".join(f"{-n:,} {suffix}" for n, suffix in met)
            arguments = {"count": -sum(n for n, _ in met), "kinds": listed}
            findings.append(Finding("files-passed-over", Place(folder), arguments))
    return findings


def encode_all(
    tasks: Sequence[Task],
    form: str,
    fail_on: str,
    quiet: bool,
    jobs: int,
    folder: str,
    given: Sequence[str] = (),
) -> int:
    """Encode all, and tell findings, errors and a summary on standard error.

    `given` is what was named: of its folders it is told what was passed over. Output: the exit
    code, 2 if a source could not be encoded, 1 if findings reach `fail_on`.
    """
    for task in tasks:
        os.makedirs(os.path.dirname(task.output) or ".", exist_ok=True)
    count = min(jobs or processors(), len(tasks))
    outcomes = list(_in_processes(tasks, count) if count > 1 else map(_outcome, tasks))
    findings = [*passed_over(given), *(f for outcome in outcomes for f in outcome.findings)]
    if form != "none" and not quiet:
        tell(findings, form, "" if form == "json" else _summary(outcomes, folder))
    failed = [(t, o) for t, o in zip(tasks, outcomes, strict=True) if o.error]
    for task, outcome in failed:
        message = outcome.error if task.source in outcome.error else f"{task.source}: " + (
            outcome.error
        )
        print(f"error: {message}\n  remedy: {outcome.remedy}", file=sys.stderr)
    if failed:
        return TeiError.exit_code
    return 1 if reaches(findings, fail_on) else 0


def processors() -> int:
    """How many processes can really run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _summary(outcomes: Sequence[Outcome], folder: str) -> str:
    """How many were encoded, and what there is to say of them.

    >>> _summary([Outcome(), Outcome(error="No.")], "tei")
    '1 of 2 encoded into tei; 1 could not be.'
    """
    failed = sum(bool(o.error) for o in outcomes)
    words = [f"{len(outcomes) - failed} of {len(outcomes)} encoded into {folder}"]
    if failed:
        words.append(f"{failed} could not be")
    kinds = Counter(entry_of(f.code).severity for o in outcomes for f in o.findings)
    told = [f"{kinds[s]:,} {s}{'s' * (kinds[s] > 1)}" for s in ("error", "warning") if kinds[s]]
    if told:
        words.append(" and ".join(told))
    if unsure := sum(o.unsure for o in outcomes):
        words.append(f"{unsure:,} tags are uncertain")
    return "; ".join(words) + "."


def _outcome(task: Task) -> Outcome:
    try:
        done = encoded(task)
        return Outcome(done.findings, sum(done.unsure))
    except TeiError as error:
        return Outcome(error=str(error), remedy=error.remedy)
    except MemoryError:
        return Outcome(error="There is not enough memory for it.", remedy="Encode it in parts.")
    except Exception as error:
        if os.environ.get("TEI_DEBUG"):
            raise
        what = f"Something went wrong inside tei ({type(error).__name__}: {error})."
        return Outcome(error=what, remedy="Please report it. TEI_DEBUG=1 shows where.")


def _in_processes(tasks: Sequence[Task], count: int) -> Iterator[Outcome]:
    """The outcomes in order; the largest sources are begun first.

    A process that dies costs only what it had not told: each of these gets its own.
    """
    _load(tasks)
    keep()
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    outcomes: dict[int, Outcome] = {}
    with ProcessPoolExecutor(count, context, _begin) as pool:
        try:
            futures = {
                n: (batch, future)
                for batch in batches([_size(task.source) for task in tasks], count)
                for future in [pool.submit(_tidily, [tasks[n] for n in batch])]
                for n in batch
            }
            for n, task in enumerate(tasks):
                batch, future = futures.pop(n)
                if n not in outcomes:
                    try:
                        outcomes.update(zip(batch, future.result(), strict=True))
                    except BrokenProcessPool:
                        outcomes[n] = _alone(task, context)
                yield outcomes.pop(n)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def batches(sizes: Sequence[int], count: int) -> Iterator[list[int]]:
    """What `count` processes are given at a time, as numbers of sources: of all that is left, the
    largest, an eighth of one process's share or one source.

    To wait for the next source costs more than a small one takes; the last of all should be small,
    so that no process waits long for another ("guided self-scheduling": Polychronopoulos and Kuck,
    IEEE Transactions on Computers C-36, 1987).

    >>> list(batches([5, 90, 3, 4, 5, 1, 1], 1))
    [[1], [0], [4], [3], [2], [5], [6]]
    """
    left = sum(sizes)
    batch: list[int] = []
    held = 0
    for n in sorted(range(len(sizes)), key=lambda n: -sizes[n]):
        batch.append(n)
        held += sizes[n]
        if held * 8 * count >= left or len(batch) == _MOST:
            yield batch
            left -= held
            batch, held = [], 0
    if batch:
        yield batch


def _load(tasks: Sequence[Task]) -> None:
    """Load what all processes need, before they part."""
    from tei.recognizers import RULES

    for name in ("hashlib", "tei.output", "tei.pipeline", "tei.project"):
        import_module(name)
    for rule in RULES:
        rule.load()
    suffixes = {os.path.splitext(task.source)[1].lower() for task in tasks}
    for reader in READERS.values():
        if not suffixes.isdisjoint(reader.suffixes):
            import_module(f"tei.readers.{reader.module}")


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells the others to end
    gc.freeze()


_done = [0]


def _tidily(batch: Sequence[Task]) -> list[Outcome]:
    outcomes = []
    for task in batch:
        outcomes.append(_outcome(task))
        _done[0] += 1
        if _done[0] % _COLLECT == 0:
            keep()
            gc.collect()
    return outcomes


def _alone(task: Task, context: multiprocessing.context.BaseContext) -> Outcome:
    with ProcessPoolExecutor(1, context, _begin) as pool:
        try:
            return pool.submit(_outcome, task).result()
        except BrokenProcessPool:
            return Outcome(error="Its process died, perhaps for want of memory.",
                           remedy="Encode it by itself, or in parts.")  # fmt: skip


def _size(name: str) -> int:
    try:
        return os.path.getsize(name)
    except OSError:
        return 0

"""Several sources encoded at once, some at a time by each process; what came of each, in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib import import_module
from multiprocessing.synchronize import Event
from typing import NamedTuple

from tei.encode_file import Task, encoded
from tei.errors import TeiError
from tei.findings import Finding
from tei.readers import READERS
from tei.regexes import keep

_COLLECT = 25  # files of one process after which its memory is tidied up
_MOST = 50  # files that a process is given at a time
_TOGETHER = 2000  # files of which the largest are begun first


class Outcome(NamedTuple):
    """What came of one source: findings and uncertain tags, or why it could not be encoded."""

    findings: tuple[Finding, ...] = ()
    unsure: int = 0
    error: str = ""
    remedy: str = ""


Batch = tuple[Future[list[Outcome]], int]  # of several sources, and the place of one among them


def outcomes(
    tasks: Sequence[Task], count: int, step: Callable[[int], None] | None = None
) -> Iterator[Outcome | None]:
    """The outcomes in order; `step` is told how many more are done, in whatever order they are.

    Errors: `KeyboardInterrupt`, but first, what other processes have done or begun; None for each
    source between these that nobody has begun.
    """
    if count > 1:
        yield from _in_processes(tasks, count, step)
        return
    for task in tasks:
        yield from _tidily([task])
        if step is not None:
            step(1)


def processors() -> int:
    """How many processes can really run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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


def _in_processes(
    tasks: Sequence[Task], count: int, step: Callable[[int], None] | None
) -> Iterator[Outcome | None]:
    """The outcomes in order. So many sources at a time are looked at as one run, of which the
    largest are begun first; the next ones are given out before the last are done.
    """
    _load(tasks)
    keep()
    workers = _Workers(count, step)
    try:
        begun: list[tuple[Task, Batch]] = []
        for at in range(0, len(tasks), _TOGETHER):
            following = workers.begin(tasks[at : at + _TOGETHER])
            yield from workers.outcomes(begun, following)
            begun = following
        yield from workers.outcomes(begun)
    except BaseException:
        workers.stop()
        raise
    finally:
        workers.pool.shutdown()


class _Workers:
    """The processes. One that dies costs only what had not been told: each of these gets its own
    process, and what is still to come gets new ones.
    """

    def __init__(self, count: int, step: Callable[[int], None] | None) -> None:
        ways = multiprocessing.get_all_start_methods()
        self.context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
        self.count, self.step = count, step
        self.stopped = self.context.Event()
        self.pool = self._new_pool(count)

    def _new_pool(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, self.context, _begin, (self.stopped,))

    def stop(self) -> None:
        """Let each process end with the source it is at, whoever else asks for an end."""
        self.stopped.set()
        heeded = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN) if heeded else None
        try:
            self.pool.shutdown(cancel_futures=True)
        finally:
            if heeded:
                signal.signal(signal.SIGINT, before)

    def begin(self, tasks: Sequence[Task]) -> list[tuple[Task, Batch]]:
        """Give some sources to the processes; each with the batch that it is part of."""
        batch_of: dict[int, Batch] = {}
        for numbers in batches([_size(task.source) for task in tasks], self.count):
            given = [tasks[n] for n in numbers]
            try:
                future = self.pool.submit(_tidily, given)
            except BrokenProcessPool:
                self.pool.shutdown()
                self.pool = self._new_pool(self.count)
                future = self.pool.submit(_tidily, given)
            if self.step is not None:
                future.add_done_callback(partial(self._done, len(given)))
            batch_of |= {n: (future, place) for place, n in enumerate(numbers)}
        return [(task, batch_of[n]) for n, task in enumerate(tasks)]

    def outcomes(
        self, begun: Sequence[tuple[Task, Batch]], following: Sequence[tuple[Task, Batch]] = ()
    ) -> Iterator[Outcome | None]:
        """What came of these sources, in order; of the following ones too, if interrupted."""
        for n, (task, (future, place)) in enumerate(begun):
            try:
                outcome = future.result()[place]
            except BrokenProcessPool:
                outcome = self._alone(task)
            except KeyboardInterrupt:
                self.stop()
                for _, batch in (*begun[n:], *following):
                    yield _done_of(batch)
                raise
            yield outcome

    def _done(self, count: int, _: Future[list[Outcome]]) -> None:
        if self.step is not None:
            self.step(count)

    def _alone(self, task: Task) -> Outcome:
        with self._new_pool(1) as pool:
            try:
                return pool.submit(_outcome, task).result()
            except BrokenProcessPool:
                return Outcome(error="Its process died, perhaps for want of memory.",
                               remedy="Encode it by itself, or in parts.")  # fmt: skip


def _done_of(batch: Batch) -> Outcome | None:
    """What came of a source when the processes have ended; None if it had not been begun."""
    future, place = batch
    if not future.done() or future.cancelled() or future.exception():
        return None
    made = future.result()
    return made[place] if place < len(made) else None


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


def _begin(stopped: Event) -> None:
    _stopped[:] = [stopped]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells the others to end
    gc.freeze()


_done = [0]
_stopped: list[Event] = []  # in a process of several: told when no more is to be done


def _tidily(batch: Sequence[Task]) -> list[Outcome]:
    outcomes = []
    for task in batch:
        if _stopped and _stopped[0].is_set():
            break  # nobody asks any more what came of these
        outcomes.append(_outcome(task))
        _done[0] += 1
        if _done[0] % _COLLECT == 0:
            keep()
            gc.collect()
    return outcomes


def _size(name: str) -> int:
    try:
        return os.path.getsize(name)
    except OSError:
        return 0

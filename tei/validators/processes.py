"""Several processes that answer for many files, the answers in the files' order.

Loaded only where there are several: `concurrent.futures` takes its time.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tei.errors import TeiError
from tei.validators import batch
from tei.validators.batch import Answer, Request

_request: list[Request] = []  # in a process of its own: what is asked of all files


def in_processes(names: Sequence[str], request: Request, count: int) -> Iterator[Answer]:
    """The answers in the order of the files; the largest files are begun first.

    A process that dies (of a file that takes all memory, say) costs the files that it and the
    others had not finished: each gets its answer from a process of its own.
    """
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    begun = sorted(range(len(names)), key=lambda n: -batch.size_of(names[n]))
    with ProcessPoolExecutor(count, context, _begin, (request,)) as pool:
        try:
            futures = {n: pool.submit(_answer, names[n]) for n in begun}
            for n, name in enumerate(names):
                try:
                    yield futures[n].result()
                except BrokenProcessPool:
                    yield _alone(name, request, context)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells the others to end
    _request[:] = [request]


def _answer(name: str) -> Answer:
    return batch.answer(name, _request[0])


def _alone(
    name: str, request: Request, context: multiprocessing.context.BaseContext
) -> Answer:
    """The answer of a process that has this one file to do."""
    with ProcessPoolExecutor(1, context, _begin, (request,)) as pool:
        try:
            return pool.submit(_answer, name).result()
        except BrokenProcessPool:
            return batch.failed(name, "", "its process died, perhaps for want of memory")
        except TeiError as error:
            return batch.failed(name, "", str(error))

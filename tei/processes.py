"""Work shared out among processes that fork from this one.

    shared(str, [2, 0, 1], 2)     ->     ["0", "1", "2"], the second and the others begun first

`concurrent.futures` does as much, but to load it takes as long as three pages take to encode, and
until it is loaded there is only one process.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections.abc import Callable, Sequence

from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

MOST = 256  # processes
_AHEAD = 2  # pieces of work that a process has: it need not wait for the next
_NUMBER, _SIZE = 4, 8  # bytes of the number of a piece of work, and of the size of an answer


class _Process:
    """A process, the pipes to it and from it, the numbers that it has still to answer (the first
    is the one it is at), and what has come of the next answer.
    """

    __slots__ = ("answers", "came", "given", "numbers", "pid")

    def __init__(self, pid: int, numbers: int, answers: int) -> None:
        self.pid, self.numbers, self.answers = pid, numbers, answers
        self.given: list[int] = []
        self.came = bytearray()

    def give(self, waiting: list[int]) -> None:
        """Give it the next pieces of work, if there are any."""
        while waiting and len(self.given) < _AHEAD:
            number = waiting.pop()
            self.given.append(number)
            try:
                os.write(self.numbers, number.to_bytes(_NUMBER, "little"))
            except BrokenPipeError:  # it has died; its answers will end, and all is told then
                return

    def end(self) -> None:
        """Close the pipes, which ends it, and see it off."""
        os.close(self.numbers)
        os.close(self.answers)
        os.waitpid(self.pid, 0)


def shared(
    work: Callable[[int], Any],
    order: Sequence[int],
    count: int,
    begin: Callable[[], object] = int,
) -> list[Any]:
    """Do the pieces of work that `order` numbers from 0, in that order, in `count` processes.

    `begin` is what each process does first. Output: the answers by number. A process that dies
    costs only what it had not finished: each of that is done once more in a process of its own,
    and None is the answer if that dies, too. Where processes cannot fork there is only this one.
    """
    if not hasattr(os, "fork"):
        return [work(number) for number in range(len(order))]
    answers: dict[int, Any] = {}
    waiting = list(reversed(order))
    lost: list[int] = []
    processes: list[_Process] = []
    try:
        while len(answers) + len(lost) < len(order):
            while waiting and len(processes) < min(count, MOST):
                processes.append(_forked(work, begin, processes))
                processes[-1].give(waiting)
            ready, _, _ = select.select([p.answers for p in processes], [], [])
            for process in [p for p in processes if p.answers in ready]:
                if _took(process, answers):
                    process.give(waiting)
                else:
                    lost += process.given
                    processes.remove(process)
                    process.end()
    except BaseException:  # Ctrl-C as well
        for process in processes:
            os.kill(process.pid, signal.SIGTERM)
        raise
    finally:
        for process in processes:
            process.end()
    if lost:
        answers |= {number: _alone(work, number, begin) for number in lost}
    return [answers[number] for number in range(len(order))]


def _alone(work: Callable[[int], Any], number: int, begin: Callable[[], object]) -> Any:
    """The answer of a process that has nothing else to do; None if it dies."""
    answers: dict[int, Any] = {}
    process = _forked(work, begin, [])
    try:
        process.give([number])
        while process.given and _took(process, answers):
            pass
    finally:
        process.end()
    return answers.get(number)


def _took(process: _Process, answers: dict[int, Any]) -> bool:
    """Take what has come of a process; False if it has died."""
    data = os.read(process.answers, 1 << 16)
    came = process.came
    came += data
    while len(came) >= _SIZE:
        end = _SIZE + int.from_bytes(came[:_SIZE], "little")
        if len(came) < end:
            break
        answers[process.given.pop(0)] = pickle.loads(came[_SIZE:end])
        del came[:end]
    return bool(data)


def _forked(
    work: Callable[[int], Any], begin: Callable[[], object], others: Sequence[_Process]
) -> _Process:
    asked, numbers = os.pipe()
    answers, answered = os.pipe()
    pid = os.fork()
    if pid:
        os.close(asked)
        os.close(answered)
        return _Process(pid, numbers, answers)
    code = 1
    try:
        for process in others:  # or they would not see that this process ends
            os.close(process.numbers)
            os.close(process.answers)
        os.close(numbers)
        os.close(answers)
        begin()
        while number := os.read(asked, _NUMBER):
            answer = pickle.dumps(work(int.from_bytes(number, "little")))
            rest = memoryview(len(answer).to_bytes(_SIZE, "little") + answer)
            while rest:
                rest = rest[os.write(answered, rest) :]
        code = 0
    finally:
        os._exit(code)  # without what the first process does at its end

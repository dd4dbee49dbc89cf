"""Work shared out among processes: each answer in its place, and a death costs little."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tei.cli import run
from tei.encode_folder import Outcome
from tei.findings import Finding, Place
from tei.processes import shared


@pytest.mark.parametrize("count", [1, 2, 7])
def test_answers_are_in_order_whatever_was_begun_first(count: int) -> None:
    assert shared(lambda n: n * n, [3, 0, 4, 2, 1], count) == [0, 1, 4, 9, 16]
    assert shared(str, list(range(300)), count) == [str(n) for n in range(300)]


def test_nothing_to_do() -> None:
    assert shared(str, [], 2) == []


def test_the_work_is_done_elsewhere() -> None:
    def pid(_: int) -> int:
        time.sleep(0.02)
        return os.getpid()

    pids = shared(pid, list(range(6)), 2)
    assert len(set(pids)) == 2
    assert os.getpid() not in pids


def test_each_process_begins_once() -> None:
    begun: list[int] = []
    done = shared(lambda _: len(begun), list(range(9)), 2, lambda: begun.append(1))
    assert set(done) == {1}
    assert begun == []


def test_large_answers_and_records() -> None:
    outcome = Outcome((Finding("left-out", Place("a", 1, 2), {"what": "x" * 300_000}),), 3)
    assert shared(lambda n: outcome._replace(unsure=n), [0, 1, 2], 2) == [
        outcome._replace(unsure=n) for n in range(3)
    ]


def dying(numbers: set[int], tmp_path: Path, times: int = 1000) -> Callable[[int], int]:
    """Work that ends its process at some numbers, the first so many times."""

    def work(number: int) -> int:
        mark = tmp_path / str(number)
        tried = len(mark.read_text()) if mark.exists() else 0
        if number in numbers and tried < times:
            mark.write_text("x" * (tried + 1))
            os._exit(9)
        return number

    return work


def test_a_process_that_dies_costs_its_own_work_alone(tmp_path: Path) -> None:
    expected = [None if n in (3, 11) else n for n in range(40)]
    assert shared(dying({3, 11}, tmp_path), list(range(40)), 2) == expected


def test_what_died_once_is_tried_again(tmp_path: Path) -> None:
    assert shared(dying({0, 5}, tmp_path, 1), list(range(9)), 2) == list(range(9))


def test_all_die(tmp_path: Path) -> None:
    assert shared(dying(set(range(5)), tmp_path), list(range(5)), 3) == [None] * 5


def test_no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither when all is done nor when the first process is interrupted."""
    shared(str, [0, 1], 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tei.processes.select.select", interrupted)
    with pytest.raises(KeyboardInterrupt):
        shared(lambda _: time.sleep(60), [0, 1], 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_where_nothing_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.fork")
    assert shared(lambda n: (n, os.getpid()), [1, 0], 2) == [(0, os.getpid()), (1, os.getpid())]


def test_a_source_whose_process_dies_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"It fell, and {name} had seen it.\n")
    from tei import encode_folder

    own = encode_folder._outcome

    def outcome(task: encode_folder.Task) -> Outcome:
        if task.source.endswith("b.txt"):
            os._exit(9)
        return own(task)

    monkeypatch.setattr(encode_folder, "_outcome", outcome)
    assert run(["encode", str(folder), "-o", str(tmp_path / "tei"), "-j", "2"]) == 2
    assert sorted(p.name for p in (tmp_path / "tei").iterdir()) == ["a.xml", "c.xml"]
    told = " ".join(capfd.readouterr().err.split())
    assert f"error: {folder}/b.txt: Its process died" in told

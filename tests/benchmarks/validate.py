"""How fast `tei validate` is, beside jing and lxml, in one run; and in how much memory.

    python tests/benchmarks/validate.py SCHEMA.rng FILE... [--rounds 5] [--megabytes 45]

Whole processes, one after the other in turn, medians of the rounds. The schema is tei_all.rng or
another RELAX NG grammar; of the files (TEI, valid against it) one of about 50 KB is put together,
and 300 of 45 MB in all. “Cold” is with an empty cache folder each time. Needs jing (Debian:
`apt install jing`). Prints a Markdown table; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ONE = 50_000  # bytes of the single file
FILES = 300
LXML = """
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
print(all([schema.validate(etree.parse(path)) for path in sys.argv[2:]]))
"""


class Runner(NamedTuple):
    """One line of a table: what runs, and what is done before each run (not timed)."""

    name: str
    command: list[str]
    before: Callable[[], object] = lambda: None


class Measured(NamedTuple):
    seconds: float
    megabytes: float
    status: int


def run(command: Sequence[str], cache: Path) -> Measured:
    """Wall clock, peak memory (the process and its children together) and exit code."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment,
    )  # fmt: skip
    peak = [0]
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peak, done))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    return Measured(seconds, max(usage.ru_maxrss / 1024, peak[0] / 1024), process.returncode)


def watch(pid: int, peak: list[int], done: threading.Event) -> None:
    """The most resident memory (KB) of a process and its children at one time, every 50 ms."""
    while not done.wait(0.05):
        total = 0
        for each in (pid, *children(pid)):
            try:
                status = Path(f"/proc/{each}/status").read_text()
            except OSError:
                continue
            if match := re.search(r"VmRSS:\s+(\d+)", status):
                total += int(match[1])
        peak[0] = max(peak[0], total)


def children(pid: int) -> list[int]:
    try:
        first = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [c for child in map(int, first) for c in (child, *children(child))]


def table(title: str, rounds: int, runners: list[Runner], cache: Path) -> list[float]:
    """Print the medians of the runners, which run in turn; output: their seconds."""
    results: list[list[Measured]] = [[] for _ in runners]
    for _ in range(rounds):
        for found, runner in zip(results, runners, strict=True):
            runner.before()
            found.append(run(runner.command, cache))
    seconds = [statistics.median(m.seconds for m in found) for found in results]
    print(f"## {title}\n\n| | median (s) | best (s) | memory (MB) | against jing | exit |")
    print("|---|---|---|---|---|---|")
    jing = next((s for s, r in zip(seconds, runners, strict=True) if r.name.startswith("jing")), 0)
    for median, found, runner in zip(seconds, results, runners, strict=True):
        best, memory = min(m.seconds for m in found), max(m.megabytes for m in found)
        print(f"| {runner.name} | {median:.2f} | {best:.2f} | {memory:.0f} "
              f"| {median / jing:.2f} | {found[-1].status} |" if jing else "")
    print()
    return seconds


def grown(source: bytes, size: int) -> bytes:
    """A file of about `size` bytes: the content of its body, repeated, without its xml:ids."""
    match = re.search(rb"<body\b[^>]*>(.*)</body>", source, re.DOTALL)
    if match is None or len(source) >= size:
        return source
    inner = re.sub(rb"\s+xml:id=(\"[^\"]*\"|'[^']*')", b"", match[1])
    divided = inner if b"<div" in inner else b"<div>" + inner + b"</div>"
    times = max(0, (size - len(source)) // max(1, len(divided)))
    if b"<div" not in inner:  # a div can stand only after what is not in one
        return source[: match.start(1)] + divided * (times + 1) + source[match.end(1) :]
    return source[: match.end(1)] + divided * times + source[match.end(1) :]


def valid(schema: Path, path: Path) -> bool:
    told = subprocess.run(["jing", str(schema), str(path)], capture_output=True, check=False)
    return told.returncode == 0


def files(folder: Path, schema: Path, sources: list[Path], megabytes: float) -> list[Path]:
    """300 files of `megabytes` in all, after one of 50 KB; all valid, as jing says."""
    sound: list[tuple[Path, bytes]] = []
    size = int(megabytes * 1e6 / FILES)
    for source in sources:
        path = folder / f"{len(sound):03}.xml"
        path.write_bytes(grown(source.read_bytes(), size))
        if path.stat().st_size > size / 4 and valid(schema, path):
            sound.append((source, path.read_bytes()))
        path.unlink(missing_ok=True)
        if len(sound) == 20:
            break
    if not sound:
        raise SystemExit("none of the files is valid against the schema; give TEI files that are")
    one = folder / "one.xml"
    for source, _ in sound:
        one.write_bytes(grown(source.read_bytes(), ONE))
        if 0.8 * ONE < one.stat().st_size < 1.2 * ONE and valid(schema, one):
            break
    made = [one]
    for number in range(FILES):
        path = folder / f"many{number:03}.xml"
        path.write_bytes(sound[number % len(sound)][1])
        made.append(path)
    return made


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("schema", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=45)
    parser.add_argument("--no-lxml", action="store_true", help="it takes long for many files")
    options = parser.parse_args()
    if not shutil.which("jing"):
        raise SystemExit("needs jing (Debian: apt install jing)")
    with tempfile.TemporaryDirectory(prefix="tei-bench-") as name:
        folder = Path(name)
        cache, schema = folder / "cache", options.schema.resolve()
        (folder / "texts").mkdir()
        one, *many = files(folder / "texts", schema, options.files, options.megabytes)

        def cold() -> None:
            shutil.rmtree(cache, ignore_errors=True)
            cache.mkdir()

        def warm() -> None:
            if not cache.exists() or not any(cache.iterdir()):
                run(validate(one), cache)

        def validate(*paths: Path, jobs: int = 1) -> list[str]:
            return [sys.executable, "-m", "tei", "validate", "--schema", str(schema),
                    "--no-pointers", "--jobs", str(jobs), *map(str, paths)]  # fmt: skip

        def lxml(*paths: Path) -> list[str]:
            return [sys.executable, "-c", LXML, str(schema), *map(str, paths)]

        def jing(*paths: Path) -> list[str]:
            return ["jing", str(schema), *map(str, paths)]

        size = one.stat().st_size / 1000
        ours_cold, ours_warm, theirs, libxml2 = table(
            f"One file of {size:.0f} KB", options.rounds,
            [Runner("tei validate, cold", validate(one), cold),
             Runner("tei validate, warm", validate(one), warm),
             Runner("jing", jing(one)), Runner("lxml", lxml(one))], cache,
        )  # fmt: skip
        print(f"Warm {ours_warm / theirs:.2f} of jing's time, cold {ours_cold / theirs:.2f}; the "
              f"first answer {libxml2 / ours_cold:.1f} (cold) or {libxml2 / ours_warm:.1f} (warm) "
              "times sooner than lxml's.\n")
        total = sum(p.stat().st_size for p in many) / 1e6
        runners = [Runner("tei validate, 2 jobs", validate(*many, jobs=2), warm),
                   Runner("tei validate, 1 job", validate(*many), warm),
                   Runner("jing", jing(*many))]  # fmt: skip
        if not options.no_lxml:
            runners.append(Runner("lxml", lxml(*many)))
        table(f"{len(many)} files, {total:.0f} MB, in one call",
              max(1, options.rounds // 2 + 1), runners, cache)  # fmt: skip


if __name__ == "__main__":
    main()

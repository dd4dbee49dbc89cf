"""How fast a folder of pages is encoded, against trafilatura, and what each marks.

    python tests/benchmarks/read.py [--files 200] [--jobs N] [--rounds 15]

The pages are the `.html` cases of ../shared/bench, over and over. Both take their time in one run,
in turn (a machine's pace may change from minute to minute) and file by file from the disk:
`tei encode FOLDER -o DIR` as the command line runs it, with its start and writing; trafilatura's
`extract(output_format="xmltei")` in one process, as its users call it, with formatting, links and
tables, its import not counted. Each round is printed, and the middle of their ratios. Then
score.py holds each result against the human encoding.
Needs `pip install trafilatura`; without it, only our own figures are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(os.environ.get("TEI_SHARED", Path(__file__).parents[3] / "shared"))
CASES = SHARED / "bench" / "cases" / "dev"
THEIRS = """
import sys, time, pathlib, trafilatura
out = pathlib.Path(sys.argv[2])
files = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
begun = time.perf_counter(), time.process_time()
for file in files:
    made = trafilatura.extract(file.read_text(encoding="utf-8"), output_format="xmltei",
                               include_formatting=True, include_links=True, include_tables=True)
    (out / (file.stem + ".xml")).write_text(made or "", encoding="utf-8")
print(time.perf_counter() - begun[0], time.process_time() - begun[1])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--jobs", default="0")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    pages = sorted(CASES.glob("*.html"))
    with tempfile.TemporaryDirectory() as scratch:
        folder, ours, theirs = (Path(scratch, name) for name in ("pages", "tei", "trafilatura"))
        for one in (folder, ours, theirs):
            one.mkdir()
        for number in range(given.files):
            page = pages[number % len(pages)]
            shutil.copy(page, folder / f"{number // len(pages):03}-{page.name}")
        size = sum(p.stat().st_size for p in folder.iterdir()) / 1e6
        print(f"{given.files} pages, {size:.1f} MB, {os.cpu_count()} processors")
        ratios = []
        for number in range(1, given.rounds + 1):
            for one in (ours, theirs):  # both write new files each time
                shutil.rmtree(one)
                one.mkdir()
            clock = print_times(f"{number} tei encode FOLDER", *encode(folder, ours, given.jobs))
            found = subprocess.run([sys.executable, "-c", THEIRS, folder, theirs],
                                   capture_output=True, text=True, check=False)  # fmt: skip
            if found.returncode:
                print("trafilatura is not installed.")
                break
            spent = map(float, found.stdout.split())
            ratios.append(print_times(f"{number} trafilatura extract()", *spent) / clock)
            print(f"{ratios[-1]:34.2f} times as fast")
        if ratios:
            print(f"In the middle of the rounds: {statistics.median(ratios):.2f} times as fast.")
        for name, out in (("tei", ours), ("trafilatura", theirs)):
            if any(out.iterdir()):
                print_scores(name, out, Path(scratch))


def encode(folder: Path, out: Path, jobs: str) -> tuple[float, float]:
    """Seconds on the clock and of processors, for the whole command."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "tei", "encode", str(folder), "-o", str(out), "-q"]
    subprocess.run([*command, "--jobs", jobs], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, spent


def print_times(name: str, clock: float, spent: float) -> float:
    """Print both; the seconds on the clock."""
    print(f"{name:26}{clock:8.2f} s on the clock {spent:8.2f} s of processors", flush=True)
    return clock


def print_scores(name: str, out: Path, scratch: Path) -> None:
    """The table of score.py for the first round of the pages."""
    cases, results = scratch / f"cases-{name}", scratch / f"results-{name}"
    cases.mkdir()
    results.mkdir()
    index = json.loads((CASES / "index.json").read_text(encoding="utf-8"))
    listed = index["cases"] if isinstance(index, dict) else index
    kept = [case for case in listed if case["style"] == "html"]
    told = {**index, "cases": kept} if isinstance(index, dict) else kept
    (cases / "index.json").write_text(json.dumps(told), encoding="utf-8")
    for file in CASES.glob("*--html.*"):
        (cases / file.name).symlink_to(file)
    for file in out.glob("000-*.xml"):
        shutil.copy(file, results / file.name.removeprefix("000-"))
    print(f"\n{name}")
    score = [sys.executable, str(SHARED / "bench" / "score.py"), "--cases", str(cases)]
    subprocess.run([*score, "--systems", str(results)], check=False)


if __name__ == "__main__":
    main()

"""How fast `tei encode` is, beside pandoc, in one run; how it grows; how soon it starts.

    python tests/benchmarks/encode.py [--megabytes 5] [--rounds 3] [--text FILE]

Whole processes, one after the other in turn, best of the rounds. The prose is made here from a
fixed seed (novel-like dialogue, dates, names, notes, brackets); `--text` takes a file instead.
Needs pandoc (`pip install -e .[bench]` brings it). Prints a Markdown table; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAMES = "Hale Brekke Oakley Finch Vasey Penrose Marsh Laird Strand Tolliver".split()
GIVEN = "Jonas Peter Ruth Harriet Edmund Anna Thomas Clara".split()
PLACES = "London Edinburgh Bergen Paris Vienna Boston".split()
WORDS = """the a of and to in that it was he she they with for on as at by from but not this had
were which their there been when who would more one so out up into than them some could time
people other water light long little very after words called just where most know tower harbour
morning keeper lamp oil barrel letter ship night wind answer board ledger price rule quay crowd
window road house story paper garden winter county master silence question""".split()


def prose(size: int, seed: int = 7) -> str:
    """About `size` characters of made-up article: paragraphs, speech, dates, names, notes."""
    pick = random.Random(seed)
    out: list[str] = ["The Ledger of the Coast\n\nBy Harriet Penrose\n\n"]
    length, number = len(out[0]), 0

    def words(low: int, high: int) -> str:
        return " ".join(pick.choices(WORDS, k=pick.randint(low, high)))

    def sentence() -> str:
        kind = pick.random()
        if kind < 0.12:
            return f'"{words(4, 12).capitalize()}," said {pick.choice(GIVEN)}, "{words(3, 9)}."'
        if kind < 0.17:
            return f"On June {pick.randint(1, 30)}, {pick.randint(1850, 1950)} {words(6, 14)}."
        if kind < 0.25:
            return f"Mr. {pick.choice(NAMES)} of {pick.choice(PLACES)} {words(8, 18)}."
        if kind < 0.28:
            return f"{words(4, 9).capitalize()} [{words(1, 3)}] {words(3, 9)}."
        if kind < 0.31:
            return f'{words(3, 6).capitalize()} the "{words(1, 2)}" {words(5, 9)}.'
        return f"{words(8, 26).capitalize()}."

    while length < size:
        number += 1
        if number % 40 == 0:
            out.append(f"{words(2, 4).title()}\n\n")
        else:
            out.append(" ".join(sentence() for _ in range(pick.randint(3, 8))) + "\n\n")
        length += len(out[-1])
    return "".join(out)


def run(command: list[str], stdin: Path | None = None) -> tuple[float, float]:
    """Seconds of wall clock and megabytes of peak memory of one process."""
    start = time.perf_counter()
    with open(stdin or os.devnull, "rb") as given, open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=given, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} ended with status {status}: {' '.join(command)[:200]}")
    return seconds, usage.ru_maxrss / 1024


def best(rounds: int, *commands: list[str]) -> list[tuple[float, float]]:
    """The best time and the highest memory of each command, the commands taken in turn."""
    times: list[list[tuple[float, float]]] = [[] for _ in commands]
    for _ in range(rounds):
        for i, command in enumerate(commands):
            times[i].append(run(command))
    return [(min(t for t, _ in ts), max(m for _, m in ts)) for ts in times]


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--text", type=Path)
    options = parser.parse_args()
    import pypandoc

    pandoc = pypandoc.get_pandoc_path()
    tei = [sys.executable, "-m", "tei", "encode", "--findings", "none"]
    folder = Path(tempfile.mkdtemp(prefix="tei-bench-"))
    size = int(options.megabytes * 1e6)
    text = options.text.read_text(encoding="utf-8") if options.text else prose(size)
    big = folder / "big.txt"
    big.write_text(text, encoding="utf-8")
    megabytes = big.stat().st_size / 1e6
    ours, theirs = best(
        options.rounds,
        [*tei, str(big), "-o", str(folder / "big.xml")],
        [pandoc, "-f", "markdown", "-t", "tei", "-s", "-o", str(folder / "p.xml"), str(big)],
    )
    print(f"## {megabytes:.1f} MB of text\n\n| | seconds | MB/s | memory (MB) | times the text |")
    print("|---|---|---|---|---|")
    for name, (seconds, memory) in (("tei encode", ours), ("pandoc markdown → tei", theirs)):
        print(f"| {name} | {seconds:.2f} | {megabytes / seconds:.2f} | {memory:.0f} "
              f"| {memory / megabytes:.0f} |")
    print(f"\ntei is {theirs[0] / ours[0]:.2f} times as fast.\n")

    print("## Doubling\n\n| text | 1 MB (s) | 2 MB (s) | ratio |\n|---|---|---|---|")
    start = best(options.rounds, [*tei, str(write(folder, "one.txt", "One word.\n"))])[0][0]
    kinds = {"prose": prose(1_000_000), '"': '"', "[": "[", "(1) ": "(1) ", "blank lines": "\n",
             "'": "'", "]": "]", "* ": "* ", "1. a ⏎": "1. a\n", "> ⏎": "> a\n", "| ": "| "}
    for name, unit in kinds.items():
        sizes = []
        for times in (1, 2):
            whole = "Word. " + (unit * (times * 1_000_000 // len(unit)))
            if name == "prose":
                whole = prose(times * 1_000_000)
            path = write(folder, "double.txt", whole)
            sizes.append(best(max(1, options.rounds - 1), [*tei, str(path)])[0][0])
        one, two = sizes
        print(f"| `{name}` | {one:.2f} | {two:.2f} | {two / one:.2f} "
              f"({(two - start) / max(0.001, one - start):.2f} without start-up) |")

    specimen = Path(__file__).parents[1] / "articles" / "specimen" / "source.txt"
    once, lxml = best(
        10, [*tei, str(specimen)], [sys.executable, "-c", "import lxml.etree"]
    )
    print("\n## Start\n\n| | ms |\n|---|---|")
    print(f"| tei encode of the specimen | {once[0] * 1000:.0f} |")
    print(f"| python -c 'import lxml.etree' | {lxml[0] * 1000:.0f} |")
    print(f"\nThat is {once[0] / lxml[0]:.2f} times the import of lxml.")


def write(folder: Path, name: str, text: str) -> Path:
    """Write a text, return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()

"""The tables of `txt.md`, `md.md` and `jats.md`: TEI of a body, and what comes of it.

A row is `| TEI | expected |`; ⏎ is a line end, `\\|` a bar, ␣ a space at an end. Rows of the same
section stand together; the section's name may end in settings: `## Lines (width=20)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROW = re.compile(r"^\| (.*) \|$", re.M)
SECTION = re.compile(r"^## ([^(\n]*)(?: \(([^)\n]*)\))?\n(.*?)(?=^## |\Z)", re.M | re.S)
SIGNS = (("\\|", "|"), ("⏎", "\n"), ("␣", " "))


class Row(NamedTuple):
    """A row; `start` and `end` are the place of its expectation in the file."""

    file: Path
    title: str
    body: str
    expected: str
    start: int
    end: int
    parameters: dict[str, str]

    def accept(self, made: str) -> None:
        """Write what came out into the table."""
        text = self.file.read_text(encoding="utf-8")
        new = text[: self.start] + written(made) + text[self.end :]
        self.file.write_text(new, encoding="utf-8")


def rows(name: str) -> list[Row]:
    """The rows of a table, the last first, so that accepting one leaves the others' places."""
    return list(_rows(HERE / name))[::-1]


def _rows(file: Path) -> Iterator[Row]:
    text = file.read_text(encoding="utf-8")
    for section in SECTION.finditer(text):
        pairs = (pair.split("=") for pair in (section[2] or "").split())
        parameters = {pair[0]: pair[1] for pair in pairs}
        for number, match in enumerate(ROW.finditer(text, section.start(3), section.end(3))):
            cells = list(re.finditer(r"(?:\\\||[^|])+", match[1]))
            if number == 0 or set(match[1]) <= set("-| "):
                continue
            assert len(cells) == 2, f"{file.name}: a row has two cells: {match[0]}"
            start = match.start(1) + cells[1].start() + 1
            end = match.start(1) + cells[1].end()
            yield Row(file, f"{section[1].strip()} {number}", read(cells[0][0].strip()),
                      read(text[start:end]), start, end, parameters)  # fmt: skip


def read(cell: str) -> str:
    """What a cell says."""
    for sign, meant in SIGNS:
        cell = cell.replace(sign, meant)
    return cell


def written(text: str) -> str:
    """A text as a cell."""
    text = re.sub(r"^ | $", "␣", text)
    for sign, meant in SIGNS[:2]:
        text = text.replace(meant, sign)
    return text

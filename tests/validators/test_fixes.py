"""Fixes: the characters of the edits change, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tei.findings import Finding, Place, fix_of
from tei.validators.fixes import difference, mend


def misspelt(text: str, wrong: str, right: str, name: str = "a.xml") -> list[Finding]:
    """A finding for each place where a word stands wrong, with its fix."""
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        at = line.find(wrong)
        if at >= 0:
            start = Place(name, number, at + 1)
            end = Place(name, number, at + 1 + len(wrong))
            found.append(
                Finding("doubled-word", start, {"fix": fix_of("rename", (start, end, right))})
            )
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_nothing_else_changes(encoding: str, end: str) -> None:
    declared = encoding.replace("-sig", "")
    text = (
        f'<?xml version="1.0" encoding="{declared}"?>{end}<p>é\t“x”</p>{end} <pp/>  {end}<pp/>{end}'
    )
    before = text.encode(encoding)

    def check(data: bytes) -> Iterable[Finding]:
        return misspelt(data.decode(encoding), "<pp/>", "<p/>")

    mended = mend(before, "a.xml", check)
    assert mended.data == text.replace("<pp/>", "<p/>").encode(encoding)
    assert [f.place.line for f in mended.done] == [3, 4]


def test_what_one_fix_uncovers_is_mended_in_the_next_round() -> None:
    def check(data: bytes) -> Iterable[Finding]:
        text = data.decode()
        return misspelt(text, "a", "b") or misspelt(text, "b", "c")

    mended = mend(b"<a/>", "x", check=lambda d: [f._replace(place=f.place._replace(file="x"))
                                               for f in check(d)])  # fmt: skip
    assert mended.data == b"<c/>"
    assert len(mended.done) == 2


def test_a_fix_that_makes_it_worse_is_not_taken() -> None:
    start, end = Place("a.xml", 1, 1), Place("a.xml", 1, 2)
    bad = Finding("doubled-word", start, {"fix": fix_of("replace", (start, end, "x"))})
    worse = Finding("file-unreadable", start, {})
    mended = mend(b"<p/>", "a.xml", lambda d: [worse] if d.startswith(b"x") else [bad])
    assert (mended.data, mended.done) == (b"<p/>", ())


def test_fixes_that_touch_are_taken_one_after_the_other() -> None:
    def at(start: int, end: int, new: str) -> Finding:
        first, last = Place("a", 1, start), Place("a", 1, end)
        return Finding("doubled-word", first, {"fix": fix_of("replace", (first, last, new))})

    seen: list[bytes] = []

    def check(data: bytes) -> list[Finding]:
        seen.append(data)
        return [at(1, 3, "x"), at(3, 4, "y"), at(5, 6, "z")] if len(seen) == 1 else []

    assert mend(b"abcdef", "a", check).data == b"xcdzf"


def test_what_stands_in_an_included_file_is_left_alone() -> None:
    finding = misspelt("<a/>", "a", "b", "other.xml")
    assert mend(b"<a/>", "a.xml", lambda d: finding).done == ()


def test_the_difference_can_be_patched() -> None:
    assert difference(b"<a>\n<b/>\n</a>\n", b"<a>\n<c/>\n</a>\n", "a.xml") == (
        "--- a.xml\n+++ a.xml\n@@ -1,3 +1,3 @@\n <a>\n-<b/>\n+<c/>\n </a>\n"
    )

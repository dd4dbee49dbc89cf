"""Patterns that are kept are the patterns that were compiled, and a damaged file costs nothing."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tei import regexes

PACKAGE = Path(__file__).parents[1] / "tei"
SOME = [
    (r"[\w’'-]+", 0),
    (r"(?P<year>\d{4})(?:–(?P<other>\d\d))?", 0),
    (r"(?i)straße|[à-þ]{2,}?", 0),
    (r"\bed(?:itor)?s?\b", re.IGNORECASE | re.MULTILINE),
    (rb"[\x80-\xff]+", 0),
]


def written_in_the_package() -> list[str]:
    """Every pattern that stands as one literal in a call of `compiled`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "compiled":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return sorted(found, key=repr)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of its own, and nothing known."""
    place = tmp_path / "kept.regexes"
    monkeypatch.setattr(regexes, "_place", lambda: str(place))
    monkeypatch.setattr(regexes, "_new", [])
    forget()
    yield place
    forget()


def forget() -> None:
    regexes.compiled.cache_clear()
    regexes._kept.cache_clear()
    regexes._new.clear()


def test_what_is_kept_is_what_was_compiled(place: Path) -> None:
    wanted = [*SOME, *((pattern, 0) for pattern in written_in_the_package())]
    assert len(wanted) > 100
    for pattern, flags in wanted:
        assert regexes.compiled(pattern, flags) == re.compile(pattern, flags)
    regexes.keep()
    forget()
    for pattern, flags in wanted:
        kept, fresh = regexes.compiled(pattern, flags), re.compile(pattern, flags)
        assert kept == fresh  # re compares the compiled code
        assert kept is not fresh
        assert (kept.groups, kept.groupindex) == (fresh.groups, fresh.groupindex)
    assert not regexes._new, "something was compiled although it was kept"
    assert [p.name for p in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("damage", [b"", b"no marshal", None])
def test_a_damaged_file_is_no_obstacle(place: Path, damage: bytes | None) -> None:
    regexes.compiled(*SOME[0])
    regexes.keep()
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    forget()
    assert regexes.compiled(*SOME[0]).findall("a-b c’d") == ["a-b", "c’d"]
    regexes.keep()
    assert place.read_bytes() == whole


def test_the_file_of_another_python_is_not_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regexes.compiled(*SOME[0])
    regexes.keep()
    monkeypatch.setattr(regexes, "_VERSION", ("another",))
    forget()
    assert regexes._kept() == {}


def test_patterns_are_kept_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where Python may write no bytecode: the cache is the user's, not the package's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(regexes, "_new", [])
    forget()
    regexes.compiled(*SOME[0])
    regexes.keep()
    assert [p.name for p in (tmp_path / "tei").iterdir()] == [
        f"{sys.implementation.cache_tag}.patterns"
    ]
    forget()


def test_a_folder_that_cannot_be_written_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.parent / "file").write_bytes(b"")
    monkeypatch.setattr(regexes, "_place", lambda: str(place.parent / "file" / "kept"))
    regexes.compiled(*SOME[0])
    regexes.keep()
    assert [p.name for p in place.parent.iterdir()] == ["file"]

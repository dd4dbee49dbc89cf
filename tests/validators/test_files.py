"""What is given on the command line, and the files meant by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.validators.files import check_stands_for_files, expand


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.xml", "a.xml", "a.txt", ".hidden.xml", "sub/c.XML", ".git/d.xml", "sub/x/e.xml",
                 "odd[1].xml"):  # fmt: skip
        path = Path("texts", name)
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("<p/>")
    Path("empty").mkdir()


@pytest.mark.parametrize(
    ("given", "files"),
    [
        (["texts/b.xml", "texts/a.xml"], ["texts/b.xml", "texts/a.xml"]),
        (["texts"], ["texts/a.xml", "texts/b.xml", "texts/odd[1].xml", "texts/sub/c.XML",
                     "texts/sub/x/e.xml"]),
        (["texts/*.xml"], ["texts/a.xml", "texts/b.xml", "texts/odd[1].xml"]),
        (["texts/**/?.xml"], ["texts/a.xml", "texts/b.xml", "texts/sub/x/e.xml"]),
        (["texts/odd[1].xml"], ["texts/odd[1].xml"]),
        (["texts/a.xml", "texts/[ab].xml", "-"], ["texts/a.xml", "texts/b.xml", "-"]),
        (["texts/a.txt", "gone.xml"], ["texts/a.txt", "gone.xml"]),
    ],
)  # fmt: skip
def test_files_folders_and_patterns(given: list[str], files: list[str]) -> None:
    assert expand(given) == files


def test_the_current_folder() -> None:
    assert expand(["."])[0] == "texts/a.xml"


@pytest.mark.parametrize("given", ["texts/*.tei", "empty", "nowhere/*.xml"])
def test_what_means_no_file_has_to_be_answered_for(given: str) -> None:
    """The other files are answered for all the same."""
    assert expand([given]) == [given]
    with pytest.raises(TeiError, match=r"no XML file|No file fits"):
        check_stands_for_files(given)

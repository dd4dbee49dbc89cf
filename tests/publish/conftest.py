"""What the tests of publishing share: a TEI file in a few words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from publish_documents import ROOT, tei

from tei.publish.source import Source, read

SPECIMEN = ROOT / "tests" / "articles" / "specimen" / "expected.xml"


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Source]:
    """Makes a TEI file of a body, and reads it: `document("<p>One.</p>")`."""

    def make(body: str, name: str = "a.xml", **parts: str) -> Source:
        path = tmp_path / name
        path.write_text(tei(body, **parts), encoding="utf-8")
        return read(str(path))

    return make


@pytest.fixture(scope="session")
def specimen() -> Source:
    """The specimen article, encoded."""
    return read(str(SPECIMEN))


# -- tools ---------------------------------------------------------------------------------------
# What judges the formats (epubcheck, Typst, LaTeX, poppler, a DTD) need not be there at a desk.
# Where TEI_REQUIRE_TOOLS is set, as CI does, a test that skips for want of one fails.

WANTING = ("not installed", "needs ", "could not import", "There is no ")
NOT_TO_BE_HAD = ("TEI_STYLESHEETS",)  # in no package


def _is_wanting(reason: str) -> bool:
    is_tool = any(words in reason for words in WANTING)
    return is_tool and not any(words in reason for words in NOT_TO_BE_HAD)


def _failing(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("TEI_REQUIRE_TOOLS"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if _is_wanting(reason):
            report.outcome = "failed"
            report.longrepr = f"TEI_REQUIRE_TOOLS forbids this skip: {reason}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    outcome = yield
    _failing(outcome.get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    outcome = yield
    _failing(outcome.get_result())

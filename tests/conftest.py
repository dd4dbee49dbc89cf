"""What all tests share: the `--accept` option and the material beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# In CI the same texts each time: what is found at a desk is mended there, not met by chance; and
# no verdict that depends on how busy the machine is.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
if os.environ.get("CI"):
    settings.load_profile("ci")

SHARED = Path(os.environ.get("TEI_SHARED", Path(__file__).parents[2] / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out as expected")


def pytest_configure(config: pytest.Config) -> None:
    """Two processes that rewrite one file would spoil it."""
    if config.getoption("--accept") and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--accept rewrites files: run it without -n")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for `shared` carries the mark, so that CI can call these alone."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared`; a test that asks for it is skipped where it is not there.

    With TEI_REQUIRE_SHARED=1 (as CI sets it) a missing folder fails instead.
    """
    if not SHARED.is_dir():
        if os.environ.get("TEI_REQUIRE_SHARED"):
            pytest.fail(f"{SHARED} is required here and is not there")
        pytest.skip("needs the material in ../shared")
    return SHARED

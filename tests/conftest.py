"""What all tests share: the `--accept` option and the material beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TEI_SHARED", Path(__file__).parents[2] / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out as expected")


@pytest.fixture()
def shared() -> Path:
    """The folder `../shared`; a test that asks for it is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("needs the material in ../shared")
    return SHARED

"""The edition's own authority files, matched with the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project


class Authorities:
    def __init__(self, project: Project) -> None:
        self.persons: list = []

    def __bool__(self) -> bool:
        return False

"""Markdown: the metadata as YAML in front, the text as CommonMark.

The stylesheet makes blocks and lines, `markdown.py` writes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tei.publish.markdown import Markdown
from tei.publish.txt import set_by, width_of

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["front_matter", "package"]


class _Whole(Markdown):
    """Markdown with its front matter."""

    def set(self, root: Any) -> str:
        text = super().set(root)
        metadata = [(m.get("name") or "", m.get("value") or "") for m in root.iterchildren("meta")]
        matter = front_matter(metadata)
        return f"{matter}\n{text}" if matter and text else matter + text


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name."""
    prose = _Whole(width_of(request, "0"), breaks=request.parameter("verse") == "breaks")
    return {request.stem + request.format.suffix: set_by(prose, request)}


def front_matter(metadata: list[tuple[str, str]]) -> str:
    """Metadata as YAML between lines of hyphens; what has no value is left out.

    >>> front_matter([("title", "A: b"), ("author", "C"), ("author", "D"), ("date", "")])
    '---\\ntitle: "A: b"\\nauthor:\\n  - "C"\\n  - "D"\\n---\\n'
    """
    found: dict[str, list[str]] = {}
    for name, value in metadata:
        words = " ".join(value.split())
        if words:
            found.setdefault(name, []).append(json.dumps(words, ensure_ascii=False))
    lines = []
    for name, values in found.items():
        if name == "author":
            lines += [f"{name}:", *(f"  - {value}" for value in values)]
        else:
            lines.append(f"{name}: {values[0]}")
    return "\n".join(["---", *lines, "---", ""]) if lines else ""

"""What an OpenDocument text has besides its words, and no element of the text stands for: counted.

    <text:script>...</text:script>      ->  left out: 1 program(s)
    <text:format-change>                ->  left out: 1 tracked change(s) of the look
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tei.readers.office.package import attribute, child, local

_COUNTED = {
    "alphabetical-index-mark": "mark(s) for an index or table of contents",
    "alphabetical-index-mark-start": "mark(s) for an index or table of contents",
    "toc-mark": "mark(s) for an index or table of contents",
    "toc-mark-start": "mark(s) for an index or table of contents",
    "user-index-mark": "mark(s) for an index or table of contents",
    "user-index-mark-start": "mark(s) for an index or table of contents",
    "format-change": "tracked change(s) of the look",
    "script": "program(s)", "control": "field(s) of a form", "plugin": "film(s), sound(s)",
    "applet": "program(s)", "floating-frame": "frame(s) with another document",
    "page-sequence": "page(s) laid out by themselves",
}  # fmt: skip
_LOOK = frozenset("font-name font-size color background-color text-background-color".split())
_LAYOUT = frozenset("text-align margin-left margin-right text-indent border".split())


def count(
    text: Any, styles: Any, content: Any, leave_out: Callable[[str, int], None], accepted: bool
) -> None:
    """Count it: in the text, and in the styles that somebody set by hand."""
    found: dict[str, int] = {}

    def add(what: str, times: int = 1) -> None:
        found[what] = found.get(what, 0) + times

    looks = _set_by_hand(content)
    for element in text.iter():
        name = local(element)
        if name in _COUNTED and not (accepted and name == "format-change"):
            add(_COUNTED[name])
        elif name in ("span", "p", "h") and attribute(element, "style-name") in looks:
            add("font(s), size(s) or colour(s) of words" if name == "span"
                else "layout(s) of a paragraph")  # fmt: skip
    for element in styles.iter() if styles is not None else ():
        name = local(element)
        if name == "linenumbering-configuration" and attribute(element, "number-lines") == "true":
            add("numbering(s) of lines")
    for what, times in found.items():
        leave_out(what, times)


def _set_by_hand(content: Any) -> set[str]:
    """The automatic styles that say more of the look than @rend does."""
    found: set[str] = set()
    automatic = child(content, "automatic-styles")
    for style in automatic if automatic is not None else ():
        for properties in style:
            names = {key.rpartition("}")[2] for key in properties.attrib}
            kind = local(properties)
            if (kind == "text-properties" and names & _LOOK) or (
                kind == "paragraph-properties" and names & _LAYOUT
            ):
                found.add(attribute(style, "name"))
    return found

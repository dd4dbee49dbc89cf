"""What libraries of texts say of one outside the head of its page, and not as a part of it.

    Title: The Lee Shore          (Project Gutenberg, above its line of START)
    <div id=ws-data hidden><span id=ws-author>E. M. Tarn</span> ...     (Wikisource)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tei.readers.html.index import Index
from tei.regexes import compiled

_TAG = compiled(r"<[^<>]{0,2000}>")
_BREAK = compiled(r"<(?:br|/?p|/?div)\b[^<>]{0,200}>", re.I)
_LINE = compiled(
    r"^[^\S\n]*(Title|Author|Release Date)[^\S\n]*:[^\S\n]*"
    r"([^\s\[][^\n\[]*(?:\n[^\S\n]{2,}[^\n:]+$)?)",
    re.I | re.M,
)
_LONGEST = 40_000  # characters before the line of START
_WIKISOURCE = {"ws-author": "lib:author", "ws-year": "lib:date"}


def said_by_libraries(index: Index, source: str) -> Iterator[tuple[str, str]]:
    """Field and value, as `metadata` reads them: ("lib:author", "E. M. Tarn").

    Wikisource's title is that of the book of which the page has a chapter: it is not read.
    """
    start = source.find("*** START OF TH", 0, _LONGEST)
    if start >= 0 and "gutenberg" in source[start : start + 80].lower():
        words = _TAG.sub("", _BREAK.sub("\n", source[:start]))
        for field, value in _LINE.findall(words):
            name = "date" if field.lower() == "release date" else field.lower()
            yield "lib:" + name, html.unescape(value)
        yield "lib:publisher", "Project Gutenberg"
    said = [e for e in index.of("span") if e.attributes and e.get("id") in _WIKISOURCE]
    if said and 'id="ws-data"' in source:
        for element in said:
            yield _WIKISOURCE[element.get("id")], element.text()

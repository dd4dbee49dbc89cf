"""Where words end: before the marker of a note; and where they go on in the next line.

To a pattern, `London²` and `1886,1` are one word and one number. So the rules for phrases read the
text with the markers that are letters or digits hidden; every offset stays what it is.

    "Dr Kitchen⁴ in 1886,1"   ->   "Dr Kitchen† in 1886,†"

Lines of code are hidden whole: a program's quotation marks, names and figures are none of prose.
"""

from __future__ import annotations

from tei.recognizers.note_texts.markers import superscript_markers
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_WORD = compiled(r"\S+")
# One pattern for each sign: one that begins with one character is fast.
_BREAKS = {sign: compiled(rf"{sign}[ \n](?<=[^\W\d_]{sign}[ \n])[a-zà-ÿ]") for sign in "-⸗¬"}
SIGN = "†"  # what printers use for the same purpose, and no pattern takes for part of a word


def without_markers(document: Document, layer: Layer) -> Document:
    """The document as rules for phrases read it: a sign for each marker that words run on to."""
    text = document.text
    spans = [(m.start, m.end) for m in superscript_markers(text)]
    for ref in layer.of("ref"):
        if ref.attributes.get("type") == "noteAnchor" and text[ref.start : ref.end].isalnum():
            spans.append((ref.start, ref.end))
    for raised in layer.of("hi"):  # "Ann Kerr" and a raised 1 that leads to where she teaches
        start, end = raised.start, raised.end
        number = raised.attributes.get("rend") == "sup" and text[start:end].strip("*†‡§, ")
        if number and number.isdecimal() and _word_before(text, start)[:1].isupper():
            spans.append((start, end))
    for block in layer.of("ab"):
        if block.attributes.get("rend") == "code":
            found = _WORD.finditer(text, block.start, block.end)
            words = [word.span() for word in found]
            spans = [s for s in spans if not block.start <= s[0] < block.end] + words
    return document.with_signs(sorted(set(spans)), SIGN) if spans else document


def is_broken(text: str) -> bool:
    """True if a line may end within a word: `Leip-` and in the next line `zig`."""
    return any(sign in text and found.search(text) for sign, found in _BREAKS.items())


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end]

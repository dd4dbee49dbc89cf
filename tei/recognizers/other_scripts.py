"""Words in letters of another script than the text's: Greek, Hebrew, Russian, Japanese in English.

    The word σχοινίον is Greek.    The word <foreign xml:lang="el">σχοινίον</foreign> is Greek.

Where the letters leave the language open, the script alone is said (`und-Cyrl`). A sign by itself
(“α”, “μm”, “Δx”) is no word. Guidelines: COHQHF, CHLA.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse

from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.scripts import ANY, SCRIPTS, language_by_script, script_of
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

WHY = "words in letters of another script than the text"
_NOT_IN = ("foreign", "idno", "email", "code", "formula")
_WRITTEN_OTHERWISE = frozenset(
    "ru uk be bg sr mk el grc he yi ar fa ur ja zh ko hy ka th kk mn".split()
)
_RUN = "[S](?:[S\u0300-\u036f]|[ \n,.;:·’'᾽-]{1,2}(?=[S]))*"
_WORDS_OF_ONE_SIGN = ("Hani", "Jpan", "Kore")


def other_scripts(document: Document, layer: Layer, language: str) -> Iterator[Annotation]:
    """Yield `<foreign xml:lang>` for each run of such words."""
    text = document.text
    # Quotation marks and dashes aside, few words of most texts are in other letters than ASCII's.
    if not compiled(ANY).search(" ".join(filterfalse(str.isascii, document.words))):
        return
    if script_of(text):
        return
    if language.partition("-")[0].lower() in _WRITTEN_OTHERWISE:
        return
    said = Intervals((a.start, a.end) for a in layer.annotations if "xml:lang" in a.attributes)
    cursor = Cursor(document)
    found = [
        (run.start(), run.end(), name)
        for name, letters in SCRIPTS.items()
        for run in compiled(_RUN.replace("S", letters)).finditer(text)
        if _is_word(text, run.start(), run.end(), name)
    ]
    runs: dict[str, list[str]] = {}
    for start, end, name in found:
        runs.setdefault(name, []).append(text[start:end])
    known = {name: language_by_script(" ".join(words)) for name, words in runs.items()}
    for start, end, name in sorted(found):
        if not cursor.move_to(start, end) or layer.covering(start, *_NOT_IN) is not None:
            continue
        if start in said:
            continue
        if name == "Hani":  # Japanese, Chinese, Korean or Vietnamese words
            spoken = known.get("Jpan", "") or known[name]
        elif name == "Grek":
            spoken = known[name]  # what all the words together tell
        else:
            spoken = language_by_script(text[start:end]) or known[name]
        told = {"xml:lang": spoken or f"und-{name}"}
        yield Annotation(start, end, "foreign", "foreign", WHY, "high", told)


def _is_word(text: str, start: int, end: int, script: str) -> bool:
    """True for a word or more; no sign of a formula or a unit, no letter among Latin ones."""
    if script in _WORDS_OF_ONE_SIGN:
        return True
    around = text[start - 1 : start] + text[end : end + 1]
    if any(c.isalnum() or c in "_=^" for c in around):
        return False
    words = text[start:end].split()
    longest = max(map(len, words))
    return longest > 2 and not (script == "Grek" and text[start:end].isupper() and longest < 4)

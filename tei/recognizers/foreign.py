"""Words of another language in English prose, where a list makes it certain, and in any prose where
they are written with other letters (`other_scripts`). What stands in a
passage that is in their language itself is not foreign there.

Guidelines: COHQHF (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQHF).

    the conditio sine qua non     the conditio <foreign xml:lang="la">sine qua non</foreign>
    a new Weltanschauung          a new <foreign xml:lang="de">Weltanschauung</foreign>

The list is `words/foreign.txt`, one `language phrase` a line. Each phrase is looked for only if
its rarest word is among the words of the text, so that a text without any costs one split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei.languages import language_of
from tei.recognizers.capitalized import marked_words_of
from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "foreign"
WHY = "a phrase of the list of foreign words"
_ENGLISH = r"(?i)\b(?:the|of|and|was|is|an|with|from|his|her|they|it|had|this|that|for|to)\b"
_OUTER = ".,;:!?\"'“”‘’«»()[]{}…*_—–-"
_NOT_IN = ("foreign", "ref", "idno", "email", "code", "bibl")


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<foreign xml:lang>` for each phrase of the list, in the order of the text."""
    text = document.text
    if not text.isascii():
        from tei.recognizers.other_scripts import other_scripts

        # All are found before the first is yielded: the layer stays sorted while it is asked.
        yield from list(other_scripts(document, layer, language_of(document, project).code))
    phrases = _by_rarest_word()
    met = phrases.keys() & document.words
    bare = {word.strip(_OUTER) for word in marked_words_of(document)}
    met |= phrases.keys() & bare
    met |= phrases.keys() & {word.replace("’", "'") for word in bare if "’" in word}
    if not met or not _is_english(text, language_of(document, project).code):
        return
    found = [
        (start, end, language)
        for word in met
        for language, phrase in phrases[word]
        for start, end in _mentions(text, word, phrase)
    ]
    found = [f for f in found if layer.covering(f[0], *_NOT_IN) is None]
    passages = [a for a in layer.annotations if "xml:lang" in a.attributes] if found else []
    for passage in passages:
        spoken = passage.attributes["xml:lang"].partition("-")[0]
        found = [f for f in found if f[2] != spoken or not passage.start <= f[0] < passage.end]
    done, cursor = 0, Cursor(document)
    # Of two that overlap the longer: "status quo ante bellum", not "ante bellum".
    for start, end, language in sorted(found, key=lambda f: (f[0], -f[1])):
        if start >= done and cursor.move_to(start, end):
            yield Annotation(start, end, "foreign", RULE, WHY, "high", {"xml:lang": language})
            done = end


@cache
def _by_rarest_word() -> dict[str, list[tuple[str, str]]]:
    """The phrases under their longest word, which English is least likely to have."""
    out: dict[str, list[tuple[str, str]]] = {}
    for line in word_list("foreign"):
        language, _, phrase = line.partition(" ")
        rarest = phrase
        if " " in phrase:
            rarest = max(reversed(phrase.split()), key=lambda w: (not w.isascii(), len(w)))
        out.setdefault(rarest, []).append((language, phrase))
    return out


def _is_english(text: str, language: str) -> bool:
    """True of an English text: a German text's Weltanschauung is not foreign.

    Of one too short for its language to be told, a few English words are proof enough.
    """
    if language and language.partition("-")[0] != "en":
        return False
    start = text[:200_000]
    if len(start) < 1500:
        return bool(language) or compiled(_ENGLISH).search(start) is not None
    return start.count(" the ") * 1500 > len(start)


def _mentions(text: str, word: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, found by one of its words."""
    first = re.escape(phrase[0])
    if phrase[0].islower():
        first = f"[{phrase[0]}{phrase[0].upper()}]"
    rest = r"\s+".join(re.escape(part).replace("'", "['’]") for part in phrase[1:].split(" "))
    pattern = compiled(r"(?<![\w-])" + first + rest + r"(?![\w-]|['’]\w)")
    reach = len(phrase) + 8  # white space may be more than one character wide
    for written in {word, word.replace("'", "’")}:
        at = text.find(written)
        while at >= 0:
            m = pattern.search(text, max(0, at - reach), at + reach)
            if m and m.start() <= at < m.end():
                yield m.span()
            at = text.find(written, at + len(word))

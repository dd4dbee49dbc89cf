"""Two spellings of one name: a rare word that is a slip or two away from a frequent one.

Guidelines: COEDCOR (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDCOR).

    Dr. Weissmann ... Dr. Weissmann ... Dr. Weismann ... Dr. Weissmann
    ->  finding two-spellings: “Weismann” stands once, “Weissmann” 3 times

Only names are compared, and only where both are used alike: after the same form of address,
after the same given name, or as a bare name that is one letter off in the middle of the word.
What the lists know as a name of its own (Russia, Russian), a plural, or the name of somebody
with another given name is no second spelling. Nothing is corrected unless `[corrections]`
asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tei.findings import Finding
from tei.recognizers.naming.lexicon import GIVEN, KNOWN, PLACE, lexicon
from tei.recognizers.naming.pieces import PERSON, WORD, Piece
from tei.recognizers.naming.pieces import PLACE as PLACE_PIECE
from tei.recognizers.naming.resolution import names_of
from tei.standoff import Annotation, Intervals

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "spellings"
WHY = "another spelling of a name that the text writes otherwise more often"

RARE = 2  # a slip is met once, or twice
FREQUENT = 3
SHORTEST = 5
MOST = 50  # findings of one text


class Use:
    """One word as the text uses it in names."""

    __slots__ = ("bare", "given", "places", "sure", "titles")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.titles: set[str] = set()
        self.given: set[str] = set()
        self.bare = False
        self.sure = False  # met within a sentence, where only a name is capital


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Finding | Annotation]:
    """Yield a finding for each place of a rare spelling."""
    table = lexicon(project.setting("names", "gazetteer")).words
    closed = Intervals((a.start, a.end) for a in layer.of("foreign", "bibl", "sic"))
    uses = _uses(names_of(document, layer, project).found, document.text)
    frequent = {
        w: u for w, u in uses.items()
        if len(u.places) >= FREQUENT and (not table.get(w, 0) or table[w] & (GIVEN | KNOWN | PLACE))
    }  # fmt: skip
    near = _neighbours(frequent)
    encode = project.setting("corrections", "encode")
    yielded = 0
    for word, use in uses.items():
        if len(use.places) > RARE or table.get(word, 0) or len(word) < SHORTEST:
            continue
        common = _common_spelling(word, use, frequent, near)
        if not common or yielded >= MOST:
            continue
        count = len(frequent[common].places)
        for start in use.places:
            if start in closed:
                continue
            yielded += 1
            times = "once" if len(use.places) == 1 else "twice"
            arguments = {"rare": word, "times": times, "common": common, "count": count}
            yield Finding("two-spellings", document.place(start), arguments)
            if encode != "report":
                attributes = {"corr": common} if encode == "choice" else {}
                end = start + len(word)
                yield Annotation(start, end, "sic", RULE, WHY, "medium", attributes)


def _uses(found: list[tuple[int, Piece, bool]], text: str) -> dict[str, Use]:
    uses: dict[str, Use] = {}
    for base, piece, heading in found:
        start = base + piece.start
        if piece.kind == PERSON and piece.said:
            said = piece.said
            word = said.surname.rsplit(" ", 1)[-1]
            at = text.find(word, start, base + piece.end) if word else -1
            if at < 0:
                continue
            use = _use(uses, word, at)
            use.titles.update(said.titles)
            use.given.update(g for g in said.given if len(g) > 1)
            use.sure = True
        elif piece.kind == WORD and not heading:
            if piece.plain.isupper() or not text.startswith(piece.plain, start):
                continue
            use = _use(uses, piece.plain, start)
            use.bare = True
            use.sure = use.sure or (not piece.opens and piece.alone)
        elif piece.kind == PLACE_PIECE and " " not in piece.plain:
            _use(uses, piece.plain, start).sure = True
    return uses


def _use(uses: dict[str, Use], word: str, at: int) -> Use:
    try:
        use = uses[word]
    except KeyError:
        use = uses[word] = Use()
    use.places.append(at)
    return use


def _neighbours(words: dict[str, Use]) -> dict[str, list[str]]:
    """Each word under itself, and under itself without one of its letters."""
    near: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST - 1:
            for key in _keys(word):
                near.setdefault(key, []).append(word)
    return near


def _keys(word: str) -> set[str]:
    small = word.casefold()
    return {small, *(small[:i] + small[i + 1 :] for i in range(1, len(small)))}


def _common_spelling(
    word: str, use: Use, frequent: dict[str, Use], near: dict[str, list[str]]
) -> str:
    """The frequent word that this one may be a slip for, or ""."""
    best = ""
    for candidate in {c for key in _keys(word) for c in near.get(key, ())}:
        if abs(len(candidate) - len(word)) > 1 or candidate[0] != word[0]:
            continue
        if candidate.casefold() == word.casefold() or _only_ending(word, candidate):
            continue
        if not _alike(use, frequent[candidate], len(word)):
            continue
        if not best or len(frequent[candidate].places) > len(frequent[best].places):
            best = candidate
    return best


def _alike(rare: Use, common: Use, length: int) -> bool:
    """True if two words are used as one name is."""
    if rare.given and common.given:
        return bool(rare.given & common.given)
    if rare.given and not common.given and not common.titles:
        return False  # somebody in full, beside a word
    if rare.titles & common.titles:
        return not (rare.titles <= {"Mr", "Mrs", "Miss"} and length < 7)
    return rare.bare and rare.sure and common.sure and length > 6 and len(common.places) > 4


def _only_ending(one: str, other: str) -> bool:
    """True of "Reed" and "Reeds", "Ivanov" and "Ivanova": the same up to the end."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short[:-1]):
        return True
    # "Reade" and "Reader", "Novak" and "Novaks"
    return short[:-2] == long[: len(short) - 2] and len(short) < 7

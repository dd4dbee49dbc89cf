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

from collections import Counter
from collections.abc import Iterator

from tei.findings import Finding
from tei.recognizers.naming.found import Found
from tei.recognizers.naming.lexicon import GIVEN, KNOWN, PLACE, Words, lexicon
from tei.recognizers.naming.pieces import PERSON, WORD
from tei.recognizers.naming.pieces import PLACE as PLACE_PIECE
from tei.recognizers.naming.resolution import names_of
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

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
_ONE_WORD = (WORD, PLACE_PIECE)  # kinds of pieces


class Use:
    """One word as the text uses it in names."""

    __slots__ = ("bare", "given", "places", "sure", "titles")

    def __init__(self) -> None:
        self.places: list[int] = []
        self.titles: set[str] = set()
        self.given: set[str] = set()
        self.bare = False
        self.sure = False  # met within a sentence, where only a name is capital


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Finding | Annotation]:
    """Yield a finding for each place of a rare spelling."""
    found = names_of(document, layer, project).found
    table = lexicon(project.setting("names", "gazetteer")).words
    pairs = _candidates(found, table)
    if not pairs:
        return
    uses = _uses(found, document.text, {*pairs, *(c for near in pairs.values() for c in near)})
    closed = Intervals((a.start, a.end) for a in layer.of("foreign", "bibl", "sic"))
    encode = project.setting("corrections", "encode")
    yielded = 0
    for word, near in pairs.items():
        common = _common_spelling(word, near, uses)
        if not common:
            continue
        places = [start for start in uses[word].places if start not in closed]
        for start in places:
            yielded += 1
            if yielded > MOST:
                return
            times = "once" if len(places) == 1 else "twice"
            count = len(uses[common].places)
            arguments = {"rare": word, "times": times, "common": common, "count": count}
            yield Finding("two-spellings", document.place(start), arguments)
            if encode != "report":
                attributes = {"corr": common} if encode == "choice" else {}
                end = start + len(word)
                yield Annotation(start, end, "sic", RULE, WHY, "medium", attributes)


def _candidates(found: list[Found], table: Words) -> dict[str, list[str]]:
    """Each rare unknown word, with the frequent names that are one letter off."""
    words: list[str] = []
    surnames: list[str] = []
    for _, piece, _ in found:
        kind = piece.kind
        if kind in _ONE_WORD:
            words.append(piece.plain)
        elif kind == PERSON and piece.said:
            surnames.append(piece.said.surname.rsplit(" ", 1)[-1])
    counts = Counter(words + surnames)
    if max(counts.values(), default=0) < FREQUENT:
        return {}
    common = [
        (word, len(word.casefold()))
        for word, count in counts.items()
        if count >= FREQUENT and len(word) >= SHORTEST - 1 and " " not in word
        and (not table[word] or table[word] & (GIVEN | KNOWN | PLACE))
    ]  # fmt: skip
    # How words begin, and how long they are, that are near to these.
    sizes = {(word[0], n) for word, size in common for n in (size - 1, size, size + 1)}
    rare = [
        word
        for word, count in counts.items()
        if count <= RARE and len(word) >= SHORTEST and (word[0], len(word.casefold())) in sizes
        and not table[word] and not word.isupper()
    ]  # fmt: skip
    if not rare:
        return {}
    wanted = {(word[0], len(word.casefold()) + n) for word in rare for n in (-1, 0, 1)}
    near: dict[str, list[str]] = {}
    for word, size in common:
        if (word[0], size) in wanted:
            for key in _keys(word):
                near.setdefault(key, []).append(word)
    pairs: dict[str, list[str]] = {}
    for word in rare:
        found_near = {c for key in _keys(word) for c in near.get(key, ())}
        likely = [c for c in found_near if c[0] == word[0] and not _only_ending(word, c)]
        if likely:
            pairs[word] = sorted(likely, key=lambda c: (-counts[c], c))
    return pairs


def _uses(found: list[Found], text: str, wanted: set[str]) -> dict[str, Use]:
    """How the words wanted are used, and where."""
    uses = {word: Use() for word in wanted}
    for base, piece, heading in found:
        if piece.kind == PERSON and piece.said:
            said = piece.said
            word = said.surname.rsplit(" ", 1)[-1]
            if word in wanted:
                start = base + piece.start
                at = text.find(word, start, base + piece.end)
                use = uses[word]
                use.places.append(at if at >= 0 else start)
                use.titles.update(said.titles)
                use.given.update(g for g in said.given if len(g) > 1)
                use.sure = True
        elif piece.plain in wanted and piece.kind in _ONE_WORD:
            use = uses[piece.plain]
            use.places.append(base + piece.start)
            if not heading:
                use.bare = True
                use.sure = use.sure or (not piece.opens and piece.alone)
    return uses


def _keys(word: str) -> set[str]:
    small = word.casefold()
    return {small, *[small[:i] + small[i + 1 :] for i in range(1, len(small))]}


def _common_spelling(word: str, near: list[str], uses: dict[str, Use]) -> str:
    """The frequent word that this one may be a slip for, or ""."""
    for candidate in near:
        if len(uses[candidate].places) >= FREQUENT and _alike(
            uses[word], uses[candidate], len(word)
        ):
            return candidate
    return ""


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

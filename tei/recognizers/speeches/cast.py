"""The people of a play, listed before it begins, and who of them speaks.

Guidelines: DRCAST (https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRCAST).

    DRAMATIS PERSONÆ                 <castList><head>DRAMATIS PERSONÆ</head>
    SIR GILES, an old miller.          <castItem><role xml:id="role-sir-giles">SIR GILES</role>,
                                         <roleDesc>an old miller.</roleDesc></castItem>
    Ann . . . . Mrs. Kemble            <castItem><role ...>Ann</role> . . . . <actor>Mrs. ...
    Lords, Ladies and Attendants.      <castItem type="list">Lords, Ladies and ...</castItem>

Each line is somebody, unless it goes on with the line above. The list ends where an act, a scene or
a direction begins, or with the first paragraph that is none of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tei.layout import columns
from tei.recognizers.heads.shape import shape_of
from tei.recognizers.naming.people import slug, unique
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

RULE = "speeches"
LIST = "a heading that announces the people of a play, and lines that name them"
ROLE = "the name of somebody in a play, before what is said of him or her"
DESCRIPTION = "what is said of somebody in the list of the people of a play"
ACTOR = "the name after the dots in the list of the people of a play"

_HEAD = compiled(
    r"(?i)[\W_]*(?:dramatis person(?:ae|æ|a)"
    r"|(?:the )?(?:persons|people|characters|personages)"
    r"(?: (?:of|in) the (?:play|drama|piece|comedy|tragedy|farce|dialogue|opera|masque)"
    r"| represented)?"
    r"|(?:list|(?:the )?names) of (?:the )?(?:persons|characters|actors)"
    r"|(?:the )?cast(?: of characters)?|(?:die )?(?:handelnden )?personen(?: (?:des|der) \w+)?"
    r"|(?:les )?(?:personnages|acteurs)(?: de la (?:pièce|comédie|tragédie))?"
    r"|personaggi|interlocutori|personas|personajes|personagens"
    r"|действующие лица)[\W_]*"
)
# What follows a list of people, and names nobody.
_AFTER = compiled(
    r"(?i)[\W_]*(?:(?:act|scene|acte|scène|akt|aufzug|auftritt|szene|atto|acto|place|period"
    # Somebody in a masque too: "TIME.", "Time, as Chorus"
    r"|time(?!\.\Z|, as )|place and time|ort|zeit|die handlung|la scène|(?:the )?scenes?"
    r"|setting|at rise|jornada|escena|la acción|la escena|la scena|lugar|der ort|schauplatz"
    r"|the (?:action|time|place|play))\b"
    r"|(?:re-?enter|enter|exit|exeunt|curtain)\b)"
)
_LEADERS = compiled(r"\s*(?:[.·…_]\s?){3,}\s*")
# A brace, drawn as may be, joins those of whom the same is said: "Ceres, }".
_SEPARATOR = compiled(
    r",?\s*[{}]|,?\s{2,}[\\|/](?=\s|$)"
    r"|,\s|\s*(?:--|—)\s*|\s–\s|[:;]\s|\.\s+(?=\S)|\s(?=\()|\s{3,}"
)
# Abbreviations before a name: their stop ends nothing.
TITLES = frozenset(
    "MR MRS MS DR ST STE REV REVD FR CAPT COL GEN MAJ LT LIEUT SGT SERGT CORP PROF HON MME MLLE "
    "HR FRL SR SRA MONS".split()
)
_CAPITALS = compiled(r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*\s)+(?=[a-zà-ÿ])")
_WORD = compiled(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AND = compiled(r"\s+(?:AND|UND|ET|Y|E|&)\s+")
_SEVERAL = compiled(r"(?:and|&|und|et|y|e)\s|etc\b|&c")
_LITTLE = frozenset("A AN THE DER DIE DAS EIN EINE LE LA LES UN UNE EL LOS LAS UNA IL LO I".split())
_GROUP = compiled(r"(?i)(?:wo)?men\.?|(?:hommes|femmes|männer|frauen|hombres|mujeres)[.:]?")
_LONGEST_ROLE = 6  # words
_LONGEST = 160  # characters of what is said of one
_ALIKE = 50  # words with the same beginning: more of them tell nobody
_FULL = 50  # columns; a line so long may go on in the next


class Cast(Record):
    """The list: its heading's block, the block after its last, and one entry for each person."""

    head: int
    end: int
    entries: list[Entry]

    def holds(self, block: int) -> bool:
        """Is a block of the document part of the list?"""
        return self.head <= block < self.end


class Entry(Record):
    """Somebody in the list, or several who have no names: offsets in the text, ids of the roles."""

    start: int
    end: int
    roles: list[tuple[int, int, str]]
    description: tuple[int, int]  # (0, 0) without one
    actor: tuple[int, int]


def is_cast_head(words: str) -> bool:
    """True of the words that stand above the people of a play.

    >>> is_cast_head("Dramatis Personæ."), is_cast_head("Persons of quality")
    (True, False)
    """
    return len(words) < 60 and _HEAD.fullmatch(words) is not None


def cast_of(document: Document, layer: Layer) -> Cast | None:
    """The list of a text's people, or None: at least two of them below a heading."""
    text, blocks = document.text, document.blocks
    for index, block in enumerate(blocks):
        if block.end - block.start > 60 or not is_cast_head(text[block.start : block.end]):
            continue
        lines: list[tuple[int, int]] = []
        end = index + 1
        while end < len(blocks) and layer.is_free(blocks[end].first, blocks[end].last):
            one = blocks[end]
            words = text[one.start : one.end]
            if _AFTER.match(words) or (len(words) < 60 and shape_of(words).family == "keyword"):
                break  # "ACT I", "ERSTER AUFTRITT"
            edge = columns(document.line(document.line_at(lines[0][0]) if lines else one.first))
            longer = _with_lines(document, lines[-1:], one, edge)
            if not all(_may_be_somebody(text, *span) for span in longer):
                break
            lines[-1:] = longer
            end += 1
        if len(lines) > 1 and layer.is_free(block.first, block.last):
            used: dict[str, int] = {}
            return Cast(index, end, [_entry(text, *span, used) for span in lines])
    return None


def tags_of(document: Document, cast: Cast) -> Iterator[Annotation]:
    """The `<castList>`, with its `<head>` and a `<castItem>` for each entry."""
    blocks = document.blocks
    head = blocks[cast.head]
    yield Annotation(head.start, blocks[cast.end - 1].end, "castList", RULE, LIST, block=True)
    yield Annotation(head.start, head.end, "head", RULE, LIST, block=True)
    for entry in cast.entries:
        start, end = entry.start, entry.end
        several = {} if entry.roles else {"type": "list"}
        yield Annotation(start, end, "castItem", RULE, LIST, "high", several, block=True)
        for start, end, identifier in entry.roles:
            given = {"xml:id": identifier}
            yield Annotation(start, end, "role", RULE, ROLE, "high", given)
        if entry.description[1]:
            yield Annotation(*entry.description, "roleDesc", RULE, DESCRIPTION, "high")
        if entry.actor[1]:
            yield Annotation(*entry.actor, "actor", RULE, ACTOR, "high")


def speakers_of(document: Document, cast: Cast, labels: Sequence[str]) -> dict[str, str]:
    """Pointers to the role of each speaker's label (in capitals) that only one can be meant by.

    `SIR GILES`, `FENN`, `GIL` and `SIR GIL` are all Sir Giles Fenn, if nobody else has such a name;
    `ANN AND BEN` are two, if both are in the list.
    """
    named = [
        (identifier, _words(document.text[start:end].upper()))
        for entry in cast.entries
        for start, end, identifier in entry.roles
    ]
    index = _Roles(named)
    found = {}
    for label in set(labels):
        one = index.meant_by(label)
        roles = [one] if one else [index.meant_by(part) for part in _AND.split(label)]
        if all(roles):
            found[label] = " ".join(f"#{role}" for role in roles)
    return found


class _Roles:
    """The roles of a play by their names and by the words of these."""

    def __init__(self, named: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        self._whole: dict[tuple[str, ...], set[str]] = {}
        self._having: dict[str, set[str]] = {}
        for identifier, words in named:
            self._whole.setdefault(words, set()).add(identifier)
            for word in words:
                self._having.setdefault(word, set()).add(identifier)
        self._in_order = sorted(self._having)

    def meant_by(self, label: str) -> str:
        """The role that a label means; "" if there is none, or several."""
        said = _words(label)
        roles = self._whole.get(said)
        if not roles and said:
            roles = _common([self._having.get(word, set()) for word in said])
        if not roles and said and max(map(len, said)) > 1:
            roles = _common([self._beginning_with(word) for word in said])
        return min(roles) if roles and len(roles) == 1 else ""

    def _beginning_with(self, start: str) -> set[str]:
        """The roles with a word that begins so; none where that says too little."""
        roles: set[str] = set()
        first = bisect_left(self._in_order, start)
        for word in self._in_order[first : first + _ALIKE]:
            if not word.startswith(start):
                return roles
            roles |= self._having[word]
        return set() if len(self._in_order) > first + _ALIKE else roles


def _common(sets: list[set[str]]) -> set[str]:
    first, *others = sorted(sets, key=len)
    return first.intersection(*others)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(name) if word not in _LITTLE)


def _with_lines(
    document: Document, found: list[tuple[int, int]], block: Block, edge: int
) -> list[tuple[int, int]]:
    """The last entry so far, if there is one, and those of one more block: a line each, and what
    goes on with it. `edge` is the column in which entries begin.
    """
    text = document.text
    goes_on = bool(found) and not block.blank_before
    for number in range(block.first, block.last):
        row = document.line(number)
        words = row.strip()
        start = document.lines[number] + len(row) - len(row.lstrip())
        if goes_on:
            above, end = found[-1]
            last = text[end - 1]
            opened = last not in ".;" and (
                columns(row) >= edge + 2 or (end - above >= _FULL and last == ",")
            )
            if words[0].islower() or opened:
                found[-1] = (above, start + len(words))
                continue
        found.append((start, start + len(words)))
        goes_on = True
    return found


def _may_be_somebody(text: str, start: int, end: int) -> bool:
    first = next((c for c in text[start:end] if c.isalnum()), "")
    return end - start <= _LONGEST and first.isupper()


def _entry(text: str, start: int, end: int, used: dict[str, int]) -> Entry:
    actor = description = (0, 0)
    stop = end
    leaders = _LEADERS.search(text, start, end)
    if leaders and start < leaders.start() and leaders.end() < end:
        stop, actor = leaders.start(), (leaders.end(), end)
    found = _SEPARATOR.search(text, start, stop)
    while found and found[0][0] == "." and _is_title(text[start : found.start()]):
        found = _SEPARATOR.search(text, found.end(), stop)
    role = found.start() if found else stop
    if found is None and (capitals := _CAPITALS.match(text, start, stop)):
        role = start + len(capitals[0].rstrip())
    after = found.end() if found else role
    while after < stop and text[after] in " \n\t{}|\\/":
        after += 1
    if after < stop:
        description = (after, stop)
    name = text[start:role]
    if _GROUP.fullmatch(name) or len(name.split()) > _LONGEST_ROLE or _are_many(text, start, stop):
        return Entry(start, end, [], (0, 0), actor)
    while role > start and text[role - 1] in ".,; ":
        role -= 1
    roles = [(s, e, _identifier(text[s:e], used)) for s, e in _parts(text, start, role)]
    return Entry(start, end, roles, description, actor)


def _is_title(before: str) -> bool:
    """True if a stop belongs to the word before it: “Rev.”, “J.”"""
    word = before.rpartition(" ")[2]
    return len(word) < 2 or word.upper() in TITLES


def _are_many(text: str, start: int, end: int) -> bool:
    """True of "Lords, Ladies, Officers, and other Attendants": a list of such as have no names."""
    parts = compiled(r",\s+").split(text[start:end].strip(" ."))
    if len(parts) == 1:
        return False
    *before, last = parts
    tail = _SEVERAL.match(last) or compiled(r"\s(?:and|&|und|et)\s").search(last)
    short = all(len(part.split()) < 4 and part[:1].isupper() for part in before)
    return bool(tail) and short and last.count(" ") < 5


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """HORATIO and MARCELLUS are two: names in capitals, and a small word between them."""
    joint = compiled(r"\s+(?:and|und|et|y|&)\s+").search(text, start, end)
    if joint and text[start : joint.start()].isupper() and text[joint.end() : end].isupper():
        return [(start, joint.start()), (joint.end(), end)]
    return [(start, end)]


def _identifier(name: str, used: dict[str, int]) -> str:
    words = [word for word in _WORD.findall(name) if word.upper() not in _LITTLE]
    return unique("role-" + slug(" ".join(words) or name), used)

"""The evidence that labels are speakers': acts, directions, recurrence, questions and answers.

Diaries, gazetteers, glossaries and recipes have labels too. So a text is of speeches if several
people speak, each more than once, near together; and if something says that people talk here, or
they take turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block
    from tei.recognizers.speeches.labels import Label

_ROLES = frozenset(
    "q a question answer interviewer interviewee moderator chairman chair chairperson host guest "
    "narrator reporter speaker voice audience all both clerk counsel court witness judge "
    "president minister".split()
)
HEADING = compiled(
    r"(?m)^[ \t_]*(?:ACT|SCENE|ACTE|SC[EÈ]NE|AKT|AUFZUG|SZENE|ATTO|SCENA|ACTO|JORNADA|ESCENA) "
    r"(?!OF\b|FOR\b|TO\b|NO\b)[^\n]{1,80}$"
    r"|^[ \t]*(?:ERST|ZWEIT|DRITT|Erst|Zweit|Dritt)(?:ER|E|er|e) "
    r"(?:AKT|AUFZUG|AUFTRITT|SZENE|Akt|Aufzug|Auftritt|Szene)\b"
)
_DIRECTION = compiled(r"(?m)(?:^[ \t]*|[\[(_]|  )(?:Exit|Exeunt|Re-?enter|Enter)\b")
TALK = compiled(
    r"(?i)\b(?:interview(?:ed)?|dialogue|oral history|transcript|colloquy)\b"
    r"|\b(?:a|in (?:one|two|three|four|five) acts?:? a) (?:comedy|tragedy|drama|play)\b"
)
_MANY = 12
_CLOSING = "\"'”’)_]"


def is_staged(text: str, start: int, end: int) -> bool:
    """True if headings of acts, or directions among the labels, make a play of the text."""
    return bool(HEADING.search(text) or _DIRECTION.search(text, start, end))


def _recurring(mine: list[Label]) -> Counter[str]:
    """How often each speaker speaks who does so more than once, by the last word of the name."""
    counts = Counter(label.who.split()[-1] for label in mine)
    return Counter({who: count for who, count in counts.items() if count > 1})


def are_speakers(blocks: Sequence[Block], mine: list[Label]) -> bool:
    """True if labels recur as speakers' do: several people, each more than once, near together."""
    recurring = _recurring(mine)
    if len(recurring) < 2 or 2 * recurring.total() < len(mine):
        return False
    if max(map(len, recurring)) < 2 and set(recurring) != {"Q", "A"} and len(mine) < _MANY:
        return False  # A: and B: are two readings, two manuscripts
    within = mine[-1].block - mine[0].block + 1
    if all(blocks[label.block].blank_before for label in mine[1:]):
        # Lines with no blank between them are of one speech, however many.
        within = sum(block.blank_before > 0 for block in blocks[mine[0].block : mine[-1].block + 1])
    form = mine[0].form
    if len(mine) * 10 < within * (3 if form in ("italics", "capitals .", "line") else 5):
        return False
    return form != "name :" or _are_people(mine)


def _are_people(mine: list[Label]) -> bool:
    """True if half of the speakers have a given name, or a role in a conversation."""
    given, recurring = word_list("given_names"), _recurring(mine)
    people = {
        label.who.split()[0].strip(".") for label in mine if label.who.split()[-1] in recurring
    }
    known = sum(who.capitalize() in given or who.lower() in _ROLES for who in people)
    return 2 * known >= len(people)


def take_turns(text: str, blocks: Sequence[Block], mine: list[Label], announced: bool) -> bool:
    """True if labels are of people who answer each other, where no act or direction says so.

    Somebody else follows nearly always, words begin as sentences do, and the labels are no places.
    Where the text does not call itself an interview or the like, a quarter of what is said must
    be questions to the next speaker, and in the forms that dictionaries have, names be people's.
    """
    changes = sum(one.who != two.who for one, two in pairwise(mine))
    if 4 * changes < 3 * (len(mine) - 1):
        return False
    form = mine[0].form
    dotted = form in ("capitals .", "italics")
    if dotted and any(_is_place(who) for who in _recurring(mine)):
        return False
    said = [text[label.end : blocks[label.block].end].strip() for label in mine]
    first = [next((c for c in words if c.isalpha()), "") for words in said]
    if (form == "name :" or not announced) and 2 * sum(map(str.islower, first)) > len(mine):
        return False
    asked = sum(
        words.rstrip(_CLOSING).endswith("?") and one.who != two.who
        for words, (one, two) in zip(said, pairwise(mine), strict=False)
    )
    people = not dotted or _are_people(mine)
    if announced:
        return people or asked > 0
    near = 3 * len(mine) >= 2 * (mine[-1].block - mine[0].block + 1)
    return people and near and asked > 1 and 4 * asked >= len(mine)


def _is_place(who: str) -> bool:
    """True if a label in capitals or italics is in the lists of places, and no given name."""
    name = who.title()
    return name not in word_list("given_names") and (
        name in word_list("places") or name in word_list("countries")
    )

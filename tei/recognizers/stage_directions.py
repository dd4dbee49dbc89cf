"""Square brackets of a play: what its people do there, which no editor put in.

Guidelines: DRSTA (https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRSTA).

    ACT I ... [Enter Tom.] Tom. [Rising.] Who rings? [A knock.]   ->   both are directions too
    Tom. I saw [the] man.                                         ->   supplied, as anywhere

That a text is a play is said by headings of acts and scenes and by directions of a known form:
two headings, or a heading and a direction, or three directions. What stands before the first of
them, such as an editor's preface, is not the play.
"""

from __future__ import annotations

from tei.regexes import compiled
from tei.resources import word_list

_HEADING = compiled(
    r"^[ \t#*_]*(?:ACT|SCENE|Act|Scene|ACTE|SC[EÈ]NE|AKT|AUFZUG|AUFTRITT|SZENE)[ \t]+"
    r"(?:[IVXLC]+|\d+|THE|[Tt]he|ONE|TWO|THREE|FOUR|FIVE|One|Two|Three|Four|Five|FIRST|First)\b"
    r"[^\n]{0,80}$"
)
_LEAST = 3  # signs that make a play of a text without headings
_STOPS = frozenset(".!?:;—–…")
_CLOSING = "\"'”’»)]"
_WHERE = frozenset(("within", "without", "above", "below", "off"))
_AROUND = 80
# Who comes and goes, and how it is said: TEI's values of @type
_TYPES = {
    "enter": "entrance", "re-enter": "entrance", "reenter": "entrance", "exit": "exit",
    "exits": "exit", "exeunt": "exit", "aside": "delivery", "sings": "delivery",
    "dies": "business", "kneels": "business",
}  # fmt: skip


def beginning(text: str, directions: list[int]) -> int:
    """Where the play begins, from the places of the known directions; -1 if the text is none."""
    headings: list[int] = []
    at = 0
    for line in text.split("\n"):
        if len(line) < 120 and _HEADING.match(line):
            headings.append(at)
        at += len(line) + 1
    signs = sorted(headings + directions)
    enough = len(headings) > 1 or (headings and directions) or len(directions) >= _LEAST
    return signs[0] if enough else -1


def is_direction(text: str, start: int, end: int, block: int) -> bool:
    """True if brackets in a play stand where a direction does: not within a sentence.

    `block` is where their paragraph begins. A speaker's name may go before: `JONAS [rising].`
    """
    content = text[start + 1 : end - 1].strip()
    words = content.strip(".,!").lower().split()
    if not words or any(c.isdigit() for c in content):
        return False
    if len(words) == 1 and words[0] in word_list("function_words") and words[0] not in _WHERE:
        return False  # [The] lamp
    above = text[max(block, start - _AROUND) : start].strip().rstrip(_CLOSING)
    if above and above[-1] not in _STOPS and not above.isupper():
        return False
    below = text[end : end + _AROUND].lstrip(" \t\n.,:;")
    return content[-1] in ".!" or not below[:1].islower()


def type_of(words: str) -> str:
    """The `@type` of a direction that its first word tells, or "".

    >>> type_of("Enter a Boy.")
    'entrance'
    """
    first = words.split(None, 1)[:1]
    return _TYPES.get(first[0].strip("_.,!").casefold(), "") if first else ""

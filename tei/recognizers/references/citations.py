"""Citations by author and year that point into a list of references.

    (Ash 2001, 14)     (<ref type="bibl" target="#bibl-ash-2001">Ash 2001, 14</ref>)
    Ash (2001) says    <ref type="bibl">Ash (2001)</ref> says

Only where the list has such an entry, or a text without list has several in this form.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import Record

# Patterns are compiled when first needed, for most texts need few of them.
_PARTICLES = r"(?:(?:van|von|de|du|di|da|le|la|den|der|del)\s){0,2}"
_SURNAME = "(?:" + _PARTICLES + r"(?:[A-Z][a-z]*[’'])?[A-Z][\w’-]+)"
_BEFORE = (
    r"(?<![\w’'-])(?P<name>"
    + _SURNAME
    + r")(?P<more>(?:(?:,?\s+(?:and|&)\s+|/|,\s+)"
    + _SURNAME
    + r"){0,3})"
    r"(?P<al>,?\s+et\s+al\.?)?(?P<gap>,?\s+\(?)$"
)
_AFTER = r"[a-z]?(?:(?:,\s+|:\s?)(?:pp?\.\s*)?[0-9]{1,4}(?:[-–]{1,2}[0-9]{1,4})?(?![0-9]))?"
_ENTRY_NAME = r"\W*(?:(?:[a-z]{2,3}\s)?([A-Z][\w’'-]+))"
_ENTRY_YEAR = r"(?<![0-9])((?:1[4-9]|20)[0-9]{2}[a-z]?)(?![0-9])"
_LEAST = 3
# Other citations end with a year and a mark; what stands before the last of them is theirs.
_ONLY = (
    r"(?:[^()\[\]]*[0-9][a-z]?[;,]\s*)?"
    r"(?:(?:[Ss]ee(?:\s+also)?|[Cc]f\.|e\.g\.,?|for\s+example,?)\s*)*$"
)


class Mention(Record):
    """A citation by author and year."""

    start: int
    end: int
    key: tuple[str, str]
    narrative: bool
    sure: bool  # nothing but citations stands in its brackets


def keys(text: str, entries: Iterable[Annotation]) -> dict[tuple[str, str], str]:
    """Surname and year of each entry -> its identifier ("" where it has none)."""
    out: dict[tuple[str, str], str] = {}
    for entry in entries:
        start = entry.marks[0][1] if entry.marks else entry.start
        name = compiled(_ENTRY_NAME).match(text, start, entry.end)
        if name:
            for year in compiled(_ENTRY_YEAR).findall(text, start, entry.end)[:2]:
                out.setdefault((name[1], year), entry.attributes.get("xml:id", ""))
    return out


def mention(text: str, low: int, high: int, start: int, end: int) -> Mention | None:
    """The citation to which the year `text[start:end]` belongs, if it has the form of one."""
    left = text[max(low, start - 70) : start]
    if left.rstrip()[-1:] != "(" and _opening(text, low, start) < 0:
        return None
    name = left.rstrip("( \t\n\xa0").rsplit(None, 1)[-1:]  # to ask it costs less than the pattern
    if not name or not (name[0].startswith("al") or name[0] != name[0].lower()):
        return None
    m = compiled(_BEFORE).search(left)
    if not m:
        return None
    after = compiled(_AFTER).match(text, end, high)
    stop = after.end() if after else end
    letter = text[end : end + 1] if after and text[end : end + 1].islower() else ""
    narrative = m["gap"].endswith("(")
    if narrative:
        if text[stop : stop + 1] != ")":
            return None
        stop += 1
    begin = start - len(left) + m.start()
    opening = begin if narrative else _opening(text, low, begin)
    if opening < 0:
        return None
    key = (m["name"].split()[-1], text[start:end] + letter)
    first = narrative or opening + 1 == begin
    sure = first or bool(compiled(_ONLY).match(text, opening + 1, begin))
    return Mention(begin, stop, key, narrative, sure)


def _opening(text: str, low: int, at: int) -> int:
    """Where the bracket opens in which `at` lies, -1 if it lies in none."""
    low = max(low, at - 240)
    opening = max(text.rfind("(", low, at), text.rfind("[", low, at))
    closing = max(text.rfind(")", low, at), text.rfind("]", low, at))
    return opening if opening > closing else -1


def accepted(
    mentions: list[Mention], known: dict[tuple[str, str], str]
) -> list[tuple[Mention, str, str]]:
    """The mentions that are citations for certain, each with its target and its `@cert`."""
    if known:
        return [(m, known[m.key], "high") for m in mentions if m.key in known]
    habit = [m for m in mentions if m.sure and not m.narrative]
    return [(m, "", "low") for m in habit] if len(habit) >= _LEAST else []

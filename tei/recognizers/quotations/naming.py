"""The kinds of all quotations of a document together, from the surest sign to the last guess."""

from __future__ import annotations

from tei.recognizers.naming.mentions import Names
from tei.recognizers.quotations.cues import Kind, Look, bare, by_genre
from tei.recognizers.quotations.kinds import WHY_CITED, Habit, guess, sign
from tei.recognizers.quotations.parts import join
from tei.recognizers.quotations.survey import Found, Survey
from tei.regexes import compiled
from tei.standoff import Layer

_TOGETHER = compiled(
    r"[\s,;/()]*(?:and|or|nor|but|to|vs\.?|versus|rather than|instead of|not|as|for|into|from|"
    r"through)?(?: the| a)?\s*"
)
_WORDS = frozenset(("mentioned", "soCalled"))
_GLOSSED = frozenset(("(", "means", "meaning", "meant", "signifies", ", that is,", "i.e."))
WHY_TOGETHER = "named together with another that is"
WHY_AGAIN = "the same words again"
WHY_NICKNAME = "a name in quotation marks between a given name and a surname"
WHY_GLOSS = "what a word means, in parentheses behind it or after “means”"


def name_all(text: str, layer: Layer, survey: Survey) -> None:
    """Decide the kind of every quotation."""
    found = survey.found
    anchors = {a.start for a in layer.of("ref") if a.attributes.get("type") == "noteAnchor"}
    names = layer.known.get("names")
    nicknames = names.nicknames if isinstance(names, Names) else ()
    for item in found:
        start, inner, outer, end, _ = item.pair
        if nicknames and start in nicknames:
            item.kind = Kind("addName", "medium", WHY_NICKNAME)
            continue
        seen = Look(text, item.low, start, end, item.high, text[inner:outer])
        item.kind = sign(text, seen, start, end, item.element, end in anchors)
        if item.kind is None:
            item.seen = seen
    habit = _habit(survey)
    for item in found:
        if item.kind is not None:
            item.kind = by_genre(item.kind, habit.dialogue)
    _coordinate(text, found)
    join(text, found)
    _settle(text, found, habit)


def _habit(survey: Survey) -> Habit:
    """What kind of text it is, from the quotations with a sign."""
    kinds = [item.kind for item in survey.found if item.kind is not None]
    spoken = sum(kind.behind and kind.element == "said" for kind in kinds)
    words = sum(kind.element == "mentioned" and kind.cert == "high" for kind in kinds)
    size = len(survey.found)
    dialogue = spoken > 2 and spoken * 7 > size
    return Habit(dialogue, words > 3 and words * 10 > size, survey.mixed and not dialogue)


def _together(text: str, first: Found, second: Found) -> bool:
    between = text[first.pair.end : second.pair.start]
    return len(between) < 24 and _TOGETHER.fullmatch(between) is not None


def _coordinate(text: str, found: list[Found]) -> None:
    """Carry a sign along lists: the words "soft" and "hard"; "soft" and "hard" hyphens."""
    for item in found:
        before = item.before
        if before is None or item.kind is not None or before.kind is None:
            continue
        if before.kind.element in ("mentioned", "term"):
            between = text[before.pair.end : item.pair.start].strip()
            if between in _GLOSSED and (between != "(" or text[item.pair.end] == ")"):
                item.kind = Kind("gloss", "medium", WHY_GLOSS)
                continue
        if before.kind.element in _WORDS and _together(text, before, item):
            item.kind = Kind(before.kind.element, "medium", WHY_TOGETHER)
    for item in reversed(found):
        after = item.after
        if after is None or item.kind is not None or after.kind is None:
            continue
        carries = after.kind.element in _WORDS or after.kind.why == WHY_CITED
        if carries and _together(text, item, after):
            item.kind = Kind(after.kind.element, "medium", WHY_TOGETHER)


def _settle(text: str, found: list[Found], habit: Habit) -> None:
    """Name what is left: like the same words elsewhere, like its neighbour, or by a guess."""
    known = {
        bare(text[item.pair.inner : item.pair.outer])
        for item in found
        if item.kind is not None
        and item.kind.element == "soCalled"
        and text[item.pair.inner].islower()
    }
    guessed: Found | None = None
    for item in found:
        if item.kind is not None or item.seen is None:
            continue
        if item.prev is not None and item.prev.kind is not None:
            item.kind, item.seen = item.prev.kind, None  # a part is what the first part is
            continue
        if bare(item.seen.content) in known:
            item.kind = Kind("soCalled", "medium", WHY_AGAIN)
            continue
        single = text[item.pair.start] in "'‘"
        item.kind = guess(item.seen, single, _among_speech(text, item), habit)
        before = item.before
        if before is not None and before is guessed and item.kind.element in ("q", *_WORDS):
            like = guessed.kind
            if like and like.element in ("q", *_WORDS) and _together(text, before, item):
                item.kind = like
        guessed, item.seen = item, None


def _among_speech(text: str, item: Found) -> bool:
    """True if speech stands before it in its paragraph, or another quotation directly beside
    or behind an aside: `"Yes."--"No."`, `"Well"--with a sigh--"let us go."`.
    """
    before, after = item.before, item.after
    if before is not None:
        if before.kind is not None and before.kind.element == "said":
            return True
        if not text[before.pair.end : item.pair.start].strip(_DASHES):
            return True
    if after is None:
        return False
    between = text[item.pair.end : after.pair.start]
    if not between.strip(_DASHES):
        return True
    return len(between) < 60 and between[0] in _DASHES[-3:] and between[-1] in _DASHES[-3:]


_DASHES = " \t\n\u00a0-–—"

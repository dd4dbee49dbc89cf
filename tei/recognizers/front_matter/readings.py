"""What a line of the front matter is: a byline, a date, a bare name, a title.

"by Ada North and Ben Vale"          ->  a byline with two authors
"Submitted by C. West on 3 May 2009" ->  a byline with a submitter
"January 23, 2012"                   ->  a date, 2012-01-23 (see `dated`)
"""

from __future__ import annotations

import re

from tei.recognizers.front_matter.dated import between_signs, dated_lead, is_date
from tei.recognizers.heads.shape import shape_of
from tei.recognizers.speeches.cast import is_cast_head
from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import Record


class Byline(Record):
    """Who did what: `names` are spans in the line, `field` is the field of the `Fact`.

    `date` is the span of a date that stands in the byline, (0, 0) if none does.
    """

    field: str
    names: tuple[tuple[int, int], ...]
    date: tuple[int, int] = (0, 0)


_BY = compiled(r"([A-Za-z][A-Za-z ]{0,60}? )?by\s+", re.I)
# "Von Karl Brandt", "par Louise Michel": of a bare "Von Neumann" the word is part of the name.
_VON = compiled(
    r"(?:(?:vorgelegt|eingereicht|verfasst|geschrieben|présentée?|soutenue?|écrite?|presentad[oa]"
    r"|escrit[oa]|presentat[oa]|apresentad[oa]|geschreven) )?(?:von|par|por|door|da)\s+"
    r"(?=\S+\s+\S)",
    re.I,
)
# "aus Hamburg": where the author comes from is no part of the name.
_FROM = compiled(r",? (?:aus|geboren|geb\.|née?|born|nacid[oa]|(?i:author of))\s")
_COLON = compiled(r"([A-Za-z ]{2,14})(?::|\s*\n)\s*")
_DASH = compiled(r"[—–-]{1,2}\s*(?=[A-Z])")
_NOBODY = compiled(
    r"(?:by|from) (?:an?|our|the) (?:[a-z]+ ){0,2}"
    r"(?:correspondent|reporter|staff|editor|observer)s?\.?"
    r"|von (?:unserem|unserer|einem|einer) (?:\w+ ){0,2}"
    r"(?:korrespondent|berichterstatter|mitarbeiter|redakteur)(?:en|in|s)?\.?"
    r"|(?:de|par) (?:notre|un) (?:correspondant|envoyé|rédacteur)(?: (?:spécial|particulier))?\.?"
    r"|(?:de|por) (?:nuestro|un) (?:corresponsal|redactor|enviado)(?: especial)?\.?"
    r"|_?author of [“\"‘'_A-Z][^.]{3,150}\.?_?",
    re.I,
)
_DEEDS = {
    "submitted": "submitter", "posted": "submitter", "contributed": "submitter",
    "uploaded": "submitter", "added": "submitter", "published": "submitter",
    "translated": "translator", "rendered": "translator", "englished": "translator",
    "edited": "editor", "transcribed": "editor", "introduced": "editor", "compiled": "editor",
    "selected": "editor", "annotated": "editor", "abridged": "editor", "adapted": "editor",
    "prepared": "editor", "collected": "editor", "arranged": "editor", "revised": "editor",
    "illustrated": "editor", "reported": "author", "written": "author", "told": "author",
    "composed": "author", "authored": "author", "delivered": "author", "presented": "author",
    "reviewed": "author",
}  # fmt: skip
# Who posts what he has dated is its author: blogs say so of their owner.
_OF_POSTS = _DEEDS | {"posted": "author", "published": "author"}
_LABELS = {
    "author": "author", "authors": "author", "by": "author", "written by": "author",
    "translator": "translator", "translators": "translator", "translation": "translator",
    "translated by": "translator", "editor": "editor", "editors": "editor",
    "edited by": "editor", "submitter": "submitter", "submitted by": "submitter",
    "presented by": "author", "von": "author", "vorgelegt von": "author",
    "eingereicht von": "author", "verfasst von": "author", "par": "author",
    "présenté par": "author", "présentée par": "author", "por": "author",
    "presentado por": "author", "presentada por": "author", "presentata da": "author",
    "door": "author", "verfasser": "author", "verfasserin": "author", "autor": "author",
    "autorin": "author", "auteur": "author", "autora": "author", "autore": "author",
}  # fmt: skip
_PAPERS = frozenset(
    "thesis dissertation essay paper report study play novel story poem lecture sermon".split()
)
_DATE_AFTER = compiled(r",?\s+(?:on|in|at)?\s*(?=(?:\w+\.? ?){0,2}\d{1,4}\b)")
_PARTICLES = frozenset(
    "de da di du dos das del della des van von der den ten ter la le les of the and & with et und "
    "y e al el bin ibn ben zu zur af av à".split()
)
ORGANIZATION = frozenset(
    "academy agency archive archives assembly association board bureau center centre club college "
    "collective commission committee congress consortium council department editors faculty "
    "federation foundation government group historian historians institute international league "
    "library ministry museum network observatory office organization party press project review "
    "school secretariat service society staff team tribune union university workers".split()
)
# No name begins with one of these, in whatever language.
_NO_NAMES = frozenset(
    "a an the and of with die der das ein eine les une gli uno una het een".split()
)
_SUFFIXES = frozenset("jr sr phd md ma esq bart ii iii iv frs llb bd dd".split())
_SIGNS = frozenset("·•|")
_SIGN = compiled(r"\s+[·•|]\s+")
_SPLIT = compiled(r"\s*(?:[,;]\s*(?:and\s+|&\s*)?|\s(?:and|&|et|und|y|with)\s)\s*")
_PSEUDONYM = compiled(r"\[(?:pseud|pseudonym)\.?\]\s*", re.I)
_BRACKETED = compiled(r"\([^()\n]{2,80}\)")
_CASED = compiled(r"[^\W\d_]+")


def byline_of(line: str) -> Byline | None:
    """Read a line that begins as bylines do, or return None."""
    if len(line) > 300:
        return None
    if _NOBODY.fullmatch(line):
        return Byline("author", ())
    lead, field = _lead(line)
    date = (0, 0)
    if lead is None and (post := dated_lead(line)):
        lead, date = post, post.span(2)
        field = _OF_POSTS.get((post[1] or "posted").lower(), "")
    if lead is None or not field:
        return _beside_date(line)
    start, end = lead.end(), len(line.rstrip())
    aside = between_signs(line, start, names=bool(date[1]))
    if aside is None:
        return None
    end, also = aside
    date = date if date[1] else also
    for between in () if date[1] else _DATE_AFTER.finditer(line, start, end):
        if is_date(line[between.end() : end].rstrip(" .")):
            date = (between.end(), len(line[:end].rstrip(" .")))
            end = between.start()
            break
    if origin := _FROM.search(line, start, end):
        end = origin.start()
    names = names_in(line, start, end)
    return Byline(field, names, date) if names else None


def _beside_date(line: str) -> Byline | None:
    """A name beside a date, as programs of pages set it: "May 6, 2021 • Ruth Hale"."""
    signs = list(_SIGN.finditer(line)) if not _SIGNS.isdisjoint(line) else []
    if len(signs) != 1:
        return None
    sides = ((0, signs[0].start()), (signs[0].end(), len(line.rstrip())))
    for date, name in (sides, sides[::-1]):
        names = names_in(line, *name)
        if is_date(line[slice(*date)]) and names and all(
                _is_person(line[s:e]) for s, e in names):  # fmt: skip
            return Byline("author", names, date)
    return None


def _lead(line: str) -> tuple[re.Match[str] | None, str]:
    """The words before the names, and what they say those did."""
    if lead := _BY.match(line):
        deeds = (lead[1] or "written").lower().split()
        if field := _DEEDS.get(deeds[0], ""):
            return lead, field
        if deeds[0] in ("a", "an") and not _PAPERS.isdisjoint(deeds[1:4]):
            return lead, "author"
    if lead := _VON.match(line):
        return lead, "author"
    if lead := _COLON.match(line):
        return lead, _LABELS.get(lead[1].strip().lower(), "")
    return _DASH.match(line), "author"


def names_in(line: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans of the names that `line[start:end]` consists of; () if it does not."""
    pseudonym = _PSEUDONYM.match(line, start)
    if pseudonym:
        start = pseudonym.end()
    # What stands in round brackets (where they work) is not part of the names.
    bare = _BRACKETED.sub(lambda m: " " * len(m[0]), line[:end])
    words = bare[start:end].strip()
    if not words or not _are_names(words):
        return ()
    head, comma, place = words.partition(",")
    if comma and is_body(place) and not is_body(head) and _is_person(head):
        start += len(bare[start:end]) - len(bare[start:end].lstrip())
        return ((start, start + len(head)),)
    if is_body(words):
        return ((start, end),)
    spans: list[tuple[int, int]] = []
    at = start
    for gap in [*_SPLIT.finditer(bare, start, end), None]:
        stop = gap.start() if gap else end
        part = bare[at:stop].strip()
        if part and part.replace(".", "").lower() in _SUFFIXES and spans:
            spans[-1] = (spans[-1][0], stop)
        elif part:
            lead = at + len(bare[at:stop]) - len(bare[at:stop].lstrip())
            spans.append((lead, lead + len(part)))
        at = gap.end() if gap else end
    return tuple(spans)


def _is_person(words: str) -> bool:
    tokens = words.split()
    return 2 <= len(tokens) <= 5 and " and " not in words and is_known(words)


def is_label(line: str) -> bool:
    """True for a line that only announces a name: "By", "Author:"."""
    return len(line) < 20 and line.strip().rstrip(": ").lower() in _LABELS


def is_body(words: str) -> bool:
    """True for the name of an organization: "Office of the Historian"."""
    return any(w.strip(".,").lower() in ORGANIZATION for w in words.split())


def is_known(name: str) -> bool:
    """True for a body, or a name that begins with a known given name."""
    return is_body(name) or _known(name.split()[0], word_list("given_names"))


def _are_names(words: str) -> bool:
    tokens = words.split()
    if (
        len(tokens) > 60
        or words[-1] in ":;?!"
        or (words[-1] == "." and len(tokens[-1].strip(".")) > 3)
    ):
        return False
    capitals = 0
    for part in words.replace(";", ",").split(","):
        if len(part.split()) > 9:
            return False
    for token in tokens:
        bare = token.strip(".,;()[]\"“”'’")
        if bare.lower() in _PARTICLES or not bare:
            continue
        if not (bare[0].isupper() or (bare[:2] in ("d'", "d’", "al") and len(bare) > 3)):
            return False
        if any(map(str.isdecimal, bare)):
            return False
        capitals += 1
    return capitals > 0


def is_bare_name(line: str, text: str, sure: bool) -> bool:
    """True if a line is nothing but one or more names.

    `sure`: its place says already that a name is to be expected. If not, the words must be
    known as names, or never stand in `text` in lower case (as "matters" does in a text that has
    the heading "Money Matters").
    """
    spans = names_in(line, 0, len(line.rstrip()))
    words = line.split()
    if line[:1] == "(" or not spans or is_cast_head(line):
        return False
    if len(words) > 60 or words[0].lower() in _NO_NAMES or shape_of(line).family == "keyword":
        return False
    if is_body(_BRACKETED.sub("", line)):
        return len(words) < 10
    if _PSEUDONYM.match(line):
        return True
    if any(not 2 <= len(line[s:e].split()) <= 7 for s, e in spans):
        return sure and len(words) < 3 and words[0].capitalize() in word_list("given_names")
    if words[0].lower().strip(".,") in word_list("headings"):
        return False
    given = word_list("given_names")
    if all(_known(line[s:e].split()[0], given) for s, e in spans):
        return True
    tokens = [t for t in _CASED.findall(line) if t.lower() not in _PARTICLES]
    if sure and len(tokens) < 5:
        return True
    beginning = text[:100_000]
    return not any(_has_word(beginning, t.lower()) for t in tokens[:8] if len(t) > 1)


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        beside = text[at - 1 : at] + text[end : end + 1]
        if not any(sign.isalnum() or sign == "_" for sign in beside):
            return True
        at = text.find(word, end)
    return False


def _known(word: str, given: frozenset[str]) -> bool:
    bare = word.strip("“\"'‘")
    initial = bare.rstrip(".").replace(".", "")
    return (
        bare.rstrip(",").capitalize() in given
        or bare in given
        or (bare.endswith(".") and len(initial) <= 2)
    )

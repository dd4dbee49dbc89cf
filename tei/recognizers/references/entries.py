"""The parts of an entry in a list of references.

Ash, B. (2001). The Last Winter. Northern Review, 12(3): 14-20.
Ash, Bertha. The Last Winter. Leeds: Hill, 2001.
Ash, Bertha. "Ice on the Fens." Northern Review 12, no. 3 (2001): 14-20.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tei.recognizers.references.articles import SERIES, article
from tei.recognizers.references.pieces import Piece, is_name, is_title, names, pages
from tei.regexes import compiled
from tei.standoff import Annotation

# Patterns are compiled when first needed, for most texts need few of them.
_YEAR = (
    r"\s*\((?:c\.\s?)?((?:1[4-9]|20)[0-9]{2}[a-z]?(?:[-–][0-9]{0,4})?|forthcoming|in press|"
    r"n\.\s?d\.)\)[.,:]?\s+"
)
# A dash in the place of the author: the same as of the entry before.
_SAME = r"(?P<dash>[—–―_-]{2,})(?:[.,]\s+|\s+(?=[(\"“‘'A-Z]))|(?P<one>[—―])[.,]\s+"
_ROLE = r",?\s*\(?(?<![^\W\d_])(?:[Ee]ds?|Hrsg|Hg|comps?)\.?\)?[.,]*$"
_ROLE_ALONE = r"(?:\(?(?:[Ee]ds?|Hrsg|Hg|comps?|trans)\.?\)?[.,]*)?"
_ONE_AUTHOR = (
    r"(?:[a-z]{2,4}\s)?[^\W\d_][\w’'-]+(?:[ -][A-Z][\w’'-]+)?,\s"
    r"(?:[A-Z]\.(?:[ -]?[A-Z]\.)*|[A-Z][\w’'-]+(?:\s[A-Z]\.)*)(?=$|,|\s(?:and|&|et|und)\s)"
)
_ONE_AUTHOR_OF_ROW = (
    r"[^\W\d_a-z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?,\s(?:[A-Z]\.(?:[ -]?[A-Z]\.)*|[A-Z][\w’'-]+)"
    r"(?:\s\((?:eds?|Hrsg|Hg)\.\))?(?:[,;/]\s?|:\s|\s(?:and|&|und|et)\s)"
)
_IN_BRACKETS = (
    r"\s+\((?:(?P<place>[A-Z][^():,;0-9]{1,40})(?::\s(?P<publisher>[A-Z][^():;0-9]{1,60}?))?,\s)?"
    r"[0-9]{4}[a-z]?\)"
)
_YEAR_AFTER = r"[,.]?\s+(?:1[4-9]|20)[0-9]{2}[a-z]?[.,]?\s*$"
_BARE_YEAR = r"(?:1[4-9]|20)[0-9]{2}[a-z]?[.,:]\s+(?=[A-Z“\"‘'])"
# As medicine has it: "Ash B, Elm CD. Ice on fens. North Rev. 2001;4(2):1-9."
_VANCOUVER_ONE = r"[^\W\d_a-z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s[A-Z]{1,3}(?=[,.])"
_VANCOUVER = (
    r"[^\W\d_a-z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s[A-Z]{1,3}"
    r"(?:,\s[^\W\d_a-z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s[A-Z]{1,3}){0,30}(?:,\set\sal)?\.\s+"
)
_VANCOUVER_HOST = (
    r"\.?\s*(?P<journal>[A-Z][^.;:0-9]{1,80})\.?\s+(?:1[4-9]|20)[0-9]{2}(?:\s[A-Z][a-z]{2}"
    r"(?:\s[0-9]{1,2})?)?;\s?(?P<volume>[0-9]{1,4})(?:\((?P<issue>[\w/–-]{1,9})\))?:\s?(?=[0-9e])"
)
_SENTENCE = r"[.?!]”?(?=\s|$)"
_ABBREVIATED = r"(?:\b[A-Z]|\b(?:[Vv]ol|[Nn]o|[Ee]ds?|St|Dr|Univ|pp?|vs|cf))$"
_PLACE = (
    r"\s*(?P<place>\[?[A-Z](?:[^\W0-9_]|[ .,’'\[\];/-]){1,40}?)\s?:\s+"
    r"(?P<publisher>[A-Z](?:(?!,\s+pp?\.)"
    r"(?:Univ\.|& Co\.|[^.:;()0-9\]]|\.(?= (?!http|www|doi)[a-z&]))){1,70})"
)
_PRESS = (
    r"\s*(?P<publisher>[A-Z][\w ’'&.-]{0,50}?"
    r"(?:Press|Publishers?|Publishing|Verlag|Books|Editions?|University))(?=[.,]|$)"
)
_JOURNAL = (
    r"\s*(?P<journal>[A-Z][^.0-9():]{2,90}?)[,.]?\s+" + SERIES + r"(?:vol\.?\s*)?"
    r"(?P<volume>[0-9]{1,4})(?![0-9])"
    r"(?:\.(?P<point>[0-9]{1,3})|\s?\((?P<issue>[\w/–-]{1,9})\)|,\s+no\.\s*(?P<no>[0-9]{1,3}))?"
    r"(?:\s?\([^()]{4,20}\))?\s?[:,]\s*(?=p|[0-9])"
)
_IN = r"\s*In:?\s+(?!\()(?:(?P<editors>[^():]{3,150}?),?\s*\((?:[Ee]ds?|Hrsg|Hg)\.?\),?\s+)?"
# Words before a colon that are no places, and a citation within an entry.
_NO_PLACES = frozenset(
    ("curator", "editor", "editors", "preprint", "available", "note", "url", "online", "doi", "see")
)
_CITES = r"\([A-Z][^()]*\s[0-9]{4}[a-z]?\)"
_PAGES = r"[.,:;]\s+(?=pp?\.\s*[0-9])"
_PAGES_IN_BRACKETS = r"\s\((?=pp?\.)(?P<pages>[^()\n]{4,30})\)[.,]?"
_CLOSES = r"[.,;]\s+(?=[0-9]{1,5}\s?[-–]{1,2}\s?[0-9]{1,5}[.,;]?\s*$)"


def entry(
    text: str,
    start: int,
    end: int,
    titles: list[Annotation],
    date_at: Callable[[int], Annotation | None],
) -> list[Piece]:
    """The parts of the entry `text[start:end]` that can be told, in no order."""
    near = min(end, start + 400)
    year = compiled(_YEAR).search(text, start, near) if text.find("(", start, near) >= 0 else None
    if year and not titles and text.startswith("by ", year.end()):
        return _title_first(text, start, year, end)
    if year and not _only_names(text, start, year.start(), titles):
        year = None  # that of "Northern Review 12 (2001)", not of "Ash, B. (2001)"
    same = compiled(_SAME).match(text, start, end)
    dash = [Piece(*same.span(same.lastgroup or 0), "author", {})] if same else []
    if titles:
        authors = text[start : year.start() if year else titles[0].start]
        out = dash or _names(start, authors)
        found = article(text, start, end, titles[0], [], date_at)
        if found:
            out += [p for p in found.pieces if p.element not in ("author", "editor")]
        else:
            out += _container(text, titles[-1].end, end)[0]
        return out
    if not year and not same and (whole := _with_imprint(text, start, end)):
        return whole
    vancouver = None if year or same else compiled(_VANCOUVER).match(text, start, end)
    if vancouver:
        return _of_medicine(text, vancouver, end)
    at = year.end() if year else same.end() if same else _end_of_names(text, start, end)
    if at < 0:
        return []
    out = dash or _names(start, text[start : year.start() if year else at])
    if not year and (bare := compiled(_BARE_YEAR).match(text, at, end)):
        year, at = bare, bare.end()  # "Ash, Bertha. 2001. The Last Winter."
    stop = _end_of_sentence(text, at, end)
    if imprint := compiled(_IN_BRACKETS).search(text, at, stop):
        stop, level = imprint.start(), "m"
        rest = [
            Piece(*imprint.span(group), element, {})
            for group, element in (("place", "pubPlace"), ("publisher", "publisher"))
            if imprint[group]
        ]
    else:
        rest, level = _container(text, stop, end)
    words = text[at:stop]
    is_words = len(words) > 3 and words[0].isalpha() and not words.startswith(("pp.", "p. "))
    if (is_words if year else is_title(words)) and "://" not in words:
        out.append(Piece(at, stop, "title", {"level": level}))
    return out + rest


def _title_first(text: str, start: int, year: re.Match[str], end: int) -> list[Piece]:
    """ "The Last Winter (1931), by Bertha Ash and Carl Birch" """
    whole = Piece(start, year.start(), "title", {"level": "m"})
    at = year.end() + 3
    stop = at + len(text[at:end].rstrip(" .\n"))
    if not is_name(text[at:stop]):
        return [whole]
    return [whole, *(Piece(a, b, "author", {}) for a, b in names(text, at, stop))]


def _with_imprint(text: str, start: int, end: int) -> list[Piece]:
    """ "Ash, Bertha, The Last Winter (Leeds: Hill, 2001)": a comma parts author and title."""
    author = compiled(_ONE_AUTHOR).match(text, start, min(end, start + 120))
    if author is None or text[author.end() : author.end() + 2] != ", ":
        return []
    at = author.end() + 2
    imprint = compiled(_IN_BRACKETS).search(text, at, min(end, at + 300))
    if imprint is None or not imprint["publisher"] or not is_title(text[at : imprint.start()]):
        return []
    return [
        Piece(start, author.end(), "author", {}),
        Piece(at, imprint.start(), "title", {"level": "m"}),
        Piece(*imprint.span("place"), "pubPlace", {}),
        Piece(*imprint.span("publisher"), "publisher", {}),
    ]


def _of_medicine(text: str, names: re.Match[str], end: int) -> list[Piece]:
    """ "Ash B, Elm C. Ice on fens. North Rev. 2001;4(2):1-9." """
    out = [
        Piece(*one.span(), "author", {})
        for one in compiled(_VANCOUVER_ONE).finditer(text, names.start(), names.end())
    ]
    at = names.end()
    stop = _end_of_sentence(text, at, end)
    out.append(Piece(at, stop, "title", {"level": "a"}))
    if host := compiled(_VANCOUVER_HOST).match(text, stop, end):
        out.append(Piece(*host.span("journal"), "title", {"level": "j"}))
        out.append(Piece(*host.span("volume"), "biblScope", {"unit": "volume"}))
        if host["issue"]:
            out.append(Piece(*host.span("issue"), "biblScope", {"unit": "issue"}))
        if piece := pages(text, host.end(), end):
            out.append(piece)
    else:
        out[-1] = out[-1]._replace(attributes={"level": "m"})
    return out


def _names(start: int, words: str) -> list[Piece]:
    """Authors or editors: each by himself if all read "Surname, Initials", else as one."""
    element = "author"
    if year := compiled(_YEAR_AFTER).search(words):
        words = words[: year.start() + (words[year.start()] == ".")]  # "Durand, A., 1999. « ...»"
    words = words.rstrip(" ,:\n")
    if words.endswith(".") and not compiled(r"\b[A-Z]\.$|\bal\.$|eds?\.$").search(words):
        words = words[:-1]
    if role := compiled(_ROLE).search(words):
        element, words = "editor", words[: role.start()]
    if not words or len(words) > 300 or words[0].isdigit():
        return []
    pieces, at = [], 0
    while m := compiled(_ONE_AUTHOR).match(words, at):
        pieces.append(Piece(start + m.start(), start + m.end(), element, {}))
        link = compiled(r",?\s+(?:and|&|et|und)\s+(?!al)|,\s+").match(words, m.end())
        if not link:
            break
        at = link.end()
    done = pieces[-1].end - start if pieces else 0
    if pieces and words[done:].strip(" ,").rstrip(".") in ("", "et al", "and others"):
        return pieces
    return [Piece(start, start + len(words), element, {})]


def _only_names(text: str, start: int, end: int, titles: list[Annotation]) -> bool:
    """True if nothing but names stands before a year in brackets: no title, no volume."""
    if titles and titles[0].start < end:
        return False
    words = text[start:end]
    # A number may be an organization's, "Committee of 100", but no volume ends a name.
    if words[-1:].isdigit() or compiled(r"[0-9],\s").search(words):
        return False
    after = _end_of_names(text, start, end)
    return after < 0 or compiled(_ROLE_ALONE).fullmatch(text[after:end].strip()) is not None


def _end_of_names(text: str, start: int, end: int) -> int:
    """Where the names end in "Ash, Bertha M. The Last Winter. Leeds": -1 if there is no telling."""
    at = start
    while m := compiled(_ONE_AUTHOR_OF_ROW).match(text, at, min(end, start + 200)):
        at = m.end()
        if text[at - 2 : at - 1] == ":":  # "Ash, B., Elm, C.: The Last Winter"
            return at
    for m in compiled(_SENTENCE).finditer(text, start, min(end, start + 200)):
        after = text[m.end() : m.end() + 4].lstrip()
        initial = len(after) > 1 and after[0].isupper() and after[1] == "."
        if initial or text[m.end() : m.end() + 9].lstrip()[:4] in ("and ", "et a"):
            continue
        names = text[start : m.start()]
        if "," not in names or not names[0].isupper() or len(names.split()) > 16:
            return -1
        if "(" in names or any(map(str.isdecimal, names)):
            return -1  # more than names
        return m.end() + len(text[m.end() : end]) - len(text[m.end() : end].lstrip())
    return -1


def _end_of_sentence(text: str, at: int, end: int) -> int:
    for m in compiled(_SENTENCE).finditer(text, at, end):
        if text[m.start()] != "." or not compiled(_ABBREVIATED).search(
            text[max(at, m.start() - 6) : m.start()]
        ):
            return m.start() + (text[m.start()] != ".")
    return end


def _container(text: str, at: int, end: int) -> tuple[list[Piece], str]:
    """What follows the title, and the level this shows the title to have."""
    while at < end and text[at] in '.,”"’ \n':
        at += 1
    if at >= end:
        return [], "m"
    out: list[Piece] = []
    level = "m"
    if m := compiled(_JOURNAL).match(text, at, end):
        out.append(Piece(*m.span("journal"), "title", {"level": "j"}))
        out.append(Piece(*m.span("volume"), "biblScope", {"unit": "volume"}))
        for group in ("point", "issue", "no"):
            if m[group] and not compiled(r"(?:1[4-9]|20)[0-9]{2}").fullmatch(m[group]):
                out.append(Piece(*m.span(group), "biblScope", {"unit": "issue"}))
        if piece := pages(text, m.end(), end):
            out.append(piece)
        return out, "a"
    if m := compiled(_IN).match(text, at, end):
        level = "a"
        if m["editors"]:
            out += [p._replace(element="editor") for p in _names(m.start("editors"), m["editors"])]
        at = _title_of_host(text, m.end(), end, "m", out)
    elif (
        (before := compiled(_PAGES).search(text, at, end))
        and not compiled(_PLACE).match(text, at, before.start())
        and not compiled(_CITES).search(text, at, before.start())
    ):
        # "Title. Name, pp. 1-10": the name is that of a journal or proceedings.
        level = "a"
        at = _title_of_host(text, at, before.start(), "j", out)
    imprint = _imprint(text, at, end)
    if len(imprint) == 2:  # what has a place and a publisher is a book
        out = [p._replace(attributes={"level": "m"}) if p.element == "title" else p for p in out]
    out += imprint
    before = compiled(_PAGES).search(text, at - 1, end) or compiled(_CLOSES).search(
        text, at, end
    )
    if before and not compiled(_CITES).search(text, at - 1, before.start()):
        piece = pages(text, before.end(), end)
        out += [piece] if piece else []
    return out, level


def _title_of_host(text: str, at: int, end: int, level: str, out: list[Piece]) -> int:
    """The title of what holds the article, put into `out`; returns where it ends."""
    stop = _end_of_sentence(text, at, end)
    if found := compiled(_PAGES_IN_BRACKETS).search(text, at, end):  # "Fens (pp. 3–14). Leeds"
        stop = found.start()
        piece = pages(text, found.start("pages"), end)
        out += [piece] if piece else []
        if is_title(text[at:stop]):
            out.append(Piece(at, stop, "title", {"level": level}))
        return min(end, found.end())
    if comma := compiled(r",\s+(?=pp?\.)").search(text, at, stop):
        stop = comma.start()
    if is_title(text[at:stop]) and ":" not in text[at:stop]:
        out.append(Piece(at, stop, "title", {"level": level}))
        return min(end, stop + 1)
    return at


def _imprint(text: str, at: int, end: int) -> list[Piece]:
    """Place and publisher, or a publisher that names itself one."""
    m = compiled(_PLACE).match(text, at, end)
    words = m["place"].lower().split() if m else []
    if m and len(words) <= 5 and words[0] not in ("the", "a", "an", *_NO_PLACES):
        a = m.start("publisher")
        return [
            Piece(*m.span("place"), "pubPlace", {}),
            Piece(a, a + len(m["publisher"].rstrip(", \n")), "publisher", {}),
        ]
    m = compiled(_PRESS).match(text, at, end)
    return [Piece(*m.span("publisher"), "publisher", {})] if m else []

"""What references are made of: names, titles in plain text, pages, and where a reference begins."""

from __future__ import annotations

from tei.regexes import compiled
from tei.typed import Record

_SMALL = frozenset(
    "a an the of in on to and or for from by with at as but nor vs via into upon over its his her "
    "their through under between against after before during without toward towards within about "
    "is are was de la le les du des der die das und et y el von zu im am al".split()
)
_PARTICLES = frozenset(
    "and & et al al. de van von der den du la le di da del della dos y zu ten ter jr sr".split()
)
_ABBREVIATED = frozenset(
    "ed eds vol vols no nos trans mr mrs ms dr st jr sr cf rev pt ser op cit prof gen col u.s vs "
    "ca ch chap p pp fig rpt repr univ dept gov sen rep lt capt sgt hon messrs mme mlle esp".split()
)
# Patterns are compiled when first needed, for most texts need few of them.
_SIGNALS = (
    r"(?:(?:But\s+see|[Ss]ee(?:\s+(?:also|especially|esp\.))?,?|[Cc]f\.|[Cc]ompare(?:\s+with)?|"
    r"[Qq]uoted\s+(?:in|from)|[Cc]ited\s+in|[Rr]eprinted\s+in|[Tt]ranslated\s+from|[Aa]lso|and|"
    r"[Vv]éase(?:\s+también)?|[Vv]éanse|[Vv]id\.|[Cc]fr?\.|[Vv]oir(?:\s+aussi)?|[Vv]gl\.|[Ss]iehe"
    r"(?:\s+auch)?|[Vv]edi(?:\s+anche)?|[Zz]ie(?:\s+ook)?|[Vv]er(?:\s+também)?|"
    r"[Ff]rom|[Ii]n|e\.g\.,?|[Ff]or\s+(?:example|instance),?|(?:see\s+)?for\s+\w+,\s+see)\s+)+"
)
_LABEL = r"\s*(?:[\[(]?[0-9]{1,3}[\])]?[.:]?|[*†‡§]{1,3}|[¹²³⁰-⁹]{1,3})\s+"
_SENTENCE_END = r"[.!?][\"”’)\]]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])|;\s+|:\s+(?=[A-Z])"
_NAME = r"(?:[A-Z][\w’'.-]*|[A-Z]\.(?:-?[A-Z]\.)*),?$"
_PAGES = (
    r"(?:pp?\.?\s*|S\.\s*|págs?\.\s*)?(?:[A-Z]{0,2}[0-9]{1,5}|[ivxlc]{1,6})(?:\s?[-–]{1,2}\s?(?:[A-Z]?[0-9]{1,5}|[ivxlc]{1,6}))?"
    r"(?:,\s(?:[0-9]{1,5})(?:[-–]{1,2}[0-9]{1,5})?(?![0-9]|\w))*(?:ff?\.)?(?![\w-])"
)
_RANGE = r"(?:pp?\.?\s*|S\.\s*|págs?\.\s*)?([0-9]{1,5})(?:\s?[-–]{1,2}\s?([0-9]{1,5}))?$"


class Piece(Record):
    """A part of a reference: an element of `<bibl>` over `text[start:end]`."""

    start: int
    end: int
    element: str
    attributes: dict[str, str]


def begins(text: str, low: int, at: int, protected: list[tuple[int, int]]) -> int:
    """Where the reference begins that has come to `at`: after the stop or semicolon before it,
    the note's number, and words such as "See also". `protected` are spans without boundaries.
    """
    low = max(low, at - 320)
    start = low
    for m in compiled(_SENTENCE_END).finditer(text, low, at):
        inside = any(a < m.end() and m.start() < b for a, b in protected)
        if inside or m[0][0] == ":" or (m[0][0] == "." and _abbreviated(text, low, m.start())):
            continue
        start = m.end()
    if label := compiled(_LABEL).match(text, start, at):
        start = label.end()
    if signal := compiled(_SIGNALS).match(text, start, at):
        start = signal.end()
    return start


def _abbreviated(text: str, low: int, stop: int) -> bool:
    """True if the stop belongs to an initial or an abbreviation, not to a sentence."""
    left = text[max(low, stop - 12) : stop]
    word = left[max(left.rfind(" "), left.rfind("\n"), left.rfind("(")) + 1 :]
    return (len(word) == 1 and word.isupper()) or word.lower().strip('“"(') in _ABBREVIATED


def is_name(words: str) -> bool:
    """True of words that read as one or more personal names: capitals, initials, particles."""
    tokens = compiled(r"\s\((?:with|and)\s[^()]*\)").sub("", words).split()
    if not 1 <= len(tokens) <= 12 or not tokens[0][0].isupper():
        return False
    if tokens[0].lower() in _SMALL or any(c.isdigit() for c in words):
        return False
    return all(compiled(_NAME).match(t) or t.lower().rstrip(",.") in _PARTICLES for t in tokens)


_BETWEEN = r",?\s+(?:and|&|und|et)\s+(?!al)|,\s+(?=[A-Z][\w’'.-]*\s+[A-Z])"


def names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The single names in a list such as "A. Ash, B. Birch, and C. Cole"."""
    out, at = [], start
    for m in compiled(_BETWEEN).finditer(text[start:end]):
        out.append((at, start + m.start()))
        at = start + m.end()
    out.append((at, end))
    return [_trimmed(text, a, b) for a, b in out if a < b]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    while start < end and text[start] in " \n\t,;":
        start += 1
    return start, end


def is_title(words: str) -> bool:
    """True of words written as titles are: nearly all but the small ones have capitals."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 40 or not (tokens[0][0].isupper() or tokens[0][0].isdigit()):
        return False
    lower = sum(t[0].islower() and t.strip(".,:;!?’'") not in _SMALL for t in tokens)
    return lower * 4 <= len(tokens) - 1


def title_run(text: str, start: int, end: int) -> int:
    """Where the run of words in title case begins that ends at `end`: at its first capital."""
    at = begin = end
    for _ in range(14):
        left = text[start:at].rstrip()
        cut = max(left.rfind(" "), left.rfind("\n")) + 1
        word = left[cut:]
        if not word or word[-1] in ',;:.!?”"' or not (word[0].isupper() or word in _SMALL):
            break
        at = start + cut
        if word[0].isupper():
            begin = at
    return begin


def pages(text: str, at: int, high: int) -> Piece | None:
    """`pp. 186-210` as a `<biblScope unit="page" from="186" to="210">`."""
    m = compiled(_PAGES).match(text, at, high)
    if not m or (m[0][0] in "ivxlc" and m.end() < high and text[m.end()].isalpha()):
        return None
    attributes = {"unit": "page"}
    if one := compiled(_RANGE).match(m[0]):
        first, last = one[1], one[2] or one[1]
        if len(last) < len(first):
            last = first[: -len(last)] + last
        if int(first) <= int(last):
            attributes |= {"from": first, "to": last}
    return Piece(m.start(), m.end(), "biblScope", attributes)

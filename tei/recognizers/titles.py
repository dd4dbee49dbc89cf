"""Titles of works that nothing sets off: newspapers by name, and what a noun announces.

Guidelines: COBICOL (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COBICOL).

    the New York Herald Tribune     the <title level="j">New York Herald Tribune</title>
    a pamphlet entitled The Road Back, which ...
                                    a pamphlet entitled <title level="a">The Road Back</title>, ...
    her novel Fen Country (1931)    her novel <title level="m">Fen Country</title> (1931)

Titles in quotation marks are the quotation rule's, those in references `references`'. Here only
capitals tell a title from other words, so the rule speaks where a list or a noun speaks too.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.capitalized import capitals_of
from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "titles"
WHY_KNOWN = "a newspaper or journal of the list"
WHY_PLACE = "a place's name before a word that newspapers have in their names"
WHY_FORM = "words in title case that end as names of journals do"
WHY_ENTITLED = "the words before announce a title"
WHY_NOUN = "a noun for a work stands before: “{}”"

_PAPER = compiled(
    r"(?:Times|Tribune|Post|Herald|Globe|Gazette|Guardian|Chronicle|Courier|Telegraph|Observer|"
    r"Review|Journal|Magazine|Monthly|Quarterly|Inquirer|Zeitung|Pravda|Izvesti|Iskra|Newsweek)"
    r"(?![^\W_])"
)
# Patterns are compiled when first needed, for most texts need few of them.
_OF_WHAT = r"\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+(?:and|[A-Z][\w’'-]+))*"
_BY_OR_BRACKET = r"\s(?:by\s[A-Z]|\()"
_NEXT_WORD = r"\s+([^\W\d_]+)"
_NOUNS = frozenset(
    "novel newspaper magazine journal pamphlet poem opera play film book essay memoir "
    "periodical weekly".split()
)
_RUN = (
    r"[A-Z][\w’'&-]*(?:(?:\s+(?:of|the|and|in|on|to|a|an|for|from|with|at|by|or|de|la|le|des|du|"
    r"und|der|die|das|et))*\s+[A-Z][\w’'&-]*)*"
)
# Words before a newspaper's name that are no places, and yet part of the name.
_KINDS = frozenset("Daily Evening Morning Sunday Weekly Saturday Free News Herald Post".split())
_FORMS = frozenset("Review Journal Magazine Monthly Quarterly Gazette".split())
_ALONE = frozenset("Times Guardian Observer Telegraph Gazette".split())
_SMALL_BEFORE = frozenset("the The a an in In of to by his her its and And from".split())
_NOT_IN = ("title", "ref", "idno", "email", "code")


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<title level>` for titles in running text that nothing else marks."""
    text = document.text
    # Most texts have none, which their different words tell sooner.
    found = list(_periodicals(text)) if _PAPER.search(capitals_of(document)) else []
    found += _entitled(text)
    for noun in _NOUNS & document.words:
        found += _announced(text, noun, layer)
    # All are found before the first is yielded: the layer stays sorted while it is asked.
    found = [a for a in found if layer.covering(a.start, *_NOT_IN) is None]
    done, cursor = 0, Cursor(document)
    for annotation in sorted(found):
        if annotation.start >= done and cursor.move_to(annotation.start, annotation.end):
            done = annotation.end
            yield annotation


def _title(start: int, end: int, level: str, why: str, cert: str) -> Annotation:
    attributes = {"level": level} if level else {}
    return Annotation(start, end, "title", RULE, why, cert, attributes)


def _periodicals(text: str) -> Iterator[Annotation]:
    known: frozenset[str] = frozenset()
    for m in _PAPER.finditer(text):
        known = known or word_list("periodicals")
        start, end = m.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
            continue
        following = compiled(_NEXT_WORD).match(text, end)
        if following and (following[1][0].isupper() or following[1].startswith("office")):
            continue  # "Times Square", "Post Office"
        yield from _periodical(text, start, end, known)


def _periodical(text: str, start: int, end: int, known: frozenset[str]) -> Iterator[Annotation]:
    """The newspaper's name that ends at `end`: the longest run of capitals that reads as one."""
    words, begins = _capitals_before(text, start)
    last = text[start:end]
    for i in range(len(words) + 1):
        name = " ".join([*words[i:], last]).replace("’", "'")
        if name in known:
            yield _title(begins[i] if i < len(words) else start, end, "j", WHY_KNOWN, "high")
            return
    for i in range(len(words)):
        place = [word for word in words[i:] if word not in _KINDS]
        if place and " ".join(place) in word_list("places"):
            yield _title(begins[i], end, "j", WHY_PLACE, "medium")
            return
    before = text[max(0, (begins[0] if begins else start) - 5) : begins[0] if begins else start]
    if last == "Journal" and (of := compiled(_OF_WHAT).match(text, end)):
        yield _title(begins[0] if begins else start, of.end(), "j", WHY_FORM, "medium")
    elif (words and last in _FORMS and before.endswith(("the ", "The "))) or (
        not words and last in _ALONE and before.endswith("the ")
    ):
        yield _title(begins[0] if begins else start, end, "j", WHY_FORM, "medium")


def _capitals_before(text: str, start: int) -> tuple[list[str], list[int]]:
    """The words with capitals that stand directly before, and where each begins."""
    words: list[str] = []
    begins: list[int] = []
    at = start
    for _ in range(4):
        left = text[max(0, at - 24) : at]
        body = left.rstrip()
        if not body or len(body) == len(left) or "\n\n" in left:
            break
        word = body[max(body.rfind(" "), body.rfind("\n")) + 1 :]
        if not word[0].isupper() or word in _SMALL_BEFORE or word[-1] in ',;:!?)”"':
            break
        if word[-1] == "." and word != "St.":
            break
        at -= len(left) - len(body) + len(word)
        words.insert(0, word)
        begins.insert(0, at)
    return words, begins


def _entitled(text: str) -> Iterator[Annotation]:
    at = text.find("titled ")
    while at >= 0:
        m = compiled(_RUN).match(text, at + 7)
        if m and " " in m[0]:
            words = text[max(0, at - 40) : at].split()
            level = _level(words[-2].strip(",;:")) if len(words) > 1 else ""
            yield _title(m.start(), m.end(), level, WHY_ENTITLED, "medium")
        at = text.find("titled ", at + 7)


def _announced(text: str, noun: str, layer: Layer) -> Iterator[Annotation]:
    for m in compiled(rf" {noun}\s+(?=[A-Z])").finditer(text):
        run = compiled(_RUN).match(text, m.end())
        if not run:
            continue
        start, end = run.span()
        single = not any(c.isspace() for c in run[0])
        closed = text[end : end + 1] in (",", ".", ";", ")")
        if single and not (closed or compiled(_BY_OR_BRACKET).match(text, end)):
            continue
        name = layer.covering(start, "persName", "placeName", "orgName", "date")
        if name is not None and (single or name.end >= end):
            continue
        yield _title(start, end, _level(noun), WHY_NOUN.format(noun), "medium")


def _level(noun: str) -> str:
    """The level that a noun for a work gives its title: "novel" m, "poem" a, "weekly" j."""
    if noun in word_list("works_serial"):
        return "j"
    if noun in word_list("works_whole") or noun == "pamphlet":
        return "m"
    return "a" if noun in word_list("works_in_parts") else ""

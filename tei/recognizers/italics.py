"""What is set in italics: titles of works and words of another language, told by what is around.

Guidelines: COHQW (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQW).

    Ash’s _Fen Songs_ sold.    Ash’s <title level="m" rend="italic">Fen Songs</title> sold.
    she read _Emma_            she read <title level="m" rend="italic">Emma</title>
    the _Courier_ newspaper    the <title level="j" rend="italic">Courier</title> newspaper
    _Fen Songs_ (1903)         <title level="m" rend="italic">Fen Songs</title> (1903)
    _Il faut que tu le dises_  <foreign xml:lang="fr" rend="italic">Il faut que ...</foreign>
    aboard the _Amity_         (left alone: a ship; so is what nothing tells)

A title begins with a capital, and one of these speaks for it: whose it is, a verb of reading or
writing, a noun for a work, what stands of it (“act 2 of”, “copy of”), a year or a place in the work
after it, its name in a list of periodicals, a title of the same words elsewhere in the text. Once
told, the same words in italics are the title wherever they stand, and so is what “and” joins to it.
Where italics say nothing else they stay `<hi>`: a wrong tag is worse than a plain one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tei.languages import guess_italics, language_of
from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "italics"
WHY = {
    "list": "in italics, and a newspaper or journal of the list",
    "form": "in italics, and ends as names of newspapers and journals do",
    "noun after": "in italics, before a word for a newspaper or journal",
    "noun": "in italics, after a noun for a work",
    "whose": "in italics and with a capital, after the name of whose work it is",
    "verb": "in italics and with a capital, after a verb of reading, writing or publishing",
    "part": "in italics and with a capital, after what is a part or a form of a work",
    "year": "in italics, before a year in brackets",
    "by": "in italics, before “by” and a name",
    "locator": "in italics, before a place in a work",
    "known": "in italics, and the words of a title elsewhere in the text",
    "joined": "in italics, and joined by “and” to a title in italics",
    "language": "in italics, and of words that are common in that language",
    "tag": "in italics, and one of the Latin words of scholars",
}
_NOT_IN = ("title", "bibl", "foreign", "mentioned", "term", "code", "head", "titlePart", "byline",
           "docAuthor", "formula", "idno", "email", "gloss", "speaker", "stage")  # fmt: skip
_BEFORE, _AFTER = 80, 40  # characters around that are looked at
_LONGEST = 120  # characters of a title
_OF_SHIP = 30  # characters of what says that it is a ship
_OPENING = " \n\t“‘\"'(["
# These are for words in lower case: a pattern that need not fold case itself is much faster.
_SHIP = compiled(
    r"\b(?:ships?|steamers?|steamships?|schooner|frigate|brig|barque|yacht|vessels?|boats?|"
    r"liner|cruiser|submarine|aboard|on board|hms|h\.m\.s\.|uss|u\.s\.s\.|ss|s\.s\.|rms|spacecraft|"
    r"locomotive|aeroplane|airplane|sloop|cutter|trawler|galley|galleon)(?: of)?(?: the)?\s*$"
)
_WHOSE = compiled(r"\b([A-Z][\w.-]*)(?:['’]s?)\s+(?:(?:own|first|last|new|early|late|great)\s+)?$")
_NOBODY = frozenset("It That He She There Here What Who Let Where How This When Why One".split())
_VERB = compiled(
    r"\b(?:read|reads|reading|re-?read|re-?reading|reviewed|reviews|reviewing|edited|edits|"
    r"editing|translated|translates|translating|published|publishes|publishing|entitled|titled|"
    r"wrote|writes|writing|subscribed to|subscribes to|printed in|published in|appeared in|began|"
    r"contributed to|wrote for|writes for|finished|quoting(?: from)?|quotes(?: from)?)\s+"
    r"(?:(?:some|part|much|most|all) of\s+)?(?:(?:the|a|his|her|their|my|our|in|into|for)\s+)*$"
)
_CALLED = compiled(r"\b([a-z]+),? (?:called|named)\s+$")
# What has a work of its own; and what has one only with a number: “act 2 of”, “book IV of”
_PART = compiled(
    r"\b(?:authors?|editors?|translators?|translations?|editions?|cop(?:y|ies)|reviews?|"
    r"readers?|heroine|sequels?|prefaces?|proofs?|in the style)\s+(?:of|to)\s+"
    r"(?:(?:the|a|his|her|their)\s+)*$|\b(?:volumes?|vol\.|chapters?|chap\.|acts?|scenes?|books?|"
    r"cantos?|stanzas?|lines?|no\.|numbers?)\s+(?:\d+|[ivxl]+)\s+(?:of|in|from)\s+(?:the\s+)?$"
)
_NOUN = compiled(r"(?:^|[\s(—-])([a-z]+),?\s+$")
_PAPERS = compiled(r"\s+(?:[Nn]ewspapers?|[Mm]agazines?|[Rr]eviews?|journal|gazette)\b")
_BY = compiled(r",?\s+by\s+(?:the\s+)?(?:[A-Z][a-z]|[A-Z]\.)")
_PAPER = compiled(
    r"(?:Times|Tribune|Post|Herald|Globe|Gazette|Guardian|Chronicle|Courier|Telegraph|Observer|"
    r"Review|Journal|Magazine|Monthly|Quarterly|Zeitung|Mercury|Spectator|Examiner|Advertiser)$"
)
_YEAR = compiled(r",?\s+[(\[](?:[^()\[\]\n]{0,40}[ ,])?1[4-9]\d\d|,?\s+[(\[](?:[^()\[\]\n]{0,40}"
                 r"[ ,])?20\d\d")  # fmt: skip
_LOCATOR = compiled(
    r"(?i),?\s+\(?(?:act|book|canto|chapters?|chap\.|ch\.|lines?|ll?\.|scene|section|sect\.|stanza|"
    r"vol\.|volume|pp?\.)\s+[\divxl]|,\s+[ivxl]+\.\s?\d"
)
_JOIN = compiled(r"(?:,|,? (?:and|&|or|nor)|, (?:and|&))\s+(?:(?:the|his|her|of|in)\s+){0,2}$")
_TAGS = compiled(
    r"(?i)(?:ibid|ib|op\. ?cit|loc\. ?cit|et al|et seqq?|et alii|passim|idem|eadem|vide|infra|"
    r"supra|s\.v|sub voce|inter alia|mutatis mutandis|in situ|ad loc)\.?,?"
)
_WORD = compiled(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEADING = compiled(r"(?:[Tt]he|[Aa]n?|[Oo]n|[Oo]f)\s+")


class _Italics(Record):
    """Words in italics: what the type is set by, and where the words begin and end."""

    by: Annotation
    start: int
    end: int
    words: str
    before: str
    after: str
    name: str  # the words without "The" and the like
    parts: list[str]  # what there are of words in it


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<title level>` and `<foreign xml:lang>` over words in italics."""
    found = list(_italics(document.text, layer, Cursor(document)))
    if not found:
        return
    language = language_of(document, project).code
    known = _known(document.text, layer)
    told: dict[int, tuple[str, str]] = {}  # place in `found` -> level, reason
    titles = [at for at, one in enumerate(found) if _may_be_title(one)]
    for at in titles:
        if evidence := _evidence(found[at]):
            told[at] = evidence
            known.setdefault(_joined(found[at].parts), evidence[0])
    for at in titles:
        if at in told:
            continue
        one = found[at]
        if (level := known.get(_joined(one.parts))) is not None:
            told[at] = level, "known"
        elif at - 1 in told:
            between = document.text[found[at - 1].by.end : one.by.start]
            if len(between) < _AFTER and _JOIN.match(between):
                told[at] = told[at - 1][0], "joined"
    for at, one in enumerate(found):
        if at in told:
            level, why = told[at]
            cert = "high" if why == "list" else "medium"
            yield _tagged(one, "title", {"level": level}, why, cert)
        elif spoken := _spoken(one.words, language):
            why = "tag" if _TAGS.fullmatch(one.words) else "language"
            yield _tagged(one, "foreign", {"xml:lang": spoken}, why, "medium")


def _tagged(
    one: _Italics, element: str, attributes: dict[str, str], why: str, cert: str
) -> Annotation:
    by = one.by
    if not by.marks and by.rule != "readers.tei":  # the element says what the type was for
        attributes = attributes | {"rend": by.attributes.get("rend", "italic")}
    return Annotation(by.start, by.end, element, RULE, WHY[why], cert, attributes)


def _italics(text: str, layer: Layer, cursor: Cursor) -> Iterator[_Italics]:
    """The words in italics that a line of text goes around, in order."""
    marked = [*layer.of("hi"), *layer.of("emph")]
    for by in sorted(
        a for a in marked
        if "italic" in a.attributes.get("rend", "").split() or (a.marks and a.rule == "emphasis")
    ):  # fmt: skip
        start, end = by.start, by.end
        for mark_start, mark_end in by.marks:
            start = mark_end if mark_start == start else start
            end = mark_start if mark_end == end else end
        if end - start > _LONGEST or not cursor.move_to(start, end):
            continue
        around = text[cursor.start : by.start], text[by.end : cursor.end]
        if not any(map(str.isalnum, chain(*around))) or layer.covering(start, *_NOT_IN) is not None:
            continue
        before = text[max(cursor.start, by.start - _BEFORE) : by.start]
        after = text[by.end : min(cursor.end, by.end + _AFTER)]
        words = " ".join(text[start:end].split())
        name = _LEADING.sub("", words, count=1)
        yield _Italics(by, start, end, words, before, after, name, _WORD.findall(name))


def _known(text: str, layer: Layer) -> dict[str, str]:
    """The titles that other rules have found, those of the bibliography too -> their level."""
    found: dict[str, str] = {}
    for title in layer.of("title"):
        level = title.attributes.get("level", "")
        if level in ("m", "j") and len(key := _key(text[title.start : title.end])) > 3:
            found.setdefault(key, level)
    return found


def _key(words: str) -> str:
    """What is the same in “The Monastery”, “the Monastery” and “Monastery,”."""
    return _joined(_WORD.findall(_LEADING.sub("", words.strip(), count=1)))


def _joined(words: list[str]) -> str:
    return "".join(words).casefold()


def _may_be_title(one: _Italics) -> bool:
    words = one.parts
    if not words or not words[0][0].isupper() or " v. " in one.words or one.words[-1] in "!?":
        return False
    return len(words) > 1 or (
        len(words[0]) > 3 and words[0].lower() not in word_list("function_words")
    )


def _evidence(one: _Italics) -> tuple[str, str] | None:
    """The level of what may be a title and what speaks for it; None if nothing does."""
    before, after = one.before.rstrip("“‘\"'(["), one.after.lstrip("”’\"'")
    small = before.casefold()
    if _SHIP.search(small, max(0, len(small) - _OF_SHIP)):
        return None
    name = one.name.replace("’", "'").rstrip(".,;:")
    if name in word_list("periodicals"):
        return "j", "list"
    if _PAPERS.match(after):
        return "j", "noun after"
    if _PAPER.search(name) and " " in name:
        return "j", "form"
    last = before.rsplit(None, 1)[-1:]  # only there can it be
    at = len(before.rstrip()) - len(last[0]) - 1 if last else 0
    noun = _NOUN.search(before, max(0, at)) if last else None
    if noun and noun[1] in ("called", "named"):
        noun = _CALLED.search(before)
    if noun and (level := _level(noun[1])):
        return level, "noun"
    if "'" in before or "’" in before:
        whose = _WHOSE.search(before)
        if whose and whose[1] not in _NOBODY:
            return "m", "whose"
    if _VERB.search(small):
        return "m", "verb"
    if _PART.search(small):
        return "m", "part"
    if _LOCATOR.match(after):
        return "m", "locator"
    if _BY.match(after):
        return "m", "by"
    return ("m", "year") if _YEAR.match(after) else None


def _level(noun: str) -> str:
    if noun in word_list("works_serial"):
        return "j"
    if noun in word_list("works_whole"):
        return "m"
    return "a" if noun in word_list("works_in_parts") else ""


def _spoken(words: str, language: str) -> str:
    """The language of words in italics, if they are clearly in another than the text."""
    if _TAGS.fullmatch(words):
        return "" if language[:2] == "la" else "la"
    return guess_italics(words, language) if language else ""

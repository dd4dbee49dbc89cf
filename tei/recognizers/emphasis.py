"""Emphasis that plain text can show: a word in capitals, `_underscores_`, `*asterisks*`.

Guidelines: COHQHE (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQHE).

    They listened but did not HEAR.   They ... not <emph rend="caps">HEAR</emph>.
    It was _his_ idea.                It was <emph rend="pre(_) post(_)">his</emph> idea.
    She read _The Mill_.              She read <hi rend="italic pre(_) post(_)">The Mill</hi>.
    on the steamer _Telephone_        on the steamer <hi rend="italic ...">Telephone</hi>
    the NKVD, Part IV, THE END        (left alone)

Capitals are emphasis only where a common word (`words/emphasized.txt`) stands in them amid lower
case. Names, acronyms, numerals, headings, the first words of a chapter are not common words, or
not amid lower case. Underscores and asterisks count in plain text alone. The text stays as it is
printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tei.recognizers.capitalized import capitals_of, opens_sentence
from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "emphasis"
WHY_CAPITALS = "a common word in capitals amid lower case"
WHY_MARKED = "a word or words between underscores or asterisks, as typists mark emphasis"
WHY_ITALIC = "words between underscores or asterisks, with capitals as titles have"

# The first letters are plain sets, which the engine searches fast.
_CAPITALS = compiled(
    r"[A-Z][A-Z](?<![\w&./-]..)[A-Z]*+(?:['’][A-Z]+)?(?![\w&/]|-[A-Z0-9]|\.[A-Z0-9])"
)
_CAPITAL_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_IN = (
    *("head", "titlePart", "byline", "docAuthor", "signed", "speaker", "label", "cell"),
    *("ref", "idno", "email", "code", "abbr", "title", "persName", "placeName", "orgName", "bibl"),
)
_MARKED_BEFORE = (" ", "\n", "\t", "(", "[", "“", "‘", '"', "'", "—", "–", "-")
_MARKED_ALREADY = ("emph", "hi", "title", "foreign", "term", "code", "ref", "mentioned", "gi")
_TYPED = "text/plain"  # elsewhere emphasis is marked, and such a sign is meant as one
_LONGEST = 160  # characters that may stand between two underscores


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<emph>` for words in capitals and for words between underscores or asterisks."""
    cursor = Cursor(document)
    # All are found before the first is yielded: the layer stays sorted while it is asked.
    found: list[Annotation] = []
    if document.origin.media_type == _TYPED:
        found += _marked(document.text, layer, cursor, "_")
    if "*" in document.text and document.origin.media_type == _TYPED:
        found += _marked(document.text, layer, cursor, "*")
    met = map(_plain, _CAPITALS.findall(capitals_of(document)))
    if not word_list("emphasized").isdisjoint(met):
        found += _capitals(document.text, layer, cursor)
    yield from found


def _capitals(text: str, layer: Layer, cursor: Cursor) -> Iterator[Annotation]:
    found = list(_CAPITALS.finditer(text))
    common, small = word_list("emphasized"), word_list("function_words")
    times = Counter(m[0] for m in found)
    done = 0
    for m in found:
        start, word = m.start(), _plain(m[0])
        if start < done or word not in common or not cursor.move_to(start):
            continue
        if times[m[0]] > 1 and word not in small:
            continue  # READ and HOME are common words, and the names of projects
        first, last, words = _run(text, start, m.end(), cursor)
        done = last
        if words > 4 or not _amid_lower_case(text, first, last, cursor):
            continue
        if text[last : last + 2] == " (" or (text[first - 1] in "([" and text[last] in ")],"):
            continue  # an acronym with its expansion: "HOME (History Of ...)", "... (START)"
        run = _CAPITAL_WORD.findall(text, first, last)
        if not all(_plain(word) in common or len(word) == 1 for word in run):
            continue
        if layer.covering(start, *_NOT_IN) is None:
            cert = "high" if words == 1 else "medium"
            yield Annotation(first, last, "emph", RULE, WHY_CAPITALS, cert, {"rend": "caps"})


def _plain(word: str) -> str:
    """A word in lower case, without the end of "didn't"."""
    word = word.lower().replace("’", "'")
    return word.removesuffix("n't") if word not in ("can't", "won't", "shan't") else "not"


def _run(text: str, start: int, end: int, cursor: Cursor) -> tuple[int, int, int]:
    """The whole run of words in capitals around a word, and how many they are."""
    words, first, last = 1, start, end
    while words < 8:
        left = text[max(cursor.start, first - 24) : first].rstrip()
        word = left[max(left.rfind(" "), left.rfind("\n")) + 1 :].strip("“\"'‘([—-,;:")
        if (
            not word
            or not word[0].isalpha()
            or not word.isupper()
            or len(word) == 1
            or word[-1] in ".!?"
        ):
            break
        first = text.rfind(word, cursor.start, first)
        words += 1
    while words < 8:
        m = compiled(r"[\s,]+([^\W\d_]+(?:['’][^\W\d_]+)?)").match(text, last, cursor.end)
        if not m or not m[1].isupper() or (len(m[1]) == 1 and m[1] == "I"):
            break
        last = m.end()
        words += 1
    return first, last, words


def _amid_lower_case(text: str, first: int, last: int, cursor: Cursor) -> bool:
    """True if lower case stands on the left and around; the first word of a block has none."""
    left = text[max(cursor.start, first - 40) : first]
    right = text[last : min(cursor.end, last + 40)]
    before = _CAPITAL_WORD.findall(left)
    if not before or (before[-1].isupper() and before[-1] not in ("I", "A")):
        return False
    around = left + right
    lower = sum(c.islower() for c in around)
    return lower > 2 * sum(c.isupper() for c in around)


def _marked(text: str, layer: Layer, cursor: Cursor, sign: str) -> Iterator[Annotation]:
    at = text.find(sign)
    while at >= 0:
        end = _closing(text, at, sign)
        if not end or not cursor.move_to(at) or end > cursor.end or _begins_note(layer, at):
            at = text.find(sign, at + 1)
            continue
        if layer.covering(at, *_MARKED_ALREADY) is None:
            yield _emphasis(text, at, end, sign)
        at = text.find(sign, end)


def _begins_note(layer: Layer, at: int) -> bool:
    """True of the asterisk that is the sign of a note: it can be recorded but once."""
    note = layer.covering(at, "note")
    return note is not None and any(start <= at < end for start, end in note.marks)


def _closing(text: str, at: int, sign: str) -> int:
    """Where the pair ends that opens at `at`, just after its closing sign; 0 if none opens."""
    if at and text[at - 1] not in _MARKED_BEFORE:
        return 0
    inner = text[at + 1 : at + 2]
    if not inner or inner.isspace() or inner in "_*.,;:)":
        return 0
    close = text.find(sign, at + 2, at + 2 + _LONGEST)
    if close < 0 or text[close - 1].isspace() or "\n\n" in text[at:close]:
        return 0
    after = text[close + 1 : close + 2]
    return 0 if after and (after.isalnum() or after in "_*") else close + 1


def _emphasis(text: str, start: int, end: int, sign: str) -> Annotation:
    words = _CAPITAL_WORD.findall(text, start + 1, end - 1)
    capitals = sum(word[0].isupper() and word != "I" for word in words)
    marks = ((start, start + 1), (end - 1, end))
    rend = rend_of_marks(sign, sign)
    # One capital inside a sentence is that of a name: the steamer _Telephone_.
    named = len(words) == 1 and capitals and len(words[0]) > 1 and not opens_sentence(text, start)
    if named or (len(words) > 1 and capitals > 1):
        return Annotation(
            start, end, "hi", RULE, WHY_ITALIC, "medium", {"rend": "italic " + rend}, marks
        )
    return Annotation(start, end, "emph", RULE, WHY_MARKED, "medium", {"rend": rend}, marks)

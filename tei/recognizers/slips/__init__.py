"""What the text seems to get wrong in its setting: reported, never corrected unasked.

Guidelines: COEDCOR (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDCOR).

    He left the the house .    ->  two findings; the text stays as it is
    with [corrections] encode = "sic":
                               ->  He left <sic>the the</sic> house<sic> .</sic>
    and with "choice":
                               ->  He left <choice><sic>the the</sic><corr>the</corr></choice> ...

Four slips are looked for: a word doubled, a space before a stop, none after it, and a sentence
that begins without the one before having ended. Each has a pattern that finds candidates fast
and reasons to let one pass: a proof-reader who cries wolf is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.findings import Finding
from tei.recognizers.slips.candidates import Slip, doubled, spaced, unspaced, unstopped
from tei.standoff import Annotation, Layer
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project

WHY = {
    "doubled-word": "a small word stands twice in a row",
    "space-before": "a space stands before a mark that follows its word directly",
    "space-missing": "no space follows a mark that ends a sentence or part of one",
    "stop-missing": "a sentence begins, and the one before has no stop",
}
MOST = 50  # findings of one code


def _as_written(words: str) -> frozenset[str]:
    """The words in lower case, with a capital, and in capitals."""
    return frozenset(words.split() + words.title().split() + words.upper().split())


_ENGLISH = _as_written("the of and was")
_OTHERS = _as_written("der die und le la les et el los il che het een och og di que de")
# Where letters and marks are not prose.
_ELSEWHERE = ("ref", "idno", "email", "bibl", "gap", "graphic", "address", "table", "code", "num")
_NO_SENTENCE = ("head", "titlePart", "byline", "l", "cell", "label", "title", "signed", "salute")


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Finding]:
    """Yield a finding for each slip, and a `<sic>` where the edition asks for it.

    With `encode = "choice"` the annotation carries the right reading in the attribute `corr`,
    which is not TEI's: `tei.text.corrections` makes a `<choice>` of it.
    """
    encode = project.setting("corrections", "encode")
    language = project.setting("header", "language") or document.metadata.language
    english = language.lower().startswith("en") if language else is_english(document)
    for slip in slips(document.text, english):
        if not stands(document, layer, slip):
            continue
        yield Finding(slip.code, document.place(slip.place), slip.arguments)
        if encode != "report":
            attributes = {"corr": slip.correction} if encode == "choice" else {}
            yield Annotation(
                slip.start, slip.end, "sic", "slips", WHY[slip.code], "medium", attributes
            )


def slips(text: str, english: bool) -> Iterator[Slip]:
    """All slips of a text, at most fifty of a kind. Some are told in English only."""
    kinds = [spaced(text, english), unspaced(text)]
    if english:
        kinds += [doubled(text), unstopped(text)]
    for kind in kinds:
        for count, slip in enumerate(kind, 1):
            yield slip
            if count == MOST:
                break


def is_english(document: Document) -> bool:
    """True unless the first pages have more of other languages' little words than of English's.

    >>> from tei.document import Document, Origin
    >>> is_english(Document("La grève et les mineurs de la ville", Origin("a.txt")))
    False
    """
    sample, words = document.text[:30_000], document.words
    # Few of them occur in most texts: the words that the text has are told sooner than counted.
    others = sum([sample.count(f" {word} ") for word in words & _OTHERS])
    for word in words & _ENGLISH:
        if others <= 0:
            break  # the first of English has outnumbered the few that English texts quote
        others -= sample.count(f" {word} ")
    return others <= 0


def stands(document: Document, layer: Layer, slip: Slip) -> bool:
    """True if the slip stands in prose: in no address, table, link, nor in an editor's eyes."""
    if document.text.startswith(("[sic]", " [sic]", "(sic)", " (sic)", "[!]", " [!]"), slip.end):
        return False
    if layer.covering(slip.place, *_ELSEWHERE):
        return False
    if layer.covering(slip.place, "sic", "supplied", "orig") and slip.code == "stop-missing":
        return False
    return slip.code != "stop-missing" or not layer.covering(slip.place, *_NO_SENTENCE)

"""The pieces of all runs of a document, where they stand."""

from __future__ import annotations

from tei.recognizers.capitalized import runs
from tei.recognizers.naming import analysis
from tei.recognizers.naming.borders import Borders
from tei.recognizers.naming.lexicon import Lexicon
from tei.recognizers.naming.pieces import PAIR, PERSON, WORD, Piece
from tei.standoff import CONTAINERS, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

# A piece, the offset its own offsets count from, and whether it stands in a heading.
Found = tuple[int, Piece, bool]

_OF_PERSONS = (PERSON, PAIR, WORD)

# Elements in which nothing is called by name: addresses of the web, numbers, markers.
_CLOSED = ("ref", "idno", "email", "graphic", "formula", "code", "biblScope", "pb", "milestone")


def found_pieces(document: Document, layer: Layer, lexicon: Lexicon) -> list[Found]:
    """All pieces in order, but those in web addresses, lists of references, marks, and what would
    be persons in the imprints of books: "(London: Victor Gollancz, 1963)" names a publisher.
    """
    cits = layer.of("cit")
    sources = Intervals((a.start, a.end) for a in cits) if cits else ()
    lists = (
        a
        for a in layer.of("bibl", "listBibl")
        if (a.block or a.rule == "bibliographies") and a.start not in sources
    )
    after = layer.of("postscript")
    afterwards = Intervals((a.start, a.end) for a in after) if after else ()
    labels = (a for a in layer.of("label") if a.start in afterwards)  # "P. D. Póngame Vd."
    closed = Intervals((a.start, a.end) for a in (*layer.of(*_CLOSED), *lists, *labels))
    heads = Intervals((a.start, a.end) for a in layer.of("head", "titlePart"))
    publishers = _publishers(document.text, layer)
    line_starts: set[int] = set()
    if document.wrapped:  # else a run ends with its line
        blocks = (a for a in layer.annotations if a.block)
        line_starts = {a.start for a in blocks if a.element not in CONTAINERS}
    borders = Borders(document, layer, lexicon)
    read: tuple[dict[str, tuple[Piece, ...]], ...] = ({}, {})  # within sentences, opening one
    out: list[Found] = []
    append = out.append
    turn = 0
    for start, words, opens in borders.parts(runs(document.text, document.wrapped, line_starts)):
        if start >= turn:
            is_closed, turn = closed.reach(start)
            heading, end = heads.reach(start)
            turn = min(turn, end)
        if is_closed:
            continue
        known = read[opens]
        pieces = known.get(words)
        if pieces is None:
            pieces = known[words] = analysis.read(words, opens, lexicon)
        for piece in pieces:
            append((start, piece, heading))
    if publishers is None:
        return out
    return [
        one
        for one in out
        if one[1].kind not in _OF_PERSONS or one[0] + one[1].start not in publishers
    ]


def _publishers(text: str, layer: Layer) -> Intervals | None:
    """Where publishers stand, as the rule for references will find them by the year after them."""
    closing = [d for d in layer.of("date") if text[d.end : d.end + 1] in (")", ";")]
    if not closing:
        return None
    from tei.recognizers.references.books import imprint

    found = [imprint(text, 0, date.start, date.end) for date in closing]
    spans = [m.span("publisher") for m in found if m is not None]
    return Intervals(spans) if spans else None

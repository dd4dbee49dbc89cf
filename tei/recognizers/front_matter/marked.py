"""The parts of the front matter, and which of them the source itself marks.

A page or a document of Word says what its title, its subtitles, bylines and date are.
"""

from __future__ import annotations

from tei.recognizers.front_matter.readings import Byline
from tei.recognizers.front_matter.units import Unit
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.standoff import Annotation, Layer

_READ = {"titlePart": "", "byline": "byline", "docDate": "docDate"}  # element -> kind of part


class Part(Record):
    """One part: `kind` is `main`, `sub`, `byline`, `docDate`, `lead` or `abstract`.

    Of a cover page it may be `desc` too (what kind of paper it is, of what course), `docImprint`
    (an institution, its place, the year) or `person` (a teacher); below the authors of a paper,
    `affiliation` or `keywords`; above a title that is marked, `rubric` for a line that nothing
    explains, `note` for what a transcriber says, "" for the words of a picture. It is
    not `sure` where several lines could as well be the title, or nothing explains the line.

    `before` and `after` are spans of marks (a label, an underline); `pieces` the head and
    paragraphs of a lead or abstract. What is `read` the source itself marks as such.
    """

    kind: str
    start: int
    end: int
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    byline: Byline | None = None
    pieces: tuple[tuple[int, int, str], ...] = ()
    sure: bool = True
    read: bool = False


def marked_title(layer: Layer) -> Annotation | None:
    """The title that the source itself marks as that of the whole text, if its front is bare."""
    titles = [a for a in layer.of("titlePart") if a.block and a.attributes.get("type") == "main"]
    return titles[0] if len(titles) == 1 and not layer.of("front") else None


def read_by_source(layer: Layer, units: list[Unit]) -> Iterator[Part]:
    """What the source itself marks at its beginning: title, subtitles, bylines, date."""
    marked = {a.start: a for name in _READ for a in layer.of(name) if a.block}
    for unit in units:
        found = marked.get(unit.start)
        if found is None or (unit is units[0]) != (found.attributes.get("type") == "main"):
            return
        yield Part(_READ[found.element] or found.attributes["type"], found.start, found.end,
                   byline=Byline("author", ()), read=True)  # fmt: skip

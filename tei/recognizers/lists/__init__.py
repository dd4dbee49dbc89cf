"""Lists: numbered, lettered, bulleted, nested.

Guidelines: COLI (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COLI).

    1. Bread,
    2. milk:
       - fresh
       - sour

    ->  <list rend="numbered"><item n="1.">Bread,</item>
          <item n="2.">milk: <list rend="bulleted"><item n="-">fresh</item>
                                                   <item n="-">sour</item></list></item></list>

The printed label leaves the text and stands in `@n`, exactly. An item goes on in lines that hang
under its first words, and in paragraphs that stand in as far. Paragraphs of dialogue that begin
with a dash, one numbered paragraph alone, and enumerations inside a paragraph are no lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import ends_sentence, margins, width_of
from tei.recognizers.lists.evidence import is_list
from tei.recognizers.lists.extent import Page, regions
from tei.recognizers.lists.nesting import Item, List, nest
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = {
    True: "lines that begin with labels that count on",
    False: "lines that begin with the same bullet",
}
WHY_ALONE = "a line that begins with a bullet, as others of this text do, and is no sentence"
QUOTED = "lines inside an item that stand further in than its words"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<list>`, `<item>` and, where an item has several paragraphs, their `<p>`s."""
    page = Page(document, layer, margins(document), width_of(document))
    counted: dict[str, int] = {}  # the number each style of numbering has come to
    alone: dict[str, list[List]] = {}
    for region in regions(page):
        for found in nest(region):
            if is_list(page, found, counted):
                if found.numbered:
                    counted[found.style] = max(found.systems.values(), default=0)
                yield from _list(page, found, WHY[found.numbered])
            elif _is_alone(page, found):
                alone.setdefault(found.style, []).append(found)
    for lists in alone.values():
        if len(lists) > 1:
            for found in lists:
                yield from _list(page, found, WHY_ALONE)


def _is_alone(page: Page, found: List) -> bool:
    """A single bulleted line that is no sentence: it may be one of several in the text."""
    marker, last = found.items[0].marker, found.last
    return (
        not found.numbered
        and found.style not in "–—+·"
        and len(found.items) == 1
        and not found.items[0].lists
        and last - marker.line == 1
        and not ends_sentence(page.line(marker.line))
        and len(page.line(marker.line)) <= 120
    )


def _list(page: Page, found: List, why: str) -> Iterator[Annotation]:
    end = page.end_of(found.last - 1)
    attributes = {"rend": "numbered" if found.numbered else "bulleted"}
    start = found.items[0].marker.label[0]
    yield Annotation(start, end, "list", "lists", why, attributes=attributes, block=True)
    for item in found.items:
        yield from _item(page, item, why)


def _item(page: Page, item: Item, why: str) -> Iterator[Annotation]:
    marker = item.marker
    label = page.document.text[slice(*marker.label)]
    end = page.end_of(item.last - 1)
    yield Annotation(
        marker.label[0],
        end,
        "item",
        "lists",
        why,
        attributes={"n": label},
        marks=(marker.label,),
        block=True,
    )
    pieces = list(_pieces(page, item))
    if len(pieces) > 1:
        for element, first, last in pieces:
            start = marker.body if first == marker.line else page.start_of(first)
            reason = QUOTED if element == "quote" else why
            attributes = {"rend": "block"} if element == "quote" else {}
            yield Annotation(
                start,
                page.end_of(last - 1),
                element,
                "lists",
                reason,
                attributes=attributes,
                block=True,
            )
    for inner in item.lists:
        yield from _list(page, inner, WHY[inner.numbered])


def _pieces(page: Page, item: Item) -> Iterator[tuple[str, int, int]]:
    """The paragraphs and quotations of an item, as lines, without those of lists in it."""
    marker = item.marker
    inner = [(known.items[0].marker.line, known.last) for known in item.lists]
    element, first, last = "p", marker.line, marker.line + 1
    n = marker.line + 1
    while n < item.last:
        within = next((b for a, b in inner if a <= n < b), 0)
        if within:
            n = within
            continue
        row = page.line(n)
        if not row.strip():
            n += 1
            continue
        apart = n > last  # a blank line or a list stands between
        deep = page.columns(n) >= marker.column + 3
        if element == "p" and deep:
            begins = apart or not page.width or not page.runs_on(n - 1, n)
            kind = "quote" if begins else "p"
        else:
            kind = "quote" if deep else "p"
            begins = apart or kind != element or page.is_paragraph(n - 1)
        if begins:
            yield element, first, last
            element, first = kind, n
        n += 1
        last = n
    yield element, first, last

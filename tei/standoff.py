"""Annotations that stand off from the text, and the add-only layer that collects them.

A rule never changes the text. It says "from `start` to `end` stands this TEI element, and here
is why". The delimiters it read (quotation marks, brackets, a printed number) are its `marks`:
they leave the text only if the annotation is taken into the tree; a rejected annotation gives
them back. Whatever leaves the text is recorded in an attribute, so that it can be proved that
nothing was lost (see `tei.conservation`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate
from operator import itemgetter
from sys import maxsize

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document

# Elements that hold other blocks. Every other element a chunk rule yields is a leaf: it holds
# text, and its lines are taken: later chunk rules leave them alone, and `paragraphs` makes a <p>
# of what nobody took.
CONTAINERS = frozenset(
    "front body back titlePage docTitle div floatingText argument epigraph opener closer "
    "postscript list lg sp table row figure address cit listBibl".split()
)


class Annotation(Record):
    """One TEI element over `text[start:end]`, with its reason.

    `attributes` are the element's own. `marks` are the spans of `text` inside `start..end` that
    are delimiters and leave the text: the rule records them in an attribute itself, usually
    with `rend_of_marks`. `cert` is TEI's `@cert`. `why` is one sentence of evidence without
    a final stop; keep it general enough to recur ("a verb of saying follows: “writes”").
    `block` is True for an annotation over whole lines (a division or chunk of the Guidelines),
    False for a phrase inside one.
    """

    start: int
    end: int
    element: str
    rule: str
    why: str
    cert: str = "high"
    attributes: Mapping[str, str] = {}
    marks: tuple[tuple[int, int], ...] = ()
    block: bool = False


class Entity(Record):
    """A person, place, organization or event, once: mentions point at it with `@ref="#id"`.

    `kind` is `person`, `place`, `org` or `event`; `forms` the forms met, the fullest first;
    `attributes` hold what an authority file gave (`ref` = its URI, `sex`, ...); `parts` are the
    words of the first form with their elements, where it is sure what they are.
    """

    id: str
    kind: str
    forms: tuple[str, ...]
    rule: str
    why: str
    attributes: Mapping[str, str] = {}
    parts: tuple[tuple[str, str], ...] = ()

    def joined_with(self, other: Entity) -> Entity:
        """This entity with the forms and attributes of another of its id that it lacks."""
        forms = (*self.forms, *(f for f in other.forms if f not in self.forms))
        parts = self.parts or (other.parts if other.forms[0] == forms[0] else ())
        attributes = {**other.attributes, **self.attributes}
        return self._replace(forms=forms, attributes=attributes, parts=parts)


class Responsibility(Record):
    """Somebody who did something: a `<respStmt xml:id>` of the header.

    `name` may be a role; `named` is False if it is nothing more, so that the header may put the
    one editor or translator in its place whom the text names elsewhere.
    """

    id: str
    resp: str
    name: str
    rule: str
    named: bool = True


class Fact(Record):
    """Metadata the text itself states: `field` is `title`, `subtitle`, `author`, `editor`,
    `translator`, `submitter`, `date`, `abstract`, `keywords`, `publisher` or `source`; `value`
    its words; `when` an ISO date where it is one.
    """

    field: str
    value: str
    rule: str
    start: int = -1
    when: str = ""


class Revision(Record):
    """What was done to the source itself before it was encoded: a `<change>` of the header.

    `id` is what an element's `@change` points at, `when` a date or time in ISO form, `who` the
    identifier of a responsibility, or "".
    """

    id: str
    when: str
    who: str
    what: str


MARKS = ("pre(", "post(", "space(")  # begin the words of @rend that say what was taken out


def rend_of_marks(before: str, after: str) -> str:
    """The words of `@rend` that record delimiters exactly as the source had them.

    `pre(X)` stands before the content and `post(X)` after it. White space inside a mark is
    left out (it never counts in the comparison with the source; nor may a word of `@rend` hold
    any, a no-break space included). Brackets have a name.

    >>> rend_of_marks("“", ",'")
    "pre(“) post(,')"
    >>> rend_of_marks("[", "]")
    'brackets'
    >>> rend_of_marks("''", "")
    "pre('')"
    """
    if before == "[" and after == "]":
        return "brackets"
    words = []
    if before := "".join(before.split()):
        words.append(f"pre({before})")
    if after := "".join(after.split()):
        words.append(f"post({after})")
    return " ".join(words)


def rend_of_spaced_marks(before: str, after: str) -> str:
    """As `rend_of_marks`, with the space that a language prints inside its marks, if there is one.

    `space(X)` names the character by its number. It is said once: of marks that differ in it (a
    slip, most likely) nothing is said.

    >>> rend_of_spaced_marks("« ", " »")
    'pre(«) post(») space(U+0020)'
    >>> rend_of_spaced_marks("«", " »")
    'pre(«) post(»)'
    """
    rend = rend_of_marks(before, after)
    space = before[-1:]
    if not space.isspace() or (after and after[0] != space):
        return rend
    return f"{rend} space(U+{ord(' ' if space == chr(10) else space):04X})"


_span = itemgetter(0, 1)  # start and end: what annotations are sorted by
_Sorted = tuple[int, list[int], list[int], list[Annotation]]


class Layer:
    """Everything said of one document so far. Rules add; nothing is taken away or changed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.annotations: list[Annotation] = []
        self.entities: dict[str, Entity] = {}
        self.responsibilities: dict[str, Responsibility] = {}
        self.facts: list[Fact] = []
        self.known: dict[str, object] = {}  # as `Document.known`, of what rules have said so far
        self._by_element: dict[str, list[Annotation]] = {}
        # How many there are of an element, their starts, how far those up to each reach, they.
        self._sorted: dict[str, _Sorted] = {}
        # What has been asked for together -> how many elements there were, and those of it.
        self._asked: dict[tuple[str, ...], tuple[int, list[tuple[str, list[Annotation]]]]] = {}
        self._taken = bytearray(len(document.lines))

    def add(self, annotation: Annotation) -> None:
        """Add an annotation; the lines of a leaf block are taken, and those that are all mark."""
        self.annotations.append(annotation)
        element = annotation.element
        try:
            self._by_element[element].append(annotation)
        except KeyError:
            self._by_element[element] = [annotation]
        if annotation.block and (
            element not in CONTAINERS or annotation.marks == ((annotation.start, annotation.end),)
        ):
            lines, start, end = self.document.lines, annotation.start, annotation.end
            first = bisect_right(lines, start) - 1
            if element == "pb" and self._is_feed_before_words(start, end, first):
                return
            self._taken[first] = 1
            if end > lines[first + 1]:  # it has more lines than one
                last = bisect_right(lines, end - 1, first)
                self._taken[first:last] = b"\1" * (last - first)

    def _is_feed_before_words(self, start: int, end: int, line: int) -> bool:
        """True of a form feed with words after it: what they are is still to be told."""
        text = self.document.text
        return text[start:end] == "\f" and bool(text[end : self.document.lines[line + 1]].strip())

    def of(self, *elements: str) -> list[Annotation]:
        """All annotations of these elements, in the order they were added."""
        if len(elements) == 1:
            return self._by_element.get(elements[0], [])
        return [a for e in elements for a in self._by_element.get(e, [])]

    def covering(self, offset: int, *elements: str) -> Annotation | None:
        """The innermost annotation of one of these elements that covers `offset`, or None.

        Logarithmic in the number of annotations (they are sorted once a rule).
        """
        best: Annotation | None = None
        by_element = self._by_element
        asked = self._asked.get(elements)
        if asked is None or asked[0] != len(by_element):  # most of what is asked for is not there
            there = [(e, by_element[e]) for e in elements if e in by_element]
            asked = self._asked[elements] = len(by_element), there
        for element, found in asked[1]:
            known = self._sorted.get(element)
            if known is None or known[0] != len(found):
                known = self._sorted[element] = _in_order(found)
            _, starts, reach, ordered = known
            i = bisect_right(starts, offset) - 1
            if i < 0 or reach[i] <= offset:
                continue
            # Nested ones of the same element are rare and shallow: look back a little.
            for back in range(i, max(-1, i - 8), -1):
                a = ordered[back]
                if a.start <= offset < a.end:
                    if best is None or a.end - a.start < best.end - best.start:
                        best = a
                    break
        return best

    def is_free(self, first_line: int, last_line: int) -> bool:
        """True if no leaf block has taken any of the lines `first_line..last_line - 1`."""
        return self._taken.find(1, first_line, last_line) < 0

    def free_lines(self) -> Iterable[tuple[int, int]]:
        """Runs `(first, last)` of lines inside one block of the document that nobody has taken."""
        taken = self._taken
        for block in self.document.blocks:
            first = block.first
            while first < block.last:
                if taken[first]:
                    first += 1
                    continue
                last = taken.find(1, first, block.last)
                if last < 0:
                    last = block.last
                yield first, last
                first = last


def _in_order(found: list[Annotation]) -> _Sorted:
    ordered = sorted(found, key=_span)
    reach = list(accumulate([a.end for a in ordered], max))
    return len(found), [a.start for a in ordered], reach, ordered


class Intervals:
    """Disjoint spans with a logarithmic look-up: "does this offset lie in one of them?"."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        reached = -1
        for start, end in sorted(spans):
            if start > reached or not self._ends:
                self._starts.append(start)
                self._ends.append(end)
                reached = end
            elif end > reached:
                self._ends[-1] = reached = end

    def __contains__(self, offset: int) -> bool:
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self._ends[i]

    def reach(self, offset: int) -> tuple[bool, int]:
        """Whether an offset lies in one of them, and how far on that is so.

        >>> spans = Intervals([(2, 5)])
        >>> spans.reach(0), spans.reach(4)
        ((False, 2), (True, 5))
        """
        i = bisect_right(self._starts, offset)
        if i and offset < self._ends[i - 1]:
            return True, self._ends[i - 1]
        return False, self._starts[i] if i < len(self._starts) else maxsize

    def touches(self, start: int, end: int) -> bool:
        """True if a span shares a character with `start..end`."""
        i = bisect_left(self._ends, start + 1)
        return i < len(self._starts) and self._starts[i] < end

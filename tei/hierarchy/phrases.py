"""Then the phrases of one leaf: nest them, cut those that may be cut, leave out the rest.

Two passes. `choose` decides on the annotations alone; `weave` then cuts the text once, leaving
out the marks of what was taken. Both are linear in the phrases of the leaf, so that a megabyte
of brackets costs no more than a megabyte of prose.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable

from tei.hierarchy.content import CHILDREN, DEPTH, ELSEWHERE, FRAGMENTABLE, INNERMOST, NOTHING
from tei.names import UNNAMED, Node
from tei.standoff import Annotation
from tei.typed import Record

DEEPEST = 40
_CERT = {"high": 0, "medium": 1, "low": 2}
# When two phrases cross and neither may be cut, the earlier in this list stays.
_STAYS = {
    name: place
    for place, name in enumerate(
        "ref said quote q supplied gap bibl title persName orgName placeName date".split()
    )
}


class Phrase(Record):
    """A phrase to be placed: ordered by start, then longest, then outermost."""

    start: int
    negative_end: int
    depth: int
    annotation: int
    part: str = ""  # "", "first", "middle" or "last" of something cut in pieces
    serial: int = 0  # tells the pieces' identifiers apart

    @property
    def end(self) -> int:
        """Where it ends."""
        return -self.negative_end


def phrases_of(annotations: list[Annotation]) -> list[Phrase]:
    """The phrases that annotations ask for."""
    return [
        Phrase(a.start, -a.end, DEPTH.get(a.element, INNERMOST), index)
        for index, a in enumerate(annotations)
        if not a.block
    ]


class Choice(Record):
    """What was decided for one leaf: phrases with the element each became, and what remains."""

    taken: list[tuple[Phrase, str]]
    crossing: list[int]  # annotations left out because they cross another
    unfit: list[int]  # annotations left out because they may not stand there
    over: list[Phrase]  # the pieces that go on in the next leaf


def choose(
    element: str, end: int, phrases: list[Phrase], annotations: list[Annotation]
) -> Choice:
    """Decide which phrases stand in a leaf `element` that ends at `end`.

    `phrases` are sorted and begin inside the leaf.
    """
    banned: set[int] = set()
    for _ in range(20):
        choice, loser = _attempt(element, end, phrases, annotations, banned, True)
        if loser < 0:
            return choice
        banned.add(loser)
    return _attempt(element, end, phrases, annotations, banned, False)[0]


def _attempt(
    element: str,
    end: int,
    phrases: list[Phrase],
    annotations: list[Annotation],
    banned: set[int],
    again: bool,
) -> tuple[Choice, int]:
    """One try. If an outer phrase has to give way to one that crosses it, returns its index."""
    choice = Choice([], list(banned), [], [])
    queue = list(phrases)
    stack: list[tuple[int, str, Phrase | None]] = [(end, element, None)]
    at = 0
    while at < len(queue):
        phrase = queue[at]
        at += 1
        start, negative_end, _, index, _, _ = phrase
        if index in banned:
            continue
        while start >= stack[-1][0] and len(stack) > 1:
            stack.pop()
        limit, parent, outer = stack[-1]
        annotation = annotations[index]
        name = annotation.element
        children = CHILDREN.get(parent, NOTHING)
        if name not in children:
            name = ELSEWHERE.get(name, "")
            if name not in children:
                choice.unfit.append(index)
                continue
        if -negative_end > limit:
            if name in FRAGMENTABLE:
                phrase, rest = _cut(phrase, limit)
                negative_end = -limit
                if outer is None:
                    choice.over.append(rest)
                else:
                    insort(queue, rest, lo=at)
            elif outer is not None and again and _gives_way(outer, phrase, annotations):
                return choice, outer.annotation
            else:
                choice.crossing.append(index)
                continue
        said = (name == parent and _repeats(outer, phrase, annotations)) or (
            name in ("hi", "emph") and _only_type(stack, phrase, annotations)
        )
        stop = -negative_end
        if start >= stop or len(stack) > DEEPEST or said:
            choice.unfit.append(index)
            continue
        choice.taken.append((phrase, name))
        stack.append((stop, name, phrase))
    return choice, -1


def _repeats(outer: Phrase | None, phrase: Phrase, annotations: list[Annotation]) -> bool:
    """True if the phrase is over the same words as the one around it, and says nothing more:
    what is bold in italics is both.
    """
    if outer is None or outer.start != phrase.start or outer.end != phrase.end:
        return False
    inner = annotations[phrase.annotation]
    rend = inner.attributes.get("rend")
    if rend is None or inner.element not in ("hi", "emph"):
        return True
    around = annotations[outer.annotation].attributes.get("rend") or ""
    return {*rend.split()} <= {*around.split()}


def _only_type(
    stack: list[tuple[int, str, Phrase | None]], phrase: Phrase, annotations: list[Annotation]
) -> bool:
    """True of an `<hi>` or `<emph>` over the words of a title (or foreign words) with the same
    `@rend`: what the type is for has been said.
    """
    inner = annotations[phrase.annotation]
    rend = inner.attributes.get("rend")
    if inner.marks or rend is None:
        return False
    for _, name, outer in reversed(stack):
        if outer is None or (outer.start, outer.end) != (phrase.start, phrase.end):
            return False
        if name in ("title", "foreign"):
            return annotations[outer.annotation].attributes.get("rend") == rend
    return False


def _cut(phrase: Phrase, at: int) -> tuple[Phrase, Phrase]:
    first = phrase._replace(
        negative_end=-at, part="first" if phrase.part in ("", "first") else "middle"
    )
    rest = phrase._replace(start=at, part="last", serial=phrase.serial + 1)
    return first, rest


def _gives_way(outer: Phrase, inner: Phrase, annotations: list[Annotation]) -> bool:
    def rank(phrase: Phrase) -> tuple[int, int]:
        annotation = annotations[phrase.annotation]
        return _CERT.get(annotation.cert, 1), _STAYS.get(annotation.element, len(_STAYS))

    return rank(inner) < rank(outer)


def weave(
    text: str,
    start: int,
    end: int,
    taken: list[tuple[Phrase, str]],
    holes: list[tuple[int, int]],
    annotations: list[Annotation],
    flow: Callable[[int, int], Iterable[Node | str]],
) -> list[Node | str]:
    """Cut `text[start:end]` into nodes and strings.

    `holes` are the marks that leave the text, in order; `flow` turns a stretch of the source
    into running text (joined lines, or `<lb/>`s).
    """
    children: list[Node | str] = []
    around: list[tuple[list[Node | str], int]] = []  # what is still open, and where it ends
    # Without line ends and marks it flows as it is.
    plain = not holes and text.find("\n", start, end) < 0 and text.find("\f", start, end) < 0
    at, limit, hole, count = start, end, 0, len(holes)

    def copy_to(stop: int) -> None:
        nonlocal at, hole
        if at >= stop:
            return
        if plain:
            children.append(text[at:stop])
            at = stop
            return
        while hole < count and holes[hole][0] < stop:
            from_, to = holes[hole]
            if from_ > at:
                children.extend(flow(at, from_))
            if to > at:
                at = to
            hole += 1
        if at < stop:
            children.extend(flow(at, stop))
            at = stop

    for phrase, element in taken:
        begin, negative_end, _, index, part, _ = phrase
        while around and limit <= begin:
            copy_to(limit)
            children, limit = around.pop()
        copy_to(begin)
        if holes and element == "hi" and _is_within(begin, -negative_end, holes):
            continue  # the raised number of a note, which is all told by its @n
        told = annotations[index].attributes or None
        if part:
            told = _attributes_of_part(annotations[index], phrase)
        inside: list[Node | str] = []
        children.append(Node(element, told, inside, begin, index))  # type: ignore[arg-type]
        around.append((children, limit))
        children, limit = inside, -negative_end
    while around:
        copy_to(limit)
        children, limit = around.pop()
    copy_to(end)
    return children


def _is_within(start: int, end: int, holes: list[tuple[int, int]]) -> bool:
    """True if nothing of a stretch stays in the text."""
    at = bisect_right(holes, (start + 1, 0)) - 1
    return at >= 0 and end <= holes[at][1]


def _attributes_of_part(annotation: Annotation, phrase: Phrase) -> dict[str, str]:
    own = dict(annotation.attributes)
    base = own.pop("xml:id", "") or f"{annotation.element}{UNNAMED}{annotation.start}"
    before = own.pop("prev", "")
    after = own.pop("next", "")
    own["xml:id"] = base if not phrase.serial else f"{base}.{phrase.serial + 1}"
    if phrase.part == "first":
        own |= {"prev": before} if before else {}
        own["next"] = f"#{base}.2"
    else:
        own["prev"] = "#" + (base if phrase.serial == 1 else f"{base}.{phrase.serial}")
        if phrase.part == "middle":
            own["next"] = f"#{base}.{phrase.serial + 2}"
        elif after:
            own["next"] = after
    if "rend" in own:
        rend = " ".join(_rend_of_part(own["rend"].split(), phrase.part))
        if rend:
            own["rend"] = rend
        else:
            del own["rend"]
    return own


def _rend_of_part(words: list[str], part: str) -> Iterable[str]:
    """The opening mark belongs to the first piece, the closing one to the last."""
    for word in words:
        if word == "brackets":
            if part != "middle":
                yield "pre([)" if part == "first" else "post(])"
        elif word.startswith("pre("):
            if part == "first":
                yield word
        elif word.startswith("post("):
            if part == "last":
                yield word
        elif word.startswith("space("):  # between a mark and the words
            if part != "middle":
                yield word
        else:
            yield word

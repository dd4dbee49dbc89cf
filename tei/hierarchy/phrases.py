"""Then the phrases of one leaf: nest them, cut those that may be cut, leave out the rest.

Two passes. `choose` decides on the annotations alone; `weave` then cuts the text once, leaving
out the marks of what was taken. Both are linear in the phrases of the leaf, so that a megabyte
of brackets costs no more than a megabyte of prose.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable

from tei.hierarchy.blocks import Place
from tei.hierarchy.content import CHILDREN, ELSEWHERE, FRAGMENTABLE, NOTHING
from tei.names import UNNAMED, Node
from tei.standoff import Annotation
from tei.typed import Record

Flow = Callable[[int, int], Iterable[Node | str]]

DEEPEST = 40
_CERT = {"high": 0, "medium": 1, "low": 2}
# When two phrases cross and neither may be cut, the earlier in this list stays.
_STAYS = {
    name: place
    for place, name in enumerate(
        "ref said quote q supplied gap bibl title persName orgName placeName date".split()
    )
}


class Choice(Record):
    """What was decided for one leaf: phrases with the element each became, and what remains."""

    taken: list[tuple[Place, str]]
    crossing: list[int]  # annotations left out because they cross another
    unfit: list[int]  # annotations left out because they may not stand there
    over: list[Place]  # the pieces that go on in the next leaf


def choose(
    element: str, end: int, phrases: list[Place], annotations: list[Annotation]
) -> Choice:
    """Decide which phrases stand in a leaf `element` that ends at `end`.

    `phrases` are sorted and begin inside the leaf.
    """
    taken: list[tuple[Place, str]] = []
    children, reached = CHILDREN.get(element, NOTHING), 0
    for phrase in phrases:
        start, negative_end, _, index, _, _ = phrase
        name = annotations[index].element
        if start < reached or start >= -negative_end or name not in children:
            break
        reached = -negative_end
        taken.append((phrase, name))
    else:
        if reached <= end:
            return Choice(taken, [], [], [])  # as most are: one after the other
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
    phrases: list[Place],
    annotations: list[Annotation],
    banned: set[int],
    again: bool,
) -> tuple[Choice, int]:
    """One try. If an outer phrase has to give way to one that crosses it, returns its index."""
    choice = Choice([], list(banned), [], [])
    taken = choice.taken.append
    queue = list(phrases)  # while it is gone through, the rests of what is cut come into it
    around: list[tuple[int, str, Place | None]] = []  # what is open around what is open
    limit, parent, outer = end, element, None
    for at, phrase in enumerate(queue, 1):
        start, negative_end, _, index, _, _ = phrase
        if banned and index in banned:
            continue
        while start >= limit and around:
            limit, parent, outer = around.pop()
        name = annotations[index].element
        children = CHILDREN.get(parent, NOTHING)
        if name not in children:
            name = ELSEWHERE.get(name, "")
            if name not in children:
                choice.unfit.append(index)
                continue
        stop = -negative_end
        if stop > limit:
            if name in FRAGMENTABLE and not _parts_mark(annotations[index], limit):
                phrase, rest = _cut(phrase, limit)
                stop = limit
                if outer is None:
                    choice.over.append(rest)
                else:
                    insort(queue, rest, lo=at)
            elif outer is not None and again and _gives_way(outer, phrase, annotations):
                return choice, outer[3]
            else:
                choice.crossing.append(index)
                continue
        if start >= stop or (
            outer is not None
            and (
                len(around) >= DEEPEST
                or (name == parent and _repeats(outer, phrase, annotations))
                or (
                    (name == "hi" or name == "emph")
                    and _only_type([*around, (limit, parent, outer)], phrase, annotations)
                )
            )
        ):
            choice.unfit.append(index)
            continue
        taken((phrase, name))
        around.append((limit, parent, outer))
        limit, parent, outer = stop, name, phrase
    return choice, -1


def _repeats(outer: Place, phrase: Place, annotations: list[Annotation]) -> bool:
    """True if the phrase is over the same words as the one around it, and says nothing more:
    what is bold in italics is both.
    """
    if outer[:2] != phrase[:2]:
        return False
    inner = annotations[phrase[3]]
    rend = inner.attributes.get("rend")
    if rend is None or inner.element not in ("hi", "emph"):
        return True
    around = annotations[outer[3]].attributes.get("rend") or ""
    return {*rend.split()} <= {*around.split()}


def _only_type(
    stack: list[tuple[int, str, Place | None]], phrase: Place, annotations: list[Annotation]
) -> bool:
    """True of an `<hi>` or `<emph>` over the words of a title (or foreign words) with the same
    `@rend`: what the type is for has been said.
    """
    inner = annotations[phrase[3]]
    rend = inner.attributes.get("rend")
    if inner.marks or rend is None:
        return False
    for _, name, outer in reversed(stack):
        if outer is None or outer[:2] != phrase[:2]:
            return False
        if name in ("title", "foreign"):
            return annotations[outer[3]].attributes.get("rend") == rend
    return False


def _parts_mark(annotation: Annotation, at: int) -> bool:
    """True if a cut would part the signs of one mark (''), which is recorded as a whole."""
    return any(start < at < end for start, end in annotation.marks)


def _cut(phrase: Place, at: int) -> tuple[Place, Place]:
    start, negative_end, depth, index, part, serial = phrase
    first = (start, -at, depth, index, "first" if part in ("", "first") else "middle", serial)
    return first, (at, negative_end, depth, index, "last", serial + 1)


def _gives_way(outer: Place, inner: Place, annotations: list[Annotation]) -> bool:
    def rank(phrase: Place) -> tuple[int, int]:
        annotation = annotations[phrase[3]]
        return _CERT.get(annotation.cert, 1), _STAYS.get(annotation.element, len(_STAYS))

    return rank(inner) < rank(outer)


def weave(
    text: str, start: int, end: int, taken: list[tuple[Place, str]], holes: list[tuple[int, int]],
    annotations: list[Annotation], flow: Flow, made: list[Node],
) -> list[Node | str]:  # fmt: skip
    """Cut `text[start:end]` into nodes and strings.

    `holes` are the marks that leave the text, in order; `flow` turns a stretch of the source
    into running text (joined lines, or `<lb/>`s). `made` gets the nodes of the phrases.
    """
    children: list[Node | str] = []
    around: list[tuple[list[Node | str], int]] = []  # what is still open, and where it ends
    # Without line ends and marks it flows as it is.
    plain = not holes and text.find("\n", start, end) < 0 and text.find("\f", start, end) < 0
    at, limit, hole, count = start, end, 0, len(holes)

    def copy_to(stop: int) -> None:
        nonlocal at, hole
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
        while limit <= begin and around:
            if at < limit:
                copy_to(limit)
            children, limit = around.pop()
        if at < begin:
            copy_to(begin)
        if holes and element == "hi" and _is_within(begin, -negative_end, holes):
            continue  # the raised number of a note, which is all told by its @n
        told = annotations[index].attributes or None
        if part:
            told = _attributes_of_part(annotations[index], phrase)
        inside: list[Node | str] = []
        made.append(node := object.__new__(Node))  # as Node(...), in half the time
        node.element, node.attributes, node.children = element, told, inside  # type: ignore[assignment]
        node.start, node.why = begin, index
        children.append(node)
        around.append((children, limit))
        children, limit = inside, -negative_end
    while around:
        if at < limit:
            copy_to(limit)
        children, limit = around.pop()
    if at < end:
        copy_to(end)
    return children


def _is_within(start: int, end: int, holes: list[tuple[int, int]]) -> bool:
    """True if nothing of a stretch stays in the text."""
    at = bisect_right(holes, (start + 1, 0)) - 1
    return at >= 0 and end <= holes[at][1]


def _attributes_of_part(annotation: Annotation, phrase: Place) -> dict[str, str]:
    own = dict(annotation.attributes)
    *_, part, serial = phrase
    base = own.pop("xml:id", "") or f"{annotation.element}{UNNAMED}{annotation.start}"
    before = own.pop("prev", "")
    after = own.pop("next", "")
    own["xml:id"] = base if not serial else f"{base}.{serial + 1}"
    if part == "first":
        own |= {"prev": before} if before else {}
        own["next"] = f"#{base}.2"
    else:
        own["prev"] = "#" + (base if serial == 1 else f"{base}.{serial}")
        if part == "middle":
            own["next"] = f"#{base}.{serial + 2}"
        elif after:
            own["next"] = after
    if "rend" in own:
        rend = " ".join(_rend_of_part(own["rend"].split(), part))
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

"""Mentions of places, organizations and events -> entities and annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.recognizers.naming.mentions import Mention, Thing
from tei.standoff import Annotation, Entity


def tag(
    mentions: Iterable[Mention], element: str, kind: str, rule: str
) -> Iterator[Annotation | Entity]:
    """Yield each thing once, and an annotation for every mention."""
    attributes: dict[str, dict[str, str]] = {}
    kept = list(mentions)
    for mention in kept:
        thing = mention.of
        if thing.id not in attributes:
            assert isinstance(thing, Thing)
            attributes[thing.id] = {"ref": "#" + thing.id}
            if element == "name":
                attributes[thing.id]["type"] = kind
            yield Entity(thing.id, kind, tuple(thing.forms), rule, thing.why, thing.attributes)
    for start, end, of, why, cert in kept:
        yield Annotation(start, end, element, rule, why, cert, attributes[of.id])

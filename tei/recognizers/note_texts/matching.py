"""Which definitions are notes, and which markers are theirs: decided together, once a document.

A list is numbered too, and an enumeration has its `(1)`. What makes notes of them is that both
sides fit: the numbers of a cluster of definitions stand as markers in the text before it.

    A word.(1) And one.(2)            clusters[0].matched == [(Marker(6, 9, STRONG),),
                               ->                             (Marker(18, 21, STRONG),)]
    1. The first.
    2. The second.
"""

from __future__ import annotations

from tei.recognizers.form_feeds import page_ends
from tei.recognizers.note_texts.assignment import Orphan, assign, orphans
from tei.recognizers.note_texts.clusters import Cluster, clusters_of
from tei.recognizers.note_texts.definitions import Definition, series
from tei.recognizers.note_texts.markers import (
    STRONG,
    WEAK,
    Found,
    Shape,
    bare_candidates,
    between,
    candidates,
    number_between,
)
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_SHAPES = ("square", "round", "sup", "symbol", "caret", "hat")


class Match(Record):
    """The clusters that hold notes, in order; the markers that lack theirs; what was in doubt."""

    clusters: tuple[Cluster, ...]
    orphans: tuple[Orphan, ...]
    unsettled: tuple[Cluster, ...] = ()  # may be notes, but too little tells


def match(document: Document, layer: Layer) -> Match:
    """The notes of a document and their markers. Computed once, for the two rules that need it."""
    known = document.known.get("notes")
    if not isinstance(known, Match):
        known = document.known["notes"] = _match(document, layer)
    return known


def _match(document: Document, layer: Layer) -> Match:
    found_series = series(document, layer)
    if not found_series:
        return Match((), ())
    text = document.text
    found = candidates(text, (d.key for one in found_series for d in one))
    ends = page_ends(document, layer)
    clusters = clusters_of(document, _promising(found_series, found), found, ends)
    accepted = _Choice(found).run(clusters)
    known = set(map(id, accepted))
    left = [c for c in clusters if id(c) not in known]
    taken = {m.start for c in accepted for markers in c.matched for m in markers}
    unsettled = [
        c for c in left if _are_spaced(c) and taken.isdisjoint(m[0].start for m in c.matched)
    ]
    left = [c for c in left if _may_be_bare(c) and not _are_spaced(c)]
    bare = Shape({}, {})
    if left:
        # digits set solid ("word.1") are looked for only where nothing else explains the notes
        bare = bare_candidates(text, {d.key for c in left for d in c.definitions})
        for cluster in left:
            enough = _ascending(cluster, bare)
            if enough and _good(cluster) and _are_solid(cluster, text):
                accepted.append(cluster)
            elif cluster.count and (
                cluster.count == len(cluster.definitions) or _strongest(cluster) == STRONG
            ):
                unsettled.append(cluster)
        accepted.sort(key=lambda c: c.start)
    accepted = _outermost(accepted)
    assign(accepted, found)
    accepted = [c for c in accepted if c.count]
    lacking = orphans(accepted, {**found, "bare": bare})
    return Match(tuple(accepted), tuple(lacking), tuple(unsettled))


def _promising(found_series: list[list[Definition]], found: Found) -> list[list[Definition]]:
    """The series that have a marker at all, and the last ones, which digits set solid may mark."""
    keys = {key for shape in found.values() for by_key in shape for key in by_key}
    early, last = found_series[:-20], found_series[-20:]
    return [one for one in early if any(d.key in keys for d in one)] + last


def _may_be_bare(cluster: Cluster) -> bool:
    """True if it is worth while to look for digits set solid as its markers."""
    first = cluster.definitions[0]
    if first.form in ("symbol", "caret", "square", "word"):
        return False
    at_end = cluster.last and first.value == 1 and not cluster.listed
    return cluster.headed or cluster.ruled or at_end or cluster.page > 0


def _good(cluster: Cluster) -> bool:
    """True if enough of a cluster is matched for its being notes."""
    count, size = cluster.count, len(cluster.definitions)
    if not count:
        return False
    form = cluster.definitions[0].form
    announced = cluster.headed or cluster.ruled
    if cluster.listed and form != cluster.shape:
        return False
    if not announced:
        letters = cluster.definitions[0].key.isupper()  # "[A]" may be a manuscript
        weak_will_do = (form == cluster.shape == "square" and not letters) or (
            cluster.shape == "bare"
        )
        weak_will_do = weak_will_do or _are_spaced(cluster)
        if _strongest(cluster) < (WEAK if weak_will_do else STRONG):
            return False
        if form in ("plain", "symbol") and count < size:
            return False
    return 10 * count >= (3 if announced else 6) * size


def _are_spaced(cluster: Cluster) -> bool:
    """True if `(1)` after a space, at the end of words or amid them, marks every note of a text.

    An enumeration, "(1) one, and (2) two", has a comma or a colon before its numbers.
    """
    places = [m[0].start for m in cluster.matched if m]
    every = len(places) == len(cluster.definitions) and places == sorted(places)
    return cluster.shape == "round" and cluster.last and every


def _strongest(cluster: Cluster) -> int:
    return max(m[0].strength for m in cluster.matched if m)


def _are_solid(cluster: Cluster, text: str) -> bool:
    """True if digits after words (`masons1`, not after a stop) are markers, and no `stage1`.

    They are if each note has its own, and they are not the numbers of one and the same word.
    """
    if cluster.headed or cluster.ruled or _strongest(cluster) == STRONG:
        return True
    places = [m[0].start for m in cluster.matched if m]
    words = {text[max(0, at - 30) : at].split()[-1] for at in places}
    return len(places) == len(cluster.definitions) and len(words) > 1


class _Choice:
    """The walk through the clusters that accepts those with markers before them."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.accepted: dict[int, Cluster] = {}
        self.holders: dict[str, list[Cluster]] = {}  # key -> the accepted clusters that have it
        self.sizes: dict[int, int] = {}  # clusters that share their markers, by their first

    def run(self, clusters: list[Cluster]) -> list[Cluster]:
        """Return the clusters that are notes. Of two with the same markers the likelier is."""
        for cluster in clusters:
            rivals = self.bound(cluster)
            for rival in rivals:
                if cluster.count == len(cluster.definitions):
                    break
                if self.collected(cluster, rival):
                    cluster.group, cluster.shape = rival.group, rival.shape
                    break
                if self.beats(cluster, rival):
                    self.drop(rival)
                    self.bound(cluster)
            if cluster.group is not cluster or _good(cluster):
                self.keep(cluster)
        return list(self.accepted.values())

    def keep(self, cluster: Cluster) -> None:
        self.accepted[id(cluster)] = cluster
        first = id(cluster.group)
        self.sizes[first] = self.sizes.get(first, 0) + 1
        for definition in cluster.definitions:
            self.holders.setdefault(definition.key, []).append(cluster)

    def drop(self, cluster: Cluster) -> None:
        del self.accepted[id(cluster)]
        for definition in cluster.definitions:
            above = self.holders[definition.key]
            for i in range(len(above) - 1, -1, -1):  # it is among the last
                if above[i] is cluster:
                    del above[i]
                    break

    def bound(self, cluster: Cluster) -> list[Cluster]:
        """Set from where on the markers of each key are this cluster's, and choose the shape.

        Returns the nearest clusters above that have the same keys, at most twenty.
        """
        rivals: dict[int, Cluster] = {}
        cluster.lower = {}
        for definition in cluster.definitions:
            above = self.holders.get(definition.key)
            if above:
                cluster.lower[definition.key] = above[-1].end
                rivals[id(above[-1])] = above[-1]
        self.cover(cluster)
        return list(rivals.values())[-20:]

    def cover(self, cluster: Cluster) -> None:
        """Choose the shape of marker that fits a cluster best, and record what it finds."""
        best = (0, 0, False)
        cluster.shape = ""
        cluster.matched = [()] * len(cluster.definitions)
        for shape in _SHAPES:
            at = self.found.get(shape)
            if not at:
                continue
            matched = [
                between(at, d.key, cluster.lower.get(d.key, 0), cluster.start)
                for d in cluster.definitions
            ]
            strong = sum(bool(m) and m[0].strength == STRONG for m in matched)
            rank = (strong, sum(map(bool, matched)), cluster.definitions[0].form == shape)
            if rank > best:
                best, cluster.shape, cluster.matched = rank, shape, matched

    def collected(self, cluster: Cluster, rival: Cluster) -> bool:
        """True if both are notes, collected at the end from sections that each began anew."""
        if cluster.count or cluster.definitions[0].form != rival.definitions[0].form:
            return False
        first = rival.group
        shape = self.found.get(rival.shape)
        if shape is None:
            return False
        size = self.sizes[id(first)]
        known = {d.key for d in rival.definitions}
        shared = [d.key for d in cluster.definitions if d.key in known]
        enough = [
            key
            for key in shared
            if number_between(shape, key, first.lower.get(key, 0), first.start) > size
        ]
        return 2 * len(enough) > len(shared)

    def beats(self, cluster: Cluster, rival: Cluster) -> bool:
        """True if, without the rival above, this cluster would be notes, and the likelier ones."""
        if id(rival) not in self.accepted or rival.group is not rival:
            return False
        lower = cluster.lower
        count = cluster.count
        mine = {d.key for d in rival.definitions}
        cluster.lower = {k: rival.lower.get(k, 0) if k in mine else v for k, v in lower.items()}
        self.cover(cluster)
        wins = cluster.count > count and _good(cluster) and cluster.score() >= rival.score()
        cluster.lower = lower
        if not wins:
            self.cover(cluster)
        return wins


def _ascending(cluster: Cluster, bare: Shape) -> bool:
    """Match a cluster with digits set solid, each after the one before; True if enough are."""
    last, matched = cluster.page - 1, []
    for definition in cluster.definitions:
        chosen = between(bare, definition.key, last + 1, cluster.start, 1)
        matched.append(chosen)
        if chosen:
            last = chosen[0].start
    cluster.matched, cluster.shape = matched, "bare"
    return 10 * cluster.count >= 6 * len(cluster.definitions)


def _outermost(clusters: list[Cluster]) -> list[Cluster]:
    """Leave out the clusters inside the notes of another: a list within a note."""
    kept: list[Cluster] = []
    for cluster in clusters:
        if not kept or cluster.start >= kept[-1].end:
            kept.append(cluster)
    return kept

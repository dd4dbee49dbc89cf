"""The markers of each note, once it is settled which definitions are notes.

One.(1) Two.(2) Again.(1)    ->    [(Marker(4, ...), Marker(22, ...)), (Marker(12, ...),)]
"""

from __future__ import annotations

from bisect import bisect_left

from tei.recognizers.note_texts.clusters import Cluster
from tei.recognizers.note_texts.definitions import value_of
from tei.recognizers.note_texts.markers import STRONG, WEAK, Found, Marker, between
from tei.standoff import Intervals
from tei.typed import Record

MOST = 1000  # markers of one note


class Orphan(Record):
    """A marker of a series whose note is missing."""

    start: int
    end: int


def assign(clusters: list[Cluster], found: Found) -> None:
    """Give each definition its markers; those inside the texts of notes are none."""
    inside = Intervals((c.start, c.end) for c in clusters)
    groups: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        groups.setdefault(id(cluster.group), []).append(cluster)
        if shape := found.get(cluster.shape):  # all of them, now
            cluster.matched = [
                between(shape, d.key, cluster.lower.get(d.key, 0), cluster.start, MOST)
                for d in cluster.definitions
            ]
        cluster.matched = [tuple(m for m in ms if m.start not in inside) for ms in cluster.matched]
    for members in groups.values():
        if len(members) > 1:
            _share_out(members, found, inside)
        else:
            _choose(members[0])


def _choose(cluster: Cluster) -> None:
    """Of weak markers keep the one that stands between its neighbours; of strong ones, all."""
    limits = [1 << 60]  # from the end: where the next surely matched marker stands
    for markers in reversed(cluster.matched):
        strong = markers and markers[0].strength == STRONG
        limits.append(markers[0].start if strong else limits[-1])
    limits.reverse()
    _deal(cluster)
    sure = sum(bool(m) and m[0].strength >= WEAK for m in cluster.matched)
    enough = sure > 1 or (sure and all(cluster.matched))
    after = 0
    for i, markers in enumerate(cluster.matched):
        if markers and markers[0].strength != STRONG:
            fits = [m for m in markers if after < m.start < limits[i + 1]]
            if markers[0].strength < WEAK and not enough:
                fits = []
            markers = cluster.matched[i] = tuple(fits[:1])
        if markers:
            after = max(after, markers[0].start)


def _deal(cluster: Cluster) -> None:
    """Where a number is printed twice among the notes, each note has its own marker."""
    places: dict[str, list[int]] = {}
    for i, definition in enumerate(cluster.definitions):
        places.setdefault(definition.key, []).append(i)
    if len(places) == len(cluster.definitions):
        return
    for same in places.values():
        markers = cluster.matched[same[0]]
        for nth, i in enumerate(same):
            cluster.matched[i] = markers[nth : nth + 1] if i != same[-1] else markers[nth:]


def _share_out(members: list[Cluster], found: Found, inside: Intervals) -> None:
    """Notes of several sections, collected: where the markers begin anew, the next cluster does."""
    shape = found[members[0].shape]
    places = [{d.key: i for i, d in enumerate(c.definitions)} for c in members]
    lists: list[list[list[Marker]]] = [[[] for _ in c.definitions] for c in members]
    lower = min(members[0].lower.values(), default=0)
    stream = sorted(
        (marker, value_of(key), key)
        for key in {d.key for c in members for d in c.definitions}
        for marker in between(shape, key, lower, members[0].start, MOST)
        if marker.start not in inside
    )
    at, last = 0, 0
    for marker, value, key in stream:
        if value <= last and at + 1 < len(members):
            through = 10 * last >= 6 * members[at].definitions[-1].value
            if through and value <= members[at + 1].definitions[0].value + 1:
                at, last = at + 1, 0
        last = max(last, value)
        place = places[at].get(key)
        if place is not None:
            lists[at][place].append(marker)
    for cluster, matched in zip(members, lists, strict=True):
        cluster.matched = [tuple(m) for m in matched]


def orphans(clusters: list[Cluster], found: Found) -> list[Orphan]:
    """The strong markers without a note, between two matched ones of their series or just after."""
    matched = {m.start for c in clusters for ms in c.matched for m in ms}
    lacking = []
    free: dict[str, list[tuple[Marker, int]]] = {}
    above = 0  # where the notes above end
    for cluster in clusters:
        lower, above = above, cluster.end
        shape = cluster.shape
        if cluster.count < 2 or shape == "symbol" or cluster.group is not cluster:
            continue
        if shape not in free:
            free[shape] = sorted(
                (m, value_of(key))
                for key, markers in found[shape].strong.items()
                for m in markers
                if m.start not in matched
            )
        both = zip(cluster.definitions, cluster.matched, strict=True)
        line = sorted((m[0].start, d.value) for d, m in both if m)
        known = {d.value for d in cluster.definitions}
        i = bisect_left(free[shape], ((lower, 0, 0), 0))
        while i < len(free[shape]) and free[shape][i][0].start < cluster.start:
            marker, value = free[shape][i]
            i += 1
            at = bisect_left(line, (marker.start, 0))
            low = line[at - 1][1] if at else line[0][1] - 2
            high = line[at][1] if at < len(line) else line[-1][1] + 3
            if low < value < high and value > 0 and value not in known:
                lacking.append(Orphan(marker.start, marker.end))
    return sorted(lacking)

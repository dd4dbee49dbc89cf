"""Organizations and events: those of the lists, and names with a head word; ships by prefix;
orders, parties and families.

Guidelines: CONARS (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONARS) and NDORG.

    the University of Graz before World War II
    ->  the <orgName ref="#org-university-of-graz">University of Graz</orgName> before
        <name type="event" ref="#event-world-war-ii">World War II</name>
    H.M.S. Orion   ->   <name type="ship">H.M.S. Orion</name>
    the Jesuits    ->   the <orgName ref="#org-jesuits">Jesuits</orgName>
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tei.recognizers.capitalized import capitals_of
from tei.recognizers.naming.groups import groups
from tei.recognizers.naming.resolution import names_of
from tei.recognizers.naming.tagging import tag
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation, Entity
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.recognizers.naming.mentions import Mention
    from tei.standoff import Layer

RULE = "organizations"
SHIP = "a name after the letters that stand before ships' names"

# The first letter comes first, then what may not stand before it: so the engine is quick.
_SHIP = (
    r"(?P<prefix>[HMRSU](?![a-z])(?<![\w.-].)"
    r"(?:(?<=S)(?:S|\. ?(?:M\. ?)?S\.|MS)|(?<=U)(?:\. ?S\. ?S\.|SS)|"
    r"(?<=H)\.? ?M\.? ?(?:C\.? ?|A\.? ?)?S\b\.?|(?<=R)\.? ?M\.? ?S\b\.?|(?<=M)(?:V|\. ?V\.)))"
    r"\s(?P<name>[A-ZÀ-Þ][a-zß-ÿ]+(?:[ -](?:of |the |and )?[A-ZÀ-Þ][a-zß-ÿ]+){0,2})"
)
# Where no words of a text are so, in whatever order, there is no ship in it: that is seen sooner.
_MAYBE_SHIP = (
    r"[HMRSU](?<![\w.-].)(?:(?<=S)(?:M?S|\.)|(?<=U)(?:SS|\.S\.S)|(?<=[HR])\.?(?:M| |$)"
    r"|(?<=M)(?:V|\.(?:V| |$)))"
)
_OPEN = ("", "\n")  # what stands before the first word of a line
_NOT_AFTER_SS = ("forms_of_address", "offices", "organization_heads")


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Entity]:
    """Yield each organization and event once, and every mention."""
    names = names_of(document, layer, project)
    ships = list(_ships(document))
    at_sea = {at for start, end in ships for at in range(start, end)}
    ashore = [m for m in names.organizations if m.start not in at_sea]
    if layer.of("sp"):  # "EC:" are somebody's initials
        ashore = [m for m in ashore if layer.covering(m.start, "speaker") is None]
    yield from tag(_not_labels(document.text, ashore), "orgName", "org", RULE)
    if project.setting("names", "gazetteer"):
        yield from tag(groups(document, names, layer), "orgName", "org", RULE)
    yield from tag(names.events, "name", "event", RULE)
    for start, end in ships:
        yield Annotation(start, end, "name", RULE, SHIP, attributes={"type": "ship"})


def _not_labels(text: str, found: list[Mention]) -> list[Mention]:
    """Without the "EC:" with which several paragraphs begin: who speaks there."""
    opening = (m for m in found if text.startswith(":", m.end))
    led = [m.of for m in opening if text[m.start - 1 : m.start] in _OPEN]
    if not led:
        return found
    twice = {one for one, count in Counter(map(id, led)).items() if count > 1}
    return [m for m in found if id(m.of) not in twice]


def _ships(document: Document) -> Iterator[tuple[int, int]]:
    """The names of ships with their prefix. SS before a rank is no ship's."""
    if not compiled(_MAYBE_SHIP).search(capitals_of(document)):
        return
    for match in compiled(_SHIP).finditer(document.text):
        first = match["name"].split()[0]
        ranked = match["prefix"] == "SS" and (
            first.casefold().endswith(("führer", "mann", "division", "men"))
            or any(first in word_list(w) for w in _NOT_AFTER_SS)
        )
        if not ranked:
            yield match.start(), match.end()

"""How names, words of the file and the schema's own words are shown in findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tei.events import Name
from tei.events.reading import XML
from tei.events.tags import tag_end
from tei.relaxng.diagnosis.tree import Element, Item, Words

__all__ = ["FEW", "cut", "glossed", "last", "listed", "several", "shown", "tags", "tags_of"]

FEW = 5  # names that are shown unless all are asked for


def several(names: Sequence[str], verbose: bool, most: int = FEW) -> str:
    """Names as a phrase: `<p>, <ab> or <list>`; of more than five the rest is counted."""
    if len(names) > most and not verbose:
        return ", ".join(names[:most]) + f" and {len(names) - most} more"
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def listed(key: str, names: Sequence[str], verbose: bool) -> dict[str, object]:
    """Names as an argument of a finding, with the list itself, should the sentence be too long."""
    return {key: several(names, verbose), f"list_{key}": list(names)}


def tags(names: Iterable[Name]) -> list[str]:
    """Element names as they are shown."""
    return [f"<{name[1]}>" for name in names]


def shown(name: Name) -> str:
    """An attribute's name as it is written."""
    return f"xml:{name[1]}" if name[0] == XML else name[1]


def cut(text: str, most: int = 40) -> str:
    """Words of the file, not too many of them."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def last(item: Item) -> str:
    """The end of a run of items, as it is shown: `</note>` of an element, the words."""
    if isinstance(item, Words):
        text = " ".join(item.text.split())
        return f"“{text if len(text) <= 30 else '…' + text[-29:].lstrip()}”"
    return f"the </{item.name[1]}> of line {item.end.line if item.end else item.place.line}"


def glossed(documentation: str) -> str:
    """The first clause of a documentation, and its first section of the Guidelines.

    `(place name) contains an absolute or relative place name. [14.2.3. Place Names]` gives
    ` (contains an absolute or relative place name; Guidelines 14.2.3)`.
    """
    text, _, rest = " ".join(documentation.split()).partition(" [")
    if text.startswith("("):
        text = text.partition(") ")[2] or text
    text = text.partition(". ")[0].rstrip(".")
    section = rest.partition(" ")[0].rstrip(".")
    cited = f"; Guidelines {section}" if section[:1].isdigit() else ""
    if len(text) > 100:
        text = text[:99].rpartition(" ")[0].rstrip(",;") + "…"
    return f" ({text}{cited})"


def tags_of(item: Item) -> dict[str, str]:
    """How an element's tags are spoken of: `<br/>` has one, which is not around anything."""
    if isinstance(item, Element):
        source, start = item.start.source, item.start.at
        stop = tag_end(source, start)
        if source.data[stop - 2 : stop] == b"/>":
            own = f"<{item.name[1]}/>"
            return {"renamed": "the tag", "away": "the tag away", "own": own}
    name = item.name[1] if isinstance(item, Element) else ""
    return {
        "own": f"<{name}>…</{name}>",
        "renamed": "the start tag and the end tag",
        "away": "the tags away and leave what is between them",
    }

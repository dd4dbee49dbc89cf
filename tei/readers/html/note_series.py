"""What belongs to a series of notes though no link says so.

    <note n=1>1. First.</note><p>It goes on.</p><note n=2>2. Second.</note><p>3. Third.</p>
       ->  “It goes on.” is a second paragraph of note 1, “3. Third.” is note 3; where a plain
           <sup>3</sup> stands in the text, that is its marker.

Guidelines: CONONO.
"""

from __future__ import annotations

from tei.readers.html.index import Index
from tei.readers.html.note_items import without_label
from tei.readers.html.notes import marker_of, note_of
from tei.readers.html.tree import Element, Text
from tei.regexes import compiled

_LABEL = compiled(r"\s*[\[(]?(\d{1,4})[\])]?[.:)]?\s")
_AFTER_WORD = compiled(r"(?:[^\W\d_]{3}|[.,;:!?)\]”’\"'»])\s*\Z")
_WHY = "a paragraph that goes on with the numbers of the notes above it"


def continue_series(index: Index) -> list[Element]:
    """Join and number what follows notes. Output: notes that nothing in the text calls."""
    uncalled: list[Element] = []
    raised: dict[str, Element] | None = None
    changed = False
    if "note" not in index.tags:
        return uncalled
    for parent in index.elements:
        if len(parent.children) == 1 and type(parent.children[0]) is Text:
            continue
        notes = [c for c in parent.children if type(c) is Element and c.tag == "note"]
        if notes and any(note.get("n").isdigit() for note in notes):
            _join(parent)  # which the index need not know: what is joined stays in its order
            if raised is None:
                raised = _plain_markers(index)
            uncalled += _go_on(raised, parent)
            changed = changed or sum(map(_is_note, parent.children)) > len(notes)
    if changed:
        index.renew()
    return uncalled


def _is_note(node: Element | Text) -> bool:
    return type(node) is Element and node.tag == "note"


def _join(parent: Element) -> None:
    """Paragraphs between two notes are of the former one."""
    kept: list[Element | Text] = []
    waiting: list[Element | Text] = []
    last: Element | None = None
    for child in parent.children:
        if isinstance(child, Element) and child.tag == "note":
            if last is not None and waiting and _are_paragraphs(waiting):
                last.children = [*paragraph_of(last), *waiting]
            else:
                kept += waiting
            waiting, last = [], child
            kept.append(child)
        else:
            waiting.append(child)
    parent.children = kept + waiting


def _are_paragraphs(nodes: list[Element | Text]) -> bool:
    return all(
        not n.words.strip() if isinstance(n, Text)
        else n.tag in ("p", "blockquote") and not _LABEL.match(n.text() + " ")
        for n in nodes
    )  # fmt: skip


def paragraph_of(note: Element) -> list[Element | Text]:
    """What a note holds, as a paragraph, its label beside it."""
    label = [c for c in note.children if isinstance(c, Element) and c.tag == "notelabel"]
    rest = [c for c in note.children if not (isinstance(c, Element) and c.tag == "notelabel")]
    if any(isinstance(c, Element) and c.tag == "p" for c in rest):
        return [*label, *rest]
    return [*label, Element("p", None, note.at, rest)]


def _go_on(raised: dict[str, Element], parent: Element) -> list[Element]:
    """Paragraphs after the last note that count on from it are notes."""
    uncalled: list[Element] = []
    children = parent.children
    last = max(i for i, c in enumerate(children) if isinstance(c, Element) and c.tag == "note")
    before = children[last]
    number = before.get("n") if isinstance(before, Element) else ""
    if not number.isdigit():
        return []
    expected = int(number) + 1
    for child in children[last + 1 :]:
        if isinstance(child, Text) and not child.words.strip():
            continue
        found = _LABEL.match(child.text()) if isinstance(child, Element) else None
        if not isinstance(child, Element) or child.tag != "p" or found is None:
            break
        if int(found[1]) != expected:
            break
        marker = raised.pop(found[1], None)
        child.tag = "note"
        child.attributes = note_of(found[1], 1 if marker is not None else 0, _WHY)
        if marker is not None:
            told = marker_of(found[1], 1, marker.at)
            marker.tag, marker.attributes = "noteref", told.attributes | {"rend": "sup"}
        else:
            uncalled.append(child)
        without_label(child, set())
        expected += 1
    return uncalled


def _plain_markers(index: Index) -> dict[str, Element]:
    """Raised numbers without a link that follow a word, the first of each: no power of a unit."""
    found: dict[str, Element] = {}
    if "sup" not in index.tags:
        return found
    for parent in index.root.iter():
        if parent.tag == "note" or not any(map(_is_raised, parent.children)):
            continue
        before = ""
        for child in parent.children:
            if isinstance(child, Text):
                before = child.words
                continue
            if _is_raised(child) and _AFTER_WORD.search(before[-8:]) and child.find("a") is None:
                found.setdefault(child.text().strip(), child)
            if child.tag not in ("p", "div") and (words := child.text()).strip():
                before = words
    return found


def _is_raised(node: Element | Text) -> bool:
    return type(node) is Element and node.tag == "sup"

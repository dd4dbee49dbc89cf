"""Lists: bulleted, numbered, and of terms with what is said of them.

Guidelines: COLI (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COLI).

    <ol start=3><li>wool</ol>   ->  <list rend="numbered"><item n="3.">wool</item></list>

The numbers are part of the text only where they are not simply 1, 2, 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.readers.html.tree import Element, Text
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.page import Page


def write_list(page: Page, element: Element) -> None:
    """Write a `<ul>` or `<ol>`; a list that stands directly in another is an item of it."""
    ordered = element.tag == "ol"
    plain = "list-style-type:none" in element.get("style").replace(" ", "")
    rend = "simple" if plain else "numbered" if ordered else "bulleted"
    labels = labels_of(element) if ordered else {}
    begun = page.begin("list", f"a {rend} list", element, {"rend": rend})
    for child in element.children:
        if type(child) is Text and child.words.isspace():
            continue
        if type(child) is Element and child.tag == "boxhead":
            page.block(child)
            continue
        held = child if type(child) is Element and child.tag == "li" else Element("li")
        if held is not child:
            held.children.append(child)
            if not page.shape.pieces(held.children):
                continue
        label = labels.get(id(child), "")
        item = page.begin("item", "an item of a list", held, {"n": label} if label else None)
        if label:
            page.writing.mark(label, item)
            page.writing.write(" ")
        page.within(held)
        page.writing.end(item)
    page.writing.end(begun)


def write_glossary(page: Page, element: Element) -> None:
    """Write a `<dl>`: `<label>` and `<item>` in turn, as TEI asks.

    Several terms of one description are `<term>`s of one label, several descriptions of one term
    paragraphs of one item; what has no term in the whole list makes a list without labels.
    """
    groups = _groups(page, element)
    glossed = any(terms for terms, _ in groups)
    told = {"type": "gloss"} if glossed else {"rend": "simple"}
    begun = page.begin("list", "terms and what is said of them", element, told)
    for terms, said in groups:
        if glossed:
            label = page.begin("label", "a term of a list", terms[0] if terms else Element("dt"))
            for number, term in enumerate(terms):
                if number:
                    page.writing.line_break("the next term begins a line here")
                _term(page, term, len(terms) > 1)
            page.writing.end(label, empty=True)
        item = page.begin("item", "what is said of a term", said[0] if said else Element("dd"))
        page.hold([piece for one in said for piece in page.shape.pieces([one])])
        page.writing.end(item, empty=True)
    page.writing.end(begun, empty=bool(groups))


def _term(page: Page, term: Element, several: bool) -> None:
    if not several:
        page.within_line(term)
        return
    begun = page.writing.begin("term", "a term of a list", page.phrases.told(term))
    page.within_line(term)
    page.writing.end(begun)


def _groups(page: Page, element: Element) -> list[tuple[list[Element], list[Element]]]:
    """The terms of a `<dl>`, each with what is said of it; words that stand in neither are of
    what is said.
    """
    groups: list[tuple[list[Element], list[Element]]] = []
    for child in _parts(element):
        if not page.shape.pieces([child]):
            continue
        if child.tag == "dt":
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(child)
        else:
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(child)
    return groups


def _parts(element: Element) -> Iterator[Element]:
    """The terms and what is said of them; a `<div>` may stand around some."""
    for child in element.children:
        if isinstance(child, Text):
            if not child.words.isspace():
                yield Element("dd", None, child.at, [child])
        elif child.tag == "div" and child.find("dt", "dd") is not None:
            yield from _parts(child)
        elif child.tag in ("dt", "dd"):
            yield child
        else:
            yield Element("dd", None, child.at, [child])


def labels_of(element: Element) -> dict[int, str]:
    """The numbers of the items, where they are not simply 1, 2, 3: they are part of the text."""
    items = [c for c in element.children if type(c) is Element and c.tag == "li"]
    start, kind = element.get("start"), element.get("type")
    if not start and not any(item.get("value") for item in items) and kind in ("", "1"):
        return {}
    number = int(start) if start.lstrip("-").isdigit() and len(start) < 9 else 1
    labels = {}
    for item in items:
        value = item.get("value")
        if value.isdigit() and len(value) < 9:
            number = int(value)
        labels[id(item)] = f"{_numeral(number, kind)}."
        number += 1
    return labels


def _numeral(number: int, kind: str) -> str:
    """A number as the page shows it.

    >>> _numeral(4, "i"), _numeral(28, "A"), _numeral(3, "")
    ('iv', 'AB', '3')
    """
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"),
                            (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
                            (4, "iv"), (1, "i")):  # fmt: skip
            roman += sign * (number // value)
            number %= value
        return roman if kind == "i" else roman.upper()
    return str(number)

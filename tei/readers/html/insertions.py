"""What stands in a line and is no word of it: formulas, page numbers, notes beside it, anchors.

    <pb id=p2>[Pg 2]</pb>the sea   ->   <pb xml:id="at-p2" n="2" rend="pre([Pg) post(])"/>the sea

Guidelines: FTFOR, CORS (page breaks), CONONO, COXR.
"""

from __future__ import annotations

from tei.readers.html.editions import PAGE_WORDS
from tei.readers.html.mathematics import linear, tex_of
from tei.readers.html.pieces import Nodes
from tei.readers.html.tree import Element, Text
from tei.readers.writing import Begun, Writing
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.phrases import Phrases


def write_beside(phrases: Phrases, element: Element, following: Element | Text | None) -> None:
    """A note in the margin, where it stands in the words: they are no part of each other, so
    spaces part them in the text.
    """
    told = {k: v for k, v in element.attributes.items() if k in ("place", "n")}
    glued = phrases.writing.in_word
    begun = phrases.writing.begin("note", "a note beside the text", told)
    spaces = [phrases.writing.blank()] if glued else []
    inner = element.children
    first, last = (inner[0], inner[-1]) if inner else (None, None)
    if (isinstance(first, Text) and isinstance(last, Text)
            and (first.words.strip(), last.words.strip()) == ("[", "]")):  # fmt: skip
        phrases.writing.mark("[", begun)
        phrases.nodes(inner[1:-1])
        phrases.writing.mark("]", begun)
        begun.attributes["rend"] = "pre([) post(])"
    else:
        phrases.nodes(inner)
    if isinstance(following, Text) and not following.words[:1].isspace():
        spaces.append(phrases.writing.blank())
    begun.marks += [(at, at + 1) for at in spaces]
    phrases.writing.end(begun)


def without_number(nodes: Nodes) -> tuple[Nodes, dict[str, str]]:
    """The words of a paragraph or line of verse without the number at its beginning or end; that as
    `@n`, with what records where it stood.

    >>> number = Element("partnumber", {}, 0, [Text(" 5 ")])
    >>> without_number([number, Text("The sea")])[1]
    {'n': '5', 'rend': 'pre(5)'}
    """
    for node in nodes:
        if type(node) is Element and node.tag == "partnumber":
            break
    else:  # as most
        return nodes, {}
    shown = [n for n in nodes if type(n) is not Text or not n.words.isspace()]
    for place, where in ((0, "pre"), (-1, "post")):
        number = shown[place] if len(shown) > 1 else None
        if type(number) is Element and number.tag == "partnumber":
            n = number.text().strip()
            return [node for node in nodes if node is not number], {"n": n, "rend": f"{where}({n})"}
    return nodes, {}


def write_number(writing: Writing, begun: Begun, told: dict[str, str], where: str) -> None:
    """The number that `without_number` took out, which leaves the text, where it stood."""
    if told and told["rend"].startswith(where):
        if where == "post":
            writing.write(" ")
        writing.mark(told["n"], begun)
        writing.write(" ")


def write_page(phrases: Phrases, element: Element, block: bool = False) -> None:
    """The beginning of a page, with its number as it is printed."""
    words = element.text()
    told = phrases.told(element) | ({"break": "no"} if element.get("break") else {})
    if number := element.get("n"):
        phrases.place(element.at)
        begun = phrases.writing.begin("pb", "the mark of a page", told | {"n": number}, block=block)
        at = phrases.writing.blank()
        begun.marks.append((at, at + 1))
        phrases.writing.end(begun)
        return
    found = PAGE_WORDS.fullmatch(words)
    if found is None:
        phrases.nodes(element.children)
        return
    phrases.place(element.at)
    rend = [f"{k}({''.join(found[k].split())})" for k in ("pre", "post") if found[k].strip()]
    told |= {"n": found["n"]} | ({"rend": " ".join(rend)} if rend else {})
    begun = phrases.writing.begin("pb", "the number of a page", told, block=block)
    phrases.writing.mark(words, begun)
    phrases.writing.end(begun)


def write_formula(phrases: Phrases, element: Element) -> None:
    """Mathematics: its TeX, else its signs (see `mathematics`)."""
    phrases.place(element.at)
    tex = tex_of(element)
    begun = phrases.writing.begin("formula", "mathematics", {"notation": "TeX"} if tex else {})
    if element.tag == "formula":
        phrases.nodes(element.children)
    else:
        phrases.writing.write(" ".join((tex or linear(element)).split()))
    phrases.writing.end(begun)


def write_anchor(phrases: Phrases, name: str) -> None:
    """The place that a link leads to, where no element begins."""
    if phrases.writing.in_word:
        begun = phrases.writing.begin("anchor", "a place that links lead to", {"xml:id": name})
        at = phrases.writing.blank()
        begun.marks.append((at, at + 1))
        phrases.writing.end(begun)
    else:
        phrases.writing.without_words("anchor", "a place that links lead to", {"xml:id": name})

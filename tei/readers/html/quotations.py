"""Block quotations, and the source that a page sets under one.

    <blockquote><p>Rope holds.</p>         ->  <cit><quote rend="block">Rope holds.</quote>
    <footer>— Ann Pell</footer></blockquote>        <bibl>— Ann Pell</bibl></cit>

So HTML (https://html.spec.whatwg.org/multipage/grouping-content.html#the-blockquote-element) and
the programs of blogs set it. Guidelines: COHQQ.
"""

from __future__ import annotations

from tei.layout import is_source
from tei.readers.html.editions import is_reference
from tei.readers.html.pieces import Nodes, Run, has_words, lines_of, with_breaks, words_of
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import class_of
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.page import Page


_ATTRIBUTED = class_of("attribution|(?:quote|epigraph)-?(?:source|author|attribution)")


def write_quotation(page: Page, element: Element) -> None:
    """Write a `<blockquote>`, apart from its source if that stands last in it."""
    page.settled.add("block_quotations")
    source = _source(element)
    if source is None:
        quote(page, element, "a quotation set off from the text")
        return
    cit = page.begin("cit", "a quotation and its source", element)
    quoted = [c for c in element.children if c is not source]
    held = Element("", None, element.at, quoted)
    begun = page.begin("quote", "a quotation set off from the text", held, {"rend": "block"})
    page.within(Element("blockquote", None, element.at, quoted))
    page.writing.end(begun)
    told = _bare(source)
    bibl = page.begin("bibl", "the source of a quotation", told)
    page.within_line(told)
    page.writing.end(bibl)
    page.writing.end(cit)


def quote(page: Page, element: Element, why: str) -> None:
    """Write the words quoted, in a `<cit>` if a line “— Ann Author, Work” ends them."""
    pieces = page.shape.pieces(element.children)
    if element.tag == "epigraph" and len(pieces) == 1 and isinstance(pieces[0], Run):
        pieces = _parted(pieces[0])
    source = _line_of_source(pieces)
    cit = page.begin("cit", why, element) if source else None
    begun = page.begin("quote", why, element, {"rend": "block"})
    page.hold(pieces[:-1] if source else pieces)
    page.writing.end(begun)
    if source and cit:
        bibl = page.writing.begin("bibl", "the source of a quotation", block=True)
        page.phrases.lines(lines_of(source.nodes))
        page.writing.end(bibl)
        page.writing.end(cit)


def _parted(run: Run) -> list[Run | Element]:
    """An epigraph of one paragraph: its last line apart, if it is set otherwise, as a name is."""
    lines = lines_of(run.nodes)
    last = [n for n in lines[-1] if has_words([n])]
    if len(lines) < 2 or len(last) != 1 or not isinstance(last[0], Element):
        return [run]
    source = Run(lines[-1], Element("p", {"class": "attribution"}))
    return [run._replace(nodes=with_breaks(lines[:-1])), source]


def _line_of_source(pieces: list[Run | Element]) -> Run | None:
    """The last paragraph of a quotation, if a dash says that it is the source."""
    last = pieces[-1] if len(pieces) > 1 else None
    if not isinstance(last, Run):
        return None
    if last.of is not None and _ATTRIBUTED.search(last.of.get("class")):
        return last
    return last if is_source(words_of(last.nodes), after_quotation=False) else None


def _source(element: Element) -> Element | None:
    """A `<footer>` that stands last in a quotation, or a paragraph of nothing but `<cite>`."""
    shown = [c for c in element.children if not isinstance(c, Text) or not c.words.isspace()]
    last = shown[-1] if len(shown) > 1 else None
    if not isinstance(last, Element) or not has_words(last.children):
        return None
    if last.tag in ("footer", "bibl"):
        whole = all(_is_line(n) for n in last.children)
        before = shown[-2]
        return last if whole and isinstance(before, Element) and before.tag in _QUOTED else None
    if last.tag != "p":
        return None
    held = [c for c in last.children if has_words([c])]
    return last if [type(c) is Element and c.tag for c in held] == ["bibl"] else None


_QUOTED = frozenset("p ul ol dl pre div table h2 h3 h4 h5 h6 blockquote lg".split())


def _is_line(node: Element | Text) -> bool:
    """True for what can stand in one line, and for a paragraph of it."""
    return isinstance(node, Text) or node.find("ul", "ol", "dl", "table", "blockquote") is None


def _bare(source: Element) -> Element:
    """The source without a `<cite>` around all of it; one around less is the title of the work."""
    inner: Nodes = []
    whole = words_of(source.children)
    for cite in source.iter("bibl"):
        if words_of([cite]) == whole:
            inner = cite.children
        elif not is_reference(cite):
            cite.tag = "cite"
    return source.copy(inner or source.children)

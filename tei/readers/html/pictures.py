"""Pictures with a caption that are no `<figure>` in the page -> `<figure>` and `<figcaption>`.

    <div class=thumb><img src=a.jpg><div class=thumbcaption>The gate</div></div>
          ->  <figure><img src=a.jpg><figcaption>The gate</figcaption></figure>

So MediaWiki, WordPress, Blogger and transcribers of books set them. Guidelines: FTGRA.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tei.readers.html.index import Index
from tei.readers.html.pieces import Nodes, Run, has_words
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import UNSEEN, class_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.page import Page

_FRAME = class_of(
    "thumb|thumbinner|wp-caption|gallerybox|tr-caption-container|captioned-image"
    "|fig(?:ure|center|left|right)?|illustration|image-?block"
)
_CAPTION = compiled(r"caption|gallerytext|figtext|\A(?:block)?title\Z", re.I)
_NUMBERED = compiled(
    r"[(\[]?(?:fig(?:ure|\.)?|plate|pl\.|illustration|ill?\.|photo(?:graph)?|map|abb(?:ildung|\.)?"
    r"|tafel|planche|carte|рис(?:унок|\.)?|figura)\s*+(?:\d{1,3}|[ivxlc]{1,6})\b",
    re.I,
)
_LONGEST_CAPTION = 400  # characters


def settle_pictures(index: Index) -> None:
    """Turn frames of pictures into figures, where nothing but a caption stands in them."""
    if "img" not in index.tags:
        return
    changed = _captioned(index)
    if not _FRAME.search(index.names):
        if changed:
            index.renew()
        return
    for element in index.root.iter("div", "li", "table", "p"):
        if not _FRAME.search(element.get("class")) or element.find("img") is None:
            continue
        if element.find("figure", "note", "noteref", "h1", "h2", "h3") is not None:
            continue
        caption = next((e for e in element.iter() if e is not element
                        and _CAPTION.search(e.get("class"))), None)  # fmt: skip
        said = _bare(caption) if caption is not None else ""
        if _bare(element) != said:
            continue
        held: list[Element | Text] = [*element.iter("img")]
        if caption is not None and caption.find("img") is None:
            parts = [c for c in caption.children if _shows(c)]
            held.append(Element("figcaption", caption.attributes, caption.at, parts))
        if element.tag == "li":
            element.children = [Element("figure", None, element.at, held)]
        else:
            element.tag, element.children = "figure", held
    index.renew()


def _captioned(index: Index) -> bool:
    """A paragraph that is a picture and the one below or above it that is its caption by its words
    ("Fig. 1") become a figure.
    """
    alone = {id(p) for p in index.of("p") if p.find("img") is not None and not has_words([p])}
    changed = False
    for parent in index.elements if alone else ():
        children = parent.children
        if not any(id(c) in alone for c in children):
            continue
        rows = [c for c in children if not (isinstance(c, Text) and c.words.isspace())]
        gone: set[int] = set()
        for upper, lower in pairwise(rows):
            if not isinstance(upper, Element) or not isinstance(lower, Element):
                continue
            below = id(upper) in alone
            picture, caption = (upper, lower) if below else (lower, upper)
            if id(picture) not in alone or id(caption) in alone or id(caption) in gone:
                continue
            if caption.tag != "p" or not _is_caption(caption):
                continue
            alone.discard(id(picture))
            gone.add(id(caption))
            words = Element("figcaption", caption.attributes, caption.at, caption.children)
            held: list[Element | Text] = [*picture.iter("img")]
            picture.tag = "figure"
            picture.children = [*held, words] if below else [words, *held]
        if gone:
            parent.children = [c for c in children if id(c) not in gone]
            changed = True
    return changed


def _is_caption(paragraph: Element) -> bool:
    words = " ".join(paragraph.text().split())
    found = _NUMBERED.match(words) if len(words) <= _LONGEST_CAPTION else None
    return found is not None and not words[found.end() :].lstrip()[:1].islower()  # no sentence


def _shows(node: Element | Text) -> bool:
    return isinstance(node, Text) or (node.tag not in UNSEEN and bool(node.text().strip()))


def _bare(element: Element) -> str:
    return "".join(element.text().split())


def write_figure(page: Page, element: Element) -> None:
    """Pictures and their caption; the figure of a table or quotation is only its frame."""
    pictures = _own(element, "img")
    figures = _own(element, "figure")
    if not pictures and not (figures and any(True for _ in element.iter("img"))):
        page.write(element.children)
        return
    begun = page.begin("figure", "a picture and its caption", element)
    page.figures += 1
    begun.attributes.setdefault("xml:id", f"fig{page.figures}")
    for picture in pictures:
        page.phrases.graphic(picture, block=True)
    caption = next(iter(_own(element, "figcaption")), None)
    for piece in page.shape.pieces([c for c in element.children if c is not caption]):
        if isinstance(piece, Run):
            words: Nodes = [n for n in piece.nodes if not _is_picture(n)]
            if has_words(words):
                page.run(Run(words, piece.of), True)
        elif piece.tag != "figcaption":
            page.block(piece)
    for picture in pictures:
        if alt := picture.get("alt").strip():
            _alternative(page, alt, picture, caption)
    if caption is not None:
        head = page.begin("head", "the caption of a picture", caption)
        page.within_line(caption)
        page.writing.end(head)
    page.writing.end(begun)


def _alternative(page: Page, alt: str, picture: Element, caption: Element | None) -> None:
    if caption is not None and " ".join(caption.text().split()) == " ".join(alt.split()):
        return
    told = page.begin("figDesc", "the words that stand for a picture", picture)
    page.writing.write(" ".join(alt.split()))
    page.writing.end(told)


def _own(element: Element, tag: str) -> list[Element]:
    """The elements of a tag in another that stand in no figure of their own."""
    found: list[Element] = []
    stack: list[Element | Text] = element.children[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            continue
        if node.tag == tag:
            found.append(node)
        elif node.tag != "figure":
            stack.extend(reversed(node.children))
    return found


def _is_picture(node: Element | Text) -> bool:
    return type(node) is Element and (
        node.tag == "img" or (node.find("img") is not None and not has_words([node]))
    )

"""Which heading of a page is that of the whole text: it becomes a `titlepart`, no `h1`.

It is the only one of its level, the highest there is, and nothing but rules stand before it; where
the metadata give another title, it must be the same.

What programs of pages set as headings, and what is none (the author's name, the date, a subtitle),
are paragraphs: the rule for front matter reads them.
"""

from __future__ import annotations

from tei.readers.html.index import Index
from tei.readers.html.pieces import Run, Shape
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, class_of
from tei.readers.html.word import title_of
from tei.regexes import compiled

_NO_HEAD = class_of(
    "author|by-?line|date|sub-?title|sub-?head(?:ing)?|dek|deck|stand-?first|tagline|excerpt"
    "|pw-subtitle-paragraph"
)
_BY = compiled(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Dd]oor|[Pp]or)"
    r"(?: (?:(?:de|du|von|van|and|&) )?[A-Z][\w.'’-]*+,?){2,6}"
)
_MOVED = "date of a post"
_OF_ARTICLE = class_of("(?:entry|post|article|story|page)-(?:title|heading)")


def demote(index: Index) -> None:
    """Make paragraphs of headings that say that they are the author, the date or a subtitle."""
    demoted = False
    for number, head in enumerate(index.of(*HEADS)):
        if head.tag == "h1":
            continue
        if number == 1 and _is_byline(head):
            head.tag = "p"
        elif _NO_HEAD.search(head.get("class")):
            head.tag = "p"
            if "date" in head.get("class"):
                head.attributes = head.attributes | {"class": _MOVED}
        demoted = demoted or head.tag == "p"
    if demoted:
        index.renew()


def _is_byline(head: Element) -> bool:
    words = " ".join(head.text().split())
    return len(words) < 60 and _BY.fullmatch(words) is not None


def is_of_article(head: Element) -> bool:
    """True if a heading says that it is the title of an article or post."""
    said = f"{head.get('class')} {head.get('itemprop')}"
    return "headline" in said.lower() or _OF_ARTICLE.search(said) is not None


def settle_title(index: Index, title: str = "", only_if_same: bool = False) -> str:
    """Turn the heading of the whole text into a `titlepart`. Output: its words, "" without one."""
    root = index.root
    titled = title_of(index)
    if titled is not None and _comes_first(root, titled):
        titled.tag = "titlepart"
        return " ".join(titled.text().split())
    heads = index.of(*HEADS)
    if not heads:
        return ""
    highest = min(head.tag for head in heads)
    first = next(head for head in heads if head.tag == highest)
    alone = sum(head.tag == highest for head in heads) == 1
    named = [head for head in heads if is_of_article(head)]
    if len(named) == 1 and _bare(named[0].text()) == _bare(title):
        first, highest = named[0], named[0].tag
    words = " ".join(first.text().split())
    same = bool(title) and _bare(words) == _bare(title)
    if not words or not (alone or same) or (only_if_same and not same):
        return ""
    if highest != "h1" and not same:
        return ""
    for piece in Shape().each(root.children):
        if piece is first:
            break
        if isinstance(piece, Run) and piece.of is not None and piece.of.get("class") == _MOVED:
            continue
        if isinstance(piece, Run) or piece.tag != "hr":
            return ""
    first.tag = "titlepart"
    if _MOVED in index.names:
        _move_dates(root, first)
    return words


def _comes_first(root: Element, title: Element) -> bool:
    """True if nothing stands before a title."""
    first = next(iter(Shape().each(root.children)), None)
    return isinstance(first, Run) and first.of is title


def _move_dates(root: Element, title: Element) -> None:
    """Dates that a blog sets above the title of a post come below it, among the front matter."""
    dates: list[Element | Text] = []
    for parent in list(root.iter()):
        if parent is title:
            break
        moved = [c for c in parent.children if isinstance(c, Element) and c.get("class") == _MOVED]
        if moved:
            dates += moved
            parent.children = [c for c in parent.children if not any(c is m for m in moved)]
    for parent in root.iter() if dates else ():
        for i, child in enumerate(parent.children):
            if child is title:
                parent.children[i + 1 : i + 1] = dates
                return


def _bare(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())

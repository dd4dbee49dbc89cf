"""Which heading of a page is that of the whole text: it becomes a `titlepart`, no `h1`.

It is the only one of its level, the highest there is, or the metadata or its class say so; nothing
stands before it but rules, pictures and a few short lines.

What programs of pages set as headings, and what is none (the author's name, the date, a subtitle),
are paragraphs: the rule for front matter reads them.
"""

from __future__ import annotations

import re

from tei.layout import is_rubric
from tei.readers.html.index import Index
from tei.readers.html.leads import LEAD, is_lead
from tei.readers.html.pieces import Run, Shape, has_words, letters_of, words_of
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, class_of
from tei.readers.html.word import title_of
from tei.regexes import compiled
from tei.resources import word_list

_NO_HEAD = class_of(
    "author|by-?line|date|sub-?title|sub-?head(?:ing)?|dek|deck|stand-?first|tagline|excerpt"
    "|pw-subtitle-paragraph"
)
_BY = compiled(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Dd]oor|[Pp]or)"
    r"(?: (?:(?:de|du|von|van|and|&) )?[A-Z][\w.'’-]*+,?){2,6}"
)
_DATED = compiled(
    r"[(\[]?(?:(?:\d{1,2}(?:st|nd|rd|th|\.)? )?([^\W\d_]{3,10})\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?, )?)?(?:1[4-9]|20)\d\d[)\]]?\.?"
)
_MOST_ABOVE = 6  # lines
_MOVED = "date of a post"
_OF_ARTICLE = class_of("(?:entry|post|article|story|page)-(?:title|heading)")

_TITLE = compiled(r"(?:\A|\s)(?:doc-?|main-?)?title(?:\Z|\s)", re.I)


def demote(index: Index) -> None:
    """Make paragraphs of headings that say that they are the author, the date or a subtitle."""
    demoted = False
    for number, head in enumerate(index.of(*HEADS)):
        if head.tag == "h1":
            continue
        if number == 1 and (_is_byline(head) or _is_date(index, head)):
            head.tag = "p"
        elif number == 1 and is_lead(head) and _follows_title(index, head):
            head.tag, head.attributes = "p", head.attributes | {"class": LEAD}
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


def _is_date(index: Index, head: Element) -> bool:
    """True for a date right below the title, where no other heading of its level is one."""
    if not _is_dated(head) or not _follows_title(index, head):
        return False
    return not any(_is_dated(other) for other in index.of(head.tag) if other is not head)


def _follows_title(index: Index, head: Element) -> bool:
    """True if another heading stands right above one."""
    above: Run | Element | None = None
    for piece in Shape().each(index.root.children):
        if piece is head:
            break
        above = piece
    return isinstance(above, Element) and above.tag in HEADS


def _is_dated(head: Element) -> bool:
    found = _DATED.fullmatch(" ".join(head.text().split()))
    if found is None or not found[1]:
        return found is not None
    month = found[1].lower()
    return any(month in line.split() for line in word_list("months"))


def is_of_article(head: Element) -> bool:
    """True if a heading says that it is the title of an article or post."""
    if not head.attributes:
        return False
    said = f"{head.get('class')} {head.get('itemprop')}"
    return "headline" in said.lower() or _OF_ARTICLE.search(said) is not None


def settle_title(index: Index, title: str = "", only_if_same: bool = False) -> str:
    """Turn the heading of the whole text into a `titlepart`. Output: its words, "" without one."""
    root = index.root
    heads = index.of(*HEADS)
    titled = title_of(index)
    if titled is not None and _comes_first(root, titled) and not (
        heads and heads[0].tag == "h1" and letters_of(heads[0].text()) == letters_of(title)
    ):  # a style of that name may be that of the author's line above the title
        titled.tag = "titlepart"
        return " ".join(titled.text().split())
    if not heads:
        return ""
    highest = min(head.tag for head in heads)
    top = [head for head in heads if head.tag == highest]
    first, alone = top[0], len(top) == 1 or _is_titled(top[0])
    named = [head for head in heads if is_of_article(head)]
    if len(named) == 1 and letters_of(named[0].text()) == letters_of(title):
        first, highest = named[0], named[0].tag
    words = " ".join(first.text().split())
    same = bool(title) and letters_of(words) == letters_of(title)
    if not words or not (alone or same) or (only_if_same and not same):
        return ""
    if highest != "h1" and not same:
        return ""
    if not _is_slight(root, first):
        return ""
    first.tag = "titlepart"
    if _MOVED in index.names:
        _move_dates(root, first)
    return words


def _is_titled(head: Element) -> bool:
    """True if the name of a heading is `title`, and so of no other."""
    return bool(_TITLE.search(head.get("class")) or _TITLE.search(head.get("id")))


def _is_slight(root: Element, title: Element) -> bool:
    """True if only pictures, rules and lines like a rubric or a name stand above a title."""
    lines, noted = 0, False
    for piece in Shape().each(root.children):
        if piece is title:
            return True
        noted = noted and isinstance(piece, Run)
        if isinstance(piece, Run):
            if not has_words(piece.nodes) or (
                piece.of is not None and piece.of.get("class") == _MOVED
            ):
                continue
            words = words_of(piece.nodes)
            noted = noted or "ranscriber" in words[:30]  # the note of a library's volunteers
            lines += 1
            if title.tag != "h1" or lines > _MOST_ABOVE or not (noted or is_rubric(words)):
                return False
        elif piece.tag not in ("hr", "figure"):
            return False
    return False


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

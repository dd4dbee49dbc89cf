"""Lists by which publishers set lines of the front: authors, kind and date of an article.

    <ul class=author-list><li>Ann Pell,</li><li>Jo Moss</li></ul>   ->  <p>Ann Pell, Jo Moss</p>
    <ul class=authors><li>Ann Pell</li><li>Jo Moss</li></ul>       ->  <p>Ann Pell</p><p>Jo Moss</p>
    <ul class=article-identifiers><li>Review</li></ul><h1>Tar</h1>  ->  <p>Review</p><h1>Tar</h1>

Guidelines: DSTITL.
"""

from __future__ import annotations

from tei.readers.html.index import Index
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, class_of
from tei.regexes import compiled

_AUTHORS = class_of("authors?(?:-?list)?|contributors?(?:-?list)?|contrib-?group")
_ABOUT = class_of("identifiers|article-?(?:meta|info|details)")
_GOES_ON = compiled(r"(?:[,;&]|\b(?:and|und|et|y|e))\s*\Z")
_LONGEST_LINE = 100  # characters


def settle_front_lists(index: Index) -> None:
    """Make lines of such lists."""
    if not (_AUTHORS.search(index.names) or _ABOUT.search(index.names)):
        return
    settled = False
    for element in index.of("ul", "ol"):
        name = element.get("class")
        items = [c for c in element.children if type(c) is Element and c.tag == "li"]
        if not name or not items or any(len(li.text()) > _LONGEST_LINE for li in items):
            continue
        if any(li.find("ul", "ol", *HEADS) is not None for li in items):
            continue
        if _AUTHORS.search(name) and all(_GOES_ON.search(li.text()) for li in items[:-1]):
            names: list[Element | Text] = []
            for li in items:
                names += [Text(" "), *li.children]
            element.tag, element.children = "p", names
        elif _AUTHORS.search(name) or _ABOUT.search(name):
            element.tag, element.attributes = "div", {}
            for li in items:
                li.tag = "p"
        else:
            continue
        settled = True
    if settled:
        index.renew()

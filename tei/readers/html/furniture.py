"""What a page says of its parts: which of them are no text of its article.

    <div class="sharedaddy sd-sharing">   furniture          <div class="share-cropping">   text

The names of classes and identifiers are read word by word: a name is that of furniture if nothing
but furniture and layout is in it. What may be an author's word as well (“tag”, “button”) counts
where the part is short, or nothing but links; and what runs on as prose without links is text,
unless its name leaves no doubt (comments, what else there is to read, what asks for money).
"""

from __future__ import annotations

import re
from functools import lru_cache

from tei.readers.html.tree import BLOCKS, Element
from tei.readers.html.vocabulary import UNSEEN, class_of
from tei.regexes import compiled

_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alert alertdialog menu menubar "
    "toolbar".split()
)
# Never text, at whatever length
_SURE = frozenset(
    "comment comments commentlist disqus respond discussion related relatedposts jp recommend "
    "recommended recommendation recommendations cookie cookies consent newsletter subscribe "
    "subscription signup login paywall ad ads advert adverts advertisement advertisements sponsor "
    "sponsored sharedaddy addtoany addthis promo popup modal mbox ambox navbox catlinks "
    "editsection printfooter boilerplate".split()
)
_FURNITURE = _SURE | frozenset(
    "share sharing social sidebar breadcrumb breadcrumbs banner menu nav navbar navigation "
    "pagination pager toolbar masthead footer skip jump widget widgets search rating toc hatnote "
    "noprint metadata likes ufi rss".split()
)
# Layout: says nothing, for or against
_LAYOUT = frozenset(
    "area list form box wrapper wrap container section block inner outer row col column link links "
    "site page post posts entry article blog main wp sd js mw gh kg vector bar panel group module "
    "component card item items top bottom left right primary secondary show enabled the my c u o "
    "l m ui icon icons tools tool title heading header trail global local fixed sticky "
    "overlay pg pw multi count desktop mobile mini small large full wide dark light id div region "
    "tab x s like button buttons btn edit cloud print".split()
)
_SHORT = frozenset("btn button buttons vote votes clap like likes lang languages".split())
_LINKED = frozenset("tag tags category categories cat cats eyebrow topics labels kicker".split())
_CONTENT = frozenset(
    "article content entry body text story chapter footnote footnotes endnote endnotes references "
    "notes note hentry post".split()
)
_WORD = compiled(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
TOLD_BY_TAG = frozenset("header footer nav aside".split())
_TEXT_TAGS = frozenset("h1 h2 h3 h4 h5 h6 blockquote figure body html article main".split())
_LIKENESS = class_of(r"(?:avatar|gravatar|userpic)\S*")
_PICTURE = compiled(r"\.(?:jpe?g|png|gif|webp|svg|tiff?)\Z|[?&]file=|File:", re.I)
_SMALL = 64  # pixels
_BRIEF = 60  # characters
_RUNNING = 400  # characters of prose without links: more than furniture has
# A whole line that says what a button does, or counts: no sentence of anybody's
_INTERFACE = compiled(
    r"[\W_]*(?:listen|share|follow|subscribe|sign (?:in|up)|log ?in|like|likes?(?: this)?|loading"
    r"|share this|reply|tweet|pin it|print|e-?mail this|read more|open in app|advertise?ment"
    r"|subscribe to keep reading|leave a (?:comment|reply)|add a comment|(?:skip|jump) to content"
    r"|teilen|abonnieren|drucken|anzeige|mehr lesen|weiterlesen|partager|imprimer|s'abonner"
    r"|[\d.,]+ ?[km]? (?:followers?|comments?|responses?|claps?|likes?|shares?|languages?"
    r"|kommentare?|sprachen|commentaires?)"
    r"|\d{1,3} ?min(?:ute)?s?(?: read)?)[\W_]*",
    re.I,
)


@lru_cache(maxsize=4096)  # the pages of a folder have the same
def kind_of_name(name: str) -> str:
    """What a class or identifier says: "sure", "furniture", "short", "linked", "content" or "".

    >>> [kind_of_name(n) for n in ("comment-list", "site-footer", "post-tags", "cookie-recipe")]
    ['sure', 'furniture', 'linked', '']
    """
    words = {word.lower() for word in _WORD.findall(name)}
    told = words - _LAYOUT
    for kind, known in (("sure", _SURE), ("furniture", _FURNITURE), ("linked", _LINKED)):
        if told and told <= known | {w for w in told if w.isdigit()} and told & known:
            return kind
    if words & _SHORT and words <= _SHORT | _LAYOUT | {w for w in words if len(w) < 3}:
        return "short"
    if words & _CONTENT and words <= _CONTENT | _LAYOUT:
        return "content"
    return ""


def is_furniture(element: Element, size: int, own: int, inside: bool) -> bool:
    """True if an element says that it is no text of the article.

    `size` are its characters, `own` those not in links; `inside` that it stands among the text.
    """
    tag = element.tag
    if not element.attributes and tag not in TOLD_BY_TAG:
        return False
    if tag in ("header", "footer") and not inside:
        return tag == "footer" or element.find("h1") is None
    if tag == "nav" or element.get("role").lower() in _ROLES:
        return not _runs_on(element, size, own)
    if tag in _TEXT_TAGS or (tag not in BLOCKS and tag not in ("span", "a", "label")):
        return False
    kinds = {kind_of_name(n) for n in (*element.get("class").split(), element.get("id")) if n}
    if tag == "aside":
        text = inside and own > 25 and own * 10 > size * 9 and not kinds & {"sure", "furniture"}
        return not text and not _runs_on(element, size, own)
    if "content" in kinds:
        return False
    if tag == "span" and "edit" not in element.get("class").lower():
        kinds -= {"sure", "furniture"}
    if tag in ("p", "table"):
        sure = {n for n in _WORD.findall(element.get("class")) if n in ("mbox", "ambox", "navbox")}
        kinds = kinds & {"short", "linked"} if not sure else kinds
    if "sure" in kinds or ("furniture" in kinds and not _runs_on(element, size, own)):
        return True
    if "short" in kinds and size < _BRIEF:
        return True
    return "linked" in kinds and own * 4 < size and size < 4 * _BRIEF


def _runs_on(element: Element, size: int, own: int) -> bool:
    """True for several sentences of prose without links."""
    return own >= _RUNNING and own * 10 > size * 9 and element.text().count(". ") > 1


def is_likeness(element: Element, size: int) -> bool:
    """True for the small picture of whoever wrote: a link with nothing else in it, or so named."""
    if size or element.tag not in ("a", "img"):
        return False
    picture = element if element.tag == "img" else element.find("img")
    if picture is None or (element is not picture and element.text().strip()):
        return False
    if _LIKENESS.search(picture.get("class")):
        return True
    width = picture.get("width")
    small = width.isdigit() and int(width) <= _SMALL
    return small and element.tag == "a" and not _PICTURE.search(element.get("href"))


def is_interface(element: Element, size: int) -> bool:
    """True for a line that says what a button does (“Share”), or counts (“4 min read”)."""
    if not 0 < size < 40 or element.tag in _TEXT_TAGS or element.tag in UNSEEN:
        return False
    return _INTERFACE.fullmatch(" ".join(element.text().split())) is not None


def is_prose(element: Element) -> bool:
    """True if more than a sentence of prose stands in an element: somebody may miss it."""
    for part in element.iter("p", "div", "li", "td", "aside"):
        words = part.text().strip()
        links = sum(len(a.text()) for a in part.iter("a"))
        ends = words.rstrip("\"”’)»“").endswith((".", "!", "?", "…"))
        if len(words) > _BRIEF and links * 3 < len(words) and ends:
            return True
    return False

"""HTML as a series of tags and words, each with its offset, told to a `Builder`.

Follows the tokenization of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far as it bears on the words
of a page: entities, comments, attributes with and without quotation marks, and elements whose
content is not markup (`<script>`, `<title>`).
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from tei.readers.html.tree import BLOCKS, Builder
from tei.regexes import compiled

# A quotation mark opens a value right after "=" and nowhere else (alt=Pell's, src="a""). A value
# that goes on over ">" must end as values do: else its mark was never closed, and what a browser
# takes for a value is text.
_TAG = compiled(
    r"""<(/?)([a-zA-Z][^\s/>]*+)"""
    r"""((?:[\s/]++=)?+(?:[^>"'=]++|=\s*+(?:"(?:[^">]*+"|[^"]*+"(?=[\s/>"'])"""
    r"""|[^"<]*+"(?=[a-zA-Z-]++=))|'(?:[^'>]*+'|[^']*+'(?=[\s/>"'])|[^'<]*+'(?=[a-zA-Z-]++=))"""
    r"""|(?!["'])[^\s>]*+)|["']++)*+)>""",
)
_LOOSE_TAG = compiled(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = compiled(
    r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?"""
)
_ENTITY = compiled(r"&(?:#?\w{1,40};?)")
_COMMENT_END = compiled(r"-->|(?<!<!)--!>")
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_BARE = frozenset("a span div i b em strong sup".split())
_INLINE = "a abbr b br cite code em i q small span strong sub sup u"
# Most tags are nothing but a name: `</p>` -> it ends, "p"
_PLAIN = {
    mark + name: (mark, name)
    for name in BLOCKS.union(_INLINE.split()) - _RAW
    for mark in ("", "/")
}
_LONGEST = max(map(len, _PLAIN)) + 2  # characters of one with its brackets
_CLOSED = (" /", "\n/", '"/', "'/")
_MOST_UNCLOSED = 100  # tags with a quotation mark that is never closed


def feed(source: str, builder: Builder, start: int = 0, end: int = -1) -> None:
    """Tell a builder what stands in `source[start:end]`; offsets are those of `source`."""
    stop = len(source) if end < 0 else end
    at, last = start, source.rfind(">", start, stop)
    find = source.find
    text, begin, end_of = builder.text, builder.start, builder.end
    entity = _next(source, "&", start, stop)
    unclosed = 0
    endless: set[str] = set()
    while at < stop:
        tag = find("<", at, stop)
        if tag < 0 or tag > last:
            words(source, at, stop, builder)
            return
        if tag > at:
            if entity < at:
                entity = _next(source, "&", at, stop)
            if entity < tag:
                words(source, at, tag, builder)
            else:
                text(source[at:tag], at)
        closing = find(">", tag, tag + _LONGEST)
        plain = _PLAIN.get(source[tag + 1 : closing]) if closing > 0 else None
        if plain is not None:
            at = closing + 1
            if plain[0]:
                end_of(plain[1])
            else:
                begin(plain[1], None, tag)
            continue
        match = _TAG.match(source, tag, stop) if unclosed < _MOST_UNCLOSED else None
        if match is None:
            if source[tag + 1 : tag + 2] not in "!?":
                match = _LOOSE_TAG.match(source, tag, stop)
            if match is None:
                at = _other(source, tag, stop, builder, endless)
                continue
            unclosed += 1
        ends, name, told = match.groups()
        at = match.end()
        name = name.lower()
        if ends:
            end_of(name)
            continue
        begin(name, attributes(told) if told else None, tag)
        if name in _RAW:
            if told.endswith(_CLOSED):  # XHTML, as in books for screens: <title/>
                end_of(name)
            else:
                at = _raw(source, name, at, stop, builder, endless)
        elif told[-1:] == "/" and (":" in name or (name in _BARE and told.endswith(_CLOSED))):
            end_of(name)  # XHTML of word processors: <o:p/>, of books: <a id="p2"/>


def _next(source: str, sign: str, at: int, stop: int) -> int:
    found = source.find(sign, at, stop)
    return found if found >= 0 else stop


def attributes(words: str) -> dict[str, str]:
    """The attributes of a tag: names in lower case, the first of each.

    >>> attributes(' HREF="a&amp;b" class=x hidden')
    {'href': 'a&b', 'class': 'x', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(words):
        name, quoted, single, bare = match.groups("")
        value = quoted or single or bare
        if "&" in value:
            value = unescape(value)
        found.setdefault(name.lower(), value)
    return found


def words(source: str, start: int, end: int, builder: Builder) -> None:
    """Words between tags: each entity apart, so that what follows it knows its place."""
    if source.find("&", start, end) < 0:
        builder.text(source[start:end], start)
        return
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        begin, found = entity.start(), entity[0]
        if begin > at:
            builder.text(source[at:begin], at)
        builder.text(html5.get(found[1:]) or unescape(found), begin)
        at = entity.end()
    if at < end:
        builder.text(source[at:end], at)


def _other(source: str, at: int, stop: int, builder: Builder, endless: set[str]) -> int:
    """A comment, a declaration, or a "<" that begins nothing; where to go on.

    A comment that nothing ends is one to the next ">": else the rest of the page would be lost.
    """
    following = source[at + 1 : at + 2]
    if source.startswith("<!--", at):
        builder.comments += 1
        closed = None if "!" in endless else _COMMENT_END.search(source, at + 2, stop)
        if closed is not None:
            return closed.end()
        endless.add("!")
    if source.startswith("<![CDATA[", at):
        end = source.find("]]>", at, stop)
        closing = end if end >= 0 else stop
        builder.text(source[at + 9 : closing], at + 9)
        return min(stop, closing + 3)
    if following in ("!", "?", "/") and following:
        end = source.find(">", at, stop)
        return end + 1 if end >= 0 else stop
    builder.text("<", at)
    return at + 1


def _raw(
    source: str, name: str, at: int, stop: int, builder: Builder, endless: set[str]
) -> int:
    """The content of an element that holds no markup, to its end tag.

    `endless` keeps the names whose end tag was sought in vain: the source is searched once for it.
    """
    closing = None
    if name not in endless:
        closing = compiled(rf"</{name}(?=[\s/>])", re.I).search(source, at, stop)
    if closing is None and name not in ("script", "style"):
        endless.add(name)
        builder.end(name)  # what follows would be lost, and no word said
        return at
    end = closing.start() if closing else stop
    if end > at:
        if name in ("title", "textarea"):
            words(source, at, end, builder)
        else:
            builder.text(source[at:end], at)
    builder.end(name)
    if closing is None:
        return stop
    after = source.find(">", end, stop)
    return after + 1 if after >= 0 else stop

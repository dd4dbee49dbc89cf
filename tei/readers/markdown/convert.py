"""The tokens of Markdown -> the tree that a page of HTML would have, with its places.

    *wool* and[^1]      ->   <p><i>wool</i> and<noteref n="1">1</noteref></p>

Notes are numbered in the order of their markers, as the page shows them, and stand at its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markdown_it.token import Token

from tei.findings import Finding, Place
from tei.readers.html.notes import marker_of, note_of
from tei.readers.html.tokens import feed
from tei.readers.html.tree import Builder, Element, Text
from tei.readers.markdown.places import Places, Scan
from tei.readers.markdown.tables import SURPLUS

# What asterisks and tildes mark: type, not what it is for.
_TYPE = {"em": "i", "strong": "b", "s": "s"}
_UNDEFINED = re.compile(r"\[\^([^\]\s^]{1,60})\]")  # a marker that the parser took for words
_NOTE_WHY = "the text of a note, defined by its label"


class Converter:
    """One text under way."""

    def __init__(self, source: str, name: str, env: dict[str, Any]) -> None:
        self.places = Places(source)
        self.builder = Builder()
        self.findings: list[Finding] = []
        notes = env.get("footnotes", {})
        self._numbers = {label[1:]: n + 1 for label, n in notes.get("refs", {}).items() if n >= 0}
        self._inline: dict[int, dict[str, Any]] = notes.get("list", {})
        self._met: dict[int, int] = {}  # number of a note -> how many markers it has
        self._defined: dict[int, Element] = {}
        self._unmarked: list[Element] = []
        self._name = name

    def convert(self, tokens: Sequence[Token]) -> Element:
        """The tree of all tokens, its notes at the end."""
        self._blocks(tokens)
        root = self.builder.root
        _take_notes(root)
        for number, held in sorted(self._inline.items()):
            if held.get("tokens"):
                self._note_in_line(number + 1, held)
        for number in sorted(self._defined):
            note = self._defined[number]
            note.attributes = note_of(str(number), self._met.get(number, 0), _NOTE_WHY)
            root.children.append(note)
        for number, note in enumerate(self._unmarked, len(self._defined) + 1):
            note.attributes = note_of(str(number), 0, _NOTE_WHY)
            root.children.append(note)
            words = " ".join(note.text().split())
            self.findings.append(Finding("note-without-marker", self._place(note.at),
                                         {"number": number, "words": words[:40]}))  # fmt: skip
        return root

    def _place(self, at: int) -> Place:
        source = self.places.source
        line = source.count("\n", 0, at)
        return Place(self._name, line + 1, at - self.places.at(line) + 1)

    def _blocks(self, tokens: Sequence[Token]) -> None:
        for i, token in enumerate(tokens):
            kind = token.type
            at = self.places.at(token.map[0]) if token.map else -1
            if kind == "inline":
                self._line(token, tokens[i - 1] if i else None)
            elif kind in ("fence", "code_block"):
                self._code(token, at)
            elif kind == "html_block":
                self._markup(token.content, at)
            elif kind == "footnote_reference_open":
                note = Element("note", None, at)
                label = token.meta["label"]
                number = self._numbers.get(label)
                if number is None or number in self._defined:
                    self._unmarked.append(note)
                else:
                    self._defined[number] = note
                self.builder.begin(note)
            elif kind == "footnote_reference_close":
                self.builder.end("note")
            elif token.tag and not token.hidden:
                if token.nesting >= 0:
                    self.builder.start(token.tag, _attributes(token), at)
                if token.nesting < 0:
                    self.builder.end(token.tag)

    def _code(self, token: Token, at: int) -> None:
        self.builder.start("pre", _attributes(token), at)
        line = token.map[0] + (token.type == "fence") if token.map else 0
        self.builder.text(token.content.rstrip("\n"), self.places.at(line))
        self.builder.end("pre")

    def _markup(self, content: str, at: int) -> None:
        """HTML in the text: told to the same builder."""
        source = self.places.source
        found = source.find(content, at) if at >= 0 else -1
        if found >= 0 and found - at < 1000:
            feed(source, self.builder, found, found + len(content))
        else:  # the lines of a block quotation, whose signs stand between
            self.builder.placed = False
            feed(content, self.builder)
            self.builder.placed = True

    def _line(self, token: Token, opener: Token | None) -> None:
        """A run of words."""
        children = token.children or []
        scan = self.places.scan(token)
        if SURPLUS in token.meta:
            words = " ".join(str(token.meta[SURPLUS]).split())
            place = self._place(scan.origin(0))
            self.findings.append(Finding("row-too-long", place, {"words": words[:80]}))
        picture = _only_picture(children)
        if picture is not None and opener is not None and opener.type == "paragraph_open":
            at = scan.find("![")
            named = {"id": str(picture.attrs.pop("id"))} if "id" in picture.attrs else None
            self.builder.start("figure", named, at)
            self.builder.start("img", _picture(picture, ""), at)
            title = _title(picture)
            if picture.children:
                self.builder.start("figcaption", None, at)
                self._words(picture.children, scan)
                self.builder.end("figcaption")
                title = "" if title == picture.content else title
            if title:  # beside the caption, or in its place
                tag = "p" if picture.children else "figcaption"
                self.builder.start(tag, None, at)
                self.builder.text(title, scan.find(title))
                self.builder.end(tag)
            self.builder.end("figure")
            return
        self._words(children, scan)

    def _words(self, tokens: Iterable[Token], scan: Scan) -> None:
        for token in tokens:
            convert = _WORDS.get(token.type)
            if convert is not None:
                convert(self, token, scan)
            elif token.tag:
                tag = _TYPE.get(token.tag, token.tag)
                at = scan.find(token.markup) if token.markup else -1
                if token.nesting < 0:
                    self.builder.end(tag)
                else:
                    self.builder.start(tag, _attributes(token), at)

    def _text(self, token: Token, scan: Scan) -> None:
        words = token.content
        if not words:
            return
        at = scan.find(words)
        self.builder.text(words, at)
        for marker in _UNDEFINED.finditer(words) if "[^" in words else ():
            arguments = {"marker": marker[0], "label": marker[1],
                         "words": words[: marker.start()].rstrip()[-40:]}  # fmt: skip
            place = self._place(at + marker.start() if at >= 0 else 0)
            self.findings.append(Finding("marker-undefined", place, arguments))

    def _special(self, token: Token, scan: Scan) -> None:
        """A sign that was escaped, or an entity."""
        at = scan.find(token.markup or token.content)
        escaped = token.info == "escape"
        self.builder.text(token.content, at + escaped)

    def _break(self, token: Token, scan: Scan) -> None:
        at = scan.find("\n")
        if token.type == "hardbreak":
            self.builder.start("br", None, at)
        else:
            self.builder.text("\n", at)

    def _code_words(self, token: Token, scan: Scan) -> None:
        scan.find(token.markup)
        self.builder.start("code", _attributes(token))
        self.builder.text(token.content, scan.find(token.content))
        self.builder.end("code")
        scan.find(token.markup)

    def _image(self, token: Token, scan: Scan) -> None:
        at = scan.find("![")
        scan.pass_target()
        alt, title = token.content, _title(token)
        if title and title not in alt:
            alt = f"{alt}: {title}" if alt else title
        self.builder.start("img", _picture(token, alt), at)

    def _link_begins(self, token: Token, scan: Scan) -> None:
        at = scan.find("<" if token.markup == "autolink" else "[")
        self.builder.start("a", _attributes(token), at)

    def _link_ends(self, token: Token, scan: Scan) -> None:
        self.builder.end("a")
        if token.markup == "autolink":
            scan.find(">")
        else:
            scan.pass_target()

    def _comment(self, token: Token, scan: Scan) -> None:
        scan.find(f"%%{token.content}%%")
        self.builder.comments += 1

    def _span_begins(self, token: Token, scan: Scan) -> None:
        self.builder.start("span", _attributes(token), scan.find("["))

    def _span_ends(self, token: Token, scan: Scan) -> None:
        self.builder.end("span")
        scan.find("}")

    def _inline_markup(self, token: Token, scan: Scan) -> None:
        at = scan.find(token.content)
        if self.places.source.startswith(token.content, at):
            feed(self.places.source, self.builder, at, at + len(token.content))
        else:
            self._markup(token.content, -1)

    def _marker(self, token: Token, scan: Scan) -> None:
        number = int(token.meta["id"]) + 1
        label = token.meta.get("label")
        held = self._inline.get(number - 1, {})
        if label is None and "content" in held:
            at = scan.find("^[")
            held["scan"] = (scan, at + 2)
            scan.find(str(held["content"]))
            scan.pass_target()
        else:
            at = scan.find(f"[^{label}]")
        nth = self._met[number] = self._met.get(number, 0) + 1
        marker = marker_of(str(number), nth, at)
        marker.children.append(Text(str(number), at))
        self.builder.put(marker)

    def _note_in_line(self, number: int, held: dict[str, Any]) -> None:
        """The text of a note that stands at its marker: `^[...]`."""
        note = Element("note")
        root, builder = self.builder, Builder()
        self.builder = builder
        at = held["scan"][1] if "scan" in held else 0
        note.at = at
        self._words(held["tokens"], Scan(str(held["content"]), [(0, at)]))
        root.comments += builder.comments
        self.builder = root
        note.children = builder.root.children
        self._defined.setdefault(number, note)


_WORDS: dict[str, Callable[[Converter, Token, Scan], None]] = {
    "text": Converter._text,
    "text_special": Converter._special,
    "softbreak": Converter._break,
    "hardbreak": Converter._break,
    "code_inline": Converter._code_words,
    "image": Converter._image,
    "link_open": Converter._link_begins,
    "link_close": Converter._link_ends,
    "span_open": Converter._span_begins,
    "span_close": Converter._span_ends,
    "comment": Converter._comment,
    "html_inline": Converter._inline_markup,
    "footnote_ref": Converter._marker,
}


def _attributes(token: Token) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in token.attrs.items() if name != "style"}


def _picture(token: Token, alt: str) -> dict[str, str]:
    told = _attributes(token)
    told["alt"] = alt or told.get("alt", "")
    return told


def _title(token: Token) -> str:
    """The title of a picture: `![words](a.png "title")`."""
    return " ".join(str(token.attrs.get("title", "")).split())


def _only_picture(tokens: Sequence[Token]) -> Token | None:
    """The picture of a paragraph that holds nothing else."""
    found = [t for t in tokens if not (t.type == "text" and not t.content.strip())]
    return found[0] if len(found) == 1 and found[0].type == "image" else None


def _take_notes(root: Element) -> None:
    """Notes leave the places where they are defined."""
    stack = [root]
    while stack:
        element = stack.pop()
        kept = [c for c in element.children if not (type(c) is Element and c.tag == "note")]
        if len(kept) != len(element.children):
            # a note defined in a note's lines goes with it
            element.children = kept
        stack.extend(c for c in kept if type(c) is Element)

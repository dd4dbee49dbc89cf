"""Pictures and their captions.

Guidelines: COGR (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COGR).

    [Figure: The camp gate]        ->  <figure xml:id="fig1" rend="pre([Figure:) post(])">
                                         <head>The camp gate</head></figure>
    [inline:gate.jpg] The gate     ->  <figure xml:id="fig1"><graphic url="gate.jpg" rend="..."/>
                                         <head>The gate</head></figure>
    ![The gate](gate.jpg)          ->  <figure xml:id="fig1" rend="pre(![)"><head>The gate</head>
                                         <graphic url="gate.jpg" rend="..."/></figure>
    Figure 3. The camp gate        ->  <figure xml:id="fig1"><head>Figure 3. The camp gate</head>
                                       </figure>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY_BRACKETS = "square brackets around a word for a picture and its caption"
WHY_GRAPHIC = "the name of an image file in the notation of the source"
WHY_CAPTION = "the words beside or below the name of an image file"
WHY_LINE = "a line that begins with the number of a figure and stands by itself"

_LONGEST = 3000
_LABEL = compiled(r"\[([A-Za-z]+)\.?\s*(:)?\s*")
_NUMBER = compiled(r"[\dIVXLC]+[a-z]?(?:\s*[.:\]—–-]|\s+[A-Z“\"‘])")
_FILE = compiled(r"\[([A-Za-z]+)\s*:\s*([^\s\[\]|]+?\.(\w{3,4}))\s*\]")
_WORDS = frozenset(
    "figure fig image photo photograph picture illustration illus drawing map portrait plate "
    "frontispiece abbildung abb".split()
)
_OF_FILES = frozenset("inline image img file picture photo figure".split())
_SUFFIXES = frozenset("jpg jpeg png gif svg tif tiff webp bmp pdf".split())
_MARKDOWN = compiled(r"!\[([^\[\]\n]{0,300})\]\(([^()\s]{1,500})(?:\s+\"[^\"\n]*\")?\)")
_NUMBERED = compiled(r"([A-Z][A-Za-z]+)\.?\s+[\dIVXLC]+[a-z]?(?:[.:]|\s+[—–-])\s+(?=[^\s\d])")
_MOST = 100_000  # figures of one text; more are noise


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `figure` with its `graphic` and `head` for each picture."""
    text = document.text
    number = 0
    brackets = "[" in text
    marked = brackets and "![" in text
    for block in document.blocks:
        first = text[block.start]
        if first not in "[!FPIA" or not layer.is_free(block.first, block.last):
            continue
        if first == "[" and brackets:
            found = _in_brackets(document, block.start, block.end, f"fig{number + 1}")
        elif first == "!" and marked:
            found = _markdown(text, block.start, block.end, f"fig{number + 1}")
        elif first in "FPIA" and block.end - block.start <= 1000:
            found = _caption_line(text, block.start, block.end, f"fig{number + 1}")
        else:
            continue
        if found and number < _MOST:
            number += 1
            yield from found


def _figure(start: int, end: int, identifier: str, why: str, marks: tuple[tuple[int, int], ...],
            rend: str = "") -> Annotation:  # fmt: skip
    attributes = {"xml:id": identifier}
    if rend:
        attributes["rend"] = rend
    return Annotation(start, end, "figure", "figures", why, "high", attributes, marks, block=True)


def _leaf(element: str, start: int, end: int, why: str) -> Annotation:
    return Annotation(start, end, element, "figures", why, "high", block=True)


def _in_brackets(document: Document, start: int, end: int, identifier: str) -> list[Annotation]:
    """`[Figure: caption]`, `[Figure 3. caption]`, `[Illustration]`, `[inline:file] caption`."""
    text = document.text
    file = _FILE.match(text, start, end)
    if file and file[1].lower() in _OF_FILES and file[3].lower() in _SUFFIXES:
        return _with_file(text, start, end, file, identifier)
    label = _LABEL.match(text, start, end)
    if label is None or text[end - 1] != "]" or end - start > _LONGEST:
        return []
    bare = label.end() == end - 1
    if label[1].lower() not in _WORDS or not (
        label[2] or bare or _NUMBER.match(text, label.end(), end)
    ):
        return []
    inner = text[start + 1 : end - 1]
    if inner.count("[") != inner.count("]"):
        return []
    caption_start = label.end() if label[2] else start + 1
    while text[caption_start].isspace():
        caption_start += 1
    caption_end = end - 1
    while text[caption_end - 1].isspace():
        caption_end -= 1
    if bare or caption_start >= caption_end:
        # Nothing but the word: it leaves the text, and the figure says where a picture was.
        words = rend_of_marks(text[start:end], "")
        return [_figure(start, end, identifier, WHY_BRACKETS, ((start, end),), words)]
    rend = rend_of_marks(text[start:caption_start], text[caption_end:end])
    marks = ((start, caption_start), (caption_end, end))
    return [
        _figure(start, end, identifier, WHY_BRACKETS, marks, rend),
        _leaf("head", caption_start, caption_end, WHY_BRACKETS),
    ]


def _with_file(
    text: str, start: int, end: int, file: re.Match[str], identifier: str
) -> list[Annotation]:
    """A file in brackets, its caption after it: on the same line, or the paragraph's rest."""
    found = [_figure(start, end, identifier, WHY_GRAPHIC, ())]
    rend = rend_of_marks(text[start : file.start(2)], text[file.end(2) : file.end()])
    found.append(_graphic(start, file.end(), file[2], rend))
    caption = file.end()
    while caption < end and text[caption].isspace():
        caption += 1
    if caption < end:
        if end - caption > 600 or text.startswith("[", caption):
            found[0] = found[0]._replace(end=file.end())
        else:
            found.append(_leaf("head", caption, end, WHY_CAPTION))
    return found


def _graphic(start: int, end: int, url: str, rend: str) -> Annotation:
    return Annotation(start, end, "graphic", "figures", WHY_GRAPHIC, "high",
                      {"url": url, "rend": rend}, ((start, end),), block=True)  # fmt: skip


def _markdown(text: str, start: int, end: int, identifier: str) -> list[Annotation]:
    """`![caption](file)` alone in its paragraph: as in Markdown, the words are the caption."""
    image = _MARKDOWN.fullmatch(text, start, end)
    if image is None:
        return []
    caption_start, caption_end = image.span(1)
    if not image[1].strip():
        rend = rend_of_marks(text[start : image.start(2)], text[image.end(2) : end])
        return [
            _figure(start, end, identifier, WHY_GRAPHIC, ()),
            _graphic(start, end, image[2], rend),
        ]
    rend = rend_of_marks(text[caption_end : image.start(2)], text[image.end(2) : end])
    return [
        _figure(start, end, identifier, WHY_GRAPHIC, ((start, caption_start),), "pre(![)"),
        _leaf("head", caption_start, caption_end, WHY_CAPTION),
        _graphic(caption_end, end, image[2], rend),
    ]


def _caption_line(text: str, start: int, end: int, identifier: str) -> list[Annotation]:
    """`Figure 3. caption`, a paragraph of its own."""
    found = _NUMBERED.match(text, start, end)
    if found is None or found[1].lower() not in _WORDS:
        return []
    return [
        _figure(start, end, identifier, WHY_LINE, ()),
        _leaf("head", start, end, WHY_LINE),
    ]

"""Web and e-mail addresses, DOIs and other numbers by which things are found.

Guidelines: COXR for links (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COXR),
COBICOI for identifiers.

    <http://a.org/b>.        <ref target="http://a.org/b" rend="pre(<) post(>)">http://a.org/b</ref>.
    ann@b.org                <email>ann@b.org</email>
    doi:10.1000/182          doi:<idno type="DOI">10.1000/182</idno>
    ISBN 0-306-40615-2       ISBN <idno type="ISBN">0-306-40615-2</idno>
    Add. MS 34282            <idno type="shelfmark">Add. MS 34282</idno>
    [@ash1931, p. 4] <ref type="bibl">[@ash1931, p. 4]</ref>
    The Mill Collection, 120421   The Mill Collection, <idno type="collection">120421</idno>

Every kind is found by a rare word or sign, so that ordinary prose costs a few quick searches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.findings import Finding
from tei.recognizers.capitalized import capitals_of, marked_words_of
from tei.recognizers.cursor import Cursor
from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "identifiers"
_NOT_IN = ("ref", "graphic", "code")
WHY_URL = "a web address"
WHY_EMAIL = "an e-mail address"
WHY_DOI = "a DOI: 10, a registrant's number, a stroke, a name"
WHY_NAMED = "a number after the name of its scheme"
WHY_SHELFMARK = "a shelfmark: MS with a number"
WHY_KEY = "the key of a work in a list of references, as pandoc cites it"
WHY_COLLECTION = "a number after the name of a collection"

# Where an address ends: white space, or a mark that cannot stand in one.
_URL_END = compiled(r"[\s<>\"“”«»„|\\^`{}]|’s?\s|[’']$", re.MULTILINE)
_CLOSING = {")": "(", "]": "["}
# Patterns are compiled when first needed, for most texts need few of them.
_SCHEME = r"(?i:https?|ftp|file|git|gopher)$"
_HOST = r"[^\W_][\w.-]*\.[^\W\d_]{2,}|localhost"
_EMAIL_NAME = r"[\w.+-]+$"
_EMAIL_HOST = r"[^\W_][\w-]*(?:\.[\w-]+)+"
_DOI = r"10\.[0-9]{4,9}/[^\s<>\"“”]+"
# Scheme's name as printed -> the pattern of what follows and the @type.
_NUMBER = r"(?:-1[03])?(?:\s*\((?:print|online|pbk|hbk|e-?book)\.?\))?[:.]?\s*"
_NAMED = {
    "ISBN": ("ISBN", _NUMBER + r"([0-9][0-9 -]{8,15}[0-9Xx])(?![^\W_])"),
    "ISSN": ("ISSN", r"[:.]?\s*([0-9]{4}-[0-9]{3}[0-9Xx])(?![^\W_])"),
    "arXiv": ("arXiv", r":\s?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z.-]+/[0-9]{7})"),
    "hdl:": ("Handle", r"\s?([0-9.]+/[^\s<>\"”]*[^\W_])"),
    "urn:": ("URN", r"()"),
    "ORCID": ("ORCID", r"(?:\s+iD)?:?\s*([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])"),
    "OCLC": ("OCLC", r"(?:\s+(?:[Nn]o\.|[Nn]umber))?:?\s*(?:oc[mn])?([0-9]{6,12})(?![^\W_])"),
    "PMID": ("PMID", r":?\s*([0-9]{5,9})(?![^\W_])"),
}
# A key, and the page after it in brackets.
CITATION_KEY = r"@[^\W\d][\w:.#$%&+?<>~/-]*[\w/](?:\s\[[^\[\]\n]{1,60}\])?"
_OF_A_PART = r"@(?:sec|fig|tbl|tab|eq|lst|thm)[:-]"
_URN = r"urn:[a-z0-9][a-z0-9-]{1,31}:[^\s<>\"“”,;]+[^\W_]"
_MS = (
    r"MSS?\.?\s+(?:(?:[A-Z][A-Za-z]*\.?|lat\.|fr\.|gr\.|Hist\.|Add\.)\s+){0,4}"
    r"(?:[A-Z]{1,3}\.?\s?|n\.?\s?a\.?\s?)?[0-9][0-9,./]*[a-z]?(?![^\W_])"
)
_BEFORE_MS = (
    r"(?:(?:Add|Addit|Additional|Cotton|Egerton|Harley|Royal|Sloane|Arundel|Stowe|Lansdowne|Rawl|"
    r"Bodl|Laud|Digby|Douce|Ashmole|Hatton|Cod|Codex)\.?\s+)$"
)
_COLLECTIONS = ("Collection", "COLLECTION", "Papers", "PAPERS", "Archives", "Fonds")
_COLLECTION_NUMBER = (
    r",?\s+(?:[Nn]os?\.\s?|[Nn]r\.\s?|#\s?|\()?"
    r"([A-Z]{0,4}[-. ]?[0-9]{5,12}|[A-Z]{1,4}[. -]?[0-9]{2,6}(?:[./-][0-9]+)+)(?![^\W_]|[.,][0-9])"
)


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield `<ref target>`, `<email>` and `<idno type>`; a finding for works cited by keys."""
    # All are found before the first is yielded: the layer stays sorted while it is asked.
    found = [a for a in _all(document) if layer.covering(a.start, *_NOT_IN) is None]
    done, cursor = 0, Cursor(document)
    for annotation in sorted(found, key=lambda a: (a.start, -a.end)):
        if annotation.start >= done and cursor.move_to(annotation.start, annotation.end):
            done = annotation.end
            yield annotation
    keys = sorted(a.start for a in found if a.why is WHY_KEY)
    if keys:
        first = compiled(CITATION_KEY).search(document.text, keys[0])
        arguments = {"count": len(keys), "words": first[0].split()[0] if first else ""}
        yield Finding("citations-by-key", document.place(keys[0]), arguments)


def _all(document: Document) -> Iterator[Annotation]:
    text, capitals = document.text, capitals_of(document)
    marked = " ".join(marked_words_of(document))  # what is in none of them is not in the text
    if "/" in marked:
        if "://" in marked:
            yield from _urls(text, "://")
        if "10." in marked:
            yield from _dois(text)
    if "www." in marked:
        yield from _urls(text, "www.")
    if "@" in marked:
        yield from _emails(text)
    yield from _named(text, capitals, marked)
    if "MS" in capitals:
        yield from _shelfmarks(text)
    yield from _collection_numbers(text, capitals)
    if "@" in marked:
        yield from _citation_keys(text)


def _citation_keys(text: str) -> Iterator[Annotation]:
    """`[see @ash1931, p. 4; @elm]` and, where a text has such, `@ash1931 [p. 4]`."""
    spans: list[tuple[int, int]] = []
    narrative: list[tuple[int, int]] = []
    at = text.find("@")
    while at >= 0:
        key = compiled(CITATION_KEY).match(text, at) if not text[at - 1 : at].isalnum() else None
        if key:
            low = max(0, at - 300, text.rfind("\n", 0, at) + 1)
            opening = text.rfind("[", low, at)
            inside = opening >= 0 and "]" not in text[opening:at]
            closing = text.find("]", at, at + 400) if inside else -1
            if closing > 0 and "\n\n" not in text[opening:closing]:
                spans.append((opening, closing + 1))
                at = closing
            else:
                narrative.append(key.span())
                at = key.end() - 1
        at = text.find("@", at + 1)
    if spans:  # a lone "@name" is as well somebody's address in a network
        spans += narrative
    for start, end in sorted(spans):
        if not compiled(_OF_A_PART).search(text, start, end):  # "@fig:mill": of this very text
            yield Annotation(start, end, "ref", RULE, WHY_KEY, "medium", {"type": "bibl"})


def _idno(start: int, end: int, kind: str, why: str, cert: str = "high") -> Annotation:
    return Annotation(start, end, "idno", RULE, why, cert, {"type": kind})


def _urls(text: str, sign: str) -> Iterator[Annotation]:
    at, done = text.find(sign), 0
    while at >= 0:
        start, end = (at, 0) if at < done else _url(text, at, sign)
        if end:
            yield _link(text, start, end)
            done = end
        at = text.find(sign, max(at + 3, done))


def _url(text: str, at: int, sign: str) -> tuple[int, int]:
    """The span of the address whose `://` or `www.` stands at `at`; an end of 0 if it is none."""
    start = at
    if sign == "://":
        scheme = compiled(_SCHEME).search(text, max(0, at - 6), at)
        if not scheme:
            return at, 0
        start = scheme.start()
        if not compiled(_HOST).match(text, at + 3):
            return at, 0
    elif (at and (text[at - 1].isalnum() or text[at - 1] in "/.@")) or not compiled(_HOST).match(
        text, at
    ):
        return at, 0
    if start and text[start - 1] == "<":
        # In angle brackets an address may be broken at line ends: it ends at its bracket.
        close = text.find(">", at, at + 500)
        if close > 0 and "<" not in text[at:close] and "\n\n" not in text[at:close]:
            return start, close
    stop = _URL_END.search(text, at + 3)
    return start, _trimmed(text, start, stop.start() if stop else len(text))


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the punctuation of the sentence, and without brackets opened before the address."""
    while end > start:
        last = text[end - 1]
        opening = _CLOSING.get(last)
        unmatched = opening and text.count(opening, start, end) < text.count(last, start, end)
        if last not in ".,;:!?'’*_…" and not unmatched:
            break
        end -= 1
    return end


def _link(text: str, start: int, end: int) -> Annotation:
    printed = "".join(text[start:end].split())
    target = printed if "://" in printed else "http://" + printed
    return _in_angles(text, start, end, "ref", WHY_URL, {"target": _escaped(target)})


def _in_angles(
    text: str, start: int, end: int, element: str, why: str, attributes: dict[str, str]
) -> Annotation:
    """The annotation, with the angle brackets around it, if there are any, as its marks."""
    marks: tuple[tuple[int, int], ...] = ()
    if start and text[start - 1] == "<" and text[end : end + 1] == ">":
        marks = ((start - 1, start), (end, end + 1))
        attributes["rend"] = rend_of_marks("<", ">")
        start, end = start - 1, end + 1
    return Annotation(start, end, element, RULE, why, "high", attributes, marks)


def _escaped(target: str) -> str:
    """Percent signs for what a URI may not hold; letters of any script are left as they are."""
    target, fragment_follows, fragment = target.partition("#")
    target += fragment_follows + fragment.replace("#", "%23")
    if "%" in target:
        target = compiled(r"%(?![0-9A-Fa-f]{2})").sub("%25", target)
    if not any(c in ' "<>\\^`{|}[]' for c in target):
        return target
    return "".join(f"%{ord(c):02X}" if c in ' "<>\\^`{|}[]' else c for c in target)


def _emails(text: str) -> Iterator[Annotation]:
    at = text.find("@")
    while at >= 0:
        before = text[max(0, at - 64) : at]
        named = before[-1:].isalnum() or before[-1:] in "_.+-\n"
        left = compiled(_EMAIL_NAME).search(before) if named else None
        host = compiled(_EMAIL_HOST).match(text, at + 1) if left else None
        if left and host:
            end = host.end()
            while text[end - 1] in ".-_":
                end -= 1
            start = at - (min(at, 64) - left.start())
            while text[start] in ".+-_":
                start += 1
            if start < at and "." in text[at:end] and text[end - 1].isalpha():
                yield _in_angles(text, start, end, "email", WHY_EMAIL, {})
        at = text.find("@", at + 1)


def _dois(text: str) -> Iterator[Annotation]:
    at = text.find("10.")
    while at >= 0:
        if not at or not (text[at - 1].isalnum() or text[at - 1] in "./-"):
            m = compiled(_DOI).match(text, at)
            if m:
                yield _idno(at, _trimmed(text, at, m.end()), "DOI", WHY_DOI)
        at = text.find("10.", at + 3)


def _named(text: str, capitals: str, marked: str) -> Iterator[Annotation]:
    for name, (kind, pattern) in _NAMED.items():
        at = text.find(name) if name in (marked if name.islower() else capitals) else -1
        while at >= 0:
            if not at or not text[at - 1].isalnum():
                if kind == "URN":
                    m: re.Match[str] | None = compiled(_URN).match(text, at)
                    start, end = (m.start(), m.end()) if m else (0, 0)
                else:
                    m = compiled(pattern).match(text, at + len(name))
                    start, end = m.span(1) if m else (0, 0)
                if end and (kind != "ISBN" or _is_isbn(text[start:end])):
                    yield _idno(start, end, kind, WHY_NAMED)
            at = text.find(name, at + len(name))


def _is_isbn(printed: str) -> bool:
    figures = printed.replace("-", "").replace(" ", "")
    return len(figures) in (10, 13) and figures[:-1].isdigit()


def _shelfmarks(text: str) -> Iterator[Annotation]:
    at = text.find("MS")
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            m = compiled(_MS).match(text, at)
            if m:
                left = text[max(0, at - 14) : at]
                before = compiled(_BEFORE_MS).search(left)
                start = at - len(left) + before.start() if before else at
                end = m.end()
                while text[end - 1] in ",./":
                    end -= 1
                yield _idno(start, end, "shelfmark", WHY_SHELFMARK)
        at = text.find("MS", at + 2)


def _collection_numbers(text: str, capitals: str) -> Iterator[Annotation]:
    for name in _COLLECTIONS:
        at = text.find(name) if name in capitals else -1
        while at >= 0:
            m = compiled(_COLLECTION_NUMBER).match(text, at + len(name))
            if m:
                yield _idno(m.start(1), m.end(1), "collection", WHY_COLLECTION, "medium")
            at = text.find(name, at + len(name))

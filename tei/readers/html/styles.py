"""What a page's own `<style>` says of its classes -> `style` of the elements.

    <style>.c2 {font-style: italic}</style> ... <i class=c2>  ->  <i style="font-style: italic">

Only simple selectors (`.a`, `span.a`, `#a`, `.a.b`) and only what bears on the text: slant,
weight, small capitals, lines through and under, raised and lowered letters, letters set apart, and
what is hidden (https://www.w3.org/TR/CSS2/syndata.html#rule-sets). Rules for print or for narrow
windows are none of the page.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.regexes import compiled

_LARGEST = 1_000_000  # characters of style sheets
_COMMENT = compiled(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_SELECTOR = compiled(r"([a-z][a-z0-9]*+)?((?:[.#][\w-]++)+)", re.I)
_PARTS = compiled(r"[.#][\w-]++")
_KEPT = compiled(
    r"font-style|font-weight|font-variant[a-z-]*+|text-decoration[a-z-]*+|vertical-align"
    r"|letter-spacing",
    re.I,
)
_HIDES = compiled(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.I)
_SHOWS = compiled(r"display\s*+:(?!\s*+none)|visibility\s*+:\s*+visible", re.I)
_PROSE = 200  # characters: a class that hides so much is switched by the page's programs
_MOST = 30  # rules for one class
_Rule = tuple[str, frozenset[str], str]  # tag or "", classes and identifiers, declarations


def settle_styles(index: Index) -> None:
    """Give each element the declarations that its classes have."""
    sheets = "".join(e.text() for e in index.of("style"))[:_LARGEST]
    if not sheets:
        return
    rules, shown = _rules(_COMMENT.sub(" ", sheets))
    if not rules:
        return
    by_name: dict[str, list[_Rule]] = {}
    for rule in rules:
        known = by_name.setdefault(min(rule[1]), [])
        if len(known) < _MOST:
            known.append(rule)
    for element in index.elements:
        if not element.attributes:
            continue
        names = {f".{name}" for name in element.get("class").split()}
        if element.get("id"):
            names.add("#" + element.get("id"))
        said = []
        for name in sorted(names):
            for tag, wanted, words in by_name.get(name, ()):
                if tag in ("", element.tag) and wanted <= names:
                    said.append(words)
        if said:
            told = ";".join(said)
            if _HIDES.search(told) and (names & shown or len(element.text()) > _PROSE):
                told = _HIDES.sub("", told)
            element.attributes = element.attributes | {"style": f"{told};{element.get('style')}"}


def _rules(sheet: str) -> tuple[list[_Rule], set[str]]:
    """The rules of a style sheet, and the classes and identifiers that some rule shows again."""
    rules: list[_Rule] = []
    shown: set[str] = set()
    at, depth = 0, 0  # of blocks of an @rule
    while (opening := sheet.find("{", at)) >= 0:
        before = sheet[at:opening]
        closed = before.count("}")
        depth = max(0, depth - closed)
        before = before.rpartition("}")[2].rpartition(";")[2].strip()
        if before.startswith("@"):
            at = opening + 1
            depth += 1
            continue
        closing = sheet.find("}", opening)
        words = sheet[opening + 1 : closing if closing >= 0 else len(sheet)]
        at = closing + 1 if closing >= 0 else len(sheet)
        if _SHOWS.search(words):
            shown.update(_PARTS.findall(before))
        if depth:
            continue
        kept = [part.strip() for part in words.split(";") if _bears(part)]
        for selector in before.split(",") if kept else ():
            if found := _SELECTOR.fullmatch(selector.strip()):
                tag = (found[1] or "").lower()
                rules.append((tag, frozenset(_PARTS.findall(found[2])), ";".join(kept)))
    return rules, shown


def _bears(declaration: str) -> bool:
    name = declaration.partition(":")[0].strip()
    return _KEPT.fullmatch(name) is not None or _HIDES.search(declaration) is not None

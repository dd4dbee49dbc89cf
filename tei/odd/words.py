"""Glosses and descriptions in the language that is wanted.

    <gloss xml:lang="en">highlighted</gloss><desc xml:lang="en">marks a word ...</desc>
    ->  (highlighted) marks a word ...

A part that is not there in the language wanted is given in English, or in the first it has.
"""

from __future__ import annotations

from tei.odd.source import Element, T

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def in_language(spec: Element, name: str, language: str) -> list[Element]:
    """The children called `name` in a language: those that state it or state none."""
    nodes: list[Element] = spec.findall(T + name)
    for wanted in (language, language.partition("-")[0], "en"):
        found = [n for n in nodes if n.get(_LANG, wanted) == wanted]
        if found:
            return found
    return nodes[:1]


def description(spec: Element, language: str) -> str:
    """The gloss in brackets and the description, as one line of text."""
    gloss = "; ".join(_line(n) for n in in_language(spec, "gloss", language))
    desc = " ".join(_line(n) for n in in_language(spec, "desc", language)
                    if n.get("type") != "deprecationInfo")
    return " ".join(w for w in (f"({gloss})" if gloss else "", desc) if w)


def _line(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())

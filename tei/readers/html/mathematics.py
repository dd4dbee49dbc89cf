r"""Mathematics of a page, as MathJax, KaTeX, MediaWiki and pandoc write it -> `<math>`, once.

    \(x^2\)   <span class=katex>...</span>   <script type="math/tex">x^2</script>
                     ->  <math alttext="x^2">  ->  <formula notation="TeX">x^2</formula>

The TeX is kept where the page has it; else a form that can be read in a line: `1/2` for a
fraction, `x^2` for a raised figure. What a program adds for the eye or for readers of the screen is
the same formula again, and left out. Guidelines: FTFOR.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.readers.html.tree import Element, Text
from tei.regexes import compiled

_TEX = compiled(
    r"\\\((?P<inline>(?:(?!\\[()]).){1,2000}+)\\\)|\\\[(?P<display>(?:(?!\\[\[\]]).){1,4000}+)\\\]"
    r"|\$\$(?P<dollars>[^$]{1,4000}+)\$\$",
    re.S,
)
_IS_TEX = compiled(r"[\\^_={}<>+]|\A\s*\w\s*\Z")
_NOT_IN = frozenset("code pre script style textarea xmp listing kbd samp tt math title".split())
_MATHJAX = compiled(r"\AMathJax(?:_\w+)?\Z|\Amjx-chtml\Z|\AMathJax_Preview\Z")
_SPACED = compiled(r"[=+<>≤≥≠≈≡→←↔⇒⇔∈∉⊂⊆∪∩±×÷·∧∨∼≅∝−]|:=")
_PLAIN = compiled(r"\w+|.", re.S)


# Without one of these in its classes, or in its words, a page without `<math>` has no formula.
_SIGNS = ("math", "Math", "katex", "tex")
_DELIMITERS = ("\\(", "\\[", "$$")


def _may_have_mathematics(index: Index, source: str) -> bool:
    """False of most pages: their tree need not be walked for formulas."""
    return (
        any(sign in index.names for sign in _SIGNS)
        or not index.tags.isdisjoint(("math", "mjx-container", "mjx-math", "d-math"))
        or ("script" in index.tags and "math/tex" in source)
        or any(sign[0] in source and sign in source for sign in _DELIMITERS)
    )


def settle_mathematics(index: Index, source: str) -> None:
    """Turn what stands for a formula into one `math` or `formula` element each."""
    if not _may_have_mathematics(index, source):
        return
    for parent in index.root.iter():
        if parent.tag in _NOT_IN:
            continue
        children: list[Element | Text] = []
        for child in parent.children:
            if isinstance(child, Text):
                children.append(child)
                continue
            made = _formula_of(child)
            if made is None:
                children.append(child)
            elif made is not child or child.tag in ("math", "formula"):
                children.append(made)
        if any(isinstance(c, Text) and ("\\" in c.words or "$$" in c.words) for c in children):
            children = _with_tex(children)
        parent.children = _once(children)
    index.renew()


def _formula_of(element: Element) -> Element | None:
    """The formula that an element stands for; None if it stands for none."""
    tag, names = element.tag, element.get("class").split()
    if tag == "d-math":  # Distill
        return Element("math", {"alttext": element.text().strip()}, element.at)
    if tag == "script" and element.get("type").startswith("math/tex"):
        return Element("math", {"alttext": element.text().strip()}, element.at)
    if tag == "img":
        shown = any(n.startswith("mwe-math-fallback") or n in ("latex", "tex") for n in names)
        return _tex(element.get("alt"), element.at) if shown and element.get("alt") else None
    if tag in ("mjx-container", "mjx-math") or {"katex", "mwe-math-element"} & set(names):
        math = element.find("math")
        if math is not None:
            math.attributes = {k: v for k, v in math.attributes.items() if k != "style"}
            return math
        picture = element.find("img")
        return _tex(picture.get("alt"), element.at) if picture is not None else None
    if tag in ("span", "div") and "math" in names and {"inline", "display"} & set(names):
        words = element.text()
        if found := _TEX.fullmatch(words.strip()):
            return _tex(found[found.lastgroup or 0], element.at)
        for inner in element.iter("em"):
            inner.tag = "i"  # a sign, and no emphasis
        return Element("formula", None, element.at, element.children)
    return None


def _once(children: list[Element | Text]) -> list[Element | Text]:
    """Without what MathJax shows beside the source of a formula, and fallback pictures."""
    if not any(isinstance(c, Element) and c.tag == "math" for c in children):
        return children
    kept: list[Element | Text] = []
    for child in children:
        if isinstance(child, Element) and child.tag == "math" and child.get("alttext"):
            while kept and _is_shadow(kept[-1], child):
                kept.pop()
        kept.append(child)
    return kept


def _is_shadow(node: Element | Text, formula: Element) -> bool:
    if isinstance(node, Text):
        return False
    if node.tag == "math":
        return tex_of(node) == tex_of(formula)
    return any(_MATHJAX.match(name) for name in node.get("class").split())


def _tex(words: str, at: int) -> Element:
    return Element("math", {"alttext": words.strip()}, at)


def _with_tex(children: list[Element | Text]) -> list[Element | Text]:
    """Formulas that stand as TeX in the words, for a program of the page to show."""
    made: list[Element | Text] = []
    run: list[Text] = []
    for child in [*children, None]:
        if isinstance(child, Text):
            run.append(child)
            continue
        if run:
            made += _cut(run)
            run = []
        if child is not None:
            made.append(child)
    return made


def _cut(run: list[Text]) -> list[Element | Text]:
    words = "".join(text.words for text in run)
    made: list[Element | Text] = []
    at = 0
    for found in _TEX.finditer(words):
        tex = found[found.lastgroup or 0]
        if not _IS_TEX.search(tex):
            continue
        made += _slice(run, at, found.start())
        first = _slice(run, found.start(), found.end())
        made.append(_tex(tex, first[0].at if first else -1))
        at = found.end()
    return [*made, *_slice(run, at, len(words))] if at else [*run]


def _slice(run: list[Text], start: int, end: int) -> list[Text]:
    made, at = [], 0
    for text in run:
        low, high = max(start, at), min(end, at + len(text.words))
        if low < high:
            place = text.at + low - at if text.at >= 0 else -1
            made.append(Text(text.words[low - at : high - at], place))
        at += len(text.words)
    return made


def tex_of(math: Element) -> str:
    """The TeX of a `math` element, "" if it has none."""
    for annotation in math.iter("annotation"):
        if "tex" in annotation.get("encoding").lower():
            return annotation.text().strip()
    return math.get("alttext").strip()


def linear(node: Element | Text) -> str:
    """MathML in a line.

    >>> half = Element("mfrac", None, -1, [Element("mn", None, -1, [Text("1")]),
    ...                                    Element("mn", None, -1, [Text("2")])])
    >>> linear(half)
    '1/2'
    """
    if isinstance(node, Text):
        return " ".join(node.words.split())
    tag = node.tag
    if tag.startswith("annotation"):
        return ""
    if tag in ("mtext", "ms"):
        return " ".join(node.text().split())
    parts = [linear(c) for c in node.children if isinstance(c, Element) or c.words.strip()]
    if tag == "mo":
        sign = "".join(parts)
        return f" {sign} " if _SPACED.fullmatch(sign) else "" if sign in "\u2061\u2062" else sign
    held = [_held(part) for part in parts]
    if tag == "mfrac" and len(held) == 2:
        return "/".join(held)
    if tag in ("msup", "mover") and len(held) == 2:
        return "^".join(held)
    if tag in ("msub", "munder") and len(held) == 2:
        return "_".join(held)
    if tag in ("msubsup", "munderover") and len(held) == 3:
        return f"{held[0]}_{held[1]}^{held[2]}"
    if tag == "msqrt":
        return "√" + _held("".join(parts).strip())
    if tag == "mroot" and len(held) == 2:
        return f"{held[1]}√{held[0]}"
    if tag in ("mtr", "mlabeledtr", "mtable"):
        return (", " if tag != "mtable" else "; ").join(part.strip() for part in parts)
    return "".join(parts) if tag != "math" else " ".join("".join(parts).split())


def _held(part: str) -> str:
    part = part.strip()
    return part if _PLAIN.fullmatch(part) else f"({part})"

"""Equations of Word (OMML) -> MathML, and their signs in a line.

    m:f (m:num a) (m:den b)      ->  <mfrac><mi>a</mi><mi>b</mi></mfrac>, "ab"

ECMA-376, part 1, 22.1; MathML Core. What has no form in MathML here keeps its signs as `<mtext>`,
so that nothing is lost. The text of the document has the signs that are printed, in order, and no
more: not the bar of a fraction, which is no sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tei.names import Node
from tei.readers.office.package import attribute, child, local

MATHML = "http://www.w3.org/1998/Math/MathML"
_OPERATORS = frozenset("+-−=<>±∓×÷·∗*/≤≥≠≈≡∈∉⊂⊃⊆⊇∪∩∧∨¬→←↔⇒⇔∑∏∫,;:!|()[]{}…⋯∂∇∞√")
_BEFORE_ARGUMENT = frozenset(["rPr", "ctrlPr"])


def converted(element: Any, display: bool) -> tuple[str, Node | None]:
    """The signs of an `oMath` or `oMathPara`, and its MathML; None if it holds none."""
    children = list(_row(element))
    words = _signs(children)
    if not children:
        return "", None
    attributes = {"xmlns": MATHML}
    if display:
        attributes["display"] = "block"
    return words, Node("math", attributes, [*children])


def read_mathml(element: Any) -> tuple[str, Node]:
    """The signs of an equation that is MathML already, and a copy of it.

    Annotations (the source in another notation) are left out.
    """
    node = _copied(element)
    node.put("xmlns", MATHML)
    return "".join(node.text().split()), node


def _copied(element: Any) -> Node:
    attributes = {k: str(v) for k, v in element.attrib.items() if "}" not in k}
    children: list[Node | str] = [element.text] if element.text and element.text.strip() else []
    for inner in element:
        if local(inner) and not local(inner).startswith("annotation"):
            children.append(_copied(inner))
    return Node(local(element), attributes or None, children)


def _signs(children: list[Node]) -> str:
    """What is printed, in order."""
    return "".join(node.text() for node in children)


def _row(element: Any) -> Iterator[Node]:
    """What stands in a row, one after the other."""
    for inner in element if element is not None else ():
        name = local(inner)
        if name == "r":
            yield from _run(inner)
        elif name in _FORMS:
            yield _FORMS[name](inner)
        elif not name.endswith("Pr"):
            yield from _row(inner)


def _group(element: Any) -> Node:
    """A row as one thing: what an argument of a fraction or root must be."""
    children = list(_row(element))
    return children[0] if len(children) == 1 else Node("mrow", None, [*children])


def _run(run: Any) -> Iterator[Node]:
    """The signs of a run: numbers, operators and names, each for itself."""
    words = "".join(t.text or "" for t in run if local(t) == "t")
    plain = child(run, "rPr", "nor") is not None
    if plain:
        if words:
            yield Node("mtext", None, [words])
        return
    style = child(run, "rPr", "sty")
    upright = style is not None and attribute(style, "val") == "p"
    at = 0
    while at < len(words):
        sign = words[at]
        end = at + 1
        if sign.isdecimal():
            while end < len(words) and (words[end].isdecimal() or (
                words[end] in ".," and words[end + 1 : end + 2].isdecimal()
            )):
                end += 1
            yield Node("mn", None, [words[at:end]])
        elif sign.isalpha():
            if upright:
                while end < len(words) and words[end].isalpha():
                    end += 1
            yield Node("mi", {"mathvariant": "normal"} if upright and end == at + 1 else None,
                       [words[at:end]])  # fmt: skip
        elif sign.isspace():
            yield Node("mtext", None, [sign])
        elif sign in _OPERATORS or not sign.isalnum():
            yield Node("mo", None, [sign])
        else:
            yield Node("mi", None, [sign])
        at = end


def _fraction(element: Any) -> Node:
    kind = child(element, "fPr", "type")
    attributes = None
    if kind is not None and attribute(kind, "val") == "noBar":
        attributes = {"linethickness": "0"}
    return Node("mfrac", attributes, [_group(child(element, "num")), _group(child(element, "den"))])


def _scripts(name: str, *arguments: str) -> Callable[[Any], Node]:
    return lambda element: Node(name, None, [_group(child(element, a)) for a in arguments])


def _before(element: Any) -> Node:
    """Scripts before the base; in OMML they come first, and so they do in the text."""
    return Node("mmultiscripts", None, [
        _group(child(element, "e")), Node("mprescripts", None, []),
        _group(child(element, "sub")), _group(child(element, "sup")),
    ])  # fmt: skip


def _root(element: Any) -> Node:
    degree = child(element, "deg")
    if degree is None or not "".join(degree.itertext()).strip():
        return Node("msqrt", None, [_group(child(element, "e"))])
    return Node("mroot", None, [_group(child(element, "e")), _group(degree)])


def _sign_of(element: Any, properties: str, name: str, default: str) -> str:
    """A sign that is a property of a form; "" if it says that there is none."""
    sign = child(element, properties, name)
    return attribute(sign, "val") if sign is not None else default


def _large(element: Any) -> Node:
    """A sum, a product, an integral, with its limits."""
    sign = Node("mo", None, [_sign_of(element, "naryPr", "chr", "∫")])
    below, above = child(element, "sub"), child(element, "sup")
    has = [a is not None and "".join(a.itertext()).strip() != "" for a in (below, above)]
    where = _sign_of(element, "naryPr", "limLoc", "subSup")
    names = ("munder", "mover", "munderover") if where == "undOvr" else ("msub", "msup", "msubsup")
    limits: Node = sign
    if all(has):
        limits = Node(names[2], None, [sign, _group(below), _group(above)])
    elif has[0]:
        limits = Node(names[0], None, [sign, _group(below)])
    elif has[1]:
        limits = Node(names[1], None, [sign, _group(above)])
    return Node("mrow", None, [limits, _group(child(element, "e"))])


def _delimited(element: Any) -> Node:
    begin = _sign_of(element, "dPr", "begChr", "(")
    end = _sign_of(element, "dPr", "endChr", ")")
    between = _sign_of(element, "dPr", "sepChr", "|")
    children: list[Node | str] = [Node("mo", None, [begin])] if begin else []
    arguments = [e for e in element if local(e) == "e"]
    for number, argument in enumerate(arguments):
        if number and between:
            children.append(Node("mo", None, [between]))
        children.append(_group(argument))
    if end:
        children.append(Node("mo", None, [end]))
    return Node("mrow", None, children)


def _function(element: Any) -> Node:
    return Node("mrow", None, [_group(child(element, "fName")), _group(child(element, "e"))])


def _accent(element: Any) -> Node:
    sign = Node("mo", None, [_sign_of(element, "accPr", "chr", "\u0302")])
    return Node("mover", {"accent": "true"}, [_group(child(element, "e")), sign])


def _bar(element: Any) -> Node:
    top = _sign_of(element, "barPr", "pos", "bot") == "top"
    line = Node("mo", None, ["\u00af" if top else "_"])
    return Node("mover" if top else "munder", None, [_group(child(element, "e")), line])


def _brace(element: Any) -> Node:
    top = _sign_of(element, "groupChrPr", "pos", "bot") == "top"
    sign = Node("mo", None, [_sign_of(element, "groupChrPr", "chr", "\u23df")])
    return Node("mover" if top else "munder", None, [_group(child(element, "e")), sign])


def _matrix(element: Any) -> Node:
    rows: list[Node | str] = [
        Node("mtr", None, [Node("mtd", None, [_group(e)]) for e in row if local(e) == "e"])
        for row in element if local(row) == "mr"
    ]  # fmt: skip
    return Node("mtable", None, rows)


def _lines(element: Any) -> Node:
    """Equations one below the other."""
    rows: list[Node | str] = [
        Node("mtr", None, [Node("mtd", None, [_group(e)])]) for e in element if local(e) == "e"
    ]
    return Node("mtable", None, rows)


_FORMS: dict[str, Callable[[Any], Node]] = {
    "f": _fraction,
    "sSup": _scripts("msup", "e", "sup"),
    "sSub": _scripts("msub", "e", "sub"),
    "sSubSup": _scripts("msubsup", "e", "sub", "sup"),
    "sPre": _before,
    "rad": _root,
    "nary": _large,
    "d": _delimited,
    "func": _function,
    "limLow": _scripts("munder", "e", "lim"),
    "limUpp": _scripts("mover", "e", "lim"),
    "acc": _accent,
    "bar": _bar,
    "groupChr": _brace,
    "m": _matrix,
    "eqArr": _lines,
    "phant": _scripts("mrow", "e"),
    "box": _scripts("mrow", "e"),
    "borderBox": _scripts("mrow", "e"),
}

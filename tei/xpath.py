"""XPath as a scholar writes it: names without a prefix are TEI's.

    //persName[@ref="#person-hale"]   ->   //tei:persName[@ref="#person-hale"]

XPath 1.0 knows no default namespace. The names of elements are told from those of functions,
axes, variables, attributes and operators by the tokens around them, as XPath itself does
(https://www.w3.org/TR/xpath-10/#exprlex).
"""

from __future__ import annotations

from tei.errors import TeiError
from tei.names import TEI_NS
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from tei.markup import Markup

_TOKEN = compiled(
    r"\s*(?:(?P<literal>\"[^\"]*\"|'[^']*')"
    r"|(?P<name>[^\W\d][\w.-]*)(?P<colon>:(?!:)(?:[^\W\d][\w.-]*|\*))?(?P<after>\s*(?:\(|::))?"
    r"|(?P<number>\d+(?:\.\d*)?|\.\d+)"
    r"|(?P<other>\.\.|//|!=|<=|>=|\S))"
)


def with_prefix(expression: str, prefix: str = "tei", inside: str = "") -> str:
    """Put a prefix before the names of elements that have none, `inside` before a first `//`.

    >>> with_prefix("//div[head='a div b']/p[position() div 2 = 1]/@n")
    "//tei:div[tei:head='a div b']/tei:p[position() div 2 = 1]/@n"
    >>> with_prefix("ancestor::div | child::note() | tei:p | $x/div")
    'ancestor::tei:div | child::note() | tei:p | $x/tei:div'
    >>> with_prefix("(//persName)[1] | p//note", inside="/tei:TEI")
    '(/tei:TEI//tei:persName)[1] | tei:p//tei:note'
    """
    out: list[str] = []
    at = 0
    expects = True  # an operand comes next, not an operator
    plain = False  # what comes next is the name of an attribute or a variable
    for match in _TOKEN.finditer(expression):
        out.append(expression[at : match.start()])
        at = match.end()
        token, name, after = match[0], match["name"], (match["after"] or "").strip()
        if name is None:
            other = match["other"]
            if other == "//" and expects:
                token = inside + token
            plain = other in ("@", "$")
            expects = other not in (None, ")", "]", ".", "..") and not (other == "*" and expects)
        elif not expects:
            expects, plain = True, False  # and, or, div, mod
        elif after:
            plain = after == "::" and name in ("attribute", "namespace")
        else:
            if not match["colon"] and not plain:
                token = token.replace(name, f"{prefix}:{name}", 1)
            expects, plain = False, False
        out.append(token)
    return "".join(out) + expression[at:]


def find(file: Markup, expression: str) -> list[int] | str:
    """The numbers of the nodes that an XPath finds, or, if it finds no nodes, its value.

    An attribute or text that is found stands for its element. What begins with `//` is looked
    for in the text, and in the header and the apparatus only if the text has none of it.
    Errors: `TeiError`.
    """
    from lxml import etree

    root = file.root
    named = with_prefix(expression) if str(root.tag).startswith("{") else expression
    try:
        find_all = etree.XPath(named, namespaces={"tei": TEI_NS})
        found: Any = find_all(root.getroottree())
        if isinstance(found, list) and "//" in expression:
            in_text = with_prefix(expression, inside="/tei:TEI/tei:text")
            found = root.getroottree().xpath(in_text, namespaces={"tei": TEI_NS}) or found
    except (etree.XPathError, ValueError) as error:
        words = " ".join(str(error).split())
        raise TeiError(
            f"“{expression}” is no XPath: {words[:1].lower()}{words[1:].rstrip('.')}.",
            "Write it as in //persName or //note[@type='editorial']; names without a prefix are "
            "TEI's, and tei: may stand before them.",
        ) from error
    if not isinstance(found, list):
        return _shown(found)
    numbers = {id(e): n for n, e in enumerate(file.elements)}
    at: dict[int, None] = {}
    for item in found:
        if isinstance(item, tuple):  # a declaration of a namespace
            continue
        element = item.getparent() if hasattr(item, "is_attribute") else item
        if getattr(item, "is_tail", False):
            element = element.getparent()
        while element is not None and id(element) not in numbers:  # a comment
            element = element.getparent()
        if element is not None:
            at[numbers[id(element)]] = None
    return list(at)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

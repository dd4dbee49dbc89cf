"""The compact syntax (`.rnc`), turned into the XML syntax by the library `rnc2rng`.

`rnc2rng` reads one file. Left to itself it fetches what an `include` names, from the web too, and
drops what replaces definitions there; so the includes are taken out first and given back as
<include> elements, which are read as in any schema. Places in a compact schema are known for
faults of syntax alone.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from tei.relaxng.grammar_error import grammar_error

SUFFIX = ".rnc"
_DECLARATION = ("DEFAULT", "NAMESPACE", "DATATYPES")


def as_xml(name: str, data: bytes) -> bytes:
    """A schema in the XML syntax, whichever it is in.

    >>> b"<text/>" in as_xml("p.rnc", b"element p { text }")
    True

    Errors: `GrammarError` where the syntax is at fault, or `rnc2rng` is not installed.
    """
    if not name.endswith(SUFFIX) or data.lstrip().startswith(b"<"):
        return data
    try:
        from rnc2rng import dumps  # type: ignore[import-untyped]
        from rnc2rng.parser import ParseError, lex, parse  # type: ignore[import-untyped]
        from rply import LexingError  # type: ignore[import-untyped]
    except ImportError:
        raise grammar_error(
            name, "the schema is in the compact syntax, which needs the library rnc2rng",
            "Install it (pip install rnc2rng, or tei[rnc]), or use the schema in the XML syntax.",
        ) from None  # fmt: skip
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise grammar_error(name, "the schema is not in UTF-8", "Save it as UTF-8.") from None
    try:
        text, includes = _without_includes(name, text, list(lex(text)))
        made = str(dumps(parse(text)))
        inside = "".join(
            f"<include href={quoteattr(href)}>{_components(str(dumps(parse(body))))}</include>"
            for href, body in includes
        )
    except ParseError as error:
        _, line, column = error.location
        raise grammar_error(
            name, f"the compact syntax does not allow {str(error.token.value)[:40]!r} here",
            "Look at what stands before it: a brace, a comma or an operator too much or missing.",
            line + 1, column + 1) from None  # fmt: skip
    except LexingError as error:
        place = error.source_pos
        raise grammar_error(
            name, "this character is not understood",
            "Strings have double quotation marks here, and names are in ASCII; the XML syntax "
            "has no such limits.", place.lineno, place.colno) from None  # fmt: skip
    except RecursionError:
        raise grammar_error(name, "the schema nests too deep", "Use the XML syntax.") from None
    if inside:
        made = re.sub(r"\s*</grammar>\s*$", "", made) + inside + "</grammar>"
    return made.encode()


def _without_includes(
    name: str, text: str, tokens: list[Any]
) -> tuple[str, list[tuple[str, str]]]:  # fmt: skip
    """The text without its includes, and of each the address and the declarations and content."""
    found: list[tuple[str, str]] = []
    kept: list[str] = []
    start_of_body = next(
        (at for at, token in enumerate(tokens) if token.name not in _DECLARATION
         and not _is_declaration(tokens, at)), len(tokens))  # fmt: skip
    preamble = text[: tokens[start_of_body].source_pos.idx] if start_of_body < len(tokens) else text
    done = depth = at = 0
    while at < len(tokens):
        token = tokens[at]
        depth += (token.name == "LBRACE") - (token.name == "RBRACE")
        if token.name != "INCLUDE" or at + 1 == len(tokens) or tokens[at + 1].name != "LITERAL":
            at += 1
            continue
        place = token.source_pos
        following = tokens[at + 2].name if at + 2 < len(tokens) else ""
        if depth or following in ("INHERIT", "TILDE"):
            raise grammar_error(
                name, "an include inside braces, or with “inherit”, cannot be read in the compact "
                "syntax", "Move it to the top, or use the schema in the XML syntax.",
                place.lineno, place.colno)  # fmt: skip
        kept.append(text[done : place.idx])
        end = at + 1
        body = ""
        if following == "LBRACE":
            end = _closing(tokens, at + 2)
            body = text[tokens[at + 2].source_pos.idx + 1 : tokens[end].source_pos.idx]
        found.append((tokens[at + 1].value, f"{preamble}\n{body}"))
        at = end + 1
        done = tokens[at].source_pos.idx if at < len(tokens) else len(text)
    return "".join(kept) + text[done:], found


def _is_declaration(tokens: list[Any], at: int) -> bool:
    """Whether a token belongs to a declaration: at most four come after its keyword."""
    for back in range(1, 7):
        if at - back < 0:
            return False
        if tokens[at - back].name in _DECLARATION:
            between = tokens[at - back + 1 : at]
            strings = [token for token in between if token.name == "LITERAL"]
            return not strings or tokens[at].name == "TILDE" or between[-1].name == "TILDE"
    return False


def _closing(tokens: list[Any], at: int) -> int:
    depth = 0
    for number in range(at, len(tokens)):
        depth += (tokens[number].name == "LBRACE") - (tokens[number].name == "RBRACE")
        if not depth:
            return number
    return len(tokens) - 1


def _components(grammar: str) -> str:
    """What stands in the <grammar> of a schema, its own namespaces repeated around it."""
    opening = re.search(r"<grammar\b([^>]*)>", grammar)
    if opening is None:
        return ""
    inside = grammar[opening.end() :].rpartition("</grammar>")[0]
    return f"<div{opening.group(1)}>{inside}</div>"

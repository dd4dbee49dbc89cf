"""Patterns of Schematron that are for other documents: `<sch:pattern documents="...">`.

ISO/IEC 19757-3:2016 and 2020, 5.4 (the pattern element): the attribute is an expression, evaluated
at the root of the file that is checked; its values are the addresses of the documents that the
rules are for, instead of that file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei.errors import TeiError
from tei.events import read
from tei.events.expat import local_path, name_beside
from tei.findings import Finding, Place
from tei.validators.schematron_items import reason
from tei.validators.schematron_schema import Pattern, Schema
from tei.validators.schematron_xslt import Broken
from tei.validators.trees import Tree, tree_of

__all__ = ["documents_of", "split"]

_MOST = 1000  # documents of one pattern
_WHY = {
    "missing": "is not there",
    "remote": "is on another machine, and nothing is fetched",
    "outside": "is outside the folder of the file",
}


def split(schema: Schema) -> tuple[Schema, list[tuple[Pattern, Schema]]]:
    """The schema without the patterns that are for other documents, and a schema for each."""
    own = tuple(one for one in schema.patterns if not one.documents)
    others = [one for one in schema.patterns if one.documents]
    apart = [(one, schema._replace(patterns=(one,))) for one in others]
    return schema._replace(patterns=own), apart


def documents_of(
    tree: Tree, pattern: Pattern, schema: Schema, xinclude: bool
) -> Iterator[Tree | Finding | Broken]:
    """The documents that a pattern is for, each as a tree; or why it cannot be had.

    `documents="//xi:include/@href"` gives the trees of the files that a file includes.
    """
    try:
        addresses = _addresses(tree.root, pattern, schema)
    except _Failed as failed:
        yield Broken(pattern.rules[0], pattern.documents, str(failed))
        return
    source = tree.source
    for address in addresses[:_MOST]:
        path, why = local_path(address, source, source.folders)
        said = _WHY.get(why, "")
        if not why:
            try:
                inner = read(path, name_beside(source, path), folders=source.folders)
            except TeiError as error:
                said = f"cannot be read ({error})"
            else:
                found = tree_of(inner, xinclude)
                if found.root is not None:
                    yield found
                    continue
                said = "is not well-formed"
        arguments = {
            "address": address, "why": said, "schema": schema.name, "line": pattern.place.line,
        }  # fmt: skip
        yield Finding("schematron-document-missing", Place(source.name, 1, 1), arguments)


class _Failed(Exception):
    """Why an expression has no value."""


def _addresses(root: Any, pattern: Pattern, schema: Schema) -> list[str]:
    """The values of the expression, each once."""
    from elementpath import ElementPathError, XPathContext, get_node_tree
    from elementpath.xpath31 import XPath31Parser

    spaces = {prefix: uri for prefix, uri in schema.namespaces.items() if prefix}
    parser = XPath31Parser(spaces, default_namespace=schema.namespaces.get("", ""))
    top = get_node_tree(root.getroottree())
    variables: dict[str, Any] = {}

    def items(expression: str) -> list[Any]:
        token = parser.parse(expression)
        return list(token.select(XPathContext(top, item=top, variables=variables)))

    try:
        for name, value in (*schema.lets, *pattern.lets):
            if f"${name}" in pattern.documents:
                found = items(value)
                variables[name] = found[0] if len(found) == 1 else found
        values = items(pattern.documents)
    except (ElementPathError, ArithmeticError, ValueError, TypeError, RecursionError) as error:
        raise _Failed(reason(error)) from None
    texts = (str(getattr(item, "string_value", item)) for item in values)
    return list(dict.fromkeys(address for text in texts for address in text.split()))

"""A Schematron schema's tree, whole: what it includes in its place, abstract patterns filled in.

ISO/IEC 19757-3:2016, clauses 5.4 (include), 5.5 (extends) and 6.3 (abstract patterns).
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tei.errors import TeiError
from tei.events import Source, Start, events, read
from tei.events.expat import local_path, name_beside
from tei.findings import Place, as_text
from tei.regexes import compiled
from tei.validators import Options
from tei.validators.trees import tree_of
from tei.validators.wellformed import prepare as well_formed

__all__ = [
    "PLACE",
    "SCH",
    "S",
    "SchematronError",
    "include",
    "instantiate",
    "place_of",
    "read_schema",
]

SCH = "http://purl.oclc.org/dsdl/schematron"
S = f"{{{SCH}}}"
OLD = "{http://www.ascc.net/xml/schematron}"  # Schematron 1.5, which RELAX NG schemas still hold
PLACE = "{urn:tei:schematron}place"  # put on elements of a schema while it is read
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_EXPRESSIONS = ("context", "test", "select", "value", "path", "subject", "documents")
_DEEPEST = 30
_WHY = {
    "missing": "is not there",
    "remote": "is on another machine",
    "outside": "is outside the schema's folder",
}


class SchematronError(TeiError):
    """A Schematron schema that cannot be used."""


def read_schema(source: Source) -> Any:
    """The schema's tree; each element says in `PLACE` where it stands."""
    root = tree_of(source, False).root
    if root is None:
        findings = well_formed("", Options(xinclude=False))(source)
        said = as_text(findings[-1:]).strip() or f"{source.name}: is nested too deep"
        raise SchematronError(said, "Mend the schema, then validate again.")
    starts = (event for event in events(source) if isinstance(event, Start))
    for node, start in zip(root.iter("*"), starts, strict=True):
        node.set(PLACE, f"{start.line} {start.column} {source.name}")
        if node.tag.startswith(OLD):
            node.tag = S + node.tag[len(OLD) :]
    return root


def place_of(node: Any) -> Place:
    """Where an element of a schema stands."""
    line, column, name = (node.get(PLACE) or "0 0 ").split(" ", 2)
    return Place(name, int(line), int(column))


def include(root: Any, source: Source, depth: int) -> None:
    """Put what `<sch:include>` and `<sch:extends href>` name in their place."""
    for node in [n for n in root.iter(S + "include", S + "extends") if n.get("href")]:
        file, _, fragment = node.get("href").partition("#")
        path, why = local_path(file, source, source.folders)
        if why or depth > _DEEPEST:
            reason = _WHY.get(why, "includes itself, in a circle")
            raise SchematronError(
                f"{place_of(node)}: the file “{file}” to be included {reason}.",
                "Correct @href, or put the file beside the schema.",
            )
        inner = read(path, name_beside(source, path), folders=source.folders)
        included = read_schema(inner)
        if fragment:
            included = next(
                (n for n in included.iter("*") if fragment in (n.get("id"), n.get(_XML_ID))), None
            )
            if included is None:
                raise SchematronError(
                    f"{place_of(node)}: “{file}” has no element with the id “{fragment}”.",
                    "Correct @href.",
                )
        include(included, inner, depth + 1)
        parent = node.getparent()
        at = parent.index(node)
        is_content = node.tag == S + "extends" or included.tag == S + "schema"
        parent[at : at + 1] = list(included) if is_content else [included]


def instantiate(root: Any) -> None:
    """Patterns that are-a abstract one take its rules, with their parameters filled in."""
    abstract = {p.get("id"): p for p in root.iter(S + "pattern") if p.get("abstract") == "true"}
    for pattern in [p for p in root.iter(S + "pattern") if p.get("is-a")]:
        model = abstract.get(pattern.get("is-a"))
        if model is None:
            raise SchematronError(
                f"{place_of(pattern)}: there is no abstract pattern “{pattern.get('is-a')}”.",
                f"There are: {', '.join(sorted(filter(None, abstract))) or 'none'}.",
            )
        values = {p.get("name"): p.get("value") for p in (
            *model.iterchildren(S + "param"), *pattern.iterchildren(S + "param"))}  # fmt: skip
        for node in model:
            if node.tag != S + "param":
                pattern.append(_filled(deepcopy(node), values))


def _filled(node: Any, values: dict[str, str]) -> Any:
    """An element with `$name` replaced by the parameter's value, in its expressions."""
    if not values:
        return node
    names = "|".join(sorted(map(_escaped, values), key=len, reverse=True))
    pattern = compiled(rf"\$({names})(?![\w-])")
    for inner in node.iter("*"):
        for name in _EXPRESSIONS:
            written = inner.get(name)
            if written and "$" in written:
                inner.set(name, pattern.sub(lambda m: values[m[1]] or "", written))
    return node


def _escaped(name: str) -> str:
    import re

    return re.escape(name)

"""One ODD -> the files of every schema language asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from tei.findings import Finding
from tei.odd.customize import schemas
from tei.odd.schema import Schema
from tei.odd.source import OddError

Files = dict[str, bytes]


class Compiled(NamedTuple):
    """The files of one schema (name -> content), and what is doubtful in its ODD."""

    ident: str
    files: Files
    findings: tuple[Finding, ...]


def compile_odd(
    path: str, source: str | None = None, to: Iterable[str] = ("rng",), *, schema: str = "",
    language: str = "", descriptions: bool = False,
) -> list[Compiled]:
    """Compile every `schemaSpec` of an ODD, or the one whose identifier is `schema`.

    `source` is the TEI source for whatever names none (see `tei.odd.source.default_source`);
    `to` are keys of `WRITERS`; `language` is that of the documentation, and of the descriptions
    in the RELAX NG if these are wanted. Errors: `OddError`, `MarkupError`.
    """
    found = schemas(path, source)
    chosen = [s for s in found if not schema or s.ident == schema]
    if not chosen:
        names = ", ".join(s.ident for s in found)
        raise OddError(
            f"{path}: there is no schemaSpec “{schema}” in it",
            f"It has: {names}. Name one of them with --schema.",
        )
    wanted = list(to)
    results = []
    for one in chosen:
        files: Files = {}
        for form in wanted:
            files.update(WRITERS[form](one, language, descriptions))
        findings = sorted(set_of(one.findings), key=lambda f: (f.place, f.code))
        results.append(Compiled(one.ident, files, tuple(findings)))
    return results


def set_of(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once."""
    return list({(f.code, f.place, tuple(sorted(f.arguments.items()))): f for f in findings}
                .values())


def _xml(root: Any, pretty: bool = True) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=pretty
    )
    return data


def _rng(schema: Schema, language: str, descriptions: bool) -> Files:
    from tei.odd.relaxng import to_relaxng

    wanted = (language or (schema.node.get("docLang") or "en").split()[0]) if descriptions else ""
    return {f"{schema.ident}.rng": _xml(to_relaxng(schema, wanted))}


def _xsd(schema: Schema, language: str, descriptions: bool) -> Files:
    from tei.odd.xsd import to_xsd

    return {name: _xml(root) for name, root in to_xsd(schema).items()}


def _sch(schema: Schema, language: str, descriptions: bool) -> Files:
    from tei.odd.schematron import to_schematron

    return {name: _xml(root) for name, root in to_schematron(schema).items()}


def _html(schema: Schema, language: str, descriptions: bool) -> Files:
    from tei.odd.documentation import to_html

    return {f"{schema.ident}.html": to_html(schema, language)}


def _odd(schema: Schema, language: str, descriptions: bool) -> Files:
    from tei.odd.compiled import to_compiled

    return {f"{schema.ident}.compiled.odd": _xml(to_compiled(schema, language), pretty=False)}


# what `--to` names -> what writes it
WRITERS: dict[str, Callable[[Schema, str, bool], Files]] = {
    "rng": _rng,
    "xsd": _xsd,
    "sch": _sch,
    "html": _html,
    "odd": _odd,
}

"""Schemas that are made before they can be used: from an ODD, and tei_all from the TEI source.

They are made once, into the user's cache; a name there holds a hash of all that went into it, so
a changed ODD (or TEI source, or version of tei) is another file.
"""

from __future__ import annotations

import os
import re
from functools import cache
from urllib.parse import unquote

from tei.errors import TeiError
from tei.names import VERSION
from tei.resources import cache_folder, schema_cache
from tei.validators.addresses import put

TEI_ALL = "tei_all"
_ODD = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <teiHeader><fileDesc><titleStmt><title>All of TEI</title></titleStmt>
  <publicationStmt><p>Made to be compiled.</p></publicationStmt>
  <sourceDesc><p>Nothing but the names of the modules.</p></sourceDesc></fileDesc></teiHeader>
 <text><body><schemaSpec ident="tei_all" start="TEI teiCorpus">{modules}</schemaSpec></body></text>
</TEI>
"""
_REFERENCE = re.compile(rb"\s(?:source|url|href)\s*=\s*[\"']([^\"'#]+)")
_SUFFIXES = (".rng", ".sch", ".xml", ".odd")


def has_source() -> bool:
    """True if the TEI source is at hand, so that tei_all can be had."""
    return bool(_source_at_hand())


def _source_at_hand() -> str:
    """The path of the TEI source, or ""; as `tei.odd.source` finds it, without loading lxml."""
    named = os.environ.get("TEI_ODD_SOURCE") or os.path.join(cache_folder(), "p5subset.xml")
    return named if os.path.isfile(named) else ""


@cache
def tei_all() -> dict[str, str]:
    """All of TEI as schemas, by suffix: `{".rng": "~/.cache/tei/schemas/tei_all-….rng", ".sch":
    …}`. Errors: `TeiError` that says where the TEI source is to be had.
    """
    source = _source_at_hand()
    if not source:
        from tei.odd.source import default_source

        source = default_source()  # says where it is to be had
    made = _Made(TEI_ALL, _hash([source]))
    if not made.files():
        from tei.odd.source import parse, specs_of

        modules = sorted(m for m in specs_of(parse(source)).modules if m)
        odd = os.path.join(made.folder, f"{made.name}.odd")
        keys = "".join(f'<moduleRef key="{module}"/>' for module in modules)
        put(_ODD.format(modules=keys).encode(), odd)
        _compile(odd, source, made)
    return made.files()


@cache
def from_odd(path: str) -> dict[str, str]:
    """The schemas of an ODD by suffix; the first `schemaSpec`, where it has several.

    Errors: `TeiError` for an ODD that cannot be compiled.
    """
    source = _source_at_hand() or None  # without, it has to name its own
    name = re.sub(r"[^\w.-]", "_", os.path.splitext(os.path.basename(path))[0])
    made = _Made(name, _hash([path, *([source] if source else [])]))
    if not made.files():
        _compile(path, source, made)
    return made.files()


class _Made:
    """Schemas in the cache: one folder, one name with its hash, several suffixes."""

    def __init__(self, name: str, digest: str) -> None:
        self.folder = schema_cache()
        self.name = f"{name}-{digest}"

    def files(self) -> dict[str, str]:
        paths = {s: os.path.join(self.folder, self.name + s) for s in (".rng", ".sch")}
        there = {suffix: path for suffix, path in paths.items() if os.path.isfile(path)}
        return there if ".rng" in there else {}


def _compile(odd: str, source: str | None, made: _Made) -> None:
    from tei.catalogue import entry_of
    from tei.odd.compile import compile_odd

    compiled = compile_odd(odd, source, ("rng", "sch"), descriptions=True)[0]
    for finding in compiled.findings:
        entry = entry_of(finding.code)
        if entry.severity == "error":
            raise TeiError(f"{finding.place}: {entry.sentence.format_map(finding.arguments)}",
                           entry.hint.format_map(finding.arguments))
    rules = compiled.files.get(f"{compiled.ident}.sch", b"")
    if b":rule" in rules or b"<rule" in rules:
        put(rules, os.path.join(made.folder, made.name + ".sch"))
    put(compiled.files[f"{compiled.ident}.rng"], os.path.join(made.folder, made.name + ".rng"))


def _hash(paths: list[str]) -> str:
    """A hash of the files and of those they refer to, where these lie on the disk."""
    from hashlib import sha256

    digest = sha256(VERSION.encode())
    seen: set[str] = set()
    while paths:
        path = os.path.realpath(paths.pop())
        if path in seen:
            continue
        seen.add(path)
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            continue  # who compiles will say so
        digest.update(data)
        if not path.endswith("p5subset.xml"):  # it refers to nothing that is read
            folder = os.path.dirname(path)
            for found in _REFERENCE.findall(data):
                other = os.path.join(folder, unquote(found.decode("utf-8", "replace")))
                if other.endswith(_SUFFIXES) and os.path.isfile(other):
                    paths.append(other)
    return digest.hexdigest()[:16]

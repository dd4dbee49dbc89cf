"""Which schemas a file is held against, and where they lie.

    the command line's --schema, else [validate] schema of edition.toml, else what the file itself
    names (xml-model, xsi:schemaLocation), else `edition` for a file that tei encode made, else
    `tei_all` if the TEI source is at hand, else `edition` with a finding that says so

A name is `edition` or `tei_all`; all else is a path, and its suffix says what it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote, urlsplit

from tei import resources
from tei.errors import TeiError
from tei.events import Source
from tei.findings import Finding, Place
from tei.typed import Record
from tei.validators import addresses, compiling
from tei.validators.heads import Head, Named, head_of

SUFFIXES = {".rng": "relaxng", ".rnc": "relaxng", ".xsd": "xsd", ".sch": "schematron"}
EDITION = "edition"
NAMES = (EDITION, compiling.TEI_ALL)
EXTENSIONS = (*SUFFIXES, ".odd")


class Schema(Record):
    """One schema, ready to be loaded: the kind of its validator, its path, how it was called."""

    kind: str
    path: str
    name: str
    phase: str = ""


class Choice(Record):
    """The schemas of a file, and what is doubtful about them.

    `found` is false where a schema that is asked for cannot be had, so that nobody can tell
    whether the file is valid.
    """

    schemas: tuple[Schema, ...]
    findings: tuple[Finding, ...] = ()
    found: bool = True


def asked(names: Iterable[str], folder: str = "", embedded: bool = False) -> tuple[Schema, ...]:
    """The schemas that a person names; paths are relative to `folder`.

    `asked(["edition"])` gives the RELAX NG and the Schematron of `schema/`. With `embedded`, the
    Schematron that stands in a RELAX NG schema counts too. Errors: `TeiError`, with the nearest
    name, for one that is not there or of no known kind.
    """
    return tuple(dict.fromkeys(s for name in names for s in _asked(name, folder, embedded)))


def _asked(name: str, folder: str, embedded: bool) -> Iterable[Schema]:
    if name == EDITION:
        return _edition(EDITION)
    if name == compiling.TEI_ALL:
        return _made(compiling.tei_all(), name, embedded)
    if addresses.is_remote(name):
        return _of_address(name, name, embedded)
    return _of_path(os.path.join(folder, name), name, embedded)


@cache
def _edition(name: str) -> tuple[Schema, ...]:
    return (
        Schema("relaxng", resources.schema("edition.rng"), name),
        Schema("schematron", resources.schema("edition.sch"), name),
    )


def _made(files: dict[str, str], name: str, rules: bool) -> tuple[Schema, ...]:
    made = [Schema("relaxng", files[".rng"], name)]
    if rules and ".sch" in files:
        made.append(Schema("schematron", files[".sch"], name))
    return tuple(made)


def _of_address(address: str, name: str, embedded: bool) -> tuple[Schema, ...]:
    if addresses.is_tei_all(address):
        return _made(compiling.tei_all(), name, embedded)
    path = addresses.kept_at(address)
    if not os.path.isfile(path):
        raise TeiError(
            f"{address} is on the web, and no copy of it is in the cache.",
            f"Save it as {path}, let --fetch do so, or name another schema with --schema.",
        )
    return _of_path(path, name, embedded)


def _of_path(path: str, name: str, embedded: bool) -> tuple[Schema, ...]:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in EXTENSIONS:
        what = "is a folder" if os.path.isdir(path) else "is no schema that tei knows"
        raise TeiError(f"{name} {what}.", _nearest_name(name, suffix))
    if not os.path.isfile(path):
        raise TeiError(f"There is no schema {name}.", _nearest_file(path))
    if suffix == ".odd":
        return _made(compiling.from_odd(os.path.realpath(path)), name, True)
    found = [Schema(SUFFIXES[suffix], path, name)]
    if embedded and suffix == ".rng" and has_rules(path):
        found.append(Schema("schematron", path, name))
    return tuple(found)


@cache
def has_rules(path: str) -> bool:
    """True if Schematron stands in a RELAX NG schema."""
    try:
        with open(path, "rb") as file:
            return b"http://purl.oclc.org/dsdl/schematron" in file.read()
    except OSError:
        return False


def _nearest_name(name: str, suffix: str) -> str:
    from difflib import get_close_matches

    known = ", ".join(EXTENSIONS)
    near = get_close_matches(name, NAMES, 1, 0.5)
    if near:
        return f"Did you mean {near[0]}? A schema is {' or '.join(NAMES)}, or a file: {known}."
    near = get_close_matches(suffix, EXTENSIONS, 1, 0.5) if suffix else []
    meant = f"Did you mean {os.path.splitext(name)[0]}{near[0]}? " if near else ""
    return f"{meant}A schema is {' or '.join(NAMES)}, or a file: {known}."


def _nearest_file(path: str) -> str:
    from difflib import get_close_matches

    folder, base = os.path.split(path)
    try:
        beside = [f for f in os.listdir(folder or ".") if f.lower().endswith(EXTENSIONS)][:2000]
    except OSError:
        return f"There is no folder {folder} either."
    near = get_close_matches(base, [*beside, *NAMES], 1, 0.6)
    if not near:
        return "Check the name and the folder."
    return f"Did you mean {near[0] if near[0] in NAMES else os.path.join(folder, near[0])}?"


# -- what a file names itself ------------------------------------------------------------------


def of_file(
    source: Source, embedded: bool = False, fetch: bool = False, alone: bool = True
) -> Choice:
    """The schemas of a file for which nobody has named any; if it is not `alone`, but a part of
    another, only those that it names.
    """
    head = head_of(source)
    if not head.named and not alone:
        return Choice((), head.findings)
    if not head.named:
        choice = _by_itself(source, head, embedded)
        return choice._replace(findings=(*head.findings, *choice.findings))
    schemas: list[Schema] = []
    findings = list(head.findings)
    missing: dict[tuple[str, str], Finding] = {}  # once, also if it is named for two languages
    found = True
    for named in head.named:
        try:
            schemas += _named(named, source, embedded, fetch)
        except (TeiError, ValueError) as error:  # ValueError: no address at all, http://[a
            found = False
            remedy = error.remedy if isinstance(error, TeiError) else "Correct the address."
            arguments = {"href": named.address, "reason": str(error), "remedy": remedy}
            missing.setdefault((named.address, str(error)),
                               Finding("schema-not-found", named.place, arguments))  # fmt: skip
    return Choice(tuple(dict.fromkeys(schemas)), (*findings, *missing.values()), found)


def _named(named: Named, source: Source, embedded: bool, fetch: bool) -> Iterable[Schema]:
    """The schemas of one xml-model or xsi:schemaLocation."""
    if addresses.is_remote(named.address):
        ours = addresses.is_tei_all(named.address) and named.language in ("", "relaxng")
        if addresses.is_tei_all(named.address) and named.language == "schematron":
            rules = compiling.tei_all().get(".sch")
            return [Schema("schematron", rules, named.address, named.phase)] if rules else []
        if fetch and not ours and not os.path.isfile(addresses.kept_at(named.address)):
            addresses.fetch(named.address)
        path = "" if ours else addresses.kept_at(named.address)
        schemas = _of_address(named.address, named.address, embedded)
    else:
        path = _local(named.address, source)
        schemas = _of_path(path, named.address, embedded)
    if named.language == "schematron" and path.lower().endswith(".rng"):
        return [Schema("schematron", path, named.address, named.phase)]
    return [schema._replace(phase=named.phase) for schema in schemas]


def _local(address: str, source: Source) -> str:
    """The path of what a file refers to, relative to the file."""
    parts = urlsplit(address)
    path = unquote(parts.path) if parts.scheme in ("", "file") else address
    return os.path.join(os.path.dirname(source.path), path)


def _by_itself(source: Source, head: Head, embedded: bool) -> Choice:
    """The schema of a file that names none."""
    if head.ours:
        return Choice(_edition(EDITION))
    place = Place(source.name, 1, 1)
    if not head.is_tei:
        if not head.root:  # not XML at all, which another says
            return Choice(())
        return Choice((), (Finding("schema-none", place, {"root": head.root}),), False)
    if compiling.has_source():
        return Choice(_made(compiling.tei_all(), compiling.TEI_ALL, embedded))
    return Choice(_edition(EDITION), (Finding("schema-assumed", place, {}),))

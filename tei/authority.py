"""Authority files: who and what an edition's names mean, as CSV or as TEI.

    [names]
    persons = "people.csv"
    places = "places.xml"

A CSV file (comma, semicolon or tab; UTF-8) has a first row of column names:

    id,name,forms,ref,sex
    weiss,"Weiss, Anna","Anna Weiss; Dr. Weiss; the Doctor",https://d-nb.info/gnd/1,f

`name` must be there; the others may: `id` becomes the xml:id (made from the name, where it is
missing), `forms` are further names, with semicolons or bars between, `ref` is a URI, `kind` is
person, place, org or event where the file mixes them, `sex`, `role` and `type` are attributes
of the TEI entry. Other columns are the edition's own and are passed over.

Of a TEI file every `<person>`, `<place>`, `<org>` and `<event>` with an `@xml:id` is taken, with
its names, its first `<idno>` (or `@ref`) and those attributes.

Guidelines: NDPERSbp (https://tei-c.org/release/doc/tei-p5-doc/en/html/ND.html#NDPERSbp).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from tei.errors import ProjectError
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

    from tei.project import Project

KINDS = ("person", "place", "org", "event")
_SETTINGS = (("persons", "person"), ("places", "place"), ("organizations", "org"))
_NAMES = {"person": "persName", "place": "placeName", "org": "orgName", "event": "eventName"}
_ATTRIBUTES = ("sex", "role", "type")
_ID = compiled(r"[^\W\d][\w.-]*")
_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Entry(Record):
    """One entry: its xml:id, kind, main name, all names (the main one first), URI, attributes."""

    id: str
    kind: str
    name: str
    forms: tuple[str, ...]
    attributes: Mapping[str, str]
    file: str
    line: int


def of_project(project: Project) -> list[Entry]:
    """The entries of all authority files that `[names]` of edition.toml gives.

    Errors: `ProjectError`, naming file and line, what stands there, and what may stand there.
    """
    entries: list[Entry] = []
    seen: dict[str, Entry] = {}
    for setting, kind in _SETTINGS:
        path = project.setting("names", setting)
        if not path:
            continue
        full = os.path.join(project.folder, path)
        for entry in read(full, kind):
            if entry.id in seen:
                first = seen[entry.id]
                raise ProjectError(
                    f"{entry.file}:{entry.line}: the id “{entry.id}” is taken: it stands at "
                    f"{first.file}:{first.line} too.",
                    "Give each entry an id of its own.",
                )
            seen[entry.id] = entry
            entries.append(entry)
    return entries


def read(path: str, kind: str) -> tuple[Entry, ...]:
    """The entries of one file; `kind` is what they are, unless the file says otherwise."""
    try:
        stamp = os.stat(path).st_mtime_ns
    except OSError as error:
        raise ProjectError(
            f"{path}: the authority file can't be read: {error.strerror}.",
            "Paths in [names] are relative to the folder of edition.toml.",
        ) from error
    return _read(path, kind, stamp)


@lru_cache(maxsize=32)
def _read(path: str, kind: str, stamp: int) -> tuple[Entry, ...]:
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise ProjectError(
            f"{path}: the authority file can't be read: {error.strerror}.",
            "Give the path of a CSV or TEI file.",
        ) from error
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return tuple(_from_tei(path, content))
    return tuple(_from_csv(path, content, kind))


# -- CSV -------------------------------------------------------------------------------------------


def _from_csv(path: str, content: bytes, kind: str) -> Iterator[Entry]:
    import csv

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProjectError(
            f"{path}:{line}: the authority file is not UTF-8.", "Save it as UTF-8 (CSV UTF-8)."
        ) from error
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        columns = [c.strip().lower() for c in next(rows, [])]
        if "name" not in columns:
            found = ", ".join(f"“{c}”" for c in columns if c) or "nothing"
            raise ProjectError(
                f"{path}:1: the first row has no column “name”; it has {found}.",
                "The first row names the columns: id, name, forms, ref; name must be there.",
            )
        used: set[str] = set()
        for row in rows:
            if any(cell.strip() for cell in row):
                cells = dict(zip(columns, (c.strip() for c in row), strict=False))
                yield _entry(path, rows.line_num, cells, kind, used)
    except csv.Error as error:
        raise ProjectError(
            f"{path}:{rows.line_num}: the row can't be read as CSV: {error}.",
            "Look for a quotation mark that is not closed.",
        ) from error


def _entry(path: str, line: int, cells: Mapping[str, str], kind: str, used: set[str]) -> Entry:
    name = cells.get("name", "")
    if not name:
        raise ProjectError(f"{path}:{line}: the row has no name.", "Fill in the column “name”.")
    kind = cells.get("kind", "").lower() or kind
    kind = "org" if kind == "organization" else kind
    if kind not in KINDS:
        raise ProjectError(
            f"{path}:{line}: “{kind}” is no kind.", f"The kinds are {', '.join(KINDS)}."
        )
    identifier = cells.get("id", "")
    if identifier:
        _check_id(path, line, identifier)
    else:
        identifier = _made_id(kind, name, used)
    used.add(identifier)
    attributes = {a: cells[a] for a in ("ref", *_ATTRIBUTES) if cells.get(a)}
    others = [f.strip() for f in re.split(r"[;|]", cells.get("forms", "")) if f.strip()]
    forms = _forms(kind, [name, *others])
    return Entry(identifier, kind, forms[0], forms, attributes, path, line)


def _check_id(path: str, line: int, identifier: str) -> None:
    if not _ID.fullmatch(identifier):
        raise ProjectError(
            f"{path}:{line}: “{identifier}” can't be an id.",
            "An id begins with a letter and goes on with letters, digits, “-”, “.”, “_”.",
        )


def _made_id(kind: str, name: str, used: set[str]) -> str:
    words = re.sub(r"\W+", "-", name.casefold()).strip("-") or "unnamed"
    wanted, number = f"{kind}-{words}", 1
    while wanted in used:
        number += 1
        wanted = f"{kind}-{words}-{number}"
    return wanted


def _forms(kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """All names once; "Weiss, Anna" the way a text has it."""
    forms: dict[str, None] = {}
    for name in names:
        words = " ".join(name.split())
        if kind == "person" and words.count(",") == 1:
            surname, given = words.split(",")
            words = f"{given.strip()} {surname.strip()}".strip()
        if words:
            forms[words] = None
    return tuple(forms)


# -- TEI -------------------------------------------------------------------------------------------


def _from_tei(path: str, content: bytes) -> Iterator[Entry]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise ProjectError(
            f"{path}:{line}: the authority file is not well-formed XML: {error.msg}.",
            "Mend the file, or give a CSV file.",
        ) from error
    found = False
    for element in root.iter(*(_TEI + kind for kind in KINDS)):
        kind = etree.QName(element).localname
        identifier = element.get(_XML_ID)
        forms = _forms(kind, _names(element, kind))
        if not identifier or not forms:
            continue
        found = True
        attributes = {a: str(element.get(a)) for a in _ATTRIBUTES if element.get(a)}
        if reference := _reference(element):
            attributes["ref"] = reference
        line = int(element.sourceline or 0)  # type: ignore[arg-type]
        yield Entry(str(identifier), kind, forms[0], forms, attributes, path, line)
    if not found:
        raise ProjectError(
            f"{path}: no person, place, org or event with an @xml:id and a name stands in it.",
            'Entries look like <person xml:id="weiss"><persName>Anna Weiss</persName></person>, '
            "in the TEI namespace.",
        )


def _names(element: Any, kind: str) -> Iterator[str]:
    for name in element.iterchildren(_TEI + _NAMES[kind], _TEI + "name", _TEI + "label"):
        surname = " ".join(" ".join(s.itertext()) for s in name.iterchildren(_TEI + "surname"))
        given = " ".join(" ".join(f.itertext()) for f in name.iterchildren(_TEI + "forename"))
        if surname and given:
            yield f"{given} {surname}"
        else:
            yield "".join(name.itertext())


def _reference(element: Any) -> str:
    for idno in element.iterchildren(_TEI + "idno"):
        if words := "".join(idno.itertext()).strip():
            return str(words)
    return str(element.get("ref") or "")

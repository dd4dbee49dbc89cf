"""Compiled schemas kept on disk, so that the next run need not read them again.

A cache file is two lines of JSON: what it is the compiled form of (our version, the addresses and
checksums of all files of the schema), and the patterns as a table. It is data: to load it
executes nothing. Whatever is odd about a file (another version, a schema changed since, bytes
that are no table of ours) makes the schema be read anew, and the file be written anew.
"""

from __future__ import annotations

import json
import os
from typing import Any

from tei.relaxng.compiled import Compiled
from tei.relaxng.datatypes import datatype
from tei.relaxng.nameclasses import AnyName, NameChoice, NameClass, NsName
from tei.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    DEEPEST,
    ELEMENT,
    GROUP,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    VALUE,
    Attribute,
    Data,
    Element,
    Pattern,
    Patterns,
    Value,
)
from tei.relaxng.schema_files import Files

VERSION = 1  # of the table; to be raised with each change of what patterns are
_SUFFIX = ".schema.json"
_MOST = 60  # files in the folder: the oldest go
_FIRST = 3  # the patterns that every table begins with: empty, not allowed, text


def restore(folder: str, name: str, files: Files) -> Compiled | None:
    """The compiled form of the schema at an address, if the folder has it and it is of today.

    All files of the schema are read and compared. Errors: none; None where there is nothing.
    """
    try:
        with open(_path(folder, name, files.fetch(name)), "rb") as file:
            head, _, body = file.read().partition(b"\n")
        about = json.loads(head)
        if about["version"] != VERSION or about["body"] != _checksum(body):
            return None
        for other, known in about["files"].items():
            if _checksum(files.fetch(other)) != known:
                return None
        return _read(json.loads(body))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def keep(folder: str, name: str, files: Files, compiled: Compiled) -> None:
    """Write down a compiled schema: the whole file or none. What fails is of no consequence."""
    body = json.dumps(_written(compiled), separators=(",", ":"), ensure_ascii=False).encode()
    sums = {other: _checksum(data) for other, data in files.contents.items()}
    head = json.dumps({"version": VERSION, "files": sums, "body": _checksum(body)}).encode()
    path = _path(folder, name, files.contents[name])
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(part, "wb") as file:
            file.write(head + b"\n" + body)
        os.replace(part, path)
        ours = [os.path.join(folder, n) for n in os.listdir(folder) if n.endswith(_SUFFIX)]
        for old in sorted(ours, key=os.path.getmtime)[:-_MOST]:
            os.unlink(old)
    except OSError:
        return


def _path(folder: str, name: str, data: bytes) -> str:
    key = _checksum(b"%d %s\n%s" % (VERSION, os.path.abspath(name).encode(), data))
    return os.path.join(folder, key + _SUFFIX)


def _checksum(data: bytes) -> str:
    """Equal bytes, equal checksum. `hashlib` would load OpenSSL first, which takes longer."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=20).hexdigest()


# -- patterns as a table -------------------------------------------------------------------------


def _written(compiled: Compiled) -> dict[str, Any]:
    order = _order(compiled)
    numbers = {pattern: number for number, pattern in enumerate(order)}
    rows = [_row(pattern, numbers) for pattern in order[_FIRST:]]
    contents = [numbers[element.content] for element in compiled.elements]
    elements = [numbers[element] for element in compiled.elements]
    return {"rows": rows, "elements": elements, "contents": contents, "ids": compiled.ids,
            "start": numbers[compiled.start]}  # fmt: skip


def _order(compiled: Compiled) -> list[Pattern]:
    """All patterns that are reached, parts before wholes; elements come without their content."""
    patterns = compiled.patterns
    order: dict[Pattern, None] = dict.fromkeys(
        (patterns.empty, patterns.not_allowed, patterns.text)
    )
    for root in (compiled.start, *(element.content for element in compiled.elements)):
        todo = [root]
        while todo:
            pattern = todo[-1]
            waiting = [part for part in pattern.parts if part not in order]
            if waiting and pattern not in order:
                todo += waiting
            else:
                order[todo.pop()] = None
    return list(order)


def _row(pattern: Pattern, numbers: dict[Pattern, int]) -> list[Any]:
    if isinstance(pattern, Element):
        names = _names_written(pattern.names)
        return [ELEMENT, names, pattern.place, pattern.define, pattern.documentation]
    if isinstance(pattern, Attribute):
        names = _names_written(pattern.names)
        return [ATTRIBUTE, names, numbers[pattern.content], pattern.documentation]
    if isinstance(pattern, Data):
        type_ = pattern.datatype
        minus = -1 if pattern.minus is None else numbers[pattern.minus]
        return [DATA, type_.library, type_.name, type_.params, minus]
    if isinstance(pattern, Value):
        type_ = pattern.datatype
        value = pattern.value if type_.needs_namespaces else None
        words = pattern.documentation
        return [VALUE, type_.library, type_.name, pattern.literal, value, words]
    return [pattern.kind, *(numbers[part] for part in pattern.parts)]


def _names_written(names: NameClass | None) -> Any:
    if names is None or isinstance(names, str):
        return names
    if isinstance(names, NameChoice):
        return {"of": [_names_written(part) for part in names.of]}
    if isinstance(names, NsName):
        return {"uri": names.uri, "minus": _names_written(names.minus)}
    return {"minus": _names_written(names.minus)}


def _names_read(names: Any) -> NameClass:
    if isinstance(names, str):
        return names
    if "of" in names:
        return NameChoice(tuple(_names_read(part) for part in names["of"]))
    minus = None if names["minus"] is None else _names_read(names["minus"])
    return NsName(names["uri"], minus) if "uri" in names else AnyName(minus)


def _read(table: dict[str, Any]) -> Compiled:
    patterns = Patterns()
    made: list[Pattern] = [patterns.empty, patterns.not_allowed, patterns.text]
    several = {CHOICE: patterns.choice, INTERLEAVE: patterns.interleave}
    single = {ONE_OR_MORE: patterns.one_or_more, LIST: patterns.list_of}
    for row in table["rows"]:
        kind = row[0]
        if kind == GROUP:
            made.append(patterns.group(made[row[1]], made[row[2]]))
        elif kind in several:
            made.append(several[kind]([made[number] for number in row[1:]]))
        elif kind in single:
            made.append(single[kind](made[row[1]]))
        elif kind == ATTRIBUTE:
            made.append(patterns.attribute(_names_read(row[1]), made[row[2]], row[3]))
        elif kind == ELEMENT:
            element = Element(_names_read(row[1]), tuple(row[2]), row[3])
            element.documentation = row[4]
            made.append(patterns.element(element))
        elif kind == DATA:
            params = tuple((key, value) for key, value in row[3])
            minus = None if row[4] < 0 else made[row[4]]
            made.append(patterns.data(datatype(row[1], row[2], params), minus))
        else:
            made.append(_value(patterns, *row[1:]))
    elements = [made[number] for number in table["elements"]]
    for element, number in zip(elements, table["contents"], strict=True):
        element.content = made[number]
    if max(pattern.height for pattern in made) > DEEPEST:
        raise ValueError("not of our making")
    return Compiled(patterns, made[table["start"]], elements, table["ids"])


def _value(
    patterns: Patterns, library: str, name: str, literal: str, value: list[str] | None, words: str
) -> Pattern:
    type_ = datatype(library, name)
    found = type_.value(literal) if value is None else tuple(value)
    pattern = patterns.value(type_, found, literal)
    pattern.documentation = words  # type: ignore[attr-defined]
    return pattern

"""TEI's own checks that no schema makes: ids are unique, pointers lead somewhere, files exist.

Guidelines: SAXP, STGAid (xml:id). Two steps, as for a schema: most files are in order, and that is
seen quickly in the raw text; only where something may be amiss is the file read with places.
"""

from __future__ import annotations

import os

from tei.events import Source, Start, events, read
from tei.events.reading import XINCLUDE, XML
from tei.events.tags import name_place
from tei.findings import Finding, Place
from tei.names import TEI_NS
from tei.regexes import compiled
from tei.validators import Check, Options
from tei.validators.pointer_attributes import ATTRIBUTES, FILES_ONLY, IDS_ONLY, is_pointer
from tei.validators.pointer_findings import Pointer, finding_of, whole_finding, with_fix
from tei.validators.pointer_lists import misread
from tei.validators.pointer_targets import (
    KNOWN_SCHEMES,
    Prefix,
    exists,
    ids_of_file,
    nearest,
    path_of,
    resolved,
    scheme,
)

__all__ = ["prepare"]

EXAMPLES = "http://www.tei-c.org/ns/Examples"
_ID = compiled(rb"\sxml:id\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_POINTERS = compiled(
    rb"\s(?:%s)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')" % "|".join(sorted(ATTRIBUTES)).encode()
)
_MOST_SUGGESTIONS = 50
_COUNTED = Finding("pointer-words", Place(""))  # one that is told with another


def prepare(schema: str, options: Options) -> Check:
    """The check; `schema` is not used.

    `<ref target="#n1"/>` in a file without an n1 gives `pointer-dangling` at the `#`, with the
    nearest id. `options.id_files` name further files whose ids count, `options.keys` attributes
    that are not checked. Errors: an id file that cannot be read is a `SourceError`.
    """
    others: set[str] = set()
    for path in options.id_files:
        read(path)  # so that a missing one is an error with its name
        others |= ids_of_file(path) or frozenset()
    keys = frozenset(key.replace("@", "").strip("/ ") for key in options.keys)

    def check(source: Source) -> list[Finding]:
        if source.fault or _is_in_order(source, others, keys):
            return []
        return _Checking(others, keys).findings(source, options.xinclude)

    return check


def _is_in_order(source: Source, others: set[str], keys: frozenset[str]) -> bool:
    """True if the raw text shows that nothing can be amiss; a doubt is False."""
    data = source.data
    if b"<!ENTITY" in data or XINCLUDE in data:
        return False
    ids = [first or second for first, second in _ID.findall(data)]
    known = set(ids)
    if len(known) < len(ids):
        return False
    values = {first or second for first, second in _POINTERS.findall(data)}
    for value in values:
        if b"&" in value:
            return False
        for word in value.split():
            if word.startswith(b"#"):
                if word[1:] not in known and word[1:].decode("utf-8", "replace") not in others:
                    return False
            elif not word.startswith((b"http://", b"https://")):
                return False
    return True


class _Checking:
    """One file being checked: first what there is, then where it leads."""

    def __init__(self, others: set[str], keys: frozenset[str]) -> None:
        self.others, self.keys = others, keys
        self.ids: dict[str, Start] = {}
        self.examples: set[str] = set()
        self.doubled: list[tuple[int, Start]] = []
        self.pointers: list[tuple[int, Pointer]] = []
        self.prefixes: list[Prefix] = []
        self.found: list[tuple[int, Finding]] = []
        self.known: frozenset[str] = frozenset()
        self.suggested: dict[str, str] = {}
        self.copies: dict[str, int] = {}
        self.bare: dict[tuple[object, ...], int] = {}

    def findings(self, source: Source, xinclude: bool) -> list[Finding]:
        """All of them, in the order of the file."""
        reading = events(source, xinclude=xinclude)
        for number, event in enumerate(reading):
            if isinstance(event, Start):
                self._collect(event, number)
        if reading.fatal:
            return []
        self.known = frozenset(self.ids) | self.others | self.examples
        for number, start in self.doubled:
            self.found.append((number, self._doubled(start)))
        told: tuple[Start | None, str] = (None, "")  # the attribute that was told as a whole
        for number, pointer in self.pointers:
            if told == (pointer.start, pointer.attribute):
                continue
            finding = None if pointer.nth else self._list(pointer)
            if finding:
                told = (pointer.start, pointer.attribute)
            finding = finding or self._finding(pointer)
            if finding and finding is not _COUNTED:
                self.found.append((number, finding))
        return [
            self._counted(finding) for _, finding in sorted(self.found, key=lambda pair: pair[0])
        ]

    def _collect(self, start: Start, number: int) -> None:
        """The ids and pointers of one tag."""
        attributes = start.attributes
        identifier = attributes.get((XML, "id"))
        uri, element = start.name
        if identifier is not None and uri == EXAMPLES:
            self.examples.add(identifier)  # of an example, which is no part of the text
        elif identifier is not None:
            first = self.ids.setdefault(identifier, start)
            if first is not start:
                self.doubled.append((number, start))
        if uri != TEI_NS:
            return
        if element == "prefixDef":
            names = ("ident", "matchPattern", "replacementPattern")
            self.prefixes.append(Prefix(*(attributes.get(("", name), "") for name in names)))
        for (namespace, name), value in attributes.items():
            if namespace or name not in ATTRIBUTES or not is_pointer(element, name):
                continue
            if name in self.keys or f"{element}/{name}" in self.keys:
                continue
            for nth, word in enumerate(value.split()):
                self.pointers.append((number, Pointer(start, name, word, nth)))

    def _doubled(self, start: Start) -> Finding:
        """An id that another element had before."""
        value = start.attributes[XML, "id"]
        first = self.ids[value]
        number = self.copies[value] = self.copies.get(value, 1) + 1
        while f"{value}-{number}" in self.ids:
            number = self.copies[value] = number + 1
        arguments = {
            "attribute": "xml:id",
            "value": value,
            "name": start.name[1],
            "first": first.name[1],
            "first_line": first.line,
            "free": f"{value}-{number}",
        }
        return Finding("id-doubled", name_place(start, (XML, "id")), arguments)

    def _finding(self, pointer: Pointer) -> Finding | None:
        """What is wrong with one pointer, None if nothing is."""
        value = pointer.value
        name = scheme(value)
        if name in KNOWN_SCHEMES or value.startswith("//"):
            return None
        if name:
            idents = {prefix.ident for prefix in self.prefixes}
            if name not in idents:
                near = nearest(name, idents) if idents else ""
                said = f" (a <prefixDef> there is for “{near}”)" if near else ""
                return finding_of("pointer-prefix-undeclared", pointer, prefix=name, near=said)
            address = resolved(value, self.prefixes)
            if address is None:
                return finding_of("pointer-prefix-unmatched", pointer, prefix=name)
            if scheme(address):
                return None
            return self._address(pointer, address)
        return self._address(pointer, value)

    def _address(self, pointer: Pointer, address: str) -> Finding | None:
        """A relative address: an id of this file, or another file, perhaps with an id."""
        from urllib.parse import unquote

        file, _, fragment = address.partition("#")
        fragment = unquote(fragment)
        if "(" in fragment:  # an XPointer scheme, which says more than an id
            fragment = ""
        if not file:
            if not fragment or fragment in self.known:
                return None
            return self._dangling(pointer, fragment)
        source = pointer.start.source
        is_id = file in self.known and pointer.attribute not in FILES_ONLY and not fragment
        if is_id and not (source.path and exists(path_of(file, source.path))):
            return self._without_hash(pointer, file)
        if not source.path:
            return None
        path = path_of(file, source.path)
        if not exists(path):
            is_word = not any(c in file for c in "./") and pointer.attribute not in FILES_ONLY
            if is_word:
                return self._bare(pointer)
            return finding_of("pointer-file-missing", pointer, file=file)
        if os.path.realpath(path) == os.path.realpath(source.path):
            if not fragment or fragment in self.known:
                return None
            return self._dangling(pointer, fragment)
        known = ids_of_file(path) if fragment else None
        if known is None or fragment in known:
            return None
        near = self._nearest(fragment, known)
        said = f"; did you mean “{near}”?" if near else "."
        return finding_of("pointer-file-id", pointer, file=file, id=fragment, near=said)

    def _list(self, pointer: Pointer) -> Finding | None:
        """What is wrong with the words of an attribute together, None if nothing is."""
        value = pointer.start.attributes["", pointer.attribute]
        found = misread(value, self.known)
        if found is None or (found.code == "pointer-words" and pointer.attribute in IDS_ONLY):
            return None
        finding = whole_finding(found.code, pointer, found.fixed, meant=found.meant)
        if found.code != "pointer-words":
            return finding
        # Told once, with how many there are; that they are told here keeps them from the rest.
        return finding if self._is_first("pointer-words", pointer) else _COUNTED

    def _bare(self, pointer: Pointer) -> Finding | None:
        """A word that is neither id nor file: told once for all in such an attribute."""
        is_first = self._is_first("pointer-bare", pointer)
        return finding_of("pointer-bare", pointer) if is_first else None

    def _is_first(self, code: str, pointer: Pointer) -> bool:
        kind = (code, pointer.start.name[1], pointer.attribute)
        self.bare[kind] = self.bare.get(kind, 0) + 1
        return self.bare[kind] == 1

    def _counted(self, finding: Finding) -> Finding:
        """A finding that stands for several says how many."""
        kind = (finding.code, finding.arguments.get("element"), finding.arguments.get("attribute"))
        if kind not in self.bare:
            return finding
        more = self.bare[kind] - 1
        said = f" ({more} more like it)" if more else ""
        return finding._replace(arguments={**finding.arguments, "more": said})

    def _dangling(self, pointer: Pointer, fragment: str) -> Finding:
        """`#id` where there is no such id."""
        near = self._nearest(fragment, self.known)
        said = f"; did you mean “#{near}”?" if near else "."
        finding = finding_of("pointer-dangling", pointer, id=fragment, near=said)
        if near.lower() == fragment.lower() and pointer.value == "#" + fragment:
            return with_fix(finding, pointer, "#" + near)
        return finding

    def _without_hash(self, pointer: Pointer, word: str) -> Finding:
        """A word that is an id: either the # is missing, or it belongs to the word before."""
        words = pointer.start.attributes["", pointer.attribute].split()
        if pointer.nth and words[pointer.nth - 1].startswith("#"):
            whole = words[pointer.nth - 1][1:] + word
            if nearest(whole, self.known) == whole:
                return finding_of("pointer-space", pointer, id=whole)
        return with_fix(finding_of("pointer-hash-missing", pointer, id=word), pointer, "#" + word)

    def _nearest(self, name: str, known: frozenset[str]) -> str:
        """The nearest id; for the first few different names only."""
        if name not in self.suggested and len(self.suggested) < _MOST_SUGGESTIONS:
            self.suggested[name] = nearest(name, known)
        return self.suggested.get(name, "")

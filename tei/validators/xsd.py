"""XML Schema 1.0 and 1.1: libxml2 answers “valid?” for 1.0, `xmlschema` for 1.1.

What is not valid is explained as by RELAX NG, from the content models of the schema; what these do
not say (conditions, keys, a file's own xsi:type), in the words of `xmlschema`.

A schema is taken for 1.1 if it says so (`vc:minVersion="1.1"`) or uses what 1.1 added (assert,
alternative, openContent, override). What a schema includes and imports must lie in its folder;
nothing is fetched. XML Schema Part 1: Structures, Part 2: Datatypes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei.errors import TeiError
from tei.events import Event, Source, read
from tei.events.expat import local_path, name_beside
from tei.events.reading import Start
from tei.findings import Finding, as_text
from tei.resources import schema as built_in
from tei.validators import Check, Options
from tei.validators.trees import Tree, tree_of
from tei.validators.wellformed import prepare as well_formed
from tei.validators.xsd_words import in_words

if TYPE_CHECKING:
    from tei.relaxng.diagnosis import Model

__all__ = ["Xsd", "XsdError", "prepare"]

XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
X = f"{{{XSD}}}"
_TYPE, _NIL = f"{{{XSI}}}type", f"{{{XSI}}}nil"
_UNSAID = ("invalid-unexplained", "xml-too-deep")  # what the diagnosis says where it has no words
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_NEW = (X + "assert", X + "assertion", X + "alternative", X + "openContent", X + "override",
        X + "defaultOpenContent", X + "explicitTimezone")  # fmt: skip
# Namespaces whose schema xmlschema has with it, wherever the schema says that it lies.
_BUILT_IN = frozenset({"http://www.w3.org/XML/1998/namespace", XSD,
                       "http://www.w3.org/2001/XMLSchema-instance"})  # fmt: skip


class XsdError(TeiError):
    """An XML Schema that cannot be used."""


def prepare(schema: str, options: Options) -> Check:
    """The check of an XML Schema (a path).

    `<d n="2001"/>` where n is a date gives `value-bad` at the attribute. Errors: `XsdError` for a
    schema that is none, or includes what cannot be had; `SourceError` for one that cannot be read.
    """
    found = Xsd(schema, options)

    def check(source: Source) -> list[Finding]:
        tree = tree_of(source, options.xinclude)
        if tree.root is None:
            return tree.findings()
        if found.accepts(tree.root):
            return []
        told = _diagnosed(tree, found, options)
        rest = in_words(tree, found, bool(told)) if found.says_more or not told else []
        return told + rest

    return check


def _diagnosed(tree: Tree, schema: Xsd, options: Options) -> list[Finding]:
    """What the diagnosis of RELAX NG says by the content models of the schema, where they say all:
    nothing of a file that names types itself (xsi:type), or nothing (xsi:nil).
    """
    if schema.model is None:
        return []
    if any(_TYPE in one.attrib or _NIL in one.attrib for one in tree.root.iter("*")):
        return []
    from tei.validators.relaxng_words import findings

    said = findings(schema.model, tree.source, options, schema.is_edition, _without_locations)
    return [] if said[:1] and said[0].code in _UNSAID else said


def _without_locations(reading: Iterable[Event]) -> Iterator[Event]:
    """The events without what says where the schema lies, which every element may have."""
    for event in reading:
        if isinstance(event, Start) and any(uri == XSI for uri, _ in event.attributes):
            kept = {name: value for name, value in event.attributes.items() if name[0] != XSI}
            yield event._replace(attributes=kept)
        else:
            yield event


class Xsd:
    """A schema: compiled by libxml2 at once, by xmlschema when something is to be explained."""

    def __init__(self, path: str, options: Options) -> None:
        self.path = path
        self.is_new = False
        self.is_edition = os.path.realpath(path) == os.path.realpath(built_in("edition.xsd"))
        source = read(path, folders=options.folders)
        self._look(source, set())
        self.fast: Any = None
        if self.is_new:
            self.full  # noqa: B018  compiled now, so that a bad schema is an error now
            return
        parser = etree.XMLParser(no_network=True, huge_tree=True)
        try:
            self.fast = etree.XMLSchema(etree.parse(path, parser))
        except (etree.XMLSchemaParseError, etree.XMLSyntaxError):
            self.full  # noqa: B018  libxml2 refuses some schemas that are in order

    def _look(self, source: Source, seen: set[str]) -> None:
        """Look through the schema and all that it includes: version, and where it lies."""
        seen.add(os.path.realpath(source.path))
        root = tree_of(source, False).root
        if root is None:
            said = as_text(well_formed("", Options(xinclude=False))(source)[-1:]).strip()
            raise XsdError(said or f"{source.name}: is nested too deep.", "Mend the schema.")
        if root.tag != X + "schema":
            raise XsdError(
                f"{source.name}: is no XML Schema (its root is <{etree.QName(root).localname}>).",
                "Give the .xsd file.",
            )
        self.is_new |= root.get(_VERSION) == "1.1" or next(root.iter(*_NEW), None) is not None
        for node in root.iter(X + "include", X + "import", X + "redefine", X + "override"):
            address = node.get("schemaLocation")
            if not address or node.get("namespace") in _BUILT_IN:
                continue
            path, why = local_path(address, source, source.folders)
            if why:
                said = {"missing": "is not there", "remote": "is on another machine",
                        "outside": "is outside the schema's folder"}[why]  # fmt: skip
                raise XsdError(
                    f"{source.name}:{node.sourceline}: the schema “{address}” {said}.",
                    "Save it beside the schema and correct @schemaLocation.",
                )
            if path not in seen:
                inner = Source(_bytes(path), name_beside(source, path), path, source.folders)
                self._look(inner, seen)

    @cached_property
    def full(self) -> Any:
        """The schema as xmlschema has it."""
        import xmlschema

        kind = xmlschema.XMLSchema11 if self.is_new else xmlschema.XMLSchema10
        try:
            return kind(self.path, allow="local", defuse="always")
        except (xmlschema.XMLSchemaException, RecursionError, ValueError) as error:
            reason = getattr(error, "message", "") or str(error).partition("\n")[0]
            raise XsdError(
                f"{self.path}: the schema cannot be used ({' '.join(reason.split())[:200]}).",
                "Correct the schema.",
            ) from None

    @cached_property
    def model(self) -> Model | None:
        """The content models, as diagnosis asks them."""
        from tei.validators.xsd_grammar import model_of

        return model_of(self.full) if self.explains else None

    @cached_property
    def explains(self) -> bool:
        """Whether xmlschema can take the schema; if not, libxml2's own words must do."""
        try:
            self.full  # noqa: B018
        except XsdError:
            return False
        return True

    @property
    def says_more(self) -> bool:
        """Whether the schema has conditions or keys, which no content model says."""
        keys = self.full.maps.identities.values() if self.explains else ()
        return self.is_new or any(not key.name.startswith(X) for key in keys)

    def accepts(self, root: Any) -> bool:
        """The verdict: libxml2's, or where it cannot take the schema, that of xmlschema."""
        if self.fast is not None:
            return bool(self.fast.validate(root))
        try:
            return next(self.errors(root), None) is None
        except RecursionError:
            return False

    def errors(self, root: Any) -> Iterator[Any]:
        """xmlschema's errors, in order."""
        yield from self.full.iter_errors(root)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()

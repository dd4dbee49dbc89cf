"""What is wrong with a TEI file: one module a kind of check, all called alike.

    check = validator("relaxng", "tei_all.rng", Options())     loads the schema, once
    check(read("article.xml"))                                  -> findings, none if valid

| kind        | module       | schema                                    | says                    |
|-------------|--------------|-------------------------------------------|-------------------------|
| well-formed | `wellformed` | none                                      | XML 1.0, namespaces     |
| relaxng     | `relaxng`    | `.rng`, `.rnc`                            | RELAX NG                |
| xsd         | `xsd`        | `.xsd`                                    | XML Schema 1.0, 1.1     |
| schematron  | `schematron` | `.sch`; a `.rng` or `.odd` with rules in it | ISO Schematron        |
| pointers    | `pointers`   | none                                      | what no schema can say  |

Each module has one public function of one signature, `prepare(schema, options) -> Check`; a
schema that cannot be used is a `TeiError`. A `Check` takes a `tei.events.Source` and returns the
findings in the file's order. Only `well-formed` speaks of what is not well-formed (and of missing
DTDs and included files): run it first, and the others where it gave no error; on a file that is
not well-formed they return nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tei.events import Source
from tei.findings import Finding
from tei.typed import Record

__all__ = ["VALIDATORS", "Check", "Options", "validator"]

Check = Callable[[Source], list[Finding]]

VALIDATORS = {
    "well-formed": "tei.validators.wellformed",
    "relaxng": "tei.validators.relaxng",
    "xsd": "tei.validators.xsd",
    "schematron": "tei.validators.schematron",
    "pointers": "tei.validators.pointers",
}


class Options(Record):
    """What a check may be told; each takes what concerns it.

    `xinclude`: files that the file includes are checked in their place. `folders`: where, beside
    the file's own folder, what it refers to may lie. `verbose`: findings name all that is allowed.
    `phase`: the Schematron phase ("" the schema's default, "#ALL" all). `id_files`: other files
    whose ids the file may point at. `keys`: attributes (`ref`, `persName/@ref`) whose values are
    keys that are not checked. `cache`: the folder for compiled schemas ("" none).
    """

    xinclude: bool = True
    folders: tuple[str, ...] = ()
    verbose: bool = False
    phase: str = ""
    id_files: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    cache: str = ""


def validator(kind: str, schema: str = "", options: Options = Options()) -> Check:  # noqa: B008
    """The check of a kind (a key of `VALIDATORS`), its schema loaded.

    `validator("pointers")(read(b'<p xml:id="a"/>', "a.xml"))` gives `[]`. Errors: a `TeiError`
    for a schema that cannot be read or understood.
    """
    prepare: Callable[[str, Options], Check] = import_module(VALIDATORS[kind]).prepare
    return prepare(schema, options)

"""edition.toml: the house rules of one edition, read once into a frozen `Project`.

Every key is known here and nowhere else; an unknown one is an error that names the nearest.
All are optional. The file is found beside the source, or named with `--config`.

    [header]
    title = "The strike of 1953"    # title, author, date, publisher, licence: printed in the
    author = "A. Writer"            #   header; the command line goes before them, they go
    date = "1955-04-23"             #   before what the text says of itself
    publisher = "The Press"
    licence = "CC-BY-4.0"           # a name, or the address of the licence
    language = "en"                 # of the text, as in xml:lang
    project = "An edition of ..."   # what the edition is for: <projectDesc>
    editor = "B. Editor"            # who answers for the encoding: <respStmt xml:id="editor">
    source = "Printed in ..."       # the source in words: <sourceDesc><bibl>

    [text]
    encoding = "windows-1252"       # of the source; "" = found out
    paragraphs = "blank"            # what ends one: "auto" | each "line" | a "blank" line
    line_breaks = "keep"            # "drop" | "keep": <lb/> at each line of the source
    hyphens = "join"                # of words broken at a line end: "auto" | "join" | "keep"

    [html]
    whole = true                    # all of a page: its navigation and its comments too

    [word]
    changes = "accept"              # tracked changes of Word, Writer: "mark"ed, or as if accepted

    [notes]
    place = "inline"                # "end" | "inline": the note in the back, or at its marker

    [brackets]
    element = "add"                 # "supplied" | "add" | "note": what [words] become

    [quotation]
    marks = "keep"                  # "record" in @rend | "keep" in the text

    [numbers]
    encode = true                   # <num>, <measure>

    [dates]
    order = "day-first"             # "auto" | "day-first" | "month-first", for 4/5/1955

    [corrections]
    encode = "choice"               # "report" | "sic" | "choice": what the text gets wrong

    [names]
    persons = "persons.csv"         # authority files, CSV or TEI, beside edition.toml
    places = "places.xml"
    organizations = "bodies.csv"
    gazetteer = false               # the word lists that come with the package
    parts = false                   # forename, surname, ... in the list of persons

    [validate]
    encoded = true                  # tei encode validates what it writes: a fifth of a second
    schema = ["edition"]            # files (.rng .rnc .xsd .sch .odd), or edition, tei_all
    phase = ""                      # of the Schematron; "#ALL" = all
    id_files = ["people.xml"]       # whose ids may be pointed at as if they stood in the file
    keys = ["persName/@ref"]        # attributes that hold keys of a database, not pointers

    [publish]
    formats = ["html", "epub"]      # what tei publish makes without --to
    assets = false                  # pictures, styles and scripts beside the page, not in it
    html = { readings = "corrected" }  # parameters of a format; so can they stand in a section
    epub = {}                       #   of their own, [publish.epub]
    pdf = { paper = "a5" }
    txt = {}
    md = {}
    tex = {}
    jats = {}
    json = {}
    tei-plain = {}

    [[validate.waivers]]            # a finding that you let stand
    code = "xml-dtd-missing"
    file = "letters/*.xml"          # relative to edition.toml; ** goes over folders
    words = "letter.dtd"                # that stand in its sentence (optional); or line = 12
    reason = "It went with the old system; the schema says the same."

    [rules]
    verse = false                   # switch a rule off; `tei rules` lists them

    [[decisions]]                   # what you have decided of some words, once for all
    words = "civil war"             # as they stand in the text (a line end is a space)
    element = "mentioned"           # what they become; "" = leave them untagged
    nth = 2                         # which time they occur; 0 = every time (if left out)
    attributes = { type = "term" }
    correction = "..."              # with element = "sic": what it should have been
    reason = "B. E., after the ms." # is printed in the TEI
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

# section -> key -> (default, allowed values or type)
SETTINGS: dict[str, dict[str, tuple[Any, Any]]] = {
    "header": {
        "title": ("", str),
        "author": ("", str),
        "date": ("", str),
        "publisher": ("", str),
        "licence": ("", str),
        "language": ("", str),
        "project": ("", str),
        "editor": ("", str),
        "source": ("", str),
    },
    "text": {
        "encoding": ("", str),
        "paragraphs": ("auto", ("auto", "line", "blank")),
        "line_breaks": ("drop", ("drop", "keep")),
        "hyphens": ("auto", ("auto", "join", "keep")),
    },
    "html": {"whole": (False, bool)},
    "word": {"changes": ("mark", ("mark", "accept"))},
    "notes": {"place": ("end", ("end", "inline"))},
    "brackets": {"element": ("supplied", ("supplied", "add", "note"))},
    "quotation": {"marks": ("record", ("record", "keep"))},
    "numbers": {"encode": (False, bool)},
    "dates": {"order": ("auto", ("auto", "day-first", "month-first"))},
    "corrections": {"encode": ("report", ("report", "sic", "choice"))},
    "names": {
        "persons": ("", str),  # CSV or TEI authority files, relative to edition.toml
        "places": ("", str),
        "organizations": ("", str),
        "gazetteer": (True, bool),  # use the word lists that come with the package
        "parts": (True, bool),  # forename, surname in the list of persons
    },
    "validate": {
        "encoded": (False, bool),  # what tei encode writes
        "schema": ([], list),  # files relative to edition.toml, or names of schemas
        "phase": ("", str),
        "id_files": ([], list),  # relative to edition.toml
        "keys": ([], list),
    },
    "publish": {
        "formats": ([], list),
        "assets": (False, bool),
        # the parameters of each format, which its stylesheet declares
        "html": ({}, dict),
        "epub": ({}, dict),
        "pdf": ({}, dict),
        "txt": ({}, dict),
        "md": ({}, dict),
        "tex": ({}, dict),
        "jats": ({}, dict),
        "json": ({}, dict),
        "tei-plain": ({}, dict),
    },
}
FILE_NAME = "edition.toml"


class Decision(Record):
    """What a person decided of some words of the text, once for all: `[[decisions]]`.

    `words` are found in the text as they stand (`nth` counts from 1, 0 = everywhere);
    `element` is what they become, or "" to leave them untagged; `reason` is printed in the TEI.
    `line` is where the decision stands in edition.toml.
    """

    words: str
    element: str
    nth: int
    attributes: Mapping[str, str]
    reason: str
    line: int = 0


class Waiver(Record):
    """A finding that a person has looked at and lets stand: `[[validate.waivers]]`.

    `code` is the finding's; `files` a pattern of paths relative to edition.toml, in which `*`
    goes on over no folder and `**` over any; `words` have to stand in its sentence and `at` is
    its line, where these are given. `line` is where the waiver stands in edition.toml.
    """

    code: str
    files: str
    reason: str
    words: str = ""
    at: int = 0
    line: int = 0


class Project(Record):
    """An edition's settings. `folder` is where its file stands: paths in it are relative to it.

    >>> Project().setting("notes", "place")
    'end'
    >>> Project().with_settings("notes", place="inline").setting("notes", "place")
    'inline'
    """

    folder: str = ""
    file: str = ""
    settings: Mapping[str, Mapping[str, Any]] = {}
    rules: Mapping[str, bool] = {}
    decisions: tuple[Decision, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def setting(self, section: str, key: str) -> Any:
        """The value of a setting: the edition's own, or the default."""
        default = SETTINGS[section][key][0]
        return self.settings.get(section, {}).get(key, default)

    def runs(self, rule: str) -> bool:
        """True unless the edition has switched the rule off."""
        return self.rules.get(rule, True)

    def with_settings(self, section: str, **values: Any) -> Project:
        """The same project with some settings changed, as by the command line."""
        changed = {**self.settings.get(section, {}), **values}
        return self._replace(settings={**self.settings, section: changed})


def read(path: str) -> Project:
    """Read an `edition.toml`.

    Errors: `ProjectError`, naming file, line, key, what stands there and what may stand there.
    """
    from tei.edition_file import parse  # with the TOML reader, which costs 20 ms

    return parse(path)


def find(folder: str) -> str:
    """The path of the `edition.toml` in a folder, or "".

    Only the source's own folder is looked at: a file further up may be another edition's.
    """
    path = os.path.join(folder, FILE_NAME)
    return path if os.path.isfile(path) else ""

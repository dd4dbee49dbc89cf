"""`tei settings`: an edition.toml with every key in it, said in words, to begin one's own with.

What a key may be and what it is where nobody sets it stand in `tei.project.SETTINGS`; here stand
the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
edition.toml: the house rules of one edition. Put it beside the sources. Every key is optional;
those below are off (#) and show what holds without them. A misspelt key is an error that names
the nearest.
"""

# section -> (what it is about, key -> what it says)
WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "header": (
        "What the header prints. The command line goes before it; it goes before what the text "
        "says of itself.",
        {
            "title": "of this edition; the source keeps its own in sourceDesc",
            "author": "several with semicolons between them",
            "date": "of publication of the TEI",
            "publisher": "who publishes the TEI",
            "licence": "a name, such as CC BY 4.0, or its address",
            "language": "of the text, as in xml:lang: en, fr-CA",
            "project": "what the edition is for: projectDesc",
            "editor": "who answers for the encoding: a respStmt, xml:id editor",
            "source": "the source in words: a bibl in sourceDesc",
        },
    ),
    "text": (
        "How the source is read.",
        {
            "encoding": "of the source, such as windows-1252; empty: it is found out",
            "paragraphs": "what ends one: each line, or a blank line",
            "line_breaks": "keep: an lb at each line of the source",
            "hyphens": "of words broken at a line end",
        },
    ),
    "html": (
        "Pages of HTML.",
        {"whole": "navigation, banners, comments and footers are kept as well"},
    ),
    "word": (
        "Documents of Word and Writer.",
        {"changes": "tracked changes: tagged (add, del), or taken as accepted"},
    ),
    "notes": ("Notes.", {"place": "in the back, or at their markers"}),
    "brackets": ("Square brackets.", {"element": "what an insertion in brackets becomes"}),
    "quotation": ("Quotation.", {"marks": "recorded in @rend, or kept in the text"}),
    "numbers": ("Numbers.", {"encode": "num and measure are tagged"}),
    "dates": ("Dates.", {"order": "of day and month in 4/5/1955"}),
    "corrections": (
        "What the text seems to get wrong.",
        {"encode": "findings alone, or tags as well"},
    ),
    "names": (
        "Authority files, CSV (id,name,forms,ref ...; several forms are parted by semicolons) or "
        "TEI, relative to edition.toml.",
        {
            "persons": "a TEI file has them in a listPerson",
            "places": "a TEI file has them in a listPlace",
            "organizations": "a TEI file has them in a listOrg",
            "gazetteer": "the word lists that come with the package",
            "parts": "forename, surname, ... in the list of persons",
        },
    ),
    "validate": (
        "What tei validate does. Paths are relative to edition.toml.",
        {
            "encoded": "tei encode validates what it writes (as with --validate)",
            "schema": "files (.rng .rnc .xsd .sch .odd), or edition, tei_all",
            "phase": "of the Schematron; #ALL: all phases",
            "id_files": "files whose ids may be pointed at as if they stood here",
            "keys": "attributes with keys of a database: persName/@ref",
        },
    ),
    "publish": (
        "What tei publish makes. A stylesheet's parameters can also stand in a section of their "
        "own: [publish.html]; tei publish --to html --params lists them.",
        {
            "formats": "html, epub, pdf, txt, md, tex, jats, json, tei-plain; empty: html",
            "assets": "pictures, styles and scripts beside the page, not in it",
            "html": 'parameters of the stylesheet: { readings = "corrected" }',
            "epub": "the same for EPUB",
            "pdf": "for PDF",
            "txt": "for plain text",
            "md": "for Markdown",
            "tex": "for LaTeX",
            "jats": "for JATS",
            "json": "for JSON",
            "tei-plain": "for TEI without evidence",
        },
    ),
}
_WAIVER = """\

A finding of tei validate that you let stand. The pattern of files is relative to edition.toml, **
goes over folders; words have to stand in the finding's sentence, line is its line: leave out what
does not matter. The reason has to be given.
    [[validate.waivers]]
    code = "xml-dtd-missing"
    file = "letters/*.xml"
    words = "letter.dtd"
    reason = "It went with the old system; the schema says the same."
"""
_DECISION = """\

What you have decided of some words, once for all. The words are as they stand in the text (a line
end is a space); an element of "" leaves them untagged; nth says which time they occur, 0 is every
time; correction goes with the element sic; the reason is printed in the TEI.
    [[decisions]]
    words = "civil war"
    element = "mentioned"
    nth = 0
    attributes = { "xml:lang" = "en" }
    correction = ""
    reason = ""
"""


@click.command("settings", short_help="Print an edition.toml with all keys and what they say.")
def command() -> None:
    """Print an edition.toml with every key, its default and what it says, all of it switched off.

    tei settings > edition.toml begins an edition's house rules.
    """
    click.echo(settings(), nl=False)


def settings() -> str:
    """All settings as TOML in comments: valid as it stands, and it changes nothing.

    Output, for one of them:

        # Notes.
        [notes]
        # place = "end"  # in the back, or at their markers: "end" or "inline"
    """
    from tei.project import SETTINGS

    lines = [f"# {line}" for line in _HEAD.splitlines()]
    for section, keys in SETTINGS.items():
        about, words = WORDS[section]
        lines += ["", *_comment(about), f"[{section}]"]
        rows = {f"{key} = {_toml(d)}": words[key] + _choice(a) for key, (d, a) in keys.items()}
        width = max(map(len, rows))
        lines += [f"# {row:{width}}  # {said}" for row, said in rows.items()]
    shown = _WAIVER.splitlines()
    lines += [f"# {line.removeprefix('    ')}" if line else "" for line in shown]
    lines += _rules()
    lines += [f"# {line.removeprefix('    ')}" if line else "" for line in _DECISION.splitlines()]
    return "\n".join(lines) + "\n"


def _rules() -> Iterator[str]:
    from tei.recognizers import RULES

    yield from ("", "# Any rule can be switched off; `tei rules` says more of each.", "[rules]")
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        yield f"# {rule.name + ' = true':{width + 7}}  # {rule.summary}"


def _comment(words: str) -> list[str]:
    from textwrap import wrap

    return wrap(words, 96, initial_indent="# ", subsequent_indent="# ")


def _choice(allowed: Any) -> str:
    """What a key may be, where it is one of some words."""
    if not isinstance(allowed, tuple):
        return ""
    *others, last = (_toml(value) for value in allowed)
    return f": {', '.join(others)} or {last}"


def _toml(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)

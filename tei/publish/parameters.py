"""What may be set for each format: name, default, allowed values, meaning; checked before work.

    refused("html", "readings", "both")   ->   "It may be printed or corrected."

The stylesheets and packagers declare the parameters and their defaults; what values they know
stands here, and is held against them by a test.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["SET_BY_US", "Parameter", "description", "line_of", "of", "refused"]


class Parameter(NamedTuple):
    """`values` is a list parted by commas; where there is a `pattern`, that in words."""

    values: str
    meaning: str
    pattern: str = ""

    def allows(self, value: str) -> bool:
        """True of a value that may be set."""
        if self.pattern:
            return re.fullmatch(self.pattern, value) is not None
        return value in self.values.split(", ")


_SWITCH = "yes, no"
_ANY = r"(?s).*"
_PAPERS = (
    *(f"a{n}" for n in range(12)), *(f"iso-b{n}" for n in range(1, 9)),
    *(f"iso-c{n}" for n in range(3, 9)), *(f"din-d{n}" for n in range(3, 9)), "sis-g5", "sis-e5",
    *(f"ansi-{c}" for c in "abcde"), *(f"arch-{c}" for c in ("a", "b", "c", "d", "e1", "e")),
    *(f"jis-b{n}" for n in range(12)), *(f"sac-d{n}" for n in range(7)),
    "iso-id-1", "iso-id-2", "iso-id-3", "asia-f4", "jp-shiroku-ban-4", "jp-shiroku-ban-5",
    "jp-shiroku-ban-6", "jp-kiku-4", "jp-kiku-5", "jp-business-card", "cn-business-card",
    "eu-business-card", "fr-tellière", "fr-couronne-écriture", "fr-couronne-édition", "fr-raisin",
    "fr-carré", "fr-jésus", "uk-brief", "uk-draft", "uk-foolscap", "uk-quarto", "uk-crown",
    "uk-book-a", "uk-book-b", "us-letter", "us-legal", "us-tabloid", "us-executive",
    "us-foolscap-folio", "us-statement", "us-ledger", "us-oficio", "us-gov-letter",
    "us-gov-legal", "us-business-card", "us-digest", "us-trade", "newspaper-compact",
    "newspaper-berliner", "newspaper-broadsheet", "presentation-16-9", "presentation-4-3",
)  # fmt: skip  # of Typst
_STANDARD = r"(1\.[4-7]|2\.0|a-[123][ab]|a-[23]u|a-4[ef]?|ua-1)"

# name, or format.name where formats differ
TABLE: dict[str, Parameter] = {
    "readings": Parameter(
        "printed, corrected", "Of two readings: <sic>, <orig>, <abbr>; or <corr>, <reg>, <expan>."
    ),
    "language-of-labels": Parameter(
        "en, de, fr, es, it, or nothing",
        "The language of headings such as “Notes”; nothing: that of the text.",
        "|en|de|fr|es|it",
    ),
    "interventions": Parameter(
        "shown, marked, hidden", "The editor's interventions, when the page is opened."
    ),
    "names": Parameter("unmarked, marked", "Names and dates, when the page is opened."),
    "contents": Parameter(
        "auto, yes, no",
        "Contents; auto: in a text of more than 20,000 characters that has more than three "
        "headings.",
    ),
    "html.contents": Parameter(_SWITCH, "Contents."),
    "numbers": Parameter(_SWITCH, "Numbers of paragraphs, which are their addresses."),
    "indexes": Parameter(_SWITCH, "Indexes of persons, places, organizations and dates."),
    "citation-forms": Parameter(_SWITCH, "How to cite: in words, BibTeX, CSL-JSON, RIS."),
    "panel": Parameter(_SWITCH, "The TEI of what is selected, and why it is tagged so."),
    "url": Parameter(
        "an address, http:// or https://", "Where the page will stand, for its metadata.",
        r"|https?://\S+",
    ),
    "cover": Parameter("made, none", "A cover with title and author."),
    "index": Parameter(_SWITCH, "An index of names."),
    "split": Parameter(
        "a number of characters", "A division longer than this is parted.", r"[1-9]\d{0,8}"
    ),
    "css": Parameter("rules of CSS", "Put after ours.", _ANY),
    "paper": Parameter(
        "a4, a5, us-letter, ...: a name of Typst's", "The size of the page.", "|".join(_PAPERS)
    ),
    "tex.paper": Parameter(
        "a3, a4, a5, a6, b3, b4, b5, b6, letter, legal, executive, ledger, statement",
        "The size of the page, by the names of the class.",
    ),
    "font-size": Parameter(
        "6 to 24, with decimals", "In points.", r"([6-9]|1\d|2[0-3])(\.\d+)?(pt)?|24(pt)?"
    ),
    "tex.font-size": Parameter("10, 11, 12", "In points."),
    "font": Parameter("the name of a font", "A font that is installed.", _ANY),
    "class": Parameter("memoir, article", "The class of LaTeX."),
    "title-page": Parameter(
        "auto, yes, no",
        "A page for title and authors; auto: where the TEI has one or the text has more than "
        "20,000 characters; of a shorter text the title stands above it, and what is said of the "
        "edition below; no: neither.",
    ),
    "txt.title-page": Parameter(
        "auto, yes, no",
        "Begin with title and authors; auto: where the text prints none, unless tei encode made "
        "it of a printed text, which it stands for to the letter.",
    ),
    "md.title-page": Parameter(
        "auto, yes, no",
        "The same as a heading; auto: where metadata = no, and in a corpus for each text.",
    ),
    "contents-depth": Parameter("1, 2, 3, 4, 5, 6", "How many levels the contents have."),
    "chapters": Parameter(
        "auto, new-page, run-on",
        "Whether divisions of the first level begin a page; auto: in a long text they do.",
    ),
    "hyphens": Parameter(_SWITCH, "Part words at line ends."),
    "marks": Parameter(
        "printed, typographic",
        "Quotation marks and apostrophes as the source has them; or straight ones made those of "
        "the language.",
    ),
    "page-breaks": Parameter("shown, hidden", "The page numbers of the source, in the text."),
    "running-heads": Parameter("hidden, shown", "The running heads of the source."),
    "pdf-standard": Parameter(
        "ua-1, a-1a to a-4f, 1.4 to 2.0; several with commas",
        "The standard that the PDF is held to.", rf"{_STANDARD}( *, *{_STANDARD})*",
    ),
    "pages": Parameter(
        "printed, all", "The page numbers that the source prints; or each <pb> and <milestone>."
    ),
    "width": Parameter(
        "0, or 20 to 100000", "Characters in a line; 0: each paragraph is one line.",
        r"0|[2-9]\d|[1-9]\d{2,4}|100000",
    ),
    "metadata": Parameter(_SWITCH, "Metadata in YAML, in front."),
    "verse": Parameter("lines, breaks", "As a line block, each line after |; or as hard breaks."),
    "article-type": Parameter(
        "a word, such as translation", "The kind of article, by JATS.", r"[a-z][a-z-]*"
    ),
    "journal": Parameter("words", "The title of the journal; else the header's series.", _ANY),
    "journal-id": Parameter("words", "The journal's id; else the header's series.", _ANY),
    "issn": Parameter(
        "1234-567X", "The journal's ISSN; else the header's.", r"|\d{4}-?\d{3}[\dXx]"
    ),
    "tei-plain.marks": Parameter(
        "printed, none",
        "What @rend records as pre(X) and post(X); none: without, for programs that do not know "
        "them (the TEI Stylesheets end with an error).",
    ),
    "certainty": Parameter("keep, drop", "@cert, which says how certain a tag is."),
}  # fmt: skip

# What the packagers tell the stylesheets; and what a stylesheet has of another that it imports,
# without doing anything.
SET_BY_US = frozenset(("pictures", "picture-files", "uuid", "modified"))
_WITHOUT_EFFECT = {"jats": frozenset(("metadata", "verse", "width", "title-page"))}


def of(form: str, name: str) -> Parameter | None:
    """What is known of a parameter of a format; None, if it is the user's own."""
    return TABLE.get(f"{form}.{name}") or TABLE.get(name)


def settable(form: str, declared: Mapping[str, str]) -> dict[str, str]:
    """Of the parameters declared, with their defaults, those that may be set."""
    hidden = SET_BY_US | _WITHOUT_EFFECT.get(form, frozenset())
    return {name: value for name, value in declared.items() if name not in hidden}


def refused(form: str, name: str, value: str) -> str:
    """What may stand there instead, if the value is not allowed; else "".

    >>> refused("html", "readings", "both"), refused("html", "readings", "printed")
    ('It may be printed or corrected.', '')
    """
    known = of(form, name)
    if known is None or known.allows(value):
        return ""
    if known.pattern:
        return f"It is {known.values}."
    *others, last = known.values.split(", ")
    return f"It may be {', '.join(others)} or {last}."


def description(form: str, name: str, default: str) -> str:
    """Lines for a person: name and default, allowed values, meaning; at most 80 columns."""
    known = of(form, name)
    first = f"  {name} = {default or '(nothing)'}\n"
    if known is None:
        return first
    words = f"{known.meaning} [{known.values}]"
    return first + textwrap.fill(words, 80, initial_indent=" " * 6,
                                 subsequent_indent=" " * 6) + "\n"  # fmt: skip


def line_of(toml: str, form: str, name: str) -> int:
    """The line of an edition.toml (its text) where a format's parameter stands; 0: unknown.

    >>> line_of('[publish]\\nhtml = {}\\n[publish.pdf]\\npaper = "a5"', "pdf", "paper")
    4
    """
    pattern = ""
    key = re.escape(name)
    patterns = {
        f"publish.{form}": rf"{key}\s*=",
        "publish": rf"{re.escape(form)}\s*(\.\s*{key}\s*=|=\s*\{{.*?\b{key}\s*=)",
    }
    for number, line in enumerate(toml.split("\n"), 1):
        words = line.strip().replace('"', "").replace("'", "")
        if words.startswith("["):
            section = words.partition("#")[0].strip("[] ")
            pattern = patterns.get(section, "")
        elif pattern and re.match(pattern, words):
            return number
    return 0

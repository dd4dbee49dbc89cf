"""Every finding code once: its severity, sentence, hint and section of the Guidelines.

Nowhere else do a finding's words stand. `{name}` in a sentence or hint is filled from the
finding's arguments. A sentence says what is there; a hint says what to do about it.
Severities: `information` (nothing to do unless it surprises you), `warning` (look at it),
`error` (the result is not what was asked for).
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One code of the catalogue. `section` is the anchor of the Guidelines' section, or ""."""

    severity: str
    sentence: str
    hint: str = ""
    section: str = ""


CATALOGUE: dict[str, Entry] = {
    # -- reading ---------------------------------------------------------------------------
    "encoding-detected": Entry(
        "warning",
        "The text is not UTF-8; it was read as {encoding}, which fits its bytes best.",
        "If letters look wrong, name the encoding (--encoding NAME, or [text] encoding in "
        "edition.toml). If they look right, name it too, or save the text as UTF-8.",
    ),
    "bytes-malformed": Entry(
        "warning",
        "{count} character(s) cannot be read as {encoding} (the first: bytes {bytes}); they stand "
        "as U+FFFD (\ufffd).",
        "Look at these places in the original; save the text again as UTF-8.",
    ),
    "characters-forbidden": Entry(
        "warning",
        "{count} character(s) that XML cannot hold ({characters}) stand as U+FFFD (\ufffd).",
        "Take them out of the source; they are debris of some program, never writing.",
    ),
    "control-characters": Entry(
        "warning",
        "{count} control character(s) stand in the text, the first is {character}.",
        "Usually Windows quotation marks and dashes, read as Latin-1 once: convert the original "
        "again, from Windows-1252 to UTF-8.",
    ),
    "replacement-characters": Entry(
        "warning",
        "The source itself has {count} U+FFFD (\ufffd): characters that were lost before.",
        "Look at these places in the original.",
    ),
    "mojibake": Entry(
        "warning",
        "“{words}” looks like UTF-8 that was read as Windows-1252 once.",
        "Convert the original again, or mend the source; the encoder leaves it as it is.",
    ),
    "hyphens-guessed": Entry(
        "information",
        "{count} hyphen(s) at line ends could be a word's own or the printer's ({joined} taken "
        "for the printer's); the first is in “{word}”.",
        'Decide them all with [text] hyphens = "join" or "keep" in edition.toml, or write the '
        "word out once in the source.",
        "COPU2",
    ),
    "markup-as-text": Entry(
        "warning",
        "The file begins like HTML, XML or TeX; its tags are read as words of the text.",
        "Save it as plain text first, or give its name the suffix of its format.",
    ),
    # -- frame: front matter, heads, divisions, editor's notes, embedded documents ---------
    # -- chunks: lists, tables, verse, block quotations, letters, addresses, figures -------
    # -- notes and square brackets ---------------------------------------------------------
    # -- quotation -------------------------------------------------------------------------
    # -- dates and numbers -----------------------------------------------------------------
    "ambiguous-date": Entry(
        "warning",
        "“{words}” is {one} or {other}.",
        'Say which order the source keeps: [dates] order = "day-first" or "month-first" in '
        "edition.toml. Until then it is read day first, with cert=\"low\".",
        "CONADA",
    ),
    "impossible-date": Entry(
        "warning",
        "“{words}” is a day that does not exist.",
        "It is tagged as a date without @when. Compare the source; a slip of the author's may be "
        "encoded with <sic> or <choice>.",
        "CONADA",
    ),
    "weekday-mismatch": Entry(
        "warning",
        "“{words}”: {date} was a {weekday}.",
        "Either the weekday or the day is wrong, or the source keeps another calendar.",
        "CONADA",
    ),
    "range-backwards": Entry(
        "warning",
        "“{words}” ends before it begins.",
        "Compare the source: one of the two dates is wrong, or they are no range.",
        "CONADA",
    ),
    "life-backwards": Entry(
        "warning",
        "Somebody is said to be born in “{born}” and to have died in “{died}”.",
        "Compare the source: one of the two dates is wrong, or they are of two persons.",
        "CONADA",
    ),
    "date-contradicted": Entry(
        "warning",
        "“{words}” as the date of this text is contradicted by {others}.",
        "A text cannot be older than what it tells of, nor be of two dates. Compare the source; "
        "a slip of the author's may be encoded with <sic> or <choice>.",
        "CONADA",
    ),
    # -- names -----------------------------------------------------------------------------
    # -- titles, references, identifiers, capitals -----------------------------------------
    # -- proof-reading ---------------------------------------------------------------------
    # -- hierarchy, header, conservation, project ------------------------------------------
}


def entry_of(code: str) -> Entry:
    """The entry of a code; an unknown code is a mistake of ours and raises KeyError."""
    return CATALOGUE[code]

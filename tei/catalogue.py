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
    # -- frame: front matter, heads, divisions, editor's notes, embedded documents ---------
    # -- chunks: lists, tables, verse, block quotations, letters, addresses, figures -------
    # -- notes and square brackets ---------------------------------------------------------
    # -- quotation -------------------------------------------------------------------------
    # -- dates and numbers -----------------------------------------------------------------
    # -- names -----------------------------------------------------------------------------
    # -- titles, references, identifiers, capitals -----------------------------------------
    # -- proof-reading ---------------------------------------------------------------------
    # -- hierarchy, header, conservation, project ------------------------------------------
}


def entry_of(code: str) -> Entry:
    """The entry of a code; an unknown code is a mistake of ours and raises KeyError."""
    return CATALOGUE[code]

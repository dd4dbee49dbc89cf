"""Who wrote the notes: what the text says of all of them, and what signs a single one.

footnotes are the editors'.      ->  Responsibility("editors", "writing the notes", ...)
1. So the first edition. —Tr.    ->  Responsibility("translator", "writing notes", ...)
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.standoff import Responsibility
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.standoff import Layer

_SAID = compiled(
    r"otes(?:\s+(?:here|below|in\s+this\s+(?:text|edition)))?\s+"
    r"(?:(?:are|were|is|have\s+been)\s+(?:all\s+)?)?"
    r"(?:(?:added|written|supplied|provided|prepared|made)\s+)?(?:by\s+|those\s+of\s+)?(?:the\s+|our\s+)?"
    r"(editor|translator|author|publisher)(s?)\b(['’]?s?['’]?)"
)
_SIGNED = compiled(
    r"(?:[-–—]\s*|\[|\()(?:note\s+(?:by|of)\s+(?:the\s+)?)?"
    r"(eds?|tr|trans|editors?|translators?|author|publisher|n\. ?d\. ?t)\b\.?"
    r"(?:['’]?s?\s+note)?[\])]?\.?$",
    re.IGNORECASE,
)
_ROLES = {
    "ed": "editor", "eds": "editors", "tr": "translator", "trans": "translator",
    "n. d. t": "translator", "n.d.t": "translator", "n. d.t": "translator", "n.d. t": "translator",
}  # fmt: skip
_RULE = "note_texts"


def of_all(text: str, layer: Layer) -> Responsibility | None:
    """Who the text says wrote its notes; None where it doesn't, or where the author did."""
    if "otes" not in text:
        return None
    for found in _SAID.finditer(text):
        word, plural, owner = found.groups()
        # "the notes the editor kept": a bare noun after "notes" says nothing of who wrote them
        said = owner or compiled(r"\s(?:are|were|is|have|by)\s").search(found.group())
        if said and word != "author":
            several = bool(plural) or owner in ("s'", "s’")
            return responsibility(word + ("s" if several else ""), "writing the notes", layer)
    return None


def of_one(words: str, layer: Layer) -> Responsibility | None:
    """Who signed a note, by its last words: `—Tr.`, `[Ed.]`; None where nobody did."""
    found = _SIGNED.search(words[-40:])
    if not found:
        return None
    role = found.group(1).lower()
    role = _ROLES.get(role, role)
    return responsibility(role, "writing notes", layer) if role != "author" else None


def responsibility(role: str, resp: str, layer: Layer) -> Responsibility:
    """The responsibility of somebody named by role: the one the header has, or a new one.

    An editor whom another rule has met ("News and Letters editor's note") is the same.
    """
    for known in layer.responsibilities.values():
        if known.id == role or (role.startswith("editor") and known.id.startswith("editor")):
            return known
    return Responsibility(role, resp, f"the {role} of the text", _RULE, False)

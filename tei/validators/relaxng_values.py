"""What a value must be, and what it was probably meant to be."""

from __future__ import annotations

from tei.events.reading import XML
from tei.relaxng.diagnosis import Fault
from tei.relaxng.diagnosis.spelling import is_sure, nearest
from tei.relaxng.diagnosis.tree import Element
from tei.relaxng.diagnosis.values import literals, types
from tei.relaxng.patterns import Pattern
from tei.typed import TYPE_CHECKING
from tei.validators.relaxng_certain import is_whole_date, no_such, says_doubt
from tei.validators.relaxng_tei import PARTS, PHRASES, is_date, names_one, remedy
from tei.validators.relaxng_times import between, moment, span

if TYPE_CHECKING:
    from typing import Any

__all__ = ["value_bad"]

FEW = 5
MEANT = {"date": "value-date", "language": "value-language", "number": "value-number"}


def value_bad(fault: Fault, verbose: bool) -> tuple[str, dict[str, Any]]:
    """The code and arguments for a value (of an attribute, or the text of an element).

    Where it is certain what was meant, the argument `values` holds it.
    """
    value = str(fault.details["value"])
    attribute = fault.details.get("attribute")
    patterns = [a.content for a in fault.details.get("patterns", ())]
    if attribute is None:
        patterns = [fault.details["state"]]
        said = f"The text “{_cut(value)}” of <{fault.name[1]}>"
        written = f"<{fault.name[1]}>{{}}</{fault.name[1]}>"
    else:
        name = f"xml:{attribute[1]}" if attribute[0] == XML else attribute[1]
        said = f"{name}=\"{_cut(value)}\" on <{fault.name[1]}>"
        written = f'{name}="{{}}"'
    listed = _listed(patterns)
    phrases = _phrases(patterns)
    must = _joined([*phrases, *(f"“{one}”" for one in _nearest_first(value, listed))], verbose)
    if attribute is not None and is_date(attribute) and _is_valid(patterns, "1953"):
        must = PARTS
    elif attribute is not None and not listed:
        must = PHRASES.get(attribute[1], must)
    arguments: dict[str, Any] = {"said": said, "must": must, "value": _cut(value)}
    if attribute is not None:
        arguments |= {"attribute": name, "whole": value}
    meant = remedy(attribute, value) if attribute is not None else None
    if attribute is not None and is_date(attribute) and (none := no_such(value)):
        return "value-date-none", {
            **arguments, "none": _cut(none[0]), "meant": written.format(none[1])
        }  # fmt: skip
    if attribute is not None and is_date(attribute) and (own := _time(value, patterns, written)):
        return own[0], {**arguments, **own[1]}
    if meant is not None and meant.values:
        valid = [v for v in meant.values if _is_valid(patterns, v)]
        if len(valid) == 1:
            meaning = {**arguments, "meant": written.format(valid[0])}
            if meant.kind == "date" and not is_whole_date(value, valid[0]):
                return "value-date-doubt" if says_doubt(value) else "value-date-part", meaning
            if meant.kind == "number" and not _says_unit(fault, value):
                return "value-number-unit", meaning
            if meant.kind == "language" and not names_one(value):
                return "value-language-part", meaning
            return MEANT[meant.kind], {**meaning, "values": valid}
        if valid:
            both = " or ".join(written.format(v) for v in valid)
            return "value-date-ambiguous", {**arguments, "meant": both}
    return _unread(fault, arguments, patterns, written)


def _unread(
    fault: Fault, arguments: dict[str, Any], patterns: list[Pattern], written: str
) -> tuple[str, dict[str, Any]]:
    """The code and arguments for a value that says nothing that is known of its attribute."""
    value = str(fault.details["value"])
    what = "attribute" if fault.details.get("attribute") else "element"
    listed = _listed(patterns)
    near = nearest(value.strip(), listed)
    if near and value.strip() not in near:
        certain = near[:1] if len(near) == 1 and is_sure(value.strip(), near[0]) else []
        shown = " or ".join(f"“{one}”" for one in near)
        return "value-misspelt", {**arguments, "near": shown, "values": certain}
    if not value.strip():
        return "value-empty", {**arguments, "what": what}
    if arguments["must"] == PARTS:
        return "value-date-unread", arguments
    if _is_address(patterns) and _is_valid(patterns, escaped := "%20".join(value.split())):
        return "value-spaces", {**arguments, "meant": written.format(escaped)}
    joined = ["_".join(value.split()), "-".join(value.split())]
    if " " in value.strip() and _is_valid(patterns, joined[0]) and not listed:
        return "value-spaces", {**arguments, "meant": " or ".join(map(written.format, joined))}
    if listed and not _phrases(patterns):
        return "value-not-listed", arguments
    if value[:1].isdigit() and written.startswith("xml:id") and _is_valid(patterns, f"n{value}"):
        return "value-id-digit", {**arguments, "meant": written.format(f"n{value}")}
    return "value-bad", {**arguments, "what": what}


def _listed(patterns: list[Pattern]) -> list[str]:
    """The values that a schema lists."""
    found = dict.fromkeys(v.literal.strip() for p in patterns for v in literals(p))
    return [one for one in found if one]


def _time(
    value: str, patterns: list[Pattern], written: str
) -> tuple[str, dict[str, Any]] | None:
    """A time, a span or a decade where a date must stand; None where it is none of them."""
    found = moment(value)
    if found is not None and _is_valid(patterns, found.value):
        code = "value-moment" if "T" in found.value else "value-time"
        sure = [found.value] if found.certain else []
        return code, {"meant": written.format(found.value), "values": sure}
    for code, ends in (("value-date-between", between(value)), ("value-date-range", span(value))):
        if ends is not None and all(_is_valid(patterns, end) for end in ends):
            return code, {"first": ends[0], "last": ends[1]}
    return None


def _is_address(patterns: list[Pattern]) -> bool:
    """Whether a value must be an address."""
    return any(d.datatype.name == "anyURI" for p in patterns for d in types(p))


def _says_unit(fault: Fault, value: str) -> bool:
    """Whether the unit that stands behind a number stands in @unit, too."""
    assert isinstance(fault.item, Element)
    unit = fault.item.start.attributes.get(("", "unit"), "").rstrip("s.")
    return bool(unit) and value.strip().lstrip("0123456789 ").rstrip("s.") == unit


def _is_valid(patterns: list[Pattern], value: str) -> bool:
    from tei.relaxng.diagnosis.values import matches

    return any(matches(pattern, value, {}) for pattern in patterns)


def _phrases(patterns: list[Pattern]) -> list[str]:
    """What the datatypes say of themselves, the shortest first."""
    found = dict.fromkeys(d.datatype.describe() for p in patterns for d in types(p))
    shorter = sorted(found, key=len)
    # What is a number such as 3.14 is one of those such as 3.14 or 1e6.
    return [one for one in shorter if not any(o.startswith(f"{one} or ") for o in shorter)]


def _nearest_first(value: str, listed: list[str]) -> list[str]:
    near = nearest(value, listed, len(listed))
    return near + [one for one in listed if one not in near]


def _joined(phrases: list[str], verbose: bool) -> str:
    more = len(phrases) - FEW
    if more > 0 and not verbose:
        return ", ".join(phrases[:FEW]) + f" or one of {more} more"
    return " or ".join(filter(None, (", ".join(phrases[:-1]), *phrases[-1:])))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39].rstrip() + "…"

"""What fills the catalogue's sentences on attributes and identifiers, and which fills which."""

from __future__ import annotations

from tei.events import Name
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element
from tei.relaxng.nameclasses import split
from tei.typed import TYPE_CHECKING
from tei.validators.relaxng_habits import attribute_habit
from tei.validators.relaxng_order import out_of_order, too_early
from tei.validators.relaxng_phrases import cut, glossed, listed, shown, tags
from tei.validators.relaxng_tei import rank
from tei.validators.relaxng_values import value_bad

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Arguments = dict[str, Any]
    Filler = Callable[[Model, bool, Fault], tuple[str, Arguments]]

__all__ = ["FILLERS", "STRANGE", "renamed_by_habit"]

STRANGE = ("attribute-misspelt", "attribute-not-allowed", "attribute-unknown")


def renamed_by_habit(fault: Fault) -> Fault:
    """The fault with what is meant where an attribute has a name of HTML."""
    if fault.kind not in STRANGE:
        return fault
    meant = attribute_habit(fault.details["attribute"], fault.details["held"])
    if not meant:
        return fault
    # A class of CSS may be a look or a kind: a person must say.
    details = {**fault.details, "habit": fault.details["attribute"][1] != "class"}
    return fault._replace(kind="attribute-misspelt", options=meant, details=details)



def attribute_misspelt(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    attribute = fault.details["attribute"]
    near = fault.options[0]
    assert isinstance(fault.item, Element)
    return fault.kind, {
        "attribute": shown(attribute),
        "value": fault.item.start.attributes.get(attribute, ""),
        "near": " or ".join(f"“{shown(name)}”" for name in fault.options[:2]),
        "gloss": attribute_gloss(model, fault, near),
    }


def attribute_gloss(model: Model, fault: Fault, name: Name) -> str:
    assert isinstance(fault.item, Element)
    for content in model.content_of(fault.item.name):
        for attribute in model.attributes(content):
            if split(str(attribute.names)) == name and attribute.documentation:
                return glossed(attribute.documentation)
    return ""


def attribute_foreign(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    attribute = fault.details["attribute"]
    belongs = fault.kind == "attribute-not-allowed"
    holders = list(model.attribute_holders(attribute)) if belongs else []
    holders.sort(key=lambda name: (rank(name), name))
    held = sorted(shown(name) for name in fault.details["held"])
    own = [f"“{name}”" for name in held]
    return fault.kind, {
        "attribute": shown(attribute),
        **listed("holders", tags(holders), verbose),
        **listed("options", own, verbose),
    }


def attribute_excluded(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    others = [f"“{shown(name)}”" for name in fault.details["others"]]
    return fault.kind, {
        "attribute": shown(fault.details["attribute"]),
        **listed("others", others, verbose),
    }


def attribute_missing(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    name = fault.details["attribute"]
    return fault.kind, {
        "attribute": shown(name),
        "gloss": attribute_gloss(model, fault, name),
    }


def identifier(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    value, first = fault.details["value"], fault.details["first"]
    free = next(f"{value}-{n}" for n in range(2, 100_000)
                if f"{value}-{n}" not in fault.details["known"])  # fmt: skip
    assert isinstance(fault.item, Element)
    return fault.kind, {
        "name": fault.item.name[1],
        "attribute": shown(fault.name),
        "value": cut(value),
        "free": free,
        "first": first.name[1],
        "first_line": first.place.line,
        "count": len(fault.details["values"]),
    }


def dangling(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    near = fault.details["near"]
    assert isinstance(fault.item, Element)
    return ("idref-misspelt" if near else fault.kind), {
        "name": fault.item.name[1],
        "attribute": shown(fault.name),
        "value": cut(fault.details["value"]),
        "near": " or ".join(f"“{one}”" for one in near),
    }


def value(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    return value_bad(fault, verbose)


FILLERS: dict[str, Filler] = {
    "element-too-early": too_early,
    "element-out-of-order": out_of_order,
    "text-bad": value,
    "value-bad": value,
    "attribute-misspelt": attribute_misspelt,
    "attribute-not-allowed": attribute_foreign,
    "attribute-unknown": attribute_foreign,
    "attribute-excluded": attribute_excluded,
    "attribute-missing": attribute_missing,
    "id-doubled": identifier,
    "copy-doubled": identifier,
    "idref-dangling": dangling,
}

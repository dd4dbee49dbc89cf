"""Elements and attributes of TEI that a customization does not have: known, but not here.

An ODD takes modules, and of these some elements (Guidelines, TD, “Customization”). What it leaves
out is no misspelling: it is to be added, or something that the schema has is to be used.
"""

from __future__ import annotations

from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element
from tei.typed import TYPE_CHECKING
from tei.validators.relaxng_habits import element_of
from tei.validators.relaxng_phrases import shown
from tei.validators.vocabulary import attribute_of, elements, module_of, nearest_element

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["absent_attribute", "absent_element", "absent_misspelt", "is_part_of_absent"]

# By whether there is something else to be written: by any schema, by the one that is built in.
_CODES = ("element-absent", "element-absent-or")
_OWN = ("element-absent-edition", "element-absent-edition-or")
# What an editor may write instead, the likeliest first.
_INSTEAD = {
    "persName": '<name type="person"> <rs type="person">',
    "placeName": '<name type="place"> <rs type="place">',
    "orgName": '<name type="org"> <rs type="org">',
    "geogName": '<placeName> <name type="place">', "settlement": '<placeName> <name type="place">',
    "country": '<placeName> <name type="place">', "region": '<placeName> <name type="place">',
    "forename": '<name type="forename">', "surname": '<name type="surname">',
    "roleName": "<seg> <hi>", "addName": "<name>", "objectName": "<name> <rs>",
    "eventName": "<name> <rs>", "name": "<rs> <persName>", "rs": "<name>",
    "emph": "<hi>", "foreign": '<hi xml:lang="…"> <seg xml:lang="…">', "distinct": "<hi> <seg>",
    "mentioned": "<q> <hi>", "soCalled": "<q> <hi>", "said": "<q> <quote>", "q": "<quote> <said>",
    "quote": "<q> <cit>", "cit": "<quote> <q>", "term": "<hi> <seg>", "gloss": "<seg> <hi>",
    "seg": "<hi> <phr>", "phr": "<seg>", "cl": "<seg>", "s": "<seg>", "w": "<seg>", "pc": "<seg>",
    "span": "<seg> <note>", "ab": "<p>", "title": "<hi>", "abbr": "<choice> <hi>",
    "email": "<ref>", "code": '<hi rend="monospace"> <seg>', "ident": "<code> <hi>",
    "damage": "<unclear> <gap>", "supplied": "<add> <corr>", "surplus": "<del> <sic>",
    "secl": "<del>", "unclear": "<gap> <damage>", "space": "<gap>", "handShift": "<milestone/>",
    "subst": "<del> <add>", "mod": "<hi> <seg>", "metamark": "<note> <fw>", "fw": "<note> <ab>",
    "ex": "<expan> <hi>", "am": "<abbr>", "expan": "<abbr> <choice>", "orig": "<sic>",
    "gb": '<milestone unit="gathering"/>', "cb": '<milestone unit="column"/>', "lb": "<milestone/>",
    "table": "<list>", "figure": "<graphic>", "figDesc": "<desc> <p>", "formula": "<seg> <hi>",
    "notatedMusic": "<figure>", "media": "<ref> <graphic>", "graphic": "<ref> <ptr>",
    "msDesc": "<bibl> <biblFull> <p>", "biblStruct": "<bibl>", "biblFull": "<bibl>",
    "listBibl": "<list> <bibl>", "listPerson": "<list>", "listPlace": "<list>", "listOrg": "<list>",
    "listEvent": "<list>", "sp": "<p> <ab>", "speaker": "<label> <hi>", "stage": "<note> <hi>",
    "castList": "<list>", "epigraph": "<quote> <cit>", "argument": "<p> <ab>",
    "postscript": "<div> <p>", "salute": "<p> <seg>", "signed": "<p> <seg>", "dateline": "<p>",
    "opener": "<p> <ab>", "closer": "<p> <ab>", "trailer": "<p> <ab>", "byline": "<p> <docAuthor>",
    "lg": "<ab> <p>", "l": "<ab> <p>", "floatingText": "<quote> <q>", "div1": "<div>",
    "div2": "<div>", "div3": "<div>", "div4": "<div>", "div5": "<div>", "div": "<div1>",
    "time": "<date>", "date": '<seg type="date">', "measure": "<num> <seg>", "num": "<seg>",
    "app": "<choice> <note>", "ptr": "<ref>", "ref": "<ptr>", "label": "<hi> <head>",
    "addrLine": "<lb/>", "address": "<p> <ab>", "correspDesc": "<abstract>",
    "u": '<hi rend="underline"> <sp> <p>',
    "entry": "<list> <p>", "listChange": "<change>", "idno": "<p> <ref>", "extent": "<p>",
}  # fmt: skip


def absent_element(model: Model, fault: Fault, is_edition: bool) -> tuple[str, Arguments] | None:
    """The code and the arguments for an element of TEI that the schema lacks; None for others.

    `<msDesc>` by a schema without manuscripts gives `element-absent`: module msdescription, and
    that it is to be added to the ODD.
    """
    name = fault.name[1]
    module = module_of(name)
    if not module or not _is_strange(model, fault):
        return None
    instead = _instead(model, fault, name)
    codes = _OWN if is_edition else _CODES
    return codes[bool(instead)], {
        "module": module,
        "adding": _adding(model, name, module),
        "instead": instead,
    }


def absent_misspelt(model: Model, fault: Fault, is_edition: bool) -> tuple[str, Arguments] | None:
    """The same for a name that is a slip for one that the schema lacks: `<msdesc>`."""
    if not _is_strange(model, fault) or fault.kind == "element-misspelt":
        return None  # what the schema has is nearer
    meant = nearest_element(fault.name[1])
    if not meant or (TEI_NS, meant) in model.definitions:
        return None
    module = module_of(meant)
    return ("element-absent-misspelt-edition" if is_edition else "element-absent-misspelt"), {
        "module": module,
        "meant": meant,
        "adding": _adding(model, meant, module),
    }


def _is_strange(model: Model, fault: Fault) -> bool:
    """Whether an element has TEI's namespace and is none of a TEI schema's."""
    is_one = fault.name[0] == TEI_NS and fault.name not in model.definitions
    return is_one and fault.kind.startswith("element-") and _is_tei(model)


def _is_tei(model: Model) -> bool:
    return (TEI_NS, "p") in model.definitions or (TEI_NS, "ab") in model.definitions


def _adding(model: Model, element: str, module: str) -> str:
    """What is to be written into the ODD."""
    has_module = any((TEI_NS, one) in model.definitions
                     for one, its in elements().items() if its == module)  # fmt: skip
    return f'<elementRef key="{element}"/>' if has_module else f'<moduleRef key="{module}"/>'


def _instead(model: Model, fault: Fault, element: str) -> str:
    """What the schema has for it, and the parent may hold; "" if there is nothing."""
    parent = fault.parent
    for way in _INSTEAD.get(element, "").split("<")[1:]:
        written = f"<{way.strip()}"
        name = (TEI_NS, element_of(written))
        if name not in model.definitions:
            continue
        if parent is None or parent.name not in model.definitions or (
            parent.name in model.parents(name)
        ):
            return written
    return ""


def is_part_of_absent(model: Model, fault: Fault) -> bool:
    """Whether an element is lacking in the schema with its parent, and so is told with it."""
    parent = fault.parent
    if parent is None or not fault.kind.startswith("element-") or not _is_tei(model):
        return False
    return (
        isinstance(fault.item, Element)
        and fault.name[0] == parent.name[0] == TEI_NS
        and not {fault.name, parent.name} & model.definitions.keys()
        and module_of(fault.name[1]) == module_of(parent.name[1]) != ""
    )


def absent_attribute(model: Model, fault: Fault, is_edition: bool) -> tuple[str, Arguments] | None:
    """The code and the arguments for an attribute that TEI has on this element and the schema
    has not; None for others. `facs` on `<p>` gives `attribute-absent`: module transcr.
    """
    uri, element = fault.name
    if uri != TEI_NS or not _is_tei(model):
        return None
    attribute = shown(fault.details["attribute"])
    found = attribute_of(attribute, element)
    if found is None:
        return None
    owner, module = found
    code = "attribute-absent-edition" if is_edition else "attribute-absent"
    own = {
        "attribute": attribute,
        "module": module,
        "owner": f"class {owner}" if owner else f"<{element}>",
        "att_class": owner,
    }
    if owner and not is_edition and not _has_module(model, module):
        return "attribute-absent-module", own
    return code, own


def _has_module(model: Model, module: str) -> bool:
    """Whether the schema seems to have a module: an element of it. `tei` is in every one."""
    return module == "tei" or any((TEI_NS, one) in model.definitions
                                  for one, its in elements().items() if its == module)  # fmt: skip

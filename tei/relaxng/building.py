"""What each element of a schema comes to: sections 4.4 and 4.7 to 4.16 of the specification.

`BUILD` has a function for each; it is called when the element ends, with its frame and that of
its parent, and hands the parent a raw pattern, a name class or components.
"""

from __future__ import annotations

from tei.relaxng.datatypes import DatatypeError, datatype
from tei.relaxng.nameclasses import SEPARATOR, AnyName, NameChoice, NameClass, NsName, key
from tei.relaxng.schema_tree import Component, Raw
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.relaxng.frames import Frame
    from tei.relaxng.reading import Reader

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_XMLNS = "http://www.w3.org/2000/xmlns"


# -- names (4.8 to 4.10, 4.16) -------------------------------------------------------------------


def is_ncname(name: str) -> bool:
    """Whether a string is a name without colon."""
    if name.isascii() and name.replace("-", "_").replace(".", "_").isidentifier():
        return name[0] not in "-."
    return datatype(XSD, "NCName").allows(name)


def _name(reader: Reader, frame: Frame, written: str, ns: str) -> str:
    """The name that a qualified name stands for (4.10)."""
    prefix, colon, local = written.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        reader.report(frame.place, f"“{written}” is no name", "Names begin with a letter or “_” "
                      "and hold letters, digits, “.”, “-” and “_”.", "3")  # fmt: skip
        return key(ns, "_")
    if not colon:
        return key(ns, local)
    uri = frame.prefixes.get(prefix)
    if uri is None:
        reader.report(frame.place, f"the prefix “{prefix}” is not declared",
                      f"Declare it: xmlns:{prefix}=“…”.", "4.10")  # fmt: skip
        return local
    return key(uri, local)


def _end_name(reader: Reader, frame: Frame, outer: Frame) -> None:
    outer.names.append(_name(reader, frame, "".join(frame.text).strip(" \t\r\n"), frame.ns))


def _end_any_name(reader: Reader, frame: Frame, outer: Frame) -> None:
    minus = _minus(frame)
    if any(isinstance(part, AnyName) for part in _parts(minus)):
        reader.report(frame.place, "<anyName> stands in the <except> of an <anyName>",
                      "Name what is excepted.", "4.16")  # fmt: skip
    outer.names.append(AnyName(minus))


def _end_ns_name(reader: Reader, frame: Frame, outer: Frame) -> None:
    minus = _minus(frame)
    if any(isinstance(part, AnyName | NsName) for part in _parts(minus)):
        reader.report(frame.place, "<anyName> or <nsName> stands in the <except> of an <nsName>",
                      "Name what is excepted.", "4.16")  # fmt: skip
    outer.names.append(NsName(frame.ns, minus))


def _minus(frame: Frame) -> NameClass | None:
    return None if isinstance(frame.minus, Raw) else frame.minus


def _parts(names: NameClass | None) -> Iterator[NameClass]:
    todo = [] if names is None else [names]
    while todo:
        part = todo.pop()
        yield part
        if isinstance(part, NameChoice):
            todo += part.of
        elif isinstance(part, AnyName | NsName) and part.minus is not None:
            todo.append(part.minus)


def _one_of(names: list[NameClass]) -> NameClass:
    flat: dict[NameClass, None] = {}
    for part in names:
        flat.update(dict.fromkeys(part.of if isinstance(part, NameChoice) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else NameChoice(tuple(flat))


def _end_except(reader: Reader, frame: Frame, outer: Frame) -> None:
    if frame.names:
        outer.minus = _one_of(frame.names)
    elif frame.children:
        outer.minus = _several("choice", frame)


def _names_of(reader: Reader, frame: Frame, ns: str) -> NameClass:
    written = frame.attributes.get("name")
    if written is not None:
        return _name(reader, frame, written, ns)
    if not frame.names:
        reader.report(frame.place, f"<{frame.tag}> has no name", "Add @name.", "3")
        return "_"
    return frame.names[0]


# -- patterns (4.11 to 4.16) ---------------------------------------------------------------------


def _several(kind: str, frame: Frame) -> Raw:
    """One child is itself, several are a group, choice or interleave (4.12)."""
    children = frame.children
    if len(children) == 1:
        return children[0]
    return Raw(kind, frame.place, children)


def _end_element(reader: Reader, frame: Frame, outer: Frame) -> None:
    names = _names_of(reader, frame, frame.ns)
    words = "\n".join(frame.documentation)
    outer.children.append(Raw("element", frame.place, [_several("group", frame)], names, words))


def _end_attribute(reader: Reader, frame: Frame, outer: Frame) -> None:
    # @name without @ns stands for a name in no namespace, whatever is inherited (4.8).
    names = _names_of(reader, frame, frame.attributes.get("ns", ""))
    for part in _parts(names):
        uri = part.rpartition(SEPARATOR)[0] if isinstance(part, str) else (
            part.uri if isinstance(part, NsName) else "")  # fmt: skip
        if part == "xmlns" or uri in (_XMLNS, _XMLNS + "/"):
            reader.report(frame.place, "an <attribute> declares a namespace: xmlns is no "
                          "attribute", "Take it out.", "4.16")  # fmt: skip
    content = frame.children[0] if frame.children else Raw("text", frame.place)
    words = "\n".join(frame.documentation)
    outer.children.append(Raw("attribute", frame.place, [content], names, words))


def _end_several(reader: Reader, frame: Frame, outer: Frame) -> None:
    if frame.names:
        outer.names.append(_one_of(frame.names))
    elif frame.children:
        outer.children.append(_several(frame.tag, frame))


def _end_leaf(reader: Reader, frame: Frame, outer: Frame) -> None:
    outer.children.append(Raw(frame.tag, frame.place))


def _end_optional(reader: Reader, frame: Frame, outer: Frame) -> None:
    inner = _several("group", frame)
    if frame.tag != "optional":
        inner = Raw("oneOrMore", frame.place, [inner])
    if frame.tag != "oneOrMore":
        inner = Raw("choice", frame.place, [inner, Raw("empty", frame.place)])
    outer.children.append(inner)


def _end_mixed(reader: Reader, frame: Frame, outer: Frame) -> None:
    parts = [_several("group", frame), Raw("text", frame.place)]
    outer.children.append(Raw("interleave", frame.place, parts))


def _end_list(reader: Reader, frame: Frame, outer: Frame) -> None:
    outer.children.append(Raw("list", frame.place, [_several("group", frame)]))


def _end_value(reader: Reader, frame: Frame, outer: Frame) -> None:
    type_ = frame.attributes.get("type")
    library = "" if type_ is None else frame.library
    literal = "".join(frame.text)
    raw = Raw("value", frame.place)
    outer.children.append(raw)
    try:
        kind = datatype(library, "token" if type_ is None else type_)
    except DatatypeError as error:
        _bad_type(reader, frame, str(error))
        return
    namespaces = {**frame.prefixes, "": frame.ns} if kind.needs_namespaces else None
    value = kind.value(literal, namespaces)
    if value is None:
        reader.report(frame.place, f"“{literal[:60]}” is no value of the type {kind.name}",
                      f"Write {kind.describe()}.", "4.16")  # fmt: skip
    else:
        raw.value = (kind, value, literal)


def _end_data(reader: Reader, frame: Frame, outer: Frame) -> None:
    raw = Raw("data", frame.place)
    outer.children.append(raw)
    if isinstance(frame.minus, Raw):
        raw.parts = [frame.minus]
    try:
        raw.value = datatype(frame.library, frame.attributes.get("type", ""), tuple(frame.params))
    except DatatypeError as error:
        _bad_type(reader, frame, str(error))


def _bad_type(reader: Reader, frame: Frame, cause: str) -> None:
    remedy = "Look at the type's name and at @datatypeLibrary."
    reader.report(frame.place, cause.rstrip("."), remedy, "4.16")


def _end_param(reader: Reader, frame: Frame, outer: Frame) -> None:
    outer.params.append((frame.attributes.get("name", ""), "".join(frame.text)))


# -- references and grammars (4.6, 4.7, 4.18) ----------------------------------------------------


def _end_ref(reader: Reader, frame: Frame, outer: Frame) -> None:
    scope = reader.scope if frame.tag == "ref" else reader.scope.parent
    name = frame.attributes.get("name", "")
    if not is_ncname(name):
        reader.report(frame.place, f"“{name}” is no name of a definition", "Correct it.", "3")
    elif scope is None or scope.parent is None:
        sentence = f"<{frame.tag}> refers to a grammar, but stands in none"
        remedy = "Put it into a <grammar> that has the <define>."
        reader.report(frame.place, sentence, remedy, "4.18")
    else:
        definition = scope.definition(name)
        if scope.current is not None:
            scope.current.uses.append((definition, frame.place))
        outer.children.append(Raw("ref", frame.place, (), definition))
        return
    outer.children.append(Raw("notAllowed", frame.place))


def _end_external(reader: Reader, frame: Frame, outer: Frame) -> None:
    root = reader.nested(frame, merge=False)
    found = root.children if root is not None else []
    outer.children.append(found[-1] if found else Raw("notAllowed", frame.place))


def _end_component(reader: Reader, frame: Frame, outer: Frame) -> None:
    component = reader.scope.current
    if component is None:  # the schema's structure is at fault, and has been reported
        return
    reader.scope.current = None
    component.body = _several("group", frame) if frame.children else None
    component.documentation = "\n".join(frame.documentation)
    if frame.tag == "define" and not is_ncname(component.name):
        sentence = f"“{component.name}” is no name of a definition"
        reader.report(frame.place, sentence, "Correct it.", "3")
    if "combine" in frame.attributes and component.combine not in ("choice", "interleave"):
        sentence = f"@combine is “{component.combine}”"
        reader.report(frame.place, sentence, "Use “choice” or “interleave”.", "3")
    outer.components.append(component)


def _end_grammar(reader: Reader, frame: Frame, outer: Frame) -> None:
    scope = reader.scope
    if reader.merge and reader.is_root():
        outer.components += frame.components
        return
    scope.components = frame.components
    if scope.parent is not None:
        reader.scope = scope.parent
    outer.children.append(Raw("ref", frame.place, (), scope.definition("")))


def _end_div(reader: Reader, frame: Frame, outer: Frame) -> None:
    outer.components += frame.components


def _end_include(reader: Reader, frame: Frame, outer: Frame) -> None:
    root = reader.nested(frame, merge=True)
    theirs: list[Component] = [] if root is None else root.components
    own = {component.name for component in frame.components}
    present = {component.name for component in theirs}
    for component in frame.components:
        if root is not None and component.name not in present:
            present.add(component.name)
            what = f"“{component.name}”" if component.name else "<start>"
            sentence = f"the included file does not define {what}, so it cannot be replaced here"
            remedy = "Move the definition out of the <include>, or correct its name."
            reader.report(component.place, sentence, remedy, "4.7")
    outer.components += [c for c in theirs if c.name not in own]
    outer.components += frame.components


BUILD: dict[str, Callable[[Reader, Frame, Frame], None]] = {
    "element": _end_element,
    "attribute": _end_attribute,
    "group": _end_several,
    "interleave": _end_several,
    "choice": _end_several,
    "optional": _end_optional,
    "zeroOrMore": _end_optional,
    "oneOrMore": _end_optional,
    "list": _end_list,
    "mixed": _end_mixed,
    "ref": _end_ref,
    "parentRef": _end_ref,
    "empty": _end_leaf,
    "text": _end_leaf,
    "notAllowed": _end_leaf,
    "value": _end_value,
    "data": _end_data,
    "param": _end_param,
    "except": _end_except,
    "externalRef": _end_external,
    "grammar": _end_grammar,
    "div": _end_div,
    "include": _end_include,
    "start": _end_component,
    "define": _end_component,
    "name": _end_name,
    "anyName": _end_any_name,
    "nsName": _end_ns_name,
}

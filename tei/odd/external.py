"""`<moduleRef url="music.rng"/>`: a RELAX NG grammar that is no TEI module, taken in.

Guidelines: TDmodules (#TDmodules). The grammar's own start goes, what it includes is put in its
place, its names get the `moduleRef`'s @prefix, and the RELAX NG in the `moduleRef`'s `<content>`
is added: usually a definition that makes its elements members of a TEI class.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tei.odd.schema import Schema
from tei.odd.source import Element, OddError, T, beside, parse, path_of

RNG = "http://relaxng.org/ns/structure/1.0"
R = "{" + RNG + "}"
_NAMED = (R + "define", R + "ref")
_INHERITED = ("ns", "datatypeLibrary")


def externals(schema: Schema) -> tuple[list[Element], frozenset[str]]:
    """The `<div>`s to put into the grammar of a schema, and the names they define."""
    divisions: list[Element] = []
    names: set[str] = set()
    for module in schema.externals:
        division = _division(module)
        divisions.append(division)
        defines = [d for d in division.iter(R + "define") if d.get("name")]
        defined = {d.get("name") for d in defines}
        alone = {d.get("name") for d in defines if not d.get("combine")}
        for name in sorted(alone):
            if name in schema.specs and not schema.prefix:
                schema.doubt("odd-pattern-twice", module, name=name)
        names |= defined
    return divisions, frozenset(names)


def _division(module: Element) -> Element:
    url = module.get("url") or ""
    here = f"{path_of(module)}:{module.sourceline}: <moduleRef>"
    if url.startswith(("http:", "https:")):
        raise OddError(
            f"{here}: the module {url} is not on this computer",
            "Save it beside the ODD, and let @url name the file.",
        )
    division = _grammar(beside(path_of(module), url), here, frozenset())
    prefix = module.get("prefix") or ""
    if prefix:
        for node in division.iter(*_NAMED):
            node.set("name", prefix + (node.get("name") or ""))
    for content in module.findall(T + "content"):
        for child in content:
            if isinstance(child.tag, str) and child.tag.startswith(R):
                division.append(deepcopy(child))
    return division


def _grammar(path: str, asking: str, seen: frozenset[str]) -> Element:
    """A grammar as one `<div>`, with all it includes."""
    if path in seen:
        raise OddError(f"{asking}: {path} includes itself", "Take one of its includes out.")
    if path.endswith(".rnc"):
        raise OddError(
            f"{asking}: {path} is RELAX NG in the compact syntax",
            "Convert it to the XML syntax first (trang module.rnc module.rng).",
        )
    root = parse(path, asking).getroot()
    if root.tag != R + "grammar":
        raise OddError(
            f"{asking}: {path} begins with <{etree.QName(root).localname}>, it is no grammar",
            "@url has to name a RELAX NG grammar in the XML syntax.",
        )
    seen = seen | {path}
    division = etree.Element(R + "div", nsmap=root.nsmap)
    for name in _INHERITED:
        if root.get(name) is not None:
            division.set(name, root.get(name))
    division.extend(deepcopy(child) for child in root if isinstance(child.tag, str))
    for start in list(division.iter(R + "start")):
        if next(start.iterancestors(R + "include", R + "grammar"), None) is None:
            _parent(start).remove(start)
    for include in list(division.iter(R + "include")):
        _include(include, path, asking, seen)
    for reference in list(division.iter(R + "externalRef")):
        target = parse(beside(path, reference.get("href") or ""), asking).getroot()
        target = deepcopy(target)
        for name in _INHERITED:
            if reference.get(name) is not None and target.get(name) is None:
                target.set(name, reference.get(name))
        _parent(reference).replace(reference, target)
    return division


def _parent(node: Element) -> Element:
    return node.getparent()


def _include(include: Element, path: str, asking: str, seen: frozenset[str]) -> None:
    """Put the included grammar in the place of an `<include>`, less what that overrides."""
    included = _grammar(beside(path, include.get("href") or ""), asking, seen)
    overridden = {d.get("name") for d in include.iter(R + "define")}
    for define in list(included.iter(R + "define")):
        if define.get("name") in overridden:
            define.getparent().remove(define)
    for child in include:
        if isinstance(child.tag, str) and child.tag != R + "start":
            included.append(deepcopy(child))
    include.getparent().replace(include, included)

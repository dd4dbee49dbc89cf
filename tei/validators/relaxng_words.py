"""From faults to findings: what fills the catalogue's sentences.

Each fault becomes one finding; its arguments hold names and values as they are shown, and the fix
where it is certain. Never a wall of names: five, the likeliest first, unless all are asked for; a
sentence and its hint stay under 300 characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tei.catalogue import entry_of
from tei.events import Name, Source
from tei.events.reading import XML, events
from tei.findings import Finding, Place
from tei.relaxng.diagnosis import Fault, Model, diagnose
from tei.relaxng.diagnosis.tree import Element, Item, Words
from tei.relaxng.nameclasses import split
from tei.typed import TYPE_CHECKING
from tei.validators import Options
from tei.validators.relaxng_fixes import fix_for
from tei.validators.relaxng_tei import example, rank
from tei.validators.relaxng_values import value_bad

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["LONGEST", "findings"]

LONGEST = 299  # characters of a sentence and its hint
FEW = 5


def findings(model: Model, source: Source, options: Options) -> list[Finding]:
    """The findings of a file that is not valid; none of one that is not well-formed."""
    reading = events(source, xinclude=options.xinclude)
    try:
        faults = diagnose(model, reading, rank)
    except RecursionError:  # a schema nested deeper than anybody writes by hand
        faults = []
    if reading.fatal:
        return []
    if not faults:
        return [Finding("invalid-unexplained", Place(source.name))]
    words = _Words(model, options.verbose)
    return [words.finding(fault) for fault in faults]


def several(names: Sequence[str], verbose: bool, most: int = FEW) -> str:
    """Names as a phrase: `<p>, <ab> or <list>`; of more than five the rest is counted."""
    if len(names) > most and not verbose:
        return ", ".join(names[:most]) + f" and {len(names) - most} more"
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def tags(names: Iterable[Name]) -> list[str]:
    """Element names as they are shown."""
    return [f"<{name[1]}>" for name in names]


def shown(name: Name) -> str:
    """An attribute's name as it is written."""
    return f"xml:{name[1]}" if name[0] == XML else name[1]


def cut(text: str, most: int = 40) -> str:
    """Words of the file, not too many of them."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def last(item: Item) -> str:
    """The end of a run of items, as it is shown: `</note>` of an element, the words."""
    if isinstance(item, Words):
        text = " ".join(item.text.split())
        return f"“{text if len(text) <= 30 else '…' + text[-29:].lstrip()}”"
    return f"the </{item.name[1]}> of line {item.end.line if item.end else item.place.line}"


class _Words:
    """Fills the sentences for one file."""

    def __init__(self, model: Model, verbose: bool) -> None:
        self.model, self.verbose = model, verbose

    def finding(self, fault: Fault) -> Finding:
        """One fault as a finding."""
        make: Callable[[_Words, Fault], tuple[str, Arguments]] = KINDS.get(
            fault.kind, _Words.plain
        )
        code, own = make(self, fault)
        parent = fault.parent
        arguments: Arguments = {
            "name": fault.name[1],
            "parent": parent.name[1] if parent else "",
            "within": f" in <{parent.name[1]}>" if parent else "",
            "line": parent.place.line if parent else 0,
            "gloss": "",
            **own,
        }
        arguments["allowed"] = [name[1] for name in fault.options]
        values = tuple(arguments.pop("values", ()))
        if fix := fix_for(self.model, fault, values):
            arguments["fix"] = fix
        return Finding(code, fault.place, self.shortened(code, arguments))

    def shortened(self, code: str, arguments: Arguments) -> Arguments:
        """Without the gloss, and then with fewer names, where all would be too long."""
        entry = entry_of(code)
        text = entry.sentence + entry.hint
        if self.verbose or len(text.format_map(arguments)) <= LONGEST:
            return arguments
        arguments["gloss"] = ""
        for most in (3, 1):
            for key, names in list(arguments.items()):
                if key.startswith("list_") and len(text.format_map(arguments)) > LONGEST:
                    arguments[key.removeprefix("list_")] = several(names, False, most)
        for key, value in arguments.items():
            if isinstance(value, str) and len(text.format_map(arguments)) > LONGEST:
                arguments[key] = cut(value, 60)
        return arguments

    def names(self, key: str, names: Sequence[str]) -> Arguments:
        """A list of names as an argument, with the list itself for `shortened`."""
        return {key: several(names, self.verbose), f"list_{key}": list(names)}

    def few(self, names: Sequence[str]) -> str:
        """Three examples, or all."""
        return several(names if self.verbose else names[:3], True)

    def gloss(self, name: Name) -> str:
        """What an element is for, in the schema's words, and where the Guidelines treat of it."""
        for element in self.model.definitions.get(name, ()):
            if element.documentation:
                return glossed(element.documentation)
        return ""

    def plain(self, fault: Fault) -> tuple[str, Arguments]:
        """What needs nothing but the element and its parent."""
        return fault.kind, {}

    # -- elements ----------------------------------------------------------------------------

    def misspelt(self, fault: Fault) -> tuple[str, Arguments]:
        near = fault.options[:3]
        code = fault.kind if fault.details.get("here", True) else "element-misspelt-elsewhere"
        return code, {**self.names("near", tags(near)), "gloss": self.gloss(near[0])}

    def unknown(self, fault: Fault) -> tuple[str, Arguments]:
        if not fault.options:
            return "element-unknown-alone", {}
        return fault.kind, self.names("options", tags(fault.options))

    def mistaken(self, fault: Fault) -> tuple[str, Arguments]:
        near = fault.options[0]
        return fault.kind, {"near": f"<{near[1]}>", "gloss": self.gloss(near)}

    def namespace(self, fault: Fault) -> tuple[str, Arguments]:
        wrong = fault.name[0]
        code = fault.kind if wrong else "element-namespace-missing"
        return code, {"wrong": wrong, "right": fault.options[0][0]}

    def root(self, fault: Fault) -> tuple[str, Arguments]:
        return fault.kind, self.names("options", tags(fault.options))

    def too_early(self, fault: Fault) -> tuple[str, Arguments]:
        before = fault.details["before"]
        return fault.kind, {"before": before.name[1], "before_line": before.place.line}

    def not_yet(self, fault: Fault) -> tuple[str, Arguments]:
        missing = fault.details["missing"]
        return fault.kind, {
            "missing": " and ".join(tags(missing)),
            "example": "".join(example(name) for name in missing),
            "gloss": self.gloss(missing[0]),
        }

    def out_of_order(self, fault: Fault) -> tuple[str, Arguments]:
        before = fault.details["before"]
        line = before.place.line
        if isinstance(before, Words):
            return "element-after-text", {"words": cut(before.text, 30), "before_line": line}
        first = next((e for e in fault.parent.elements if e.name == before.name), None) \
            if fault.parent else None  # fmt: skip
        return fault.kind, {
            "before": before.name[1],
            "before_line": line,
            "first": "first " if first is before else "",
        }

    def repeated(self, fault: Fault) -> tuple[str, Arguments]:
        return fault.kind, {"first_line": fault.details["first"].place.line}

    def inside(self, fault: Fault) -> tuple[str, Arguments]:
        parent = fault.parent
        assert parent is not None
        contents = self.model.content_of(parent.name)
        if contents and not any(self._holds(content) for content in contents):
            return "element-in-empty", {}
        if fault.options:
            return "element-inside-or", self.names("options", tags(fault.options[:3]))
        return fault.kind, {}

    def _holds(self, content: Any) -> bool:
        state = self.model.without_attributes(content)
        return bool(self.model.allowed(state)) or self.model.text(state) is not None

    def needs_wrapper(self, fault: Fault) -> tuple[str, Arguments]:
        run = fault.details["run"]
        code = fault.kind if len(run) < 2 else "elements-need-wrapper"
        return code, {
            "wrappers": self.few(tags(fault.options)),
            "wrapper": fault.options[0][1],
            "last": last(run[-1]),
        }

    def moved(self, fault: Fault) -> tuple[str, Arguments]:
        to = fault.details["to"]
        return fault.kind, {"to": to.name[1], "to_line": to.place.line}

    def not_allowed(self, fault: Fault) -> tuple[str, Arguments]:
        parents = fault.details.get("parents", ())
        more = {
            **self.names("options", tags(fault.options)),
            **self.names("parents", tags(parents)),
            "gloss": self.gloss(fault.name),
        }
        if not fault.options:
            return "element-too-many", more
        return (fault.kind if parents else "element-root-only"), more

    # -- what is missing, and text ------------------------------------------------------------

    def incomplete(self, fault: Fault) -> tuple[str, Arguments]:
        missing = fault.details["missing"]
        options = fault.options
        if fault.details["must"] and missing:
            options = missing[:1]
        shown = missing or options[:1]
        item = fault.item
        assert isinstance(item, Element)
        code = "content-missing" if item.items else "content-empty"
        return code, {
            **self.names("options", tags(options)),
            "example": "".join(example(name) for name in shown),
            "gloss": self.gloss(options[0]) if len(options) == 1 else "",
        }

    def text_wrapper(self, fault: Fault) -> tuple[str, Arguments]:
        assert isinstance(fault.item, Words)
        run = fault.details["run"]
        return ("texts-need-wrapper" if len(run) > 1 else fault.kind), {
            "words": cut(fault.item.text, 30),
            "last": last(run[-1]),
            "wrappers": self.few(tags(fault.options)),
            "wrapper": fault.options[0][1],
        }

    def text(self, fault: Fault) -> tuple[str, Arguments]:
        assert isinstance(fault.item, Words)
        assert fault.parent is not None
        words = {"words": cut(fault.item.text, 30)}
        contents = self.model.content_of(fault.parent.name)
        if contents and not any(self._holds(content) for content in contents):
            return "text-in-empty", words
        return fault.kind, words

    # -- attributes and identifiers -----------------------------------------------------------

    def attribute_misspelt(self, fault: Fault) -> tuple[str, Arguments]:
        attribute = fault.details["attribute"]
        near = fault.options[0]
        return fault.kind, {
            "attribute": shown(attribute),
            "near": " or ".join(f"“{shown(name)}”" for name in fault.options[:2]),
            "gloss": self.attribute_gloss(fault, near),
        }

    def attribute_gloss(self, fault: Fault, name: Name) -> str:
        assert isinstance(fault.item, Element)
        for content in self.model.content_of(fault.item.name):
            for attribute in self.model.attributes(content):
                if split(str(attribute.names)) == name and attribute.documentation:
                    return glossed(attribute.documentation)
        return ""

    def attribute_foreign(self, fault: Fault) -> tuple[str, Arguments]:
        attribute = fault.details["attribute"]
        holders = [
            name for name in self.model.definitions
            if any(attribute in self.model.attribute_list(c) for c in self.model.content_of(name))
        ] if fault.kind == "attribute-not-allowed" else []  # fmt: skip
        holders.sort(key=lambda name: (rank(name), name))
        held = sorted(shown(name) for name in fault.details["held"])
        own = [f"“{name}”" for name in held]
        return fault.kind, {
            "attribute": shown(attribute),
            **self.names("holders", tags(holders)),
            **self.names("options", own),
        }

    def attribute_excluded(self, fault: Fault) -> tuple[str, Arguments]:
        others = [f"“{shown(name)}”" for name in fault.details["others"]]
        return fault.kind, {
            "attribute": shown(fault.details["attribute"]),
            **self.names("others", others),
        }

    def attribute_missing(self, fault: Fault) -> tuple[str, Arguments]:
        name = fault.details["attribute"]
        return fault.kind, {
            "attribute": shown(name),
            "gloss": self.attribute_gloss(fault, name),
        }

    def value(self, fault: Fault) -> tuple[str, Arguments]:
        return value_bad(fault, self.verbose)

    def identifier(self, fault: Fault) -> tuple[str, Arguments]:
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

    def dangling(self, fault: Fault) -> tuple[str, Arguments]:
        near = fault.details["near"]
        assert isinstance(fault.item, Element)
        return ("idref-misspelt" if near else fault.kind), {
            "name": fault.item.name[1],
            "attribute": shown(fault.name),
            "value": cut(fault.details["value"]),
            "near": " or ".join(f"“{one}”" for one in near),
        }


def glossed(documentation: str) -> str:
    """The first clause of a documentation, and its first section of the Guidelines.

    `(place name) contains an absolute or relative place name. [14.2.3. Place Names]` gives
    ` (contains an absolute or relative place name; Guidelines 14.2.3)`.
    """
    text, _, rest = " ".join(documentation.split()).partition(" [")
    if text.startswith("("):
        text = text.partition(") ")[2] or text
    text = text.partition(". ")[0].rstrip(".")
    section = rest.partition(" ")[0].rstrip(".")
    cited = f"; Guidelines {section}" if section[:1].isdigit() else ""
    if len(text) > 100:
        text = text[:99].rpartition(" ")[0].rstrip(",;") + "…"
    return f" ({text}{cited})"


KINDS: dict[str, Callable[[_Words, Fault], tuple[str, Arguments]]] = {
    "element-misspelt": _Words.misspelt,
    "element-unknown": _Words.unknown,
    "element-mistaken": _Words.mistaken,
    "element-namespace": _Words.namespace,
    "root-not-allowed": _Words.root,
    "element-too-early": _Words.too_early,
    "element-not-yet": _Words.not_yet,
    "element-out-of-order": _Words.out_of_order,
    "element-repeated": _Words.repeated,
    "element-inside": _Words.inside,
    "element-needs-wrapper": _Words.needs_wrapper,
    "element-moved": _Words.moved,
    "element-not-allowed": _Words.not_allowed,
    "content-missing": _Words.incomplete,
    "text-needs-wrapper": _Words.text_wrapper,
    "text-not-allowed": _Words.text,
    "text-bad": _Words.value,
    "value-bad": _Words.value,
    "attribute-misspelt": _Words.attribute_misspelt,
    "attribute-not-allowed": _Words.attribute_foreign,
    "attribute-unknown": _Words.attribute_foreign,
    "attribute-excluded": _Words.attribute_excluded,
    "attribute-missing": _Words.attribute_missing,
    "id-doubled": _Words.identifier,
    "copy-doubled": _Words.identifier,
    "idref-dangling": _Words.dangling,
}

"""From faults to findings: what fills the catalogue's sentences.

Each fault becomes one finding; its arguments hold names and values as they are shown, and the fix
where it is certain. Never a wall of names: five, the likeliest first, unless all are asked for; a
sentence and its hint stay under 300 characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tei.catalogue import entry_of
from tei.events import Name, Source
from tei.events.reading import XML, Event, Start, events
from tei.events.tags import attribute_places
from tei.findings import Finding, Place
from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault, Model, diagnose
from tei.relaxng.diagnosis.tree import Element, Words
from tei.typed import TYPE_CHECKING
from tei.validators import Options
from tei.validators.relaxng_absent import (
    absent_attribute,
    absent_element,
    absent_misspelt,
    is_part_of_absent,
)
from tei.validators.relaxng_attributes import FILLERS, STRANGE, renamed_by_habit
from tei.validators.relaxng_confused import confused, plainly_wrapped
from tei.validators.relaxng_depth import DEEPEST, TooDeep, not_too_deep
from tei.validators.relaxng_fixes import fix_for
from tei.validators.relaxng_foreign import foreign, told_once
from tei.validators.relaxng_habits import habit as habit_of
from tei.validators.relaxng_habits import is_part_of_habit
from tei.validators.relaxng_phrases import cut, glossed, last, listed, several, tags, tags_of
from tei.validators.relaxng_tei import example, partner, rank

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["LONGEST", "findings"]

LONGEST = 299  # characters of a sentence and its hint


def findings(
    model: Model, source: Source, options: Options, is_edition: bool = False,
    seen: Callable[[Iterator[Event]], Iterator[Event]] = iter,
) -> list[Finding]:  # fmt: skip
    """The findings of a file that is not valid; none of one that is not well-formed.

    `is_edition`: the schema is the one that is built in, whose ODD nobody changes by hand. `seen`:
    the file's events as the schema sees them.
    """
    reading = events(source, xinclude=options.xinclude)
    try:
        faults = diagnose(model, not_too_deep(seen(as_written(reading, model))), rank)
    except TooDeep as deep:
        return [Finding("xml-too-deep", deep.place, {"limit": DEEPEST})]
    except RecursionError:  # a schema nested deeper than anybody writes by hand
        faults = []
    if reading.fatal:
        return []
    if not faults:
        return [Finding("invalid-unexplained", Place(source.name))]
    words = _Words(model, options.verbose, is_edition)
    return [
        words.finding(fault) for fault in told_once(faults)
        if not is_part_of_habit(fault) and not is_part_of_absent(model, fault)
    ]  # fmt: skip


def as_written(reading: Iterable[Event], model: Model) -> Iterator[Event]:
    """The events without the @xml:base that an inclusion adds, where the schema has none.

    XInclude (4.7.5) wants it there for programs that follow links; nobody has written it.
    """
    base = (XML, "base")
    if model.knows_attribute(base):
        yield from reading
        return
    for event in reading:
        if isinstance(event, Start) and base in event.attributes.keys() - attribute_places(event):
            kept = {name: value for name, value in event.attributes.items() if name != base}
            yield event._replace(attributes=kept)
        else:
            yield event


class _Words:
    """Fills the sentences for one file."""

    def __init__(self, model: Model, verbose: bool, is_edition: bool) -> None:
        self.model, self.verbose, self.is_edition = model, verbose, is_edition

    def finding(self, fault: Fault) -> Finding:
        """One fault as a finding."""
        fault = plainly_wrapped(renamed_by_habit(fault))
        other = self.known_elsewhere(fault)
        if other:
            code, own = other
        elif filler := FILLERS.get(fault.kind):
            code, own = filler(self.model, self.verbose, fault)
        else:
            code, own = KINDS.get(fault.kind, _Words.plain)(self, fault)
        parent = fault.parent
        arguments: Arguments = {
            "name": fault.name[1],
            "parent": parent.name[1] if parent else "",
            "within": f" in <{parent.name[1]}>" if parent else "",
            "line": parent.place.line if parent else 0,
            "gloss": "",
            **tags_of(fault.item),
            **own,
        }
        arguments["allowed"] = [name[1] for name in fault.options]
        values = tuple(arguments.pop("values", ()))
        fix = None if other else fix_for(fault, values)
        if fix:
            arguments["fix"] = fix
        return Finding(code, fault.place, self.shortened(code, arguments))

    def known_elsewhere(self, fault: Fault) -> tuple[str, Arguments] | None:
        """Of a name that the schema has not, what it is where it comes from: MathML, HTML, TEI."""
        if fault.kind in STRANGE:
            return confused(self.model, fault) or (
                None if fault.details.get("habit")
                else absent_attribute(self.model, fault, self.is_edition)
            )  # fmt: skip
        return (
            foreign(self.model, fault)
            or absent_element(self.model, fault, self.is_edition)
            or habit_of(self.model, fault)
            or absent_misspelt(self.model, fault, self.is_edition)
            or confused(self.model, fault)
        )

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
        return listed(key, names, self.verbose)

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
        code, holders = fault.kind, fault.details.get("holders", ())
        if not fault.details.get("here", True):
            code = "element-misspelt-unwrapped" if holders else "element-misspelt-elsewhere"
        return code, {
            **self.names("near", tags(near)),
            "wrappers": self.few(tags(holders)),
            "gloss": self.gloss(near[0]),
        }

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

    def not_yet(self, fault: Fault) -> tuple[str, Arguments]:
        missing = fault.details["missing"]
        return fault.kind, {
            "missing": " and ".join(tags(missing)),
            "example": "".join(example(name) for name in missing),
            "gloss": self.gloss(missing[0]),
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

    def too_many(self, fault: Fault) -> tuple[str, Arguments]:
        return fault.kind, {"most": fault.details["most"]}

    # -- what is missing, and text ------------------------------------------------------------

    def incomplete(self, fault: Fault) -> tuple[str, Arguments]:
        options = fault.options
        item = fault.item
        assert isinstance(item, Element)
        shown = fault.details["missing"] or options[:1]
        other = partner(item.name[1], [e.name[1] for e in item.elements])
        if (TEI_NS, other) in options:
            shown = ((TEI_NS, other),)
        code = "content-missing" if fault.details["must"] else "content-incomplete"
        code = code if item.items else "content-empty"
        return code, {
            **self.names("options", tags(options)),
            "example": "".join(example(name) for name in shown),
            "gloss": self.gloss(options[0]) if len(options) == 1 else "",
        }

    def text_wrapper(self, fault: Fault) -> tuple[str, Arguments]:
        assert isinstance(fault.item, Words)
        run = fault.details["run"]
        if fault.parent is not None:  # the other reading of a <choice> says which this is
            beside = [one.name[1] for one in fault.parent.elements]
            other = (TEI_NS, partner(fault.parent.name[1], beside))
            if other in fault.options:
                rest = tuple(name for name in fault.options if name != other)
                fault = fault._replace(options=(other, *rest))
        return ("texts-need-wrapper" if len(run) > 1 else fault.kind), {
            "words": cut(run[0].text, 30),
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

KINDS: dict[str, Callable[[_Words, Fault], tuple[str, Arguments]]] = {
    "element-misspelt": _Words.misspelt,
    "element-unknown": _Words.unknown,
    "element-mistaken": _Words.mistaken,
    "element-namespace": _Words.namespace,
    "root-not-allowed": _Words.root,
    "element-not-yet": _Words.not_yet,
    "element-repeated": _Words.repeated,
    "element-inside": _Words.inside,
    "element-needs-wrapper": _Words.needs_wrapper,
    "element-moved": _Words.moved,
    "element-not-allowed": _Words.not_allowed,
    "content-missing": _Words.incomplete,
    "faults-too-many": _Words.too_many,
    "text-needs-wrapper": _Words.text_wrapper,
    "text-not-allowed": _Words.text,
}

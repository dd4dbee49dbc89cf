"""Reads edition.toml, key by key, and says of a slip where it stands and what was meant.

    [notes]
    plaec = "inline"

    ->  edition.toml:2: [notes] has no key “plaec”. Did you mean “place”?
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

from tei.errors import ProjectError
from tei.project import SETTINGS, Decision, Project, Waiver
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, NoReturn

_TYPES = {
    str: "words in quotation marks", bool: "true or false", int: "a whole number",
    list: 'a list of words in quotation marks: ["a", "b"]',
    dict: 'a section of its own, with lines such as name = "words"',
}
_FORBIDDEN = compiled("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAME = compiled(r"[^\W\d][\w.-]*")

_DECISION_KEYS = ("words", "element", "nth", "attributes", "correction", "reason")
_NAMED = "ref key type subtype role when from to notBefore notAfter"
_LINKED = "target type subtype"
# What a decision may turn words into, and the attributes TEI gives it beside the global ones.
DECIDABLE: dict[str, frozenset[str]] = {
    element: frozenset(attributes.split())
    for element, attributes in {
        "persName": _NAMED,
        "placeName": _NAMED,
        "orgName": _NAMED,
        "geogName": _NAMED,
        "name": _NAMED,
        "roleName": "ref key type subtype role",
        "rs": "ref key type subtype role",
        "date": "when from to notBefore notAfter calendar type subtype",
        "time": "when from to notBefore notAfter type subtype",
        "num": "type value",
        "measure": "type quantity unit commodity",
        "q": "type who",
        "quote": "type subtype",
        "said": "who aloud direct",
        "soCalled": "",
        "mentioned": "",
        "term": "ref key type subtype",
        "gloss": _LINKED,
        "title": "level type subtype ref key",
        "emph": "",
        "hi": "",
        "foreign": "",
        "distinct": "type subtype",
        "abbr": "type",
        "expan": "",
        "ref": _LINKED,
        "idno": "type subtype",
        "email": "",
        "bibl": "type subtype",
        "supplied": "reason",
        "add": "place type",
        "unclear": "reason",
        "sic": "",
        "orig": "",
        "seg": "type subtype",
    }.items()
}
_EVERYWHERE = frozenset("xml:id xml:lang n rend resp cert source corresp".split())
_DATE = compiled(r"-?\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?|---\d\d|\d\d:\d\d(:\d\d)?")
_VALUES = {
    "cert": compiled("high|medium|low|unknown"),
    "level": compiled("[amjsu]"),
    "aloud": compiled("true|false|unknown"),
    "direct": compiled("true|false|unknown"),
    "xml:id": compiled(r"[^\W\d][\w.-]*"),
    "xml:lang": compiled(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
    "quantity": compiled(r"\d+(\.\d+)?"),
    "value": compiled(r"-?\d+(\.\d+)?"),
    "rend": compiled(r"(?!.*\b(pre|post|lines)\()(?!.*\bbrackets\b).+"),
} | dict.fromkeys("when from to notBefore notAfter".split(), _DATE)
_ONE_WORD = frozenset("type subtype role unit reason place calendar".split())


def parse(path: str) -> Project:
    """Read the file at `path`. Errors: `ProjectError`."""
    return _File(path).project()


class _File:
    """One edition.toml under examination: its name and lines, for messages."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = _read(path)
        self.lines = self.text.split("\n")

    def project(self) -> Project:
        import tomllib

        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            self.fail_syntax(str(error))
        settings: dict[str, dict[str, Any]] = {}
        waivers: tuple[Waiver, ...] = ()
        if isinstance(validate := data.get("validate"), dict) and "waivers" in validate:
            from tei.waiving import waivers_of

            waivers = waivers_of(self, validate.pop("waivers"))
        for section, values in data.items():
            if section in SETTINGS:
                settings[section] = self.section(section, values)
            elif section not in ("rules", "decisions"):
                self.fail(
                    self.line(section), f"there is no section [{section}].",
                    _nearest(section, [*SETTINGS, "rules", "decisions"], "[{}]"),
                )
        rules = self.rules(data.get("rules", {}))
        decisions = self.decisions(data.get("decisions", []))
        folder = os.path.dirname(os.path.abspath(self.path))
        self.check_files(folder, settings.get("names", {}))
        return Project(folder, self.path, settings, rules, decisions, waivers)

    def section(self, section: str, values: Any) -> dict[str, Any]:
        """One section of SETTINGS, each value held against what it may be."""
        if not isinstance(values, dict):
            self.fail(
                self.line(section), f"“{section}” is a section.",
                f"Write [{section}] on a line of its own, and its keys below.",
            )
        known = SETTINGS[section]
        read = {}
        for key, value in values.items():
            line = self.line(section, key)
            if key not in known:
                self.fail(line, f"[{section}] has no key “{key}”.", _nearest(key, known))
            allowed = known[key][1]
            if isinstance(allowed, tuple):
                if value not in allowed:
                    self.fail(
                        line, f"[{section}] {key} cannot be {_shown(value)}.",
                        f"It may be {_listed(allowed)}."
                        + (_meant(value, allowed) if isinstance(value, str) else ""),
                    )
            else:
                if allowed is list and isinstance(value, str):
                    value = [value]  # one word is a list of one
                self.check_type(line, f"[{section}] {key}", value, allowed)
            read[key] = value
        return read

    def rules(self, values: Any) -> dict[str, bool]:
        """The switches of `[rules]`."""
        from tei.recognizers import RULES

        names = [rule.name for rule in RULES]
        if not isinstance(values, dict):
            self.fail(self.line("rules"), "“rules” is a section.", "Write [rules], and below it "
                      "lines such as verse = false.")
        for name, value in values.items():
            line = self.line("rules", name)
            if name not in names:
                remedy = _nearest(name, names, listed=False) or "`tei rules` lists them."
                self.fail(line, f"there is no rule “{name}”.", remedy)
            self.check_type(line, f"[rules] {name}", value, bool)
        return dict(values)

    def decisions(self, values: Any) -> tuple[Decision, ...]:
        """The decisions, each with the line its `[[decisions]]` stands in."""
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            self.fail(self.line("decisions"), "a decision is a section of its own.",
                      "Write [[decisions]] above each, with two brackets.")
        heads = [n for n, s in enumerate(self.lines, 1) if re.match(r"\s*\[\[\s*decisions", s)]
        heads += [0] * (len(values) - len(heads))
        return tuple(self.decision(line, v) for line, v in zip(heads, values, strict=False))

    def decision(self, head: int, values: Mapping[str, Any]) -> Decision:
        """One decision, so checked that whatever it asks for is valid TEI."""
        types: dict[str, type] = dict.fromkeys(_DECISION_KEYS, str)
        types |= {"nth": int, "attributes": dict}
        for key, value in values.items():
            line = self.line_after(head, key)
            if key not in types:
                self.fail(line, f"a decision has no key “{key}”.", _nearest(key, types))
            if types[key] is dict:
                if not isinstance(value, dict):
                    self.fail(line, "“attributes” of a decision is a table.",
                              'Write attributes = { ref = "#scholar" }.')
            else:
                self.check_type(line, f"“{key}” of a decision", value, types[key])
        words, element = values.get("words", ""), values.get("element")
        if not words.strip():
            self.fail(head, "a decision has no words.", 'Add words = "...", as in the text.')
        if element is None:
            self.fail(head, f"the decision of “{words}” does not say what they become.",
                      'Add element = "...", or element = "" to leave them untagged.')
        if element and element not in DECIDABLE:
            self.fail(
                self.line_after(head, "element"),
                f"words inside a paragraph cannot be decided to be “{element}”.",
                _nearest(element, DECIDABLE),
            )
        nth = values.get("nth", 0)
        if nth < 0:
            self.fail(self.line_after(head, "nth"), f"“nth” cannot be {nth}.",
                      "1 is the first time the words occur, 0 every time.")
        attributes = self.attributes(head, element, nth, values.get("attributes", {}))
        if correction := values.get("correction", ""):
            if element != "sic":
                self.fail(self.line_after(head, "correction"),
                          "only what is decided to be “sic” has a correction.",
                          'Write element = "sic", or leave the correction out.')
            attributes["corr"] = correction
        return Decision(words, element, nth, attributes, values.get("reason", ""), head)

    def attributes(
        self, head: int, element: str, nth: int, values: Mapping[str, Any]
    ) -> dict[str, str]:
        """The attributes of a decision: such as its element has, with values they may have."""
        line = self.line_after(head, "attributes")
        known = DECIDABLE.get(element, frozenset()) | _EVERYWHERE if element else frozenset()
        for name, value in values.items():
            if name not in known:
                what = f"<{element}>" if element else "what is left untagged"
                self.fail(line, f"{what} has no attribute “{name}”.", _nearest(name, known))
            self.check_type(line, f"attribute {name}", value, str)
            pattern = _VALUES.get(name)
            fits = pattern.fullmatch(value) if pattern else bool(value.strip())
            if not fits or (name in _ONE_WORD and not _NAME.fullmatch(value)):
                self.fail(line, f"attribute {name} cannot be {_shown(value)}.", "See "
                          f"https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-{element}.html")
        if "xml:id" in values and nth == 0:
            self.fail(line, "an xml:id can be given to one place only.",
                      "Say which with nth = 1, 2, ...")
        return dict(values)

    def check_type(self, line: int, what: str, value: Any, allowed: type) -> None:
        right = type(value) is allowed
        if allowed is list and isinstance(value, list):
            for item in value:
                self.check_type(line, f"an item of {what}", item, str)
        if allowed is dict and isinstance(value, dict):
            for name, item in value.items():
                if not isinstance(item, str | int | float):
                    self.fail(line, f"{what}: {name} cannot be {_shown(item)}.",
                              "It is words in quotation marks, a number, true or false.")
        if not right:
            self.fail(line, f"{what} cannot be {_shown(value)}.", f"It is {_TYPES[allowed]}.")
        if allowed is str and (found := _FORBIDDEN.search(value)):
            self.fail(line, f"{what} has a character that XML cannot hold: "
                      f"U+{ord(found[0]):04X}.", "Take it out.")

    def check_files(self, folder: str, names: Mapping[str, Any]) -> None:
        for key, value in names.items():
            if isinstance(value, str) and value and not os.path.isfile(os.path.join(folder, value)):
                self.fail(self.line("names", key), f"[names] {key}: there is no file {value}.",
                          f"Paths are relative to {folder}.")

    def line(self, section: str, key: str = "") -> int:
        """The line where a section, or a key of it, stands; 0 if it cannot be told."""
        name = re.escape(section)
        for number, line in enumerate(self.lines, 1):
            if re.match(rf"\s*\[+\s*[\"']?{name}[\"']?\s*[].]|\s*[\"']?{name}[\"']?\s*[.=]", line):
                return self.line_after(number, key) if key else number
        return 0

    def line_after(self, head: int, key: str) -> int:
        """The line of a key in the section that begins in line `head`; else `head`."""
        pattern = re.compile(rf".*?(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[.=]")
        if head and pattern.match(self.lines[head - 1]):
            return head
        for number in range(head + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if line.lstrip().startswith("["):
                break
            if pattern.match(line):
                return number
        return head

    def fail_syntax(self, message: str) -> NoReturn:
        found = re.search(r"\(at line (\d+), column (\d+)\)", message)
        where = f"{self.path}:{found[1]}:{found[2]}" if found else self.path
        what = message[: found.start()].strip() if found else message
        raise ProjectError(
            f"{where}: {what[:1].lower()}{what[1:]}.",
            'A line is: key = "words", or key = true, or [section]. See https://toml.io.',
        )

    def fail(self, line: int, message: str, remedy: str) -> NoReturn:
        where = f"{self.path}:{line}" if line else self.path
        raise ProjectError(f"{where}: {message}", remedy)


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise ProjectError(f"There is no file {path}.",
                           "Check the name given to --config.") from None
    except UnicodeDecodeError as error:
        raise ProjectError(f"{path} is not UTF-8 (byte {error.start + 1}).",
                           "Save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProjectError(f"{path} cannot be read: {reason.lower()}.",
                           "Check the name given to --config.") from None


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value).lower()


def _listed(values: Iterable[str]) -> str:
    quoted = [f"“{value}”" for value in values]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _meant(word: str, known: Iterable[str], form: str = "“{}”") -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), {k.lower(): k for k in known}, 1, 0.6)
    by_lower = {k.lower(): k for k in known}
    return f" Did you mean {form.format(by_lower[near[0]])}?" if near else ""


def _nearest(word: str, known: Iterable[str], form: str = "“{}”", listed: bool = True) -> str:
    """`Did you mean ...?` and what there is."""
    names = sorted(known)
    meant = _meant(word, names, form).strip()
    if not listed:
        return meant
    there = ", ".join(names)
    return f"{meant} There is: {there}.".strip() if there else meant or "Leave it out."

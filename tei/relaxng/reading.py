"""Reading a schema in the XML syntax: one pass of expat, straight into the raw form.

What is checked as it goes by is section 3 of the specification (`syntax.py`); what is simplified
is 4.1 (foreign elements), 4.2 (white space), 4.3 and 4.4 (datatype libraries), 4.5 to 4.7
(@href, <externalRef>, <include>), 4.8 to 4.10 (names) and, by `building.py`, 4.11 to 4.16.
A fault is noted and the reading goes on, so that one run shows them all.
"""

from __future__ import annotations

from pyexpat import ExpatError, ParserCreate

from tei.relaxng.building import BUILD
from tei.relaxng.frames import Frame, Outside
from tei.relaxng.grammar_error import MOST, Fault, GrammarError
from tei.relaxng.nameclasses import SEPARATOR, XML
from tei.relaxng.schema_files import Files
from tei.relaxng.schema_tree import Component, SchemaPlace, Scope
from tei.relaxng.syntax import (
    ANNOTATIONS,
    CHILDREN,
    DATA_EXCEPT,
    DIV_IN_INCLUDE,
    EVERYWHERE,
    NAME_CHOICE,
    NAME_EXCEPT,
    NAMES,
    PATTERNS,
    RELAXNG,
    RULES,
    Rule,
)

_BASE = XML + SEPARATOR + "base"
_DOCUMENTATION = ANNOTATIONS + SEPARATOR + "documentation"
_START = RELAXNG + SEPARATOR
_PLAIN = ("patterns", "named")  # after a first child nothing but patterns may stand there
_COUNTED = ("patterns", "named", "names")
_DEEPEST = 100  # files that include one another


class Reader:
    """Reads one file of a schema; `read` is what to call.

    `scope` is the grammar that references lead to; `merge` says that the root must be a grammar
    whose components belong to it (<include>).
    """

    def __init__(
        self, files: Files, faults: list[Fault], scope: Scope, ns: str, merge: bool = False
    ) -> None:
        self.files = files
        self.faults = faults
        self.scope = scope
        self.ns = ns
        self.merge = merge
        self.file = ""
        self._is_compact = False  # so that places are those in the XML made of it
        self._foreign = 0
        self._words: list[str] | None = None  # of an a:documentation
        self._stack: list[Frame] = []
        self._declared: dict[str, str] = {}
        self._parser = ParserCreate(None, SEPARATOR)

    def report(self, place: SchemaPlace, sentence: str, remedy: str, section: str) -> None:
        """Note a fault of the schema."""
        self.faults.append(Fault(*place, sentence, remedy, section))
        if len(self.faults) >= MOST:
            raise GrammarError(self.faults)

    def read(self, name: str, data: bytes) -> Frame:
        """Read a file: a frame whose children or components are what its root came to."""
        self._is_compact = name.endswith(".rnc")
        if self._is_compact:
            from tei.relaxng.compact import as_xml

            data = as_xml(name, data)
        self.file = name
        outside = Outside(name, self.ns)
        self._stack = [outside]
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartNamespaceDeclHandler = self._declare
        parser.SetParamEntityParsing(0)
        try:
            parser.Parse(data, True)
        except ExpatError as error:
            from pyexpat import errors

            reason = errors.messages.get(error.code, "not XML")
            place = (name, error.lineno, error.offset + 1)
            raise GrammarError(
                [*self.faults, Fault(*place, f"not well-formed XML: {reason}",
                 "Mend the markup at that place.", "3")]
            ) from None  # fmt: skip
        return outside

    def _place(self) -> SchemaPlace:
        parser = self._parser
        return self.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _characters(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)
        elif not self._foreign:
            frame = self._stack[-1]
            if frame.rule.takes == "text":
                frame.text.append(data)
            elif data.strip(" \t\r\n"):
                self.report(self._place(), f"<{frame.tag}> holds text", "Take the text out, or "
                            "put it into an a:documentation.", "3")  # fmt: skip

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._foreign:
            self._foreign += 1
            return
        declared, self._declared = self._declared, {}
        outer = self._stack[-1]
        if not name.startswith(_START):
            self._start_foreign(name, outer)
            return
        tag = name[len(_START) :]
        parser = self._parser
        place = self.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        if self._is_compact:
            place = self.file, 0, 0
        rule = RULES.get(tag)
        if rule is not None and outer.count and outer.rule.takes in _PLAIN and tag in PATTERNS:
            outer.count += 1
        else:
            rule = self._rule(tag, place, outer)
        if rule is None:
            self._foreign = 1
            return
        frame = Frame(tag, rule, place, outer)
        if declared:
            frame.prefixes = {**outer.prefixes, **declared}
        if attributes:
            self._take(frame, attributes)
        if rule.required and rule.required not in frame.attributes:
            self.report(place, f"<{tag}> has no @{rule.required}", f"Add @{rule.required}.", "3")
        if tag == "element" or tag == "attribute":
            if "name" in frame.attributes:
                frame.count = 1  # the place of its name is taken
        elif tag == "grammar":
            self._enter_grammar(place)
        elif tag == "define" or tag == "start":
            self._enter_component(frame)
        self._stack.append(frame)

    def _start_foreign(self, name: str, outer: Frame) -> None:
        if len(self._stack) == 1:
            raise GrammarError([Fault(
                *self._place(), f"<{name.rpartition(SEPARATOR)[2]}> is no element of RELAX NG",
                f"A schema begins with <grammar xmlns=“{RELAXNG}”> or another of its patterns.",
                "3")])  # fmt: skip
        if outer.rule.takes == "text":
            self.report(self._place(), f"<{outer.tag}> holds an element; it takes text alone",
                        "Take the element out.", "3")  # fmt: skip
        self._foreign = 1
        if name == _DOCUMENTATION:
            self._words = []

    def _rule(self, tag: str, place: SchemaPlace, outer: Frame) -> Rule | None:
        """The rule of a new element; None, and a fault, where it may not stand."""
        rule = RULES.get(tag)
        if len(self._stack) == 1:
            allowed = (tag == "grammar") if self.merge else tag in CHILDREN["patterns"]
            section = "4.7" if self.merge else "3"
        else:
            takes = outer.rule.takes
            section = "3"
            outer.count += 1
            first_name = takes == "named" and outer.count == 1
            if first_name:
                allowed = tag in NAMES
                rule = NAME_CHOICE if tag == "choice" else rule
            else:
                allowed = tag in CHILDREN[takes]
            if takes == "names" and tag == "choice":
                rule = NAME_CHOICE
            elif tag == "except":
                rule = DATA_EXCEPT if outer.tag == "data" else NAME_EXCEPT
                allowed = allowed and outer.minus is None
            elif tag == "param":
                allowed = allowed and outer.minus is None
            elif tag == "div" and takes == "include":
                rule = DIV_IN_INCLUDE
        if rule is None or not allowed:
            where = f"in <{outer.tag}> at this place" if len(self._stack) > 1 else "as the root"
            sentence = f"<{tag}> may not stand {where}"
            if rule is None and tag != "except":
                sentence = f"RELAX NG has no element <{tag}>"
            self.report(place, sentence, "Look at section 3 of the RELAX NG specification: it "
                        "lists what each element takes.", section)  # fmt: skip
            return None
        return rule

    def _take(self, frame: Frame, attributes: dict[str, str]) -> None:
        """The attributes of an element: its own, those of all, foreign ones."""
        allowed = frame.rule.attributes
        for name, value in attributes.items():
            if name in allowed:
                frame.attributes[name] = value if name == "href" else value.strip(" \t\r\n")
            elif name in EVERYWHERE:
                if name == "ns":
                    frame.ns = value
                    frame.attributes["ns"] = value
                else:
                    self._check_library(frame, value)
                    frame.library = value
            elif name == _BASE:
                frame.base = self.files.resolve(frame.base, value)
            elif SEPARATOR not in name or name.startswith(_START):
                self.report(frame.place, f"<{frame.tag}> has no attribute "
                            f"@{name.rpartition(SEPARATOR)[2]}", "Take it out; attributes of "
                            "your own need a namespace.", "3")  # fmt: skip

    def _check_library(self, frame: Frame, value: str) -> None:
        """A datatype library is an absolute address without fragment, or nothing (4.3)."""
        if not value:
            return
        scheme, colon, rest = value.partition(":")
        whole = scheme[:1].isalpha() and scheme.isascii() and all(
            c.isalnum() or c in "+-." for c in scheme)  # fmt: skip
        sound = all(
            len(part) >= 2 and all(c in "0123456789abcdefABCDEF" for c in part[:2])
            for part in rest.split("%")[1:]
        )
        if not (colon and rest and whole and sound) or "#" in rest:
            self.report(frame.place, f"“{value}” is no address of a datatype library",
                        "It has to be absolute and without “#”: usually "
                        "http://www.w3.org/2001/XMLSchema-datatypes.", "4.3")  # fmt: skip

    def _enter_grammar(self, place: SchemaPlace) -> None:
        if len(self._stack) > 1 or not self.merge:
            outer = self.scope
            self.scope = Scope(outer, place)
            if outer.current is not None:
                outer.current.scopes.append(self.scope)

    def _enter_component(self, frame: Frame) -> None:
        self.scope.current = Component(
            frame.attributes.get("name", ""), frame.attributes.get("combine", ""), frame.place, ""
        )

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            if not self._foreign and self._words is not None:
                self._document(" ".join("".join(self._words).split()))
                self._words = None
            return
        frame = self._stack.pop()
        outer = self._stack[-1]
        rule = frame.rule
        count = frame.count - (rule.takes == "named")
        if count < rule.least or (rule.takes in _COUNTED and count > rule.most):
            less = count < rule.least
            self.report(frame.place, f"<{frame.tag}> has {'nothing' if less else 'too much'} in it",
                        "Add what it is to hold; <empty/> stands for nothing." if less else
                        "Put it into a <group> or <choice>.", "3")  # fmt: skip
        BUILD[frame.tag](self, frame, outer)

    def is_root(self) -> bool:
        """Whether the element that has ended is the root."""
        return len(self._stack) == 1

    def _document(self, words: str) -> None:
        """An a:documentation belongs to what it stands in, or to the value before it."""
        frame = self._stack[-1]
        last = frame.children[-1] if frame.children else None
        if last is not None and last.kind == "value":
            last.documentation = words
        else:
            frame.documentation.append(words)

    def nested(self, frame: Frame, merge: bool) -> Frame | None:
        """Read the file that an <include> or <externalRef> names (4.5 to 4.7)."""
        href = frame.attributes.get("href")
        if href is None:
            return None
        if "#" in href:
            self.report(frame.place, f"@href has a fragment: “{href}”", "Name a whole file: take "
                        "“#” and what follows it out.", "4.5")  # fmt: skip
            return None
        name = self.files.resolve(frame.base, href)
        if name in self.files.opened or len(self.files.opened) > _DEEPEST:
            raise GrammarError([*self.faults, Fault(
                *frame.place, f"“{href}” includes itself: {' → '.join(self.files.way(name))}",
                "Take one of these references out.", "4.7" if merge else "4.6")])  # fmt: skip
        data = self.files.fetch(name, frame.place)
        reader = Reader(self.files, self.faults, self.scope, frame.ns, merge)
        self.files.opened.append(name)
        result = reader.read(name, data)
        self.files.opened.pop()
        return result

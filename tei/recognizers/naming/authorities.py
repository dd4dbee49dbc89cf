"""The edition's own authority files, matched with the text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from tei.recognizers.capitalized import WORDS, Run
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.authority import Entry
    from tei.project import Project

WHY = "in the authority file {}"
WHY_ONE_OF = "in the authority file {}, as a name of several entries"
OF_FILE = "in a list of persons, places or organizations that the file itself has"


class Form:
    """One name of an entry: what to look for from its first capitalized word on."""

    __slots__ = ("entries", "lead", "pattern")

    def __init__(self, words: str) -> None:
        capital = re.search(r"(?<!\w)[^\W\d_a-z]", words)
        at = capital.start() if capital else 0
        self.lead = words[:at].split()
        self.pattern = re.compile(
            r"\s+".join(re.escape(w).replace("'", "['’]") for w in words[at:].split()) + r"(?!\w)"
        )
        self.entries: list[Entry] = []


class Authorities:
    """All entries of the edition's authority files, then those of the file's own lists; false if
    there are none.
    """

    def __init__(self, project: Project, register: tuple[Entry, ...] = ()) -> None:
        self.entries: list[Entry] = []
        names = ("persons", "places", "organizations")
        if any(project.setting("names", name) for name in names):
            from tei.authority import of_project

            self.entries = of_project(project)
        if register:
            taken = {entry.id for entry in self.entries}
            self.entries += [entry for entry in register if entry.id not in taken]
        self._forms: dict[str, Form] = {}
        self._by_first: dict[str, list[tuple[str, Form]]] = {}
        self._small: list[Form] = []
        for entry in self.entries:
            for words in entry.forms:
                self._add(words, entry)
        for found in self._by_first.values():
            found.sort(key=lambda f: -len(f[0]))

    def __bool__(self) -> bool:
        return bool(self.entries)

    def _add(self, words: str, entry: Entry) -> None:
        form = self._forms.get(words)
        if form is None:
            form = self._forms[words] = Form(words)
            first = next((w for w in WORDS.findall(words) if w[0].isupper()), "")
            if first:
                self._by_first.setdefault(first, []).append((words, form))
            else:
                self._small.append(form)
        form.entries.append(entry)

    def mentions(self, text: str, runs: Iterator[Run]) -> list[tuple[int, int, Entry, str, str]]:
        """Where the forms stand, longest first, none over another: span, entry, why, cert."""
        found: list[tuple[int, int, Form]] = []
        by_first = self._by_first
        for start, words, _ in runs:
            for word in WORDS.finditer(words):
                for _, form in by_first.get(_bare(word[0]), ()):
                    span = _match(text, start + word.start(), form)
                    if span:
                        found.append((*span, form))
                        break
        for form in self._small:
            found += [(*m.span(), form) for m in form.pattern.finditer(text)
                      if not text[m.start() - 1 : m.start()].isalnum()]  # fmt: skip
        found.sort(key=lambda f: (f[0], -f[1]))
        out = []
        last = -1
        for start, end, form in found:
            if start >= last:
                entry = form.entries[0]
                alone = len(form.entries) == 1
                why = (WHY if alone else WHY_ONE_OF).format(os.path.basename(entry.file))
                cert = "high" if alone else "low"
                if not entry.file:
                    why = OF_FILE
                    cert = "high" if alone and " " in text[start:end] else "medium"
                out.append((start, end, entry, why, cert))
                last = end
        return out


def _bare(word: str) -> str:
    return word[:-2] if len(word) > 2 and word[-2] in "'’" and word[-1] == "s" else word


def _match(text: str, at: int, form: Form) -> tuple[int, int] | None:
    match = form.pattern.match(text, at)
    if match is None:
        return None
    start = at
    if form.lead:
        before = text[max(0, at - 40) : at]
        if before.split()[-len(form.lead) :] != form.lead or not before[-1:].isspace():
            return None
        start = max(0, at - 40) + before.rindex(form.lead[0], 0)
        if len(form.lead) > 1:
            joined = r"\s+".join(map(re.escape, form.lead)) + r"\s+\Z"
            lead = re.search(joined, before)
            start = at - len(before) + lead.start() if lead else at
    return start, match.end()

"""What is to be encoded: files as given, those in folders, each with the place for its TEI.

    tei encode texts/ -o tei/      texts/a.md -> tei/a.xml, texts/b/c.html -> tei/b/c.xml
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Sequence

from tei.encode_file import Task
from tei.errors import OutputError, ProjectError, SourceError
from tei.findings import Finding, Place
from tei.project import find, read
from tei.readers import READERS

# Suffixes of what people write texts in, and tei does not read
_DOCUMENTS = frozenset(
    ".pdf .doc .dot .rtf .epub .mobi .azw3 .pages .wpd .wps .sxw .fodt .ppt .pptx .odp .tex .rst "
    ".adoc .org .ps .djvu .xps .mht .mhtml .eml .json .csv .ipynb".split()
)
_SKIPPED = frozenset({"readme.md", "readme.txt", "licence.md", "license.md"})


def sources_in(folder: str) -> list[str]:
    """The files in a folder, and in those below it, that a reader knows by their suffix.

    Hidden ones, and those called README, are passed over.
    """
    known = {suffix for reader in READERS.values() for suffix in reader.suffixes}
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        found += [
            os.path.join(at, name)
            for name in sorted(names)
            if os.path.splitext(name)[1].lower() in known
            and name[0] != "."
            and name.lower() not in _SKIPPED
        ]
    return found


def tasks_of(given: Sequence[str], folder: str, task: Task) -> list[Task]:
    """What is to be encoded: files as given, those in the folders given, each with its TEI.

    `folder` is where the TEI goes; two sources of one name keep their suffix: `a.md.xml`.

    What is named twice is encoded once.

    Errors: `SourceError`, if there is nothing to encode; `OutputError`, without a folder, or if
    two sources would become one file.
    """
    if not folder:
        raise OutputError("Several sources need a folder for their TEI.", "Name one with -o.")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise OutputError(f"{folder} is no folder.", "Name a folder with -o.")
    inside = os.path.realpath(folder)
    pairs: list[tuple[str, str, str]] = []  # source, its name below the folder, edition.toml
    for name in given:
        if not os.path.isdir(name):
            pairs.append((name, os.path.basename(name), ""))
            continue
        beside = os.path.join(name, "edition.toml")
        config = beside if os.path.isfile(beside) else ""
        is_within = inside.startswith(os.path.join(os.path.realpath(name), ""))
        for source in sources_in(name):
            if is_within and os.path.realpath(source).startswith(inside + os.sep):
                continue  # what an earlier run has written
            own = os.path.join(os.path.dirname(source), "edition.toml")
            pairs.append((source, os.path.relpath(source, name),
                          "" if os.path.isfile(own) else config))  # fmt: skip
    if not pairs:
        raise SourceError(
            f"There is no text in {', '.join(given)} that tei reads.",
            f"It reads {', '.join(s for r in READERS.values() for s in r.suffixes)}.",
        )
    once: dict[str, tuple[str, str, str]] = {}
    for pair in pairs:
        once.setdefault(os.path.normpath(pair[0]), pair)
    pairs = list(once.values())
    stems = Counter(os.path.splitext(name)[0] for _, name, _ in pairs)
    names = {name for _, name, _ in pairs}
    made: dict[str, Task] = {}
    for source, name, config in pairs:
        stem = os.path.splitext(name)[0]
        alone = stems[stem] == 1 and stem not in names  # a.md, and a.md.txt beside it
        output = os.path.join(folder, (stem if alone else name) + ".xml")
        if output in made:
            raise OutputError(
                f"{made[output].source} and {source} would both become {output}.",
                "Encode them into different folders, or name a folder that holds both.",
            )
        made[output] = task._replace(source=source, output=output, config=task.config or config)
    return list(made.values())


def passed_over(given: Sequence[str]) -> list[Finding]:
    """A finding for each folder in which documents stand that no reader knows, with their number.

    What belongs to a page or to tei itself (pictures, styles, edition.toml) is no document.
    """
    findings = []
    for folder in filter(os.path.isdir, given):
        kinds: Counter[str] = Counter()
        for _, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name[0] != "."]
            kinds.update(os.path.splitext(name)[1].lower() for name in names if name[0] != ".")
        met = sorted((-n, suffix) for suffix, n in kinds.items() if suffix in _DOCUMENTS)
        if met:
            listed = ", ".join(f"{-n:,} {suffix}" for n, suffix in met)
            arguments = {"count": -sum(n for n, _ in met), "kinds": listed}
            findings.append(Finding("files-passed-over", Place(folder), arguments))
    return findings


def without_current(tasks: Sequence[Task]) -> list[Task]:
    """The tasks whose TEI is missing, or older than its source or the edition's house rules.

    The house rules are the edition.toml and the authority files that it names. A version of tei
    that is newer than the TEI does not count: whoever wants its readings encodes all again.
    """
    rules: dict[str, float] = {}  # edition.toml -> when it, or a file that it names, was changed
    due = []
    for task in tasks:
        made = _changed(task.output) if os.path.isfile(task.output) else 0.0
        config = task.config or find(os.path.dirname(task.source))
        if config and config not in rules:
            rules[config] = _rules_changed(config)
        newest = max(_changed(task.source), rules.get(config, 0.0))
        if not made or made <= newest:
            due.append(task)
    return due


def _rules_changed(config: str) -> float:
    """When an edition.toml was changed, or one of its authority files."""
    try:
        project = read(config)
    except ProjectError:
        return math.inf  # to be told of each source
    named = [project.setting("names", key) for key in ("persons", "places", "organizations")]
    files = [os.path.join(project.folder, name) for name in named if name]
    return max(map(_changed, [config, *files]))


def _changed(path: str) -> float:
    """When a file was changed, in seconds since 1970; 0 if there is none."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0

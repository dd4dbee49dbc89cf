"""Many files, each answered for: choose its schemas, run the checks, in one process or several.

    for answer in answers(["a.xml", "b.xml"], Request(), jobs=2):
        answer.name, answer.findings, answer.told

A file that another of them includes is validated there, once. Whatever goes wrong with one file is
a finding of that file, and the next is answered for all the same. Answers come in the order of the
files, whatever the number of processes. A schema is loaded once a process; with several, those that
all files share before the processes part.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from tei.catalogue import entry_of
from tei.errors import TeiError
from tei.events import Source, read
from tei.findings import Finding, Place, reaches
from tei.project import Project
from tei.typed import Record
from tei.validators import Check, Options, house_rules, schemas, validator
from tei.validators.consequences import without_consequences
from tei.validators.files import STANDARD_INPUT, check_stands_for_files
from tei.validators.house_rules import options_of, project_of
from tei.validators.schemas import Choice, Schema

UNTOLD = ("schematron-rule-broken", "schematron-document-missing")  # a check that was not made
SMALL = 3_000_000  # bytes: so little is done before a second process has begun


class Request(Record):
    """What is asked of all files alike.

    `schemas` are those that a person has named ("" none: each file, or its edition.toml, does);
    `config` is the edition.toml named, else each file's own is looked for; `embedded` asks for
    the Schematron inside RELAX NG too, `fetch` for schemas of the web. `within`: files that are
    validated in the place where another of those given includes them.
    """

    schemas: tuple[Schema, ...] = ()
    config: str = ""
    embedded: bool = False
    fetch: bool = False
    pointers: bool = True
    options: Options = Options()
    within: Mapping[str, str] = {}


class Answer(Record):
    """What is to be said of one file.

    `told` is false if it could not be told whether it is valid; `schemas` are those it was held
    against, as they are called; `config` is the edition.toml that holds for it. `within` is the
    file in whose answer its own findings stand, for that one includes it ("": it has its own).
    """

    name: str
    findings: tuple[Finding, ...]
    told: bool
    schemas: tuple[str, ...] = ()
    config: str = ""
    within: str = ""


_checks: dict[tuple[object, ...], Check] = {}


def answers(
    names: Sequence[str], request: Request, jobs: int = 0, by_itself: bool = False
) -> Iterator[Answer]:
    """The answers, in the order of the files; `jobs` processes (0: as many as there are cores).

    `by_itself`: also a file that another includes is validated by itself.
    """
    if len(names) > 1 and not by_itself and request.options.xinclude:
        request = request._replace(within=_within(names, request))
    count = _processes(names, jobs)
    if count < 2:
        for name in names:
            yield answer(name, request)
        return
    from tei.validators.processes import in_processes

    yield from in_processes(names, request, count)


def _within(names: Sequence[str], request: Request) -> dict[str, str]:
    """Which of the files are validated as parts of others."""
    from tei.validators.inclusions import included_in

    def reading(name: str) -> Source:
        return _read(name, name, options_of(request.options, project_of(name, request.config)))

    return included_in(names, reading)


def _processes(names: Sequence[str], jobs: int) -> int:
    """How many processes are worth their while."""
    if len(names) < 2:
        return 1
    if jobs == 0:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        small = sum(size_of(name) for name in names) < SMALL
        jobs = 1 if small else cores or 1
    return min(jobs, len(names))


def size_of(name: str) -> int:
    """The size of a file; 0 if it cannot be told."""
    try:
        return os.stat(name).st_size
    except (OSError, ValueError):
        return 0


def answer(name: str, request: Request) -> Answer:
    """Say of one file whether it is valid."""
    return _safely(name, lambda: _answer(name, request))


def answer_of(source: Source, name: str, request: Request) -> Answer:
    """Say of a file that was read, or of other content in its place, whether it is valid."""
    return _safely(source.name, lambda: _answer_of(source, name, request))


def _safely(name: str, answering: Callable[[], Answer]) -> Answer:
    """The answer; a mistake of ours must not cost the other files theirs."""
    if os.environ.get("TEI_DEBUG"):
        return answering()
    try:
        return answering()
    except Exception as error:
        return failed(name, "", f"{type(error).__name__}: {error}")


def failed(name: str, check: str, error: str) -> Answer:
    """The answer for a file on which a check of ours came to grief."""
    shown = "<stdin>" if name == STANDARD_INPUT else name
    arguments = {"check": check or "of its schemas", "error": error}
    return Answer(shown, (Finding("validator-failed", Place(shown), arguments),), False)


def _answer(name: str, request: Request) -> Answer:
    shown = "<stdin>" if name == STANDARD_INPUT else name
    project = project_of(name, request.config)
    options = options_of(request.options, project)
    try:
        source = _read(name, shown, options)
    except TeiError as error:
        arguments = {"reason": str(error), "remedy": error.remedy}
        return Answer(shown, (Finding("file-unreadable", Place(shown), arguments),), False,
                      config=project.file)
    if book := request.within.get(name):
        return _part(source, name, request, book)
    return _answer_of(source, name, request)


def _part(source: Source, name: str, request: Request, book: str) -> Answer:
    """The answer for a file that another includes: only what a schema of its own says."""
    project = project_of(name, request.config)
    options = options_of(request.options, project)
    own = schemas.of_file(source, request.embedded, request.fetch, alone=False)
    if request.schemas or project.setting("validate", "schema"):
        own = Choice(())
    whole = _read(book, book, options)
    known = _choice(whole, request, project_of(book, request.config)).schemas
    paths = {(one.kind, os.path.realpath(one.path)) for one in known}
    others = [o for o in own.schemas if (o.kind, os.path.realpath(o.path)) not in paths]
    findings, told = _held_against(source, others, request, options)
    findings = _in_order([*own.findings, *findings], source.name)
    called = tuple(dict.fromkeys(schema.name for schema in others))
    return Answer(source.name, tuple(findings), told and own.found, called, project.file, book)


def _held_against(
    source: Source, chosen: Sequence[Schema], request: Request, options: Options
) -> tuple[list[Finding], bool]:
    """What the schemas say of a file, and whether all of them could."""
    findings: list[Finding] = []
    told = True
    for schema in chosen:
        try:
            check = _check(schema.kind, schema.path, _phased(schema, request, options))
        except TeiError as error:
            told = False
            arguments = {"schema": schema.name, "reason": str(error), "remedy": error.remedy}
            findings.append(Finding("schema-unusable", Place(source.name, 1, 1), arguments))
        else:
            said = check(source)
            findings += said
            told &= all(f.code not in UNTOLD for f in said)
    return findings, told


def _answer_of(source: Source, name: str, request: Request) -> Answer:
    shown = source.name
    project = project_of(name, request.config)
    options = options_of(request.options, project)
    findings = list(_check("well-formed", "", options)(source))
    choice = _choice(source, request, project)
    if reaches(findings, "error") and any(f.code == "schema-none" for f in choice.findings):
        choice = Choice(())  # it is broken, and that is what has to be told
    findings += choice.findings
    said, told = _held_against(source, choice.schemas, request, options)
    findings += said
    if request.pointers:
        findings += _check("pointers", "", options)(source)
    called = tuple(dict.fromkeys(schema.name for schema in choice.schemas))
    findings = _in_order(without_consequences(findings), shown)
    return Answer(shown, tuple(findings), told and choice.found, called, project.file)


def _read(name: str, shown: str, options: Options) -> Source:
    if name != STANDARD_INPUT:
        check_stands_for_files(name)
        return read(name, shown, folders=options.folders)
    import sys

    if sys.stdin is None:
        raise TeiError("Standard input is closed.", "Name a file, or send the text in a pipe.")
    return read(sys.stdin.buffer.read(), shown, folders=options.folders)


def _choice(source: Source, request: Request, project: Project) -> Choice:
    if request.schemas:
        return Choice(request.schemas)
    named = project.setting("validate", "schema")
    if named:
        try:
            return Choice(schemas.asked(named, project.folder, request.embedded))
        except TeiError as error:
            arguments = {"schema": ", ".join(named), "reason": str(error), "remedy": error.remedy}
            return Choice((), (Finding("schema-unusable", Place(source.name, 1, 1), arguments),),
                          False)
    return schemas.of_file(source, request.embedded, request.fetch)


def forget() -> None:
    """Read house rules and schemas anew: files may have changed since the last command."""
    house_rules.forget()
    _checks.clear()


def load(request: Request) -> None:
    """Load the schemas that all files share. Errors: `TeiError` for one that cannot be used."""
    options = options_of(request.options, project_of(STANDARD_INPUT, request.config))
    for schema in request.schemas:
        _check(schema.kind, schema.path, _phased(schema, request, options))


def _phased(schema: Schema, request: Request, options: Options) -> Options:
    """The options with the phase of one Schematron schema.

    Where pointers are checked, the edition's own rules need not say so again.
    """
    phase = schema.phase or options.phase
    if not phase and schema.name == schemas.EDITION and request.pointers:
        phase = "beside-pointers"
    return options._replace(phase=phase if schema.kind == "schematron" else "")


def _check(kind: str, path: str, options: Options) -> Check:
    """A check with its schema, loaded when it is first asked for."""
    key = (kind, path, options)
    check = _checks.get(key)
    if check is None:
        check = _checks[key] = validator(kind, path, options)
    return check


def _in_order(findings: list[Finding], name: str) -> list[Finding]:
    """Each finding once, in the order of the file; those of included files after its own.

    Two checks may say the same (an xml:id twice is told by RELAX NG and among the pointers): the
    one that knows how to mend it stays.
    """
    once: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        sentence = entry_of(finding.code).sentence.format_map(finding.arguments)
        told = (finding.code, finding.place, sentence)
        if told not in once or ("fix" in finding.arguments and "fix" not in once[told].arguments):
            once[told] = finding
    return sorted(
        once.values(),
        key=lambda f: (f.place.file != name, f.place.file, f.place.line, f.place.column, f.code),
    )

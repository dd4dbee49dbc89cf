"""The walls of the house: who may import whom, and what every rule and every finding must have.

If a test here fails, either the new code stands in the wrong room, or a wall does: then move it,
here and in the README's ARCHITECTURE.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tei.catalogue import CATALOGUE
from tei.findings import SEVERITIES
from tei.header.practice import PRACTICE
from tei.names import VERSION
from tei.readers import READER_RULE, READERS
from tei.recognizers import RULES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tei"
TESTS = ROOT / "tests"

# The road: a module imports only from rooms above its own, or from its own.
ROOMS = """
    typed resources regexes names catalogue findings errors
    wrapping standoff vocabulary document project
    layout authority scripts languages
    events
    readers
    recognizers waiving edition_file
    hierarchy
    text
    header
    conservation serialize output
    relaxng odd validators reports publish
    enrichment validity
    pipeline corpus
    markup explanation xpath
    encode_file sources processes encode_folder commands cli __main__
""".split()
# Downhill, each for a reason.
ALLOWED = {
    ("wrapping", "document"): "a type only: the runs of lines are a document's",
    ("standoff", "document"): "a type only: the layer is a document's",
    ("document", "authority"): "a type only: whom the source's own lists name",
    ("project", "edition_file"): "Project.read, when a file is read; most runs have none",
    ("waiving", "edition_file"): "a type only: the file under examination is what reports a slip",
}
FORBIDDEN = frozenset("utils util common helpers helper core models services misc base".split())
DECLARED = frozenset(
    "correction hyphenation interpretation normalization punctuation quotation segmentation "
    "stdVals".split()
)
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60


class Import(NamedTuple):
    importer: str
    imported: str
    line: int
    at_once: bool  # when the module is loaded, not when a function is called or types are checked


@cache
def modules() -> dict[str, Path]:
    """`tei.readers.plain` -> its file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def imports() -> tuple[Import, ...]:
    return tuple(i for module in modules() for i in imports_of(module))


def imports_of(module: str) -> Iterator[Import]:
    def visit(node: ast.AST, at_once: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield Import(module, alias.name, child.lineno, at_once)
            elif isinstance(child, ast.ImportFrom):
                assert not child.level, f"{module}:{child.lineno}: a relative import"
                for alias in child.names:
                    name = f"{child.module}.{alias.name}"
                    known = name if name in modules() else child.module or ""
                    yield Import(module, known, child.lineno, at_once)
            else:
                yield from visit(child, at_once and not _later(child))

    for found in visit(tree(module), True):
        if found.imported.partition(".")[0] == "tei":
            yield found


def _later(node: ast.AST) -> bool:
    """True of what does not run when a module is loaded."""
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def room(module: str) -> str:
    return [*module.split("."), ""][1]


def test_every_module_has_its_room() -> None:
    assert {room(m) for m in modules()} - {""} <= set(ROOMS)
    assert len(set(ROOMS)) == len(ROOMS)


def test_imports_only_go_up() -> None:
    place = {name: n for n, name in enumerate(ROOMS)}
    wrong = [
        f"{i.importer}:{i.line} imports {i.imported}"
        for i in imports()
        if i.importer != "tei"  # names what is public, and imports it when it is asked for
        and room(i.importer) != room(i.imported)
        and room(i.importer)  # the root names what is public in every room, for type checkers
        and (room(i.importer), room(i.imported)) not in ALLOWED
        and (not room(i.imported) or place[room(i.imported)] > place[room(i.importer)])
    ]
    assert wrong == []


def test_exceptions_are_still_needed() -> None:
    assert {(room(i.importer), room(i.imported)) for i in imports()} >= set(ALLOWED)


def test_no_cycles() -> None:
    needs: dict[str, set[str]] = {m: set() for m in modules()}
    for i in imports():
        if i.at_once and i.imported != i.importer:
            needs[i.importer].add(i.imported)
    done: set[str] = set()
    way: list[str] = []

    def visit(module: str) -> None:
        assert module not in way, " -> ".join([*way[way.index(module) :], module])
        if module in done:
            return
        way.append(module)
        for other in sorted(needs.get(module, ())):
            # A package's own modules may import from each other while it is being loaded.
            if not (other == module.rpartition(".")[0] and module in needs[other]):
                visit(other)
        way.pop()
        done.add(module)

    for module in needs:
        visit(module)


def test_rules_do_not_know_trees_nor_one_another() -> None:
    """A rule yields annotations: it never sees a `Node`, nor asks another rule to recognize."""
    assert [i for i in imports() if room(i.importer) == "recognizers" and
            room(i.imported) in ("names", "hierarchy", "text")] == []  # fmt: skip
    wrong = [
        f"{module}:{node.lineno}"
        for module in modules()
        if room(module) == "recognizers"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ImportFrom)
        and any(alias.name == "recognize" for alias in node.names)
    ]
    assert wrong == []


def test_the_root_does_nothing() -> None:
    """It names what is public, and imports none of it until it is asked for."""
    program = "import sys, tei; print(*sorted(m for m in sys.modules if m.startswith('tei.')))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert loaded.stdout.split() == []


def test_the_public_names_are_there() -> None:
    import tei

    for name in tei.__all__:
        assert callable(getattr(tei, name)), name


@pytest.mark.parametrize("heavy", ["lxml", "click", "dataclasses", "pathlib", "datetime"])
def test_encoding_an_article_needs_no(heavy: str) -> None:
    """Start-up counts: an article is encoded in less time than some of these take to load."""
    program = (
        "import sys; before = set(sys.modules)\n"
        "from tei.document import Document, Origin\n"
        "from tei.pipeline import encode\n"
        "from tei.project import Project\n"
        "encode(Document('She said “no” to Dr. Hale in May 1955.', Origin('a.txt')), Project())\n"
        "print(*sorted({m.partition('.')[0] for m in set(sys.modules) - before}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert heavy not in loaded.stdout.split()


def test_no_room_for_everything() -> None:
    names = {part for module in modules() for part in module.split(".")}
    assert names & FORBIDDEN == set()


# -- size ------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", modules())
def test_modules_and_functions_are_short(module: str) -> None:
    lines = modules()[module].read_text(encoding="utf-8").count("\n")
    tables = sum(
        (node.end_lineno or 0) - node.lineno + 1
        for node in tree(module).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
    )
    assert lines - tables <= LONGEST_MODULE
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("module", modules())
def test_every_module_says_what_it_is(module: str) -> None:
    if modules()[module].stat().st_size:
        assert ast.get_docstring(tree(module))


# -- rules -----------------------------------------------------------------------------------


def test_names_of_rules_are_different() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_is_documented_and_tested(rule) -> None:  # type: ignore[no-untyped-def]
    module = f"tei.recognizers.{rule.name}"
    docstring = ast.get_docstring(tree(module)) or ""
    assert rule.section in docstring, "names its section of the Guidelines"
    assert "https://tei-c.org/" in docstring, "links it"
    # Input -> output, or the two side by side, each example set in.
    assert re.search(r"(?m)^    \S.*(?:->|→| {3,}\S)|^ +->", docstring), "shows input -> output"
    assert (TESTS / "recognizers" / f"{rule.name}.md").is_file(), "has a fixture"
    recognize = [n for n in tree(module).body if getattr(n, "name", "") == "recognize"]
    assert len(recognize) == 1
    arguments = recognize[0].args.args  # type: ignore[union-attr]
    assert [a.arg for a in arguments] == ["document", "layer", "project"]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_declares_its_practice(rule) -> None:  # type: ignore[no-untyped-def]
    child, sentence = PRACTICE[rule.name]
    assert child in DECLARED
    assert sentence.endswith(".")
    assert sentence.count("`") % 2 == 0
    assert (child == "correction") == (rule.level == "reading")


def test_no_practice_of_a_rule_that_is_gone() -> None:
    readers = {READER_RULE + r.module for r in READERS.values() if r.name != "text"}
    assert set(PRACTICE) == {rule.name for rule in RULES} | {"decisions"} | readers


def test_every_fixture_has_its_rule() -> None:
    names = {rule.name for rule in RULES} | {"decisions"}
    assert {p.stem for p in (TESTS / "recognizers").glob("*.md")} <= names


# -- findings --------------------------------------------------------------------------------


@cache
def words_of_tests() -> str:
    files = [p for p in TESTS.rglob("*") if p.suffix in (".py", ".md", ".txt", ".toml")]
    return "\n".join(p.read_text(encoding="utf-8") for p in files if p != Path(__file__))


@cache
def words_of_package() -> str:
    files = [p for m, p in modules().items() if m != "tei.catalogue"]
    return "\n".join(p.read_text(encoding="utf-8") for p in files)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_finding_is_raised_by_a_test(code: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", words_of_tests())


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_finding_is_still_raised(code: str) -> None:
    start = re.escape(code.partition("-")[0])
    assert re.search(rf"[\"'](?:{re.escape(code)}[\"']|{start}-\{{)", words_of_package())


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_finding_says_what_is_there_and_what_to_do(code: str) -> None:
    entry = CATALOGUE[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert entry.severity in SEVERITIES
    assert entry.sentence.endswith((".", "}", "?"))
    if entry.hint or entry.severity != "information":
        assert entry.hint.endswith((".", "}", "?"))


def test_a_findings_words_stand_in_the_catalogue_alone() -> None:
    """Every code that a rule yields is in the catalogue."""
    codes = {
        node.args[0].value
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "Finding"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert codes <= set(CATALOGUE)


# -- the project -----------------------------------------------------------------------------


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", VERSION) == VERSION

"""edition.toml: every key is read, and every slip in it is told with its line and a remedy."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import tei.project
from tei.edition_file import DECIDABLE
from tei.errors import ProjectError
from tei.project import SETTINGS, Decision, Project, find, read


def write(folder: Path, text: str) -> str:
    path = folder / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def refusal(folder: Path, text: str) -> tuple[str, str]:
    path = write(folder, text)
    with pytest.raises(ProjectError) as caught:
        read(path)
    assert caught.value.exit_code == 2
    message = str(caught.value)
    assert message.startswith(path)
    return message.removeprefix(path), caught.value.remedy


def test_the_whole_file(tmp_path: Path) -> None:
    """What the module's docstring shows is read as it stands, and names every setting."""
    shown = tei.project.__doc__ or ""
    text = "\n".join(line[4:] for line in shown.splitlines() if line.startswith("    "))
    data = tomllib.loads(text)
    assert {s: set(keys) for s, keys in SETTINGS.items()} == {
        section: set(keys) - {"waivers"} for section, keys in data.items() if section in SETTINGS
    }
    text = text.replace('element = "mentioned"', 'element = "sic"').replace('type = "term"', "")
    for name in ("persons.csv", "places.xml", "bodies.csv"):
        (tmp_path / name).write_text("")
    project = read(write(tmp_path, text))
    assert project.folder == str(tmp_path)
    assert project.setting("header", "title") == "The strike of 1953"
    assert project.setting("notes", "place") == "inline"
    assert not project.runs("verse")
    assert project.runs("slips")
    (decision,) = project.decisions
    assert decision == Decision(
        "civil war", "sic", 2, {"corr": "..."}, "B. E., after the ms.", decision.line
    )
    assert text.splitlines()[decision.line - 1].startswith("[[decisions]]")
    (waiver,) = project.waivers
    assert waiver[:5] == (
        "xml-dtd-missing", "letters/*.xml",
        "It went with the old system; the schema says the same.", "letter.dtd", 0,
    )  # fmt: skip
    assert text.splitlines()[waiver.line - 1].startswith("[[validate.waivers]]")


def test_one_word_is_a_list_of_one(tmp_path: Path) -> None:
    project = read(write(tmp_path, '[validate]\nschema = "tei_all"\n'))
    assert project.setting("validate", "schema") == ["tei_all"]


def test_an_empty_file_and_defaults(tmp_path: Path) -> None:
    project = read(write(tmp_path, ""))
    assert project == Project(str(tmp_path), str(tmp_path / "edition.toml"))
    for section, keys in SETTINGS.items():
        for key, (default, allowed) in keys.items():
            assert project.setting(section, key) == default
            assert default in allowed if isinstance(allowed, tuple) else type(default) is allowed


@pytest.mark.parametrize(
    ("text", "line", "said", "meant"),
    [
        ('[note]\nplace = "end"\n', 1, "no section [note]", "Did you mean [notes]?"),
        ('[notes]\nplaec = "end"\n', 2, "[notes] has no key “plaec”", "Did you mean “place”?"),
        ('[notes]\n\nplace = "margin"\n', 3, "cannot be “margin”", "“end” or “inline”"),
        ('[notes]\nplace = "inlne"\n', 2, "cannot be “inlne”", "Did you mean “inline”?"),
        ("[numbers]\nencode = 1\n", 2, "[numbers] encode cannot be 1", "true or false"),
        ("[header]\ntitle = 1953\n", 2, "[header] title cannot be 1953", "words in quotation"),
        ("[header]\ndate = 1955-04-23\n", 2, "[header] date cannot be 1955-04-23", "words in"),
        ('[header]\ntitle = "a\\u0000b"\n', 2, "U+0000", "Take it out"),
        ('header = "x"\n', 1, "“header” is a section", "[header]"),
        ("[rules]\nverses = false\n", 2, "there is no rule “verses”", "Did you mean “verse”?"),
        ('[rules]\nverse = "no"\n', 2, "[rules] verse cannot be “no”", "true or false"),
        ('[decisions]\nwords = "a"\n', 1, "a section of its own", "[[decisions]]"),
        ('[[decisions]]\nelement = ""\n', 1, "has no words", "Add words"),
        ('[[decisions]]\nwords = "a"\n', 1, "does not say what they become", "leave them"),
        ('[[decisions]]\nwords = "a"\nelement = "persname"\n', 3, "“persname”", "“persName”"),
        ('[[decisions]]\nwords = "a"\nelement = "div"\n', 3, "“div”", "There is:"),
        ('[[decisions]]\nwords = "a"\nelement = ""\nnht = 1\n', 4, "“nht”", "“nth”"),
        ('[[decisions]]\nwords = "a"\nelement = ""\nnth = -1\n', 4, "-1", "every time"),
        (
            '[[decisions]]\nwords = "a"\nelement = "date"\nattributes = { whne = "1953" }\n',
            4, "<date> has no attribute “whne”", "“when”",
        ),
        (
            '[[decisions]]\nwords = "a"\nelement = "date"\nattributes = { when = "June" }\n',
            4, "when cannot be “June”", "ref-date.html",
        ),
        (
            '[[decisions]]\nwords = "a"\nelement = "name"\nattributes = { xml:id = "x" }\n',
            4, "", "",
        ),
        (
            '[[decisions]]\nwords = "a"\nelement = "name"\nattributes = { "xml:id" = "x" }\n',
            4, "one place only", "nth",
        ),
        (
            '[[decisions]]\nwords = "a"\nelement = "hi"\nattributes = { rend = "pre(x)" }\n',
            4, "rend cannot be", "ref-hi",
        ),
        (
            '[[decisions]]\nwords = "a"\nelement = "name"\ncorrection = "b"\n',
            4, "has a correction", "sic",
        ),
        ("[validate]\nschema = 1\n", 2, "[validate] schema cannot be 1", "a list of words"),
        ("[validate]\nschema = [1]\n", 2, "an item of [validate] schema cannot be 1", "words in"),
        ('[validate]\nwaivers = "a"\n', 2, "a section of its own", "[[validate.waivers]]"),
        ('[[validate.waivers]]\nfile = "a"\n', 1, "does not say what", "Add code"),
        ('[[validate.waivers]]\ncode = "xml-dtd-misssing"\n', 2, "no finding", "“xml-dtd-missing”"),
        ('[[validate.waivers]]\ncode = "mojibake"\n', 1, "for which files", "Add file"),
        (
            '[[validate.waivers]]\ncode = "mojibake"\nfile = "a"\nreason = " "\n',
            1, "of “mojibake” gives no reason", "Add reason",
        ),
        ('[[validate.waivers]]\nfiel = "a"\n', 2, "no key “fiel”", "“file”"),
        ('[[validate.waivers]]\nline = "a"\n', 2, "“line” of a waiver", "a whole number"),
        ('[names]\npersons = "nobody.csv"\n', 2, "there is no file nobody.csv", "relative to"),
        ("[notes\n", 1, "", "A line is"),
        ("[notes]\nplace = inline\n", 2, "invalid value", "A line is"),
    ],
)  # fmt: skip
def test_slips_are_told(tmp_path: Path, text: str, line: int, said: str, meant: str) -> None:
    message, remedy = refusal(tmp_path, text)
    assert re.match(rf":{line}\b", message), message
    assert said in message
    assert meant in remedy


def test_the_right_one_of_several_decisions(tmp_path: Path) -> None:
    one = '[[decisions]]\nwords = "a"\nelement = ""\n\n'
    message, _ = refusal(tmp_path, one + one + '[[decisions]]\nwords = "a"\nelement = "p"\n')
    assert message.startswith(":11:")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no file"):
        read(str(tmp_path / "other.toml"))
    with pytest.raises(ProjectError, match="cannot be read"):
        read(str(tmp_path))
    path = tmp_path / "edition.toml"
    path.write_bytes(b'[header]\ntitle = "caf\xe9"\n')
    with pytest.raises(ProjectError, match="is not UTF-8"):
        read(str(path))


def test_it_is_found_beside_the_source_only(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    below = tmp_path / "articles"
    below.mkdir()
    assert find(str(tmp_path)) == path
    assert find(str(below)) == ""


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    project = read(write(tmp_path, '[header]\ntitle = "One"\nauthor = "A"\n'))
    changed = project.with_settings("header", title="Two")
    assert changed.setting("header", "title") == "Two"
    assert changed.setting("header", "author") == "A"
    assert project.setting("header", "title") == "One"


def test_whatever_may_be_decided_is_valid_tei(shared: Path) -> None:
    """Each element of the table, with its attributes, has its place in TEI's own schema."""
    from lxml import etree

    ns = "{http://relaxng.org/ns/structure/1.0}"
    grammar = etree.parse(str(shared / "oracle/tei_all.rng"))
    defined: dict[str, list[etree._Element]] = {}
    for definition in grammar.iter(f"{ns}define"):
        defined.setdefault(definition.get("name", ""), []).append(definition)

    def attributes(node: etree._Element, seen: set[str]) -> set[str]:
        found: set[str] = set()
        for child in node:
            if child.tag == f"{ns}attribute":
                found.add(child.get("name", ""))
            elif child.tag == f"{ns}ref" and child.get("name") not in seen:
                seen.add(child.get("name", ""))
                for definition in defined[child.get("name", "")]:
                    found |= attributes(definition, seen)
            elif child.tag != f"{ns}element" and isinstance(child.tag, str):
                found |= attributes(child, seen)
        return found

    elements = {e.get("name"): attributes(e, set()) for e in grammar.iter(f"{ns}element")}
    for element, own in DECIDABLE.items():
        assert own <= elements[element], element

"""`<encodingDesc>`: the practice followed, the tags used and why, the rules and the program.

Guidelines: HD5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD5). The reason of
all elements of a name that carry no `@ana` is said in its `<tagUsage>`, in a form that
`tei explain` reads:

    <tagUsage gi="p" occurs="43"><ref target="#rule.paragraphs">paragraphs</ref>: a run of ...
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from tei.header.editorial_decl import editorial_decl, in_order
from tei.header.known import Known, clean
from tei.header.practice import RENDITIONS
from tei.names import TEI_NS, VERSION, XML_ID, Constant, Node, guidelines, tei
from tei.readers import READER_RULE, READERS
from tei.recognizers import RULES
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.text.evidence import Evidence
    from tei.text.lines import LineEnds

RULE_ID = "rule."  # + the rule's name: the identifier of its category
_RULES = 256  # that are remembered: a program may bring its own


def encoding_desc(known: Known, evidence: Evidence, line_ends: LineEnds) -> Node:
    """The `<encodingDesc>` of one encoding."""
    description = tei("encodingDesc")
    add = description.children.append
    project = clean(str(known.project.setting("header", "project")))
    if project:
        add(tei("projectDesc", None, tei("p", None, project)))
    add(editorial_decl(known, evidence, line_ends, evidence.rends))
    add(_tags_decl(evidence, evidence.rends))
    if evidence.rules:
        add(_class_decl(evidence.rules))
    add(tei("appInfo", None, application()))
    return description


@cache
def application() -> Node:
    """The `<application>` that is this program."""
    return Constant(tei(
        "application", {"ident": "tei", "version": VERSION},
        tei("label", None, f"tei {VERSION}"),
        tei("desc", None, "Encodes articles in TEI; the rules it follows are listed above, and "
            "“tei explain” says of each tag why it stands there."),
    ))  # fmt: skip


def _tags_decl(evidence: Evidence, rends: Iterable[str]) -> Node:
    words = {_head(token) for rend in set(rends) for token in rend.split()}
    renditions = [_rendition(word) for word in sorted(words) if word in RENDITIONS]
    usage: list[Node | str] = [
        Node("tagUsage", {"gi": element, "occurs": str(count)},
             [_rule(rule), f": {why}"] if rule else [])
        for element, (count, rule, why) in evidence.usage.items()
        if element != "text"
    ]  # fmt: skip
    return tei("tagsDecl", None, *renditions, Node("namespace", {"name": TEI_NS}, usage))


def _head(token: str) -> str:
    """The word of `@rend` that says what kind of mark it is: `pre(` of `pre(“)`."""
    name, bracket, _ = token.partition("(")
    return name + bracket


@cache
def _rendition(word: str) -> Node:
    return Constant(tei("rendition", {"scheme": "free"}, f"In @rend, {RENDITIONS[word]}"))


@lru_cache(_RULES)
def _rule(name: str) -> Node:
    return Constant(tei("ref", {"target": f"#{RULE_ID}{name}"}, name))


def _class_decl(made: Iterable[str]) -> Node:
    said = tei("desc", None, "The rules that set the tags.")
    return tei("classDecl", None, tei("taxonomy", None, said, *rules_followed(made)))


def rules_followed(made: Iterable[str]) -> list[Node]:
    """The rules that made tags, each a `<category>` with the section that it follows."""
    return [_category(name) for name in in_order(made)]


@lru_cache(_RULES)
def _category(name: str) -> Node:
    rule = next((rule for rule in RULES if rule.name == name), None)
    reader = next((r for r in READERS.values() if f"{READER_RULE}{r.module}" == name), None)
    parts: list[Node | str] = [name]
    if rule is not None:
        section = tei("ref", {"target": guidelines(rule.section)}, rule.section)
        parts = [f"{name}: {rule.summary} (", section, ")"]
    elif reader is not None:
        parts = [f"{name}: {reader.summary}"]
    return Constant(tei("category", {XML_ID: RULE_ID + name}, Node("catDesc", None, parts)))

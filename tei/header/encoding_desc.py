"""`<encodingDesc>`: the practice followed, the tags used and why, the rules and the program.

Guidelines: HD5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD5). The reason of
all elements of a name that carry no `@ana` is said in its `<tagUsage>`, in a form that
`tei explain` reads:

    <tagUsage gi="p" occurs="43"><ref target="#rule.paragraphs">paragraphs</ref>: a run of ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.header.editorial_decl import editorial_decl
from tei.header.known import Known, clean
from tei.header.practice import RENDITIONS
from tei.names import TEI_NS, VERSION, XML_ID, Node, guidelines, tei
from tei.readers import READER_RULE, READERS
from tei.recognizers import RULES
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.text.evidence import Evidence
    from tei.text.lines import LineEnds

RULE_ID = "rule."  # + the rule's name: the identifier of its category


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


def application() -> Node:
    """The `<application>` that is this program."""
    return tei(
        "application", {"ident": "tei", "version": VERSION},
        tei("label", None, f"tei {VERSION}"),
        tei("desc", None, "Encodes articles in TEI; the rules it follows are listed above, and "
            "“tei explain” says of each tag why it stands there."),
    )  # fmt: skip


def _tags_decl(evidence: Evidence, rends: Iterable[str]) -> Node:
    words = {w for rend in set(rends) for token in rend.split() for w in [_head(token)]}
    renditions = [
        tei("rendition", {"scheme": "free"}, f"In @rend, {RENDITIONS[word]}")
        for word in sorted(words)
        if word in RENDITIONS
    ]
    usage = [
        tei("tagUsage", {"gi": element, "occurs": str(count)}, *_reason(rule, why))
        for element, (count, rule, why) in evidence.usage.items()
        if element != "text"
    ]
    return tei("tagsDecl", None, *renditions, tei("namespace", {"name": TEI_NS}, *usage))


def _head(token: str) -> str:
    """The word of `@rend` that says what kind of mark it is: `pre(` of `pre(“)`."""
    name, bracket, _ = token.partition("(")
    return name + bracket


def _reason(rule: str, why: str) -> Iterator[Node | str]:
    if rule:
        yield tei("ref", {"target": f"#{RULE_ID}{rule}"}, rule)
        yield f": {why}"


def _class_decl(made: Iterable[str]) -> Node:
    taxonomy = tei("taxonomy", None, tei("desc", None, "The rules that set the tags."))
    taxonomy.children.extend(rules_followed(made))
    return tei("classDecl", None, taxonomy)


def rules_followed(made: Iterable[str]) -> Iterator[Node]:
    """The rules that made tags, each a `<category>` with the section that it follows."""
    described = {rule.name: rule for rule in RULES}
    readers = {f"{READER_RULE}{reader.module}": reader for reader in READERS.values()}
    for name in [*(n for n in described if n in made), *(n for n in made if n not in described)]:
        parts: list[Node | str] = [name]
        rule = described.get(name)
        if rule is not None:
            section = tei("ref", {"target": guidelines(rule.section)}, rule.section)
            parts = [f"{name}: {rule.summary} (", section, ")"]
        elif name in readers:
            parts = [f"{name}: {readers[name].summary}"]
        yield tei("category", {XML_ID: RULE_ID + name}, Node("catDesc", None, parts))

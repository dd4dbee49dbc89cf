"""`<editorialDecl>`: the practice that was really followed, rule by rule and setting by setting.

Guidelines: HD53 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD53).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from tei.header.known import Known
from tei.header.practice import PRACTICE
from tei.names import Constant, Node, tei
from tei.recognizers import RULES
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.text.evidence import Evidence
    from tei.text.lines import LineEnds

_MARKS = '"“”„«»'
_MARKS_ARE = {
    "all": "Quotation marks stand in the text as the source has them.",
    "some": "Quotation marks stand in `@rend` exactly as the source has them; those without a "
    "partner, or of no quotation, stand in the text.",
    "none": "Quotation marks stand in `@rend` exactly as the source has them.",
}
_CORRECTIONS = {
    "report": "Nothing has been corrected. What the text seems to get wrong was reported when it "
    "was encoded, and stands as the source has it.",
    "sic": "Nothing has been corrected. What the text seems to get wrong is a `sic`.",
    "choice": "What the text seems to get wrong is a `choice` of `sic`, as the source has it, and "
    "`corr`.",
}
_HYPHENS = {
    "auto": "it was taken out where the text elsewhere has the whole word, or where it breaks "
    "words by habit, and left where the text elsewhere has the word with its hyphen.",
    "join": "it was always taken out ([text] hyphens = \"join\").",
    "keep": "it was always left in the word ([text] hyphens = \"keep\").",
}


_TAGGED = (
    "Every tag in the text was set by a rule of a computer program. The commonest "
    "reason of each element is in its `tagUsage`; where there is another, `@ana` leads to it. "
    "What is less than certain says so with `@cert`."
)
_ORDER = {rule.name: number for number, rule in enumerate(RULES)}
_READING = [rule.name for rule in RULES if rule.level == "reading"]
_TAGGING = [rule.name for rule in RULES if rule.level != "reading"]
_SENTENCES = 256  # that are remembered: only a program with rules of its own has more


def editorial_decl(
    known: Known, evidence: Evidence, line_ends: LineEnds, rends: Iterable[str]
) -> Node:
    """The `<editorialDecl>`, from the rules that made tags and the settings they followed.

    `rends` are the values of all `@rend` in the text.
    """
    practice = _practice(evidence.rules, str(known.project.setting("brackets", "element")))
    children = (
        _correction(known),
        _hyphenation(known, line_ends),
        _interpretation(known, evidence, practice.get("interpretation", [])),
        _normalization(known),
        _punctuation(),
        _quotation(known, rends, practice.get("quotation", [])),
        _segmentation(known, evidence, practice.get("segmentation", [])),
        Node("stdVals", None, practice.get("stdVals", [])),
    )
    return tei("editorialDecl", None, *(child for child in children if child.children))


def in_order(rules: Iterable[str]) -> list[str]:
    """Names of rules in the order of the table, then those that are not in it."""
    return sorted(rules, key=lambda name: _ORDER.get(name, len(_ORDER)))


def _paragraph(words: str) -> Node:
    """A sentence with what stands in backquotes as `<gi>` or, after `@`, as `<att>`."""
    if "`" not in words:
        return Node("p", None, [words])
    children: list[Node | str] = []
    for number, piece in enumerate(words.split("`")):
        if number % 2:
            children.append(_named(piece))
        elif piece:
            children.append(piece)
    return Node("p", None, children)


@lru_cache(_SENTENCES)
def _named(name: str) -> Node:
    return Constant(tei("att", None, name[1:]) if name[0] == "@" else tei("gi", None, name))


@lru_cache(_SENTENCES)
def _constant(words: str) -> Node:
    """The paragraph of a sentence that does not depend on the text."""
    return Constant(_paragraph(words))


@cache
def _punctuation() -> Node:
    words = "Punctuation stands as and where the source has it; for quotation marks see below."
    return Constant(tei("punctuation", {"marks": "all"}, _paragraph(words)))


def _practice(rules: Iterable[str], brackets: str) -> dict[str, list[Node | str]]:
    """The sentences of the rules that made tags, in their order, by the child they belong in."""
    said: dict[str, list[Node | str]] = {}
    for rule in in_order(rules):
        if rule in PRACTICE:
            child, sentence = PRACTICE[rule]
            if "{" in sentence:
                sentence = sentence.format(brackets=brackets)
            said.setdefault(child, []).append(_constant(sentence))
    return said


def _correction(known: Known) -> Node:
    encode = str(known.project.setting("corrections", "encode"))
    ran = [rule for rule in _READING if known.project.runs(rule)]
    sentences = [_CORRECTIONS[encode]] if ran else ["Nothing has been corrected, nor looked for."]
    sentences += [PRACTICE[rule][1] for rule in ran]
    attributes = {"method": "markup"} if encode != "report" and ran else None
    return tei("correction", attributes, _constant(" ".join(sentences)))


def _hyphenation(known: Known, line_ends: LineEnds) -> Node:
    joined, kept = line_ends.joined, line_ends.kept
    if not joined and not kept:
        return tei("hyphenation")
    practice = _HYPHENS[str(known.project.setting("text", "hyphens"))]
    words = (
        f"Where a line of the source ends in a hyphen, {practice} "
        f"Taken out: {joined}; left in: {kept}."
    )
    eol = "none" if not kept else "some" if joined else "all"
    return tei("hyphenation", {"eol": eol}, _paragraph(words))


def _interpretation(known: Known, evidence: Evidence, practice: list[Node | str]) -> Node:
    medium, low = evidence.unsure["medium"], evidence.unsure["low"]
    if medium or low:
        said = _paragraph(f"{_TAGGED} Of medium certainty: {medium}; of low: {low}.")
    else:
        said = _constant(_TAGGED)
    interpretation = tei("interpretation", None, said, *practice)
    add = interpretation.children.append
    runs, settled = known.project.runs, known.document.settled
    made = set(evidence.rules)
    asked = {
        "decisions": bool(known.project.decisions),
        "numbers": bool(known.project.setting("numbers", "encode")),
    }
    nothing = [
        name for name in _TAGGING
        if name not in made and runs(name) and asked.get(name, True) and name not in settled
    ]  # fmt: skip
    if nothing:
        add(_paragraph(f"Rules that found nothing to tag: {', '.join(nothing)}."))
    if settled and (told := [name for name in _ORDER if name in settled]):
        add(_paragraph("Rules that had nothing to guess, for the source itself marks it: "
                       f"{', '.join(told)}."))  # fmt: skip
    if known.project.rules and (off := [name for name in _ORDER if not runs(name)]):
        add(_constant(f"Rules that were switched off: {', '.join(off)}."))
    return interpretation


def _normalization(known: Known) -> Node:
    white = (
        "A line end inside a paragraph is a single space, with the white space around it; other "
        "white space between words is as the source has it"
    )
    if known.project.setting("text", "line_breaks") == "keep":
        white += ", and each line of the source begins with an `lb`"
    said = f"{white}; spelling, capitals and all other characters are those of the source."
    normalization = tei("normalization", None, _constant(said))
    if any(f.code in ("characters-forbidden", "bytes-malformed") for f in known.document.findings):
        normalization.children.append(_constant(
            "What the source has that cannot be read or that XML cannot hold stands as U+FFFD."
        ))  # fmt: skip
    return normalization


def _quotation(known: Known, rends: Iterable[str], practice: list[Node | str]) -> Node:
    """`@marks` counts: which of the source's quotation marks are still in the text?"""
    text = known.document.text
    marks_met = [mark for mark in _MARKS if mark in text]  # to count what is not there takes long
    printed = sum(map(text.count, marks_met))
    recorded = sum(map("".join(rends).count, _MARKS))
    if not printed and not practice:
        return tei("quotation")
    if not recorded:
        marks = "all" if printed else "none"
    else:
        marks = "some" if printed > recorded else "none"
    words = (
        _MARKS_ARE[marks]
        if printed
        else "The source has no quotation marks but, perhaps, single ones."
    )
    return tei("quotation", {"marks": marks}, *practice, _constant(words))


def _segmentation(known: Known, evidence: Evidence, practice: list[Node | str]) -> Node:
    if "paragraphs" in evidence.rules:
        practice = [_constant(
            "A paragraph of the source is a `p`, unless it is told below what else it is."
            if known.document.origin.media_type != "text/plain"
            else "The source breaks its lines at a margin: a paragraph goes on to a blank line, or "
            "to a line that is set in."
            if known.document.wrapped
            else "Each line of the source that is not blank is taken for a paragraph of its own."
        ), *practice]  # fmt: skip
    return Node("segmentation", None, practice)

"""`<editorialDecl>`: the practice that was really followed, rule by rule and setting by setting.

Guidelines: HD53 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD53).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.header.known import Known
from tei.header.practice import PRACTICE
from tei.names import Node, tei
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


def editorial_decl(
    known: Known, evidence: Evidence, line_ends: LineEnds, rends: Iterable[str]
) -> Node:
    """The `<editorialDecl>`, from the rules that made tags and the settings they followed.

    `rends` are the values of all `@rend` in the text.
    """
    declared = tei("editorialDecl")
    for child in (
        _correction(known),
        _hyphenation(known, line_ends),
        _interpretation(known, evidence),
        _normalization(known),
        _of("punctuation", {"marks": "all"}, [
            "Punctuation stands as and where the source has it; for quotation marks see below.",
        ]),
        _quotation(known, evidence, rends),
        _segmentation(known, evidence),
        _of("stdVals", None, _practice("stdVals", known, evidence)),
    ):
        if child.children:
            declared.children.append(child)
    return declared


def _of(name: str, attributes: dict[str, str] | None, sentences: Iterable[str]) -> Node:
    return tei(name, attributes, *(tei("p", None, *_marked(words)) for words in sentences))


def _marked(words: str) -> Iterator[Node | str]:
    """A sentence with what stands in backquotes as `<gi>` or, after `@`, as `<att>`."""
    for number, piece in enumerate(words.split("`")):
        if number % 2 == 0:
            if piece:
                yield piece
        elif piece[0] == "@":
            yield tei("att", None, piece[1:])
        else:
            yield tei("gi", None, piece)


def _practice(child: str, known: Known, evidence: Evidence) -> Iterator[str]:
    """The sentences of the rules that made tags, in the order of the table of rules."""
    made = set(evidence.rules)
    for rule in dict.fromkeys([*(r.name for r in RULES), *made]):
        where, sentence = PRACTICE.get(rule, ("", ""))
        if rule in made and where == child:
            yield sentence.format(brackets=known.project.setting("brackets", "element"))


def _correction(known: Known) -> Node:
    encode = str(known.project.setting("corrections", "encode"))
    ran = [r for r in RULES if r.level == "reading" and known.project.runs(r.name)]
    sentences = [_CORRECTIONS[encode]] if ran else ["Nothing has been corrected, nor looked for."]
    sentences += [PRACTICE[r.name][1] for r in ran if r.name in PRACTICE]
    attributes = {"method": "markup"} if encode != "report" and ran else None
    return _of("correction", attributes, [" ".join(sentences)])


def _hyphenation(known: Known, line_ends: LineEnds) -> Node:
    joined, kept = line_ends.joined, line_ends.kept
    if not joined and not kept:
        return tei("hyphenation")
    practice = _HYPHENS[str(known.project.setting("text", "hyphens"))]
    words = (
        f"Where a line of the source ends in a hyphen, {practice} "
        f"Taken out: {joined}; left in: {kept}."
    )
    return _of("hyphenation", {"eol": "none" if not kept else "some" if joined else "all"}, [words])


def _interpretation(known: Known, evidence: Evidence) -> Node:
    sentences = [
        "Every tag in the text was set by a rule of a computer program. The commonest "
        "reason of each element is in its `tagUsage`; where there is another, `@ana` leads to it. "
        "What is less than certain says so with `@cert`.",
        *_practice("interpretation", known, evidence),
    ]
    medium, low = evidence.unsure["medium"], evidence.unsure["low"]
    if medium or low:
        sentences[0] += f" Of medium certainty: {medium}; of low: {low}."
    made = set(evidence.rules)
    idle = [r.name for r in RULES if r.level != "reading" and r.name not in made]
    asked = {
        "decisions": bool(known.project.decisions),
        "numbers": bool(known.project.setting("numbers", "encode")),
    }
    settled = known.document.settled
    nothing = [
        name for name in idle
        if known.project.runs(name) and asked.get(name, True) and name not in settled
    ]  # fmt: skip
    if nothing:
        sentences.append(f"Rules that found nothing to tag: {', '.join(nothing)}.")
    told = [r.name for r in RULES if r.name in settled]
    if told:
        sentences.append(
            f"Rules that had nothing to guess, for the source itself marks it: {', '.join(told)}."
        )
    off = [r.name for r in RULES if not known.project.runs(r.name)]
    if off:
        sentences.append(f"Rules that were switched off: {', '.join(off)}.")
    return _of("interpretation", None, sentences)


def _normalization(known: Known) -> Node:
    white = (
        "A line end inside a paragraph is a single space, with the white space around it; other "
        "white space between words is as the source has it"
    )
    if known.project.setting("text", "line_breaks") == "keep":
        white += ", and each line of the source begins with an `lb`"
    sentences = [f"{white}; spelling, capitals and all other characters are those of the source."]
    if any(f.code in ("characters-forbidden", "bytes-malformed") for f in known.document.findings):
        sentences.append(
            "What the source has that cannot be read or that XML cannot hold stands as U+FFFD."
        )
    return _of("normalization", None, sentences)


def _quotation(known: Known, evidence: Evidence, rends: Iterable[str]) -> Node:
    """`@marks` counts: which of the source's quotation marks are still in the text?"""
    text = known.document.text
    printed = sum(text.count(mark) for mark in _MARKS)
    recorded = sum(rend.count(mark) for rend in rends for mark in _MARKS)
    sentences = list(_practice("quotation", known, evidence))
    if not printed and not sentences:
        return tei("quotation")
    if not recorded:
        marks = "all" if printed else "none"
    else:
        marks = "some" if printed > recorded else "none"
    sentences.append(
        _MARKS_ARE[marks]
        if printed
        else "The source has no quotation marks but, perhaps, single ones."
    )
    return _of("quotation", {"marks": marks}, sentences)


def _segmentation(known: Known, evidence: Evidence) -> Node:
    sentences = []
    if "paragraphs" in evidence.rules:
        sentences.append(
            "A paragraph of the source is a `p`, unless it is told below what else it is."
            if known.document.origin.media_type != "text/plain"
            else "The source breaks its lines at a margin: a paragraph goes on to a blank line, or "
            "to a line that is set in."
            if known.document.wrapped
            else "Each line of the source that is not blank is taken for a paragraph of its own."
        )
    sentences += _practice("segmentation", known, evidence)
    return _of("segmentation", None, sentences)

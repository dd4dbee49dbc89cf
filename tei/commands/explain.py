"""`tei explain TEI [ID|XPATH]`: why a tag stands there, from the file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tei.explanation import Explanation, Tag
    from tei.names import Node

CERTAINTIES = {"high", "medium", "low"}
AT_LENGTH = 5  # so many tags are explained at length, more of them in a table
NOTHING, NOTHING_AS_JSON = "There is no such tag.", "[]\n"


@click.command("explain", short_help="Say of each tag of a TEI file why it stands there.")
@click.argument("tei")
@click.argument("what", default="", metavar="[ID|XPATH]")
@click.option("--rule", default="", metavar="NAME", help="Only what this rule has set.")
@click.option("--cert", default="", metavar="LIST",
              help="Only what is of this certainty: high, medium, low, or several: low,medium.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]),
              help="How to print it.", show_default=True)
def command(tei: str, what: str, rule: str, cert: str, form: str) -> int:
    """Say why the tags of the file TEI stand there: rule, certainty, evidence.

    Without a second argument, a table of all tags of the text that a rule has set; with the
    xml:id of an element, or an XPath such as //persName, those at length (of the text; of the
    header with //teiHeader//persName or /TEI//persName). It needs nothing but the TEI. Exit code
    1 if nothing is found.
    """
    found = explain(tei, what, rule, cert, form, columns())
    click.echo(found, nl=False)
    if found == NOTHING_AS_JSON:
        click.echo(NOTHING, err=True)
    return 1 if found in (NOTHING + "\n", NOTHING_AS_JSON) else 0


def columns() -> int:
    """The width of the terminal, or eighty columns where the output goes elsewhere."""
    import shutil
    import sys

    return max(60, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 80


def explain(
    path: str, what: str = "", rule: str = "", cert: str = "", form: str = "text", width: int = 80
) -> str:
    """The explanation as text or JSON.

    Errors: `MarkupError`, if the file cannot be read; `TeiError`, if nothing has the identifier,
    the XPath is none, or the file gives no reasons.
    """
    from tei import markup
    from tei.explanation import FRAME, Explanation

    explanation = Explanation(markup.read(path))
    if explanation.file.findings:
        from tei.findings import as_text

        click.echo(as_text(explanation.file.findings), err=True, nl=False)
    if what:
        found = _find(explanation, what)
        if isinstance(found, str):
            return found + "\n"
        tags = [explanation.of(number) for number in found]
    else:
        _must_have_reasons(explanation)
        tags = [t for t in explanation.tags() if t.rule != FRAME or rule == FRAME]
    if rule:
        _must_be_rule(explanation, rule)
        tags = [t for t in tags if t.rule == rule]
    if cert:
        wanted = _certainties(cert)
        tags = [t for t in tags if t.certainty in wanted]
    if form == "json":
        return _as_json(explanation, tags)
    if not tags:
        return NOTHING + "\n"
    if what and len(tags) <= AT_LENGTH:
        ways = explanation.paths()
        return "\n".join(_at_length(explanation, tag, ways[tag.number], width) for tag in tags)
    return _table(explanation, tags, width)


def _find(explanation: Explanation, what: str) -> list[int] | str:
    """The numbers of the nodes meant by an identifier, an element's name or an XPath."""
    import re

    from tei.errors import TeiError
    from tei.names import XML_ID
    from tei.xpath import find

    file = explanation.file
    what = what.strip()
    name = what.removeprefix("#")
    if not re.fullmatch(r"[^\W\d][\w.-]*", name):
        return find(file, what)
    found = [n for n, node in enumerate(file.nodes) if node.get(XML_ID) == name]
    if not found and name == what:
        found = [n for n, node in enumerate(file.nodes) if node.element == name]
        found = [n for n in found if explanation.is_inside(n)] or found
    if found:
        return found
    from difflib import get_close_matches

    known = [i for node in file.nodes if (i := node.get(XML_ID))]
    near = get_close_matches(name, known, 3)
    remedy = f"Did you mean {' or '.join(near)}?" if near else (
        "Give the xml:id of an element, the name of one, or an XPath such as //persName; without "
        "any, tei explain shows all tags."
    )  # fmt: skip
    raise TeiError(f"{file.name} has no element with the xml:id “{name}”.", remedy)


def _must_have_reasons(explanation: Explanation) -> None:
    from tei.errors import TeiError

    if not explanation:
        raise TeiError(
            f"{explanation.file.name} gives no reasons for its tags: tei has not made it, or they "
            "were taken out.",
            "Explain a file that tei encode has written, or ask for one element of this one.",
        )


def _certainties(words: str) -> set[str]:
    from tei.errors import TeiError

    wanted = {word.strip() for word in words.split(",") if word.strip()}
    if not wanted or not wanted <= CERTAINTIES:
        raise TeiError(
            f"“{words}” is no certainty.",
            "Name one or more of high, medium and low, with commas between: --cert low,medium.",
        )
    return wanted


def _must_be_rule(explanation: Explanation, name: str) -> None:
    from difflib import get_close_matches

    from tei.errors import TeiError
    from tei.explanation import FRAME
    from tei.recognizers import RULES

    known = {rule.name for rule in RULES} | set(explanation.rules) | {FRAME}
    if name not in known:
        near = get_close_matches(name, known, 1)
        remedy = f"Did you mean {near[0]}? " if near else ""
        raise TeiError(f"There is no rule “{name}”.", f"{remedy}tei rules lists them.")


def _table(explanation: Explanation, tags: list[Tag], width: int) -> str:
    """One line a tag, its reason under it, or beside it where there is room."""
    from textwrap import wrap

    digits = max(4, *(len(str(t.line)) for t in tags))
    element = max(7, *(len(t.element) for t in tags))
    rule = max(4, *(len(t.rule) for t in tags))
    rest = width - digits - element - rule - len("certainty") - 8
    beside = rest >= 80
    words = 30 if beside else max(12, rest)
    rows = [
        f"{'line':>{digits}}  {'element':{element}}  {'words':{words}}  {'rule':{rule}}  certainty"
        + ("  reason" if beside else "")
    ]
    for tag in tags:
        row = (
            f"{tag.line:>{digits}}  {tag.element:{element}}  {tag.words(words):{words}}  "
            f"{tag.rule:{rule}}  {tag.certainty:9}"
        )
        margin = " " * (digits + 2)
        if beside:
            first, *more = wrap(tag.reason, width - len(row) - 2) or [""]
            rows.append(f"{row}  {first}".rstrip())
            rows += [" " * (len(row) + 2) + line for line in more]
        else:
            rows.append(row.rstrip())
            rows += wrap(tag.reason, width, initial_indent=margin, subsequent_indent=margin)
    return "\n".join([*rows, "", *wrap(_total(explanation, tags), width)]) + "\n"


def _total(explanation: Explanation, tags: list[Tag]) -> str:
    """How many tags are shown, by how many rules, how certain; and what is not among them."""
    from collections import Counter

    from tei.explanation import FRAME

    shown = {t.number for t in tags}
    by_rule = [t for t in tags if t.rule not in ("", FRAME)]
    sure = Counter(t.certainty for t in by_rule)
    count = len({t.rule for t in by_rule})
    said = [f"{len(tags):,} {'tag' if len(tags) == 1 else 'tags'}"]
    if by_rule:
        some = f"{len(by_rule):,} of them " if len(by_rule) < len(tags) else ""
        said[0] += (
            f", {some}set by {count} {'rule' if count == 1 else 'rules'}: "
            + ", ".join(f"{sure[c]:,} {c}" for c in ("high", "medium", "low") if sure[c])
        )
    numbers = range(len(explanation.file.nodes))
    inside = sum(explanation.is_inside(n) and n not in shown for n in numbers)
    outside = sum(not explanation.is_inside(n) and n not in shown for n in numbers)
    said.append(
        f"The file's other tags are not counted: {inside:,} in the text, {outside:,} in the header "
        "and the apparatus"
    )
    return ". ".join(said) + "."


def _at_length(explanation: Explanation, tag: Tag, way: str, width: int) -> str:
    from textwrap import wrap

    from tei.explanation import beginning

    rule = explanation.rules.get(tag.rule)
    attributes = "".join(
        f" {n}='{v}'" if '"' in v else f' {n}="{v}"'
        for n, v in (tag.node.attributes or {}).items()
        if n not in ("ana", "cert")
    )
    pointing = explanation.pointing_at(tag.identifier) if tag.identifier else []
    rows = [
        ("place", f"{explanation.file.name}:{tag.line}, {way}"),
        ("text", beginning(tag.node, 300)),
        ("rule", f"{tag.rule} – {rule.summary}" if rule and rule.summary else tag.rule),
        ("Guidelines", rule.address if rule else ""),
        ("certainty", tag.certainty),
        ("evidence", tag.reason or _no_reason(explanation, tag)),
        ("pointed at", _pointed_at(pointing)),
    ]
    lines = wrap(f"<{tag.element}{attributes}>", width, subsequent_indent="    ",
                 break_long_words=False, break_on_hyphens=False)  # fmt: skip
    for name, value in rows:
        if value:
            lines += wrap(value, width, initial_indent=f"  {name:10}  ",
                          subsequent_indent=" " * 14, break_long_words=False,
                          break_on_hyphens=False)  # fmt: skip
    return "\n".join(lines) + "\n"


def _no_reason(explanation: Explanation, tag: Tag) -> str:
    if explanation.is_inside(tag.number):
        return "The file gives no reason for this tag."
    return "None is recorded: it stands outside the text, in the header or the apparatus."


def _pointed_at(nodes: list[Node]) -> str:
    from collections import Counter

    if not nodes:
        return ""
    counts = Counter(n.element for n in nodes)
    lines = sorted({n.start for n in nodes})
    shown = ", ".join(map(str, lines[:12])) + (", …" if len(lines) > 12 else "")
    by = ", ".join(f"{count} <{element}>" for element, count in sorted(counts.items()))
    return f"by {by} ({'line' if len(lines) == 1 else 'lines'} {shown})"


def _as_json(explanation: Explanation, tags: list[Tag]) -> str:
    import json

    ways = explanation.paths()
    rows = []
    for tag in tags:
        rule = explanation.rules.get(tag.rule)
        row = {
            "file": explanation.file.name,
            "line": tag.line,
            "element": tag.element,
            "id": tag.identifier,
            "path": ways[tag.number],
            "words": tag.words(80),
            "rule": tag.rule,
            "section": rule.section if rule else "",
            "guidelines": rule.address if rule else "",
            "certainty": tag.certainty,
            "reason": tag.reason,
        }
        rows.append(json.dumps(row, ensure_ascii=False))
    return "[" + ",\n ".join(rows) + "]\n"

"""`tei verify SOURCE TEI`: does every character of the source stand in the TEI, in order?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from tei.readers import READERS

if TYPE_CHECKING:
    from tei.conservation import Loss
    from tei.document import Document
    from tei.findings import Finding
    from tei.project import Project

SHOWN = 1
MOST = 200  # with --all: whoever has more has taken the wrong file


class Verdict(NamedTuple):
    """What was found: the sentence, the differences, and whether there are none; `remarks` say
    what stands for entities that nothing declares.
    """

    sentence: str
    findings: tuple[Finding, ...]
    remarks: tuple[Finding, ...] = ()

    @property
    def holds(self) -> bool:
        """True if nothing was lost or invented."""
        return not self.findings


@click.command("verify", short_help="Prove that a TEI file holds all of its source.")
@click.argument("source")
@click.argument("tei")
@click.option("--all", "every", is_flag=True, help=f"Show all differences (up to {MOST}).")
@click.option("--findings", "form", default="text", type=click.Choice(["text", "json"]),
              help="How to print the differences.", show_default=True)
@click.option("--from", "read_as", default="", type=click.Choice(["", *READERS]),
              metavar="FORM", help=f"Form of the source, if it is not found out rightly: "
              f"{', '.join(READERS)}.")
@click.option("--encoding", default="", metavar="NAME",
              help="Encoding of the source, if it is not found out rightly: windows-1251.")
def command(
    source: str, tei: str, every: bool, form: str, read_as: str, encoding: str
) -> int:
    """Prove that every character of SOURCE stands in TEI, in order, and that nothing else does.

    TEI may come from any program. What the TEI records in attributes counts as standing there:
    quotation marks in rend="pre(X) post(X)", brackets, the labels of notes, items and pages.
    How much white space there is, and of what kind, does not count; where it parts two words,
    something must part them in TEI: white space, or an element that stands on lines of its own.
    Exit code 1 if something was lost, invented or changed, or words were joined or parted.
    """
    from tei.findings import as_json
    from tei.project import Project

    verdict = verify(source, tei, Project(), encoding, MOST if every else SHOWN, read_as)
    if form == "json":
        click.echo(as_json((*verdict.remarks, *verdict.findings)), nl=False)
    else:
        click.echo(_as_text(verdict.remarks), err=True, nl=False)
        click.echo(_as_text(verdict.findings) + verdict.sentence)
    return 0 if verdict.holds else 1


def verify(
    source: str, tei: str, project: Project, encoding: str = "", limit: int = 1, read_as: str = ""
) -> Verdict:
    """Compare a source, read as `tei encode` reads it, with a TEI file.

    Errors: `SourceError`, `MarkupError`, if one of them cannot be read.
    """
    from tei import markup
    from tei.conservation import frame_lost, prove
    from tei.readers import read
    from tei.readers.tei import TeiDocument

    document: Document = read(source, project, encoding, read_as)
    if isinstance(document, TeiDocument):
        document = document.in_order()
    file = markup.read(tei)
    proof = prove(document.text, file.tree, limit, words=True)
    if lost := frame_lost(document.metadata.extra.get("frame", ""), file.tree):
        proof = proof._replace(losses=(lost, *proof.losses)[:limit])
    if not proof.losses:
        sentence = (
            f"Every character of {document.origin.name} stands in {file.name}, in order: "
            f"{proof.characters:,} characters, {proof.marks:,} marks recorded in attributes. Words "
            "begin and end where they did."
        )
        return Verdict(sentence, (), file.findings)
    if limit == 1:
        sentence = "This is the first difference; --all shows them all."
    elif len(proof.losses) >= limit:
        sentence = f"There are {limit} differences or more."
    else:
        count = len(proof.losses)
        sentence = f"There {'is 1 difference' if count == 1 else f'are {count} differences'}."
    findings = tuple(_finding(loss, document, file.name) for loss in proof.losses)
    return Verdict(sentence, findings, file.findings)


def _as_text(findings: tuple[Finding, ...]) -> str:
    """The findings as lines, the hint of each kind once."""
    from tei.findings import as_text

    seen: set[str] = set()
    lines = []
    for finding in findings:
        sentence, *hint = as_text([finding]).splitlines(keepends=True)
        lines.append(sentence)
        if finding.code not in seen:
            lines += hint
            seen.add(finding.code)
    return "".join(lines)


def _finding(loss: Loss, document: Document, name: str) -> Finding:
    from tei.findings import Finding

    arguments = {
        "source": loss.source,
        "tei": loss.tei,
        "after": f" after “{loss.after}”" if loss.after else "",
        "tei_place": f"{name}:{loss.line}",
    }
    return Finding(f"text-{loss.kind}", document.place(loss.offset), arguments)

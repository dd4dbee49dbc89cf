"""The numbers of notes are the same in every format."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tei.publish import Source, publish, xslt
from tei.resources import transform

Make = Callable[..., Source]

TEXT = (
    "<text><body><head>{}<note n='*'>Note.</note></head><p>a<note>Note.</note> b<note>Note.</note> "
    "c<note n='†'>Note.</note> d<note>Note.</note></p></body></text>"
)
GROUP = f"<text><group>{TEXT.format('One')}{TEXT.format('Two')}</group></text>"


def markers(source: Source, form: str) -> list[str]:
    """What stands in the text for each note."""
    if form == "pdf":
        made = xslt.transform(source, transform("typst/typst.xsl"), {}).data.decode()
        return re.findall(r'#note\("(.*?)"\)', made)
    made = next(iter(publish(source, [form]).files.values()))
    if form == "epub":
        with zipfile.ZipFile(BytesIO(made)) as book:
            text = "".join(book.read(name).decode() for name in sorted(book.namelist())
                           if "/text/" in name)  # fmt: skip
        return re.findall(r'role="doc-noteref"[^>]*>(.*?)<', text)
    text = made.decode()
    if form == "tex":
        # What LaTeX prints: \footnote counts, \labelnote too; \signnote does not.
        shown, number = [], 0
        body = text.partition(r"\begin{document}")[2]
        for command, label in re.findall(r"\\(foot|label|sign)note\{(.*?)\}", body):
            number += command != "sign"
            shown.append(str(number) if command == "foot" else label)
        return shown
    patterns = {"html": r'popovertarget="[^"]*" aria-label="Note (.*?)"',
                "txt": r"\w\[(.*?)\]", "jats": r'<xref ref-type="fn"[^>]*>\[(.*?)\]<'}  # fmt: skip
    return re.findall(patterns[form], text)


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "tex", "jats"])
def test_notes_are_counted_through_all_texts_and_signs_are_not(form: str, document: Make) -> None:
    assert markers(document(GROUP), form) == ["*", "1", "2", "†", "3", "*", "4", "5", "†", "6"]


@pytest.mark.parametrize("form", ["html", "epub", "pdf", "txt", "tex", "jats"])
def test_numbers_of_the_source_stay_though_they_begin_anew(form: str, document: Make) -> None:
    own = TEXT.replace("<note>", "<note n='{}'>").format("{}", 1, 2, 3)
    source = document(f"<text><group>{own.format('One')}{own.format('Two')}</group></text>")
    assert markers(source, form) == ["*", "1", "2", "†", "3"] * 2


def test_a_note_at_the_foot_among_paragraphs_has_its_mark(document: Make) -> None:
    source = document("<p>a*</p><note place='foot' n='*'>First published in <hi>X</hi>.</note>"
                      "<p>b<note>c</note></p>")  # fmt: skip
    made = xslt.transform(source, transform("typst/typst.xsl"), {}).data.decode()
    assert '#super[#"*";]; #"First published in"; #emph[#"X";];#".";' in made
    assert '#note("1")' in made

r"""LaTeX: what a scholar would write, nothing of a TEI file as a command, and it compiles."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tei.publish import Source, publish

Make = Callable[..., Source]
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


def tex_of(source: Source, **parameters: str) -> str:
    given = {name.replace("_", "-"): value for name, value in parameters.items()}
    return publish(source, ["tex"], {"tex": given}).files[source.stem + ".tex"].decode()


def body_of(source: Source, **parameters: str) -> str:
    """What stands between imprint and end, its lines joined."""
    text = tex_of(source, index="no", title_page="no", **parameters)
    body = text.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
    return " ".join(body.split())


def compiled(source: Source, folder: Path, **parameters: str) -> str:
    """The words of the PDF that xelatex makes."""
    for tool in ("xelatex", "pdftotext"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    given = {name.replace("_", "-"): value for name, value in parameters.items()}
    for name, data in publish(source, ["tex"], {"tex": given}).files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", source.stem + ".tex"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-1500:]
    pdf = str(folder / (source.stem + ".pdf"))
    words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
    return " ".join(words.stdout.decode().split())


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>Plain.</p>", "Plain."),
    ("<p>One <hi rend='bold'>two</hi></p>", r"One \textbf{two}"),
    ("<sp><speaker>A.</speaker><stage rend='brackets'><emph>Low.</emph></stage><p>No.</p></sp>",
     "\\teispeaker{\\textsc{A.} \\emph{[Low.]}} No."),
    ("<p>Press <figure rend='inline'><graphic url='no.png'/><figDesc>a sun</figDesc></figure>!</p>",
     "Press [a sun]!"),
    ("<p>A<note n='1'>Below.</note></p>", r"A\footnote{Below.}"),
    ("<p>A<note n='*'>Below.</note></p>", r"A\signnote{*}{Below.}"),
    ("<p><q rend='pre(\") post(\")'>Oh</q></p>", r"\enquote{Oh}"),
    ("<p><q rend='pre(“) post(”)'>Oh <q rend='pre(‘) post(’)'>no</q></q></p>",
     r"\enquote{Oh \enquote{no}}"),
    ("<p><q rend='pre(«) post(»)'>Oh</q></p>", "«Oh»"),
    ("<quote rend='block'>Oh</quote>", r"\begin{displayquote} Oh \end{displayquote}"),
    ("<p>a <foreign xml:lang='fr'>b</foreign></p>", r"a \foreignlanguage{french}{\emph{b}}"),
    ("<list><item>[a]</item></list>", r"\begin{itemize} \item {}[a] \end{itemize}"),
    ("<div><head>H</head><p>x</p></div>", r"\chapter{H} x"),
    ("<div><head>H<note n='1'>n</note></head></div>", r"\chapter[{H}]{H\footnote{n}}"),
    ("<p>a <ref target='https://a.org/b_c%20d#e'>b</ref></p>",
     r"a \href{https://a.org/b\_c\%20d\#e}{b}"),
    ("<ab type='code'>a\n\tb</ab>",
     r"\begin{tei-code} \codeline{0}{a} \codeline{4}{b} \end{tei-code}"),
    ("<p>a <ref target='#p'>b</ref></p><p xml:id='p'>c</p>",
     r"a \hyperlink{p}{b} \hypertarget{p}{}c"),
    ("<table><row role='label'><cell>a</cell><cell>b</cell></row><row><cell>c</cell><cell>d</cell>"
     "</row></table>",
     r"\begin{longtable}{@{}ll@{}} \hline \emph{a} & \emph{b} \\ \hline c & d \\ \hline "
     r"\end{longtable}"),
])  # fmt: skip
def test_tex_of(body: str, expected: str, document: Make) -> None:
    assert body_of(document(body)) == expected


def test_the_title_of_a_short_text_stands_above_it(document: Make) -> None:
    text = tex_of(document("<head>A Title</head><p>See p. 112.</p>"))
    assert "\\maketitle\n\nSee p.~112." in text
    assert r"\begin{imprint}" not in text
    assert "\\chapter{About this edition}\n\\begin{tei-about}\n\\emph{Publisher:} The Press" in text
    asked = tex_of(document("<head>A Title</head><p>x</p>"), title_page="yes", contents="yes")
    assert r"\begin{imprint}" in asked
    assert r"\tableofcontents" in asked
    assert r"\chapter{A Title}" in asked


def test_in_the_class_article_the_first_level_is_a_section(document: Make) -> None:
    source = document("<div><head>H</head><p>x</p></div>")
    assert body_of(source, **{"class": "article"}) == r"\section{H} x"
    assert r"\documentclass[12pt,a5paper,oneside]{article}" in tex_of(
        source, **{"class": "article"}, paper="a5", font_size="12")  # fmt: skip


HOSTILE = [
    r"\write18{rm -rf /}", r"\input{/etc/passwd}", "}{", "$x$ & #1 ^^5c _ ~ %", r"\end{document}",
    r"^^5cwrite18", r"\\[9in]", "[x", "*",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_the_text_is_a_command(hostile: str, document: Make) -> None:
    r"""Each \ that is left belongs to a command which the stylesheet itself has written."""
    words = hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    source = document(hostile_body(words), header=hostile_header(words))
    plain = document(hostile_body("word"), name="b.xml", header=hostile_header("word"))
    escapes = {"textbackslash", "textasciicircum", "textasciitilde", "hypertarget"}
    found = set(re.findall(r"\\([A-Za-z]+)", tex_of(source)))
    assert found <= set(re.findall(r"\\([A-Za-z]+)", tex_of(plain))) | escapes


def test_hostile_text_compiles_and_is_printed(document: Make, tmp_path: Path) -> None:
    words = " ".join(HOSTILE).replace("&", "&amp;")
    source = document(hostile_body(words), header=hostile_header(words))
    said = compiled(source, tmp_path, font="DejaVu Serif" if has_font("DejaVu Serif") else "")
    assert r"\write18{rm -rf /} \input{/etc/passwd} }{ $x$ & #1 ^^5c _ ~ %" in said


def has_font(name: str) -> bool:
    lister = shutil.which("fc-list")
    return bool(lister) and name in subprocess.run(
        [str(lister)], capture_output=True, text=True, check=True).stdout  # fmt: skip


def hostile_header(words: str) -> str:
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{words}</title><author>{words}</author>"
        f"</titleStmt><publicationStmt><publisher>{words}</publisher><availability><licence "
        f"target='https://a.org/{words}'>{words}</licence></availability></publicationStmt>"
        f"<sourceDesc><p>{words}</p></sourceDesc></fileDesc></teiHeader>"
    )


def hostile_body(words: str) -> str:
    return (
        f'<div type="{words}"><head>{words}</head><p rend="pre({words})">{words}'
        f'<note n="{words}">{words}</note> <hi>{words}</hi> <code>{words}</code> <del>{words}</del>'
        f'<ref target="https://a.org/{words}">{words}</ref> <index><term>{words}</term></index></p>'
        f'<list><item n="{words}">{words}</item></list><milestone rend="pre({words})"/>'
        f'<figure><graphic url="{words}"/><head>{words}</head></figure><eg>{words}</eg>'
        f'<table><row><cell>{words}</cell></row><row><cell>{words}</cell></row></table>'
        f'<lg><l n="{words}">{words}</l><l>{words}</l></lg><pb n="{words}"/></div>'
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["memoir", "article"])
def test_the_specimen_compiles_with_all_its_words(
    kind: str, specimen: Source, tmp_path: Path
) -> None:
    said = compiled(specimen, tmp_path, **{"class": kind})
    for words in [
        "1. the price of all oil",
        "He died on May 2, 1911.",
        "And light us home to Sorrel.",
        "[two lines illegible]",
        "“We burn our wages,”",
        "October 14",
        "fog",
    ]:
        assert words in said


def test_the_font_has_the_letters_of_the_text(document: Make, tmp_path: Path) -> None:
    if not has_font("DejaVu Serif"):
        pytest.skip("needs DejaVu (Debian: fonts-dejavu)")
    words = "λόγος слово ˈɪɛ ≤ ∈ ⊃"
    assert words in compiled(document(f"<p>{words} end</p>"), tmp_path)
    assert "Missing character" not in (tmp_path / "a.log").read_text(errors="replace")


@pytest.mark.parametrize(("begin", "end"), [
    ("<list><item>w{}", "</item></list>"),
    ("<list type='gloss'><label>g</label><item>w{}", "</item></list>"),
    ("<quote><p>w{}</p>", "</quote>"),
], ids=["lists", "glosses", "quotations"])  # fmt: skip
def test_what_stands_too_deep_is_set_as_paragraphs(
    begin: str, end: str, document: Make, tmp_path: Path
) -> None:
    body = "".join(begin.format(n) for n in range(60)) + end * 60
    said = compiled(document(body), tmp_path)
    assert {f"w{n}" for n in range(60)} <= set(re.findall(r"w\d+", said))


def test_pictures_come_with_it_where_tex_can_read_them(document: Make, tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "a.png").write_bytes(DOT)
    source = document("<figure><graphic url='pics/a.png'/></figure>"
                      "<figure><graphic url='pics/b.png'/></figure>")  # fmt: skip
    files = publish(source, ["tex"]).files
    assert set(files) == {"a.tex", "pics/a.png"}
    assert rb"\picture{pics/a.png}" in files["a.tex"]
    assert rb"[Picture not included: pics/b.png]" in files["a.tex"]


@pytest.mark.parametrize(("name", "address", "written"), [
    ("my map.png", "my map.png", "my-map.png"),
    ("my map.png", "my%20map.png", "my-map.png"),
    ("Ä_}$.png", "Ä_}$.png", "A---.png"),
    ("scan", "scan", "scan.png"),
])  # fmt: skip
def test_a_picture_whose_name_tex_does_not_take_gets_a_plainer_one(
    name: str, address: str, written: str, document: Make, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(DOT)
    (tmp_path / "my-map.png").write_bytes(DOT)
    published = publish(document(f"<figure><graphic url='{address}'/></figure>"), ["tex"])
    assert set(published.files) == {"a.tex", written}
    assert rf"\picture{{{written}}}".encode() in published.files["a.tex"]
    assert not published.findings


def test_no_picture_takes_the_place_of_another(document: Make, tmp_path: Path) -> None:
    names = ["my map.png", "my-map.png", "my_map.png"]
    for name in names:
        (tmp_path / name).write_bytes(DOT)
    source = document("".join(f"<figure><graphic url='{name}'/></figure>" for name in names))
    assert set(publish(source, ["tex"]).files) == {
        "a.tex", "my-map.png", "my-map-2.png", "my-map-3.png"}  # fmt: skip
    compiled(source, tmp_path)


def test_a_source_that_has_commas_gets_no_more(document: Make) -> None:
    parts = "<author>A</author>, <title>T</title>, 1908"
    for bibl, said in [(parts, "A, T, 1908"), (parts.replace(", ", ""), "A, T 1908")]:
        header = f"<teiHeader><fileDesc><sourceDesc><bibl>{bibl}</bibl></sourceDesc></fileDesc>" \
            "</teiHeader>"  # fmt: skip
        assert rf"\emph{{Source:}} {said}" in tex_of(document("<p>x</p>", header=header))


HEBREW = "בראשית ברא אלהים"


def test_text_from_right_to_left_is_for_lualatex(document: Make, tmp_path: Path) -> None:
    whole = document(f"<p>{HEBREW} abc 123.</p>", lang="he")
    amid = document(f"<p>In <foreign xml:lang='he'>{HEBREW}</foreign></p>", name="b.xml")
    for source, words in [(whole, f"\n{HEBREW} abc 123."),
                          (amid, rf"In \foreignlanguage{{hebrew}}{{{HEBREW}}}")]:  # fmt: skip
        published = publish(source, ["tex"])
        text = published.files[source.stem + ".tex"].decode()
        assert text.startswith("% Compile with lualatex;")
        assert words in text  # and not in italics, which these letters have not
        assert [f.code for f in published.findings] == ["right-to-left-lualatex"]
        assert published.findings[0].arguments == {"file": source.stem + ".tex"}
    compiled(whole, tmp_path)  # by xelatex, though not in the right order
    plain = publish(document("<p>a</p>", name="c.xml"), ["tex"])
    assert plain.files["c.tex"].startswith(b"% Compile with xelatex or lualatex;")
    assert not plain.findings

"""How fast `tei publish` is: the HTML of a novel beside the TEI Stylesheets', all formats at once.

    TEI_STYLESHEETS=~/Stylesheets python tests/benchmarks/publish.py [--megabytes 2] [--rounds 5]

Two novels of generated prose: a plain one, marked up as collections of novels have it (chapters,
paragraphs, speech, italics, notes, pages), and one as `tei encode` marks it up, with names, dates
and the evidence. --plain and --encoded take one of them; --dense the bundled specimen, its text
repeated with ids of their own, every third word in a tag. Times are of the processor, and the
least of the rounds stands beside the median: what else runs on the machine adds to both, to the
least the least. The TEI Stylesheets
(https://github.com/TEIC/Stylesheets, a release unpacked; no package of PyPI, npm or Debian has
them) are XSLT 2.0 and run by saxonche, in this process, compiled once as ours are; without
TEI_STYLESHEETS Saxon's time for copying the novel stands in their place: the least that they could
take. Both are warm: one run before the clock starts. Then all formats of the specimen together, as
one process. Prints Markdown tables; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from encode import GIVEN, WORDS, prose
from lxml import etree

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.publish import FORMATS, publish, read, xslt
from tei.publish.prepared import prepare
from tei.publish.tei_plain import without_marks
from tei.resources import transform

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / "tests" / "articles" / "specimen" / "expected.xml"
COPY = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>'
)


HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" '
    'xml:lang="en"><teiHeader><fileDesc><titleStmt><title>The Ledger of the Coast</title><author>'
    "Harriet Penrose</author></titleStmt><publicationStmt><publisher>Coast Press</publisher>"
    '<date when="1908">1908</date></publicationStmt><sourceDesc><bibl>Printed 1908</bibl>'
    "</sourceDesc></fileDesc></teiHeader><text><body>\n"
)


def plain(size: int, seed: int = 7) -> str:
    """A TEI file of about so many bytes, as collections of novels have them.

    Chapters of 40 paragraphs of one to eight sentences, a tenth of them speech in two <q>; <hi>,
    a <note> every 60 paragraphs, a <pb/> every 1,800 bytes.
    """
    pick = random.Random(seed)

    def words(low: int, high: int) -> str:
        return " ".join(pick.choices(WORDS, k=pick.randint(low, high)))

    def sentence() -> str:
        kind = pick.random()
        if kind < 0.10:
            return (
                f"<q>{words(4, 12).capitalize()},</q> said {pick.choice(GIVEN)}, "
                f"<q>{words(3, 9)}.</q>"
            )
        if kind < 0.14:
            slanted = f'<hi rend="italic">{words(1, 3)}</hi>'
            return f"{words(4, 9).capitalize()} {slanted} {words(3, 9)}."
        return f"{words(8, 26).capitalize()}."

    out = [HEADER]
    length, number, pages = len(HEADER), 0, 0
    while length < size:
        chapter, place = divmod(number, 40)
        if not place:
            end = "</div>\n" if chapter else ""
            out.append(f'{end}<div type="chapter"><head>{words(2, 4).title()}</head>\n')
        number += 1
        text = " ".join(sentence() for _ in range(pick.randint(1, 8)))
        if not number % 60:
            text += f'<note place="foot" n="{number // 60}">{words(6, 20).capitalize()}.</note>'
        if length // 1800 > pages:
            pages += 1
            text = f'<pb n="{pages}"/>{text}'
        out.append(f"<p>{text}</p>\n")
        length += len(out[-1])
    return "".join(out) + "</div></body></text></TEI>\n"


def encoded(size: int) -> bytes:
    """A TEI file of about so many bytes: generated prose, encoded."""
    text = prose(size * 3 // 4)
    return encode(Document(text, Origin("novel.txt")), Project()).xml


def dense(size: int) -> str:
    """A TEI file of about so many bytes, full of tags: the specimen's text again and again."""
    text = SPECIMEN.read_text(encoding="utf-8")
    start, end = text.index("<div", text.index("<body")), text.rindex("</body>")
    once = text[start:end]
    ids = re.compile(r'(xml:id="|(?:target|next|prev)="#)')
    copies = [ids.sub(rf"\g<1>c{number}-", once) for number in range(size // len(once) + 1)]
    return text[:start] + "".join(copies) + text[end:]


def seconds(
    rounds: int, run: Callable[[], object], clock: Callable[[], float] = time.process_time
) -> tuple[float, float]:
    """The least and the median of some rounds, after one that does not count."""
    run()
    times = []
    for _ in range(rounds):
        start = clock()
        run()
        times.append(clock() - start)
    return min(times), statistics.median(times)


def saxon(path: Path, stylesheet: Path) -> Callable[[], object] | None:
    """A run of Saxon in this process, the stylesheet compiled; None where it is not installed.

    Reading is part of it, as of ours. The TEI Stylesheets look at the document from their global
    variables, and write to a file of their own unless STDOUT says that the result is wanted.
    """
    try:
        import saxonche
    except ModuleNotFoundError:
        return None
    processor = saxonche.PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))

    def run() -> object:
        source = processor.parse_xml(xml_file_name=str(path))
        compiled.set_parameter("STDOUT", processor.make_string_value("true"))
        compiled.set_global_context_item(xdm_item=source)
        return compiled.transform_to_string(xdm_node=source)

    return run


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    for name, (help_, _) in NOVELS.items():
        parser.add_argument(f"--{name}", action="store_true", help=help_)
    options = parser.parse_args()
    chosen = [name for name in NOVELS if getattr(options, name)] or ["plain", "encoded"]
    for name in chosen:
        data = NOVELS[name][1](int(options.megabytes * 1_000_000))
        one(name, data.encode() if isinstance(data, str) else data, options.rounds)
    several(options.rounds)


NOVELS: dict[str, tuple[str, Callable[[int], bytes | str]]] = {
    "plain": ("a novel as collections have it", plain),
    "encoded": ("prose as tei encode marks it up", encoded),
    "dense": ("the specimen again and again", dense),
}


def one(name: str, data: bytes, rounds: int) -> None:
    """HTML of one novel."""
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "novel.xml", Path(folder) / "copy.xsl"
        path.write_bytes(data)
        copy.write_text(COPY, encoding="utf-8")
        print(f"## HTML of a novel, {name}, of {len(data) / 1e6:.1f} MB\n")
        print("| | least, seconds | median |\n|---|---|---|")
        ours = seconds(rounds, lambda: publish(read(str(path)), ["html"]))
        print(f"| tei: read, transform, package | {ours[0]:.2f} | {ours[1]:.2f} |")
        source, sheet = read(str(path)), transform("html/html.xsl")
        bare = seconds(rounds, lambda: xslt.transform(source, sheet, prepare=prepare))
        print(f"| tei: the transformation alone | {bare[0]:.2f} | {bare[1]:.2f} |")
        stylesheets = Path(os.environ.get("TEI_STYLESHEETS", "")) / "html5" / "html5.xsl"
        is_there = "TEI_STYLESHEETS" in os.environ and stylesheets.is_file()
        who = "TEI Stylesheets, html5, Saxon" if is_there else "Saxon: a copy of the novel"
        run = saxon(path, stylesheets if is_there else copy)
        if run is None:
            return
        if is_there:  # they end with an error at pre() and post() in @rend
            tree = etree.parse(str(path))
            without_marks(tree.getroot())
            tree.write(str(path), encoding="UTF-8", xml_declaration=True)
        theirs = seconds(rounds, run)
        print(f"| {who} | {theirs[0]:.2f} | {theirs[1]:.2f} |")
        print(f"\nOurs takes {ours[0] / theirs[0]:.2f} of that.\n")


def several(rounds: int) -> None:
    """All formats of the specimen: each in this process, and together as a command."""
    print("\n## The specimen\n\n| format | ms |\n|---|---|")
    source = read(str(SPECIMEN))
    for name in FORMATS:
        spent = seconds(rounds, lambda name=name: publish(source, [name]))  # type: ignore[misc]
        print(f"| {name} | {spent[1] * 1000:.0f} |")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tei", "publish", str(SPECIMEN), "-q", "-o", folder,
                   "--to", ",".join(FORMATS)]  # fmt: skip
        spent = seconds(rounds, lambda: subprocess.run(command, check=True), time.perf_counter)
    print(f"| all together, a process, by the clock | {spent[1] * 1000:.0f} |")


if __name__ == "__main__":
    main()

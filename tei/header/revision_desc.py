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
from tei.names import VERSION, XML_ID, Node, tei
from tei.standoff import Revision


def revision_desc(known: Known) -> Node:
    """The `<revisionDesc>` of a first encoding: one change, after those of the source itself."""
    name = clean(known.document.origin.name) or "an unnamed source"
    return tei(
        "revisionDesc",
        None,
        *(_before(revision) for revision in known.document.revisions),
        tei(
            "change",
            {"when": today(), "who": f"#{PROGRAM}"},
            f"Encoded from {name} by tei {VERSION}; no tag has been looked at by a person yet.",
        ),
    )


def _before(revision: Revision) -> Node:
    """What was done to the source before."""
    attributes = {XML_ID: revision.id, "when": revision.when}
    if revision.who:
        attributes["who"] = f"#{revision.who}"
    return tei("change", attributes, clean(revision.what))


def today() -> str:
    """The day of a change, as YYYY-MM-DD."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = None
    if epoch.isascii() and epoch.isdigit() and int(epoch) < 253402300800:  # the year 10000
        seconds = int(epoch)
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))

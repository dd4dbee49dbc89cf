"""“29th ult.”: the month is that of the letter in which it stands."""

from __future__ import annotations

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project

LETTERS = """LETTERS

FIRST LETTER

Upton, 5 May 1910

Dear Ann,

Yours of the 29th ult. came on the 3d inst. and was read.

Yours,
Ben

SECOND LETTER

Dear Ben,

Yours of the 30th ult. has come. We meet on the 3d prox. at the mill.

Yours,
Ann

Noake, 7 January 1911
"""


def test_each_letter_has_its_own_months() -> None:
    layer = encode(Document(LETTERS, Origin("a.txt")), Project()).layer
    found = {LETTERS[d.start : d.end]: (d.attributes["when"], d.cert) for d in layer.of("date")}
    assert found["29th ult."] == ("1910-04-29", "medium")
    assert found["3d inst."] == ("1910-05-03", "medium")
    assert found["30th ult."] == ("1910-12-30", "medium")
    assert found["3d prox."] == ("1911-02-03", "medium")

"""Dates: whole or part, ranges, decades, centuries, with their value in `@when`.

Guidelines: CONADA (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONADA).

    on April 23, 1955          on <date when="1955-04-23">April 23, 1955</date>
    Prior to June 17 (with June 17, 1953 elsewhere)
                               Prior to <date when="1953-06-17" cert="medium">June 17</date>
    from 1904 to 1912          <date from="1904" to="1912">from 1904 to 1912</date>
    the 19th century           the <date notBefore="1801" notAfter="1900">19th century</date>
    c. 1890                    <date when="1890" precision="low">c. 1890</date>

How it goes: `scan` finds the words (`grammar` reads one date, `years` judges lone numbers,
`ranges` joins two, `periods` knows decades and eras), `context` fills in the years left out,
`correspondence` the months of "29th ult.", `figures` decides between 6/7 and 7/6, and here each
becomes an annotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.document import Document
from tei.findings import Finding
from tei.recognizers.cursor import Cursor
from tei.recognizers.dates.almanac import Point, exists, one_day_in_two_styles, w3c
from tei.recognizers.dates.context import Resolved, resolve
from tei.recognizers.dates.figures import SHORT, decide
from tei.recognizers.dates.grammar import Reading
from tei.recognizers.dates.scan import scan
from tei.recognizers.dates.supplied import as_printed, as_read
from tei.standoff import Annotation, Layer
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project

WHYS = {
    "full": "a day, a month and a year",
    "iso": "a date as ISO 8601 writes it",
    "month": "a month and a year",
    "bare month": "the name of a month after a word of time",
    "year": "four figures that read as a year",
    "season": "a season and a year; @when holds the year alone",
    "decade": "a decade",
    "part of decade": "part of a decade; the bounds are the customary ones",
    "hundred": "years of a hundred, or only their first ten",
    "century": "a century",
    "era": "a year with its era",
    "range": "two dates joined into a range",
    "between": "something between two dates",
    "day": "a day and a month",
    "weekday": "a weekday and the day's number",
    SHORT: "a date whose year has two figures; no other year of the text is near to it",
}
WHY_NO_DAY = "a date by its form, though there is no such day"
WHY_STYLES = "one day by the old calendar and by the new; @when holds the new one"
WHY_DOUBLE = "two days, or one by two calendars: its year is given by both"
WHY_BACKWARDS = "two dates joined into a range, though it ends before it begins"
# Dates that have no value: why -> the finding that says so
_WITHOUT_VALUE = {WHY_NO_DAY: "impossible-date", WHY_BACKWARDS: "range-backwards"}
_MOST_FINDINGS = 50


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield a `<date>` for each date, and a finding where its value is in doubt."""
    original = document
    document = as_read(document, layer)
    readings = scan(document, layer)
    if layer.of("date"):  # the source says what it means
        readings = [r for r in readings if layer.covering(r.start, "date") is None]
    if not readings:
        return
    readings, doubts = decide(document, readings, project.setting("dates", "order"))
    told = 0
    for resolved in resolve(document, layer, readings, Cursor(document), _month(document)):
        annotation = _annotation(_by_calendar(document.text, resolved))
        if document is not original:
            annotation = as_printed(original.text, document.text, annotation)
        yield annotation
        code = _WITHOUT_VALUE.get(annotation.why)
        if code and told < _MOST_FINDINGS:
            told += 1
            words = " ".join(document.text[annotation.start : annotation.end].split())
            yield Finding(code, document.place(annotation.start), {"words": words})
    yield from doubts[:_MOST_FINDINGS]


def _month(document: Document) -> Reading | None:
    """The one month that the title names which stands outside the text: "Journal, April 1820"."""
    title = document.metadata.title
    if not any(map(str.isdecimal, title)):
        return None
    words = Document(title, document.origin)
    months = [r for r in scan(words, Layer(words)) if r.form == "month"]
    return months[0] if len(months) == 1 and months[0].first[0] > 0 else None


def _by_calendar(text: str, resolved: Resolved) -> Resolved:
    """Days with a stroke between them, "10/20 February 1688/9", may be one day."""
    reading, first, last, _, _ = resolved
    if last is None or reading.separator != "/" or not first[0]:
        return resolved
    if one_day_in_two_styles(first, last):
        return resolved._replace(first=last, last=None, cert="medium", why=WHY_STYLES)
    if text.count("/", reading.start, reading.end) > 1:
        return resolved._replace(cert="low", why=WHY_DOUBLE)
    return resolved


def _annotation(resolved: Resolved) -> Annotation:
    reading, first, last, cert, why = resolved
    if not exists(first) or (last and not exists(last)):
        return Annotation(reading.start, reading.end, "date", "dates", WHY_NO_DAY, "low")
    why = why or WHYS.get(reading.form, WHYS["full"])
    if reading.form in ("part of decade", "hundred"):
        cert = "low" if reading.form == "hundred" else "medium"
    attributes = {} if reading.form == SHORT else _value(reading.form, first, last)
    if len(attributes) > 1 and _is_backwards(*attributes.values()):
        return Annotation(reading.start, reading.end, "date", "dates", WHY_BACKWARDS, "low")
    if reading.circa:
        attributes["precision"] = "low"
    return Annotation(reading.start, reading.end, "date", "dates", why, cert, attributes)


def _is_backwards(begin: str, end: str) -> bool:
    """True if the second of two values lies before the first, as far as both are stated."""
    size = min(len(begin), len(end))
    return begin[:1].isdigit() and end[:1].isdigit() and begin[:size] > end[:size]


def _value(form: str, first: Point, last: Point | None) -> dict[str, str]:
    """The attributes that hold a date's value, in W3C form; none where W3C has none."""
    begin = w3c(first)
    if last is None:
        return {"when": begin} if begin else {}
    if last[0] == 9999:  # "1953–present"
        return {"from": begin} if begin else {}
    names = ("from", "to")
    if form in ("between", "part of decade", "hundred", "century"):
        names = ("notBefore", "notAfter")
    values = {names[0]: begin, names[1]: w3c(last)}
    return {name: value for name, value in values.items() if value}

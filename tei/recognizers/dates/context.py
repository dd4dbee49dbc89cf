"""The year that a date leaves out, from what stands around it.

In this order, and never by guess: the year alone on a line over the entries of a diary; in
minutes, for the minutes of the meeting before, the date of this one; the same day with its year
elsewhere in the text; the date before it in the paragraph, or just after it in the sentence; the
heading it stands under; a date a paragraph or two before. In a journal the day's number takes
month and year from the heading too. Where the context says nothing, the year stays out:
`when="--06-17"`.
"""

from __future__ import annotations

from tei.recognizers.dates.almanac import Point, days_in_month, exists, weekday
from tei.recognizers.dates.correspondence import OwnDates
from tei.recognizers.dates.grammar import COUNTED, Reading
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.recognizers.cursor import Cursor
    from tei.standoff import Layer

SAME_DAY = "a day and month; the year is that of “{}”, the same day elsewhere in the text"
BEFORE = "a day and month; the year is that of “{}” before it in the paragraph"
AFTER = "a day and month; the year is that of “{}” after it in the sentence"
HEADING = "a day and month; the year is that of the heading “{}”"
EARLIER = "a day and month; the year is that of “{}” in a paragraph before it"
JOURNAL = "a weekday and a day's number, which agree with the heading “{}”"
JOURNAL_AT_ODDS = "a day's number under the heading “{}”, with another weekday than it had"
DIARY = "a day and month that open an entry; the year is that of the line “{}” above"
MINUTES = "a day and month; those minutes are of the last meeting before that of “{}”"
DAY_ONLY = "a weekday and a day's number, without a month anywhere near"
NO_YEAR = "a day and month, without a year anywhere near"

_DATED = ("full", "month", "year", "season", "day", "iso", "weekday")
_SHORT = 90  # a block not longer than this, and without a stop, can head what follows
_NO_HEADING = ".!?;:,”\"’')]"
_NEAR = 100  # so far after a date its year may follow
_ENTRIES = 3  # so many paragraphs that begin with a day are a diary
_OF_MINUTES = (
    r"(?i)\bminutes\s+of\s+(?:[\w-]+\s+){0,5}meeting\s+(?:held\s+)?(?:on\s+)?(?:the\s+)?\Z"
)
_ALONE = 12  # so much more than a date a block may hold that is nothing but the date


class Resolved(Record):
    """A reading with the points it stands for, and why ("" = as its form says)."""

    reading: Reading
    first: Point
    last: Point | None
    cert: str
    why: str


class _Frame(Record):
    """The month and year that a heading gives to what follows.

    `holds` is True if they hold for days in running text too: the date over an article may be
    that of its publication, a year that stands alone that of a conference.
    """

    point: Point = (0, 0, 0)
    words: str = ""
    holds: bool = False


def resolve(
    document: Document,
    layer: Layer,
    readings: list[Reading],
    cursor: Cursor,
    title: Reading | None = None,
) -> list[Resolved]:
    """The readings with years and months filled in; weekdays that are no dates left out.

    `title` is the month that the title of the text names outside of it: it is over all of it.
    """
    context = _Context(document.text, readings, OwnDates(document, layer, readings))
    if title is not None:
        words = " ".join(document.metadata.title.split())
        context.frame = _Frame(title.first, words, True)
    for index, reading in enumerate(readings):
        cursor.move_to(reading.start)
        context.take(index, reading, cursor)
    return context.out


class _Context:
    """What has been read so far, and what follows."""

    def __init__(self, text: str, readings: list[Reading], own: OwnDates) -> None:
        self.text = text
        self.own = own
        self.readings = readings
        self.out: list[Resolved] = []
        self.places: list[tuple[int, bool]] = []  # of each: number of the block; alone in it?
        self.frame = _Frame()
        self.year: tuple[Reading, Point] | None = None  # alone on its line; the entry before
        self.dated: Reading | None = None  # the last date met that is whole
        self.entries = sum(r.form == "day" and self._opens(r) for r in readings)
        # Month and day -> the one reading that has its year; None where years differ.
        self.same: dict[tuple[int, int], Reading | None] = {}
        for reading in readings:
            year, month, day = reading.first
            if year > 99 and month and day and reading.form in ("full", "iso"):
                known = self.same.setdefault((month, day), reading)
                if known and known.first[0] != year:
                    self.same[month, day] = None

    def take(self, index: int, reading: Reading, cursor: Cursor) -> None:
        """Resolve one reading, and let it be a heading for the next if it stands as one."""
        size = cursor.end - cursor.start
        rest = size - (reading.end - reading.start)
        if reading.form == "weekday":
            resolved = self._journal_day(reading, rest < _ALONE)
            if resolved is None:
                return
        elif reading.form == "day" or (reading.last and not reading.first[0]):
            resolved = self._with_year(index, reading, cursor)
        elif reading.form in COUNTED:
            point, cert, why = self.own.resolve(reading)
            resolved = Resolved(reading, point, None, cert, why)
        else:
            resolved = Resolved(reading, reading.first, reading.last, reading.cert, "")
        self.out.append(resolved)
        self.places.append((cursor.number, rest < _ALONE))
        if reading.form == "year":
            self.year = (reading, reading.first) if rest < _ALONE else self.year
        elif reading.form in ("full", "iso") and reading.first[0] > 0:
            self.dated = reading
        if size <= _SHORT and self.text[cursor.end - 1] not in _NO_HEADING:
            self._head(resolved, rest)

    def _opens(self, reading: Reading) -> bool:
        """True if a paragraph begins with the date."""
        return self.text[max(0, reading.start - 2) : reading.start] in ("", "\n\n")

    def _entry(self, reading: Reading) -> Reading | None:
        """The year alone on its line that an entry of a diary stands under, if days go forward."""
        if self.year is None or self.entries < _ENTRIES or not self._opens(reading):
            return None
        year, before = self.year
        self.year = (year, reading.first) if before[1:] <= reading.first[1:] else None
        return year if self.year else None

    def _minutes(self, reading: Reading) -> Reading | None:
        """The date of the meeting at which the minutes of the one before are spoken of."""
        before = self.text[max(0, reading.start - 90) : reading.start]
        of_minutes = "eeting" in before and compiled(_OF_MINUTES).search(before)
        return self.dated if of_minutes else None

    def _head(self, resolved: Resolved, rest: int) -> None:
        reading, point = resolved.reading, resolved.first
        if point[0] <= 0 or reading.form not in _DATED:
            return
        if reading.form == "weekday":
            self.frame = self.frame._replace(point=point)
        elif point[1] or not self.frame.point[1]:
            holds = reading.form != "full" and (reading.form != "year" or rest >= _ALONE)
            self.frame = _Frame(point, self._words(reading), holds)

    def _words(self, reading: Reading) -> str:
        return " ".join(self.text[reading.start : reading.end].split())

    def _with_year(self, index: int, reading: Reading, cursor: Cursor) -> Resolved:
        found = self._year(index, reading, cursor)
        if found is None:
            return Resolved(reading, reading.first, reading.last, "high", NO_YEAR)
        year, cert, why = found
        first, last = reading.first, reading.last
        with_year = (year, last[1], last[2]) if last else None
        return Resolved(reading, (year, first[1], first[2]), with_year, cert, why)

    def _year(self, index: int, reading: Reading, cursor: Cursor) -> tuple[int, str, str] | None:
        """The year of a day without one, its certainty, and where it comes from."""
        _, month, day = reading.first

        def fits(year: int) -> bool:
            at = (year, month, day)
            return reading.weekday < 0 or not exists(at) or weekday(at) == reading.weekday

        entry = self._entry(reading)
        if entry and fits(entry.first[0]):
            return entry.first[0], "medium", DIARY.format(self._words(entry))
        meeting = self._minutes(reading)
        if meeting:
            year = meeting.first[0] - (meeting.first[1:] <= (month, day))
            return (year, "medium", MINUTES.format(self._words(meeting))) if fits(year) else None
        known = self.same.get((month, day))
        if known and fits(known.first[0]):
            return known.first[0], "medium", SAME_DAY.format(self._words(known))
        earlier = self._earlier(index, reading, cursor.end)
        if earlier and not fits(earlier.first[0]):
            earlier = None
        away = cursor.number - self.places[-1][0] if earlier else 0
        if earlier and away == 0:
            return earlier.first[0], "medium", BEFORE.format(self._words(earlier.reading))
        after = self._after(index, reading, cursor.end)
        if after and fits(after.first[0]):
            return after.first[0], "medium", AFTER.format(self._words(after))
        year, heading_month, _ = self.frame.point
        if self.frame.holds and fits(year) and month >= heading_month:
            cert = "medium" if heading_month else "low"
            return year, cert, HEADING.format(self.frame.words)
        if earlier and away <= 2 and not self.places[-1][1]:
            return earlier.first[0], "low", EARLIER.format(self._words(earlier.reading))
        return None

    def _earlier(self, index: int, reading: Reading, block_end: int) -> Resolved | None:
        """The date before, if the day may well lie in its year.

        A story goes forward: after December 24, 1784, January 11 is of another year; and before
        February 1870, December 20 is not of 1870.
        """
        if not self.out or self.out[-1].reading.form not in _DATED:
            return None
        year, month = self.out[-1].first[0], reading.first[1]
        if year <= 0 or self.out[-1].first[1] > month:
            return None
        for after in self.readings[index + 1 : index + 4]:
            if after.start >= block_end:
                break
            if after.form in ("full", "month", "iso") and after.first[0] > 0:
                return self.out[-1] if (year, month) <= after.first[:2] else None
        return self.out[-1]

    def _after(self, index: int, reading: Reading, block_end: int) -> Reading | None:
        """The next date of the sentence, if it has a year that the day may share."""
        after = self.readings[index + 1] if index + 1 < len(self.readings) else None
        if not after or after.end > block_end or after.start - reading.end > _NEAR:
            return None
        if after.form not in ("full", "month") or after.first[1] < reading.first[1]:
            return None
        return None if ". " in self.text[reading.end : after.start] else after

    def _journal_day(self, reading: Reading, alone: bool) -> Resolved | None:
        """A day's number with its weekday: as a heading, or "Monday the 15th" in a sentence."""
        ordinal = not self.text[reading.end - 1].isdigit()
        (year, month, held), words = self.frame.point, self.frame.words
        day = reading.first[2]
        if not (year > 0 and month):
            return Resolved(reading, (0, 0, day), None, "high", DAY_ONLY) if ordinal else None
        choices = [(year, month, day)]
        if alone and held > day:
            choices.append((year + month // 12, month % 12 + 1, day))
        for point in choices:
            if day <= days_in_month(point[0], point[1]) and weekday(point) == reading.weekday:
                return Resolved(reading, point, None, "high", JOURNAL.format(words))
        if not (alone or ordinal):
            return None
        point = choices[-1] if held - day > 20 else choices[0]
        return Resolved(reading, point, None, "medium", JOURNAL_AT_ODDS.format(words))

"""What is known of TEI and not said by its schema: which element is the plain one, and how values
that people write by hand are meant.

The RELAX NG engine knows none of this; where the schema is not of TEI, nothing here applies.
"""

from __future__ import annotations

from tei.events import Name
from tei.names import TEI_NS
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["Remedy", "example", "rank", "remedy"]

# The plainest first: of two elements that could stand in a place, the one that an editor means.
_PLAIN = """
    TEI teiHeader fileDesc titleStmt title publicationStmt sourceDesc text body div p head item
    list l lg row cell table sp speaker quote figure front back publisher pubPlace date name
    resp respStmt author editor persName placeName orgName person place org listPerson listPlace
    listOrg bibl listBibl encodingDesc profileDesc revisionDesc change editionStmt edition
    extent seriesStmt notesStmt availability licence authority distributor idno label desc
    figDesc graphic ref ptr hi emph q said foreign term choice sic corr orig reg abbr expan
    supplied gap unclear note add del subst opener closer salute signed dateline address
    addrLine epigraph cit byline docTitle titlePart titlePage docAuthor docDate docImprint
    trailer argument postscript stage castList castItem role roleDesc sponsor funder principal
    langUsage language textClass keywords category taxonomy classDecl projectDesc editorialDecl
    correspDesc correspAction msDesc msIdentifier settlement repository country region
    biblStruct monogr imprint analytic series biblScope standOff facsimile surface zone pb lb cb
    milestone ab seg listEvent event
""".split()
_RANKS = {name: number / 1000 for number, name in enumerate(_PLAIN)}

# What an element is filled with where it is shown how to write it.
_FILLED = {
    "row": "<row><cell>…</cell></row>",
    "list": "<list><item>…</item></list>",
    "figure": '<figure><graphic url="…"/></figure>',
    "graphic": '<graphic url="…"/>',
    "respStmt": "<respStmt><resp>…</resp><name>…</name></respStmt>",
    "titleStmt": "<titleStmt><title>…</title></titleStmt>",
    "publicationStmt": "<publicationStmt><p>…</p></publicationStmt>",
    "sourceDesc": "<sourceDesc><p>…</p></sourceDesc>",
    "body": "<body><p>…</p></body>",
    "div": "<div><p>…</p></div>",
    "lg": "<lg><l>…</l></lg>",
    "teiHeader": "<teiHeader>…</teiHeader>",
}
_EMPTY = frozenset("lb pb cb gb milestone anchor ptr gap".split())

# English and own names of languages -> BCP 47
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr",
    "français": "fr", "italian": "it", "italiano": "it", "spanish": "es", "español": "es",
    "latin": "la", "latina": "la", "greek": "el", "ancient greek": "grc", "russian": "ru",
    "dutch": "nl", "portuguese": "pt", "hebrew": "he", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "polish": "pl", "czech": "cs", "swedish": "sv", "danish": "da",
    "norwegian": "no", "old english": "ang", "middle english": "enm", "old french": "fro",
    "middle high german": "gmh", "old high german": "goh", "sanskrit": "sa", "turkish": "tr",
    "persian": "fa", "yiddish": "yi", "hungarian": "hu", "finnish": "fi", "welsh": "cy",
    "irish": "ga", "ukrainian": "uk",
}  # fmt: skip
_REGIONS = {"british": "GB", "american": "US", "uk": "GB", "us": "US", "usa": "US",
            "great britain": "GB", "austrian": "AT", "swiss": "CH", "brazilian": "BR",
            "canadian": "CA"}  # fmt: skip

_PARTNERS = {"sic": "corr", "corr": "sic", "orig": "reg", "reg": "orig", "abbr": "expan",
             "expan": "abbr"}  # fmt: skip
NUMBERS = frozenset("quantity cols rows n atLeast atMost min max confidence degree".split())
PARTS = "a date such as 1953-06-17, 1953-06 or 1953"
# What a value must be, where a pattern of the schema would say it in signs.
PHRASES = {
    "width": "a number with its unit, such as 12cm, 300px or 50%",
    "height": "a number with its unit, such as 12cm, 300px or 50%",
    "scale": "a number, such as 0.5",
    "version": "a number of a version, such as 4.9.0",
    "prefix": "a prefix in small letters, such as psn",
    "matchPattern": "a regular expression, such as ([a-z]+)",
    "mimeType": "a media type, such as image/jpeg",
    "quantity": "a number, such as 3 or 0.5",
    "atLeast": "a number, such as 3 or 0.5",
    "atMost": "a number, such as 3 or 0.5",
    "min": "a number, such as 3 or 0.5",
    "max": "a number, such as 3 or 0.5",
}

_DATES = frozenset("when notBefore notAfter from to when-iso notBefore-iso notAfter-iso from-iso "
                   "to-iso dur".split())  # fmt: skip


class Remedy(Record):
    """What a value is likely to mean: its kind, the values it could be (one: certain)."""

    kind: str  # date, language, spaces, number
    values: tuple[str, ...]


def rank(name: Name) -> float:
    """How plain an element is, from 0 to 1; what TEI does not know is last."""
    return _RANKS.get(name[1], 1.0) if name[0] == TEI_NS else 1.0


def example(name: Name) -> str:
    """How an element is written: `<title>…</title>`, `<lb/>`."""
    local = name[1]
    if local in _EMPTY:
        return f"<{local}/>"
    return _FILLED.get(local, f"<{local}>…</{local}>") if name[0] == TEI_NS else f"<{local}>"


def remedy(attribute: Name, value: str) -> Remedy | None:
    """What the value of an attribute of TEI is likely to mean, or None.

    >>> remedy(("", "when"), "17 June 1953"), remedy(("", "when"), "12/3/1953")
    (Remedy(kind='date', values=('1953-06-17',)),
     Remedy(kind='date', values=('1953-03-12', '1953-12-03')))
    """
    name, text = attribute[1], value.strip()
    if not text:
        return Remedy("empty", ())
    if name in _DATES:
        found = dates(text)
        return Remedy("date", found) if found else None
    if name == "lang":
        code = language(text)
        return Remedy("language", (code,)) if code else None
    number: Pattern[str] = compiled(r"(?:(?:about|circa|ca|c)\.?\s*)?(\d+)\s*(?:[^\W\d_]+\.?)?")
    if name in NUMBERS:
        match = number.fullmatch(text)
        return Remedy("number", (match[1],)) if match and match[1] != text else None
    return None


def partner(parent: str, children: list[str]) -> str:
    """What a <choice> that has one reading lacks: `corr` beside `sic`; "" elsewhere."""
    if parent != "choice":
        return ""
    return next((_PARTNERS[c] for c in children if c in _PARTNERS), "")


def is_date(attribute: Name) -> bool:
    """Whether an attribute's value is a date."""
    return attribute[1] in _DATES and attribute[1] != "dur"


def dates(text: str) -> tuple[str, ...]:
    """The days that words or figures may mean, as XML writes them; the likeliest first.

    >>> dates("March 1953"), dates("1953-6-7"), dates("c. 1953")
    (('1953-03',), ('1953-06-07',), ('1953',))
    """
    from tei.recognizers.dates.almanac import exists, w3c
    from tei.recognizers.dates.grammar import read

    loose: Pattern[str] = compiled(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
    if match := loose.fullmatch(text):
        point = (int(match[1]), int(match[2]), int(match[3] or 0))
        return tuple(filter(None, (w3c(point),))) if point[1] and exists(point) else ()
    month: Pattern[str] = compiled(r"(\d{1,2})[-./](\d{4})")
    if (match := month.fullmatch(text)) and 1 <= int(match[1]) <= 12:
        return (f"{match[2]}-{int(match[1]):02}",)
    about: Pattern[str] = compiled(r"(?i)(?:c|ca|circa|about|um|vers)?\.?\s*(\d{3,4})\s*\??")
    if match := about.fullmatch(text):
        return (f"{int(match[1]):04}",)
    reading = read(text, 0, len(text)) if text else None
    if reading is None or reading.end < len(text.rstrip(" .?")) or reading.short_year:
        return ()
    points = reading.options or (reading.first,)
    return tuple(dict.fromkeys(value for point in points if (value := w3c(point))))


def language(text: str) -> str:
    """The code of a language named in words: `English (British)` gives `en-GB`; "" if unknown."""
    underscore: Pattern[str] = compiled(r"([A-Za-z]{2,3})_([A-Za-z]{2})")
    if match := underscore.fullmatch(text):
        return f"{match[1].lower()}-{match[2].upper()}"
    lower = text.lower()
    if lower in _LANGUAGES:
        return _LANGUAGES[lower]
    words: list[str] = compiled(r"[^\W\d_]+").findall(lower)
    codes = [_LANGUAGES[w] for w in words if w in _LANGUAGES]
    if len(codes) != 1:
        return ""
    region = next((_REGIONS[w] for w in words if w in _REGIONS), "")
    return f"{codes[0]}-{region}" if region else codes[0]


def names_one(text: str) -> bool:
    """Whether words name a language and nothing else: `English (British)`, not `Old or English`."""
    lower = text.lower()
    if lower in _LANGUAGES or compiled(r"[a-z]{2,3}_[a-z]{2}").fullmatch(lower):
        return True
    words: list[str] = compiled(r"[^\W\d_]+").findall(lower)
    regions = [word for word in words if word in _REGIONS]
    return len(words) == 1 + len(regions) and len(regions) < 2 and "?" not in text

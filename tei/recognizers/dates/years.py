"""Does a number of four figures, or a pair of them, read as a year?

A year: "in 1912", "back in 1912", "1945,", "(1955)", "the 1912 strike", "post-1945".
No year: "1,500 miles", "1500 men", "p. 1912", "Room 1440", "No. 1917", "1600 Main Street".
"""

from __future__ import annotations

from tei.regexes import compiled

# Words after which four figures count or number something.
_NUMBERED = frozenset(
    "no nos nr number numbers num p pp pag page pages vol vols volume volumes room rooms box boxes "
    "item items lot lots plate plates fig figs figure figures table chapter chapters ch chap "
    "line lines ll verse verses v vv section sections sec § §§ art article articles route highway "
    "flight model size extension ext fol fols f ff folio folios ms mss add paragraph para psalm "
    "opus op sonnet hymn form bill case unit key ref "
    "code id isbn issn zip than over nearly almost some least exceeding only another "
    "altitude grid population vote votes row rows column columns col cols note notes n nn "
    "rs usd eur £ $ € lb lbs x × sheet sheets map apartment apt suite gate platform bus "
    "catalogue catalog cat accession mile km channel version release regiment battalion".split()
)
# Words after which four figures are a year unless they are clearly followed by what they count.
_STRONG = frozenset(
    "in since by until till before after during year years anno circa ca c about around "
    "late early mid spring summer autumn fall winter end beginning between from through "
    "born b died d founded established published annus copyright ©".split()
)
_COUNTED = frozenset(
    "mile miles foot feet ft inch inches yard yards metre metres meter meters km cm mm m kg "
    "kilometres kilometers men man women people persons person souls inhabitants soldiers "
    "troops prisoners workers dollars dollar pounds pound francs marks roubles rubles shillings "
    "guineas ducats crowns florins livres yen euros cents pence tons tonnes ton acres acre "
    "hectares copies copy hours hrs minutes seconds days weeks months years words pages volumes "
    "times million millions billion thousand thousands dozen per percent degrees metric "
    "horses sheep head cattle cases items votes students children families houses ships guns "
    "watts volts hertz tokens lines characters bytes square cubic strong or".split()
) - {"or"}
# Lower-case words in -s that are not plurals.
_NO_PLURALS = frozenset(
    "is was as has does this its his us thus plus versus besides always perhaps sometimes "
    "towards afterwards nevertheless unless across less".split()
)
_STREET = (
    r"\s+(?:[NSEW]\.?\s+)?[A-Z][\w.]*\s+(?:[A-Z][\w.]*\s+)?"
    r"(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Terrace)"
)
_NEXT = compiled(r"\s+([^\W\d_]+)")
_BEFORE = " \n\t\u00a0([{“\"‘'–—„«,;_*"


def certainty(text: str, start: int, end: int, low: int, high: int) -> str:
    """How certain it is that `text[start:end]`, four figures, is a year: a `@cert`, or "".

    `low` and `high` bound the block in which the words before and after are looked for.
    """
    year = int(text[start:end])
    after = text[end : end + 2]
    if not 1000 <= year < 2100 or not _may_end(after, text[end : end + 4]):
        return ""
    before = text[start - 1] if start > low else " "
    word = _word_before(text, start, low)
    if before == "-":
        return (
            "medium"
            if word.lower() in ("post-", "pre-", "mid-", "ante-", "late-", "early-")
            else ""
        )
    if before not in _BEFORE or (before == "," and start - 1 > low and text[start - 2].isdigit()):
        return ""
    if before in "“\"‘'„«_*" and after[:1] and after[0] in "”\"’'“»_*":
        return ""  # a title or a word, such as “1984”
    bare = _bare(word)
    if word[-1:] not in ",;" and (bare in _NUMBERED or (bare.isdigit() and len(bare) < 4)):
        return ""
    following = _NEXT.match(text, end, high)
    strong = bare in _STRONG and word[-1:] not in ",;:"
    if following and _counts(following[1], bare, year, strong):
        return ""
    if following and following[1][0].isupper() and compiled(_STREET).match(text, end, high):
        return ""
    if strong:
        return "high"
    if year < 1500 or year > 2050:
        # Only with punctuation around it, as in "(1066)" or "Hastings, 1066."
        return "medium" if before == "(" and after[:1] in "),;–-" else ""
    closed = not after or after[0] in ".,;:)]–—\n" or end >= high
    return "high" if closed and (before == "(" or word[-1:] == ",") else "medium"


def numbered(text: str, start: int, low: int) -> bool:
    """True if the word before says that the number counts or orders: "p. 12", "No. 1904-12"."""
    word = _word_before(text, start, low)
    bare = _bare(word)
    if word[-1:] in ",;":
        return False
    return bare in _NUMBERED or (bare.isdigit() and len(bare) < 4)


def counted(text: str, end: int, high: int) -> bool:
    """True if the number that ends at `end` counts the word after it: "1500 men"."""
    following = _NEXT.match(text, end, high)
    return bool(following and following[1] in _COUNTED)


def _may_end(after: str, more: str) -> bool:
    """True if a year may be followed by these characters."""
    if not after:
        return True
    first = after[0]
    if first.isalnum() or first in "%°_½¼¾$£€\\=+*#@~^":
        return first in "*_" or (first == "s" and not more[1:2].isalnum())
    if first in ".,:/" and after[1:2].isdigit():
        # "1999:12" is a year and its page; "1912,1914" are two years.
        return first == ":" or (first == "," and more[1:4].isdigit() and len(more) == 4)
    return not (first in "-/" and after[1:2].isalnum())


def _bare(word: str) -> str:
    return word.strip("([{“\"‘'–—,;.:”’_*").lower()


def _word_before(text: str, start: int, low: int) -> str:
    """The run of characters without white space that ends before `start`, white space left out."""
    left = text[max(low, start - 30) : start].rstrip()
    cut = max(left.rfind(" "), left.rfind("\n"))
    return left[cut + 1 :]


def _counts(following: str, bare: str, year: int, strong: bool) -> bool:
    """True if the word after the number is what it counts."""
    if following in _COUNTED:
        return True
    plural = following.islower() and following.endswith("s") and following not in _NO_PLURALS
    if not plural or bare == "the":
        return False
    return year % 50 == 0 or (not strong and year % 10 == 0)

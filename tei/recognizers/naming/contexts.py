"""The words around a capitalized word, and what they say of it."""

from __future__ import annotations

from tei.regexes import compiled

# A person is what one writes to, hears from, is fond of.
BEFORE_PERSONS = frozenset(
    "dear dearest poor darling beloved named friend husband wife son daughter brother sister "
    "nephew niece cousin uncle aunt father mother widow grandson sweetheart met married marry "
    "told asked begged kissed thanked poet painter composer novelist historian philosopher "
    "sculptor architect actor actress singer author writer critic scholar servant maid groom "
    "gardener coachman footman butler farmer blacksmith carpenter comrade colleague physicist "
    "chemist economist sociologist dramatist playwright essayist engineer explorer "
    "schoolmaster tailor shoemaker".split()
)
TWO_BEFORE_PERSONS = frozenset(
    ["wrote to", "heard from", "letter to", "letter from", "note to", "note from", "spoke to",
     "talked to", "speak to", "said to", "called on", "letters to", "letters from", "writes to",
     "news of", "dined with", "walked with", "quarrelled with", "married to"]
)  # fmt: skip
AFTER_PERSONS = frozenset(
    "said says say writes wrote replied answered asked asks cried exclaimed whispered murmured "
    "muttered shouted laughed smiled nodded sighed sobbed wept blushed frowned grinned shrugged "
    "remarked observed insisted argued argues thinks thought believed recalled remembered recalls "
    "confessed admitted complained explained explains retorted protested inquired enquired told "
    "tells concludes noted notes declares stammered interrupted murmurs himself herself knew felt "
    "loved hated looked sat stood walked died married".split()
)
OF_PERSONS = frozenset(
    "eyes eye face hand hands head hair voice heart wife husband mother father son daughter "
    "brother sister uncle aunt cousin nephew niece mind death letter letters lips arm arms "
    "cheek cheeks shoulder shoulders brow smile friend friends feet foot knees lap throat "
    "neck nose mouth tears birthday bedroom marriage courage opinion childhood biography life "
    "lives works poems poem essays essay travels tour tales voyages memoirs diary novels "
    "novel plays play sonnets odes sermons speeches translation theory paintings portrait "
    "poetry verse verses book books article symphony".split()
)
DETERMINERS = frozenset(
    "the a an this these those every each some any no another our his its their your one".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at near into to from towards toward through via around outside across inside reach reached "
    "leave left leaving visit visited visiting entered quit quitted beyond throughout within "
    "between behind".split()
)
# Words before which a month stands, not a person called May.
TIME_WORDS = frozenset(
    "in on since until till this last next early late mid during every each through before after "
    "between following previous".split()
)
# After "the Weiss" these show that it is no "Weiss affair".
FUNCTION_WORDS = frozenset(
    "of in on at and or is was were are who which that to for by with had has have from as but may "
    "can will would could should if than so he she it they i we not into".split()
)
# One writes to them, and they have no name: "Dear Sirs".
CALLED = frozenset(
    "sir sirs madam mesdames gentleman gentlemen ladies lady friend friends reader readers editor "
    "editors colleague colleagues comrade comrades brethren brothers sisters children parents "
    "student students member members customer all everyone everybody heart love child boy girl "
    "fellow lord god sister brother son daughter uncle aunt cousin father mother papa mamma "
    "diary santa me".split()
)
NATURE = frozenset("wood heath hill lane street river valley bay island brook common".split())


# Where one goes, comes from and stays is a place, whatever it is called: "went back to Sorrel".
_GOES = (
    r"(?:(?<!credit )(?<!prize )(?<!award )(?<!honours )(?<!thanks )(?<!share )(?<!vote )went|"
    r"going|gone|walk(?:ed|ing)?|r[io]de|riding|dr[io]ve|driving|driven|travel(?:l?ed|l?ing)?|"
    r"sail(?:ed|ing)?|march(?:ed|ing)?|fled|journey(?:ed)?|excursion|trip|road|train|coach)"
)
_SETS_OUT = r"(?:sailed|bound|set out|started|embarked|set off)"
_COMES = r"(?:(?:c[ao]me|comes|coming)\s(?:back|home)|return(?:s|ed|ing)?|arriv(?:ed|ing)|miles?)"
_STAYS = (
    r"(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|dwelt|settled|sta(?:y|yed|ying|id)|slept|sleep|"
    r"din(?:e|ed|ing)|lodged|lodging|arriv(?:e|ed|ing)|landed|born|died|buried|stopped|wintered)"
)
# Who lives there, and what is there: "the weavers of Sorrel".
_LIVE_THERE = (
    r"(?i:inhabitants|citizens|townsfolk|townspeople|villagers|parishioners|weavers|miners|"
    r"fishermen|farmers|merchants|burghers|burgesses|mayor|vicar|rector|curate|parish|parishes|"
    r"town|township|village|hamlet|borough|port|harbour|streets|outskirts|suburb|suburbs)"
)
_HOW = r"(?:\s(?:back|home|on|off|up|down|out|over|again|likewise|then|straight|away))?"
_BEFORE_PLACES = compiled(
    rf"\b(?:{_GOES}{_HOW}\sto|{_LIVE_THERE}\sof|{_SETS_OUT}\sfor|{_COMES}\sfrom|{_STAYS}{_HOW}\s(?:at|near))\s$"
)
# Those at the end of what shows a person or a family by two words: "wrote to", "dined with"
_PREPOSITIONS = frozenset("at by from of on to with".split())
_LEADING = frozenset(["to", "for", "from", "at", "near", "of"])


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The two words before, and the one after, in lower case; "" where a mark comes between.

    The first of them is told only before a preposition: no more is asked ("wrote to").
    """
    following = ""
    sign = text[end : end + 1]
    if sign == " ":
        stop = text.find(" ", end + 1, end + 24)
        following = text[end + 1 : stop] if stop > 0 else ""
    if sign.isspace() and not following.isalpha():  # else a word between two spaces, as most are
        following = _after(text[end : end + 24])
    low = start - 32 if start > 32 else 0
    if start and text[start - 1] == " ":
        at = text.rfind(" ", low, start - 1)
        one = text[at + 1 : start - 1] if at >= 0 else ""
        if one.isalpha():
            one = one.casefold()
            return _before(text[low:at]) if one in _PREPOSITIONS else "", one, following
    return *_both_before(text[low:start]), following


def _after(after: str) -> str:
    """The first of these words, if no mark or empty line stands before it."""
    if not after[:1].isspace() or (after[0] != " " and after[:2] == "\n\n"):
        return ""
    words = after.split(None, 1)
    if not words:
        return ""
    following = words[0]
    if not following.isalpha():
        following = following.replace("--", "—").partition("—")[0].rstrip(",;:.!?)\"'”’")
    return following


def _both_before(before: str) -> tuple[str, str]:
    """The last two of these words, "" where a mark comes between."""
    if not before or before[-1] not in " \n\t\xa0" or before[-2:] == "\n\n":
        return "", ""
    words = before.rsplit(None, 1)
    if not words:
        return "", ""
    one = words[-1]
    if not one.isalpha():
        one = one.lstrip("(\"'“‘[—–-")
    if "--" in one or "—" in one:
        one = one.replace("--", "—").rsplit("—", 1)[-1]
    elif not one[-1:].isalnum():
        one = ""
    elif len(words) > 1 and words[-1] == one and one.casefold() in _PREPOSITIONS:
        return _before(words[0]), one.casefold()
    return "", one.casefold()


def _before(words: str) -> str:
    """The last of these words, "" if a mark stands at its end."""
    last = words.rsplit(None, 1)
    if not last or not last[-1][-1].isalnum():
        return ""
    word = last[-1].casefold()
    return word if word.isalpha() else word.replace("--", "—").rsplit("—", 1)[-1]


def owned(text: str, end: int) -> str:
    """The word after a possessive ending: "face" of "Anna's face"; else ""."""
    after = text[end : end + 24]
    if after[:1] not in ("'", "’"):
        return ""
    words = after.split(None, 2)
    return words[1].rstrip(",;:.!?)\"'”’—-").casefold() if len(words) > 1 else ""


def speaks_for_person(text: str, start: int, end: int) -> str:
    """The word that shows a person is meant, or ""."""
    return speak_for_person(around(text, start, end), text, end)


def speak_for_person(words: tuple[str, str, str], text: str, end: int) -> str:
    """As `speaks_for_person`, where the words `around` are known."""
    two, one, following = words
    if one in BEFORE_PERSONS:
        return one
    if two and f"{two} {one}" in TWO_BEFORE_PERSONS:
        return f"{two} {one}"
    if one in DETERMINERS or one.endswith(("'s", "’s")):
        return ""
    if following in AFTER_PERSONS and one != "of":  # "the weavers of Colne walked": they did
        return following
    mine = owned(text, end)
    return mine if mine in OF_PERSONS else ""


def speaks_for_place(text: str, start: int, one: str) -> str:
    """The words that show a place is meant, or ""; `one` is the word before.

    >>> speaks_for_place("We went back to Sorrel.", 16, "to")
    'went back to'
    """
    if one not in _LEADING:
        return ""
    found = _BEFORE_PLACES.search(text, max(0, start - 32), start)
    return " ".join(found[0].split()) if found else ""

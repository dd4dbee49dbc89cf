"""The language of a text: as given, or guessed from its commonest words.

Guidelines: HD41 (`langUsage`), STGAla (`xml:lang`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.findings import Finding, Place
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project

# RFC 5646, section 2.1: language, script, region, variants, extensions, private use.
_CODE = (
    r"(?i)(?:([a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*"
    r"(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)"
)
# ISO 639-1; of three letters there are some eight thousand, and any are taken.
_OF_TWO = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
    "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
    "zu".split()
)
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "nl": "Dutch", "la": "Latin", "pt": "Portuguese", "ru": "Russian", "pl": "Polish",
    "el": "Greek", "grc": "Ancient Greek", "he": "Hebrew", "ar": "Arabic", "zh": "Chinese",
    "ja": "Japanese", "cs": "Czech", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
    "hu": "Hungarian", "uk": "Ukrainian", "tr": "Turkish", "yi": "Yiddish", "und": "undetermined",
}  # fmt: skip
_CODES = {name.lower(): code for code, name in NAMES.items()}
# Short words that one of these languages uses all the time, and the others hardly ever.
_COMMON = {
    "en": "the of and to that was is with for his had it which by be this from they were have "
    "not are but who an at would there their",
    "fr": "le les des et une est dans que qui pour pas par sur du au avec sont ce cette il ne "
    "elle plus nous vous été était aux",
    "de": "der die das und ist nicht ein eine den dem des mit von zu auf sich auch es ich im als "
    "wie aus bei nach war wird werden",
    "es": "el los las y una es que por con del para se lo como su al más pero sus este fue ha son "
    "está muy también",
    "it": "il gli di che è un una per non con del della dei si sono anche come più nel alla ma "
    "delle questo era ed",
    "nl": "het een van en dat niet zijn op te met voor er hij maar ook aan bij naar werd heeft "
    "uit wordt deze nog om",
    "la": "et in est non ad ut cum quod qui sed quae ex esse atque ab enim nec sunt etiam hoc per "
    "autem ac aut eius quam",
}
_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _OF_WORD.setdefault(_word, []).append(_language)
_SAMPLE = 4000  # characters from each of three places
_ENOUGH = 25  # words of the text, below which nothing is said
_LONG = 2000  # characters of a text that should tell its language
_SHARE = 0.12  # of its words that must be among the commonest of the language
_LEAD = 1.6  # times as many as of the next language


class Language(Record):
    """A language: its code ("" = unknown), and how it is known: `given`, `source`, `guessed`.

    `unread` is what somebody gave that is no code of a language.
    """

    code: str = ""
    how: str = ""
    unread: str = ""

    @property
    def name(self) -> str:
        """Its English name, or else its code."""
        return NAMES.get(self.code, "") or NAMES.get(self.code.partition("-")[0], "") or self.code


def language_of(document: Document, project: Project) -> Language:
    """The language of a document: the user's word, then the source's own, then a guess."""
    unread = ""
    for said, how in (
        (str(project.setting("header", "language")), "given"),
        (document.metadata.language, "source"),
    ):
        words = " ".join(said.split())
        code = code_of(words)
        if code:
            return Language(code, how, unread)
        unread = unread or words
    code = guess(document.text)
    return Language(code, "guessed" if code else "", unread)


def findings(language: Language, document: Document) -> Iterator[Finding]:
    """What is to be said of a language that is not known, or was not understood."""
    place = Place(document.origin.name)
    if language.unread:
        yield Finding("language-unread", place, {"words": language.unread[:60]})
    elif not language.code and len(document.text) > _LONG:
        yield Finding("language-unknown", place)


def code_of(words: str) -> str:
    """The code that `xml:lang` wants, or "" if the words are none.

    >>> code_of("en_GB"), code_of("English"), code_of("?"), code_of("englisch"), code_of("uk")
    ('en-GB', 'en', '', '', 'uk')
    """
    known = _CODES.get(words.lower())
    if known:
        return known
    code = words.replace("_", "-")
    found = re.fullmatch(_CODE, code)
    primary = (found[1] or "x").lower() if found else "??"
    return code if len(primary) != 2 or primary in _OF_TWO else ""


def nearest(words: str) -> str:
    """The code that somebody may have meant who gave something else, or "".

    >>> nearest("englisch"), nearest("Frensh"), nearest("?")
    ('en', 'fr', '')
    """
    from difflib import get_close_matches

    near = get_close_matches(words.lower(), _CODES, 1)
    return _CODES[near[0]] if near else ""


def guess(text: str) -> str:
    """The language whose commonest words fill a sample of the text, or "" if none clearly does.

    >>> guess("It was the best of what they had, and it was not to be had again. " * 3)
    'en'
    >>> guess("Ab 12 cd 34")
    ''
    """
    middle = len(text) // 2
    places = (0, middle, 2 * middle - _SAMPLE) if len(text) > 4 * _SAMPLE else (0,)
    length = _SAMPLE if len(places) > 1 else 4 * _SAMPLE
    words = " ".join(text[at : at + length] for at in places).lower().split()
    if len(words) < _ENOUGH:
        return ""
    votes: dict[str, int] = dict.fromkeys(_COMMON, 0)
    for word in words:
        for language in _OF_WORD.get(word, ()):
            votes[language] += 1
    (best, most), (_, second) = sorted(votes.items(), key=lambda v: -v[1])[:2]
    return best if most >= _SHARE * len(words) and most >= _LEAD * second else ""

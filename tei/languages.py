"""The language of a text: as given, or guessed from its commonest words.

Guidelines: HD41 (`langUsage`), STGAla (`xml:lang`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat

from tei.document import Document, Origin
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record
from tei.vocabulary import sample

if TYPE_CHECKING:
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
    "hu": "Hungarian", "uk": "Ukrainian", "tr": "Turkish", "yi": "Yiddish", "fa": "Persian",
    "ko": "Korean", "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian", "mk": "Macedonian",
    "hy": "Armenian", "ka": "Georgian", "th": "Thai", "ur": "Urdu", "lzh": "Classical Chinese",
    "und": "undetermined",
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
# More words, common to languages or not, by which a single sentence can be told.
_MORE = {
    "en": "a i in he she it is as so on at me my we us our you your him her what will has had been "
    "no do did does all one can may if up out into how when then some more man war die hat also "
    "am must made gut her hell rat mit art fast bald bad mine old day upon thy thou thee o oh than "
    "these those them such or only its i'm don't it's said never know like see now time two has "
    "little good over came come go an per plus sale sore pain son sur son par as et non sui "
    "comment sang pour fin des del les ten van sole cane dare fare male come more note data",
    "fr": "je tu on un se me te ma mon mes ton sa ses son leur leurs mais ou où si y en de la à a "
    "l' d' qu' n' s' c' j' m' fait faire fut tout tous toute bien sans ni comme plus rien jamais "
    "cela ça ai as est-ce c'est n'est ces nos votre notre moi toi lui eux quand encore deux roi",
    "de": "ich du er sie wir ihr ihm ihn ihnen mir mich dir dich uns euch mein meine meinen dein "
    "seine sein seinen einem einer eines in an so da doch noch nur wenn daß dass aber oder man was "
    "wer wo hat habe haben hatte sind bin war waren kann muß muss soll will wollen jetzt heute "
    "hier dort mal ja nein kein keine zum zur vom beim ins über unter durch für gegen ohne um herr "
    "frau alle alles mehr viel gut ganz dann denn schon immer",
    "es": "yo tú él ella nos me te le les mi mis tu tus si sí no muy todo todos cuando donde más "
    "sin sobre entre porque hay ser estar hasta ya nada nunca qué quién a en de o ni esta eso",
    "it": "io tu lui lei noi voi mi ti ci vi lo la le i a in da o se suo sua mio mia tuo quando "
    "dove chi cosa tutto tutti senza fra tra perché ho ha hai hanno sei siamo fu l' dell' un' mai "
    "nella nel col al dal",
    "nl": "ik jij je wij we zij ze mij hem haar hun de in is was geen wel dan als over onder naar "
    "tot zo nu hier daar wat wie waar waren heb hebben had kan moet zal mijn zich meer alle",
    "la": "a ab de pro sub si me te se nos vos mihi tibi sibi nobis erat sum es fuit sit omnia "
    "omnes omnis ille illa hic haec ipse nunc tamen ergo igitur nihil nisi vel deus dei homo",
}
_SAID = 60  # words of a passage that are looked at
_SAMPLE, _PLACES = 1000, 6  # characters from each of some places: lists stand first and last
_ENOUGH = 25  # words of the text, below which nothing is said
_LONG = 2000  # characters of a text that should tell its language
_SHARE = 0.12  # of its words that must be among the commonest of the language
_LEAD = 1.6  # times as many as of the next language
_FEW = 6  # words of a passage, below which nothing is said
_OUTER = ".,;:!?\"'“”‘’«»‹›„‚()[]{}…*_—–-"


class Language(Record):
    """A language: its code ("" = unknown), and how it is known: `given`, `source`, `guessed`
    from its words, or from its `letters`.

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
    guessed = document.alike.get("language")  # it does not hang on the few signs that differ
    if not isinstance(guessed, str):
        guessed = document.alike["language"] = _guess_of(document)
    how = "guessed" if guessed in _COMMON else "letters" if guessed else ""
    return Language(guessed, how, unread)


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
    found = compiled(_CODE).fullmatch(code)
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


@cache
def _languages_of(more: bool) -> dict[str, list[str]]:
    """Word -> the languages that it is common in."""
    table: dict[str, list[str]] = {}
    for language, words in _COMMON.items():
        for word in {*words.split(), *(_MORE[language].split() if more else ())}:
            table.setdefault(word, []).append(language)
    return table


def _votes(words: Iterable[tuple[str, int]], table: dict[str, list[str]]) -> dict[str, int]:
    """How many of the words, each with its number, are common in each language."""
    votes: dict[str, int] = {}
    known = table.get
    for word, count in words:
        for language in known(word, ()):
            votes[language] = votes.get(language, 0) + count
    return votes


def _first(votes: dict[str, int]) -> tuple[int, str, int]:
    """The most votes, the language that has them, and how many the next one has."""
    best, most, second = "", 0, 0
    for language, count in votes.items():
        if count > most or (count == most and language > best):
            best, most, second = language, count, most
        elif count > second:
            second = count
    return most, best, second


def guess_passage(words: str, text_language: str) -> str:
    """The language of a few words, if they are clearly in another than the text, or "".

    At least six words are wanted, of which a third are common in that language, and no more
    than half as many in that of the text or in any other.

    >>> guess_passage("Herr Studiosus, halten Sie mir mal die Mütze", "en")
    'de'
    >>> guess_passage("So was he a man who will die in war", "en")
    ''
    >>> guess_passage("Es geht los", "en")
    ''
    """
    said = words.replace("’", "'").lower().split(None, _SAID)[:_SAID]
    if len(said) < _FEW:
        return ""
    bare = [word if word.isalpha() else word.strip(_OUTER) for word in said]
    # "d'omelette", "l'homme": what stands before the apostrophe is the common word.
    bare += [w[: w.index("'") + 1] for w in bare if "'" in w and "'" in w[1:3]]
    most, best, second = _first(_votes(zip(bare, repeat(1)), _languages_of(True)))
    own = text_language.partition("-")[0].lower()
    if best == own or most < 2 or 3 * most < len(said):
        return ""
    return best if most >= 2 * second else ""


def guess_italics(words: str, text_language: str) -> str:
    """The language of words that are set apart from those around, or "".

    Being set apart speaks for it already: three words are enough, if most are common in that
    language, and none is in the text's own.

    >>> guess_italics("il est avec elle", "en"), guess_italics("so was man in war", "en")
    ('fr', '')
    >>> guess_italics("Revue des deux mondes", "en"), guess_italics("et al", "en")
    ('', '')
    """
    if spoken := guess_passage(words, text_language):
        return spoken
    bare = [word.strip(_OUTER) for word in words.lower().replace("’", "'").split()]
    if not 2 < len(bare) < _FEW:
        return ""
    votes = _votes(zip(bare, repeat(1)), _languages_of(True))
    most, best, second = _first(votes)
    own = text_language.partition("-")[0].lower()
    alone = best != own and not votes.get(own) and most > second
    return best if alone and 2 * most > len(bare) else ""


def guess(text: str) -> str:
    """The language whose commonest words fill a sample of the text, or "" if none clearly does.

    >>> guess("It was the best of what they had, and it was not to be had again. " * 3)
    'en'
    >>> guess("Ab 12 cd 34")
    ''
    """
    return _guess_of(Document(text, Origin("")))


def _guess_of(document: Document) -> str:
    text = sample(document.text, _SAMPLE, _PLACES)
    words = text.split()
    count = len(words)
    if count < _ENOUGH:
        return _by_script(text)
    table = _as_written()
    common = Counter(filter(table.__contains__, words)).items()
    most, best, second = _first(_votes(common, table))
    return best if most >= _SHARE * count and most >= _LEAD * second else _by_script(text)


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    from tei.scripts import language_by_script

    return language_by_script(text)


@cache
def _as_written() -> dict[str, list[str]]:
    """The commonest words of a text also with a capital, and in capitals."""
    return {
        written: languages
        for word, languages in _languages_of(False).items()
        for written in (word, word.capitalize(), word.upper())
    }

"""The set phrases of letters: how they begin and end, in a few languages.

Each question is about one line of words without white space around it.
"""

from __future__ import annotations

import re
from functools import cache

from tei.regexes import compiled

_DEAR = (
    r"(?:(?:my|our) )?(?:(?:very|most|own|ever) )*(?:dear(?:est)?|beloved|honou?red|esteemed)"
    r"(?: [^\n]{1,60}|)[,:;!.—–-]+$"
    r"|(?:(?:mon|ma|mes) )?(?:bien |très )*ch(?:er|ère|ers|ères)s?(?: [^\n]{1,50}|)[,!:.—–-]+$"
    r"|(?:mon|ma|mes) (?:(?:bonne?|petite?|vieil|vieille|pauvre|bien-aimée?|excellente?) ){0,2}"
    r"(?:amie?s?|enfants?|père|mère|frères?|s(?:œ|oe)urs?|oncle|tante|fils|fille|général|prince"
    r"|seigneur|révérend père)(?: [^\n]{1,30}|)[,!:.—–-]+$"
    r"|(?:meine?n? )?(?:(?:sehr |hoch|viel|innigst |herz)?(?:geehrt|geschätzt|verehrt|geliebt)"
    r"(?:e|er|es|este|ester|estes)|lieb(?:er?|es|ste|ster|stes)|th?eu(?:e?re?r?|erste|erster)"
    r"|werth?e?(?:r|ster|ste)?|guter?|gnädige[rs]?|bester?)s?[ !][^\n]{0,60}[,!:.]$"
    r"|meine? lieben?[!,.:]$"
    r"|(?:(?:mi )?(?:muy )?(?:querid|estimad|apreciad|distinguid|amad)[oa]s?"
    r"|muy señor(?:es)? mí?os?|(?:mi[oa] )?(?:car[oa]|carissim[oa]|dilett[oa]|amatissim[oa])"
    r"|gentil(?:e|i|issim[oa])|egregi[oa]|(?:stima|pregia|illustr)t?issim[oa]|mio signore)"
    r"(?: [^\n]{1,50}|)[,:.!—–-]+$"
    r"|(?:sirs?|madame?|mesdames|messieurs|monsieur|gentlemen|ladies and gentlemen|"
    r"sir or madam|your (?:excellency|majesty|grace|lordship|honou?r|highness)|my lords?|"
    r"reverend (?:and dear )?sir|comrades|dear friends?|friends|fellow [a-z]+)[,:;!.—–-]+$"
    r"|to (?:the editors?|whom it may concern)[^\n]{0,50}[,:;.—–-]+$"
)
_VALEDICTION = (
    r"(?:(?:very|most|ever|and|always|believe me|i am|we are|i remain|we remain|as ever)[ ,]+)*"
    r"(?:(?:sincerely|faithfully|truly|respectfully|affectionately|obediently|cordially|"
    r"fraternally|gratefully|lovingly|devotedly|warmly)(?: yours?)?"
    r"|(?:yours?|y(?:ou)?rs?\.?)(?: (?:very|most|ever|in|always|own|humble|obedient|obliged|"
    r"affectionate|loving|faithful|sincere|devoted|dutiful|grateful|truly|sincerely|faithfully|"
    r"respectfully|affectionately|obediently|cordially|fraternally|and|aff(?:ec)?(?:te?(?:ly)?)?|"
    r"ob(?:e?d)?t|hum(?:ble)?|old|attached|fond|friend|brother|sister|father|mother|son|daughter|"
    r"husband|wife)\b[^\n]{0,60}|)"
    r"|(?:with )?(?:all )?(?:(?:the )?(?:best|kind|kindest|warm|warmest|good|many|much)) "
    r"(?:wishes|regards|thanks|love|greetings)[^\n]{0,40}"
    r"|(?:with |much |all my )?love(?: to [^\n]{1,30}| from|)|regards|cheers|in solidarity|"
    r"(?:i have the honou?r to be|i am|i remain|we remain|believe me|i beg to remain|"
    r"i subscribe myself)"
    r"[ ,][^\n]{0,80}(?:servants?|yours?|friend|son|daughter|brother|sister|wife|husband)"
    r"(?: [^\n]{0,20}|)"
    r"|(?:mit|in) (?:[^\W\d_]+er |[^\W\d_]+en )?(?:grüßen|grüssen|gruß|gruss|hochachtung|"
    r"verehrung|liebe|freundschaft|ergebenheit|treue|dankbarkeit)[^\n]{0,40}|hochachtungsvoll|"
    r"herzlich(?:st)?|ihr(?:e[nmrs]?)?|dein(?:e[nmrs]?)?|(?:viele|liebe|herzliche|beste) grüße"
    r"|(?:ganz |stets |immer |ewig )*(?:der|die) (?:ihr|dein|eur)(?:ige?|e)"
    r"|(?:ganz |stets |immer |ewig )*(?:ihre?n? |ihrem |eure?n? |euer |dein(?:e[nmr]?)? )"
    r"(?:(?:ganz|sehr|stets|immer|ewig|treu|tief|innigst|aufrichtigst|unterthänigst|herzlichst) )"
    r"{0,3}"
    r"(?:(?:ergeben|gehorsam|verbunden|verpflichtet|treu|getreu|aufrichtig|dankbar|dienstwillig)"
    r"(?:st)?(?:e[nrm]?|ster|sten|ste)?|alte[rn]?)"
    r"(?: (?:freund|freundin|diener|dienerin|sohn|tochter|bruder|schwester|vater|mutter))?"
    r"|leb(?:en sie|e?) (?:recht |herzlich )?wohl|es (?:grüßt|küßt|umarmt) (?:sie|dich|euch)"
    r"[^\n]{0,40}"
    r"|(?:bien )?(?:amicalement|cordialement|sincèrement|affectueusement|respectueusement)"
    r"(?: vôtre)?|(?:veuillez |je vous prie d['’])?(?:agréer|agréez|croire|croyez|recevoir|recevez)"
    r"[^\n]{0,100}|(?:je )?(?:vous|t['’]|te) ?(?:embrasse|salue)[^\n]{0,40}"
    r"|(?:tout |bien |toujours )*(?:à (?:vous|toi)|votre|ton|ta|le tien|la tienne)"
    r"(?: (?:de cœur|(?:[^\s.]+ ){0,4}(?:serviteur|servante|amie?|frère|s(?:œ|oe)ur|fils|fille|"
    r"père|mère|mari|femme|cousine?|oncle|tante|neveu|nièce|dévouée?|affectionnée?|obligée?)"
    r"(?: [^\W\d_]+ée?)?))?"
    r"|atentamente|(?:un|con un) (?:fuerte )?(?:abrazo|abbraccio)[^\n]{0,30}|saludos[^\n]{0,30}"
    r"|(?:su|tu)y?[oa]?(?: [^\s.]+){0,2} (?:servidora?|amig[oa]|herman[oa]|hij[oa]|madre|padre|"
    r"afectísim[oa]|af(?:ec)?t?mo\.?)(?: [^\n]{0,40})?|suy[oa](?: siempre| afectísim[oa])?"
    r"|(?:con (?:todo )?(?:cariño|afecto)|quedo de (?:usted|vd\.?)|(?:te|le|os) (?:abraza|saluda))"
    r"[^\n]{0,40}"
    r"|sin (?:otro|más) (?:particular|asunto|por hoy)[^\n]{0,80}"
    r"|(?:se )?(?:queda|despide|repite|ofrece) (?:de (?:usted|vd|v|ud)\b|su\b|suyo)[^\n]{0,60}"
    r"|(?:af(?:ec)?t?mo\.? )?(?:s\. ?){2,3}(?:q\. ?)?[^\n]{0,30}"
    r"|cordiali saluti|distinti saluti|(?:con|coi) (?:[^\W\d_]+ )?(?:stima|affetto|saluti|ossequi)"
    r"[^\n]{0,30}|(?:il )?(?:suo|sua|tuo|tua|vostro|vostra)(?: [^\s.]+){0,2}"
    r" (?:amic[oa]|fratello|sorella|figli[oa]|padre|madre|serv[ao]|servitore|"
    r"(?:affezion|dev|obblig|affettuos)[^\s.]*issim[oa]|aff\.?mo\.?|dev\.?mo\.?))[,.;:!—–-]*$"
)
_LEADING = (
    r"i remain,? (?:as )?ever,?$"
    r"|(?:and )?(?:(?:i|we) (?:am|are|remain|have the honou?r|beg)|believe me)\b[^\n.?!]{0,60},$"
    r"|(?:(?:with|in) )?(?:great|kind|deep|high)?[^\n.?!]{0,20}(?:esteem|respect|regard)s?,$"
)
_FIRST = frozenset(
    # first words of a salutation or valediction, to pass over all other lines at little cost
    "my our very most own ever dear dearest beloved honored honoured esteemed mon ma mes bien "
    "très cher chère chers chères sehr lieber liebe liebes hochverehrte hochverehrter verehrte "
    "verehrter querido querida queridos queridas estimado estimada estimados estimadas muy caro "
    "cara gentile gentili egregio egregia sir sirs madam madame mesdames messieurs monsieur "
    "gentlemen ladies your reverend comrades friends fellow to and always believe i we as "
    "sincerely faithfully truly respectfully affectionately obediently cordially fraternally "
    "gratefully lovingly devotedly warmly yours yrs yr with all the best kind kindest warm warmest "
    "good many much love regards cheers in mit hochachtungsvoll herzlich herzlichst ihr ihre "
    "dein viele herzliche beste amicalement cordialement sincèrement affectueusement "
    "respectueusement veuillez je atentamente un saludos cordiali distinti "
    "mein meine meinen geehrte geehrter geehrtester hochgeehrte hochgeehrter hochgeehrtester "
    "verehrteste verehrtester hochverehrtester geliebte geliebter liebste liebster liebstes teure "
    "teurer theure theurer teuerste teuerster theuerste theuerster werter werther wertester guter "
    "gute gnädige bester beste mia mio mi carissimo carissima diletto diletta gentilissimo "
    "gentilissima stimatissimo pregiatissimo illustrissimo amado amada apreciado distinguido "
    "ihren ihrem deine deinen euer eure euren ganz stets immer ewig der leben lebe leb es agréer "
    "agréez croyez recevez vous t'embrasse t’embrasse te tout toujours à votre ton ta le con su tu "
    "sin queda despide repite ofrece s afmo affmo se suyo suya quedo os coi il suo sua tuo tua "
    "vostro vostra".split()
)
_MONTH = (
    r"\b(?:jan(?:uary|\.)|feb(?:ruary|\.)|march|mar\.|april|apr\.|may|june|july|aug(?:ust|\.)|"
    r"sept(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.)|"
    r"januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|"
    r"août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|"
    r"settembre|ottobre|dicembre|mey|jänner|juny|july)(?![^\W\d_])"
)
_DIGITS = compiled(
    r"\b(?:\d{4}|\d{1,2}(?:st|nd|rd|th|d|s?ten|er)?\.?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b"
)
_NUMERIC = compiled(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")
_DAY = compiled(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night|afternoon))?[,.]?$",
    re.I,
)
_POSTSCRIPT = compiled(
    r"(?:P\. ?){1,2}S\.|P\. ?D\.(?! James)|(?:PP?S)\b[.:]?"
    r"|N\. ?S\.(?= \S)|(?:Nachschrift|Post-?[Ss]cript(?:um)?)[.:]"
)
# "MY DEAR JANE,--It rains": the letter goes on in the line of its salutation.
_RUN_IN = compiled(
    r"(?:(?:my|our) (?:(?:very|most|own|ever) )?)?"
    r"(?:dear(?:est)?|beloved|honou?red|esteemed|(?:mon|ma|mes) (?:très )?ch(?:er|ère)s?"
    r"|sirs?|madam|gentlemen)\b[^\n.?!—–]{0,40}?[,:;.!]?(?=(?:—|–|--)[\"“‘']?[^\W\d_])",
    re.I,
)
_RUN_IN_FIRST = ("dear", "my d", "my v", "my o", "my m", "our ", "belo", "hono", "este", "mon ",
                 "ma c", "mes ", "sir,", "sir:", "sirs", "mada", "gent")  # fmt: skip
RUN_IN_LETTERS = frozenset("".join(f[0] + f[0].upper() for f in _RUN_IN_FIRST))
_SMALL = frozenset(
    "of the and de la le du des von van der den di da to et und y in at on a à á am d il li el em "
    "al del".split()
)
_WITH_DATES = frozenset(
    "st nd rd th d ten sten er near bei près nahe instant inst "
    "day morning forenoon noon afternoon evening night midnight c ca circa about "
    "before after early late abends morgens nachts mittags um".split()
)
_DASHES = "—–-"
_ENDS = ",:;.!" + _DASHES
_WORD = compiled(r"[^\W\d_][\w'’.-]*")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when first needed: most texts have no letter in them."""
    return compiled(pattern, re.IGNORECASE)


def may_be_formula(words: str) -> bool:
    """A quick look: short, and its first word is one that salutations and valedictions have.

    A line that ends like most sentences must be very short.
    """
    if not 2 <= len(words) <= 120 or (len(words) > 45 and words[-1] in ".?!\"”’'"):
        return False
    return words[:20].split(None, 1)[0].strip(",.:;!—–-").lower() in _FIRST


def is_salutation(words: str) -> bool:
    """True for “Dear Sir,”, “My dear Jane,—”, “Gentlemen:”.

    >>> is_salutation("My dear Jane,"), is_salutation("Dear me, it rains.")
    (True, False)
    """
    if len(words) > 75 or not may_be_formula(words) or not _compiled(_DEAR).match(words):
        return False
    if words.count(" ") > 7 or words.rstrip(".").endswith(("me", "oh")):
        return False
    # A stop or exclamation mark ends sentences as well: then only the barest forms.
    if words[-1] in ".!" and words.count(" ") > 3:
        return False
    named, end = words.rstrip(_ENDS), words[-1]
    if "," in named:
        return words.count(",") <= 2 and (end in ",:" or (end in _DASHES and words[-2] in ",:-"))
    return True


def run_in(text: str, start: int, end: int) -> int:
    """The place where a salutation ends that opens a paragraph and has a dash after it; else 0.

    >>> run_in("MY DEAR JANE,--It rains.", 0, 24), run_in("Dear me--it rains.", 0, 18)
    (13, 0)
    """
    if not text[start : start + 4].lower().startswith(_RUN_IN_FIRST):
        return 0
    found = _RUN_IN.match(text, start, end)
    return found.end() if found and text[found.end() - 1] in ",:;.!" else 0


def is_valediction(words: str) -> bool:
    """True for “Yours sincerely,”, “I remain, Sir, your obedient servant,”, “Best wishes”.

    >>> is_valediction("Yours ever,"), is_valediction("Yours is the best of them all.")
    (True, False)
    """
    return may_be_formula(words) and _compiled(_VALEDICTION).match(words) is not None


def leads_to_valediction(words: str) -> bool:
    """True for the first half of one set in two lines: “I remain, Madam,”.

    >>> leads_to_valediction("I remain, Madam,"), leads_to_valediction("I am tired of it.")
    (True, False)
    """
    return len(words) <= 75 and _compiled(_LEADING).match(words) is not None


def is_date(words: str) -> bool:
    """True for a line that is a date, with or without a place: “Bath, 5 May 1810”.

    >>> is_date("Bath, 5 May 1810"), is_date("In May 1810 she went to Bath.")
    (True, False)
    """
    if not 4 <= len(words) <= 80 or words[-1] in "?!;":
        return False
    if words[-1] == ":" and words.count(" ") > 4:
        return False
    if _DAY.fullmatch(words):
        return True
    months = _compiled(_MONTH)
    dated = _NUMERIC.search(words) or (months.search(words) and _DIGITS.search(words))
    if not dated:
        return False
    tokens = _WORD.findall(words)
    lower = [t for t in tokens if t[0].islower() and t not in _SMALL and not months.match(t)]
    lower = [t for t in lower if t.rstrip(".") not in _WITH_DATES]
    if lower or len(tokens) > 9:
        return False
    return not (words.endswith(".") and tokens and tokens[0].lower() in ("in", "on", "at", "by"))


def is_signature(words: str) -> bool:
    """True for a line that may be a name or an office under a letter.

    >>> is_signature("J. Smith,"), is_signature("He went away.")
    (True, False)
    """
    if not 1 <= len(words) <= 70 or words[-1] in "?!:;":
        return False
    bare = words.rstrip(".,")
    tokens = bare.replace(",", " ").split()
    if not tokens or len(tokens) > 9:
        return False
    begins = [t.lstrip('(["“—–-/')[:1] for t in tokens]
    capitals = sum(b.isupper() or t in _SMALL for b, t in zip(begins, tokens, strict=True))
    if capitals * 3 < len(tokens) * 2 or not (begins[0].isupper() or words[0] in "(—–-/"):
        return False
    return not (words.endswith(".") and len(tokens) > 4)


def is_postscript(words: str) -> bool:
    """True for a paragraph that begins with “P.S.”.

    >>> is_postscript("P.S. The cat is well."), is_postscript("Psalms are sung.")
    (True, False)
    """
    return _POSTSCRIPT.match(words) is not None


def postscript_label(words: str) -> int:
    """The length of the label of a postscript, its stop or colon included."""
    match = _POSTSCRIPT.match(words)
    return match.end() if match else 0

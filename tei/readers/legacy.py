"""Which of the encodings from before Unicode some bytes are in.

    b"Le th\\xe9\\xe2tre"        ->  "cp1252"
    b"Zdro\\xbfny cz\\xb3owiek"  ->  "iso8859_2"

For Latin letters the question is answered here: each encoding is tried, and the letters beyond
ASCII that come out must be those of one language. (General detectors take French in Windows-1252
for Central European.) Other scripts are told by charset-normalizer. Both read a sample only.
"""

from __future__ import annotations

from tei.regexes import compiled

_SAMPLE = 1 << 16
_LINES = 2000

# Tried in this order: of two that fit equally well, the first wins.
_LATIN = (
    "cp1252 cp1250 iso8859_2 cp1254 cp1257 mac_roman cp850 cp852 mac_latin2 iso8859_15 cp437"
).split()
_OTHER = (
    "cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic cp1253 iso8859_7 cp1255 cp1256 "
    "cp932 euc_jp gb18030 big5 euc_kr cp1252 cp1250 cp874"
).split()
_LETTERS = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöüß",  # German
    "áéíñóúüïàèòçłl",  # Spanish, Catalan
    "àèéìîòù",  # Italian
    "ãõâêôçáéíóúàü",  # Portuguese
    "åäöéæøà",  # Scandinavian
    "áðéíóúýþæö",  # Icelandic
    "áàâéèêëíïîóòôúùûç",  # Irish, Welsh, Dutch, and words borrowed from French
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
    "čćđšžéëäöü",  # Croatian, Slovene, Albanian
    "áéíóöőúüű",  # Hungarian
    "ăâîşţșțéöü",  # Romanian
    "çğıiöşüâîû",  # Turkish
    "ąčęėįšųūžāēģīķļņõäöü",  # Lithuanian, Latvian, Estonian
)
_PRINTERS = frozenset("“”‘’„‚«»‹›–—…•·§°£€¥©®™¶†‡¿¡ºª½¼¾×\u00a0\u00ad")

# A capital after a small letter (“caféÉtait”), a mark or a fraction in a word: no language's.
_MISFIT = compiled(
    "(?<=[a-z])[À-ÖØ-ÞŒŠŽŸĄĆĘŁŃŐŚŰŹŻČĎĚŇŘŤŮ]"
    "|[a-z][«»„“¿¡](?=[a-z])|[¼½¾](?=[a-z])"
)

_NAMES = {
    "ascii": "US-ASCII",
    "big5": "Big5",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "gb18030": "GB18030",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp932": "Windows-31J",
    "mac_roman": "macintosh",
    "mac_cyrillic": "x-mac-cyrillic",
    "mac_latin2": "x-mac-ce",
    "latin_1": "ISO-8859-1",
}


def iana_name(codec: str) -> str:
    """The name by which the world knows one of Python's codecs: `cp1252` -> `windows-1252`."""
    codec = codec.replace("-", "_")
    if codec in _NAMES:
        return _NAMES[codec]
    if codec.startswith("cp125"):
        return "windows-" + codec[2:]
    if codec.startswith("cp"):
        return "IBM" + codec[2:]
    return codec.replace("iso8859", "ISO-8859").replace("_", "-").upper()


def detect(data: bytes) -> str | None:
    """The codec whose letters make sense of the bytes, or None."""
    sample = _sample(data)
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    letters = sum(map(sample.count, b"aeinorstlu"))
    if high < 2 * letters:
        score, codec = max(
            ((_latin_score(sample, codec), codec) for codec in _LATIN), key=lambda pair: pair[0]
        )
        if score >= 0.7:
            return codec
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHER).best()
    return best.encoding if best else None


def _sample(data: bytes) -> bytes:
    """The lines in which something beyond ASCII stands, as many as are worth reading."""
    parts: list[bytes] = []
    size = at = 0
    high = compiled(rb"[\x80-\xff]")
    while size < _SAMPLE and len(parts) < _LINES and (found := high.search(data, at)):
        begin = max(data.rfind(b"\n", at, found.start()) + 1, at)
        if found.start() - begin > 400:  # a long line: from a space on, lest a letter be halved
            begin = data.find(b" ", found.start() - 400, found.start()) + 1 or found.start()
        at = data.find(b"\n", found.end(), found.end() + 4000) + 1
        if not at:
            at = data.rfind(b" ", found.end(), found.end() + 4000) + 1 or found.end() + 4000
        parts.append(data[begin:at])
        size += at - begin
    return b"\n".join(parts)


def _latin_score(sample: bytes, codec: str) -> float:
    """How many of the characters beyond ASCII are one language's, or a printer's, from 0 to 1."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    beyond = [c for c in text if c > "\x7f"]
    count = len(beyond)
    misfits = len(_MISFIT.findall(text))
    printers = sum(c in _PRINTERS for c in beyond)
    lower = [c.lower() for c in beyond]
    best = max(sum(c in language for c in lower) for language in _LETTERS)
    return (min(printers + best, count) - misfits) / count

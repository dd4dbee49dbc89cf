"""The language of words by the letters they are written with, where that tells it.

Few languages share the Greek, Hebrew, Korean or Georgian letters; of Cyrillic and Arabic ones some
belong to one language alone. Guidelines: CHLA (`xml:lang`), with the codes of RFC 5646.
"""

from __future__ import annotations

from tei.regexes import compiled

_SAMPLE = 4000  # characters
_FEWEST = 8  # letters of a text
# Name of a script (ISO 15924) -> its letters
SCRIPTS = {
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0620-\u06ff\u0750-\u077f",
    "Jpan": "\u3005\u3041-\u30ff",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
    "Kore": "\u1100-\u11ff\uac00-\ud7af",
    "Armn": "\u0531-\u0587",
    "Geor": "\u10a0-\u10ff",
    "Thai": "\u0e01-\u0e4e",
}
_ALONE = {"Hebr": "he", "Jpan": "ja", "Kore": "ko", "Armn": "hy", "Geor": "ka",
          "Thai": "th"}  # fmt: skip
ANY = "[" + "".join(SCRIPTS.values()) + "]"
# Letters that of the languages of a script only one has, the surest first
_TELLING = {
    "Cyrl": (("be", "ўЎ"), ("uk", "їЇєЄґҐ"), ("mk", "ѓЃќЌ"), ("sr", "ђЂћЋјЈљЉњЊ"), ("ru", "ыЫэЭёЁ"),
             ("uk", "іІ")),
    "Arab": (("ur", "ٹڈڑےں"), ("fa", "پچژگیک")),
    "Hebr": (("yi", "װױײ"),),
    "Hani": (("zh", "的了们們这這"), ("lzh", "之也者矣")),  # words of modern, of classical Chinese
}  # fmt: skip
_POLYTONIC = compiled("[\u1f00-\u1fff]")
_DEMOTIC = compiled("(?<!\\w)(?:δὲν|δεν|νὰ|να|θὰ|θα|εἶναι|είναι|στὸ|στο|στὴν|στην|μιὰ|μια)(?!\\w)")


def script_of(words: str) -> str:
    """The script that most letters of a sample belong to, "" for Latin and others.

    >>> script_of("Τὸ σχοινίον"), script_of("縄は長いものである"), script_of("a rope")
    ('Grek', 'Jpan', '')
    """
    sample = words[:_SAMPLE]
    if sample.isascii():
        return ""
    letters = sum(map(str.isalpha, sample))
    counts = {name: len(compiled(f"[{span}]").findall(sample)) for name, span in SCRIPTS.items()}
    if counts["Jpan"] * 10 > counts["Hani"]:
        counts["Jpan"] += counts.pop("Hani")
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] * 2 > letters else ""


def language_by_script(words: str) -> str:
    """The language of a text, if its letters tell it; "" if not.

    >>> language_by_script("Верёвка длинная"), language_by_script("Мотузка довга, і її люблять")
    ('ru', 'uk')
    >>> language_by_script("Τὸ σχοινίον ἐστὶ μακρόν"), language_by_script("Το σχοινί είναι μακρύ")
    ('grc', 'el')
    >>> language_by_script("The rope is long"), language_by_script("порт")
    ('', '')
    """
    sample = words[:_SAMPLE]
    script = script_of(sample)
    if not script:
        return ""
    if script == "Grek":
        demotic = _DEMOTIC.search(sample.lower())
        return "el" if demotic or not _POLYTONIC.search(sample) else "grc"
    for language, letters in _TELLING.get(script, ()):
        if any(letter in sample for letter in letters):
            return language
    if script == "Arab":
        return "ar"
    if script == "Cyrl":  # a long text without ы and э
        return "bg" if len(sample) > 200 and "ъ" in sample else ""
    return _ALONE.get(script, "")

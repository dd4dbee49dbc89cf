"""Tags of languages as browsers know them: what `xml:lang` says, made one of BCP 47, or nothing.

    eng  ->  en        fre-FR  ->  fr-FR        he-Hebr  ->  he        MP  ->  (nothing)

BCP 47 wants the shortest code of ISO 639 and no script that goes without saying; TEI has both.
RFC 5646, sections 2.2.1, 2.2.3 and 4.1; codes of ISO 639-2 with those of 639-1 beside them.
"""

from __future__ import annotations

import re

__all__ = ["tag"]

_CODES = (
    "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze "
    "ba:bak be:bel bg:bul bh:bih bi:bis bm:bam bn:ben bo:bod/tib br:bre bs:bos ca:cat ce:che "
    "ch:cha co:cos cr:cre cs:ces/cze cu:chu cv:chv cy:cym/wel da:dan de:deu/ger dv:div dz:dzo "
    "ee:ewe el:ell/gre en:eng eo:epo es:spa et:est eu:eus/baq fa:fas/per ff:ful fi:fin fj:fij "
    "fo:fao fr:fra/fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin "
    "ho:hmo hr:hrv ht:hat hu:hun hy:hye/arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk "
    "io:ido is:isl/ice it:ita iu:iku ja:jpn jv:jav ka:kat/geo kg:kon ki:kik kj:kua kk:kaz "
    "kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz "
    "lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri/mao mk:mkd/mac "
    "ml:mal mn:mon mr:mar ms:msa/may mt:mlt my:mya/bur na:nau nb:nob nd:nde ne:nep ng:ndo "
    "nl:nld/dut nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan "
    "pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron/rum ru:rus rw:kin sa:san sc:srd "
    "sd:snd se:sme sg:sag si:sin sk:slk/slo sl:slv sm:smo sn:sna so:som sq:sqi/alb sr:srp "
    "ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl "
    "tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven "
    "vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho/chi zu:zul "
)
_SHORT = {three: two for row in _CODES.split() for two, _, threes in [row.partition(":")]
          for three in threes.split("/")}  # fmt: skip
_TWO = frozenset(_SHORT.values())
_SCRIPTS = frozenset(
    "Arab Armi Armn Avst Beng Bopo Brai Cakm Cher Copt Cprt Cyrl Cyrs Deva Dsrt Egyp Ethi Geok "
    "Geor Glag Goth Grek Gujr Guru Hang Hani Hans Hant Hebr Hira Hrkt Ital Java Jpan Kana Khmr "
    "Knda Kore Laoo Latf Latg Latn Lina Linb Mand Mani Mlym Mong Mymr Nkoo Ogam Orkh Orya Osma "
    "Palm Phli Phlp Phlv Phnx Prti Rohg Runr Samr Sarb Sgnw Sinh Sogd Syrc Syre Syrj Syrn Taml "
    "Telu Tfng Tglg Thaa Thai Tibt Ugar Vaii Xpeo Xsux Yiii Zmth Zsym Zyyy".split()
)
# What goes without saying, by the registry's Suppress-Script.
_OWN = {
    "Latn": "en de fr es it la pt nl da sv no nb nn fi pl cs sk hu ro hr sl et lv lt is ga cy ca "
    "eu gl mt sq af tr vi id ms sw",
    "Cyrl": "ru uk bg be mk kk",
    "Arab": "ar fa ur ps",
    "Hebr": "he yi",
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Deva": "hi mr ne",
    "Thai": "th",
    "Jpan": "ja",
    "Kore": "ko",
    "Ethi": "am ti",
}
_UNSAID = {(code, script) for script, codes in _OWN.items() for code in codes.split()}
_REGION = re.compile(r"[A-Z]{2}|\d{3}")
_PRIVATE = re.compile(r"x(-[a-z0-9]{1,8})+", re.I)


def tag(said: str) -> str:
    """The tag for `lang`; "" where there is none that means anything.

    >>> [tag(t) for t in ("eng", "de_AT", "zh-hant-tw", "sr-Cryl", "grc", "English", "x-mine")]
    ['en', 'de-AT', 'zh-Hant-TW', 'sr', 'grc', '', 'x-mine']
    """
    words = said.strip().replace("_", "-")
    if _PRIVATE.fullmatch(words):
        return words.lower()
    first, *others = words.split("-")
    code = _SHORT.get(first.lower(), first.lower())
    if not (code in _TWO or (len(code) == 3 and code.isascii() and code.isalpha())):
        return ""
    parts = [code]
    if others and others[0].title() in _SCRIPTS:
        script = others.pop(0).title()
        if (code, script) not in _UNSAID:
            parts.append(script)
    if others and _REGION.fullmatch(others[0].upper()):
        parts.append(others[0].upper())
    return "-".join(parts)

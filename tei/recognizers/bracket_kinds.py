"""What a pair of square brackets means, by what is in it and what stands around it.

[in March 1953]     supplied      [sic], [!]            sic
[R]eaders           grammar       [...], [torn]         gap, remark
[word?]             unclear       [?]                   doubt
[Exit Tom.]         stage
[emphasis added]    note          [Smith 1999]          bibl
a[1], [U], [ ]      other         [@n='1'], //lb[1]     code (passed over in silence)
[ABC]               capitals      [Paris, 1919], [12]   dated, number: see `Surroundings`
[He falls.]         statement, which is a note, or in a play a direction: see `stage_directions`
"""

from __future__ import annotations

import re

from tei.recognizers.omissions import omission
from tei.regexes import compiled
from tei.resources import word_list

LONGEST = 1500

_DOTS = compiled(r"(?:[.…·•*_\s]|-|–|—)+")
_SIC = frozenset(["sic", "sic!", "!", "sic.", "sic?", "!!", "sic passim"])
_CODE = compiled(
    r"[@<>{}|\\^~#+]|(?<!^)=|::|//|\$(?!\d)|^[,;:)*]|\(\)|\w_\w|\*$|^\w+:\S|^[a-z]+(?:[A-Z]|\(\w)|^\w-\w$"
)
_WORD = compiled(r"[^\W\d_]")
_YEAR = compiled(
    r"(?:(?:c|ca|circa|about|before|after|late|early)\.? )?1?\d{3}s?(?: ?[-–/] ?\d{2,4})?\??"
)
_COMPLETED = compiled(r"(?:1\d|20)\[\d\d\]|(?:1\d\d|20\d)\[\d\]")
_NUMBERS = compiled(r"\d{1,3}(?: ?(?:[,;–-]|--) ?\d{1,3})*")
_ABBREVIATED = compiled(r"[A-Z][A-Z0-9/&.-]{1,7}")
_SIGNED = compiled(
    r"[-–—]\s*(?:the )?(?:eds?|tr|trans|transl|editors?|translators?|author|publisher)\b\.?$", re.I
)
_SIGNATURE = compiled(
    r"(?:Eds?|EDS?|Tr|TR|Trans|Translators?|Editors?|EDITORS?|The (?:translator|editor)s?)\.?"
)
_ANNOUNCED = compiled(
    r"(?:(?:editor|translator|author|publisher|transcriber|trans|transl|ed|tr)s?(?:[’']s|s[’'])?"
    r"\.? ?notes?\b|note(?: by [\w .]+)?[:.]|n\.? ?b\."
    r"|ed(?:itor|s)?\.?[:,—–-] |tr(?:ans(?:lator)?)?\.?[:,—–-] )",
    re.I,
)
# A stage direction: [Exit Tom.], [Enter two Gaolers], [Aside]
_STAGE = compiled(
    r"(?:Exit|Exeunt)(?:\.?$|[.,]? [\w ,.'’&-]{2,120}$)|(?:Enter|Re-?enter),? [\w ,.'’&-]{2,120}$"
    r"|(?:Aside|Exits|Dies|Kneels|Sings|Curtain(?: falls)?|Thunder(?: and lightning)?|Alarums?"
    r"|Flourish|Within)(?: to [A-Z][\w ]{1,30})?\.?$"
)
_REFERRING = compiled(r"(?:see|cf\.|compare|vide|vid\.) ", re.I)
# What explains or mends a word rather than supplies one: [i.e., 412], [recte 1848]
_EXPLAINING = compiled(
    r"(?:i\. ?e\.|viz\b|scil\.|sc\. |recte |rectius |that is[ ,]|namely[ ,]|d\. ?h\.|lies:? |"
    r"c['’]est[- ]à[- ]dire)", re.I
)  # fmt: skip
# A place in Scripture or a classic: [Eph. vi, 5.], [1 Cor. xiii. 4], [John 3:16], [Il. 6.146]
_PLACE_IN_WORK = compiled(
    r"(?:(?:[1-4]|I{1,3}|IV)\.? )?[A-Z][a-z]{1,14}\.?,? (?:[ivxlcIVXLC]{1,8}|\d{1,3})[.,:]\s?"
    r"\d{1,3}(?:[-–,; ]{1,2}\d{1,3}){0,4}\.?"
)
# A name, and further on a year: [Smith 1999], [Smith and Jones 1999a: 23; Brown, n.d.]
_CITED = compiled(
    r"(?:(?:see|cf\.|e\.g\.,?|also) )*"
    r"[A-ZÀ-Þ][\w’'/.&,\s()-]*?[,\s(](?:1[5-9]|20)\d\d[a-z]?\b[\w\s.,;:&()/–-]*"
)
_UNDATED = compiled(
    r"[A-ZÀ-Þ][\w’'/.&-]+(?: (?:and|&|et al\.?) ?[\w’'-]*)*,? (?:n\. ?d\.|forthcoming|in press)"
)
_PLACE_AND_YEAR = compiled(r"[^\W\d]+(?: [^\W\d]+)?, \d{4}")
_PARTICLES = frozenset(
    "and et al p pp f ff vol no ed eds de von van der du la le see cf e g also n d".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "spring summer autumn fall winter christmas easter jan feb mar apr jun jul aug sept sep oct "
    "nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_ENDINGS = frozenset(
    "s es ed d ing er ers or ors en n ly t st e ies y ist ists ism ity ness ment ments tion al ful "
    "less ’s 's able ation ations ian ians an ans in ic".split()
)


def kind_of(text: str, start: int, end: int) -> str:
    """The kind of the brackets `text[start:end]`, both included. See the table above."""
    if end - start > LONGEST:
        return "other"
    content = " ".join(text[start + 1 : end - 1].split())
    if not content:
        return "other"
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if _DOTS.fullmatch(content):
        return "gap" if content not in ("-", "*", "_", ".", "·", "•") else "other"
    lower = content.lower()
    if lower in _SIC:
        return "sic"
    if lower in ("?", "??", "sic??"):
        return "doubt"
    if _is_code(text, end, content, before, after):
        return "code"
    if before.isdecimal() and _COMPLETED.fullmatch(text[max(0, start - 3) : end].split()[-1]):
        return "supplied"  # 18[49]
    if before.isalpha() or (after.isalpha() and before != "]"):
        token = text[max(0, start - 60) : start].rpartition(" ")[2]
        return "code" if any(c in "/@=:" for c in token) else _in_word(content, before, after)
    return _of_words(text, start, end, content, lower)


def _is_code(text: str, end: int, content: str, before: str, after: str) -> bool:
    """True if the brackets are those of a formula, a pattern, a program, a path."""
    word = content[0].isalpha()
    if before and (before in "}/\\_$@#=<%^|" or (before == ")" and not word)):
        return True
    if after and after in "=_{+":
        return True
    if after and after in "/(" and not (word and text[end + 1 : end + 2].isalnum()):
        return True
    usage = content.isupper() and "..." in content  # [OPTION ...]
    return usage or bool(_CODE.search(content)) or (after == "[" and not word)


def _in_word(content: str, before: str, after: str) -> str:
    """`[R]eaders`, `assert[ed]`, `D[wight]`; `a[1]`, `line[n]` are subscripts."""
    bare = content.replace("’", "").replace("'", "").replace("-", "")
    if not bare.isalpha():
        if _NUMBERS.fullmatch(content):
            return "number"
        return "supplied" if " " in content and _WORD.search(content) else "other"
    if not before.isalpha():  # the beginning of a word
        return "grammar" if len(bare) == 1 else "supplied"
    if after.isalpha():
        return "supplied"
    if content in _ENDINGS:
        return "other" if content == "n" else "grammar"
    return "supplied" if len(bare) > 1 and bare.islower() else "other"


def _of_words(text: str, start: int, end: int, content: str, lower: str) -> str:
    """The kind of brackets that stand among words."""
    bare = lower.rstrip(".:")
    if _STAGE.match(content):
        return "stage"
    if _SIGNED.search(content) or _SIGNATURE.fullmatch(content) or _ANNOUNCED.match(content):
        return "note"
    if bare in word_list("editorial_remarks"):
        return "note"
    if omission(content) is not None:
        return "remark"
    if _NUMBERS.fullmatch(content):
        return "number"
    if not _WORD.search(content):
        return "supplied" if _YEAR.fullmatch(content) and len(content) > 3 else "other"
    if content in ("x", "X", "✓", "✔"):
        return "other"
    if _is_cited(content):
        return "dated" if _PLACE_AND_YEAR.fullmatch(content) else "bibl"
    if _PLACE_IN_WORK.fullmatch(content):
        return "bibl"
    if _REFERRING.match(content) or _EXPLAINING.match(content):
        return "note"
    if "?" in (content[0], content[-1]) and content.count(" ") < 2 and not _YEAR.fullmatch(content):
        return "unclear"
    if _ABBREVIATED.fullmatch(content) and content not in ("I", "A", "O"):
        return "capitals"
    if len(content) == 1:
        return _single(text, start, end, content)
    return "statement" if _is_statement(text, start, end, content) else "supplied"


def _is_cited(content: str) -> bool:
    """True for `[Smith 1999]`: names and years, with nothing but particles between them."""
    if not (_CITED.fullmatch(content) or _UNDATED.fullmatch(content)):
        return False
    words = compiled(r"[^\W\d_]+").findall(content)
    return all(
        w.lower() not in _MONTHS and (w[0].isupper() or w in _PARTICLES or len(w) == 1)
        for w in words
    )


def _single(text: str, start: int, end: int, content: str) -> str:
    """One letter: a word (`[a] man`), an initial (`Dr. [B].`), or a siglum, a variable."""
    if content in "aAIO":
        return "supplied"
    word = text[max(0, start - 20) : start].split(" ")[-2:]
    if content.isupper() and len(word) == 2 and word[0][:1].isupper() and not word[1]:
        title = word[0][-1] == "."
        if title or (word[0][-1].islower() and text[end : end + 1] in (".", "")):
            return "supplied"
    return "other"


def _is_statement(text: str, start: int, end: int, content: str) -> bool:
    """True for a whole sentence in brackets, where a sentence may stand: after a stop, alone."""
    if content[-1] not in ".!" or not content[0].isupper() or content.count(" ") < 2:
        return False
    last = content[:-1].rpartition(" ")[2]
    if len(last) < 3 or not last[-1].islower() or last.lower() in ("etc", "inc", "ltd", "bros"):
        return False
    above = text[max(0, start - 80) : start].rstrip(" \t")
    below = text[end : end + 80].lstrip(" \t")
    if (not above or above[-1] == "\n") and (not below or below[0] == "\n"):
        return True
    ends = above.rstrip().rstrip("\"'”’»)]")[-1:]
    return ends in ("", ".", "!", "?", ":", "—") and not below[:1].islower()


class Surroundings:
    """What the rest of a text says of brackets that could mean two things. Remembers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, bool] = {}

    def settle(self, kind: str, content: str) -> str:
        """The kind of `[ABC]`: supplied, if the text has ABC without brackets too. The kind of
        `[Paris, 1919]`: a reference, if a list of works has an entry that begins with the name.
        """
        words = content.partition(",")[0] if kind == "dated" else content
        if words not in self.known:
            self.known[words] = len(self.known) < 200 and (
                f"\n{words}, " in self.text if kind == "dated" else self.stands_bare(words)
            )
        if kind == "dated":
            return "bibl" if self.known[words] else "supplied"
        return "supplied" if self.known[words] else "other"

    def stands_bare(self, words: str) -> bool:
        """True if the words stand somewhere without brackets, as words of their own."""
        at = self.text.find(words)
        while at >= 0:
            around = self.text[at - 1 : at] + self.text[at + len(words) : at + len(words) + 1]
            if not around.isalnum() and not any(c.isalnum() or c in "[]" for c in around):
                return True
            at = self.text.find(words, at + 1)
        return False

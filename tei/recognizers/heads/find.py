"""Which lines are headings: candidates first, then a judgement in view of the whole text.

A text that underlines its headings has no others; one that sets them in capitals hardly any
others; only a text that does neither is searched for lines in title case and, with most care,
in sentence case. What a line says of itself (a number, a chapter) counts in any text.
"""

from __future__ import annotations

from collections import Counter

from tei.recognizers.heads.candidates import Candidate, candidates
from tei.recognizers.heads.context import Whole, following, is_set_off, look_at
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.shape import case_of, reads_like_a_sentence
from tei.recognizers.letters.formulas import is_signature, is_valediction
from tei.resources import word_list
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

NOTE_LABELS = frozenset(
    "notes;footnotes;endnotes;end notes;annotations;anmerkungen;references;"
    "notes and references;editorial notes;einzelnachweise;fußnoten;endnoten;notes et références;"
    "noten;note;przypisy;notas;notes de bas de page;notas al pie;voetnoten;примечания;сноски".split(
        ";"
    )
)
# The words of such a label: "Notas finales", "Anmerkungen und Literatur"
_NOTE_WORDS = frozenset(
    "notes footnotes endnotes anmerkungen fußnoten endnoten notas noten voetnoten note przypisy "
    "примечания сноски poznámky jegyzetek noter fotnoter noder".split()
)
_BESIDE_NOTES = frozenset(
    "and und et y e en i и och og a al del de la au fin final finales finais texto text texte "
    "testo to the zum bas page pie página references literature literatur quellen "
    "literaturverzeichnis références bibliographie bibliografía bibliografia referencias "
    "referências riferimenti bibliografici literatuur bibliography sources fuentes fontes "
    "& finali".split()
)
_NEVER = frozenset("the end;end;finis;fin;ende;p.s;ps;n.b;nb;continued;* * *".split(";"))
_STATED = ("transcribed ", "edited by", "translated ", "compiled by", "copied from", "printed for")
_WEAK = frozenset(["title", "sentence", "capitals"])
_CAPTIONED = frozenset("table tab figure fig chart diagram map plate box exhibit".split())

WHY = {
    "underlined": "a line with an underline below it",
    "hash": "a line that begins with the number signs of a heading",
    "keyword": "a line that names a numbered part of the text, such as a chapter",
    "numbered": "a short numbered line without closing stop, one of a series, before running text",
    "date": "a line that is nothing but a date, one of at least three that head entries",
    "capitals": "a short line in capitals, set off, before running text",
    "title": "a short line in title case without closing stop, set off, before running text",
    "sentence": "a short line without closing stop or finite verb, set off, before running text",
    "label": "the line that announces the notes below it",
    "works": "the line that announces the works listed below it",
}


def find(document: Document, layer: Layer) -> list[Candidate]:
    """The headings of the text, in order; those that other rules have taken are left out."""
    possible = list(candidates(document, layer))
    if not possible:
        return []
    whole = look_at(document, layer, possible)
    by_block = {c.block: c for c in possible}
    kinds = [_judge(c, whole, by_block) for c in possible]
    judged = [c._replace(kind=k) for c, k in zip(possible, kinds, strict=True) if k]
    # After a colon stands what it announces, unless the text has headings of this kind anyway.
    counts = Counter(c.kind for c in judged if not _after_colon(c, document))
    heads = [c for c in judged if (counts[c.kind] > 1 or not _after_colon(c, document))]
    if whole.style and counts["title"] + counts["sentence"] < 2:
        heads = [c for c in heads if c.kind not in ("title", "sentence")]
    return _without_empty(_without_lists(heads, document), document)


def _without_empty(heads: list[Candidate], document: Document) -> list[Candidate]:
    """A line at once above the next heading of a series under way would head nothing at all."""
    series: set[tuple[str, int]] = set()
    kept = []
    for head, below in zip(heads, [*heads, None][1:], strict=True):
        shape = below.shape if below else None
        if not (
            below
            and shape
            and head.kind in ("title", "sentence")
            and not head.shape.family
            and below.block == head.block + 1
            and (shape.family, shape.rank) in series
        ):
            kept.append(head)
        if head.shape.family:
            series.add((head.shape.family, head.shape.rank))
    return kept


def _after_colon(candidate: Candidate, document: Document) -> bool:
    """True if the words before a line that only looks like a heading end with a colon."""
    if candidate.kind not in _WEAK or not candidate.block:
        return False
    return document.text[document.blocks[candidate.block - 1].end - 1] == ":"


def _judge(candidate: Candidate, whole: Whole, by_block: dict[int, Candidate]) -> str:
    """The kind of heading a candidate is, or ""."""
    shape = candidate.shape
    words = shape.words
    if words[:12].lower().startswith(_STATED) and candidate.kind in ("", *_WEAK):
        return ""  # "Transcribed from the original by Anna Weiss"
    below = following(candidate, whole)
    plain = words.rstrip(".").lower()
    if heads_notes(plain):
        if below == "note":
            return "label"
        if plain != "references":
            return ""
    if candidate.kind:
        return candidate.kind if below else ""
    if _ends_letter(candidate, whole.document):
        return ""
    if below == "bibl" and plain in word_list("headings"):
        return "works"
    if below in ("", "note") or plain in _NEVER or not (shape.title or shape.family):
        return ""
    if is_date_line(words, 1):
        return "date" if whole.diary else ""
    blocks = whole.document.blocks
    block = blocks[candidate.block]
    previous = blocks[candidate.block - 1] if candidate.block else None
    before = whole.document.text[previous.end - 1] if previous else "."
    if before == "," or not is_set_off(candidate, whole):
        return ""
    if previous and before == ":" and (previous.end - previous.start < 25 or below == "short"):
        return ""  # a label and the first line of what it announces
    if shape.family:
        return _numbered(candidate, whole, by_block)
    if block.indent >= 3:
        above = by_block.get(candidate.block - 1)
        if shape.case != "capitals" or (
            previous and previous.indent >= 3 and not (above and above.kind)
        ):
            return ""
    if whole.style == "underlined":
        return ""
    if shape.case == "capitals":
        return _capitals(candidate, whole)
    if shape.words.split()[0].strip(".").lower() in _CAPTIONED and any(map(str.isdecimal, words)):
        return ""  # the caption of a table
    if ": " in words and _is_speech(words, whole.document, candidate.block):
        return ""
    if "(" in words and words[words.index("(") - 1 : words.index("(")].isalnum():
        return ""  # code: name(argument)
    if previous and _names_its_author(words, previous.indent, before):
        return ""
    return _plain(candidate, whole, below, before)


def _ends_letter(candidate: Candidate, document: Document) -> bool:
    """True for a valediction with a signature under it: “Ever your”, “Fritz”."""
    text, lines = document.text, document.lines
    end = min(candidate.end, lines[candidate.first + 1] - 1)
    if not is_valediction(text[candidate.start : end].strip()):
        return False
    signed = text[end : candidate.end].strip()
    if not signed and candidate.block + 1 < len(document.blocks):
        below = document.blocks[candidate.block + 1]
        signed = text[below.start : min(below.end, lines[below.first + 1] - 1)].strip()
    return is_signature(signed)


def _capitals(candidate: Candidate, whole: Whole) -> str:
    words = candidate.shape.words
    if whole.shouted or words in whole.repeated or len(words) < 5 or candidate.shape.tokens > 20:
        return ""
    return "" if words[-1] in "!?" and (whole.speech or candidate.shape.tokens < 4) else "capitals"


def _is_speech(words: str, document: Document, block: int) -> bool:
    """True for a question in an interview: the paragraph below begins with a speaker as well."""
    blocks = document.blocks
    if block + 1 >= len(blocks):
        return False
    below = document.text[blocks[block + 1].start : blocks[block + 1].start + 40]
    speaker, colon, _ = below.partition(": ")
    return bool(colon) and speaker.count(" ") < 4 and case_of(speaker) in ("title", "capitals")


def _names_its_author(words: str, indent: int, before: str) -> bool:
    """True for a name at once below a quotation: it says who said it."""
    if (indent < 2 and before not in '"”’»') or words.count(" ") > 4:
        return False
    return words.split()[0].strip(".,").capitalize() in word_list("given_names") or "," in words


def _plain(candidate: Candidate, whole: Whole, below: str, before: str) -> str:
    """A line in title or sentence case: nothing but its place and its words speak for it."""
    shape = candidate.shape
    if below == "letter" and shape.case == "title" and "," not in shape.words:
        below = "prose"  # the heading of a letter, not its dateline
    if below not in ("prose", "head", "figure", "bibl") or shape.tokens > 16:
        return ""
    if shape.tokens == 1:
        generic = shape.words.lower() in word_list("headings")
        alone = not whole.speech and before in '.?!:”")]’'
        return "title" if generic or alone else ""
    if shape.words.lower() in word_list("headings"):
        return "title"
    if shape.case == "title" and shape.words[-1] not in ".!":
        return "title"
    if shape.case != "sentence" or whole.speech or shape.tokens > 12:
        return ""
    if shape.words[-1] in ".!" or reads_like_a_sentence(shape):
        return ""
    return "sentence"


def _numbered(candidate: Candidate, whole: Whole, by_block: dict[int, Candidate]) -> str:
    """A numbered line: a heading if its like precede or follow it elsewhere, not next to it."""
    shape = candidate.shape
    if shape.tokens > 16 or (shape.title and shape.title[-1] in ".!" and shape.case != "capitals"):
        return ""
    if shape.title and shape.case == "lower" and shape.rank < 2:
        return ""
    for neighbour in (candidate.block - 1, candidate.block + 1):
        other = by_block.get(neighbour)
        if other and other.shape.family == shape.family and other.shape.rank == shape.rank:
            return ""
    *upper, value = shape.number
    for near in (value - 1, value + 1):
        if (shape.family, shape.rank, (*upper, near)) in whole.numbers:
            return "numbered"
    if shape.rank > 1 and shape.family == "decimal":
        return "numbered"
    return "numbered" if shape.title.lower() in word_list("headings") else ""


def _without_lists(heads: list[Candidate], document: Document) -> list[Candidate]:
    """Three or more lines in a row that look like headings are a list, or a table of contents."""
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for head in [*heads, None]:
        if head and run and _follows(run[-1], head, document):
            run.append(head)
            continue
        weak = sum(h.kind in _WEAK for h in run)
        close = any(document.blocks[h.block].blank_before == 0 for h in run[1:])
        series = Counter((h.shape.family, h.shape.rank) for h in run if h.shape.number)
        for h in run:
            listed = series[h.shape.family, h.shape.rank] > 2 - close and not h.underline
            if not listed and not (weak > 2 and h.kind in _WEAK):
                kept.append(h)
        run = [head] if head else []
    return kept


def _follows(above: Candidate, head: Candidate, document: Document) -> bool:
    """True if a heading stands at once below another, and not where a new series begins."""
    lines = 1 + (above.underline is not None and not document.wrapped)
    if head.block != above.block + lines:
        return False
    old, new = above.shape, head.shape
    again = new.family == old.family and new.rank == old.rank and new.number <= old.number
    wide = document.blocks[head.block].blank_before
    return not (new.number and (again or (wide > 1 and not old.number)))


def heads_notes(words: str) -> bool:
    """True of a line in lower case that heads notes, in the languages of Europe.

    >>> heads_notes("notas finales"), heads_notes("notes et bibliographie"), heads_notes("nota x")
    (True, True, False)
    """
    if words in NOTE_LABELS:
        return True
    first, *others = words.split() or [""]
    return first in _NOTE_WORDS and 0 < len(others) < 5 and _BESIDE_NOTES.issuperset(others)

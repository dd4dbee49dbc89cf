"""Speakers' labels: the form that recurs in a text, and the evidence that they are speakers.

    CROWE. The tide is late.      CROWE (rising). The tide ...      form "capitals ."
    TH: When was that?            THOMAS HALE: When ...             form "capitals :"
    _Crowe._ The tide is late.                                      form "italics"
    Mary: When was that?                                            form "name :"

One form is a play's or an interview's: two speakers at least who speak twice, and something that
says that people talk here: acts, stage directions, questions, the word "interview".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_LABEL = compiled(
    rf"(?P<name>_?[{_CAPITAL}](?:[{_CAPITAL}'’ .&-]{{0,28}}[{_CAPITAL}])?"
    rf"|_[{_CAPITAL}][\w'’ .-]{{0,24}}?|[{_CAPITAL}][\w'’-]+(?: [{_CAPITAL}][\w'’-]*\.?){{0,2}})"
    r"(?P<aside>,? ?[(\[][^()\[\]\n]{1,90}[)\]]|, [a-zà-ÿ][^.:\n]{1,60})?"
    r"(?P<stop>[.:]_?)(?P<after>[ \t]*_?[(\[]_?(?!\d)[^()\[\]\n]{1,90}[)\]])?(?=\s|$|--|—)"
)
# What stands before a colon or stop in capitals without being anybody's name.
_NOBODY = frozenset(
    "resolved noted agreed action actions present absent apologies note notes nb date dated place "
    "subject from to re cc bcc motion moved carried vote ayes nays summary abstract keywords "
    "title author authors source sources obverse reverse obv rev recto verso example examples "
    "figure table chapter act scene part section appendix item items answer-key ps warning tip "
    "step result results method methods background conclusion conclusions objective objectives "
    "song finis curtain prologue epilogue provenance condition literature references bibliography "
    "editor editors translator".split()
)
_ROLES = frozenset(
    "q a question answer interviewer interviewee moderator chairman chair chairperson host guest "
    "narrator reporter speaker voice audience all both clerk counsel court witness judge "
    "president minister".split()
)
_HEADING = compiled(
    r"(?m)^[ \t_]*(?:ACT|SCENE|ACTE|SC[EÈ]NE|AKT|AUFZUG|SZENE|ATTO|ACTO) [^\n]{1,80}$"
)
_DIRECTION = compiled(r"\b(?:Exit|Exeunt|Re-?enter|Enter)\b [^\n]{0,60}|\b(?:Exit|Exeunt)\b")
_TALK = compiled(
    r"(?i)\b(?:interview|dialogue|oral history|transcri(?:pt|bed)|colloquy|comedy|tragedy"
    r"|a drama|a play)\b"
)
_MANY = 12
_SIZE = 1200  # characters at the beginning that say what a text is
_FORMS = ("italics", "capitals .", "capitals :", "name :")


class Label(Record):
    """A block that begins with a speaker's label: `text[start:name]` is the speaker with its stop,
    `text[name:end]` a direction printed with it; `block` is the block's number.
    """

    block: int
    start: int
    name: int
    end: int
    who: str
    form: str


def labels_of(document: Document, layer: Layer) -> list[Label]:
    """The labels of the form that the text's speeches have, in order; [] if it has no speeches."""
    blocks = document.blocks
    if len(blocks) < 4:
        return []
    # A text of speeches shows some in any sample of its blocks.
    step = 1 if len(blocks) < 48 else len(blocks) // 24
    text = document.text
    if not any(_label(text, blocks, i) for i in range(0, len(blocks), step)):
        return []
    found = [
        label
        for i in range(len(blocks))
        if (label := _label(text, blocks, i)) and layer.is_free(blocks[i].first, blocks[i].last)
    ]
    for form in _FORMS:
        mine = [label for label in found if label.form == form]
        while mine and text[mine[0].name - 1] == ",":
            del mine[0]  # "ANNE, daughter to the King." is of a cast
        if len(mine) > 3 and _are_speakers(text, blocks, mine):
            return mine
    return []


def _label(text: str, blocks: Sequence[Block], index: int) -> Label | None:
    block = blocks[index]
    start = block.start
    first = text[start]
    if not (first.isupper() or first == "_"):
        return None
    match = _LABEL.match(text, start, block.end)
    if match is None:
        return None
    name, stop = match["name"], match["stop"]
    who = name.strip("_ .").upper()
    bare = name.strip("_")
    if name[0] == "_":
        form = "italics" if stop[-1] == "_" or name[-1] == "_" else ""
    elif bare.isupper():
        form = f"capitals {stop[0]}" if stop[-1] != "_" else ""
    else:
        form = "name :" if stop == ":" else ""
    if not form or who.lower() in _NOBODY or who.split()[0].lower() in _NOBODY:
        return None
    end = match.end()
    aside = match.start("aside") if match["aside"] else -1
    if aside >= 0 and text[aside] == "," and not _heads_lines(text, blocks, index, end):
        return None
    speaker = aside + (text[aside] == ",") if aside >= 0 else match.end("stop")
    if form == "capitals ." and len(who) < 2 and who not in "QA":
        return None
    return Label(index, start, speaker, end, who, form)


def _heads_lines(text: str, blocks: Sequence[Block], index: int, end: int) -> bool:
    """True if a label has a line to itself, and words without a label stand right below it."""
    block = blocks[index]
    if end < block.end:
        return text[end : end + 2].strip(" \t")[:1] == "\n"
    if index + 1 == len(blocks) or blocks[index + 1].blank_before:
        return False
    return _LABEL.match(text, blocks[index + 1].start, blocks[index + 1].end) is None


def _are_speakers(text: str, blocks: Sequence[Block], mine: list[Label]) -> bool:
    counts = Counter(label.who.split()[-1] for label in mine)
    recurring = {who for who, count in counts.items() if count > 1}
    spoken = sum(counts[who] for who in recurring)
    if len(recurring) < 2 or 10 * spoken < 5 * len(mine):
        return False
    if max(map(len, recurring)) < 2 and recurring != {"Q", "A"} and len(mine) < _MANY:
        return False  # A: and B: are two readings, two manuscripts
    within = mine[-1].block - mine[0].block + 1
    form = mine[0].form
    if len(mine) * 10 < within * (3 if form in ("italics", "capitals .") else 5):
        return False
    if form == "name :":
        given = word_list("given_names")
        people = {label.who.split()[0] for label in mine if label.who.split()[-1] in recurring}
        known = sum(who.capitalize() in given or who.lower() in _ROLES for who in people)
        if 2 * known < len(people):
            return False
    asked = sum("?" in text[label.end : blocks[label.block].end] for label in mine)
    if 6 * asked >= len(mine) or _TALK.search(text, 0, _SIZE):
        return True
    start, end = mine[0].start, blocks[mine[-1].block].end
    return bool(_HEADING.search(text) or _DIRECTION.search(text, start, end))

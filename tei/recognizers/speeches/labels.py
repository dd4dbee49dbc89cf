"""Speakers' labels: the form that recurs in a text, and the evidence that they are speakers.

    CROWE. The tide is late.      CROWE (rising). The tide ...      form "capitals ."
    TH: When was that?            THOMAS HALE: When ...             form "capitals :"
    _Crowe._ The tide is late.                                      form "italics"
    Mary: When was that?                                            form "name :"

One form is a play's or an interview's: two speakers at least who speak twice, and something that
says that people talk here: acts, stage directions, the word "interview". Diaries, gazetteers,
glossaries and recipes have such labels too, so a text that says nothing of the kind has speeches
only where people take turns and questions are answered (see `_take_turns`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tei.recognizers.speeches.cast import TITLES, Cast, cast_of, speakers_of
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
    "editor editors translator monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu thurs fri sat lord's january february july september october november december "
    "feb aug sept oct nov dec codex editio".split()
)
# Names of persons too, or the signs of their names: nobody where no play or interview is announced.
_DOUBTFUL = frozenset(
    "march april may june august jan mar apr jun jul sun easter christmas ms mss ed edd eds "
    "cod codd om add del corr coni conj vulg lxx vg cet rell secl tr transp".split()
)
_ROLES = frozenset(
    "q a question answer interviewer interviewee moderator chairman chair chairperson host guest "
    "narrator reporter speaker voice audience all both clerk counsel court witness judge "
    "president minister".split()
)
_HEADING = compiled(
    r"(?m)^[ \t_]*(?:ACT|SCENE|ACTE|SC[EÈ]NE|AKT|AUFZUG|SZENE|ATTO|ACTO) "
    r"(?!OF\b|FOR\b|TO\b|NO\b)[^\n]{1,80}$"
)
_DIRECTION = compiled(r"(?m)(?:^[ \t]*|[\[(_]|  )(?:Exit|Exeunt|Re-?enter|Enter)\b")
_TALK = compiled(
    r"(?i)\b(?:interview(?:ed)?|dialogue|oral history|transcript|colloquy)\b"
    r"|\b(?:a|in (?:one|two|three|four|five) acts?:? a) (?:comedy|tragedy|drama|play)\b"
)
_MANY = 12
_CLOSING = "\"'”’)_]"
_SIZE = 1200  # characters at the beginning that say what a text is
_FORMS = ("italics", "capitals .", "capitals :", "name :")


class Speeches(Record):
    """The labels of a text. `staged` if acts or directions say that it is a play, `announced` if
    its beginning says that people talk in it; `cast` is the list of those who do.
    """

    labels: list[Label]
    staged: bool
    announced: bool
    cast: Cast | None = None


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


def labels_of(document: Document, layer: Layer) -> Speeches | None:
    """The labels of the form that the text's speeches have, in order; None if it has none."""
    blocks = document.blocks
    if len(blocks) < 4:
        return None
    # A text of speeches shows some in any sample of its blocks.
    step = 1 if len(blocks) < 48 else len(blocks) // 24
    text = document.text
    if not any(_label(text, blocks, i) for i in range(0, len(blocks), step)):
        return None
    found = [
        label
        for i in range(len(blocks))
        if (label := _label(text, blocks, i)) and layer.is_free(blocks[i].first, blocks[i].last)
    ]
    cast = cast_of(document, layer) if found else None
    if cast is not None:
        found = [label for label in found if not cast.holds(label.block)]
    for form in _FORMS:
        mine = [label for label in found if label.form == form]
        while mine and text[mine[0].name - 1] == ",":
            del mine[0]  # "ANNE, daughter to the King." is of a cast
        if len(mine) < 4:
            continue
        staged = _is_staged(text, mine[0].start, blocks[mine[-1].block].end)
        announced = bool(_TALK.search(text, 0, _SIZE))
        if not staged and not (announced and form.endswith(":")):
            mine = [label for label in mine if label.who.lower() not in _DOUBTFUL]
        if len(mine) > 3 and (
            (cast is not None and _are_listed(document, cast, mine))
            or (
                _are_speakers(blocks, mine)
                and (staged or _take_turns(text, blocks, mine, announced))
            )
        ):
            return Speeches(mine, staged or cast is not None, announced, cast)
    return None


def _are_listed(document: Document, cast: Cast, mine: Sequence[Label]) -> bool:
    """True if the list of the play's people has two of the speakers, and most of the labels are
    of such.
    """
    roles = speakers_of(document, cast, [label.who for label in mine])
    listed = sum(label.who in roles for label in mine)
    return len(set(roles.values())) > 1 and 2 * listed > len(mine)


def _label(text: str, blocks: Sequence[Block], index: int) -> Label | None:
    block = blocks[index]
    start = block.start
    first = text[start]
    if not (first.isupper() or first == "_"):
        return None
    space = text.find(" ", start, block.end)
    if space > 0 and text[space + 1].islower() and text[start:space].isalpha():
        return None  # "The tide": so most paragraphs begin, and the pattern takes far longer
    match = _LABEL.match(text, start, block.end)
    if match and (cut := _end_of_name(match["name"])):  # "BEN. I, sir."
        match = _LABEL.match(text, start, start + cut + 1)
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
    words = who.lower().replace("’", "'").split()
    if not form or words[0] in _NOBODY or " ".join(words) in _NOBODY:
        return None
    end = match.end()
    aside = match.start("aside") if match["aside"] else -1
    if aside >= 0 and text[aside] == "," and not _heads_lines(text, blocks, index, end):
        return None
    speaker = aside + (text[aside] == ",") if aside >= 0 else match.end("stop")
    if form == "capitals ." and len(who) < 2 and who not in "QA":
        return None
    return Label(index, start, speaker, end, who, form)


def _end_of_name(name: str) -> int:
    """Where a name in capitals ends before capitals that somebody says, after its stop; else 0."""
    at = name.find(". ")
    while at >= 0:
        word = name[:at].rpartition(" ")[2].strip("_")
        if len(word) > 1 and word not in TITLES:
            return at + 1
        at = name.find(". ", at + 1)
    return 0


def _heads_lines(text: str, blocks: Sequence[Block], index: int, end: int) -> bool:
    """True if a label has a line to itself, and words without a label stand right below it."""
    block = blocks[index]
    if end < block.end:
        return text[end : end + 2].strip(" \t")[:1] == "\n"
    if index + 1 == len(blocks) or blocks[index + 1].blank_before:
        return False
    return _LABEL.match(text, blocks[index + 1].start, blocks[index + 1].end) is None


def _is_staged(text: str, start: int, end: int) -> bool:
    """True if headings of acts, or directions among the labels, make a play of the text."""
    return bool(_HEADING.search(text) or _DIRECTION.search(text, start, end))


def _recurring(mine: list[Label]) -> Counter[str]:
    """How often each speaker speaks who does so more than once, by the last word of the name."""
    counts = Counter(label.who.split()[-1] for label in mine)
    return Counter({who: count for who, count in counts.items() if count > 1})


def _are_speakers(blocks: Sequence[Block], mine: list[Label]) -> bool:
    """True if labels recur as speakers' do: several people, each more than once, near together."""
    recurring = _recurring(mine)
    if len(recurring) < 2 or 2 * recurring.total() < len(mine):
        return False
    if max(map(len, recurring)) < 2 and set(recurring) != {"Q", "A"} and len(mine) < _MANY:
        return False  # A: and B: are two readings, two manuscripts
    within = mine[-1].block - mine[0].block + 1
    if all(blocks[label.block].blank_before for label in mine[1:]):
        # Lines with no blank between them are of one speech, however many.
        within = sum(block.blank_before > 0 for block in blocks[mine[0].block : mine[-1].block + 1])
    form = mine[0].form
    if len(mine) * 10 < within * (3 if form in ("italics", "capitals .") else 5):
        return False
    return form != "name :" or _are_people(mine)


def _are_people(mine: list[Label]) -> bool:
    """True if half of the speakers have a given name, or a role in a conversation."""
    given, recurring = word_list("given_names"), _recurring(mine)
    people = {
        label.who.split()[0].strip(".") for label in mine if label.who.split()[-1] in recurring
    }
    known = sum(who.capitalize() in given or who.lower() in _ROLES for who in people)
    return 2 * known >= len(people)


def _take_turns(text: str, blocks: Sequence[Block], mine: list[Label], announced: bool) -> bool:
    """True if labels are of people who answer each other, where no act or direction says so.

    Somebody else follows nearly always, words begin as sentences do, and the labels are no places.
    Where the text does not call itself an interview or the like, a quarter of what is said must
    be questions to the next speaker, and in the forms that dictionaries have, names be people's.
    """
    changes = sum(one.who != two.who for one, two in pairwise(mine))
    if 4 * changes < 3 * (len(mine) - 1):
        return False
    form = mine[0].form
    dotted = form in ("capitals .", "italics")
    if dotted and any(_is_place(who) for who in _recurring(mine)):
        return False
    said = [text[label.end : blocks[label.block].end].strip() for label in mine]
    first = [next((c for c in words if c.isalpha()), "") for words in said]
    if (form == "name :" or not announced) and 2 * sum(map(str.islower, first)) > len(mine):
        return False
    asked = sum(
        words.rstrip(_CLOSING).endswith("?") and one.who != two.who
        for words, (one, two) in zip(said, pairwise(mine), strict=False)
    )
    people = not dotted or _are_people(mine)
    if announced:
        return people or asked > 0
    near = 3 * len(mine) >= 2 * (mine[-1].block - mine[0].block + 1)
    return people and near and asked > 1 and 4 * asked >= len(mine)


def _is_place(who: str) -> bool:
    """True if a label in capitals or italics is in the lists of places, and no given name."""
    name = who.title()
    return name not in word_list("given_names") and (
        name in word_list("places") or name in word_list("countries")
    )

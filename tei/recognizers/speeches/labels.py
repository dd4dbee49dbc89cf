"""Speakers' labels: the form that recurs in a text, and the evidence that they are speakers.

    CROWE. The tide is late.      CROWE (rising). The tide ...      form "capitals ."
    TH: When was that?            THOMAS HALE: When ...             form "capitals :"
    _Crowe._ The tide is late.                                      form "italics"
    Mary: When was that?                                            form "name :"
    Sir Gil. The tide is late.                                      form "name ."
    CROWE, rising                 or CROWE (rising)                 form "line"
    The tide is late.             The tide is late.

The last two are known only by acts and scenes, or by a list of the play's people. One form is a
play's or an interview's: two speakers at least who speak twice, and something that says that people
talk here: acts, stage directions, the word "interview". Diaries, gazetteers, glossaries and recipes
have such labels too, so a text that says nothing of the kind has speeches only where people take
turns and questions are answered (see `take_turns`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tei.recognizers.heads.shape import shape_of
from tei.recognizers.speeches.cast import TITLES, Cast, cast_of, speakers_of
from tei.recognizers.speeches.evidence import HEADING, TALK, are_speakers, is_staged, take_turns
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_LABEL = compiled(
    rf"(?P<name>_?[{_CAPITAL}](?:[{_CAPITAL}'’ .&-]{{0,28}}[{_CAPITAL}])?"
    rf"(?: (?:and|und|et|y|e) [{_CAPITAL}][{_CAPITAL}'’ .-]{{0,28}}[{_CAPITAL}])?"
    rf"|_[{_CAPITAL}][\w'’ .-]{{0,24}}?|[{_CAPITAL}][\w'’-]+(?: [{_CAPITAL}][\w'’-]*\.?){{0,2}})"
    r"(?P<aside>,? ?[(\[][^()\[\]\n]{1,90}[)\]]|, [a-zà-ÿ][^.:\n]{1,90})?"
    r"(?P<stop>[.:]_?|(?<=[)\]])(?=—))"
    r"(?P<after>[ \t]*_?[(\[]_?(?!\d|inaudible|unclear|indistinct|unintelligible)"
    r"[^()\[\]\n]{1,90}[)\]])?(?=\s|$|--|—)"
)
# Of a line by itself; and names as old editions shorten them
_ALONE = compiled(
    rf"(?P<name>[{_CAPITAL}][{_CAPITAL}'’ .&-]{{0,28}}[{_CAPITAL}]"
    rf"(?: (?:and|und|et|y|e) [{_CAPITAL}][{_CAPITAL}'’ .-]{{0,28}}[{_CAPITAL}])?)"
    r"(?P<aside>,? ?[(\[][^()\[\]\n]{1,90}[)\]]|, [a-zà-ÿ][^.:\n]{1,90})?"
    r"(?P<stop>)(?P<after>)(?=\n|$)"
)
_SHORT = compiled(
    r"(?P<name>(?:(?:Mrs?|Miss|Sir|Lady|Lord|Capt|Dr|Don|Duke|King|Queen|Prince|Old|Young|First|"
    rf"Second|Third|Fourth)\.? )?[{_CAPITAL}][\w'’-]{{0,14}}(?: [{_CAPITAL}])?)"
    r"(?P<aside> [(\[][^()\[\]\n]{1,90}[)\]])?"
    r"(?P<stop>\.)(?P<after>[ \t]*_?[(\[]_?(?!\d)[^()\[\]\n]{1,90}[)\]])?(?=\s)"
)
_JOINT = compiled(r" (?:and|und|et|y|e) ")
# What stands before a colon or stop in capitals without being anybody's name.
_NOBODY = frozenset(
    "resolved noted agreed action actions present absent apologies note notes nb date dated place "
    "subject from to re cc bcc motion moved carried vote ayes nays summary abstract keywords "
    "title author authors source sources obverse reverse obv rev recto verso example examples "
    "figure table chapter act scene part section appendix item items answer-key warning tip "
    "step result results method methods background conclusion conclusions objective objectives "
    "song finis curtain prologue epilogue provenance condition literature references bibliography "
    "editor editors translator monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu thurs fri sat lord's january february july september october november december "
    "feb aug sept oct nov dec codex editio fin ende telón rideau vorhang enter exit exeunt".split()
)
# Before a colon: what the scene is. TIME with a stop may be somebody in a masque.
_SCENERY = frozenset(("time", "setting", "scene", "at rise"))
# Names of persons too, or the signs of their names: nobody where no play or interview is announced.
_DOUBTFUL = frozenset(
    "ps march april may june august jan mar apr jun jul sun easter christmas ms mss ed edd eds "
    "cod codd om add del corr coni conj vulg lxx vg cet rell secl tr transp".split()
)
# What somebody says before a stop, however often
_ANSWERS = frozenset(
    "yes no ay aye nay yea oh ah well indeed alas now come what why here there then so thus true "
    "good right farewell amen never enough silence ja nein ach wohl gut nun oui non ah bien sí no "
    "bien ay first second third finally".split()
)
_SIZE = 1200  # characters at the beginning that say what a text is
_FORMS = ("italics", "capitals .", "capitals :", "name :", "line", "name .")
_SURE = frozenset(("line", "name ."))  # forms that much else has: only in plays that say so


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
    forms = {one.form for i in range(0, len(blocks), step) if (one := _label(text, blocks, i))}
    if not forms:
        return None
    cast = cast_of(document, layer)
    if forms <= _SURE and not _is_play(text, cast):
        return None
    found = [
        label
        for i in range(len(blocks))
        if (label := _label(text, blocks, i)) and layer.is_free(blocks[i].first, blocks[i].last)
    ]
    if cast is not None:
        found = [label for label in found if not cast.holds(label.block)]
    forms = {label.form for label in found}
    if forms & _SURE and not _is_play(text, cast):
        forms -= _SURE
    for form in filter(forms.__contains__, _FORMS):
        same = {label.who for label in found if label.form == form}
        mine = [
            one._replace(form=form)
            for one in found
            if one.form == form or (same and _is_like(one, form, same))
        ]
        while mine and text[mine[0].name - 1] == ",":
            del mine[0]  # "ANNE, daughter to the King." is of a cast
        if form == "name .":
            mine = _known(document, cast, mine)
        if cast is not None:  # and so it is not the first block
            mine = [label for label in mine if not _names_only(document, cast, label)]
        if len(mine) < 4:
            continue
        staged = is_staged(text, mine[0].start, blocks[mine[-1].block].end)
        announced = bool(TALK.search(text, 0, _SIZE))
        if not staged and not (announced and form.endswith(":")):
            mine = [label for label in mine if label.who.lower() not in _DOUBTFUL]
        if len(mine) > 3 and (
            (cast is not None and _are_listed(document, cast, mine))
            or (
                are_speakers(blocks, mine) and (staged or take_turns(text, blocks, mine, announced))
            )
        ):
            return Speeches(mine, staged or cast is not None, announced, cast)
    return None


def _is_play(text: str, cast: Cast | None) -> bool:
    """True of a text that says itself that it is a play: by acts, or a list of its people."""
    return cast is not None or HEADING.search(text) is not None


def _is_like(label: Label, form: str, same: set[str]) -> bool:
    """True of `CROWE (rising)` on a line by itself among labels in capitals with a stop, and of
    `Thomas Hale:` among those that are initials (`same`).
    """
    if label.form == "name :":
        initials = "".join(word[0] for word in label.who.split())
        return form == "capitals :" and len(initials) > 1 and initials in same
    return label.form == "line" and label.name < label.end and form.startswith("capitals")


def _known(document: Document, cast: Cast | None, mine: list[Label]) -> list[Label]:
    """Those of the labels that recur, or that the list of people has: “Indeed.” may begin too."""
    counts = Counter(label.who for label in mine if label.who.lower() not in _ANSWERS)
    listed = speakers_of(document, cast, list(counts)) if cast else {}
    return [label for label in mine if counts[label.who] > 1 or label.who in listed]


def _names_only(document: Document, cast: Cast, label: Label) -> bool:
    """True of `Karlos. Domingo.` under the heading of a scene: who is in it, not what is said."""
    text, blocks = document.text, document.blocks
    above = blocks[label.block - 1]
    if above.end - above.start > 90 or not shape_of(text[above.start : above.end]).family:
        return False
    said = text[label.end : blocks[label.block].end].strip().upper()
    names = [name.strip() for name in said.rstrip(".").replace(",", ".").split(".")]
    if not names[0] or said[-1] in "!?" or len(names) > 12:
        return False
    return len(speakers_of(document, cast, [label.who, *names])) == len({label.who, *names})


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
    word = text[start:space]
    if space > 0 and text[space + 1].islower() and word.isalpha() and not word[1:].isupper():
        return None  # "The tide": so most paragraphs begin, and the pattern takes far longer
    match = _LABEL.match(text, start, block.end)
    if match and (cut := _end_of_name(match["name"])):  # "BEN. I, sir."
        match = _LABEL.match(text, start, start + cut + 1)
    if match is None and (match := _ALONE.match(text, start, block.end)):
        if shape_of(match["name"]).family or not _heads_lines(text, blocks, index, match.end()):
            return None
    elif match is None or (match["stop"] == "." and not _JOINT.sub(" ", match["name"]).isupper()):
        match = _SHORT.match(text, start, block.end)
    if match is None:
        return None
    name, stop = match["name"], match["stop"] or "."
    who = name.strip("_ .").upper()
    bare = name.strip("_")
    if name[0] == "_":
        form = "italics" if stop[-1] == "_" or name[-1] == "_" else ""
    elif match.re is _ALONE:
        form = "line"
    elif _JOINT.sub(" ", bare).isupper():
        form = f"capitals {stop[0]}" if stop[-1] != "_" else ""
    else:
        form = "name :" if stop == ":" else "name ." if match.re is _SHORT else ""
    words = who.lower().replace("’", "'").split()
    if not form or words[0] in _NOBODY or " ".join(words) in _NOBODY:
        return None
    if stop == ":" and " ".join(words) in _SCENERY:
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
    label = _LABEL.match(text, blocks[index + 1].start, blocks[index + 1].end)
    return label is None or (label["aside"] or "")[:1] == ","  # "Philon, you are late."

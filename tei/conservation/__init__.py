"""Promise 1: every character of the source stands in the TEI, in order, and nothing else does.

A TEI tree is read back as the text its source must have had (`stream`): what an encoding took
out of the text stands in attributes, and is put back where it stood.

    <q rend="pre(“) post(”)">no</q>               “no”
    <supplied rend="brackets">in March</supplied>   [in March]
    <quote rend="block lines(>)">A  B</quote>       > A, and on the next line, > B
    <item n="1.">wool</item>                        1. wool
    <note n="1" rend="pre((1))">See there.</note>   (1) See there.
    <pb n="23" rend="pre([p.) post(])"/>            [p. 23]
    <graphic url="gate.jpg"/>                       gate.jpg

What is printed as a label is compared to the letter. Where nothing says that `@n` is printed (a
`<note>` or `<pb>` without marks, an `<item>` of a list that is not `numbered` or `bulleted`), it
may be, as it stands there.

Then the two are walked side by side (`alignment`). White space does not count, but for the
question whether words begin and end where they did (`boundaries`), if that is asked. A hyphen
at the end of a line may have been the sign of a broken word; a numbered note may stand at its
marker though the source prints it further down. Everything else has to be the same; where it is
not, `losses` says what is missing, added or changed, and where.
"""

from __future__ import annotations

from tei.conservation.alignment import Aligner
from tei.conservation.source import Source
from tei.conservation.stream import NOTE, PRINTED, Stop, Stream, stream, walked
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.names import Node

_AHEAD = 40  # characters in which something follows a place


class Loss(Record):
    """A place where source and TEI differ.

    `kind` is `lost` (the source has `source`, the TEI does not), `invented` (the TEI has `tei`,
    the source does not) or `changed`; where words are asked for also `joined` (two of the source
    are one in the TEI) and `parted`; `offset` is the place in the source's text; `after` are
    the words before it. `line` is the line of the TEI, if its tree was read from a file.
    """

    kind: str
    offset: int
    source: str
    tei: str
    after: str = ""
    line: int = 0


class Proof(Record):
    """What a comparison found: the differences, in order, up to the limit that was set, and
    how many characters and recorded marks were compared.
    """

    losses: tuple[Loss, ...]
    characters: int
    marks: int


def compare(text: str, root: Node) -> Loss | None:
    """Hold a TEI tree against the text of its source; None if nothing was lost or invented.

    >>> from tei.names import tei
    >>> compare("He said “no”.", tei("p", None, "He said ", tei("q", {"rend": "pre(“) post(”)"},
    ...         "no"), "."))
    >>> compare("He said no.", tei("p", None, "He said so."))
    Loss(kind='changed', offset=8, source='no.', tei='so.', after='He said', line=0)
    """
    if _is_same(text, walked(root)):
        return None
    losses = prove(text, root, 1).losses
    return losses[0] if losses else None


def _is_same(text: str, told: Stream) -> bool:
    """True if it is seen at once that nothing was lost: line by line, the TEI goes on as it does.

    So it is where a reader has told the notes from the text, and no word is broken at a line's
    end. All notes stand where they do in the source then, and no number is printed which may be.
    Nothing else is decided here: what is the same is so for an alignment as well.
    """
    pieces = told.pieces
    words = "".join(pieces)
    at = first = 0
    for last, cut in told.cuts:
        at += sum(map(len, pieces[first:last]))
        first = last
        if type(cut) is Stop and cut.kind != NOTE:
            following = words[at : at + _AHEAD].lstrip()[:1]
            if cut.kind != PRINTED or following == cut.shown[:1] or not following:
                return False
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if words[at:end] != line:
            while words[at : at + 1].isspace():
                at += 1
            line = line.strip()
            end = at + len(line)
            if words[at:end] != line:
                for word in line.split():
                    while words[at : at + 1].isspace():
                        at += 1
                    if not words.startswith(word, at):
                        return False
                    at += len(word)
                continue
        at = end
    return at >= len(words) or words[at:].isspace()


def prove(text: str, root: Node, limit: int, words: bool = False) -> Proof:
    """Hold a TEI tree against the text of its source, up to `limit` differences.

    With `words`, also say where words were joined or parted: it takes about as long again.
    """
    source, told = Source(text), stream(root, words, words)
    if told.lines:
        source = Source(text, told.lines)
    aligner = Aligner(source, told)
    if words:
        aligner.same = []
    differences = aligner.run(limit)
    losses: tuple[Loss, ...] = ()
    if differences:
        from tei.conservation.losses import describe

        losses = tuple(describe(text, root, differences))
    if words:
        losses = _with_words(losses, text, source, told, aligner, limit)
    return Proof(losses, len(source.text), told.marks)


def frame_lost(frame: str, root: Node) -> Loss | None:
    """Hold the paragraphs around a text, which a header keeps (`<note type="frame">`), against it.

    `frame` has them line by line; the offset of a difference is 0, where the source begins.
    """
    if not frame:
        return None
    from tei.header.known import clean

    notes = (n for n in root.iter() if n.element == "note" and n.get("type") == "frame")
    kept = [" ".join(p.text().split()) for n in notes for p in n.iter() if p.element == "p"]
    asked = [clean(paragraph) for paragraph in frame.split("\n")]
    if kept == asked:
        return None
    at = next((i for i, (k, a) in enumerate(zip(kept, asked, strict=False)) if k != a),
              min(len(kept), len(asked)))  # fmt: skip
    source, told = (words[at] if at < len(words) else "" for words in (asked, kept))
    is_one = bool(told) and len(kept) == len(asked)
    kind = "invented" if not source else "changed" if is_one else "lost"
    return Loss(kind, 0, source, told, asked[at - 1][-40:] if 0 < at <= len(asked) else "")


def _with_words(
    losses: tuple[Loss, ...], text: str, source: Source, told: Stream, aligner: Aligner, limit: int
) -> tuple[Loss, ...]:
    """The differences and the places where words were joined or parted, in order."""
    from itertools import islice

    from tei.conservation.boundaries import Stretch, changed

    stretches = [Stretch(*same) for same in aligner.same or () if same[2]]
    found = [*losses, *islice(changed(text, source, told, stretches), limit)]
    return tuple(sorted(found, key=lambda loss: loss.offset)[:limit])

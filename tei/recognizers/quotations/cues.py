"""What the words around a quotation say of it: who speaks or writes there, and with which verb.

What a verb of saying or writing tells, behind the quotation or in front of it:

    "...," said the old man          -> said, from behind
    Dr. Ash concludes: "..."         -> quote, from in front
"""

from __future__ import annotations

from functools import cache

from tei.resources import word_list
from tei.typed import Record

REACH = 90  # how many characters of the context are read


class Kind(Record):
    """What a quotation is, and why. `verb` is where the verb of saying or writing stands that
    tells it, or -1; `behind` is true if that is behind the quotation.
    """

    element: str
    cert: str
    why: str
    level: str = ""
    verb: int = -1
    behind: bool = False


class Look:
    """What stands around `text[start:end]`, as far as `text[low:high]`, cut when it is asked for.

    `word` is the nearest word before it, bare; `edge` the last character before it that is not
    white space, "" at the start; `tail` the words of its sentence after it; `stop` the
    punctuation directly behind its closing mark.
    """

    __slots__ = ("_before", "_head", "content", "edge", "stop", "tail", "word")

    def __init__(self, text: str, low: int, start: int, end: int, high: int, content: str) -> None:
        self.content = content
        self._head: list[str] | None = None
        self._before = before = text[max(low, start - REACH) : start].rstrip()
        self.word = self.edge = self.stop = ""
        if before:
            self.edge = before[-1]
            self.word = _BARE[before.rsplit(None, 1)[-1]]
        after = text[end : min(high, end + REACH)]
        tail = after.split(None, 9)[:9]
        if tail:
            if not _BARE[tail[0]]:
                tail = tail[1:]  # the comma or dash behind the closing mark
            for i, near in enumerate(tail):
                if near[-1] in ".!?:;…" and (near[-1] == ":" or _ends(near)):
                    tail = tail[: i + 1]
                    break
            if after[0] in ",.;:!?":
                self.stop = after[0]
        self.tail = tail

    @property
    def head(self) -> list[str]:
        """The words of its sentence before it, the nearest last."""
        head = self._head
        if head is None:
            head = self._before.rsplit(None, 12)[-12:]
            for i in range(len(head) - 2, -1, -1):
                if head[i][-1] in ".!?;…" and _ends(head[i]):
                    head = head[i + 1 :]
                    break
            self._head = head
        return head

    @property
    def boundary(self) -> bool:
        """True if a new sentence begins with the quotation."""
        edge = self.edge
        return edge in ".!?:…—–-" and (edge != "." or _ends(self.head[-1]))


_PUNCTUATION = ".,;:!?…\"'“”‘’()[]—–-"
_ENDS = (".", "!", "?", ";", "…")
_SHORT = frozenset(
    "mr. mrs. ms. dr. st. prof. gen. col. capt. rev. hon. lt. sgt. jr. sr. vs. cf. e.g. i.e. "
    "(e.g. (i.e. messrs. mme. mlle. viz.".split()
)


@cache
def verbs() -> dict[str, str]:
    """Verb form -> `said` or `quote`."""
    table = dict.fromkeys(word_list("verbs_of_writing"), "quote")
    table.update(dict.fromkeys(word_list("verbs_of_saying"), "said"))
    return table


class _Bare(dict[str, str]):
    """Word -> the word in lower case without the punctuation around it, remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) > 20_000:
            self.clear()
        self[word] = form = word.strip(_PUNCTUATION).lower()
        return form


_BARE = _Bare()


def bare(word: str) -> str:
    """A word in lower case without the punctuation around it."""
    return _BARE[word]


def _ends(word: str) -> bool:
    """True if a sentence ends with this word."""
    return word.endswith(_ENDS) and len(word) != 2 and word.lower() not in _SHORT


_SUBJECTS = frozenset(
    "he she they i we you it who one another everybody everyone somebody someone nobody "
    "the a an his her their my our your its this that these those some "
    "er sie ich wir man der die das il elle ils elles je nous on le la les un une".split()
)
# Verbs that tell of speech only where a comma, colon or question mark sets the words off.
_WEAK = frozenset(
    "put puts go goes went hold holds held find finds found point points pointed return returns "
    "returned think thinks thought sing sang begin began begins continue continued reason "
    "caution publish published print printed call calls called mention mentioned mentions read "
    "reads provide provides counter object hint joke note record state report claim claims "
    "comment promise bark pursue pursued resume resumed correct corrected describe described "
    "describes breathe pant purr cite cited define defined defines repeat echo chant record "
    "demand reply answer remark question sigh command order".split()
)
_ARTICLES = frozenset("the a an his her their my our your its this that no of".split())
_LEADS = frozenset(("that", "be", "dass", "daß", "que"))
_HEARERS = frozenset("him her them me us you it himself herself themselves".split())
_MANNER = {"said": "saying", "quote": "writing"}
WHY_SUBJECT = "a comma closes it, and a subject with its verb follows"


def _subject(word: str) -> bool:
    return bare(word) in _SUBJECTS or word.lstrip(_PUNCTUATION)[:1].isupper()


@cache
def _why(kind: str, behind: bool, form: str) -> str:
    return f"a verb of {_MANNER[kind]} {'follows' if behind else 'stands before'}: “{form}”"


def tag_after(text: str, seen: Look, end: int) -> Kind | None:
    """A verb of saying and its subject behind the quotation: `," said he`, `?" the boy asked`."""
    tail = seen.tail
    if not tail or seen.stop not in ("", ","):
        return None
    last = seen.content.rstrip()[-1:]
    apart = last in ",?!—–-…" or seen.stop == ","
    if not apart and last != ".":
        return None
    if seen.stop == "," and seen.edge.isalpha() and seen.content.count(" ") < 3 and (
        seen.content[:1].islower() and seen.word in _ARTICLES
    ):
        return None  # The ‘sailor’, she says, is an invention: words of the sentence itself
    reach = 7
    if last in "?!…" and tail[0][0].isupper() and _BARE[tail[0]] in _SUBJECTS:
        if tail[0] != "I" or len(tail) < 2 or _BARE[tail[1]] in _WEAK:
            return None  # "Is it far?" The road ...: a new sentence
        reach = 2  # "Is it far?" I ask: the capital says nothing, so the verb must follow
    table = verbs()
    for i, word in enumerate(tail[:reach]):
        form = _BARE[word]
        kind = table.get(form)
        if kind and i and _BARE[tail[i - 1]] in _ARTICLES:
            continue  # the answer of the judge
        if kind and (apart or (i == 0 and form not in _WEAK)):
            if (i and not _subject(tail[0])) or (tail[-1][-1] == ":" and len(tail) < 9):
                return None  # it leads on to the next quotation
            return Kind(kind, "high", _why(kind, True, form), "", text.find(word, end), True)
        if not apart or (i and word[-1] in ",;:."):
            break
    if last == "," and len(tail) > 1 and _subject(tail[0]):
        for word in tail[1:3]:
            if word.endswith("ed") and len(word) > 4:
                return Kind("said", "medium", WHY_SUBJECT, "", text.find(word, end), True)
    return None


def tag_before(text: str, seen: Look, start: int) -> Kind | None:
    """A verb of saying in front: `She said, "`, `he replied that "`, `The report states: "`."""
    head = seen.head
    if not head or seen.edge in ".!?":
        return None
    apart = seen.edge in ",:—–-"
    reach = 10 if apart else 7 if seen.word in _LEADS else 2 if seen.word in _HEARERS else 1
    table = verbs()
    for back in range(1, min(len(head), reach) + 1):
        word = head[-back]
        form = _BARE[word]
        kind = table.get(form)
        if kind and (apart or form not in _WEAK) and (back == 1 or word[-1] not in ";:"):
            if back > 3 and seen.content[:1].islower() and seen.content.count(" ") < 2:
                return None  # far from the verb, a word or two of the writer's own
            at = text.rfind(word, max(0, start - REACH), start)
            cert = "high" if back < 4 else "medium"
            return Kind(kind, cert, _why(kind, False, form), "", at)
    return None


# Verbs of statement that tell of written words when they stand in the present: Ash observes.
_PRESENT = frozenset(
    "observes remarks declares explains adds insists suggests affirms recalls admits".split()
)
_PEN = ("writ", "wrote", "read", "quote", "cit", "record", "publish", "print")


def by_genre(kind: Kind, dialogue: bool) -> Kind:
    """In a text full of dialogue a verb of statement is speech; in others its present is not."""
    if kind.verb < 0:
        return kind
    form = kind.why.partition("“")[2][:-1]
    if dialogue and kind.element == "quote" and not form.startswith(_PEN):
        return kind._replace(element="said")
    if not dialogue and kind.element == "said" and form in _PRESENT:
        return kind._replace(element="quote")
    return kind

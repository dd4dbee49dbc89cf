"""What kind of quotation each pair of marks holds, from its words and those around it.

The first sign that is found decides (`sign`). Then quotations named together are one kind
("soft" and "hard"), and so are the parts of one. Words without any sign are left to `guess`,
which is never certain.

    "...," said he                  said
    Dr. Ash writes that "..."       quote
    the so-called "free" press      soCalled
    the word "nation"               mentioned
    the word "lex" ("law")          mentioned, gloss
    the essay "On Rivers"           title
"""

from __future__ import annotations

from tei.recognizers.quotations.cues import Kind, Look, bare, tag_after, tag_before
from tei.recognizers.quotations.titles import WHY_CASE, title_case, title_of
from tei.regexes import compiled
from tei.resources import word_list


class Habit:
    """What kind of text it is, counted once: it settles what words without a sign may be."""

    __slots__ = ("dialogue", "of_words", "two_marks")

    def __init__(self, dialogue: bool, of_words: bool, two_marks: bool) -> None:
        self.dialogue = dialogue  # many quotations are speech
        self.of_words = of_words  # it speaks of words as words
        self.two_marks = two_marks  # single marks for scare quotes, double ones for quotations


WHY_WORD = "a noun for words stands before: “{}”"
WHY_WORDS_OF = "somebody's words are announced"
WHY_MEANS = "what it means follows: “{}”"
WHY_DEFINED = "a term, and what it means follows"
WHY_CALLED = "what something is called"
WHY_SOURCE = "a source is named: “according to”"
WHY_CITED = "a note marker or a reference follows directly"
WHY_SO_CALLED = "the words before hold it at arm's length: “{}”"
WHY_SENTENCE = "a sentence by itself"
WHY_DIALOGUE = "a sentence by itself, where others are speech"
WHY_TAKEN_IN = "more than four words, taken into the sentence"
WHY_SAID_THAT = "words that are a clause or an utterance by themselves"
WHY_EXAMPLE = "a word given as an example"
WHY_NOUN = "a word or two of the writer's own sentence, before a noun"
WHY_SINGLE = "a few words in single marks, where quotations have double ones"
WHY_FEW = "one to four words of the writer's own sentence"
WHY_NOTHING = "nothing around it says what it is"

_MEANS = frozenset("means meant denotes denoted denote signifies signified designates".split())
_AT_ARM = frozenset(
    "so-called termed dubbed labelled labeled styled christened nicknamed self-styled".split()
)
_REGARD = frozenset(
    "referred refer refers reference known thought regarded regard described describe viewed "
    "seen treated accepted accept dismissed denounced branded characterized portrayed depicted "
    "hailed condemned considered classed cast recast".split()
)
_CITATION = compiled(
    r"[.,;]?\s?(?:\((?:[^()]{0,60} )?(?:\d{4}[a-z]?|pp?\.? ?\d+|\d+)[^()]{0,20}\)|\[\d+\]"
    r"|[¹²³⁴-⁹†])"
)


def sign(text: str, seen: Look, start: int, end: int, element: str, cited: bool) -> Kind | None:
    """The kind that the words around a quotation give it, or None if they say nothing.

    `element` is the block it stands in; `cited` says that a note's anchor follows directly.
    """
    after = text[end : end + 120]
    found = title_of(seen, element, after)
    if found is None and seen.boundary:
        found = tag_after(text, seen, end)  # a sentence begins with it, so who says it decides
    if found is None and seen.content.count(" ") < 7:
        found = _as_a_word(seen)
    if found is None:
        found = tag_after(text, seen, end) or tag_before(text, seen, start)
    if found is None and (cited or (after[:1] in _OPENERS and _CITATION.match(after))):
        found = Kind("quote", "medium", WHY_CITED)
    if found is None and not _ACCORDING.isdisjoint(seen.head) and seen.word not in _DETERMINERS:
        found = Kind("quote", "medium", WHY_SOURCE)
    if found is None and seen.word and "as" in seen.head[-2:] and "such" not in seen.head[-3:]:
        near = [bare(word) for word in seen.head[-7:]]
        if not _REGARD.isdisjoint(near):
            found = Kind("soCalled", "medium", WHY_SO_CALLED.format("as"))
    return found


_OPENERS = frozenset(" .,;([¹²³⁴⁵⁶⁷⁸⁹†\n")


def _as_a_word(seen: Look) -> Kind | None:
    """Words named as words, or held at arm's length."""
    word = "" if seen.boundary and seen.edge in ".!?…" else seen.word  # of another sentence
    if word in ("it", "them") and len(seen.head) > 1:
        word = bare(seen.head[-2])  # spelt it “grey”, called them “guests”
        if word in _AT_ARM or word == "called":
            return Kind("soCalled", "medium", WHY_SO_CALLED.format(word))
        if not word.startswith(("spel", "pronounc", "misspel", "abbreviat")):
            return None
    means = bare(seen.tail[0]) if seen.tail else ""
    means_it = means in _MEANS or (means == "refers" and not seen.stop)
    if word == "words" and len(seen.head) > 1 and _whose(seen):
        return Kind("quote", "high", WHY_WORDS_OF)
    if word in word_list("words_for_words") and not _other_sense(seen):
        if word == "term" and means_it:
            return Kind("term", "medium", WHY_DEFINED)
        return Kind("mentioned", "high", WHY_WORD.format(word))
    if word == "called":
        return Kind("mentioned", "medium", WHY_CALLED)
    if word in _AT_ARM:
        return Kind("soCalled", "high", WHY_SO_CALLED.format(word))
    if means_it:
        return Kind("mentioned", "medium", WHY_MEANS.format(means))
    return None


def _whose(seen: Look) -> bool:
    """True for “in his words:”, “in other words,”, “with these words:”."""
    owner = bare(seen.head[-2])
    return owner in _OWNERS or owner.endswith(("'s", "’s", "s'", "s’"))


def _other_sense(seen: Look) -> bool:
    """True where a word for words is no such: in his letter “...”, after reading “...”."""
    if seen.word in ("letter", "letters"):
        return len(seen.content) > 4
    return seen.word in ("reading", "writing") and " " in seen.content.strip()


def guess(seen: Look, single: bool, spoken: bool, habit: Habit) -> Kind:
    """The likeliest kind of words of which nothing around them speaks.

    `single` says that its marks are single ones, `spoken` that it stands among speech.
    """
    content = seen.content.strip()
    words = content.split(None, 5)
    last, lower = content[-1:], content[:1].islower()
    speech = "said" if spoken or habit.dialogue else "quote"
    if not lower and seen.boundary and (last in ".?!,—–-…" or habit.dialogue or spoken):
        return Kind(speech, "medium", WHY_SENTENCE if speech == "quote" else WHY_DIALOGUE)
    if len(words) < 3 and (seen.word == "e.g" or [bare(w) for w in seen.head[-2:]] == _SUCH_AS):
        return Kind("mentioned", "low", WHY_EXAMPLE)
    if title_case(seen):
        return Kind("title", "low", WHY_CASE, "a")
    if len(words) > 4:
        return Kind("quote" if lower else speech, "medium", WHY_TAKEN_IN)
    first = bare(words[0]) if words else ""
    if last in "?!" or bare(content) in _UTTERANCES:
        return Kind("said", "medium", WHY_SAID_THAT)
    if len(words) > 2 and (first in _CLAUSES or seen.word == "that"):
        return Kind("quote", "medium", WHY_SAID_THAT)
    if not seen.head or not _WORDS.fullmatch(content) or _abbreviated(seen, content):
        return Kind("q", "low", WHY_NOTHING)
    return _scare(seen, content, single, habit, len(words))


def _scare(seen: Look, content: str, single: bool, habit: Habit, words: int) -> Kind:
    """One to four words in the middle of a sentence: scare quotes, or who knows what."""
    if habit.two_marks:
        if single:
            return Kind("soCalled", "medium", WHY_SINGLE)
        return Kind("q", "low", WHY_NOTHING)
    if not content[:1].islower():
        return Kind("q", "low", WHY_NOTHING)
    follows = seen.tail[0] if seen.tail and not seen.stop else ""
    if words < 3 and follows[:1].islower():
        noun = bare(follows)
        if noun not in word_list("function_words") and not noun.endswith("ed"):
            return Kind("soCalled", "medium", WHY_NOUN)
    if habit.of_words:
        return Kind("q", "low", WHY_NOTHING)
    return Kind("soCalled", "medium" if seen.word in _DETERMINERS else "low", WHY_FEW)


def _abbreviated(seen: Look, content: str) -> bool:
    """True for “naut.” before a word that goes on with the sentence."""
    if content[-1] != "." or " " in content or not seen.tail:
        return False
    return seen.tail[0][0].islower()


_ACCORDING = frozenset(("According", "according", "(according"))
_OWNERS = frozenset("his her their my our your own other these following famous last".split())
_SUCH_AS = ["such", "as"]
_WORDS = compiled(r"[^\W\d_]+(?:[ '’‑-]{1,2}[^\W\d_]+){0,7}[,.;]?")
_UTTERANCES = frozenset(
    "yes no why how when what hello goodbye amen hurrah please thanks oh ah aye nay never".split()
)
_CLAUSES = frozenset(
    "not to i we you he she it they there this that is was are were do does did don't can will "
    "they're we're you're it's he's she's i'm let who what".split()
)
_DETERMINERS = frozenset(
    "the a an this these those his her their its our my your of another some any no".split()
)

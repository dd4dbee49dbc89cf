"""Named groups of people: orders, parties, companies of legend, and families by their plural.

Guidelines: NDORG (https://tei-c.org/release/doc/tei-p5-doc/en/html/ND.html#NDORG), for which an
organization is any named collection of people that is regarded as a unit.

    Mr. Hart spoke.  We called on the Harts, who are Quakers.
    ->  the <orgName ref="#org-harts">Harts</orgName>, who are
        <orgName ref="#org-quakers">Quakers</orgName>
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tei.recognizers.capitalized import capitals_of
from tei.recognizers.naming.contexts import DETERMINERS, FUNCTION_WORDS, around
from tei.recognizers.naming.lexicon import lexicon
from tei.recognizers.naming.mentions import Mention, Names, Thing
from tei.recognizers.naming.people import Person, slug, unique
from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

IN_LIST = "in the list of named groups that comes with tei"
MEMBER = "one of a group in the list that comes with tei"
FAMILY = "the plural of a surname of the text, “{}”, after “the”"
VISITED = "a family: after “{}”"
CALLED = "a family: “{}” is said of them"

# What the engine finds fast comes first, then what may or may not stand before it.
_WORD = r"[A-ZÀ-Þ](?<![\w’'-].)[a-zß-ÿ]+(?:-[A-Z][a-z]+)?(?![\w-])"
_BEGINNING = r"[A-ZÀ-Þ][a-zß-ÿ]{2,}"  # of such a word: up to its hyphen
_AFTER_THE = r"he\s(?<=[Tt]he\s)([A-ZÀ-Þ][a-zß-ÿ]+(?:s\b|['’]s?(?!\w)))"
# Whom one calls on or dines with, and who has the article, is a family.
_VISITED = frozenset(
    ["called on", "called at", "calls on", "calls at", "calling on", "dined with", "dine with",
     "dining with", "supped with", "breakfasted with", "stayed with", "staying with", "tea with",
     "dinner with", "supper with", "visit to", "visited by", "neighbours of", "friends of"]
)  # fmt: skip
# What stands before one of a group, a word or two between them allowed.
_BEFORE_ONE = DETERMINERS.union(
    "my your as der die den dem des ein eine einen einem eines un une le la du el il lo uno".split()
)
_FAMILY_WORDS = compiled(
    r"\b(?:family|families|household|cousins|neighbou?rs|kinsfolk)"
    r"(?:,? (?:too|also|of))?,?\s[Tt]he\s$"
)


def groups(document: Document, names: Names, layer: Layer) -> Iterator[Mention]:
    """The groups of a text, in its order, where nothing else is named already."""
    text = document.text
    forms, after_the = _listed()
    used = dict.fromkeys(layer.entities, 1)
    nouns = names.nouns
    things: dict[str, Thing] = {}
    taken = {m.start for kind in (names.persons, names.places, names.events) for m in kind}
    taken.update(m.start for m in names.organizations)

    def thing(name: str, why: str, kind: str) -> Thing:
        if name not in things:
            things[name] = made = Thing(unique(f"org-{slug(name)}", used), why)
            made.attributes = {"type": kind}
            made.forms[name] = None
        return things[name]

    found = []
    # Most texts have none of them, which their different words tell sooner.
    none = _beginnings().isdisjoint(compiled(_BEGINNING).findall(capitals_of(document)))
    for match in () if none else compiled(_WORD).finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        name = forms.get(word)
        if name is None or start in taken:
            continue
        one, following = around(text, start, end)[1:]
        if word != name and following[:1].islower() and following not in FUNCTION_WORDS:
            continue  # "a Quaker meeting"
        if word != name and one not in DETERMINERS and not _is_described(text, start):
            continue  # "they read Titan"
        if (name in after_the and one != "the") or following == "of" or one in ("mr", "mrs"):
            continue
        why = IN_LIST if word == name else MEMBER
        found.append(Mention(start, end, thing(name, why, "group"), why, "medium"))
    found.extend(
        Mention(start, end, thing(name, why, "family"), why, cert)
        for start, end, name, why, cert in _families(text, names)
        if start not in taken and not (nouns and nouns.is_noun(name))
    )
    yield from sorted(found, key=lambda mention: mention.start)


def _is_described(text: str, start: int) -> bool:
    """True of "a good old Quaker", "der Jesuit": a word that one of a group has before it."""
    if not text[start - 1 : start].isspace():
        return False
    words = text[max(0, start - 32) : start].split()[1:]
    return any(word.casefold() in _BEFORE_ONE for word in words[-3:])


def _families(text: str, names: Names) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, name, reason and certainty of families that are called by a plural."""
    surnames = {m.of.key for m in names.persons if isinstance(m.of, Person) and m.of.surname}
    known, groups_known = lexicon(True).words, _listed()[0]
    for match in compiled(_AFTER_THE).finditer(text):
        start, end = match.span(1)
        word = match[1].replace("’", "'")
        name = word.removesuffix("'").removesuffix("'s")
        if name == word.removesuffix("'") and not name.endswith("s"):
            continue
        owned = word != name and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
        name = name if name.endswith("s") and word[-2:] != "'s" else name + "s"
        single = next((s for s in (name[:-1], name[:-2]) if s.casefold() in surnames), "")
        if single:
            # "the Hart's house" is one person's, "the Harts' house" the family's
            if not (owned and word.endswith("'s")):
                yield start, start + len(match[1].rstrip("'’")), name, FAMILY.format(single), "high"
        elif known[name] or known[name[:-1]] or name in groups_known:
            continue  # "the Romans", "the Ministers"
        elif not owned and (before := " ".join(around(text, start - 4, end)[:2])) in _VISITED:
            yield start, end, name, VISITED.format(before), "medium"
        elif said := _FAMILY_WORDS.search(text, max(0, start - 32), start):
            yield start, end, name, CALLED.format(said[0].split()[0].rstrip(",")), "medium"


@cache
def _beginnings() -> frozenset[str]:
    """How the forms of the groups begin."""
    return frozenset(form.partition("-")[0] for form in _listed()[0])


@cache
def _listed() -> tuple[dict[str, str], frozenset[str]]:
    """Every form of a listed group -> its plural; and those that are meant only after "the"."""
    forms, after_the = {}, set()
    for line in word_list("groups"):
        words = line.removeprefix("the ").split()
        forms.update(dict.fromkeys(words, words[0]))
        if line.startswith("the "):
            after_the.add(words[0])
    return forms, frozenset(after_the)

"""The names of a text, all together: who is who, and which word is a place, a person, neither."""

from __future__ import annotations

from operator import itemgetter

from tei.recognizers.capitalized import runs
from tei.recognizers.naming import analysis
from tei.recognizers.naming.authorities import Authorities
from tei.recognizers.naming.bearers import Bearers
from tei.recognizers.naming.endings import (
    form_of,
    is_numbered,
    with_stop,
    with_suffix,
    with_title,
)
from tei.recognizers.naming.explained import explained
from tei.recognizers.naming.foreign import known_elsewhere
from tei.recognizers.naming.found import found_pieces
from tei.recognizers.naming.lexicon import ADDRESS, GIVEN, ORG, lexicon, plain
from tei.recognizers.naming.mentions import Mention, Names, Thing
from tei.recognizers.naming.namesakes import NAMESAKE, namesake
from tei.recognizers.naming.people import People, Person, slug, unique
from tei.recognizers.naming.pieces import EVENT, ORGANIZATION, PAIR, PERSON, PLACE, WORD, Said
from tei.recognizers.naming.singles import Singles
from tei.recognizers.naming.supplied import Supplied
from tei.recognizers.naming.titles import GIVEN_AFTER
from tei.recognizers.passages import passages_of
from tei.recognizers.quotations.survey import survey_of
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.authority import Entry
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer


EXPANSION = "its initials, the abbreviation of an organization, stand beside it"
OF_YEAR = "an event with its year"
EXPLAINED = "the abbreviation of an organization, explained in the text"


def names_of(document: Document, layer: Layer, project: Project) -> Names:
    """The names of the document; the first rule that asks has them read."""
    names = layer.known.get("names")
    if not isinstance(names, Names):
        words = lexicon(project.setting("names", "gazetteer")).words
        supplied = Supplied(document, layer, words)
        if supplied.document is not document:
            survey_of(document, layer)  # the marks of a nickname are quotation marks
        names = layer.known["names"] = _Reading(supplied.document, layer, project).names
        supplied.with_brackets(names)
    return names


class _Reading:
    """The work of `names_of`, step by step."""

    def __init__(self, document: Document, layer: Layer, project: Project) -> None:
        self.names = Names()
        self._text = document.text
        self._table = lexicon(project.setting("names", "gazetteer"))
        self._people = People(self._table)
        self._things: dict[str, Thing] = {}
        self._ids: dict[str, int] = {}
        found = found_pieces(document, layer, self._table)
        foreign = passages_of(document, layer, project).foreign(document)
        found = known_elsewhere(found, foreign, self._table.words)
        self._found = self.names.found = found
        authorities = Authorities(project, document.register)
        self._spans: list[tuple[int, int]] = []  # taken before the rest is read
        if authorities:
            self._authority(authorities, document)
        rows = [a for a in layer.of("bibl") if a.rule == "bibliographies"]
        self._entries = Intervals((a.start, a.end) for a in rows) if rows else None
        self._explain()
        self._introduce(document, layer, project)
        self._full_names()
        self._singles = Singles(document, self._table.words, self._people, self._found, layer)
        self.names.nouns = self._singles.nouns
        self._bearers = Bearers(self._text, self._found, layer)
        self._in_order()
        self._people.name_them(self._ids)

    # -- what is known beforehand --------------------------------------------------------------

    def _authority(self, authorities: Authorities, document: Document) -> None:
        """Mentions of what the edition's own authority files know."""
        persons: dict[str, Person] = {}
        for entry in authorities.entries:
            self._ids[entry.id] = 1
            if entry.kind == "person":
                persons[entry.id] = self._people.known(self._entered(entry))
        found = runs(document.text, document.wrapped)
        for start, end, entry, why, cert in authorities.mentions(document.text, found):
            if entry.kind == "person":
                start = with_title(self._text, start, self._table.words)
            self._spans.append((start, end))
            if entry.kind == "person":
                person = persons[entry.id]
                self._people.meet(person, form_of(self._text, start, end), "", start, why)
                self.names.persons.append(Mention(start, end, person, why, cert))
            else:
                self._mention(_KINDS[entry.kind], start, end, self._thing(entry, why), why, cert)

    def _entered(self, entry: Entry) -> Person:
        """A person of an authority file, with the parts of the name as our own reading has them."""
        words = entry.name.split()
        while len(words) > 1 and self._table.words[plain(words[0])] & ADDRESS:
            words = words[1:]
        surname = words[-1] if len(words) > 1 else ""
        sex = entry.attributes.get("sex", "")[:1].lower()
        given = tuple(words[:-1])
        if sex not in ("m", "f"):
            sex = self._people.sex(Said((), given, surname, entry.name))
        person = Person(entry.name, surname, given, sex)
        person.id, person.attributes, person.fixed = entry.id, entry.attributes, bool(entry.file)
        person.forms = dict.fromkeys(entry.forms)
        return person

    def _explain(self) -> None:
        """Abbreviations that the text explains: WHO goes as World Health Organization."""
        self._names_of_short: dict[str, str] = {}
        text = self._text
        if "(" not in text:
            return
        self.names.explained = tuple(explained(text))
        if not self.names.explained:
            return
        bodies = {b + p.start: p for b, p, _ in self._found if p.kind == ORGANIZATION}
        taken = Intervals(self._spans)
        for one in self.names.explained:
            short = plain(text[one.start : one.end])
            start, end = one.gloss_start, one.gloss_end
            if text.startswith(("the ", "The "), start):
                start += 4
            body = bodies.get(start)
            whole = body is not None and body.end - body.start >= end - start
            known = self._table.words[short] & ORG
            if taken.touches(start, end) or not (whole or (one.by_initials and known)):
                continue
            name = form_of(text, start, end)
            if one.by_initials:
                self._names_of_short[short] = name
                self._spans.append((start, end))
                self._named(ORGANIZATION, name, start, end, EXPANSION, "high")
            else:
                self._names_of_short[short] = self._names_of_short[name] = short

    def _introduce(self, document: Document, layer: Layer, project: Project) -> None:
        """Who wrote, edited, translated the text may be called by surname in it."""
        titles = [document.metadata.title, *(f.value for f in layer.facts if f.field == "title")]
        for title in dict.fromkeys(titles):
            for piece in analysis.read(title, False, self._table) if title else ():
                if piece.kind == PERSON and piece.said and piece.said.given and piece.said.surname:
                    person = self._people.full(piece.said)
                    person.first = 0
                    self._people.about.add(person)
        makers = [f.value for f in layer.facts if f.field in ("author", "editor", "translator")]
        makers += [document.metadata.author, project.setting("header", "author")]
        known = [e for e in layer.entities.values() if e.kind == "person"]
        for entity in known:
            for piece in analysis.read(entity.forms[0], False, self._table):
                if piece.kind == PERSON and piece.said and piece.said.surname:
                    person = self._people.full(piece.said)
                    person.id, person.first = person.id or entity.id, 0
        for maker in dict.fromkeys(makers):
            for piece in analysis.read(maker, False, self._table) if maker else ():
                if piece.kind == PERSON and piece.said and piece.said.given:
                    self._people.full(piece.said).first = 0

    def _full_names(self) -> None:
        full = self._people.full
        seen = set()
        for said, heading in [(p.said, heading) for _, p, heading in self._found if p.said]:
            if said not in seen and not (heading and self._shouted(said)):
                seen.add(said)
                if (said.given and said.surname) or said.numeral:
                    full(said)

    def _shouted(self, said: Said) -> bool:
        """True of "Secretary Weiss Takes Charge" in a heading, where every word is capital."""
        first = said.given[0] if said.given else ""
        return len(first) > 2 and not self._table.words[first] & GIVEN

    # -- the text in its order -----------------------------------------------------------------

    def _in_order(self) -> None:
        text, past = self._text, 0
        people, single, taken = self._people, self._singles, Intervals(self._spans)
        persons, short = self.names.persons, self._names_of_short
        either, entries = word_list("persons_and_places"), self._entries
        meaning_more = _DATED.union(either, short)
        for base, piece, heading in self._found:
            kind, name, end = piece.kind, piece.plain, base + piece.end
            if kind == WORD and name not in meaning_more and single.is_nothing(piece, end):
                continue
            start = base + piece.start
            if entries is not None and self._in_reference(entries, start, end):
                continue
            two_sided = kind in (WORD, PLACE) and (name in either or " " in name)
            if two_sided and (meant := namesake(text, name, start, end)):
                why, kind = NAMESAKE.format(meant[1]), PERSON
                piece = piece.as_person(meant[0], why)
            if start < past or (self._spans and taken.touches(start, end)):
                continue
            if self._bearers.is_other(piece, start, end):
                continue
            if kind == WORD and name in _DATED and (year := _YEAR.match(text, end)):
                name = form_of(text, start, year.end())
                self._named(EVENT, name, start, year.end(), OF_YEAR, "high")
            elif kind == WORD and name in short:
                self._named(ORGANIZATION, name, start, end, EXPLAINED, "high")
            elif kind == WORD or (kind == PLACE and name.casefold() in people.by_surname):
                decided = single.decide(piece, start, end, heading)
                if decided is None:
                    continue
                kind, person, why, cert, end = decided
                if person is None:
                    longer = end > base + piece.end
                    name = form_of(text, start, end) if longer else name
                    past = self._named(kind, name, start, end, why, cert)
                    continue
                people.meet(person, name, "", start, why)
                persons.append(Mention(start, end, person, why, cert))
            elif kind in (PERSON, PAIR):
                said = piece.said or single.pair(piece, start)
                if said is None and (place := single.gone_to(name, start, end)):
                    self._named(PLACE, name, start, end, place.why, place.cert)
                    continue
                if said is None or (heading and self._shouted(said)) or single.is_ordinary(said):
                    continue
                if piece.start == 0 and is_numbered(text, start):
                    continue  # "36 S. Walnut": an address
                end = with_suffix(text, end)
                person = self._person(said)
                title = said.titles[-1] if said.titles else ""
                form = form_of(text, start, end)
                why = piece.why or single.why_pair
                people.meet(person, form, title, start, why)
                persons.append(Mention(start, end, person, why, piece.cert if piece.why else "low"))
            elif not single.nouns.are_all(name, piece.why):
                last = self._named(kind, name, start, end, piece.why, piece.cert)
                past = last if last > end else past
        for mentions in (persons, self.names.places, self.names.organizations):
            mentions.sort(key=_start)

    def _in_reference(self, entries: Intervals, start: int, end: int) -> bool:
        """True of "Smith J. Tides" and "J Sea" in an entry of a list of references."""
        if end - start < 4 or start not in entries:
            return False
        return _TURNED.match(self._text, start, end) is not None

    def _person(self, said: Said) -> Person:
        if said.numeral or (said.given and said.surname):
            return self._people.full(said)
        alone = len(said.titles) == 1 and said.titles[0] in GIVEN_AFTER
        if alone and self._table.words[said.surname] & GIVEN:
            return self._people.called(said.surname, said.titles)
        if said.surname:
            return self._people.titled(said)
        return self._people.called(said.whole, said.titles)

    def _named(self, kind: int, name: str, start: int, end: int, why: str, cert: str) -> int:
        """Note a mention of a place, organization or event. Output: where it ends."""
        comma = kind == PLACE and self._text.startswith(",", end)
        if comma and (district := _DISTRICT.match(self._text, end)):
            name, end = f"{name} DC", district.end()
        name = _ALIASES.get(name, name)
        if kind == ORGANIZATION:
            name = self._names_of_short.get(name, name)
            end = with_stop(self._text, end)
        prefix = "place" if kind == PLACE else "org" if kind == ORGANIZATION else "event"
        thing = self._things.get(prefix + name)
        if thing is None:
            identifier = unique(f"{prefix}-{slug(name)}", self._ids)
            thing = self._things[prefix + name] = Thing(identifier, why)
        self._mention(kind, start, end, thing, why, cert)
        return end

    def _thing(self, entry: Entry, why: str) -> Thing:
        thing = self._things.get(entry.id)
        if thing is None:
            thing = self._things[entry.id] = Thing(entry.id, why)
            thing.attributes = dict(entry.attributes)
            thing.forms = dict.fromkeys(entry.forms)
        return thing

    def _mention(self, kind: int, start: int, end: int, of: Thing, why: str, cert: str) -> None:
        names = self.names
        into = names.events if kind == EVENT else names.organizations
        into = names.places if kind == PLACE else into
        of.forms[form_of(self._text, start, end)] = None
        into.append(Mention(start, end, of, why, cert))


_start = itemgetter(0)  # of a mention
# A surname with its initials behind it, or the first word of a journal's abbreviated title
_TURNED = compiled(r"[^\W\d_][\w’'-]+\s[A-Z]{1,3}\.?\s|[A-Z]\s[A-Z][a-z]")
# "War of 1812", "Revolt of 1848"
_DATED = frozenset("War Revolution Revolutions Rebellion Uprising Revolt Crisis Rising".split())
_DISTRICT = compiled(r",\s+D\.?C(?:\.|\b)")
_YEAR = compiled(r"\s+of\s+1[0-9]{3}\b")
_KINDS = {"place": PLACE, "org": ORGANIZATION, "event": EVENT}
_ALIASES = {
    "US": "United States", "USA": "United States", "United States of America": "United States",
    "UK": "United Kingdom", "USSR": "Soviet Union", "GDR": "East Germany", "DDR": "East Germany",
    "FRG": "West Germany", "Federal Republic of Germany": "West Germany",
    "Union of Soviet Socialist Republics": "Soviet Union",
    "German Democratic Republic": "East Germany", "DC": "District of Columbia",
    "UN": "United Nations", "UNO": "United Nations", "World War One": "World War I",
    "First World War": "World War I", "Second World War": "World War II",
    "World War Two": "World War II", "Great War": "World War I",
}  # fmt: skip

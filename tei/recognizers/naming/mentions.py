"""What the reading of a text's names results in."""

from __future__ import annotations

from tei.recognizers.naming.explained import Explained
from tei.recognizers.naming.found import Found
from tei.recognizers.naming.people import Person
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.recognizers.naming.nouns import Nouns


class Thing:
    """A place, organization or event of the text."""

    __slots__ = ("attributes", "forms", "id", "why")

    def __init__(self, identifier: str, why: str) -> None:
        self.id = identifier
        self.forms: dict[str, None] = {}
        self.why = why
        self.attributes: dict[str, str] = {}


class Mention(Record):
    """Words that name somebody or something."""

    start: int
    end: int
    of: Person | Thing
    why: str
    cert: str


class Names:
    """All mentions of a text by kind, each list in the order of the text."""

    def __init__(self) -> None:
        self.persons: list[Mention] = []
        self.places: list[Mention] = []
        self.organizations: list[Mention] = []
        self.events: list[Mention] = []
        self.found: list[Found] = []  # what they were made of
        self.nouns: Nouns | None = None  # what the text does with its nouns
        self.nicknames: frozenset[int] = frozenset()  # where their quotation marks open
        self.explained: tuple[Explained, ...] = ()  # abbreviations, with what explains them

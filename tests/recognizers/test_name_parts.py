"""Of what parts the name of a person is made: forename, link, surname, where it is sure."""

from __future__ import annotations

import pytest

from tei.document import Document, Metadata, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.recognizers import RULES
from tei.recognizers.naming.lexicon import lexicon
from tei.recognizers.naming.parts import parts_of
from tei.serialize import inner

ELEMENTS = {"f": "forename", "s": "surname", "l": "nameLink", "r": "roleName"}


@pytest.mark.parametrize(
    ("name", "language", "kinds"),
    [
        ("Anna Weiss", "en", "f s"),
        ("A. M. Weiss", "en", "f f s"),
        ("Anna M. Weiss", "es", ""),
        ("Henry David Fenn", "en", "f f s"),
        ("Anna Smith-Jones", "de", "f s"),
        ("Mrs. Oakley", "en", "r s"),
        ("Lieutenant General Horst Vogel", "en", "r f s"),
        ("Sir Edmund Pell", "en", "r f s"),
        ("Ludwig van Beethoven", "en", "f l s"),
        ("Wilhelm von der Heydt", "de", "f l s"),
        ("Simone de Beauvoir", "fr", "f l s"),
        # Some sort by the particle, some do not.
        ("Simone de Beauvoir", "en", ""),
        ("Jean de la Fontaine", "fr", ""),
        # The family's name comes first, or may; or there are two.
        ("Imre Nagy", "hu", ""),
        ("Nagy Imre", "en", ""),
        ("Mao Zedong", "en", ""),
        ("Kim Il-sung", "en", ""),
        ("Federico García Lorca", "en", ""),
        ("Ana Matute", "es-MX", "f s"),
        # It may be two given names, or one and a family's.
        ("Henry James", "en", ""),
        ("Henry M. James", "en", "f f s"),
        ("Miss Emma", "en", ""),
        # There is no surname.
        ("Mary C.", "en", ""),
        ("Anne Van", "en", ""),
        ("Leo XIII", "en", ""),
        ("Lady Harcourt", "en", ""),
        ("Joan of Arc", "en", ""),
        ("Dr.", "en", ""),
    ],
)
def test_parts_of_a_name(name: str, language: str, kinds: str) -> None:
    found = parts_of(name, lexicon(True).words, language)
    assert [element for element, _ in found] == [ELEMENTS[k] for k in kinds.split()]
    assert " ".join(words for _, words in found) == (name if kinds else "")


def test_the_person_has_them_in_the_list_and_the_text_does_not() -> None:
    rules = [rule for rule in RULES if rule.name in ("paragraphs", "persons")]
    text = "Dr. Anna Weiss wrote to Henry James."
    document = Document(text, Origin("a.txt"), Metadata(language="en"))
    result = encode(document, Project(), rules)
    people = result.tei.find("listPerson")
    assert people is not None
    names = [inner(node) for node in people.iter() if node.element == "persName"]
    assert names == [
        "<forename>Anna</forename> <surname>Weiss</surname>", "Dr. Anna Weiss", "Henry James",
    ]  # fmt: skip
    text_of_it = result.tei.find("body")
    assert text_of_it is not None
    assert text_of_it.find("surname") is None


def test_a_house_whose_schema_lacks_them_switches_them_off() -> None:
    document = Document("Dr. Anna Weiss wrote.", Origin("a.txt"), Metadata(language="en"))
    result = encode(document, Project().with_settings("names", parts=False))
    assert result.tei.find("person") is not None
    assert result.tei.find("surname") is None

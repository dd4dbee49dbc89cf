"""Indexes: persons under their surnames, where each mention stands, dates as one reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from publish_documents import HEADER

from tei.publish import Source, publish

Make = Callable[..., Source]


def index(source: Source) -> list[str]:
    """The entries of the indexes of the page, line by line."""
    data = publish(source, ["html"]).files[f"{source.stem}.html"]
    found = html.document_fromstring(data.decode()).xpath("//ul[@class='index']/li")
    return [" ".join(entry.text_content().split()) for entry in found]


def persons(*names: str) -> tuple[str, str]:
    """A header with these persons (the forms of each parted by |), and a text that names them."""
    kinds = ["", *[" type='variant'"] * 9]
    entries = ""
    for number, forms in enumerate(names):
        said = (
            form if form[0] == "<" else f"<persName{kind}>{form}</persName>"
            for form, kind in zip(forms.split("|"), kinds, strict=False)
        )
        entries += f"<person xml:id='p{number}'>{''.join(said)}</person>"
    text = "".join(f"<persName ref='#p{n}'>x</persName> " for n in range(len(names)))
    header = HEADER + f"<standOff><listPerson>{entries}</listPerson></standOff>"
    return header, f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Anna Weiss|Weiss"], ["Weiss, Anna"]),
        (["Dr. Anna Weiss|Dr. Weiss"], ["Weiss, Dr. Anna"]),
        (["Weiss, Anna|Anna Weiss"], ["Weiss, Anna"]),
        (["<persName><forename>Anna</forename> <surname>Weiss</surname></persName>"],
         ["Weiss, Anna"]),
        (["<persName><forename>L</forename> <nameLink>van</nameLink> <surname>B</surname>"
          "</persName>"], ["B, L van"]),
        (["<persName><forename>Ines</forename> <surname>Rey</surname> <surname>Sol</surname> "
          "<genName>Jr.</genName> <addName>the Lamp</addName></persName>"],
         ["Rey Sol, Ines, Jr., the Lamp"]),
        (["<persName><roleName>Mrs.</roleName> <surname>Pell</surname></persName>"],
         ["Pell, Mrs."]),
        (["<persName><forename>Jonas</forename> <surname>Hale</surname></persName>",
          "Thomas Hale"], ["Hale, Jonas", "Hale, Thomas"]),
        # Nobody says what the surname is.
        (["Hildegard of Bingen|Hildegard"], ["Hildegard of Bingen"]),
        (["Mao Zedong|Mao"], ["Mao Zedong"]),
        # The text calls another of the family by it.
        (["Peter Hale|Hale", "Jonas Hale", "Anna Weiss|Miss Weiss"],
         ["Hale, Jonas", "Hale, Peter", "Weiss, Anna"]),
    ],
)  # fmt: skip
def test_persons_stand_under_their_surnames_where_these_are_known(
    names: list[str], shown: list[str], document: Make
) -> None:
    header, body = persons(*names)
    assert [entry.partition(" §")[0] for entry in index(document(body, header=header))] == shown


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("<p>M</p><p>x</p><p>M</p>", "§ 1, 3"),
        ("<p>M M</p>", "§ 1 (2)"),
        ("<p>M M M</p><p>M</p>", "§ 1 (2, 3), 2"),
        ("<p>M<note>M</note> M</p><p>M</p>", "§ 1 (2), 2, n. 1"),
        ("<p>M</p><div><head>M</head><p>M</p></div>", "§ 1, “x”, § 2"),
    ],
)
def test_a_place_is_named_once_and_leads_to_each_mention(
    body: str, where: str, document: Make
) -> None:
    header, _ = persons("Anna")
    whole = body.replace("M", "<persName ref='#p0'>x</persName>")
    source = document(whole, header=header)
    assert index(source) == [f"Anna {where}"]
    data = publish(source, ["html"]).files["a.html"].decode()
    links = html.document_fromstring(data).xpath("//ul[@class='index']//a/@href")
    assert len(set(links)) == body.count("M")


@pytest.mark.parametrize(
    ("date", "lang", "shown"),
    [
        ('when="1813-03-03"', "en", "3 March 1813"),
        ('when="1813-03-03"', "de", "3. März 1813"),
        ('when="1813-03-01"', "fr", "1er mars 1813"),
        ('when="1813-03-03"', "es", "3 de marzo de 1813"),
        ('when="1813-03-01"', "it", "1º marzo 1813"),
        ('when="1813-03"', "ru", "March 1813"),
        ('when="1813"', "en", "1813"),
        ('when="0813"', "en", "813"),
        ('when="-0043-03-15"', "en", "15 March 44 BC"),
        ('when="--03-05"', "en", "5 March"),
        ('when="1813-03-03T14:30:00"', "en", "3 March 1813, 14:30"),
        ('when="spring"', "en", "spring"),
        ('from="1813-03-03" to="1813-04-05"', "en", "3 March 1813 – 5 April 1813"),
        ('from="1813"', "en", "1813 –"),
        ('to="1813"', "en", "– 1813"),
        ('notBefore="1801" notAfter="1900"', "en", "1801 – 1900 (?)"),
    ],
)
def test_dates_are_readable(date: str, lang: str, shown: str, document: Make) -> None:
    source = document(f"<p><date {date}>then</date></p>", lang=lang)
    assert index(source) == [f"{shown} § 1"]


def test_a_range_is_not_the_day_on_which_it_begins(document: Make) -> None:
    body = (
        '<p><date when="1813-03-03">a</date></p><p><date from="1813-03-03" to="1813-04-05">b</date>'
        '</p><p><date from="1813-03-03" to="1814-04-05">c</date> '
        '<date when="1813-03-03">d</date></p>'
    )
    assert index(document(body)) == [
        "3 March 1813 § 1, 3",
        "3 March 1813 – 5 April 1813 § 2",
        "3 March 1813 – 5 April 1814 § 3",
    ]

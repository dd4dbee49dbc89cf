"""The language of a text by its letters, however short it is."""

from __future__ import annotations

import pytest

from tei.document import Document, Origin
from tei.languages import language_of
from tei.project import Project
from tei.scripts import language_by_script, script_of

TEXTS = {
    "grc": "Τὸ σχοινίον ἐστὶ μακρόν. Οἱ ναῦται αὐτὸ φιλοῦσιν.",
    "el": "Το σχοινί είναι μακρύ, και οι ναύτες το αγαπούν.",
    "he": "החבל ארוך מאוד והמלחים אוהבים אותו.",
    "yi": "דער שטריק איז לאַנג, און די מאַטראָסן האָבן אים ליב; װער װייסט.",
    "ja": "縄は長いものである。船乗りはそれを愛している。",
    "zh": "绳子很长，水手们很喜欢它。",
    "lzh": "繩者，舟人之寶也。",
    "ko": "밧줄은 길다. 선원들은 그것을 사랑한다.",
    "ru": "Верёвка длинная, и моряки её любят.",
    "uk": "Мотузка довга, і моряки її люблять.",
    "be": "Вяроўка доўгая, і маракі яе любяць.",
    "sr": "Уже је дуго, и морнари га воле; његов крај је љут.",
    "ar": "الحبل طويل والبحارة يحبونه.",
    "fa": "طناب دراز است و ملوانان آن را دوست دارند؛ چرا، کسی نمی‌گوید.",
    "hy": "Պարանը երկար է։",
    "ka": "თოკი გრძელია.",
    "": "The rope (σχοινίον) is long, and sailors love it.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_of_a_short_text(code: str, text: str) -> None:
    assert language_by_script(text) == code
    assert language_of(Document(text, Origin("a")), Project()).code == code


def test_modern_greek_with_the_old_accents() -> None:
    assert language_by_script("Δὲν ξέρω γιατί ἡ θάλασσα εἶναι βαθιά") == "el"


def test_how_the_language_is_known_is_told() -> None:
    told = language_of(Document(TEXTS["ru"], Origin("a")), Project())
    assert (told.code, told.how, told.name) == ("ru", "letters", "Russian")


def test_letters_that_several_languages_have_tell_none() -> None:
    assert (script_of("порт на реке"), language_by_script("порт на реке")) == ("Cyrl", "")


def test_lists_at_both_ends_do_not_hide_the_language_of_what_is_between() -> None:
    names = "Ab 1, Cd 2, " * 250
    prose = "The rope was long, and it lay in the house of the keeper until they came. " * 160
    document = Document(f"{names}\n\n{prose}\n\n{names}", Origin("a.txt"))
    assert language_of(document, Project()).code == "en"

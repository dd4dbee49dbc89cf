"""How letters begin: the words by which a line greets somebody."""

from __future__ import annotations

from tei.recognizers.letters.formulas import is_salutation

SALUTATIONS = ("Dear ", "My dear", "Sir,", "Madam", "Gentlemen", "Dearest", "Honoured ",
               "Lieber ", "Liebe ", "Sehr geehrte", "Cher ", "Chère ", "Mon cher", "Ma chère",
               "Monsieur", "Madame,", "Querid", "Estimad")  # fmt: skip


def opens_letter(line: str) -> bool:
    """True for a line that greets somebody: "Dear Mother,"."""
    if is_salutation(line):
        return True
    return line.startswith(SALUTATIONS) and len(line) < 60 and line.rstrip()[-1:] in ",:!—-."

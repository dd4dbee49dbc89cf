"""What a program wrote where a file's title and author are kept: it is neither.

Files that nobody has named carry "Microsoft Word - Document1" and "Windows User". Such words
would go before the title on the page, so they are not taken. The words are lists of
`recognizers/words` (`program_titles`, `program_authors`).
"""

from __future__ import annotations

from tei.resources import word_list

_BY_PROGRAM = ("microsoft word - ", "microsoft powerpoint - ", "microsoft office word - ")
_SUFFIXES = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".htm", ".html", ".txt", ".tmp", ".dotx")


def is_debris(field: str, words: str) -> bool:
    """True if no person has given this as a title or author.

    >>> is_debris("title", "Microsoft Word - Dokument1"), is_debris("title", "The Mill")
    (True, False)
    >>> is_debris("author", "Windows-Benutzer"), is_debris("author", "Ann Kerr")
    (True, False)
    """
    bare = words.strip().lower()
    plain = bare.rstrip("0123456789 ()-_") or bare
    if field == "author":
        return bool(plain) and plain in word_list("program_authors")
    if field != "title" or not bare:
        return False
    if bare.startswith(_BY_PROGRAM) or (bare.endswith(_SUFFIXES) and " " not in bare):
        return True
    return plain in word_list("program_titles")

"""Reads `[[validate.waivers]]` of edition.toml: the findings that a person lets stand, and why.

    [[validate.waivers]]
    code = "xml-dtd-missing"
    file = "letters/*.xml"

    ->  edition.toml:1: the waiver of “xml-dtd-missing” gives no reason.
"""

from __future__ import annotations

import re

from tei.catalogue import CATALOGUE
from tei.project import Waiver
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from tei.edition_file import _File

_KEYS: dict[str, type] = {"code": str, "file": str, "reason": str, "words": str, "line": int}


def waivers_of(file: _File, values: Any) -> tuple[Waiver, ...]:
    """The waivers, each with the line its `[[validate.waivers]]` stands in.

    Errors: `ProjectError` for one without code, file or reason, and for a key or code that there
    is not.
    """
    if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
        file.fail(file.line("waivers"), "a waiver is a section of its own.",
                  "Write [[validate.waivers]] above each, with two brackets.")
    heads = [n for n, s in enumerate(file.lines, 1)
             if re.match(r"\s*\[\[\s*validate\s*\.\s*waivers", s)]  # fmt: skip
    heads += [0] * (len(values) - len(heads))
    return tuple(_waiver(file, head, v) for head, v in zip(heads, values, strict=False))


def _waiver(file: _File, head: int, values: dict[str, Any]) -> Waiver:
    for key, value in values.items():
        line = file.line_after(head, key)
        if key not in _KEYS:
            file.fail(line, f"a waiver has no key “{key}”.", _nearest(key, list(_KEYS)))
        file.check_type(line, f"“{key}” of a waiver", value, _KEYS[key])
    code = values.get("code", "").strip()
    if not code:
        file.fail(head, "a waiver does not say what it waives.",
                  'Add code = "...": the word that stands before the finding\'s sentence.')
    if code not in CATALOGUE:
        file.fail(file.line_after(head, "code"), f"there is no finding “{code}”.",
                  _nearest(code, list(CATALOGUE)))
    if not values.get("file", "").strip():
        file.fail(head, f"the waiver of “{code}” does not say for which files.",
                  'Add file = "...": a path relative to edition.toml, or a pattern: *.xml.')
    if not values.get("reason", "").strip():
        file.fail(head, f"the waiver of “{code}” gives no reason.",
                  'Add reason = "...", so that others can tell whether it still holds.')
    return Waiver(code, values["file"].strip(), values["reason"], values.get("words", ""),
                  values.get("line", 0), head)


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    return meant + (f"There is: {', '.join(known)}." if len(known) < 10 else
                    "The word before a finding's sentence is its code.")  # fmt: skip

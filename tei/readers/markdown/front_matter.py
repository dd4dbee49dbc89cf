"""The front matter of a Markdown text, in YAML or TOML, as metadata.

---
title: The Mill          ->   Metadata(title="The Mill", author="A. North; B. South"), and
author: [A. North, B. South]  where the text itself begins
---
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from tei.document import Metadata
from tei.findings import Finding, Place
from tei.standoff import Fact
from tei.typed import Record

_FENCE = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n")
_LARGEST = 200_000  # characters; a hostile one takes no longer
_FIELDS = {
    "title": "title", "headline": "title",
    "author": "author", "authors": "author", "creator": "author", "by": "author",
    "date": "date", "published": "date", "issued": "date", "created": "date",
    "publisher": "publisher", "licence": "licence", "license": "licence", "rights": "licence",
    "copyright": "licence", "lang": "language", "language": "language", "locale": "language",
}  # fmt: skip
_FACTS = {"subtitle": "subtitle", "editor": "editor", "editors": "editor",
          "translator": "translator", "translators": "translator", "abstract": "abstract",
          "description": "abstract", "summary": "abstract", "excerpt": "abstract",
          "source": "source"}  # fmt: skip
_EXTRA = {"keywords": "keywords", "tags": "keywords", "categories": "keywords", "url": "url",
          "link": "url", "doi": "doi", "isbn": "isbn", "site": "site"}  # fmt: skip


_ORDER = {key: n for n, key in enumerate(_FIELDS | _FACTS)}
_SIGNS = re.compile(r"([*_`]).+\1|\[.+\]\(|\\[*_]")
_PARTED = re.compile(r"[,;\n]")
_ONE = frozenset(["title", "date", "language"])  # the first key that says it counts
_SPACED = ("tags", "categories")  # Jekyll's and Obsidian's, in a line: parted by spaces
_SWITCHES = frozenset("true false yes no on off".split())


class FrontMatter(Record):
    """What the front matter says, and `end`: where the text begins, 0 without front matter."""

    end: int = 0
    metadata: Metadata = Metadata()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


def front_matter(source: str, name: str, rule: str) -> FrontMatter:
    """Read the front matter of a source; one that cannot be read is a finding, and left in."""
    opening = _FENCE.match(source)
    if opening is None:
        return FrontMatter()
    fence = opening[1]
    closing = re.compile(rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*$", re.M)
    found = closing.search(source, opening.end())
    if found is None or found.start() > _LARGEST:
        return FrontMatter()
    words = source[opening.end() : found.start()]
    said, line, reason = _load(words, fence)
    if not isinstance(said, dict):
        if not reason and not _looks_like_keys(words):
            return FrontMatter()  # a rule, and another below
        finding = Finding("front-matter-malformed", Place(name, line + 2, 1),
                          {"reason": reason or "no keys with values"})  # fmt: skip
        return FrontMatter(found.end(), findings=(finding,))
    return _read(said, found.end(), rule, name)


def _load(words: str, fence: str) -> tuple[Any, int, str]:
    if fence == "+++":
        import tomllib

        try:
            return tomllib.loads(words), 0, ""
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            return None, int(place[1]) - 1 if place else 0, str(error)
    import yaml

    if re.search(r"^[^#\n]*[:\-]\s*[&*]\w", words, re.M):
        return None, 0, "an anchor or alias"
    try:
        return yaml.load(words, _plain()), 0, ""
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).split("\n")[0]
        return None, mark.line if mark else 0, problem


def _plain() -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """Every value as it is written: a date stays the words of the author."""

    Loader.yaml_implicit_resolvers = {}
    return Loader


def _looks_like_keys(words: str) -> bool:
    return re.search(r"^[A-Za-z][\w-]*:\s", words, re.M) is not None


def _read(said: dict[Any, Any], end: int, rule: str, source: str) -> FrontMatter:
    fields: dict[str, list[str]] = {}
    facts: list[Fact] = []
    other: list[str] = []
    people: dict[str, str] = {}
    for key, value in sorted(said.items(), key=_rank):
        name = str(key).lower()
        if _FACTS.get(name) == "abstract" and isinstance(value, str):
            if (fact := Fact("abstract", _plain_words(value), rule)) in facts:
                continue
            if any(f.field == "abstract" for f in facts):
                other.append(str(key))
            else:
                facts.append(fact)
            continue
        if _FIELDS.get(name) == "author":
            people |= _about_people(value)
        if value in (None, "", [], {}):
            continue
        values = [" ".join(v.split()) for v in _values(value)]
        field = _FIELDS.get(name)
        # A map of no name or title; `published: true`
        if not values or (field != "title" and field and values[0].lower() in _SWITCHES):
            other.append(str(key))
            continue
        if name in _SPACED and isinstance(value, str) and not _PARTED.search(value):
            values = value.split()
        if field in _ONE and field in fields:
            if values != fields[field]:
                other.append(str(key))
        elif field:
            if field == "title":
                values = [_without_signs(v) for v in values]
            fields.setdefault(field, []).extend(values)
        elif field := _FACTS.get(name):
            facts.extend(Fact(field, _without_signs(v), rule) for v in values)
        elif field := _EXTRA.get(name):
            fields.setdefault(field, []).extend(values)
        else:  # also what only tells a program how to lay the text out: nothing goes unsaid
            other.append(str(key))
    extra = {k: ", ".join(fields.pop(k)) for k in ("keywords", "url", "doi", "isbn", "site")
             if fields.get(k)}  # fmt: skip
    given = {field: ("; " if field == "author" else ", ").join(dict.fromkeys(values))
             for field, values in fields.items() if values}  # fmt: skip
    findings: tuple[Finding, ...] = ()
    if other:
        other = [key for key in map(str, said) if key in other]  # in their order
        keys = ", ".join(f"“{key}”" for key in other[:30]) + (", …" if len(other) > 30 else "")
        findings = (Finding("front-matter-unread", Place(source, 1, 1), {"keys": keys}),)
    metadata = Metadata(**given, extra=extra | people)
    return FrontMatter(end, metadata, tuple(facts), findings)


def _rank(item: tuple[Any, Any]) -> int:
    """The place of a key among those that say the same: `date` counts before `created`."""
    return _ORDER.get(str(item[0]).lower(), len(_ORDER))


def _about_people(value: Any) -> dict[str, str]:
    """What is said of authors beside their names: `{"orcid:Ann Kerr": "0000-0002-1825-0097"}`."""
    found: dict[str, str] = {}
    for person in value if isinstance(value, list) else [value]:
        if not isinstance(person, dict):
            continue
        name = next((" ".join(w.split()) for w in _values(person)), "")
        for key in ("orcid", "affiliation", "affiliations", "institute", "email"):
            words = "; ".join(" ".join(w.split()) for w in _values(person.get(key)))
            if name and words:
                found[f"{key.replace('affiliations', 'affiliation')}:{name}"] = words
    return found


def _plain_words(words: str) -> str:
    """The words of an abstract, without Markdown's signs, a line for each of its paragraphs."""
    from tei.readers.markdown.syntax import parser

    return "\n".join(_shown(t) for t in parser().parse(words, {}) if t.type == "inline")


def _shown(token: Token) -> str:
    return "".join(" " if c.type.endswith("break") else c.content for c in token.children or [])


def _without_signs(words: str) -> str:
    """A title in a line, without Markdown's signs."""
    if not _SIGNS.search(words):
        return words
    from tei.readers.markdown.syntax import parser

    return "".join(map(_shown, parser().parseInline(words, {})))


def _values(value: Any, depth: int = 0) -> Iterator[str]:
    """The words of a value; of a list each of its entries, of a person the name."""
    if isinstance(value, dict):
        for key in ("name", "literal", "text", "title", "type"):
            if key in value:
                yield from _values(value[key], depth + 1)
                return
        parts = [str(value[k]) for k in ("given", "family") if isinstance(value.get(k), str)]
        if parts:
            yield " ".join(parts)
    elif isinstance(value, list):
        for one in value[:100]:
            if depth < 4:
                yield from _values(one, depth + 1)
    elif value is not None and str(value).strip():
        yield str(value)

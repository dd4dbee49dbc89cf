"""What a page says of itself: JSON-LD, Highwire, Dublin Core, Open Graph, `<meta>`, `<time>`.

    <meta name="citation_author" content="North, A.">   ->   Metadata(author="North, A.", ...)

Of several, the one most careful with its data comes first: Highwire (`citation_...`), which
journals write for libraries, then Dublin Core, JSON-LD, Open Graph, and last what HTML itself has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tei.document import Metadata
from tei.readers.html.index import Index
from tei.readers.html.libraries import said_by_libraries
from tei.readers.html.titles import is_of_article
from tei.regexes import compiled

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "eprints.title", "lib:title",
              "ld:headline", "ld:name", "og:title", "twitter:title"),
    "author": ("citation_author", "citation_authors", "dc.creator", "dcterms.creator",
               "eprints.creators_name", "lib:author", "ld:author", "author", "article:author",
               "byl", "sailthru.author", "parsely-author"),
    "date": ("citation_publication_date", "citation_date", "dc.date", "dcterms.date",
             "dcterms.issued", "dc.date.issued", "lib:date", "ld:datepublished",
             "article:published_time", "og:published_time", "date", "pubdate",
             "publish_date", "parsely-pub-date"),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "lib:publisher",
                  "ld:publisher"),
    "licence": ("dcterms.license", "dc.rights", "dcterms.rights", "ld:license", "copyright",
                "rights"),
    "language": ("citation_language", "dc.language", "dcterms.language", "ld:inlanguage",
                 "content-language", "language"),
    "keywords": ("citation_keywords", "ld:keywords", "keywords", "article:tag"),
    "url": ("citation_public_url", "ld:url", "og:url"),
    "site": ("og:site_name", "application-name"),
    "journal": ("citation_journal_title", "prism.publicationname", "dc.source",
                "dcterms.ispartof"),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "from": ("citation_firstpage", "prism.startingpage"),
    "to": ("citation_lastpage", "prism.endingpage"),
    "doi": ("citation_doi", "dc.identifier.doi", "prism.doi"),
}  # fmt: skip
_EXTRA = ("keywords", "url", "site", "doi", "journal", "volume", "issue", "from", "to")
_SEVERAL = frozenset({"author", "keywords"})
_KINDS = compiled(r"article|posting|report|creativework|book|chapter|webpage|thesis", re.I)
_DAY = compiled(r"(\d{4})[-/](\d\d?)(?:[-/](\d\d?))?(?=T|\s|\Z)")
_HUNG_ON = compiled(r"\s*[|–—·»:-]+\s")  # before the name of the site
_LARGEST = 500_000  # characters of one JSON-LD
_LANGUAGE = compiled(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*\Z", re.I)


def metadata_of(index: Index, source: str = "") -> Metadata:
    """Read what a page says of itself. What it does not say is ""."""
    root = index.root
    said: dict[str, list[str]] = {}
    for key, value in (*_said(index), *said_by_libraries(index, source)):
        value = " ".join(value.split())
        if value:
            said.setdefault(key.lower(), []).append(value)
    found = {field: _first(said, field, names) for field, names in _NAMES.items()}
    if (name := said.get("ld:name", [""])[0]) and name != found["title"] == said.get(
        "ld:headline", [""])[0] and name in _heads(index):  # fmt: skip
        found["title"] = name  # the headline of an encyclopedia is its description
    found["author"] = found["author"] or "; ".join(_marked_authors(index))
    found["date"] = _day(found["date"] or _marked_date(index))
    found["licence"] = found["licence"] or _linked(index, "license")
    found["url"] = found["url"] or _linked(index, "canonical")
    language = root.get("lang") or root.get("xml:lang") or found["language"]
    found["language"] = language.replace("_", "-") if _LANGUAGE.match(language) else ""
    if found["title"]:
        found["title"] = _without_site(found["title"], index)
    else:
        found["title"] = _page_title(index, found["site"])
    extra = {k: found.pop(k) for k in _EXTRA}
    return Metadata(**found, extra={k: v for k, v in extra.items() if v})


def _first(said: dict[str, list[str]], field: str, names: Iterable[str]) -> str:
    for name in names:
        values = said.get(name)
        if not values:
            continue
        if field == "author":
            values = [v for v in values if "://" not in v and not v.startswith("@")]
        if values:
            sign = "; " if field == "author" else ", "
            return sign.join(dict.fromkeys(values)) if field in _SEVERAL else values[0]
    return ""


def _said(index: Index) -> Iterator[tuple[str, str]]:
    for element in index.of("meta", "script"):
        if element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("http-equiv")
            name = name or element.get("itemprop")
            if name:
                yield name.replace("DC:", "dc.").strip(), element.get("content")
        elif element.get("type").strip().lower() == "application/ld+json":
            words = element.text()
            if len(words) <= _LARGEST:
                yield from _linked_data(words)


def _linked_data(words: str) -> Iterator[tuple[str, str]]:
    import json

    try:
        data = json.loads(words)
    except (ValueError, RecursionError):
        return
    for thing in _things(data):
        kind = thing.get("@type", "")
        if not _KINDS.search(str(kind)):
            continue
        for key in ("headline", "name", "datePublished", "license", "inLanguage", "url"):
            yield from (("ld:" + key, v) for v in _words(thing.get(key)))
        for key in ("author", "publisher", "keywords"):
            yield from (("ld:" + key, v) for v in _words(thing.get(key)))


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for one in data[:50]:
            yield from _things(one, depth + 1)
    elif isinstance(data, dict) and depth < 4:
        yield data
        yield from _things(data.get("@graph", []), depth + 1)


def _words(value: Any) -> Iterator[str]:
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name")
        if isinstance(one, str):
            yield one


def _marked_authors(index: Index) -> Iterator[str]:
    seen = set()
    for element in index.elements:
        if "rel" not in element.attributes and "itemprop" not in element.attributes:
            continue
        if "author" not in (*element.get("rel").split(), *element.get("itemprop").split()):
            continue
        if element.tag == "link":
            continue
        named = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        words = " ".join(named.text().split()) or named.get("content")
        if 1 < len(words) < 100 and words not in seen:
            seen.add(words)
            yield words


def _marked_date(index: Index) -> str:
    times = index.of("time")
    for element in times:
        if "pubdate" in element.attributes or "datePublished" in element.get("itemprop"):
            return element.get("datetime") or element.text()
    return times[0].get("datetime") if len(times) == 1 else ""


def _linked(index: Index, relation: str) -> str:
    for element in index.of("link", "a"):
        if "rel" not in element.attributes:
            continue
        if relation in element.get("rel").lower().split() and element.get("href"):
            return element.get("href").strip()
    return ""


def _page_title(index: Index, site: str) -> str:
    """The `<title>`, without the name of the site that is hung on to it."""
    titles = index.of("title")
    words = " ".join(titles[0].text().split()) if titles else ""
    for head in _heads(index):
        if (at := words.lower().find(head.lower())) >= 0:
            return words[at : at + len(head)]
    for sign in (" | ", " – ", " — ", " - ", " :: ", " » "):
        before, found, after = words.rpartition(sign)
        if found and (after == site or (len(before) > len(after) and sign != " - ")):
            return before
    return words


def _heads(index: Index) -> list[str]:
    """The headings that can be the title, those first that say so of themselves."""
    heads = index.of("h1", "h2", "h3")
    heads = [h for h in heads if is_of_article(h)] + [h for h in heads if h.tag == "h1"]
    return [words for h in heads if (words := " ".join(h.text().split()).rstrip("¶"))]


def _without_site(title: str, index: Index) -> str:
    """A title without the name of the site after it, where a heading has it so."""
    for head in _heads(index):
        rest = title[len(head) :] if title.startswith(head) else ""
        if _HUNG_ON.match(rest):
            return head
    return title


def _day(words: str) -> str:
    """A date and time as its day.

    >>> _day("2011-12-09T08:00:00Z"), _day("2011/7/1"), _day("May 1951")
    ('2011-12-09', '2011-07-01', 'May 1951')
    """
    found = _DAY.match(words)
    if not found:
        return words
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])

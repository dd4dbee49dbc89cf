"""`<profileDesc>`: when the text was made, in which language, what it is about.

Guidelines: HD4 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD4).
"""

from __future__ import annotations

from tei.header.file_desc import date_node
from tei.header.known import Date, Known, clean, iso
from tei.languages import NAMES
from tei.names import XML_LANG, Node, tei

_HOW = {
    "source": " (as the source says)",
    "guessed": " (guessed from the commonest words of the text)",
    "letters": " (guessed from the letters of the text)",
}


def profile_desc(known: Known) -> Node:
    """The `<profileDesc>` of one encoding."""
    profile = tei("profileDesc")
    add = profile.children.append
    date = known.fact("date")
    # The date of a text that somebody submitted to a site is not the date of its making.
    if date is not None and clean(date.value) and known.fact("submitter") is None:
        words = clean(date.value)
        add(tei("creation", None, date_node(Date(words, iso(date.when) or iso(words)))))
    add(_lang_usage(known))
    abstract = known.fact("abstract")
    if abstract is not None:
        paragraphs = [tei("p", None, clean(p)) for p in abstract.value.split("\n") if clean(p)]
        if paragraphs:
            add(tei("abstract", None, *paragraphs))
    listed = known.document.metadata.extra.get("keywords", "")
    said = known.fact("keywords")
    if not listed and said is not None:
        listed = said.value.rstrip(" .")
    parts = listed.split(";" if ";" in listed else ",")
    terms = [tei("term", None, word) for part in parts if (word := clean(part))]
    if terms:
        add(tei("textClass", None, tei("keywords", None, *terms)))
    return profile


def _lang_usage(known: Known) -> Node:
    language = known.language
    words = language.name + _HOW.get(language.how, "")
    if not language.code:
        words = "not known"
    if language.unread:
        words += f"; “{language.unread}” is no code of a language"
    usage = tei("langUsage", None, tei("language", {"ident": language.code or "und"}, words))
    if language.code.partition("-")[0] != "en":
        usage.children.append(tei("language", {"ident": "en"}, "English: this header"))
    listed = {language.code, "en"}
    for code in sorted(_of_passages(known) - listed):
        words = f"{NAMES.get(code, code)}: words or passages in the text"
        usage.children.append(tei("language", {"ident": code}, words))
    return usage


def _of_passages(known: Known) -> set[str]:
    """The languages of words and passages that are not in the language of the text."""
    tagged = known.layer.of("foreign", "quote", "said", "q", "lg")
    return {a.attributes[XML_LANG] for a in tagged if XML_LANG in a.attributes}

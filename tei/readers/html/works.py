"""The works of a list of references that a page marks: `listbibl` and `workentry` of its tree.

    <div class=csl-entry id=ref-a>Ash, B. 2001. ...</div>   ->  <listBibl><bibl xml:id="at-ref-a">
    <div class=citation id=a><span class=label>[Ash]</span> <p>Ash, B. ...</p></div>
                                                            ->  <bibl n="[Ash]" xml:id="at-a">
    <h2>References</h2><p id=a>Ash, B. 2001. ...</p>        ->  the same, if links lead to them
    (<a href="#a">Ash 2001</a>)                             ->  <ref type="bibl" target="#at-a">

pandoc, Sphinx and docutils, LaTeXML, books for screens (`doc-biblioentry`). The items of a list
below such a heading are entries if one of them has parts or a label of its own, else they stay
items; links to them are of the same type. Guidelines: COBITY.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.readers.html.index import Index
from tei.readers.html.pieces import has_words
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.regexes import compiled
from tei.resources import word_list

_SIGNS = ("csl-entry", "citation", "ltx_bibitem", "doc-biblioentry")
_ENTRY = compiled(
    r"(?:\A|\s)(?:csl-entry|citation|ltx_bibitem|biblioentry|doc-biblioentry)(?:\Z|\s)"
)
_LABEL = compiled(r"(?:\A|\s)(?:label|ltx_tag_bibitem|ltx_tag|csl-left-margin)(?:\Z|\s)")
YEAR = compiled(r"\b(?:1[4-9]|20)\d\d[a-z]?\b|\bn\. ?d\.|\bs\. ?d\.|\bo\. ?J\.|\bforthcoming\b")
_FRAME = "0123456789.:)( \t\n\u00a0"
_LONGEST_HEAD = 60


def settle_works(index: Index) -> set[str]:
    """Name the entries. Output: the identifiers by which links lead to works."""
    heads = [h for h in index.of(*HEADS) if is_head_of_works(h.text())]
    roles = {e.attributes["role"] for e in index.elements if "role" in e.attributes}
    told = "\n".join([index.names, *roles])
    marked = any(sign in told for sign in _SIGNS)
    if not heads and not marked:
        return set()
    works: set[str] = set()
    raised = {a for sup in index.of("sup") for a in sup.iter("a")}  # to notes, whatever the heading
    linked = {a.get("href")[1:] for a in index.of("a")
              if a.get("href")[:1] == "#" and a not in raised and not _is_to_note(a)}  # fmt: skip
    if marked:
        for parent in index.elements:
            works |= _marked(parent)
    below = set(heads)
    for parent in index.elements if heads else ():
        if not below.isdisjoint(parent.children):
            works |= _below(parent, below, linked)
    for cite in index.of("cite") if works else ():
        if any(a.get("href")[1:] in works for a in cite.iter("a") if a.get("href")[:1] == "#"):
            cite.tag = "span"  # LaTeXML's: a reference, and no title
    if works or marked:
        index.renew()
    return works


def is_head_of_works(words: str) -> bool:
    """True for a heading that announces a list of works.

    >>> is_head_of_works("7. Works Cited:"), is_head_of_works("What he cited")
    (True, False)
    """
    return len(words) < _LONGEST_HEAD and (
        " ".join(words.split()).lower().strip(_FRAME) in word_list("bibliography_heads")
    )


def _is_to_note(link: Element) -> bool:
    told = f"{link.get('role')} {link.get('epub:type')} {link.get('class')}"
    return "note" in told or link.find("sup") is not None


def _marked(parent: Element) -> set[str]:
    """The entries among the children that their class or role tells."""
    names: set[str] = set()
    entries = 0
    for child in parent.children:
        if type(child) is Element and child.attributes and _is_entry(child):
            names |= _names(child)
            if child.tag == "dl":
                child.tag, child.children = "listbibl", [*_of_terms(child)]
            else:
                _make_entry(child)
                entries += 1
    if entries:
        parent.children = list(_grouped(parent.children))
        if parent.tag in ("ul", "ol"):
            parent.tag = "div"
    return names


def _is_entry(element: Element) -> bool:
    if element.tag not in ("div", "li", "p", "dl", "table"):
        return False
    told = f"{element.get('class')} {element.get('role')}"
    if _ENTRY.search(told) is None or element.find("note", *HEADS) is not None:
        return False
    if element.tag == "dl":
        return _has_only_terms(element)
    # what is of the class “citation” alone may be a quotation, as it is in French
    return told.split()[0] != "citation" or _label_of(element) is not None


def _has_only_terms(element: Element) -> bool:
    """True for keys and what is said of each, and no words beside: those would have no entry."""
    shown = [c for c in element.children if isinstance(c, Element) or has_words([c])]
    tags = [c.tag if isinstance(c, Element) else "" for c in shown]
    return tags[:1] == ["dt"] and {"dt", "dd"}.issuperset(tags)


def _below(parent: Element, heads: set[Element], linked: set[str]) -> set[str]:
    """The paragraphs below a heading that links lead to, and those between them; items likewise."""
    names: set[str] = set()
    listed = False
    run: list[Element] = []
    for child in [*parent.children, Element("hr")]:
        if isinstance(child, Text):
            continue
        if listed and child.tag == "p" and _reads_as_entry(child):
            run.append(child)
            continue
        if any(not linked.isdisjoint(_names(p)) for p in run):
            for p in run:
                names |= _names(p)
                _make_entry(p)
        run = []
        if child.tag in HEADS:
            listed = child in heads
        elif listed and child.tag in ("ul", "ol", "div", "section"):
            for row in child.iter("ul", "ol"):
                names |= _listed(row)
    parent.children = list(_grouped(parent.children))
    return names


def _listed(row: Element) -> set[str]:
    """The names of the items of a list of works; items with parts of their own are entries."""
    names: set[str] = set()
    items = [c for c in row.children if type(c) is Element and c.tag == "li"]
    items = [li for li in items if li.find("note") is None and not _leads_back(li)]
    apart = any(li.find("cite", "p") is not None or _label_of(li) is not None for li in items)
    for li in items:
        names |= _names(li)
        if apart and li.find("ul", "ol", "table") is None:
            for cite in li.iter("cite"):
                cite.tag = "span"
            _make_entry(li)
    if apart:
        row.tag = "div"
        row.children = list(_grouped(row.children))
    return names


def _label_of(element: Element) -> Element | None:
    """The printed label that an entry begins with; a badge further on, “PDF”, is none."""
    at = element
    while True:
        first = next((c for c in at.children if has_words([c])), None)
        if type(first) is not Element:
            return None
        if first.tag in ("span", "div", "td") and _LABEL.search(first.get("class")):
            return first
        at = first


def _reads_as_entry(paragraph: Element) -> bool:
    return not _leads_back(paragraph) and YEAR.search(paragraph.text()) is not None


def _leads_back(element: Element) -> bool:
    """True if a link to the page stands in an element, as in a note."""
    return any(a.get("href")[:1] == "#" for a in element.iter("a"))


def _names(element: Element) -> set[str]:
    named = {e.get("id") for e in element.iter()} | {a.get("name") for a in element.iter("a")}
    return named - {""}


def _make_entry(element: Element) -> None:
    """An entry: its printed label apart, its name its own, a space between its parts."""
    label = _label_of(element)
    told = {k: v for k, v in element.attributes.items() if k in ("id", "lang")}
    if label is not None:
        label.tag, label.attributes, label.children = "notelabel", {}, [_words_of(label)]
        _take(element, label)
        element.children.insert(0, label)
    for inner in [] if told.get("id") else element.iter("a", "p"):
        name = inner.get("id") or (inner.get("name") if inner.tag == "a" else "")
        if name and not inner.get("href"):
            told["id"] = name
            inner.tag, inner.attributes = "span" if inner.tag == "a" else "p", {}
            break
    for part in element.iter("span"):
        if "ltx_bibblock" in part.get("class"):
            part.children = [Text(" "), *part.children]
    element.tag, element.attributes = "workentry", told


def _words_of(label: Element) -> Text:
    """The words of a label, without white space, where the first of them stand."""
    places = (c.at for e in label.iter() for c in e.children if isinstance(c, Text))
    return Text("".join(label.text().split()), next(places, label.at))


def _take(element: Element, label: Element) -> None:
    for parent in element.iter():
        if any(c is label for c in parent.children):
            parent.children = [c for c in parent.children if c is not label]
            return


def _of_terms(element: Element) -> list[Element]:
    """The entries of a `<dl class=citation>`, each a key and what is said of it."""
    entries: list[Element] = []
    for child in element.children:
        if isinstance(child, Text):
            continue
        if child.tag == "dt":
            label = Element("notelabel", {}, child.at, [_words_of(child)])
            told = {"id": name} if (name := next(iter(_names(child)), "")) else {}
            entries.append(Element("workentry", child.attributes | told, child.at, [label]))
        else:
            child.tag = "div"
            entries[-1].children.append(child)
    return entries


def _grouped(children: list[Element | Text]) -> Iterator[Element | Text]:
    """Children with the entries that follow one another in one list."""
    listed: Element | None = None
    for child in children:
        if type(child) is Element and child.tag == "workentry":
            if listed is None:
                listed = Element("listbibl", None, child.at, [])
                yield listed
            listed.children.append(child)
        else:
            if not (isinstance(child, Text) and not child.words.strip()):
                listed = None
            yield child

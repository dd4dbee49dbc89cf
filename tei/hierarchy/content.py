"""What may stand in what: the content models of TEI P5, for the elements the encoder makes.

A small table instead of the schema, because it is asked for every annotation (150,000 times in
five megabytes) and has to say what to do instead. It may be stricter than TEI, never laxer: the
tests hold everything the encoder writes against `tei_all`.
"""

from __future__ import annotations

_WORDS = str.split

# model.phrase, as far as rules produce it
PHRASE = frozenset(
    _WORDS(
        "abbr add addName address choice corr date del email emph expan foreign gloss hi idno "
        "measure mentioned name num orgName persName placeName ptr q ref s seg sic soCalled "
        "supplied term time title unclear graphic formula rs roleName forename surname geogName "
        "distinct surplus secl subst orig reg damage ruby code ident"
    )
)
GLOBAL = frozenset(_WORDS("note figure gap milestone pb lb cb fw anchor interp interpGrp noteGrp"))
ATTRIBUTABLE = frozenset(_WORDS("said quote cit floatingText"))
INTER = ATTRIBUTABLE | frozenset(_WORDS("bibl list table label desc listBibl stage castList"))
CHUNK = frozenset(_WORDS("p ab lg l sp"))
COMMON = INTER | CHUNK | {"q"}

_PARA = PHRASE | INTER | GLOBAL | {"lg", "l"}  # macro.paraContent
_SPECIAL = _PARA | CHUNK  # macro.specialPara
_PHRASE_SEQ = PHRASE | ATTRIBUTABLE | GLOBAL  # macro.phraseSeq
_PHRASE_ONLY = PHRASE | GLOBAL
_DIV_TOP = frozenset(
    _WORDS("head opener signed argument epigraph byline dateline salute docAuthor docDate")
)
_DIV_BOTTOM = frozenset(
    _WORDS("closer postscript signed trailer argument epigraph byline dateline salute")
)
_DIV = COMMON | GLOBAL | _DIV_TOP | _DIV_BOTTOM | {"div"}
_FRONT = GLOBAL | CHUNK | frozenset(
    _WORDS(
        "titlePage argument byline epigraph docTitle titlePart docAuthor docDate docImprint head "
        "dateline div listBibl"
    )
)
_TITLE_PAGE = GLOBAL | frozenset(
    _WORDS("docTitle titlePart byline docAuthor docDate docImprint argument epigraph")
)
_BIBL = (
    (PHRASE - {"address"})
    | GLOBAL
    | frozenset(
        _WORDS(
            "author editor publisher pubPlace biblScope citedRange edition series quote respStmt "
            "extent bibl address"
        )
    )
)
NOTHING: frozenset[str] = frozenset()

CHILDREN: dict[str, frozenset[str]] = {
    "front": _FRONT,
    "body": _DIV,
    "back": _FRONT | INTER | _DIV_BOTTOM,
    "div": _DIV,
    "floatingText": frozenset({"front", "body", "back"}) | GLOBAL,
    "titlePage": _TITLE_PAGE,
    "docTitle": frozenset({"titlePart"}) | GLOBAL,
    "argument": COMMON | GLOBAL | {"head"},
    "epigraph": COMMON | GLOBAL,
    "opener": _PHRASE_ONLY | frozenset(_WORDS("dateline salute signed byline argument epigraph")),
    "closer": _PHRASE_ONLY | frozenset(_WORDS("dateline salute signed")),
    "postscript": COMMON | GLOBAL | _DIV_BOTTOM | _DIV_TOP,
    "list": GLOBAL | {"head", "item", "label"},
    "lg": GLOBAL | {"head", "l", "lg", "label"},
    "table": GLOBAL | {"head", "row"},
    "row": GLOBAL | {"cell"},
    "figure": COMMON | GLOBAL | frozenset(_WORDS("head figDesc graphic formula")),
    "address": GLOBAL | {"addrLine"},
    "cit": frozenset(_WORDS("quote q bibl said ref ptr listBibl")) | GLOBAL,
    "listBibl": frozenset(_WORDS("head bibl listBibl milestone pb lb")),
    "choice": frozenset(_WORDS("sic corr orig reg abbr expan unclear supplied")),
    "p": _PARA,
    "ab": _PARA,
    "titlePart": _PARA,
    "signed": _PARA,
    "salute": _PARA,
    "head": _PARA,
    "trailer": _PARA,
    "l": _PARA - {"l", "lg"},
    "item": _SPECIAL,
    "note": _SPECIAL,
    "quote": _SPECIAL,
    "said": _SPECIAL,
    "q": _SPECIAL,
    "cell": _SPECIAL,
    "byline": _PHRASE_ONLY | {"docAuthor"},
    "dateline": _PHRASE_ONLY | {"docDate"},
    "docImprint": _PHRASE_ONLY | {"pubPlace", "publisher", "docDate"},
    "date": _PHRASE_ONLY,
    "time": _PHRASE_ONLY,
    "addrLine": _PHRASE_SEQ,
    "bibl": _BIBL,
    "biblScope": _PHRASE_ONLY,
    "citedRange": _PHRASE_ONLY,
    "idno": frozenset({"idno"}),
    "graphic": NOTHING,
    "gap": frozenset({"desc"}),
    "pb": NOTHING,
    "lb": NOTHING,
    "cb": NOTHING,
    "milestone": NOTHING,
    "ptr": NOTHING,
    "num": _PHRASE_SEQ - ATTRIBUTABLE,
    "code": NOTHING,
    "ident": NOTHING,
    "formula": frozenset({"hi", "formula", "graphic"}),
    "sp": frozenset(_WORDS("speaker p ab l lg stage quote q table list")) | GLOBAL,
    "stage": _PARA,
    "fw": _PHRASE_SEQ,
    "speaker": _PHRASE_SEQ,
    "castList": GLOBAL | frozenset(_WORDS("head castItem castGroup stage")),
    "castGroup": GLOBAL | frozenset(_WORDS("head castItem castGroup roleDesc")),
    "castItem": PHRASE | GLOBAL | frozenset(_WORDS("role roleDesc actor")),
    "role": _PHRASE_SEQ,
    "roleDesc": _PHRASE_SEQ,
    "actor": _PHRASE_SEQ,
}
for _name in _WORDS("supplied sic corr add del unclear hi emph ref title seg orig reg figDesc"):
    CHILDREN.setdefault(_name, _PARA)
for _name in _WORDS(
    "persName placeName orgName name rs addName roleName forename surname geogName term mentioned "
    "soCalled gloss foreign abbr expan email docAuthor docDate author editor publisher pubPlace "
    "label edition measure distinct"
):
    CHILDREN.setdefault(_name, _PHRASE_SEQ)
CHILDREN["figDesc"] = PHRASE | INTER
CHILDREN["desc"] = frozenset(
    _WORDS("emph foreign gloss hi mentioned soCalled term title date persName placeName orgName "
           "name num q ref ptr abbr choice")
)

# Elements that hold text directly; in the others stray text is wrapped (WRAPPER) or the
# element itself is given up.
HOLDS_TEXT = frozenset(
    _WORDS(
        "p ab head titlePart byline docAuthor docDate docImprint dateline salute signed trailer "
        "item l cell "
        "addrLine label bibl note quote q said opener closer desc figDesc formula fw speaker stage "
        "castItem role roleDesc actor"
    )
) | (PHRASE - {"choice", "subst", "address", "graphic", "ptr"})
WRAPPER = {
    "front": "p",
    "body": "p",
    "back": "p",
    "div": "p",
    "argument": "p",
    "epigraph": "p",
    "postscript": "p",
    "figure": "p",
    "titlePage": "titlePart",
    "docTitle": "titlePart",
    "list": "item",
    "lg": "l",
    "sp": "p",
    "row": "cell",
    "address": "addrLine",
    "cit": "bibl",
    "listBibl": "bibl",
    "castList": "castItem",
}
# What an element becomes where it may not stand, so that its reason is not lost with its name.
ELSEWHERE = {"docDate": "date", "docAuthor": "persName", "dateline": "ab", "salute": "ab",
             "signed": "ab", "head": "ab", "trailer": "ab", "opener": "ab", "closer": "ab",
             "byline": "ab"}

# Which of two annotations over the same words is the outer one: the smaller number.
DEPTH = {
    name: depth
    for depth, names in enumerate(
        (
            "front back",
            "div",
            "titlePage floatingText",
            "body",
            "argument epigraph opener closer postscript docTitle figure",
            "cit list table lg listBibl castList note",
            "quote item row castItem",
            "ab",
            "address",
            "titlePart byline dateline salute signed trailer l cell addrLine head p docAuthor "
            "docDate docImprint",
            "milestone graphic label",
            "choice",
            "said",
            "q",
            "add supplied del sic corr unclear",
            "bibl",
            "soCalled mentioned term gloss",
            "author editor publisher pubPlace biblScope title role roleDesc actor",
            "ref",
            "persName placeName orgName name",
            "addName date num measure time idno email",
            "foreign",
            "emph hi",
            "abbr",
        )
    )
    for name in names.split()
}
INNERMOST = len(DEPTH)

# May be cut in two where another element ends, and joined with @next and @prev.
FRAGMENTABLE = frozenset(_WORDS("said quote q supplied hi emph foreign add del unclear sic"))


def allowed(parent: str, child: str) -> bool:
    """True if TEI lets `child` stand directly in `parent`.

    >>> allowed("p", "persName"), allowed("p", "div"), allowed("soCalled", "bibl")
    (True, False, False)
    """
    children = CHILDREN.get(parent)
    return children is not None and child in children

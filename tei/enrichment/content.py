"""What may stand among the text of an element: the content models of TEI P5 that are free.

    allowed("p", "persName"), allowed("div", "persName")   ->   True, False

Only elements that hold text, with what may be met anywhere in it, are listed: where a content
model has an order, nothing can be added unseen. Taken from the specifications of the Guidelines
(TEI P5 4.x, https://tei-c.org/release/doc/tei-p5-doc/en/html/REF-ELEMENTS.html), which
`tests/enrichment/test_content.py` compares. Elements whose text is code, a number of a catalogue
or a piece of a word are left out on purpose. A file's own schema may be narrower: see
`tei.enrichment.checking`.
"""

from __future__ import annotations

from functools import cache

# parents : children; `=name` is everything that may stand in `name`
_TABLE = """
    series : addSpan alt altGrp anchor app availability biblScope cb certainty damageSpan delSpan
      editor ellipsis fLib figure fs fvLib fw g gap gb idno incident index interp interpGrp join
      joinGrp kinesic lb link linkGrp listRef listTranspose metamark milestone notatedMusic note
      noteGrp pause pb precision ptr ref respStmt respons shift space span spanGrp substJoin
      textLang timeline title vocal witDetail writing
    line : add addSpan alt altGrp anchor app c cb certainty choice damage damageSpan del delSpan
      ellipsis fLib figure fs fvLib fw g gap gb handShift hi incident index interp interpGrp join
      joinGrp kinesic lb line link linkGrp listTranspose metamark milestone mod notatedMusic note
      noteGrp path pause pb pc precision q redo respons restore retrace seg shift space span spanGrp
      substJoin timeline unclear undo vocal w witDetail writing zone
    figDesc meeting : abbr addName address affiliation am att bibl biblFull biblStruct bloc camera
      caption castList catchwords choice cit classSpec climate code constraintSpec country dataSpec
      date depth desc dim dimensions distinct district eg egXML elementSpec email emph eventName ex
      expan floatingText foreign forename genName geo geogFeat geogName gi gloss height heraldry hi
      ident idno label lang list listApp listBibl listEvent listNym listObject listOrg listPerson
      listPlace listRef listRelation listWit location locus locusGrp macroSpec material measure
      measureGrp mentioned moduleSpec move msDesc name nameLink num objectName objectType offset
      orgName origDate origPlace outputRendition persName persPronouns placeName population ptr q
      quote ref region roleName rs said secFol settlement signatures soCalled sound specGrp
      specGrpRef stage stamp state subst surname table tag tech term terrain time title trait unit
      val view watermark width
    witness : =figDesc note object
    activity age authority channel classCode collection constitution derivation domain factuality
      funder institution interaction langKnown language locale metSym preparedness principal purpose
      repository resp span sponsor valDesc : abbr addName addSpan address affiliation alt altGrp am
      anchor app att bloc catchwords cb certainty choice climate code country damageSpan date
      delSpan depth dim dimensions distinct district ellipsis email emph eventName ex expan fLib
      figure foreign forename fs fvLib fw gap gb genName geo geogFeat geogName gi gloss height
      heraldry hi ident idno incident index interp interpGrp join joinGrp kinesic lang lb link
      linkGrp listRef listTranspose location locus locusGrp material measure measureGrp mentioned
      metamark milestone name nameLink notatedMusic note noteGrp num objectName objectType offset
      orgName origDate origPlace pause pb persName persPronouns placeName population precision ptr q
      ref region respons roleName rs secFol settlement shift signatures soCalled space span spanGrp
      stamp state subst substJoin surname tag term terrain time timeline title trait unit val vocal
      watermark width witDetail writing
    bibl : =series abbr add addName address affiliation am author bibl bloc c choice citedRange cl
      climate code corr country damage date decoNote del depth dim distinct distributor district
      edition email emph eventName ex expan explicit extent foreign forename funder genName geo
      geogFeat geogName gloss handShift height hi ident incipit lang listRelation location m measure
      measureGrp meeting mentioned mod msIdentifier name nameLink num objectIdentifier objectName
      offset orgName orig pc persName persPronouns phr placeName population principal pubPlace
      publisher q quote redo reg region relatedItem restore retrace roleName rs s secl seg series
      settlement sic soCalled sponsor state subst supplied surname surplus term terrain time trait
      unclear undo unit w width
    date origDate time : =activity add binaryObject c caesura cl corr damage del formula g graphic
      handShift m media mod oRef orig pRef pc phr redo reg restore retrace rhyme ruby s secl seg sic
      specDesc specList supplied surplus unclear undo w
    byline : =date docAuthor
    dateline : =date docDate
    witDetail : =date bibl
    castItem : =date actor role roleDesc
    closer : =date dateline salute signed
    docImprint : =dateline pubPlace publisher
    abbr actor addName addrLine affiliation author biblScope birth bloc catchwords citedRange cl
      colophon country death distinct distributor district docAuthor docDate edition editor
      education eventName expan explicit extent faith finalRubric floruit foreign forename fw
      genName gender geoDecl geogFeat geogName gloss headItem headLabel heraldry incipit label
      material measure mentioned name nameLink nationality num objectName objectType offset orgName
      origPlace persName persPronouns phr placeName pubPlace publisher rb region residence role
      roleDesc roleName rs rt rubric s secFol settlement sex soCalled socecStatus speaker stamp
      street surname term unit watermark wit : =date cit floatingText quote said
    opener : =closer argument byline epigraph
    re sense : =witDetail biblFull biblStruct cit def dictScrap entry etym form gramGrp lbl listBibl
      msDesc re sense usg xr
    l : =abbr =figDesc
    add camera caption case colloc corr damage def del docEdition emph gen gram head hi hyph iType
      imprimatur lang lbl mod mood number orig orth p per pos pron ref reg restore retrace rhyme
      salute secl seg sic signed sound stress subc supplied surplus syll tech title titlePart tns
      trailer u unclear usg writing : =l l lg
    xr : =l lbl usg
    ab : =add ab
    etym : =xr def etym gramGrp xr
    accMat acquisition additions cell change collation condition custEvent decoNote filiation
      foliation handNote item layout licence metamark musicNotation note occupation origin
      provenance q quote said scriptNote signatures source stage summary support surrogates textLang
      typeNote view : =ab annotationBlock eTree forest graph listForest p sp spGrp tree u
    gramGrp : =xr case colloc gen gram gramGrp iType mood number per pos subc tns
    post : =ab argument byline closer dateline docAuthor docDate epigraph head meeting opener p
      postscript salute signed trailer
    form : =gramGrp form hyph orth pron stress syll
    dictScrap entryFree : =gramGrp def etym form hom hyph orth pron re sense superEntry syll xr
    lem rdg : =accMat argument byline div docAuthor docDate docEdition docImprint docTitle epigraph
      epilogue imprimatur lacunaEnd lacunaStart performance prologue set titlePage titlePart wit
      witEnd witStart
"""


@cache
def _children() -> dict[str, frozenset[str]]:
    """The table, parsed: parent -> children."""
    found: dict[str, frozenset[str]] = {}
    entries: list[str] = []
    for line in _TABLE.strip().splitlines():
        if line.startswith("      "):
            entries[-1] += line
        else:
            entries.append(line)
    for entry in entries:
        parents, _, words = entry.partition(" : ")
        children: set[str] = set()
        for word in words.split():
            children |= found[word[1:]] if word.startswith("=") else {word}
        own = frozenset(children)
        found.update(dict.fromkeys(parents.split(), own))
    return found


def allowed(parent: str, child: str) -> bool:
    """True if `child` may stand anywhere in the text of `parent`.

    >>> allowed("p", "persName"), allowed("div", "persName"), allowed("egXML", "persName")
    (True, False, False)
    """
    return child in _children().get(parent, ())


def parents() -> frozenset[str]:
    """The elements that the table knows."""
    return frozenset(_children())

"""Every finding code once: its severity, sentence, hint and section of the Guidelines.

Nowhere else do a finding's words stand. `{name}` in a sentence or hint is filled from the
finding's arguments. A sentence says what is there; a hint says what to do about it.
Severities: `information` (nothing to do unless it surprises you), `warning` (look at it),
`error` (the result is not what was asked for).
"""

from __future__ import annotations

from tei.typed import Record


class Entry(Record):
    """One code of the catalogue. `section` is the anchor of the Guidelines' section, or ""."""

    severity: str
    sentence: str
    hint: str = ""
    section: str = ""


CATALOGUE: dict[str, Entry] = {
    # -- reading ---------------------------------------------------------------------------
    "encoding-detected": Entry(
        "warning",
        "The text is not UTF-8; it was read as {encoding}, which fits its bytes best.",
        "If letters look wrong, name the encoding (--encoding NAME, or [text] encoding in "
        "edition.toml). If they look right, name it too, or save the text as UTF-8.",
    ),
    "encoding-contradicted": Entry(
        "warning",
        "The page says that it is in {told}; its bytes are {encoding}, and so it was read.",
        "If letters look wrong, name the encoding (--encoding NAME, or [text] encoding in "
        "edition.toml).",
    ),
    "bytes-malformed": Entry(
        "warning",
        "{count} character(s) cannot be read as {encoding} (the first: bytes {bytes}); they stand "
        "as U+FFFD (\ufffd).",
        "Look at these places in the original; save the text again as UTF-8.",
    ),
    "characters-forbidden": Entry(
        "warning",
        "{count} character(s) that XML cannot hold ({characters}) stand as U+FFFD (\ufffd).",
        "Take them out of the source; they are debris of some program, never writing.",
    ),
    "control-characters": Entry(
        "warning",
        "{count} control character(s) stand in the text, the first is {character}.",
        "Usually Windows quotation marks and dashes, read as Latin-1 once: convert the original "
        "again, from Windows-1252 to UTF-8.",
    ),
    "replacement-characters": Entry(
        "warning",
        "The source itself has {count} U+FFFD (\ufffd): characters that were lost before.",
        "Look at these places in the original.",
    ),
    "mojibake": Entry(
        "warning",
        "“{words}” looks like UTF-8 that was read as Windows-1252 once.",
        "It stands in the TEI as it is. If letters were lost on the way, convert the original "
        'again; if the source has it so, a [[decisions]] with element = "sic" marks it.',
    ),
    "hyphen-dropped": Entry(
        "warning",
        "“{first}-” at the end of a line and “{second}” on the next were taken for one word, "
        "“{first}{second}”, broken by the printer.",
        'An <lb break="no"/> marks the place. If it is a compound, write the word in one line in '
        'the source, or decide all of them with [text] hyphens = "keep".',
        "COPU2",
    ),
    "hyphen-kept": Entry(
        "warning",
        "“{first}-” at the end of a line and “{second}” on the next were taken for a compound, "
        "“{first}-{second}”.",
        'An <lb break="no"/> marks the place. If the printer broke the word, write it in one line '
        'in the source, or decide all of them with [text] hyphens = "join".',
        "COPU2",
    ),
    "paragraphs-guessed": Entry(
        "warning",
        "Whether paragraphs end at line ends or at blank lines cannot be told from so few lines; "
        "they were taken to end at {ends}.",
        'Say it with [text] paragraphs = "line" (each line is one) or "blank" (lines are '
        "hard-wrapped) in edition.toml.",
        "COPA",
    ),
    "markup-as-text": Entry(
        "warning",
        "The file begins like HTML, XML or TeX; its tags are read as words of the text.",
        "Save it as plain text first, or give its name the suffix of its format.",
    ),
    "left-out": Entry(
        "information",
        "Left out, as not of the text: {what}.",
        "The README says of each reader what it leaves out on purpose.",
    ),
    "frame-in-header": Entry(
        "information",
        "The frame that Project Gutenberg puts around a text ({words} words) stands in the "
        "header, as a note and as title, author, language and date: not in the text.",
        "Read what comes from it in <sourceDesc> and <notesStmt>.",
    ),
    "left-out-prose": Entry(
        "warning",
        "Left out, as the page says that it is beside its article, though it reads like prose: "
        "{what}.",
        "If it belongs to the text: --whole or [html] whole = true keeps all of the page.",
    ),
    "links-to-nothing": Entry(
        "warning",
        "{count} link(s) lead to a place that the page does not have (the first: “{words}”, to "
        "{target}); their words stay.",
        "Perhaps a part of the page was not saved, or was left out: see the other findings.",
    ),
    "additions-without-place": Entry(
        "information",
        "{count} phrase(s) stay untagged, since TEI has no {elements} where they stand, or none "
        "that may hold what is tagged in them.",
        "Tag by hand what you want tagged there.",
    ),
    "additions-not-allowed": Entry(
        "information",
        "The file's own schema does not allow {count} tag(s) that TEI would; they are left out.",
        "If they should stand there, let the schema (its ODD) allow them.",
    ),
    "additions-not-checked": Entry(
        "warning",
        "The file's own schema was not at hand ({schemas}): whether it allows the tags that were "
        "added was not checked.",
        "Have it fetched with tei validate --fetch, or put it where the file says, and encode the "
        "file again.",
    ),
    "data-as-text": Entry(
        "warning",
        "The file is {what}, which tei does not read; its signs were taken for words of the text.",
        "Convert it to Markdown or HTML first (pandoc does), or take the text out of it.",
    ),
    "files-passed-over": Entry(
        "information",
        "{count} file(s) of the folder were passed over, since tei does not read them: {kinds}.",
        "Save what a word processor wrote as DOCX or ODT; take the text of a PDF out (pdftotext); "
        "unpack an EPUB. A file that you name by itself says what to do.",
    ),
    "front-matter-unread": Entry(
        "information",
        "The front matter says also {keys}; that was not taken.",
        "What should stand in the header, say on the command line or in edition.toml.",
    ),
    "row-too-long": Entry(
        "warning",
        "A row has more cells than the header of its table; “{words}” stands in no column of it.",
        "The words are kept as cells of the row. Give the header a column more; a bar that is a "
        "word of a cell is written \\|, also in code.",
    ),
    "markdown-not-read": Entry(
        "warning",
        "{count} {what} (the first: “{words}”) are not read; they stand in the text as they are.",
        "Let the program that knows them write HTML, and encode that; or take them out.",
    ),
    "front-matter-malformed": Entry(
        "warning",
        "The front matter cannot be read ({reason}); it was left out.",
        "Mend it, or give title and author on the command line.",
    ),
    "pictures-written": Entry(
        "information",
        "{count} picture(s) of the source were written into {folder}, beside the TEI.",
    ),
    "pictures-not-written": Entry(
        "warning",
        "{count} picture(s) of the source were not written: the TEI goes to no file beside which "
        "they could stand.",
        "Name the file of the TEI with -o.",
    ),
    # -- frame: front matter, heads, divisions, editor's notes, embedded documents ---------
    "title-doubtful": Entry(
        "warning",
        "“{words}” may not be the title: other lines before the text could be it, or none.",
        "Give the title (--title, or [header] title in edition.toml), or mark it in the source.",
        "DSTITL",
    ),
    "citations-by-key": Entry(
        "information",
        "{count} citation(s) name works by keys (the first: “{words}”); they stand as they are.",
        "Let pandoc write them out first: pandoc --citeproc -t markdown SOURCE.",
        "COXR",
    ),
    "page-out-of-order": Entry(
        "warning",
        "“{mark}” looks like the mark of a page, but its number falls back.",
        "It stands in the TEI as text. If it is a reference, nothing is to be done; if it is a "
        'page mark with a slip, a [[decisions]] with element = "sic" marks it.',
        "CORS5",
    ),
    # -- chunks: lists, tables, verse, block quotations, letters, addresses, figures -------
    "table-broken-cells": Entry(
        "information",
        "a table has cells that are printed in several lines; each printed line became a row.",
        "Join the rows by hand if the cells matter.",
        "FTTAB",
    ),
    # -- notes and square brackets ---------------------------------------------------------
    "marker-without-note": Entry(
        "warning",
        "The marker {marker} after “{words}” has no note, though others of its series have.",
        "Look whether the note is missing, or its number is another.",
        "CONONO",
    ),
    "marker-undefined": Entry(
        "warning",
        "The marker {marker} after “{words}” has no definition, and stays as it is.",
        "Look whether “[^{label}]: ...” is missing, or has another label.",
        "CONONO",
    ),
    "note-without-marker": Entry(
        "warning",
        "Note {number} (“{words}”) has no marker in the text.",
        "Look whether the marker is missing, or its number is another.",
        "CONONO",
    ),
    "note-doubled": Entry(
        "warning",
        "Two notes of one series have the number {number}; the second begins “{words}”.",
        "Both keep the number in @n, and the markers have been dealt out to them in order: look "
        "whether each leads to its own note.",
        "CONONO",
    ),
    "note-out-of-order": Entry(
        "warning",
        "The number {number} comes after {highest}.",
        "The note is linked by its number; look whether the order is meant.",
        "CONONO",
    ),
    "notes-unsettled": Entry(
        "warning",
        "“{label} {words}” may begin a note, and the number after “{before}” be its marker; both "
        "were left alone.",
        'If they are notes, write “Notes” on a line above them, or set the markers as (1).',
        "CONONO",
    ),
    "bracket-not-closed": Entry(
        "warning",
        "A square bracket is opened before “{words}” and never closed.",
        "It stands in the TEI as text: where it ends cannot be told. If it is a slip of the "
        'source, a [[decisions]] with element = "sic" marks it.',
        "COEDADD",
    ),
    "bracket-not-opened": Entry(
        "warning",
        "A square bracket is closed after “{words}” that was never opened.",
        "It stands in the TEI as text: where it begins cannot be told. If it is a slip of the "
        'source, a [[decisions]] with element = "sic" marks it.',
        "COEDADD",
    ),
    "brackets-nested": Entry(
        "information",
        "“{words}” stands in brackets inside brackets: an insertion in an insertion.",
        "Look whether the inner one is the editor's, and the outer one the source's own.",
        "COEDADD",
    ),
    "bracket-unclear": Entry(
        "information",
        "“{words}” was left as it is: nothing tells what its brackets mean.",
        "If it is an insertion, a siglum, a reference, say so in a [[decisions]] of edition.toml.",
        "PHOM",
    ),
    # -- quotation -------------------------------------------------------------------------
    "quotation-mismatched": Entry(
        "warning",
        "“{words}” is opened with {opening} and closed with {closing}.",
        "Both marks stand in @rend as they are, and nothing need be done. To mark one as a slip, "
        'keep them in the text ([quotation] marks = "keep"), with a [[decisions]] of element = '
        '"sic".',
        "COHQQ",
    ),
    "quotation-mark-misplaced": Entry(
        "warning",
        "A quotation mark of “{words}” stands on the wrong side of a space, or without one.",
        "It was read as the {side} mark of this quotation and stands in its @rend, the space as it "
        'is. If the words are no quotation, a [[decisions]] with element = "" says so.',
        "COHQQ",
    ),
    "quotation-mark-alone": Entry(
        "warning",
        "The quotation mark in “{words}” has no partner in its paragraph.",
        "It stands in the TEI as text: where the quotation begins or ends cannot be told. A "
        '[[decisions]] of edition.toml can say which words are the quotation, or with element = '
        '"sic" that the mark is a slip.',
        "COHQQ",
    ),
    # -- dates and numbers -----------------------------------------------------------------
    "ambiguous-date": Entry(
        "warning",
        "“{words}” is {one} or {other}.",
        'Say which order the source keeps: [dates] order = "day-first" or "month-first" in '
        "edition.toml. Until then it is read day first, with cert=\"low\".",
        "CONADA",
    ),
    "century-unknown": Entry(
        "warning",
        "The year of “{words}” has two figures, and no other year of the text tells its hundred.",
        'It has no @when. A [[decisions]] with element = "date" gives it one.',
        "CONADA",
    ),
    "impossible-date": Entry(
        "warning",
        "“{words}” is a day that does not exist.",
        "It is tagged as a date without @when. Compare the source; a slip of the author's may be "
        "encoded with <sic> or <choice>.",
        "CONADA",
    ),
    "weekday-mismatch": Entry(
        "warning",
        "“{words}”: {date} was a {weekday}.",
        "Either the weekday or the day is wrong, or the source keeps another calendar.",
        "CONADA",
    ),
    "range-backwards": Entry(
        "warning",
        "“{words}” ends before it begins.",
        "Compare the source: one of the two dates is wrong, or they are no range.",
        "CONADA",
    ),
    "life-backwards": Entry(
        "warning",
        "Somebody is said to be born in “{born}” and to have died in “{died}”.",
        "Compare the source: one of the two dates is wrong, or they are of two persons.",
        "CONADA",
    ),
    "date-contradicted": Entry(
        "warning",
        "“{words}” as the date of this text is contradicted by {others}.",
        "A text cannot be older than what it tells of, nor be of two dates. Compare the source; "
        "a slip of the author's may be encoded with <sic> or <choice>.",
        "CONADA",
    ),
    # -- names -----------------------------------------------------------------------------
    "two-spellings": Entry(
        "warning",
        "“{rare}” stands {times} and looks like “{common}”, which stands {count} times.",
        "If both are one name, see which spelling the source means; [corrections] encode = "
        '"sic" or "choice" marks the rare one. If they are two names, nothing is to be done.',
        "COEDCOR",
    ),
    # -- titles, references, identifiers, capitals -----------------------------------------
    # -- proof-reading ---------------------------------------------------------------------
    "doubled-word": Entry(
        "warning",
        "“{word}” stands twice in a row.",
        'If it is a slip of the source, [corrections] encode = "sic" or "choice" marks it.',
        "COEDCOR",
    ),
    "space-before": Entry(
        "warning",
        "A space stands before the mark in “{words}”.",
        'If it is a slip of the source, [corrections] encode = "sic" or "choice" marks it.',
        "COEDCOR",
    ),
    "space-missing": Entry(
        "warning",
        "No space follows the mark in “{words}”.",
        'If it is a slip of the source, [corrections] encode = "sic" or "choice" marks it.',
        "COEDCOR",
    ),
    "stop-missing": Entry(
        "warning",
        "“{next}” seems to begin a sentence, and the one before has no stop: “{words}”.",
        'If it is a slip of the source, [corrections] encode = "sic" or "choice" marks it.',
        "COEDCOR",
    ),
    # -- ODD -------------------------------------------------------------------------------
    "odd-unknown-name": Entry(
        "warning",
        "<{by}> names “{name}”, which does not exist{nearest}.",
        "Correct the name. An ODD written for an older TEI may name what has gone since: take "
        "that out.",
        "TD",
    ),
    "odd-without-name": Entry(
        "error",
        "<{by}> has no @ident: it can't be told what it specifies.",
        "Give it one, or take it out.",
        "TDcrystals",
    ),
    "odd-not-taken": Entry(
        "warning",
        "<{by}> speaks of “{name}”, which exists, but the schema does not take it.",
        "Take it, with a moduleRef (see its @include and @except) or an elementRef, or leave it "
        "out here.",
        "TDbuild",
    ),
    "odd-added-twice": Entry(
        "warning",
        "<{by}> adds “{name}”, which is there already; this one counts.",
        'Say mode="change" or mode="replace" if that is meant, or give it another name.',
        "TDbuild",
    ),
    "odd-include-and-except": Entry(
        "warning",
        "<{by}> for “{name}” has both @include and @except; only @include counts.",
        "Take one of them out.",
        "TDmodules",
    ),
    "odd-occurrences": Entry(
        "error",
        "<{by}> is to occur at least {least} and at most {most} times.",
        "Both are numbers, @maxOccurs may be “unbounded”, and the least is not above the most; "
        "each is 1 where it is not given.",
        "TD",
    ),
    "odd-pattern-twice": Entry(
        "error",
        "The module that <{by}> takes in defines “{name}”, and so does the TEI.",
        "Give the moduleRef a @prefix, so that the names keep apart.",
        "TDmodules",
    ),
    "odd-xsd-looser": Entry(
        "information",
        "XSD 1.0 cannot say all that {count} of the elements ask for, and allows more: {names}.",
        "Validate with the RELAX NG where it matters.",
    ),
    # -- XML: reading it -------------------------------------------------------------------
    "xml-encoding-contradicted": Entry(
        "error",
        "The XML declaration says {declared}, but the file is written in {encoding}.",
        'Write encoding="UTF-8" into the first line (or take the word encoding out of it).',
    ),
    "xml-encoding-unknown": Entry(
        "error",
        "The XML declaration names the encoding “{declared}”, which is unknown.",
        'Save the file as UTF-8, and write encoding="UTF-8" into its first line.',
    ),
    "xml-encoding-wrong": Entry(
        "error",
        "Byte {position} of the file ({byte}) is no {encoding}{likely}.",
        "The file is in another encoding than it says: name the right one in its first line "
        '(<?xml version="1.0" encoding="windows-1252"?>), or save it as UTF-8.',
        "CHSH",
    ),
    "xml-too-long": Entry(
        "error",
        "A tag, comment or instruction that begins here is longer than {limit} million bytes.",
        "No text needs that: look whether a quotation mark or --> is missing, or whether data "
        "stand in an attribute that should be a file of their own.",
    ),
    "xml-too-deep": Entry(
        "error",
        "Elements stand inside each other more than {limit} deep; what is wrong there by the "
        "schema is not worked out.",
        "No text needs that: look whether end tags are missing.",
    ),
    "xml-entity-bomb": Entry(
        "error",
        "The file's entities{name} come to more than {limit} characters: such a file is made to "
        "fill a computer's memory, and is not read.",
        "If it is a real text, write out what its entities stand for.",
    ),
    "xml-entity-unread": Entry(
        "error",
        "&{name}; stands for something that only the missing DTD declares.",
        "Put the DTD where the <!DOCTYPE> says, or write the character itself; &amp;, &lt;, "
        "&gt;, &quot; and &apos; need no DTD.",
        "CHSH",
    ),
    "xml-entity-unknown": Entry(
        "warning",
        "&{name}; stands for something that a DTD declares which is not read here; what it says "
        "is not known.",
        "Write the characters themselves, or declare it in the file: <!DOCTYPE TEI "
        '[<!ENTITY {name} "...">]>.',
        "CHSH",
    ),
    "xml-entity-assumed": Entry(
        "information",
        "&{name}; is taken for “{characters}”, as ISO and HTML have it: the DTD that would say so "
        "is not read here.",
        'If it stands for something else, declare it in the file: <!DOCTYPE TEI [<!ENTITY {name} '
        '"...">]>.',
        "CHSH",
    ),
    "xml-external-limit": Entry(
        "error",
        "The file's external entities are too many or too large; {address} was not read.",
        "Look whether they call each other in a circle; XInclude may serve better.",
    ),
    "xml-dtd-missing": Entry(
        "warning",
        "The DTD {address} is not there; its entities and default values are unknown.",
        "Put it there, or take the <!DOCTYPE> out: TEI P5 has schemas instead.",
    ),
    "xml-dtd-remote": Entry(
        "warning",
        "The DTD {address} is on another machine and was not fetched; its entities and default "
        "values are unknown.",
        "Save it beside the file and name it there, or take the <!DOCTYPE> out: TEI P5 has "
        "schemas instead.",
    ),
    "xml-dtd-outside": Entry(
        "warning",
        "The DTD {address} is outside the file's folder and was not read.",
        "Put it into the folder of the file, or allow its folder.",
    ),
    "xml-entity-missing": Entry(
        "error",
        "The file {address}, which an entity stands for, is not there.",
        "Put it there, or correct its name in the <!ENTITY> declaration.",
    ),
    "xml-entity-remote": Entry(
        "error",
        "An entity stands for {address}, which is on another machine and was not fetched.",
        "Save it beside the file, and name it there in the <!ENTITY> declaration.",
    ),
    "xml-entity-outside": Entry(
        "error",
        "An entity stands for {address}, which is outside the file's folder and was not read.",
        "Put it into the folder of the file, or allow its folder.",
    ),
    "xml-include-missing": Entry(
        "error",
        "The file {address} that is to be included here is not there, and no <xi:fallback> is.",
        "Put it there, correct @href, or say in <xi:fallback> what stands in its place.",
    ),
    "xml-include-remote": Entry(
        "error",
        "{address}, which is to be included here, is on another machine and was not fetched.",
        "Save it beside the file and name it there in @href.",
    ),
    "xml-include-outside": Entry(
        "error",
        "{address}, which is to be included here, is outside the file's folder and was not read.",
        "Put it into the folder of the file, or allow its folder.",
    ),
    "xml-include-pointer": Entry(
        "error",
        "@xpointer “{pointer}” finds nothing in {address}.",
        "Write the xml:id of the element to be included, or element(/1/2), or take @xpointer out.",
        "SAXP",
    ),
    "xml-include-loop": Entry(
        "error",
        "{address} includes itself, in a circle.",
        "Take out one of the <xi:include>.",
    ),
    "xml-include-limit": Entry(
        "error",
        "What is included here is too much, or too deep: {address} was not read.",
        "Look whether files include each other many times over.",
    ),
    "xml-include-wrong": Entry(
        "error",
        "<xi:include> is not as it must be: {what}.",
        'Write <xi:include href="file.xml"/>, with parse="text" for what is no XML.',
    ),
    "xml-tag-open": Entry(
        "error",
        "<{name}> is opened here and not closed before </{end}> ends what is around it (line "
        "{line}, column {column}).",
        "Write </{name}> where it ends, before that </{end}>.",
        "SG13",
    ),
    "xml-tag-overlap": Entry(
        "error",
        "</{end}> ends here while <{name}> (line {start_line}, column {start_column}) is still "
        "open; elements may not overlap.",
        "Close <{name}> first: exchange the two end tags, or end <{name}> here and begin it again "
        "after </{end}>.",
        "NH",
    ),
    "xml-tag-misspelt": Entry(
        "error",
        "The end tag </{end}> does not match <{name}> (line {start_line}, column {start_column}).",
        "Write </{name}>: an end tag has the name of its start tag, to the letter.",
        "SG13",
    ),
    "xml-tag-unopened": Entry(
        "error",
        "</{end}> ends an element that was not opened, or was closed before; open here is "
        "<{name}> (line {start_line}, column {start_column}).",
        "Take </{end}> out, or write <{end}> where it should begin.",
        "SG13",
    ),
    "xml-cut-off": Entry(
        "error",
        "<{name}> is opened here and never closed{around}: the file ends before.",
        "If the end of the file is lost, fetch the whole again; else write </{name}> where it "
        "ends.",
        "SG13",
    ),
    "xml-not-ended": Entry(
        "error",
        "The {what} that begins here has no end.",
        "Write {end} where it ends.",
    ),
    "xml-tag-unfinished": Entry(
        "error",
        "The tag that begins here (“{words}”) has no “>”.",
        "Write > at its end.",
        "SG13",
    ),
    "xml-end-tag-wrong": Entry(
        "error",
        "The end tag </{element}> holds more than a name.",
        "Write </{element}>; attributes belong in the start tag.",
        "SG13",
    ),
    "xml-empty": Entry(
        "error",
        "There is no element in the file.",
        "Look whether it is the right file; a TEI file begins with <TEI "
        'xmlns="http://www.tei-c.org/ns/1.0">.',
    ),
    "xml-not-xml": Entry(
        "error",
        "This is no XML but {what}.",
        "Give the TEI file; to make one of a text, there is tei encode.",
    ),
    "xml-before-root": Entry(
        "error",
        "“{words}” stands before the first tag.",
        "Take it out: outside the root element there may be comments only.",
    ),
    "xml-after-root": Entry(
        "error",
        "“{words}” stands after the end of the root element.",
        "A file has one root element, and all text inside: move it in, or look for an end tag "
        "too many before it.",
    ),
    "xml-declaration-late": Entry(
        "error",
        "The XML declaration <?xml ...?> comes after {before}; it must be the file's very first.",
        "Take out what stands before it.",
    ),
    "xml-declaration-wrong": Entry(
        "error",
        "The XML declaration is not as it must be.",
        'Write <?xml version="1.0" encoding="UTF-8"?>.',
    ),
    "xml-ampersand": Entry(
        "error",
        "The & in “{words}” is not written as XML wants it.",
        "Write &amp; for an ampersand; a reference such as &lt; or &#233; ends with a semicolon.",
        "CHSH",
    ),
    "xml-less-than": Entry(
        "error",
        "The < in “{words}” begins no tag.",
        "Write &lt; for the sign <; a tag's name follows its < at once.",
        "CHSH",
    ),
    "xml-cdata-end": Entry(
        "error",
        "“]]>” stands in the text; XML keeps it for the end of a CDATA section.",
        "Write ]]&gt;.",
    ),
    "xml-comment-hyphens": Entry(
        "error",
        "Two hyphens (--) stand inside a comment.",
        "Write one, or a dash (–); -- may stand in --> only.",
    ),
    "xml-character-forbidden": Entry(
        "error",
        "The character {character} may not stand in XML.",
        "Take it out: it is debris of some program, never writing.",
    ),
    "xml-character-number": Entry(
        "error",
        "“{words}” names a character that may not stand in XML.",
        "Take it out, or give the number of the character that is meant.",
    ),
    "xml-attribute-doubled": Entry(
        "error",
        "The attribute {name} stands twice in one tag.",
        "Take one out; several values go into one attribute, with spaces between, where TEI "
        "allows it.",
        "SG13",
    ),
    "xml-attribute-unquoted": Entry(
        "error",
        "The value of {name} in <{element}> has no quotation marks.",
        'Write {name}="...".',
        "SG13",
    ),
    "xml-attribute-curly": Entry(
        "error",
        "The value of {name} in <{element}> stands in typographic quotation marks.",
        'Write straight ones: {name}="...".',
        "SG13",
    ),
    "xml-attribute-bare": Entry(
        "error",
        "“{name}” in the tag <{element}> has no value.",
        'Write {name}="..."; if it is no attribute, look for a missing > or quotation mark.',
        "SG13",
    ),
    "xml-attribute-space": Entry(
        "error",
        "There is no space before the attribute {name} in <{element}>.",
        "Put one there.",
        "SG13",
    ),
    "xml-quote-missing": Entry(
        "error",
        "The value of {name} in <{element}> is opened here by a quotation mark that none closes.",
        "Put the second quotation mark at the end of the value.",
        "SG13",
    ),
    "xml-prefix-undeclared": Entry(
        "error",
        "The prefix “{prefix}” stands for no namespace here.",
        'Write xmlns:{prefix}="{address}" into this tag or the root\'s; if no namespace is '
        "meant, take “{prefix}:” out.",
    ),
    "xml-entity-html": Entry(
        "error",
        "&{name}; is an entity of HTML; XML does not know it.",
        "Write {character}.",
        "CHSH",
    ),
    "xml-entity-undeclared": Entry(
        "error",
        "Nothing says what &{name}; stands for.",
        "Write the character itself, or &amp; where an ampersand is meant; else declare it: "
        '<!DOCTYPE TEI [<!ENTITY {name} "...">]>.',
        "CHSH",
    ),
    "xml-entity-circle": Entry(
        "error",
        "The entity in “{words}” stands for itself, in a circle.",
        "Correct its <!ENTITY> declaration.",
    ),
    "xml-malformed": Entry(
        "error",
        "This is not well-formed XML: {reason}.",
        "Look at the tag, quotation mark or & just before this place.",
    ),
    # -- pointers --------------------------------------------------------------------------
    "pointer-dangling": Entry(
        "error",
        '@{attribute} of <{element}> points at “#{id}”, and nothing here has xml:id="{id}"{near}',
        "Correct it, or give the element its xml:id. If it stands in another file, write "
        "file.xml#{id}, or name that file in [validate] id_files of edition.toml.",
        "SAXP",
    ),
    "pointer-hash-missing": Entry(
        "error",
        "@{attribute} of <{element}> says “{value}”, which without # is the name of a file.",
        "Write #{id}: there is an element with this xml:id.",
        "SAXP",
    ),
    "pointer-space": Entry(
        "error",
        "@{attribute} of <{element}> has a space before “{value}”, which makes two pointers of it.",
        "Write #{id} without the space.",
        "SAXP",
    ),
    "pointer-bare": Entry(
        "warning",
        "@{attribute} of <{element}> says “{value}”, which is no id here and no file{more}.",
        "Write #id for an element of this file. If it is the key of a database, use @key where "
        "TEI has it, or name the attribute in [validate] keys of edition.toml.",
        "SAXP",
    ),
    "pointer-comma": Entry(
        "error",
        "@{attribute} of <{element}> says “{value}”; but pointers are parted by spaces alone.",
        'Write {attribute}="{meant}".',
        "SAPT",
    ),
    "pointer-words": Entry(
        "warning",
        "@{attribute} of <{element}> says “{value}”, of which each word is read as the name of a "
        "file{more}.",
        'Write the #id of its entry, such as {attribute}="#smith" for <person xml:id="smith">. '
        "A name in words or the key of a database stands in @key, where TEI has it.",
        "SAPT",
    ),
    "pointer-address-space": Entry(
        "error",
        "@{attribute} of <{element}> has a space in “{value}”, which makes two addresses of it.",
        'Write {attribute}="{meant}"; %20 stands for the space. Two addresses may stand there, '
        "but these do not look like two.",
        "SAPT",
    ),
    "pointer-file-missing": Entry(
        "warning",
        "@{attribute} of <{element}> points at the file “{file}”, which is not there.",
        "Correct its name (capitals count), or put it where it is looked for: names are read from "
        "the folder of the TEI file.",
        "SAXP",
    ),
    "pointer-file-id": Entry(
        "error",
        "@{attribute} of <{element}> points at “{id}” in {file}, which has no such xml:id{near}",
        "Correct it, or give the element there its xml:id.",
        "SAXP",
    ),
    "pointer-prefix-undeclared": Entry(
        "warning",
        "@{attribute} of <{element}> says “{value}”, and nothing tells what the prefix “{prefix}:” "
        "stands for{near}.",
        'Declare it in the header: <listPrefixDef><prefixDef ident="{prefix}" matchPattern="(.+)" '
        'replacementPattern="people.xml#$1"/></listPrefixDef>.',
        "SAPU",
    ),
    "pointer-prefix-unmatched": Entry(
        "error",
        "@{attribute} of <{element}> says “{value}”, which no <prefixDef> for “{prefix}” matches.",
        "Correct the value, or the @matchPattern.",
        "SAPU",
    ),
    # -- Schematron, XSD -------------------------------------------------------------------
    "schematron-error": Entry(
        "error",
        "{message}",
        "{advice}The rule stands in {schema}, line {line}.",
    ),
    "schematron-warning": Entry(
        "warning",
        "{message}",
        "{advice}The rule stands in {schema}, line {line}.",
    ),
    "schematron-information": Entry(
        "information",
        "{message}",
        "{advice}The rule stands in {schema}, line {line}.",
    ),
    "xsd-element": Entry(
        "error",
        "<{element}> may not stand here in <{parent}>{near}",
        "Rename it, move it, or put it into an element that may hold it.",
    ),
    "xsd-incomplete": Entry(
        "error",
        "<{element}> is not complete: {expected} must follow inside.",
        "Add what is missing before </{element}>.",
    ),
    "xsd-attribute-missing": Entry(
        "error",
        "<{element}> lacks its attribute {attribute}.",
        'Write {attribute}="..." into the tag.',
    ),
    "xsd-attribute": Entry(
        "error",
        "<{element}> may not have the attribute {attribute}{near}",
        "Correct its name, or take it out.",
    ),
    "xsd-text": Entry(
        "error",
        "No text may stand in <{element}> by itself.",
        "Put the text into an element that <{element}> may hold, or take it out.",
    ),
    "xsd-root": Entry(
        "error",
        "The schema does not know the root element <{element}>.",
        "Look whether it is the right schema, and whether the root's xmlns is right.",
    ),
    "xsd-value": Entry(
        "error",
        "{what} is “{value}”, which must be {expected}.",
        "Correct the value.",
    ),
    "xsd-assert": Entry(
        "error",
        "<{element}> breaks a condition of the schema: {test}.",
        "Change what the condition speaks of.",
    ),
    "xsd-more": Entry(
        "information",
        "There are more faults than these {count}; a file of this size is told no more at a time.",
        "Mend these and validate again; if there are so many, look whether it is the right schema.",
    ),
    "xsd-other": Entry(
        "error",
        "<{element}> is not as the schema asks: {reason}.",
        "Change what it speaks of, or look into the schema.",
    ),
    "schematron-document-missing": Entry(
        "error",
        "Rules of {schema} (line {line}) are for the document {address}, which {why}.",
        "Put it there, or correct what names it; until then it cannot be told whether it is valid.",
    ),
    "schematron-rule-broken": Entry(
        "warning",
        "A rule of the Schematron cannot be evaluated (“{expression}”: {reason}); it was left out.",
        "Correct it in the schema; until then it cannot be told whether the file is valid.",
    ),
    # -- hierarchy, header, conservation, project ------------------------------------------
    "crossing-markup": Entry(
        "information",
        "“{words}” was taken for <{element}> ({rule}), but it crosses another element; it stays "
        "untagged.",
        "Where the one should stay and the other go, say so in [[decisions]] of edition.toml.",
        "NH",
    ),
    "rule-failed": Entry(
        "error",
        "The rule {rule} failed on this text ({error}); what it had not yet recognized stays "
        "untagged, and nothing is lost.",
        "This is a mistake of tei's: please report it, with the text. Until it is mended, "
        "[rules] {rule} = false switches the rule off.",
    ),
    "language-unknown": Entry(
        "information",
        "The language of the text is not known, so nothing says it in the TEI.",
        "Name it: --lang CODE (such as en, de, la), or [header] language in edition.toml.",
        "STGAla",
    ),
    "metadata-of-program": Entry(
        "information",
        "The file says its {field} is “{words}”: a program's words, which were not taken.",
        "If they are right, give them on the command line or in edition.toml.",
    ),
    "title-missing": Entry(
        "information",
        "No title was found in the text; the header calls it by its file.",
        "Name it: --title “...”, or [header] title in edition.toml; or put it on a line of its own "
        "above the text.",
        "HD21",
    ),
    "language-unread": Entry(
        "warning",
        "“{words}” is no code of a language; xml:lang can't say it.",
        "Give the code, such as en, de, la, grc, or en-GB.",
        "STGAla",
    ),
    "text-lost": Entry(
        "error",
        "The TEI has lost “{source}”{after}; it belongs at {tei_place}.",
        "Put it back there: as text, or in an attribute that records it (a mark in @rend, a "
        "label in @n).",
    ),
    "text-invented": Entry(
        "error",
        "The TEI has “{tei}” at {tei_place}; the source has nothing there{after}.",
        "Take it out, or mark it as yours: a correction belongs in <choice>, a description in "
        "<figDesc>, a remark in the header.",
    ),
    "text-changed": Entry(
        "error",
        "The source has “{source}”, the TEI “{tei}” at {tei_place}.",
        "Restore the source's words; a correction belongs in <choice><sic/><corr/></choice>.",
    ),
    # -- validation: RELAX NG ------------------------------------------------------------------
    "invalid-unexplained": Entry(
        "error",
        "The file is not valid by the schema, but where it goes wrong could not be made out.",
        "Please report it, with the file and the schema. jing or xmllint may say more.",
    ),
    "faults-too-many": Entry(
        "error",
        "The file has more than {most} faults; what follows from here on is not told.",
        "Mend those before first. So many often have one cause: a wrong schema, a script that "
        "went wrong.",
    ),
    "root-not-allowed": Entry(
        "error",
        "No document of this schema begins with <{name}>.",
        "It begins with {options}. If this is a part of one, wrap it; if it is of another kind, "
        "name the schema that it belongs to.",
    ),
    "element-namespace-missing": Entry(
        "error",
        "<{name}> is in no namespace, so that no schema knows it.",
        'Write xmlns="{right}" in its start tag; what stands in it then has it, too.',
    ),
    "element-namespace": Entry(
        "error",
        "<{name}> is in the namespace “{wrong}”, which is not that of the schema.",
        'Write xmlns="{right}" instead, letter for letter.',
    ),
    "element-namespace-emptied": Entry(
        "error",
        '<{name}>{within} is in no namespace, because of its xmlns="".',
        'Take xmlns="" out; then it is in that of <{parent}>, and what stands in it, too.',
    ),
    "element-namespace-emptied-unknown": Entry(
        "error",
        '<{name}>{within} is in no namespace, because of its xmlns="", and no element of the '
        "schema.",
        'Take xmlns="" out, and use an element that may stand here; or take {away}.',
    ),
    "element-mathml": Entry(
        "error",
        "<{name}>{within} is of MathML, which the schema does not let in here.",
        "Put it in <formula>, with a schema whose <formula> takes MathML; or put a picture of it "
        'there: <formula><graphic url="…"/></formula>.',
    ),
    "element-foreign": Entry(
        "error",
        "<{name}>{within} is of another vocabulary, “{wrong}”, which the schema does not let in.",
        'Keep it in a file of its own and point at that: <graphic url="…"/> for a picture, '
        '<ptr target="…"/> for anything else.',
    ),
    "element-misspelt": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "Did you mean {near}{gloss}?",
    ),
    "element-misspelt-elsewhere": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "Did you mean {near}{gloss}? That may not stand here either: move it, or take its tags "
        "away.",
    ),
    "element-misspelt-unwrapped": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "Did you mean {near}{gloss}? Here it needs {wrappers} around it.",
    ),
    "list-label-missing": Entry(
        "error",
        "This <item> in <list> has no <label> before it, as the items before it have.",
        "Put its <label>…</label> before it; or, if it goes on what the <item> before it says, put "
        "both into one.",
        "COLI",
    ),
    "list-item-missing": Entry(
        "error",
        "This <label> in <list> follows a <label>: the first has no <item>.",
        "Put <item>…</item> between them; or put both into one <label>.",
        "COLI",
    ),
    "list-label-stray": Entry(
        "error",
        "This <label> stands after an <item> that has none: a <list> has <label>s for all its "
        "items or for none.",
        "Put a <label> before each <item>; or put this one into the <item> that it belongs to; so: "
        "<item><label>…</label> …</item>.",
        "COLI",
    ),
    "head-in-paragraph": Entry(
        "error",
        "<{name}> may not stand inside <{parent}>.",
        "End the <{parent}> of line {line} before it, with </{parent}>, and begin a <div> with it; "
        "so: <div><head>…</head><p>…</p></div>. If it only looks like a heading, write <hi>.",
        "HD",
    ),
    "letter-part-in-paragraph": Entry(
        "error",
        "<{name}> may not stand inside <{parent}>.",
        "It stands beside paragraphs, in {holder}: end the <{parent}> of line {line} before it, "
        "with </{parent}>; then <{wrapper}>{own}</{wrapper}>.",
        "DSTCB",
    ),
    "paragraph-in-verse": Entry(
        "error",
        "<p> may not stand in <{parent}>, which is verse.",
        "If it is a line of verse, rename {renamed} to <l>; if it is prose, end the <{parent}> of "
        "line {line} before it, with </{parent}>.",
        "COVE",
    ),
    "paragraph-in-phrase": Entry(
        "error",
        "<p> may not stand inside <{parent}>, which is for words, not for paragraphs.",
        "Put the <p> around the <{parent}>; so: <p><{parent}>…</{parent}></p>, once for each "
        "paragraph. If it is none, take the tags <p> and </p> away.",
        "COPA",
    ),
    "paragraph-in-table": Entry(
        "error",
        "<p> may not stand directly in <{parent}>, which holds cells.",
        "Put it into a cell; so: {example}. If it is no part of the table, move it before or after "
        "the <table>.",
        "FTTAB",
    ),
    "paragraph-in-line": Entry(
        "error",
        "<p> may not stand inside <{parent}>, which is for words, not for paragraphs.",
        "Take the tags <p> and </p> away and leave what is between them; of several paragraphs "
        "make several <{parent}>.",
        "COPA",
    ),
    "entry-in-text": Entry(
        "error",
        "<{name}>{within} is an entry of a list, not a name in the text.",
        "For the name write <{meant}>: rename {renamed}. The entry stands in <{holder}> in the "
        'header or <standOff>, with the xml:id that ref="#…" points at.',
        "ND",
    ),
    "utterance-in-text": Entry(
        "error",
        "<u> may not stand inside <{parent}>: in TEI it is an utterance of recorded speech.",
        'For underlined words write <hi rend="underline">: rename {renamed}.',
    ),
    "attribute-picture": Entry(
        "error",
        "<{name}>{within} has no attribute “{attribute}”: the picture is an element in it.",
        'Take it out and put <graphic url="{value}"/> between <{name}> and </{name}>.',
        "FTGRA",
    ),
    "element-habit": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "In TEI that is {written}: rename {renamed}.",
    ),
    "element-habit-whole": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "In TEI that is {written}, and each {parts} in it {meant}: rename the tags.",
    ),
    "element-habit-heading": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "In TEI that is <head>, and a <div> begins with it: rename the tags, and wrap it, with "
        "what belongs to it, in <div>; so: <div><head>…</head><p>…</p></div>.",
    ),
    "element-habit-group": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "In TEI rows stand in <table> directly: take the tags <{name}> and </{name}> away and "
        "leave what is between them.",
    ),
    "element-habit-elsewhere": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "In TEI that is {written}, which may not stand in <{parent}>: rename the tags, and end the "
        "<{parent}> of line {line} before it; or, if only its look is meant, use <hi>.",
    ),
    "element-absent": Entry(
        "error",
        "<{name}>{within} is TEI (module {module}), but not in this schema.",
        "Add {adding} to the ODD that the schema is made from, and compile it again; or take "
        "{away}.",
    ),
    "element-absent-or": Entry(
        "error",
        "<{name}>{within} is TEI (module {module}), but not in this schema.",
        "Write {instead} instead; or add {adding} to the ODD that the schema is made from, and "
        "compile it again.",
    ),
    "element-absent-edition": Entry(
        "error",
        "<{name}>{within} is TEI (module {module}), but not in this tool's schema, edition.",
        "Hold the file against another schema, such as --schema tei_all; or take {away}.",
    ),
    "element-absent-edition-or": Entry(
        "error",
        "<{name}>{within} is TEI (module {module}), but not in this tool's schema, edition.",
        "Write {instead} instead; or hold the file against another schema, such as --schema "
        "tei_all.",
    ),
    "element-absent-misspelt": Entry(
        "error",
        "<{name}>{within} is no element of TEI; <{meant}> is (module {module}), but not in this "
        "schema.",
        "If that is meant, correct the name and add {adding} to the ODD that the schema is made "
        "from; or take {away}.",
    ),
    "element-absent-misspelt-edition": Entry(
        "error",
        "<{name}>{within} is no element of TEI; <{meant}> is (module {module}), but not in this "
        "tool's schema, edition.",
        "If that is meant, correct the name and hold the file against another schema, such as "
        "--schema tei_all; or take {away}.",
    ),
    "attribute-absent": Entry(
        "error",
        "“{attribute}” on <{name}>{within} is TEI ({owner}, module {module}), but not in this "
        "schema.",
        "Take it out; or take what deletes it (<attDef ident=\"{attribute}\" mode=\"delete\"/>) or "
        "leaves its class out, out of the ODD that the schema is made from, and compile it again.",
    ),
    "attribute-absent-module": Entry(
        "error",
        "“{attribute}” on <{name}>{within} is TEI ({owner}, module {module}), but not in this "
        "schema.",
        'Add <moduleRef key="{module}"/> or <classRef key="{att_class}"/> to the ODD that the '
        "schema is made from, and compile it again; or take the attribute out.",
    ),
    "attribute-absent-edition": Entry(
        "error",
        "“{attribute}” on <{name}>{within} is TEI ({owner}, module {module}), but not in this "
        "tool's schema, edition.",
        "Take it out; or hold the file against another schema, such as --schema tei_all.",
    ),
    "element-unknown": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "Use one that may stand here, such as {options}. Or take {away}.",
    ),
    "element-unknown-alone": Entry(
        "error",
        "<{name}>{within} is no element of the schema.",
        "Take its tags away, or use an element of the schema.",
    ),
    "element-mistaken": Entry(
        "error",
        "<{name}>{within} can't be what is meant: what it holds or has does not suit it.",
        "Did you mean {near}{gloss}? With this name it fits: rename {renamed}.",
    ),
    "element-too-early": Entry(
        "error",
        "<{name}>{within} stands before <{before}>, but must come after it.",
        "Put the <{before}> of line {before_line} before this <{name}>.",
    ),
    "element-too-early-closer": Entry(
        "error",
        "<{name}>{within} stands before <{before}>, but must come after it.",
        "Put before it what it closes, such as <p>…</p>. If the <{before}> of line {before_line} "
        "comes after it in the source, wrap that in <postscript>; so: "
        "<postscript><{before}>…</{before}></postscript>.",
    ),
    "element-not-yet": Entry(
        "error",
        "<{name}>{within} may not come yet: {missing} is missing before it.",
        "Put {example}{gloss} before it.",
    ),
    "element-out-of-order": Entry(
        "error",
        "<{name}>{within} comes too late: it may stand only before the {first}<{before}>.",
        "Move it up, before the <{before}> of line {before_line}.",
    ),
    "element-out-of-order-wrap": Entry(
        "error",
        "<{name}>{within} comes too late: it may stand only before the {first}<{before}>.",
        "Leave it in its place and wrap it, with what belongs to it, in <{wrapper}>; so: "
        "<{wrapper}>{own}</{wrapper}>.",
    ),
    "element-out-of-order-split": Entry(
        "error",
        "<{name}>{within} comes too late: it may stand only before the {first}<{before}>.",
        "Leave it in its place and end the <{parent}> of line {line} before it, with </{parent}>; "
        "then another <{parent}> begins with it.",
    ),
    "element-out-of-order-text": Entry(
        "error",
        "<{name}>{within} comes too late: it may stand only before the {first}<{before}>.",
        "If the source has it here, leave it here and use another element for it; if not, its "
        "place is before the <{before}> of line {before_line}.",
    ),
    "element-after-text": Entry(
        "error",
        "<{name}>{within} comes too late: it may stand only before the words “{words}”.",
        "Move it up, before the words of line {before_line}.",
    ),
    "element-repeated": Entry(
        "error",
        "A second <{name}> may not stand in <{parent}>; the first is on line {first_line}.",
        "Put what both hold into one, or take one of them out.",
    ),
    "element-inside": Entry(
        "error",
        "<{name}> may not stand inside <{parent}>, only after it.",
        "End the <{parent}> of line {line} before it, with </{parent}>; or take the tags <{name}> "
        "and </{name}> away and leave what is between them.",
    ),
    "element-inside-or": Entry(
        "error",
        "<{name}> may not stand inside <{parent}>.",
        "End the <{parent}> of line {line} before it, with </{parent}>; or take the tags <{name}> "
        "away and leave what is between them; or wrap it: {options} could hold it here.",
    ),
    "element-in-empty": Entry(
        "error",
        "<{name}> may not stand inside <{parent}>, which is always empty.",
        "Write the tag as <{parent}/>, without </{parent}>, and leave <{name}> after it.",
    ),
    "element-needs-wrapper": Entry(
        "error",
        "<{name}> may not stand directly in <{parent}>.",
        "Wrap it in {wrappers}; so: <{wrapper}>{own}</{wrapper}>.",
    ),
    "elements-need-wrapper": Entry(
        "error",
        "<{name}> may not stand directly in <{parent}>.",
        "Wrap it and what follows, up to {last}, together in {wrappers}: put <{wrapper}> before "
        "the first and </{wrapper}> after the last.",
    ),
    "element-needless": Entry(
        "error",
        "<{name}>{within} may not stand around what it holds.",
        "Take the tags <{name}> and </{name}> away and leave what is between them.",
    ),
    "element-moved": Entry(
        "error",
        "<{name}>{within} is in the wrong place: the <{to}> of line {to_line} lacks it.",
        "Move it into that <{to}>.",
    ),
    "element-not-allowed": Entry(
        "error",
        "<{name}>{within} may not stand there.",
        "Move it, for it{gloss} may stand in {parents}; or use one that may stand here: {options}.",
    ),
    "element-root-only": Entry(
        "error",
        "<{name}>{within} may not stand there, nor in any other element.",
        "Take it{gloss} out, or use one that may stand here: {options}.",
    ),
    "element-too-many": Entry(
        "error",
        "<{name}> may not stand in <{parent}> here: nothing more may follow in it.",
        "Move it out of <{parent}>: it may stand in {parents}.",
    ),
    "content-missing": Entry(
        "error",
        "<{name}>{within} is not complete: {options} is missing.",
        "Add {example}{gloss} before </{name}>.",
    ),
    "content-incomplete": Entry(
        "error",
        "<{name}>{within} is not complete: after what it has must come {options}.",
        "Add for instance {example}{gloss} before </{name}>.",
    ),
    "content-empty": Entry(
        "error",
        "<{name}>{within} is empty, but must hold {options}.",
        "Put at least {example} between <{name}> and </{name}>{gloss}.",
    ),
    "text-needs-wrapper": Entry(
        "error",
        "The words “{words}” may not stand directly in <{parent}>.",
        "Wrap them in {wrappers}; so: <{wrapper}>{words}</{wrapper}>.",
    ),
    "texts-need-wrapper": Entry(
        "error",
        "The words “{words}” may not stand directly in <{parent}>.",
        "Wrap them and what follows, up to {last}, together in {wrappers}: put <{wrapper}> before "
        "the first and </{wrapper}> after the last.",
    ),
    "text-not-allowed": Entry(
        "error",
        "The words “{words}” may not stand in <{parent}>, which holds no text of its own.",
        "Move them into an element that holds text, or take them out.",
    ),
    "text-in-empty": Entry(
        "error",
        "The words “{words}” may not stand in <{parent}>, which is always empty.",
        "Write the tag as <{parent}/>, without </{parent}>, and leave the words after it.",
    ),
    "attribute-misspelt": Entry(
        "error",
        "<{name}>{within} has no attribute “{attribute}”.",
        "Did you mean {near}{gloss}?",
    ),
    "attribute-not-allowed": Entry(
        "error",
        "<{name}>{within} can't have the attribute “{attribute}”.",
        "Take it out: it belongs to {holders}. <{name}> may have {options}.",
    ),
    "attribute-unknown": Entry(
        "error",
        "There is no attribute “{attribute}”; it stands on <{name}>{within}.",
        "Take it out, or use one that <{name}> may have: {options}.",
    ),
    "attribute-excluded": Entry(
        "error",
        "<{name}>{within} can't have “{attribute}” beside {others}.",
        "Keep the one that you mean and take the other out.",
    ),
    "attribute-missing": Entry(
        "error",
        "<{name}>{within} must have the attribute “{attribute}”.",
        'Add it{gloss} in the start tag: <{name} {attribute}="…">.',
    ),
    "value-date": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        "Write {meant}. The words in the text stay as they are.",
        "CODATE",
    ),
    "value-date-none": Entry(
        "error",
        "{said}{within} is no date: there is no {none}.",
        "Look it up in the source. Should only the rest be certain, write {meant}.",
        "CODATE",
    ),
    "value-date-doubt": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        'Say the doubt in an attribute of its own: {meant} cert="low"; or the first and the last '
        'that it may be: notBefore="…" notAfter="…".',
        "CODATE",
    ),
    "value-date-part": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        "Of it {meant} is understood; look whether that is all that it says.",
        "CODATE",
    ),
    "value-number-unit": Entry(
        "error",
        "{said}{within} is not the number alone.",
        'Write {meant}, and the unit where it has a place, such as unit="…".',
    ),
    "value-language-part": Entry(
        "error",
        "{said}{within} is no code of a language.",
        "Of it {meant} is understood; look whether that is all that it says.",
    ),
    "value-date-ambiguous": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        "Write {meant}, according to which figure is the month.",
        "CODATE",
    ),
    "value-date-range": Entry(
        "error",
        "{said}{within} is two dates, where one must stand.",
        'Write from="{first}" to="{last}" for all the time between them; notBefore="{first}" '
        'notAfter="{last}" for one day or year between them.',
        "CODATE",
    ),
    "value-date-between": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        'Write notBefore="{first}" notAfter="{last}": the first and the last that it may be.',
        "CODATE",
    ),
    "value-time": Entry(
        "error",
        "{said}{within} is no time as it must be written: hours:minutes:seconds, two figures each.",
        "Write {meant}. The words in the text stay as they are.",
        "CODATE",
    ),
    "value-moment": Entry(
        "error",
        "{said}{within} is no date with a time as it must be written: T between them, and seconds.",
        "Write {meant}. The words in the text stay as they are.",
        "CODATE",
    ),
    "value-id-digit": Entry(
        "error",
        "{said}{within} begins with a figure, and an identifier must begin with a letter or _.",
        "Write {meant}, and the same where it is pointed at.",
        "SAXP",
    ),
    "value-date-unread": Entry(
        "error",
        "{said}{within} is no date as it must be written: year-month-day, in figures.",
        "Write {must}. Where no day, month or year is known, take the attribute out and leave the "
        "words.",
        "CODATE",
    ),
    "value-language": Entry(
        "error",
        "{said}{within} is no code of a language.",
        "Write {meant}.",
        "CHSH",
    ),
    "value-number": Entry(
        "error",
        "{said}{within} is not the number alone.",
        "Write {meant}.",
    ),
    "value-misspelt": Entry(
        "error",
        "{said}{within} is none of the values that it may have.",
        "Did you mean {near}?",
    ),
    "value-not-listed": Entry(
        "error",
        "{said}{within} is none of the values that it may have.",
        "It must be {must}.",
    ),
    "value-empty": Entry(
        "error",
        "{said}{within} is empty.",
        "Give it a value, which must be {must}; or take the {what} out.",
    ),
    "value-spaces": Entry(
        "error",
        "{said}{within} has spaces, where one word must stand.",
        "Write {meant}, without spaces.",
    ),
    "value-bad": Entry(
        "error",
        "{said}{within} is not what it must be.",
        "It must be {must}; or take the {what} out.",
    ),
    "id-doubled": Entry(
        "error",
        "{attribute}=\"{value}\" stands twice: on this <{name}> and on the <{first}> of line "
        "{first_line}.",
        "Give one of them another, such as “{free}”, and look which of the two “#{value}” means "
        "where it is pointed at.",
        "SAXP",
    ),
    "copy-doubled": Entry(
        "error",
        "This <{name}> repeats the <{first}> of line {first_line}, with the same {attribute}s in "
        "it ({count}; the first is “{value}”).",
        "Take one of the two out, or give the elements in it {attribute}s of their own.",
        "SAXP",
    ),
    "idref-misspelt": Entry(
        "error",
        "{attribute} on <{name}> names “{value}”, which is no element's identifier.",
        "Did you mean {near}?",
    ),
    "idref-dangling": Entry(
        "error",
        "{attribute} on <{name}> names “{value}”, which is no element's identifier.",
        "Give the element that is meant this identifier, or correct the name.",
    ),
    # -- validation: files, schemas, waivers -----------------------------------------------
    "encoded-invalid": Entry(
        "error",
        "What was written is not valid by edition.rng: {why}.",
        "If a [[decisions]] of edition.toml asks for it, change that. Else it is a mistake of "
        "tei's: please report it, with the source; tei validate says more.",
    ),
    "encoding-valid": Entry(
        "information",
        "What was written is valid: by {schemas}; and its pointers lead somewhere.",
    ),
    "file-unreadable": Entry(
        "error",
        "The file cannot be read, so nobody can tell whether it is valid: {reason}",
        "{remedy}",
    ),
    "schema-not-found": Entry(
        "error",
        "The schema that the file names, {href}, cannot be had: {reason}",
        "{remedy}",
    ),
    "schema-unusable": Entry(
        "error",
        "The schema {schema} cannot be used: {reason}",
        "{remedy}",
    ),
    "schema-model-empty": Entry(
        "warning",
        "An xml-model instruction has no href: it names no schema.",
        'Write href="..." in it, or take it out.',
    ),
    "schema-language-unknown": Entry(
        "warning",
        "The schema {href} is in a language that tei does not know: {language}.",
        "It was passed over. Known are RELAX NG (http://relaxng.org/ns/structure/1.0), Schematron "
        "(http://purl.oclc.org/dsdl/schematron) and XSD (http://www.w3.org/2001/XMLSchema).",
    ),
    "schema-none": Entry(
        "error",
        "Nothing says what schema <{root}> belongs to: it is not TEI, and names none.",
        "Name one with --schema, in edition.toml ([validate] schema) or in an <?xml-model?>.",
    ),
    "schema-assumed": Entry(
        "warning",
        "The file names no schema; it was held against that of this tool's own editions.",
        "Name one with --schema. With the TEI source, p5subset.xml, in the cache (tei schema "
        "compile says where) it is held against all of TEI.",
    ),
    "validator-failed": Entry(
        "error",
        "The check {check} failed on this file ({error}), so nobody can tell whether it is valid.",
        "This is a mistake of tei's: please report it, with the file.",
    ),
    "waiver-stale": Entry(
        "warning",
        "The waiver of {code} for {files} has nothing left to waive.",
        "Take it out of edition.toml, or correct its file, words or line.",
    ),
    "text-joined": Entry(
        "error",
        "The source has white space in “{source}”, the TEI has none: “{tei}”, at {tei_place}.",
        "Put white space there, or an <lb/> if a line ends there.",
    ),
    "text-parted": Entry(
        "error",
        "The source has no white space in “{source}”, the TEI has: “{tei}”, at {tei_place}.",
        'Take the white space out; a line or page that ends in a word is <lb break="no"/>.',
    ),
    # -- publishing ------------------------------------------------------------------------
    "element-not-rendered": Entry(
        "warning",
        "The stylesheet for {format} has no rendering for <{element}>; its text went through "
        "({count} time(s)).",
        "Write a template for it in a stylesheet of your own that imports ours, and name it with "
        "--xslt.",
    ),
    "character-without-font": Entry(
        "warning",
        "No font on this machine has {characters}; {count} character(s) stand in the PDF as their "
        "numbers, such as [U+65E5].",
        "Install a font for the script, such as one of Noto, and publish again.",
    ),
    "right-to-left-lualatex": Entry(
        "warning",
        "Text in {file} runs from right to left: lualatex sets it rightly; of xelatex the order of "
        "words is wrong where two directions meet.",
        "Compile it with lualatex (Debian: texlive-luatex).",
    ),
    "running-heads-left-out": Entry(
        "information",
        "{count} running head(s), catchword(s) or signature(s) (<fw>) are not in {format}: they "
        "belong to the pages of the source.",
        "-p running-heads=shown prints them where they stand.",
    ),
    "facsimile-left-out": Entry(
        "warning",
        "There is a <facsimile>, but no <text> and no <sourceDoc>: no words to show in {format}.",
        "HTML shows its pictures (--to html).",
    ),
    "facsimile-pages-left-out": Entry(
        "information",
        "The pictures of the pages (<facsimile>) are left out in {format}, with the words alone.",
        "HTML shows them after the text (--to html).",
    ),
    "deletion-not-shown": Entry(
        "warning",
        "What {count} <delSpan> strike(s) out, up to @spanTo, stands in {format} like all else.",
        "Words within one element can be tagged as <del>: these are shown as struck out.",
    ),
    "notes-heading-left-out": Entry(
        "information",
        "{count} heading(s) of lists of notes are not in {format}: the notes stand at the foot of "
        "the pages, and nothing is left below the heading.",
        "A paragraph in the division keeps the heading; HTML and EPUB print it.",
    ),
    "jats-metadata-missing": Entry(
        "warning",
        "A journal's JATS has {what}, of which neither the header nor a parameter says anything: "
        "left out, so that it is of the archives' DTD and not of the publishers'.",
        "Say it in the header (<seriesStmt>, <publicationStmt>), or with -p journal=..., "
        "-p journal-id=..., -p issn=....",
    ),
    "picture-missing": Entry(
        "warning",
        "The picture {address} is not shown: {reason}.",
        "Put it beside the TEI or in a folder below, as PNG, JPEG, GIF, WebP or a plain SVG "
        "(LaTeX: PNG or JPEG).",
    ),
    "stylesheet-message": Entry(
        "information",
        "The stylesheet {stylesheet} says: “{message}”.",
        "This is a message of the stylesheet, not of tei.",
    ),
    "decision-pointer": Entry(
        "warning",
        "A decision gives <{element}> the {attribute} “{pointer}”, but nothing in the file has "
        "that xml:id; the pointer was left out.",
        "Give the xml:id of something in the file (tei explain shows them), list whom it means in "
        "an authority file under [names], or write a whole address.",
        "SACR",
    ),
    "decision-stale": Entry(
        "warning",
        "A decision speaks of “{words}”, which the text does not have.",
        "Take the decision out of edition.toml, or correct its words.",
    ),
    "decision-nth": Entry(
        "warning",
        "A decision speaks of “{words}”, time {nth}; the text has it {count} time(s).",
        "Correct nth in edition.toml.",
    ),
}


def entry_of(code: str) -> Entry:
    """The entry of a code; an unknown code is a mistake of ours and raises KeyError."""
    return CATALOGUE[code]

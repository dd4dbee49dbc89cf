"""What each rule does, in a sentence for `<editorialDecl>`, and the child it belongs in.

A declaration is printed only if its rule made a tag of the text in hand; those of reading rules
(which tag nothing) and of the settings stand in `tei.header.editorial_decl`. In a sentence,
`` `q` `` is an element and `` `@rend` `` an attribute.
Guidelines: HD53 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD53).
"""

from __future__ import annotations

# rule -> (child of <editorialDecl>, sentence)
PRACTICE: dict[str, tuple[str, str]] = {
    # divisions
    "front_matter": (
        "segmentation",
        "The title, the byline and the lead of the article stand in its `front`; what they say "
        "of the article is repeated in this header.",
    ),
    "ornaments": (
        "segmentation",
        "A line of ornament is a `milestone`; the characters it is made of are in `@rend`.",
    ),
    "page_marks": (
        "segmentation",
        "A page number printed in the text is a `pb`, the number in `@n`.",
    ),
    "figures": ("segmentation", "A picture stands with its caption in a `figure`."),
    "editorial_notes": (
        "interpretation",
        "What the editors or translators of the source say in paragraphs of their own is a "
        "`note` of type “editorial”, with `@resp`.",
    ),
    "note_texts": (
        "segmentation",
        "The text of a numbered note is a `note`; note and marker point at each other. Its number "
        "is in `@n`, its label as it is printed in `@rend`.",
    ),
    "embedded_documents": (
        "segmentation",
        "A document that the article reproduces is a `floatingText`.",
    ),
    "bibliographies": ("segmentation", "A list of references is a `listBibl`."),
    "speeches": (
        "segmentation",
        "What somebody says in a play or an interview is an `sp`, the name printed before it its "
        "`speaker`; what they do, or what is heard, is a `stage`. The people listed before a play "
        "are a `castList`; @who of a speech leads to the `role` there that alone can be meant.",
    ),
    "heads": (
        "segmentation",
        "A line that heads what follows is a `head`, told by its length, case, numbering, "
        "underlining and the blank lines around it.",
    ),
    "divisions": (
        "segmentation",
        "Each `head` opens a `div` that goes on to the next head of its level or of a higher one.",
    ),
    # chunks
    "tables": ("segmentation", "Rows and columns set with bars, rules or tabs are a `table`."),
    "lists": (
        "segmentation",
        "Items that begin with numbers, letters or bullets are a `list`; the printed label is "
        "in `@n`.",
    ),
    "letters": (
        "segmentation",
        "Place and date, salutation, valediction and signature of a letter are its `opener` "
        "and `closer`, what follows them its `postscript`.",
    ),
    "addresses": ("segmentation", "The lines of a postal address are an `address`."),
    "epigraphs": (
        "segmentation",
        "A motto before the text stands with its source in an `epigraph`.",
    ),
    "verse": (
        "segmentation",
        "Lines of verse are `l`, stanzas `lg`; `@n` has a number that counts them in the margin.",
    ),
    "block_quotations": (
        "quotation",
        "A quotation set off from the text is a `quote` whose `@rend` has “block”, with the source "
        "printed under it in a `cit`.",
    ),
    "paragraphs": (
        "segmentation",
        "Whatever stands by itself and is nothing else is a `p`; sentences are not marked.",
    ),
    # phrases
    "identifiers": (
        "interpretation",
        "Addresses of the web and of e-mail, DOIs and shelfmarks are `ref`, `email` and `idno`.",
    ),
    "note_markers": (
        "segmentation",
        "The marker of a numbered note is a `ref` of type “noteAnchor”, and stays in the text.",
    ),
    "supplied": (
        "interpretation",
        "Words in square brackets that are an editor's addition are `{brackets}`; `@rend` records "
        "the brackets.",
    ),
    "gaps": (
        "interpretation",
        "An omission that the source marks in square brackets is a `gap`; what it prints there "
        "is in `@rend`.",
    ),
    "readings": (
        "interpretation",
        "A reading that the source itself doubts or defends ([sic], [?]) is `sic` or `unclear`.",
    ),
    "bracketed_notes": (
        "interpretation",
        "A remark of an editor in square brackets is a `note` of type “editorial”.",
    ),
    "dates": (
        "stdVals",
        "A `date` has its value in ISO 8601 form (`@when`, `@from` and `@to`, `@notBefore` and "
        "`@notAfter`), in the calendar of the source; `@cert` says where the year was taken from "
        "the context.",
    ),
    "numbers": (
        "stdVals",
        "Numbers and measures are `num` and `measure`, their value in arabic figures.",
    ),
    "persons": (
        "interpretation",
        "The name of a person is a `persName`; `@ref` leads to one `person` for all its forms, "
        "told by forms of address, authority lists and repeated mention.",
    ),
    "places": (
        "interpretation",
        "The name of a place is a `placeName`, with `@ref` to one `place`.",
    ),
    "organizations": (
        "interpretation",
        "The name of a body of people, a family or party among them, is an `orgName`, that of an "
        "event a `name`, with `@ref` to one entry for all mentions.",
    ),
    "quotations": (
        "quotation",
        "Quotation marks were paired first; then each pair became `said` (somebody speaks or "
        "thinks), `quote` (somebody's written words), `soCalled` (words held at arm's length), "
        "`mentioned` (a word as a word), `title`, or `q` (none of these for certain). The pieces "
        "of a quotation that is interrupted are joined by `@next` and `@prev`.",
    ),
    "references": (
        "interpretation",
        "A bibliographic reference is a `bibl`, with those of its parts that could be told apart.",
    ),
    "titles": ("interpretation", "The title of a work is a `title`, its kind in `@level`."),
    "abbreviations": (
        "interpretation",
        "An abbreviation that the text itself explains is an `abbr`, its explanation a `gloss`.",
    ),
    "emphasis": ("interpretation", "A word in capitals amid lower case is `emph`."),
    "foreign": ("interpretation", "Words of another language are `foreign`, with `@xml:lang`."),
    "italics": (
        "interpretation",
        "Words in italics are a `title` or `foreign` where the words around or the words "
        "themselves tell it, else `hi`.",
    ),
    # reading: what the text seems to get wrong
    "spellings": ("correction", "Two spellings of one name were looked for."),
    "slips": ("correction", "Doubled words, misplaced spaces and missing stops were looked for."),
    "contradictions": ("correction", "Dates that contradict one another were looked for."),
    # what readers find marked in the source
    "readers.html": (
        "segmentation",
        "Headings, lists, quotations, tables, notes, pictures and changes of type are those that "
        "the page of HTML marks; what stood around its article was left out.",
    ),
    "readers.markdown": (
        "segmentation",
        "Headings, lists, quotations, tables, notes, pictures and changes of type are those that "
        "the Markdown of the source marks; its signs are not kept.",
    ),
    "readers.docx": (
        "segmentation",
        "What the Word document marks by styles, lists, tables, notes, comments, links and tracked "
        "changes is tagged as it has it; `hi` says with `@rend` how words are set apart.",
    ),
    "readers.odt": (
        "segmentation",
        "What the OpenDocument text marks by styles, lists, tables, notes, comments, links and "
        "tracked changes is tagged as it has it; `hi` says with `@rend` how words are set apart.",
    ),
    "readers.tei": (
        "interpretation",
        "What an editor had tagged stays as it was; tags were added around words that had none of "
        "their kind.",
    ),
    # what people decided
    "decisions": (
        "interpretation",
        "Some tags were set or taken away by the editors of this file; `@ana` leads to their "
        "reason.",
    ),
}

# word of `@rend` (up to its parenthesis) -> what it says
RENDITIONS: dict[str, str] = {
    "pre(": "pre(X): the source prints X before what the element holds.",
    "post(": "post(X): the source prints X after what the element holds.",
    "space(": "space(X): a space, the character X, stands between these marks and the words.",
    "lines(": "lines(X): the source prints X before each line of the element.",
    "brackets": "brackets: what the element holds stands in square brackets.",
    "block": "block: set off from the text around it.",
    "indent": "indent: set in from the margin.",
    "inline": "inline: printed in the running text.",
    "numbered": "numbered: a list whose items have numbers or letters.",
    "bulleted": "bulleted: a list whose items have bullets.",
    "simple": "simple: a list whose items have neither numbers nor bullets.",
    "italic": "italic: in italics.",
    "bold": "bold: in bold type.",
    "underline": "underline: underlined.",
    "smallcaps": "smallcaps: in small capitals.",
    "caps": "caps: in capitals.",
    "uppercase": "uppercase: in capitals.",
    "sup": "sup: raised above the line.",
    "superscript": "superscript: raised above the line.",
    "sub": "sub: below the line.",
    "subscript": "subscript: below the line.",
    "strikethrough": "strikethrough: struck through.",
    "centre": "centre: in the middle of the line.",
    "center": "center: in the middle of the line.",
    "right": "right: at the right margin.",
    "spaced": "spaced: letters set apart.",
    "small": "small: in smaller type.",
    "large": "large: in larger type.",
    "marked": "marked: marked with colour.",
    "ruby": "ruby: a gloss above the line.",
    "rule": "rule: a line drawn across the page.",
    "underline-double": "underline-double: underlined twice.",
    "underline-wave": "underline-wave: with a wavy line under it.",
    "underline-dotted": "underline-dotted: with a dotted line under it.",
    "underline-dashed": "underline-dashed: with a dashed line under it.",
    "underline-words": "underline-words: the words underlined, and not the spaces.",
    "boxed": "boxed: with a line around it.",
    "dots": "dots: with marks of emphasis over or under each character.",
    "outline": "outline: in outline letters.",
    "shadow": "shadow: in letters with a shadow.",
    "emboss": "emboss: in letters that seem raised.",
    "imprint": "imprint: in letters that seem engraved.",
    "initial": "initial: in large letters at the beginning of a text.",
    "rtl": "rtl: from right to left, which the language does not say.",
    "ltr": "ltr: from left to right, which the language does not say.",
    "code": "code: in the type of a computer's text.",
}

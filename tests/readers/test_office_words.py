"""No word of a document vanishes, however it is wrapped; threads and styles of lists.

The wrappers are those of ECMA-376, part 1, 17.3 and 17.5 (content controls, smart tags, custom
XML, fields, links, tracked changes), and some that nobody knows.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from office_documents import _NS, _relations, docx, odt, parsed, zipped

from tei.project import Project
from tei.readers.docx import read
from tei.readers.odt import read as read_odt
from tei.readers.source import Source

_INLINE = ("sdt><w:sdtContent", "smartTag", "customXml", "hyperlink", "ins", "moveTo", "bdo", "dir",
           'fldSimple w:instr="PAGE"', "whatNobodyKnows", "del", "moveFrom")  # fmt: skip
_BLOCK = ("sdt><w:sdtContent", "customXml", "whatNobodyKnows", "tbl><w:tr><w:tc")
WORDS = st.integers(10_000, 99_999).map(lambda number: f"word{number} ")


def _wrapped(name: str, inside: str) -> str:
    ends = "".join(f"</w:{tag.split()[0]}>" for tag in reversed(name.split("><w:")))
    return f"<w:{name}>{inside}{ends}"


RUNS = WORDS.map(lambda words: f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>')
LINES = st.recursive(
    RUNS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(st.sampled_from(_INLINE), inner).map(lambda two: _wrapped(*two)),
        inner.map(lambda words: "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
                  f"<w:p>{words}</w:p></w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent>"
                  "</w:r>"),
    ),
    max_leaves=6,
)  # fmt: skip
BLOCKS = st.recursive(
    LINES.map(lambda words: f"<w:p>{words}</w:p>"),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(st.sampled_from(_BLOCK), inner).map(lambda two: _wrapped(*two)),
    ),
    max_leaves=5,
)


@given(BLOCKS)
@settings(max_examples=150, deadline=None)
def test_no_word_vanishes(blocks: str) -> None:
    made = read(Source("a.docx", ".docx", docx(f"<raw>{blocks}</raw>")), Project())
    written = "".join(element.text or "" for element in parsed(blocks).iter() if _is_words(element))
    assert sorted(made.text.split()) == sorted(written.split())


def _is_words(element: object) -> bool:
    return str(getattr(element, "tag", "")).endswith("}t")


_TEXT = "text:span text:a text:meta text:ruby><text:ruby-base text:whatNobodyKnows".split()
_SHAPE = "draw:frame><draw:text-box draw:custom-shape draw:g><draw:rect".split()
_HOLD = ["text:section", "text:list><text:list-item", "text:whatNobodyKnows",
         "table:table><table:table-row><table:table-cell"]  # fmt: skip


def _around(name: str, inside: str) -> str:
    tags = name.split("><")
    return f"<{'><'.join(tags)}>{inside}{''.join(f'</{tag}>' for tag in reversed(tags))}"


SPANS = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(st.sampled_from(_TEXT), inner).map(lambda two: _around(*two)),
        st.tuples(st.sampled_from(_SHAPE), inner).map(
            lambda two: _around(two[0], f"<text:p>{two[1]}</text:p>")),
    ),
    max_leaves=6,
)  # fmt: skip
PARAGRAPHS = st.recursive(
    SPANS.map(lambda words: f"<text:p>{words}</text:p>"),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(st.sampled_from(_HOLD), inner).map(lambda two: _around(*two)),
    ),
    max_leaves=5,
)


@given(PARAGRAPHS)
@settings(max_examples=150, deadline=None)
def test_no_word_of_writer_vanishes(blocks: str) -> None:
    made = read_odt(Source("a.odt", ".odt", odt(f"<raw>{blocks}</raw>")), Project())
    written = "".join(parsed(blocks).itertext())
    assert sorted(made.text.split()) == sorted(written.split())


def package(body: str, **parts: str) -> bytes:
    """A document with parts of its own: `comments`, `numbering`, `styles` ..."""
    relations = [(f"r{n}", kind, f"{kind}.xml", False) for n, kind in enumerate(parts, 1)]
    spaces = f'{_NS} xmlns:w14="urn:w14" xmlns:w15="urn:w15"'
    return zipped({
        "_rels/.rels": _relations([("r1", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{kind}.xml": f"<w:{kind} {spaces}>{inside}</w:{kind}>"
           for kind, inside in parts.items()},
    })  # fmt: skip


def test_a_comment_that_answers_another_points_at_it() -> None:
    def said(number: int, who: str, words: str) -> str:
        return (f'<w:comment w:id="{number}" w:author="{who}"><w:p w14:paraId="P{number}"><w:r>'
                f"<w:t>{words}</w:t></w:r></w:p></w:comment>")  # fmt: skip

    data = package(
        "<w:p><w:commentRangeStart w:id='1'/><w:commentRangeStart w:id='2'/>"
        "<w:r><w:t>The mill</w:t></w:r><w:commentRangeEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r>"
        "<w:commentRangeEnd w:id='2'/><w:r><w:commentReference w:id='2'/></w:r></w:p>",
        comments=said(1, "Ann", "Which?") + said(2, "Bo", "The old one."),
        commentsExtended='<w15:commentEx w15:paraId="P1" w15:done="1"/>'
        '<w15:commentEx w15:paraId="P2" w15:paraIdParent="P1" w15:done="1"/>',
    )
    made = read(Source("a.docx", ".docx", data), Project())
    notes = [a.attributes for a in made.annotations if a.element == "note"]
    assert [note.get("corresp") for note in notes] == [None, "#comment-1"]
    assert [f.arguments["what"] for f in made.findings] == ["1 mark(s) that a comment is settled"]


def test_lists_by_a_style_of_lists_and_their_forms_of_numbers() -> None:
    """A list that names a style of lists; “legal” numbers; forms that few programs know."""
    def level(at: int, form: str, words: str, more: str = "") -> str:
        return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
                f'<w:lvlText w:val="{words}"/></w:lvl>')  # fmt: skip

    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Law"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Law"/>'
        + level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="3">' + level(0, "hebrew1", "%1)") + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="4">' + level(0, "ordinal", "%1") + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 3, 4))
    )
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        "</w:pPr><w:r><w:t>wool</w:t></w:r></w:p>"
        for number, depth in ((1, 0), (1, 0), (1, 1), (3, 0), (4, 0), (4, 0))
    )
    styles = ('<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
              "</w:docDefaults>")  # fmt: skip
    data = package(body, numbering=numbering, styles=styles)
    made = read(Source("a.docx", ".docx", data), Project())
    labels = [a.attributes["n"] for a in made.annotations if a.element == "item"]
    assert sorted(labels) == sorted(["I.", "II.", "2.1", "1)", "1st", "2nd"])
    assert [f.arguments["what"] for f in made.findings] == [
        "1 number(s) of the form “hebrew1”, which are given in figures"
    ]


def test_a_sign_of_ones_own_for_a_note_may_be_of_a_font_of_symbols() -> None:
    data = package(
        "<w:p><w:r><w:t>Cold</w:t></w:r><w:r><w:footnoteReference w:id='2' "
        "w:customMarkFollows='1'/><w:sym w:font='Symbol' w:char='F0B7'/></w:r></w:p>",
        footnotes="<w:footnote w:id='0' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p>"
        "</w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>In May.</w:t></w:r></w:p></w:footnote>",
    )
    made = read(Source("a.docx", ".docx", data), Project())
    assert made.text == "Cold•\n\n• In May."
    assert not made.findings

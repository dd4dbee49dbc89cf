"""Small documents of Word and Writer, made from a plain notation.

    <p style="Heading 1">Method</p>          a paragraph in a style, told by its name
    <p>A <r look="b i">rose</r></p>          b, i, u, caps, smallCaps, sup, sub, hidden
    <r style="tei_foreign" lang="fr">        a style and a language of words
    <p left="720" right="720" side="right">  set in, in twentieths of a point; at the right side
    <p size="20">                            the size of its words, in half points
    <p list="1." level="1">                  an item: the form of its label at its level
    <note>, <endnote>, <comment who when>    each with <p>s, or words
    <ins who when>, <del who when>           tracked changes
    <link to="https://..."> <ref to="x"> <mark name="x">    links, cross-references, bookmarks
    <tbl><tr head="1"><tc cols="2" rows="2">
    <br/> <br type="page"/> <tab/> <picture name="a.png"/> <box> <field rule="PAGE"> <index>
    <raw> (XML of the file, as it is)
    <math> (OMML in Word, MathML in Writer)
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NS = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="{M}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NS = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("number", "datastyle"),
        ("svg", "svg-compatible"),
    )
) + (' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
     ' xmlns:m="http://www.w3.org/1998/Math/MathML"')  # fmt: skip
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def parsed(notation: str) -> Element:
    return ElementTree.fromstring(
        f'<doc {_NS} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        f'xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:o="urn:schemas-microsoft-com:office:office" '
        f"{_ODF_NS.replace('xmlns:m=', 'xmlns:mml=')}>{notation}</doc>"
    )


def _key(name: str) -> str:
    return re.sub(r"\W", "", name)


class _Word:
    def __init__(self) -> None:
        self.styles: dict[tuple[str, str], str] = {}
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": [], "comment": []}
        self.relations: list[tuple[str, str, str, bool]] = []
        self.lists: dict[str, str] = {}
        self.media: dict[str, bytes] = {}
        self.count = 0

    def relation(self, kind: str, target: str, external: bool = False) -> str:
        self.relations.append((f"r{len(self.relations) + 1}", kind, target, external))
        return self.relations[-1][0]

    def blocks(self, elements: Iterable[Element]) -> str:
        return "".join(self.block(e) for e in elements)

    def block(self, element: Element) -> str:
        if element.tag == "tbl":
            return f"<w:tbl>{''.join(self.row(r) for r in element)}</w:tbl>"
        if element.tag == "raw":
            return "".join(ElementTree.tostring(c, "unicode") for c in element)
        if element.tag == "toc":
            gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            return (f"<w:sdt>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent>"
                    f"{self.blocks(element)}</w:sdtContent></w:sdt>")  # fmt: skip
        properties = ""
        if style := element.get("style"):
            self.styles["paragraph", style] = element.get("based", "")
            properties += f'<w:pStyle w:val="{_key(style)}"/>'
        if form := element.get("list"):
            number = self.lists.setdefault(element.get("series", form), form)
            at = list(self.lists).index(element.get("series", form)) + 1
            assert number
            level = element.get("level", "0")
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{at}"/></w:numPr>'
        if left := element.get("left"):
            hanging = f' w:hanging="{element.get("hanging")}"' if element.get("hanging") else ""
            right = f' w:right="{element.get("right")}"' if element.get("right") else ""
            properties += f'<w:ind w:left="{left}"{right}{hanging}/>'
        if side := element.get("side"):
            properties += f'<w:jc w:val="{side}"/>'
        size = f'<w:sz w:val="{element.get("size")}"/>' if element.get("size") else ""
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.inline(element, size)}</w:p>"

    def row(self, element: Element) -> str:
        head = "<w:trPr><w:tblHeader/></w:trPr>" if element.get("head") else ""
        cells = ""
        for cell in element:
            own = f'<w:gridSpan w:val="{cell.get("cols")}"/>' if cell.get("cols") else ""
            if way := cell.get("merge"):
                own += "<w:vMerge/>" if way == "on" else '<w:vMerge w:val="restart"/>'
            inside = self.blocks(cell) if len(cell) else f"<w:p>{self.run(cell.text, '')}</w:p>"
            cells += f"<w:tc><w:tcPr>{own}</w:tcPr>{inside}</w:tc>"
        return f"<w:tr>{head}{cells}</w:tr>"

    def run(self, words: str | None, properties: str, name: str = "t") -> str:
        if not words:
            return ""
        own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{own}<w:{name} xml:space="preserve">{escape(words)}</w:{name}></w:r>'

    def inline(self, element: Element, properties: str, name: str = "t") -> str:
        out = self.run(element.text, properties, name)
        for inner in element:
            out += self.piece(inner, properties, name)
            out += self.run(inner.tail, properties, name)
        return out

    def piece(self, element: Element, properties: str, name: str) -> str:
        tag, get = element.tag, element.get
        if tag == "r":
            if style := get("style"):
                self.styles["character", style] = get("based", "")
                properties += f'<w:rStyle w:val="{_key(style)}"/>'
            for look in (get("look") or "").split():
                properties += {
                    "sup": '<w:vertAlign w:val="superscript"/>',
                    "sub": '<w:vertAlign w:val="subscript"/>',
                    "u": '<w:u w:val="single"/>',
                    "hidden": "<w:vanish/>",
                }.get(look, f"<w:{look}/>")
            if lang := get("lang"):
                properties += f'<w:lang w:val="{lang}"/>'
            return self.inline(element, properties, name)
        if tag in ("note", "endnote"):
            kind = "footnote" if tag == "note" else tag
            inside = self.blocks(element) if len(element) and element[0].tag == "p" else (
                f"<w:p><w:r><w:{kind}Ref/></w:r>{self.inline(element, '')}</w:p>")
            self.notes[kind].append(inside)
            return f'<w:r><w:{kind}Reference w:id="{len(self.notes[kind])}"/></w:r>'
        if tag == "comment":
            at = len(self.notes["comment"]) + 1
            said = escape(get("says") or "")
            self.notes["comment"].append(
                f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>|{get('who')}|{get('when') or ''}")
            return (f'<w:commentRangeStart w:id="{at}"/>{self.inline(element, properties)}'
                    f'<w:commentRangeEnd w:id="{at}"/>'
                    f'<w:r><w:commentReference w:id="{at}"/></w:r>')  # fmt: skip
        if tag in ("ins", "del"):
            who = f"w:author={quoteattr(get('who') or '')} w:date={quoteattr(get('when') or '')}"
            words = "delText" if tag == "del" else "t"
            return f"<w:{tag} {who}>{self.inline(element, properties, words)}</w:{tag}>"
        if tag == "link":
            at_ = self.relation("hyperlink", get("to") or "", True)
            return f'<w:hyperlink r:id="{at_}">{self.inline(element, properties)}</w:hyperlink>'
        if tag in ("field", "ref"):
            rule = get("rule") or f" REF {get('to')} \\h "
            if get("simple"):
                inside = self.inline(element, properties)
                return f"<w:fldSimple w:instr={quoteattr(rule)}>{inside}</w:fldSimple>"
            return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{escape(rule)}'
                    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                    f"{self.inline(element, properties)}"
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
        if tag == "index":
            return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "'
                    f'{element.text}" </w:instrText></w:r>'
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
        if tag == "mark":
            self.count += 1
            return (f'<w:bookmarkStart w:id="{self.count}" w:name={quoteattr(get("name") or "")}/>'
                    f'{self.inline(element, properties)}<w:bookmarkEnd w:id="{self.count}"/>')
        if tag == "picture":
            name_ = get("name") or ""
            self.media[f"word/media/{name_}"] = PNG
            at_ = self.relation("image", f"media/{name_}")
            says = quoteattr(get("says") or "")
            return (f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr={says}/>'
                    f'<a:blip r:embed="{at_}"/></wp:inline></w:drawing></w:r>')  # fmt: skip
        if tag == "box":
            inside = self.blocks(element)
            return ("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
                    f"{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
                    f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback>"
                    "</mc:AlternateContent></w:r>")  # fmt: skip
        if tag == "raw":
            return "".join(
                ElementTree.tostring(c, "unicode").removesuffix(c.tail or "") for c in element
            )
        if tag == "math":
            inside = "".join(ElementTree.tostring(c, "unicode") for c in element)
            return f"<m:oMath>{inside}</m:oMath>"
        if tag == "br":
            kind = f' w:type="{get("type")}"' if get("type") else ""
            return f"<w:r><w:br{kind}/></w:r>"
        if tag == "sym":
            return f'<w:r><w:sym w:font="{get("font")}" w:char="{get("char")}"/></w:r>'
        return f"<w:r><w:{tag}/></w:r>"

    def package(self, notation: str, about: dict[str, str]) -> bytes:
        body = self.blocks(parsed(notation))
        parts: dict[str, bytes | str] = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations([("r1", "officeDocument", "word/document.xml", False)]),
            "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        }
        for kind, notes in self.notes.items():
            if notes:
                self.relation(f"{kind}s", f"{kind}s.xml")
                inside = ""
                for at, note in enumerate(notes, 1):
                    words, _, more = note.partition("|")
                    who, _, when = more.partition("|")
                    own = f'w:author="{who}" w:date="{when}"' if more else ""
                    inside += f'<w:{kind} w:id="{at}" {own}>{words}</w:{kind}>'
                parts[f"word/{kind}s.xml"] = f"<w:{kind}s {_NS}>{inside}</w:{kind}s>"
        self.relation("styles", "styles.xml")
        styles = "".join(
            f'<w:style w:type="{kind}" w:styleId="{_key(name)}"><w:name w:val="{name}"/>'
            + (f'<w:basedOn w:val="{_key(base)}"/>' if base else "") + "</w:style>"
            for (kind, name), base in self.styles.items()
        )  # fmt: skip
        based = {b for b in self.styles.values() if b} - {n for _, n in self.styles}
        styles += "".join(
            f'<w:style w:type="paragraph" w:styleId="{_key(b)}"><w:name w:val="{b}"/></w:style>'
            for b in based
        )
        parts["word/styles.xml"] = f"<w:styles {_NS}>{styles}</w:styles>"
        if self.lists:
            self.relation("numbering", "numbering.xml")
            parts["word/numbering.xml"] = f"<w:numbering {_NS}>{self.numbering()}</w:numbering>"
        if about:
            parts["docProps/core.xml"] = (
                '<c:core xmlns:c="c" xmlns:dc="d">'
                + "".join(f"<dc:{k}>{escape(v)}</dc:{k}>" for k, v in about.items()) + "</c:core>"
            )
        parts["word/_rels/document.xml.rels"] = _relations(self.relations)
        return zipped(parts | self.media)  # type: ignore[operator]

    def numbering(self) -> str:
        """Each list has three levels of the same form; with `1.1` each shows those above it."""
        abstract = lists = ""
        for at, form in enumerate(self.lists.values(), 1):
            levels = ""
            for level in range(3):
                if form[0].isalnum():
                    kind = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}[form[0]]
                    text = f"%{level + 1}{form[1:]}"
                    if "1.1" in form:
                        text = ".".join(f"%{n + 1}" for n in range(level + 1))
                else:
                    kind, text = "bullet", form
                levels += (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
                           f'<w:lvlText w:val="{text}"/></w:lvl>')  # fmt: skip
            abstract += f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
            lists += f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        return abstract + lists


def _relations(relations: list[tuple[str, str, str, bool]]) -> str:
    lines = "".join(
        f'<Relationship Id="{i}" Type="{_TYPE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for i, kind, target, external in relations
    )
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{lines}</Relationships>")  # fmt: skip


def docx(notation: str, **about: str) -> bytes:
    """A Word document; `about` are its core properties (title, creator, keywords ...)."""
    return _Word().package(notation, about)


class _Writer:
    def __init__(self) -> None:
        self.automatic: list[str] = []
        self.regions: list[str] = []
        self.media: dict[str, bytes] = {}
        self.objects: dict[str, str] = {}
        self.forms: list[str] = []
        self.count = 0

    def blocks(self, elements: Iterable[Element]) -> str:
        out, stack = "", 0
        before = ""
        for element in elements:
            form = element.get("list", "")
            level = int(element.get("level", "0")) + 1 if form else 0
            series = element.get("series", form)
            if stack and (not form or (series != before and level == 1)):
                out += "</text:list-item></text:list>" * stack
                stack = 0
            while stack > level:
                out += "</text:list-item></text:list>"
                stack -= 1
            if form and stack == level:
                out += "</text:list-item><text:list-item>"
            while stack < level:
                if form not in self.forms:
                    self.forms.append(form)
                name = f' text:style-name="L{self.forms.index(form)}"'
                out += f"<text:list{name}><text:list-item>"
                stack += 1
            before = series
            out += self.block(element)
        return out + "</text:list-item></text:list>" * stack

    def block(self, element: Element) -> str:
        if element.tag == "tbl":
            head = "".join(self.row(r) for r in element if r.get("head"))
            rows = "".join(self.row(r) for r in element if not r.get("head"))
            if head:
                head = f"<table:table-header-rows>{head}</table:table-header-rows>"
            return f"<table:table>{head}{rows}</table:table>"
        if element.tag == "toc":
            return f"<text:table-of-content>{self.blocks(element)}</text:table-of-content>"
        if element.tag == "raw":
            return "".join(ElementTree.tostring(c, "unicode") for c in element)
        style = element.get("style", "Standard")
        if found := re.fullmatch(r"Heading (\d)", style):
            return (f'<text:h text:outline-level="{found[1]}" text:style-name="{_named(style)}">'
                    f"{self.inline(element)}</text:h>")  # fmt: skip
        name = _named(style)
        left, side, size = element.get("left"), element.get("side"), element.get("size")
        if left or side or size:
            own = f'fo:margin-left="{int(left or 0) / 1440}in"'
            own += f' fo:margin-right="{int(element.get("right", 0)) / 1440}in"'
            text = f'<style:text-properties fo:font-size="{int(size) / 2}pt"/>' if size else ""
            own += f' fo:text-align="{side.replace("right", "end")}"' if side else ""
            self.automatic.append(
                f'<style:style style:name="P{len(self.automatic)}" style:family="paragraph" '
                f'style:parent-style-name="{name}"><style:paragraph-properties {own}/>'
                f"{text}</style:style>"
            )
            name = f"P{len(self.automatic) - 1}"
        return f'<text:p text:style-name="{name}">{self.inline(element)}</text:p>'

    def row(self, element: Element) -> str:
        cells = ""
        for cell in element:
            own = "".join(
                f' table:number-{a}-spanned="{cell.get(k)}"'
                for k, a in (("cols", "columns"), ("rows", "rows")) if cell.get(k)
            )  # fmt: skip
            words = escape(cell.text or "")
            inside = self.blocks(cell) if len(cell) else f"<text:p>{words}</text:p>"
            cells += f"<table:table-cell{own}>{inside}</table:table-cell>"
        return f"<table:table-row>{cells}</table:table-row>"

    def inline(self, element: Element) -> str:
        out = escape(element.text or "")
        for inner in element:
            out += self.piece(inner) + escape(inner.tail or "")
        return out

    def piece(self, element: Element) -> str:
        tag, get = element.tag, element.get
        if tag == "r":
            name = _named(get("style") or "")
            if looks := get("look") or get("lang"):
                words = {
                    "b": 'fo:font-weight="bold"', "i": 'fo:font-style="italic"',
                    "u": 'style:text-underline-style="solid"',
                    "caps": 'fo:text-transform="uppercase"',
                    "smallCaps": 'fo:font-variant="small-caps"',
                    "sup": 'style:text-position="super 58%"', "hidden": 'text:display="none"',
                    "sub": 'style:text-position="sub 58%"',
                }  # fmt: skip
                own = " ".join(words.get(w, "") for w in (get("look") or "").split())
                if lang := get("lang"):
                    own += f' fo:language="{lang}"'
                assert looks
                self.automatic.append(
                    f'<style:style style:name="T{len(self.automatic)}" style:family="text" '
                    f'style:parent-style-name="{name}"><style:text-properties {own}/></style:style>'
                )
                name = f"T{len(self.automatic) - 1}"
            return f'<text:span text:style-name="{name}">{self.inline(element)}</text:span>'
        if tag in ("note", "endnote"):
            self.count += 1
            kind = "footnote" if tag == "note" else tag
            inside = self.blocks(element) if len(element) and element[0].tag == "p" else (
                f"<text:p>{self.inline(element)}</text:p>")
            return (f'<text:note text:id="n{self.count}" text:note-class="{kind}">'
                    f"<text:note-citation>{self.count}</text:note-citation>"
                    f"<text:note-body>{inside}</text:note-body></text:note>")  # fmt: skip
        if tag == "comment":
            self.count += 1
            name = f"c{self.count}"
            return (f'<office:annotation office:name="{name}"><dc:creator>{get("who")}</dc:creator>'
                    f"<dc:date>{get('when') or ''}</dc:date><text:p>{escape(get('says') or '')}"
                    f"</text:p></office:annotation>{self.inline(element)}"
                    f'<office:annotation-end office:name="{name}"/>')  # fmt: skip
        if tag in ("ins", "del"):
            region = f"ct{len(self.regions)}"
            kind = "insertion" if tag == "ins" else "deletion"
            info = (f"<office:change-info><dc:creator>{get('who')}</dc:creator>"
                    f"<dc:date>{get('when') or ''}</dc:date></office:change-info>")  # fmt: skip
            held = f"<text:p>{self.inline(element)}</text:p>" if tag == "del" else ""
            self.regions.append(f'<text:changed-region text:id="{region}"><text:{kind}>{info}{held}'
                                f"</text:{kind}></text:changed-region>")  # fmt: skip
            if tag == "del":
                return f'<text:change text:change-id="{region}"/>'
            return (f'<text:change-start text:change-id="{region}"/>{self.inline(element)}'
                    f'<text:change-end text:change-id="{region}"/>')  # fmt: skip
        if tag == "link":
            to = quoteattr(get("to") or "")
            return f"<text:a xlink:href={to}>{self.inline(element)}</text:a>"
        if tag == "ref":
            return (f'<text:bookmark-ref text:ref-name="{get("to")}">{self.inline(element)}'
                    "</text:bookmark-ref>")  # fmt: skip
        if tag == "field":
            return f"<text:page-number>{self.inline(element)}</text:page-number>"
        if tag == "mark":
            name = get("name")
            return (f'<text:bookmark-start text:name="{name}"/>{self.inline(element)}'
                    f'<text:bookmark-end text:name="{name}"/>')  # fmt: skip
        if tag == "picture":
            path = f"Pictures/{get('name')}"
            self.media[path] = PNG
            says = f"<svg:desc>{escape(get('says') or '')}</svg:desc>" * bool(get("says"))
            return f'<draw:frame><draw:image xlink:href="{path}"/>{says}</draw:frame>'
        if tag == "raw":
            return "".join(
                ElementTree.tostring(c, "unicode").removesuffix(c.tail or "") for c in element
            )
        if tag == "box":
            return f"<draw:frame><draw:text-box>{self.blocks(element)}</draw:text-box></draw:frame>"
        if tag == "math":
            name = f"Object {len(self.objects) + 1}"
            inside = "".join(ElementTree.tostring(c, "unicode") for c in element)
            self.objects[f"{name}/content.xml"] = (
                f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>')
            return f'<draw:frame><draw:object xlink:href="./{name}"/></draw:frame>'
        if tag == "s":
            return f'<text:s text:c="{get("c", "1")}"/>'
        return {"br": "<text:line-break/>", "tab": "<text:tab/>"}[tag]

    def package(self, notation: str, about: dict[str, str]) -> bytes:
        body = self.blocks(parsed(notation))
        lists = ""
        for at, form in enumerate(self.forms):
            levels = "".join(
                f'<text:list-level-style-number text:level="{n}" style:num-format="{form[0]}" '
                f'style:num-suffix="{form[1:]}"/>' if form[0].isalnum() else
                f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{form}"/>'
                for n in (1, 2, 3)
            )  # fmt: skip
            lists += f'<text:list-style style:name="L{at}">{levels}</text:list-style>'
        changes = ""
        if self.regions:
            changes = f"<text:tracked-changes>{''.join(self.regions)}</text:tracked-changes>"
        meta = "".join(f"<{k.replace('_', ':')}>{escape(v)}</{k.replace('_', ':')}>"
                       for k, v in about.items())  # fmt: skip
        parts: dict[str, bytes | str] = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF_NS}><office:automatic-styles>"
            f"{''.join(self.automatic)}{lists}</office:automatic-styles><office:body><office:text>"
            f"{changes}{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF_NS}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
        return zipped(parts | self.media | self.objects, zipfile.ZIP_STORED)  # type: ignore[operator]


def _named(style: str) -> str:
    return style.replace(" ", "_20_")


def odt(notation: str, **about: str) -> bytes:
    """A text of Writer; `about` are its metadata (`dc_title`, `meta_keyword` ...)."""
    return _Writer().package(notation, about)

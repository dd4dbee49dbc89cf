"""The reading edition: what the stylesheet made, as one page that needs nothing else.

    package(request)  ->  {"article.html": b"<!DOCTYPE html>...", ...}

Style, script, pictures and the TEI itself are put in (with `--assets`: style, script and pictures
beside it), and a Content-Security-Policy allows these and nothing else. What the TEI nests as HTML
may not is parted (`nesting`). HTML: the Living Standard; CSP: level 3, section 2.4.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from lxml import etree

from tei.publish import based_on, coverage, nesting, pictures, tables
from tei.resources import transform as own_transform

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["package"]

# Browsers give a raster picture no power to run anything; an address of a site they would fetch.
_INLINE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+\Z")
_ENDS_SCRIPT = re.compile(rb"<(?=/?script|!--)", re.I)
# What JSON wants escaped, of what XML may hold.
_JSON = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\t", b"\\t"), (b"\r", b"\\r"))
_ASCII = bytes(range(128))
_LABEL = "data-paragraph"
_NUMBER = re.compile(rb"<tei-n>(\d+)</tei-n>")  # no element of HTML
_STYLE, _SCRIPT, _SOURCE = "edition.css", "edition.js", "tei-source"


def package(request: Request) -> Mapping[str, bytes]:
    """The page, and with assets what stands beside it, by name."""
    is_ours = _is_ours(request)
    result = request.run(prepared=is_ours)
    if result.tree is None or result.tree.getroot().tag != "html":
        return {request.stem + request.format.suffix: result.data}
    root = result.tree.getroot()
    files: dict[str, bytes] = {}
    found = nesting.mend(root)
    if found.kinds["table"]:
        tables.even(root)
    if found.kinds["picture"]:
        _put_pictures(found.kinds["picture"], request, files)
    source, token = _put_source(found.kinds["asset"], request)
    hashes = _put_assets(found.kinds["asset"], request, files)
    _put_policy(root, hashes, request.assets)
    label = _label(root)
    words = etree.tostring(root, method="html", encoding="utf-8")
    if not _is_composed(words):
        _compose(root)
        words = etree.tostring(root, method="html", encoding="utf-8")
    if is_ours:
        words = _with_numbers(words, label, found.ids)
    if source:
        words = words.replace(token, source, 1)
    page = b"".join((b"<!DOCTYPE html>\n", words, b"\n"))
    return {request.stem + request.format.suffix: page, **files}


def _is_ours(request: Request) -> bool:
    """True of our stylesheet and of one that imports it; any other is given the TEI as it is."""
    ours = request.stylesheet.startswith(own_transform(""))
    return ours or based_on(request.stylesheet, request.folders) == "html"


def _label(root: Any) -> str:
    """What the numbers of paragraphs are called, which the stylesheet says of the whole."""
    return next((main.attrib.pop(_LABEL, "") for main in root.iter("main")), "")


def _with_numbers(page: bytes, label: str, ids: list[str]) -> bytes:
    """A page in which the numbers of paragraphs are links, each to itself.

    `<tei-n>2</tei-n>` -> `<a class="n" id="p2" href="#p2" aria-label="Paragraph 2">2</a>`; where
    another element is called `p2`, it keeps its name, and the number, which would lead there, is
    no link.
    """
    said = f' aria-label="{escape(label)} \0"' if label else ""
    named = f'<a class="n" id="p\0" href="#p\0"{said}>\0</a>'.encode()
    unnamed = b'<span class="n">\0</span>'
    taken = {name[1:].encode() for name in ids if name[:1] == "p"}
    parts = _NUMBER.split(page)
    parts[1::2] = [
        (unnamed if number in taken else named).replace(b"\0", number) for number in parts[1::2]
    ]
    return b"".join(parts)


def _is_composed(data: bytes) -> bool:
    """True if letters and their accents are one character each (NFC): what is soonest, first."""
    if data.isascii():
        return True
    signs = set(data.translate(None, _ASCII).decode())
    if all(sign < "\u0300" or "\u2010" <= sign < "\u20d0" for sign in signs):
        return True
    return is_normalized("NFC", data.decode())


def _compose(root: Any) -> None:
    """Letters with their accents as one character each, as the web wants them (NFC)."""
    for node in root.iter("*"):
        node.text = normalize("NFC", node.text) if node.text else node.text
        node.tail = normalize("NFC", node.tail) if node.tail else node.tail
        for name, value in node.attrib.items():
            node.set(name, normalize("NFC", value))


def _put_source(nodes: list[Any], request: Request) -> tuple[bytes, bytes]:
    """The TEI, for the panel: in JSON, so that nothing in it ends the element it stands in.

    In the tree stands its hash, in place of which it is put into the page: it is as long as the
    page. Returned is what to put, and where.
    """
    holder = next((n for n in nodes if n.tag == "script" and n.get("id") == _SOURCE), None)
    if holder is None:
        return b"", b""
    data = etree.tostring(request.source.root, encoding="utf-8", with_tail=False)
    if not _is_composed(data):
        data = normalize("NFC", data.decode()).encode()
    for sign, name in _JSON:
        data = data.replace(sign, name)
    data = b'"%b"' % _ENDS_SCRIPT.sub(rb"\\u003c", data)
    holder.text = _hash(data)
    return b">%b</script>" % data, f">{holder.text}</script>".encode()


def _put_pictures(images: list[Any], request: Request, files: dict[str, bytes]) -> None:
    """Pictures as data: or beside the page; where there is none, a word and the address."""
    found = pictures.found(request.source)
    shown = set(found)
    for image in images:
        address = image.get("src") or ""
        if address in found:
            picture = found[address]
            if request.assets:
                name = sha256(picture.data).hexdigest()[:16] + picture.suffix
                files[f"pictures/{name}"] = picture.data
                image.set("src", _up(request.stem) + f"pictures/{name}")
            else:
                data = b64encode(picture.data).decode("ascii")
                image.set("src", f"data:{picture.media_type};base64,{data}")
        elif _INLINE.match(address):
            shown.add(address)
        else:
            _say_missing(image, address)
    coverage.add(request.findings, pictures.missing(request.source, shown, "HTML"))


def _up(stem: str) -> str:
    """The way from a page to the folder of the results: `letters/a` -> `../`."""
    return "../" * stem.count("/")


def _say_missing(image: Any, address: str) -> None:
    """In place of the picture: what it shows, and a link if it lies in the web."""
    image.tag = "span"
    image.set("class", f"{image.get('class', '')} no-picture".strip())
    described = image.get("alt") or ""
    figure = next((a for a in image.iterancestors("figure")), None)
    captions = [] if figure is None else figure.iter("figcaption", "span", "p")
    if any(" ".join("".join(c.itertext()).split()) == described for c in captions):
        described = ""  # said below it
    for name in ("src", "alt"):
        image.attrib.pop(name, None)
    if re.match(r"https?://", address, re.I):
        link = etree.SubElement(image, "a", href=address)
        link.text = described or address
        if any(a.tag == "a" for a in image.iterancestors()):
            link.tag = "span"
            link.attrib.pop("href")
    else:
        image.text = described or address or "—"


def _put_assets(
    nodes: list[Any], request: Request, files: dict[str, bytes]
) -> list[tuple[str, str]]:
    """Style and script, in the page or beside it: kind and hash of each that is in it."""
    for node in nodes:
        name = node.get("href") if node.tag == "link" else node.get("src")
        if name not in (_STYLE, _SCRIPT):
            continue
        with open(own_transform(f"html/{name}"), encoding="utf-8") as file:
            words = file.read()
        if request.assets:
            files[name] = words.encode()
            node.set("href" if node.tag == "link" else "src", _up(request.stem) + name)
            continue
        node.tag = "style" if node.tag == "link" else "script"
        for attribute in ("href", "rel", "src"):
            node.attrib.pop(attribute, None)
        node.text = words.strip("\n")
    return [
        (node.tag, node.text if node.get("id") == _SOURCE else _hash(node.text.encode()))
        for node in nodes
        if node.tag != "link" and node.text
    ]


def _hash(data: bytes) -> str:
    digest = b64encode(sha256(data).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _put_policy(root: Any, hashes: list[tuple[str, str]], assets: bool) -> None:
    """Nothing runs and nothing loads but what stands here."""
    head = root.find("head")
    if head is None:
        return
    styles = " ".join(h for kind, h in hashes if kind == "style") or "'none'"
    # Of the data blocks as well, which never run: checkers want it.
    scripts = " ".join(h for kind, h in hashes if kind == "script") or "'none'"
    if assets:
        styles, scripts = "'self'", f"'self' {scripts}"
    policy = (
        f"default-src 'none'; img-src 'self' data:; style-src {styles}; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )
    meta = etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    for other in head.findall("meta[@http-equiv]"):  # libxslt's, which says the charset again
        head.remove(other)
    charset = head.find("meta[@charset]")
    head.insert(0 if charset is None else head.index(charset) + 1, meta)

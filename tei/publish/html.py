"""The reading edition: what the stylesheet made, as one page that needs nothing else.

    package(request)  ->  {"article.html": b"<!DOCTYPE html>...", ...}

Style, script, pictures and the TEI itself are put in (with `--assets`: style, script and pictures
beside it), and a Content-Security-Policy allows these and nothing else. What the TEI nests as HTML
may not is parted (`nesting`). HTML: the Living Standard; CSP: level 3, section 2.4.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from copy import deepcopy
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from lxml import etree

from tei.publish import coverage, nesting, pictures, tables
from tei.resources import transform as own_transform

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["package"]

NUMBER = "data-tei"  # no attribute of TEI is called so
# Browsers give a raster picture no power to run anything; an address of a site they would fetch.
_INLINE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+\Z")
_ENDS_SCRIPT = re.compile(r"<(?=/?script|!--)", re.I)
_STYLE, _SCRIPT, _SOURCE = "edition.css", "edition.js", "tei-source"


def package(request: Request) -> Mapping[str, bytes]:
    """The page, and with assets what stands beside it, by name."""
    numbered = _numbered(request.source.root)
    source = request.source._replace(root=numbered)
    if not request.stylesheet.startswith(own_transform("")):  # run apart, it is given bytes
        source = source._replace(data=etree.tostring(numbered, encoding="UTF-8"))
    result = request._replace(source=source).run()
    if result.tree is None or result.tree.getroot().tag != "html":
        return {request.stem + request.format.suffix: result.data}
    root = result.tree.getroot()
    files: dict[str, bytes] = {}
    nesting.mend(root)
    tables.even(root)
    _put_pictures(root, request, files)
    _put_source(root, request)
    hashes = _put_assets(root, request, files)
    _put_policy(root, hashes, request.assets)
    words = etree.tostring(root, method="html", encoding="unicode")
    if not is_normalized("NFC", words):
        _compose(root)
        words = etree.tostring(root, method="html", encoding="unicode")
    page = "<!DOCTYPE html>\n" + words + "\n"
    return {request.stem + request.format.suffix: page.encode(), **files}


def _numbered(root: Any) -> Any:
    """A copy whose elements have their numbers in document order: what the panel asks by."""
    copy = deepcopy(root.getroottree()).getroot()
    for number, node in enumerate(copy.iter("*")):
        node.set(NUMBER, str(number))
    return copy


def _compose(root: Any) -> None:
    """Letters with their accents as one character each, as the web wants them (NFC)."""
    for node in root.iter("*"):
        node.text = normalize("NFC", node.text) if node.text else node.text
        node.tail = normalize("NFC", node.tail) if node.tail else node.tail
        for name, value in node.attrib.items():
            node.set(name, normalize("NFC", value))


def _put_source(root: Any, request: Request) -> None:
    """The TEI, for the panel: in JSON, so that nothing in it ends the element it stands in."""
    holder = root.find(f".//script[@id='{_SOURCE}']")
    if holder is None:
        return
    words = json.dumps(etree.tostring(request.source.root, encoding="unicode", with_tail=False),
                       ensure_ascii=False)  # fmt: skip
    holder.text = normalize("NFC", _ENDS_SCRIPT.sub(r"\\u003c", words))


def _put_pictures(root: Any, request: Request, files: dict[str, bytes]) -> None:
    """Pictures as data: or beside the page; where there is none, a word and the address."""
    found = pictures.found(request.source)
    shown = set(found)
    for image in list(root.iter("img")):
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
    for name in ("src", "alt"):
        image.attrib.pop(name, None)
    if re.match(r"https?://", address, re.I):
        link = etree.SubElement(image, "a", href=address)
        link.text = described or address
        if any(a.tag == "a" for a in image.iterancestors()):
            link.tag = "span"
            link.attrib.pop("href")
    else:
        figure = next((a for a in image.iterancestors("figure")), None)
        captions = [] if figure is None else figure.iter("figcaption")
        if any(" ".join("".join(c.itertext()).split()) == described for c in captions):
            described = ""  # said below it
        image.text = described or address or "—"


def _put_assets(root: Any, request: Request, files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Style and script, in the page or beside it: kind and hash of each that is in it."""
    for node in [*root.iter("link"), *root.iter("script")]:
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
    return [(node.tag, _hash(node.text)) for node in root.iter("style", "script") if node.text]


def _hash(words: str) -> str:
    digest = b64encode(sha256(words.encode()).digest()).decode("ascii")
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

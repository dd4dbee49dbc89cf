"""A TEI file -> a reading edition and other forms of it: HTML, EPUB, PDF, text, Markdown, ...

    publish(read("article.xml"), ["html", "txt"])  ->  Published({"article.html": b"...", ...}, ())

`FORMATS` is the table of what there is. A format is a stylesheet (`transforms/NAME/NAME.xsl`,
XSLT 1.0), a packager for what XSLT cannot do (`tei.publish.NAME`), or both. A packager is a module
with `package(request: Request) -> Mapping[str, bytes]`: it may run stylesheets (`request.run()`)
and returns the files by their names relative to the output folder.

What the text has and a format does not show is a finding, never a silent loss: see `coverage`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import NamedTuple

from tei.errors import TeiError
from tei.findings import Finding
from tei.publish import parameters, stylesheets
from tei.publish.source import Source, read
from tei.publish.xslt import Result
from tei.resources import transform as own_transform

__all__ = ["FORMATS", "OWN", "Format", "Published", "Request", "Source", "publish", "read"]


class Format(NamedTuple):
    """One form of output. `stylesheet` stands in `transforms/`, "" if the packager has it all.

    `packager` is a module, "" if the stylesheet's result is the file; `extra` what `pip install
    tei[...]` needs; `sentence` what `tei publish --help` says.
    """

    suffix: str
    sentence: str
    stylesheet: str = ""
    packager: str = ""
    extra: str = ""


FORMATS: dict[str, Format] = {
    "html": Format(".html", "A reading edition in one file.", "html/html.xsl", "tei.publish.html"),
    "epub": Format(".epub", "An e-book, EPUB 3.", "epub/epub.xsl", "tei.publish.epub"),
    "pdf": Format(".pdf", "For paper, by Typst.", "typst/typst.xsl", "tei.publish.pdf", "pdf"),
    "txt": Format(".txt", "Plain text, as it was printed.", "txt/txt.xsl", "tei.publish.txt"),
    "md": Format(".md", "Markdown.", "md/md.xsl", "tei.publish.md"),
    "tex": Format(".tex", "LaTeX.", "tex/tex.xsl", "tei.publish.tex"),
    "jats": Format(".jats.xml", "JATS 1.3, for journals.", "jats/jats.xsl", "tei.publish.jats"),
    "json": Format(".json", "Text and W3C Web Annotations.", packager="tei.publish.annotations"),
    "tei-plain": Format(".tei.xml", "TEI without our evidence.", packager="tei.publish.tei_plain"),
}


OWN = "xslt"  # in place of a format: a user's own stylesheet alone
_SUFFIXES = {"html": "html", "text": "txt", "xml": "xml"}


class Request(NamedTuple):
    """What a packager is asked for.

    `stem` begins the names of its files; with `assets` pictures, styles and scripts stand beside
    the page, else in it; `stylesheet` is a path: ours or the user's own; `parameters` are strings
    for it. `findings` grows: what a packager doubts it adds. `folders` are those that a user's own
    stylesheet may read beside its own and the document's. `beside` grows too: the files that it
    makes with xsl:result-document.
    """

    source: Source
    format: Format
    stem: str
    stylesheet: str
    parameters: Mapping[str, str]
    findings: list[Finding]
    assets: bool = False
    folders: tuple[str, ...] = ()
    beside: dict[str, bytes] = {}

    def run(
        self,
        stylesheet: str = "",
        *,
        prepared: bool = False,
        **parameters: str,
    ) -> Result:
        """Run the format's stylesheet, or another of `transforms/`, such as `epub/nav.xsl`.

        `parameters` go before those of the request. What the stylesheet says becomes findings.
        `prepared`: it is given the tree of `tei.publish.prepared`, as ours for HTML wants it.
        """
        from tei.publish import apart, coverage, xslt
        from tei.publish.prepared import prepare

        path = own_transform(stylesheet) if stylesheet else self.stylesheet
        given = {**self.parameters, **{n.replace("_", "-"): v for n, v in parameters.items()}}
        if path.startswith(own_transform("")):
            result = xslt.transform(self.source, path, given, (), prepare if prepared else None)
        else:
            result = apart.transform(self.source, path, given, self.folders, prepared=prepared)
        folder = os.path.dirname(self.stem)
        self.beside.update({os.path.join(folder, n): d for n, d in result.others.items()})
        coverage.add(self.findings, coverage.findings_of(result, self.source, path))
        return result

    def rewritten(self) -> Source:
        """The source, or what the user's own stylesheet makes of it, for packagers without ours.

        Errors: `StylesheetError`, if that makes no XML.
        """
        if not self.stylesheet:
            return self.source
        result = self.run()
        if result.tree is None:
            raise stylesheets.StylesheetError(
                f"{self.stylesheet}: its result is no TEI to make {self.format.suffix} of.",
                'Let it make TEI: <xsl:import href="tei:tei-plain.xsl"/>.',
            )
        return self.source._replace(root=result.tree.getroot())

    def parameter(self, name: str, default: str = "") -> str:
        """The value of a parameter that the packager itself wants."""
        return self.parameters.get(name, default)


class Published(NamedTuple):
    """The files made, by name, and what there is to say of them."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]


def publish(
    source: Source | str,
    formats: Iterable[str] = ("html",),
    given: Mapping[str, Mapping[str, str]] | None = None,
    *,
    stylesheet: str = "",
    stem: str = "",
    assets: bool = False,
    folders: tuple[str, ...] = (),
) -> Published:
    """Make one or more formats of a TEI file, which is read once.

    Parameters are `given` by format. With `stylesheet`, a path, that one is run in place of ours,
    and the packager of the format works on what it makes; without a format, that of the stylesheet
    of ours that it imports, and if it imports none, its result is the file. `stem` begins the
    files' names, which else is the source's.

    Errors: `SourceError`, `MarkupError`; `TeiError` for an unknown format or parameter, or where
    an extra is not installed; `StylesheetError`.
    """
    if isinstance(source, str):
        source = read(source)
    files: dict[str, bytes] = {}
    findings = list(source.findings)
    formats = list(formats)
    if stylesheet and not formats:
        formats = [based_on(stylesheet, folders)]
    for name in formats:
        check_parameters(name, stylesheet, (given or {}).get(name, {}), folders)
    for name in formats:
        form = format_of(name)
        path = stylesheet or (own_transform(form.stylesheet) if form.stylesheet else "")
        own = (given or {}).get(name, {})
        request = Request(
            source, form, stem or source.stem, path, own, findings, assets, folders, {}
        )
        files |= _made(request)
        files |= {name: data for name, data in request.beside.items() if name not in files}
    return Published(files, tuple(findings))


def _made(request: Request) -> Mapping[str, bytes]:
    form = request.format
    if not form.packager:
        result = request.run()
        return {request.stem + (form.suffix or f".{_SUFFIXES[result.method]}"): result.data}
    try:
        packager = import_module(form.packager)
        made: Mapping[str, bytes] = packager.package(request)
    except ModuleNotFoundError as error:
        if not form.extra or (error.name or "").startswith("tei"):
            raise
        raise TeiError(
            f"{form.suffix[1:].upper()} needs {error.name}, which is not installed.",
            f"pip install '.[{form.extra}]' in the checkout of tei.",
        ) from error
    return made


def based_on(stylesheet: str, folders: tuple[str, ...] = ()) -> str:
    """The format whose stylesheet a user's own imports, by its name; `OWN` if it imports none."""
    if stylesheets.version(stylesheet) != "1.0":
        return OWN
    ours = {
        os.path.realpath(own_transform(form.stylesheet or f"{name}/{name}.xsl")): name
        for name, form in FORMATS.items()
    }
    try:
        return next(
            (ours[p] for p, _ in stylesheets.modules(stylesheet, folders) if p in ours), OWN
        )
    except stylesheets.StylesheetError:  # it is told when it is run
        return OWN


def format_of(name: str) -> Format:
    """The format of a name. Errors: `TeiError`, with the nearest."""
    if name in FORMATS:
        return FORMATS[name]
    if name == OWN:
        return Format("", "The result of the user's own stylesheet, as it is.")
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FORMATS, 1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    raise TeiError(f"There is no format “{name}”.", f"{meant}There is: {', '.join(FORMATS)}.")


def parameters_of(name: str, stylesheet: str = "", folders: tuple[str, ...] = ()) -> dict[str, str]:
    """What may be set for a format: the xsl:params of its stylesheet, and what its packager adds.

    A packager adds them with a table `PARAMETERS` (name -> default).
    """
    found: dict[str, str] = {}
    form = format_of(name)
    path = stylesheet or (own_transform(form.stylesheet) if form.stylesheet else "")
    if path:
        found |= stylesheets.declared(path, folders)
    if form.packager:
        found |= getattr(import_module(form.packager), "PARAMETERS", {})
    return parameters.settable(name, found)


def check_parameters(
    name: str, stylesheet: str, given: Mapping[str, str], folders: tuple[str, ...] = ()
) -> None:
    """Refuse a parameter that the format does not have, and a value that it does not know.

    Errors: `TeiError`, with the nearest name, or the values allowed.
    """
    if not given:
        return
    known = parameters_of(name, stylesheet, folders)
    is_ours = not stylesheet or based_on(stylesheet, folders) != OWN
    for parameter, value in given.items():
        if parameter not in known:
            from difflib import get_close_matches

            near = get_close_matches(parameter, known, 1)
            meant = f"Did you mean “{near[0]}”? " if near else ""
            there = ", ".join(sorted(known)) or "none"
            raise TeiError(f"{name} has no parameter “{parameter}”.", f"{meant}There is: {there}.")
        remedy = parameters.refused(name, parameter, value) if is_ours else ""
        if remedy:
            raise TeiError(f"The parameter {parameter} of {name} cannot be “{value}”.", remedy)

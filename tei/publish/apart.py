"""A stylesheet that is not ours is run in a process of its own, with a limit to time and memory.

    transform(source, "my.xsl", {"a": "b"})   ->   Result, as from the engine itself

Whatever such a stylesheet does (recursion without end, terabytes of result, a crash of the
engine) ends in an error of this process. Where the system can, it confines the other process to
the files it may read (`confinement`): the kernel then guards what the engines guard as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from tei.publish import stylesheets, xslt
from tei.publish.prepared import prepare
from tei.publish.source import Source, parse
from tei.publish.stylesheets import StylesheetError
from tei.publish.xslt import Result
from tei.resources import transform as own_transform

__all__ = ["serve", "transform"]

SECONDS = 300  # of computing, for one stylesheet and one document
MEMORY = 4_000_000_000  # bytes
_TOO_LONG = "Look for a template that calls itself, or for a // in a loop."


def transform(
    source: Source,
    stylesheet: str,
    parameters: Mapping[str, str] | None = None,
    folders: tuple[str, ...] = (),
    seconds: int = SECONDS,
    *,
    prepared: bool = False,
) -> Result:
    """Run a stylesheet of any version over a TEI file, apart; `prepared` as `Request.run` has it.

    Errors: `StylesheetError`: what the engine says, or that it took too long or too much memory.
    """
    path = os.path.abspath(stylesheet)
    engine = "libxslt" if stylesheets.version(path) == "1.0" else "saxon"
    if engine == "saxon":
        from tei.publish import saxon

        saxon.check(path, source.folder, folders)
    asked = {
        "name": source.name,
        "path": os.path.abspath(source.path) if source.path else "",
        "stylesheet": path,
        "parameters": dict(parameters or {}),
        "folders": [os.path.realpath(f) for f in folders],
        "engine": engine,
        "seconds": seconds,
        "prepared": prepared,
    }
    words = json.dumps(asked).encode() + b"\n" + source.data
    process = subprocess.Popen(
        [sys.executable, "-c", "from tei.publish.apart import serve; serve()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=_environment(),
    )  # fmt: skip
    try:
        answer = process.communicate(words, timeout=seconds)[0]
    except subprocess.TimeoutExpired as error:
        raise _too_long(stylesheet, seconds) from error
    finally:
        process.kill()
        process.wait()
    return _result(answer, process.returncode, stylesheet, seconds)


def _environment() -> dict[str, str]:
    """What the other process is told of ours: where Python's modules lie, and nothing else."""
    kept = {n: v for n, v in os.environ.items() if n in ("SYSTEMROOT", "LD_LIBRARY_PATH")}
    path = os.pathsep.join(p or os.getcwd() for p in sys.path)
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _result(answer: bytes, code: int, stylesheet: str, seconds: int) -> Result:
    head, _, data = answer.partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError:
        if -code in (24, 9):  # SIGXCPU, SIGKILL
            raise _too_long(stylesheet, seconds) from None
        raise StylesheetError(
            f"{stylesheet}: the process that ran it broke down ({code}): it wanted too much "
            "memory, or its templates call each other without end.",
            _TOO_LONG,
        ) from None
    if said["error"]:
        raise StylesheetError(said["error"], said["remedy"])
    method = said["method"]
    tree = _tree(data, method)
    others = {name: b64decode(words) for name, words in said["others"].items()}
    return Result(data, tree, tuple(said["messages"]), method, others)


def _tree(data: bytes, method: str) -> Any:
    from lxml import etree

    if method == "text" or not data.strip():
        return None
    parser: Any = (
        etree.HTMLParser(huge_tree=True, no_network=True)
        if method == "html"
        else etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    )
    try:
        return etree.fromstring(data, parser).getroottree()
    except etree.XMLSyntaxError:  # several roots, or none: allowed of a result, but no document
        return None


def _too_long(stylesheet: str, seconds: int) -> StylesheetError:
    return StylesheetError(f"{stylesheet}: it was not done after {seconds} seconds.", _TOO_LONG)


def serve() -> None:
    """The other process: it reads what is asked from standard input, and answers on the output."""
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(head)
    answer: dict[str, Any] = {"error": "", "remedy": "", "messages": [], "method": "", "others": {}}
    out = b""
    try:
        result = _served(asked, data)
        answer |= {"messages": result.messages, "method": result.method}
        answer["others"] = {n: b64encode(words).decode() for n, words in result.others.items()}
        out = result.data
    except StylesheetError as error:
        answer |= {"error": str(error), "remedy": error.remedy}
    except MemoryError:
        answer |= {"error": f"{asked['stylesheet']}: it wants more than {MEMORY // 10**9} GB of "
                   "memory.", "remedy": _TOO_LONG}  # fmt: skip
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + out)
    sys.stdout.buffer.flush()
    os._exit(0)  # engines with threads of their own need not be waited for


def _served(asked: Mapping[str, Any], data: bytes) -> Result:
    source = parse(data, asked["name"], asked["path"])
    path, folders = asked["stylesheet"], tuple(asked["folders"])
    allowed = {os.path.dirname(os.path.realpath(path)), *folders, own_transform("")}
    if source.folder:
        allowed.add(source.folder)
    _limit(asked["seconds"], asked["engine"] == "libxslt")
    if asked["engine"] == "libxslt":
        _confine(allowed)
        way = prepare if asked["prepared"] else None
        return xslt.transform(source, path, asked["parameters"], folders, way)
    from tei.publish import saxon

    return saxon.run(source, path, asked["parameters"], lambda: _confine(allowed))


def _confine(folders: set[str]) -> None:
    from tei.publish.confinement import confine

    confine(folders)


def _limit(seconds: int, memory: bool) -> None:
    """Limits that the system itself keeps. Saxon's runtime reserves more than it uses."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the waiting process remains
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

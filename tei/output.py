"""Writing a result: all of it or nothing, and never over what it was made from."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping

from tei.errors import OutputError
from tei.findings import Finding, Place


def refuse_own_source(output: str, sources: Iterable[str]) -> None:
    """Make sure that no source would be written over: by its own name, through a link, by `>>`.

    `output` is a path, or "" for standard output; a source `-` is standard input.

    Errors: `OutputError`.
    """
    written = _status(output) if output else _status_of(sys.stdout)
    if written is None or not stat.S_ISREG(written.st_mode):
        return
    for source in sources:
        read = _status_of(sys.stdin) if source == "-" else _status(source)
        if read is not None and os.path.samestat(read, written):
            name = output or "Standard output"
            what = "standard input" if source == "-" else source
            raise OutputError(
                f"{name} is {what} itself: what is read would be written over.",
                "Name another file with -o.",
            )


def write(data: bytes, output: str) -> None:
    """Write to a file, or, if `output` is "", to standard output.

    A file is written beside its place first and moved there when it is complete: whoever looks
    sees the old one or the new one, and after a failure the old one.

    Errors: `OutputError`.
    """
    if not output:
        _write_to_standard_output(data)
        return
    path = os.path.realpath(output)  # a link stays a link
    before = _status(path)
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise OutputError(f"{output} is a folder.", "Name a file in it.")
    try:
        if before is not None and not stat.S_ISREG(before.st_mode):
            with open(path, "wb", buffering=0) as device:  # /dev/null, a pipe: nothing to replace
                _write_all(device.fileno(), data)
        else:
            _replace(data, path, before)
    except (OSError, ValueError) as error:
        raise OutputError(
            f"{_shown(output)} cannot be written: {_reason(error)}.", _remedy(error)
        ) from error


def write_beside(media: Mapping[str, bytes], output: str, source: str) -> tuple[Finding, ...]:
    """Write the pictures of a source, by their path from the folder of the principal result.

    Output: a finding that says where they are, or that there is no file beside which they could
    stand. Errors: `OutputError`, also for a path that would lead out of that folder.
    """
    count = {"count": len(media)}
    status = _status(output) if output else None
    if not output or (status is not None and not stat.S_ISREG(status.st_mode)):
        return (Finding("pictures-not-written", Place(source), count),)
    folder = os.path.dirname(os.path.realpath(output))
    for path, data in media.items():
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\\" in path or ":" in path:
            raise OutputError(f"{path} would lead out of its folder.", "Rename it in the source.")
        target = os.path.join(folder, *parts)
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"The folder {_shown(os.path.dirname(target))} cannot be made: {_reason(error)}.",
                _remedy(error),
            ) from error
        write(data, target)
    place = next(iter(media)).rpartition("/")[0]
    return (Finding("pictures-written", Place(source), {**count, "folder": place}),)


def _replace(data: bytes, path: str, before: os.stat_result | None) -> None:
    folder, name = os.path.split(path)
    if before is not None and not os.access(path, os.W_OK):
        # Replacing it would be allowed; but who made it read-only did not want that.
        raise PermissionError(13, "Permission denied")
    beside = os.path.join(folder, f".{name[:200]}.{os.getpid()}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        try:
            _write_all(handle, data)
            if before is not None:
                os.fchmod(handle, stat.S_IMODE(before.st_mode))
                os.fsync(handle)  # the old one goes when the new one is on the disk; no other waits
        finally:
            os.close(handle)
        os.replace(beside, path)
    except BaseException:  # Ctrl-C as well
        os.unlink(beside)
        raise


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _write_to_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("Standard output is closed.", "Name a file with -o.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise OutputError(
            "The program that was to take the output has closed it.",
            "Name a file with -o to have it all.",
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(
            f"Standard output cannot be written: {_reason(error)}.", _remedy(error)
        ) from error


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _status_of(stream: object) -> os.stat_result | None:
    try:
        return os.fstat(stream.fileno())  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        return None


def _reason(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def _remedy(error: OSError | ValueError) -> str:
    import errno

    code = error.errno if isinstance(error, OSError) else 0
    return {
        errno.ENOSPC: "Make room on the disk, or name a file on another with -o.",
        errno.EDQUOT: "Your share of the disk is used up: make room, or write elsewhere with -o.",
        errno.ENOENT: "Make the folder first, or name another with -o.",
        errno.ENOTDIR: "Check the path given to -o: a part of it is a file.",
        errno.EACCES: "Ask its owner, or name a file in a folder of your own with -o.",
        errno.EROFS: "Name a file on another disk with -o.",
    }.get(code or 0, "Name another file with -o.")


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

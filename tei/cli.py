"""The command `tei`: runs one of `tei.commands`, and ends with one sentence if it cannot.

Exit codes: 0 done; 1 done, but findings reached `--fail-on` (or `verify` found a loss); 2 could
not be done; 70 a mistake of tei's own; 130 interrupted. Never a traceback, unless TEI_DEBUG=1
asks for one.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from tei.errors import TeiError
from tei.names import VERSION

OURS = 70  # sysexits.h: internal software error
INTERRUPTED = 130
WIDTH = 80
ISSUES = "Please report it, with the text (or the part of it) that brings it about."


def main() -> None:
    """Run the command line and end the process: the console script."""
    gc.disable()  # trees without cycles: a process that ends with its file needs no collector
    code = run(sys.argv[1:])
    _forget_broken_streams()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code. Errors are told on standard error."""
    if list(arguments) == ["--version"]:  # without click, which takes most of the start-up
        print(f"tei {VERSION}")
        return 0
    try:
        return _run(arguments)
    except TeiError as error:
        _tell(str(error), error.remedy)
        return error.exit_code
    except KeyboardInterrupt:
        _tell("Interrupted; nothing was written.")
        return INTERRUPTED
    except MemoryError:
        _tell("There is not enough memory for this.", "Encode the text in parts.")
        return TeiError.exit_code
    except BrokenPipeError:
        _tell("The program that was to take the output has closed it.")
        return TeiError.exit_code
    except Exception as error:
        if os.environ.get("TEI_DEBUG"):
            raise
        kind = type(error).__name__
        _tell(f"Something went wrong inside tei ({kind}: {error}); nothing was written.",
              ISSUES + " TEI_DEBUG=1 shows where.")
        return OURS


def _run(arguments: Sequence[str]) -> int:
    usual = _usual(arguments)
    if usual:
        from tei.encode_file import Task, encode_file

        output = usual.get("output", "-")
        task = Task(usual["source"], "" if output == "-" else output)
        form = usual.get("form", "text")
        if not os.path.isdir(task.source):
            return encode_file(task, form)
        from tei.encode_folder import encode_all
        from tei.sources import tasks_of

        jobs = int(usual.get("jobs", "0"))
        return encode_all(tasks_of([task.source], task.output, task), form, "error", False, jobs,
                          task.output, [task.source])  # fmt: skip
    import click

    from tei.commands import tei

    try:
        code = tei.main(list(arguments), "tei", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as usage:
        print(usage.format_message(), file=sys.stderr)
        return TeiError.exit_code
    except click.UsageError as usage:
        if isinstance(usage, click.NoSuchOption) and usage.possibilities:
            from difflib import get_close_matches

            near = get_close_matches(usage.option_name, usage.possibilities, 1, 0.0)
            usage = click.NoSuchOption(usage.option_name, possibilities=near, ctx=usage.ctx)
        command = usage.ctx.command_path if usage.ctx else "tei"
        _tell(usage.format_message(), f"{command} --help shows how it is used.")
        return TeiError.exit_code
    except click.ClickException as problem:
        _tell(problem.format_message())
        return TeiError.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def _usual(arguments: Sequence[str]) -> dict[str, str]:
    """What is encoded into what, for the form of the command that everybody types, else {}.

    `tei encode SOURCE`, perhaps with `-o FILE`, `--findings FORM` or `-q`, and of a folder with
    `-j N`: click would take a quarter of the time that an article needs. Whatever is not exactly
    this form is click's.
    """
    if not arguments or arguments[0] != "encode":
        return {}
    found: dict[str, str] = {}
    rest = iter(arguments[1:])
    for word in rest:
        if word in ("-o", "--output", "--findings"):
            name, value = ("form" if word == "--findings" else "output"), next(rest, "")
            if name == "form" and value not in ("text", "json", "none"):
                return {}
        elif word in ("-q", "--quiet"):
            name, value = "form", "none"
        elif word in ("-j", "--jobs"):
            name, value = "jobs", next(rest, "")
            if not (value.isascii() and value.isdecimal()):
                return {}
        else:
            name, value = "source", word
        if name in found or not value or (value[0] == "-" and value != "-"):
            return {}
        found[name] = value
    return found if "source" in found else {}


def _tell(message: str, remedy: str = "") -> None:
    """Print an error and its remedy on standard error, at eighty columns."""
    import textwrap

    def wrapped(words: str, first: str, then: str) -> list[str]:
        return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=then,
                             break_long_words=False, break_on_hyphens=False)

    lines = wrapped(message, "error: ", "  ")
    if remedy:
        lines += wrapped(remedy, "  remedy: ", "    ")
    try:
        print("\n".join(lines), file=sys.stderr, flush=True)
    except (OSError, ValueError):  # standard error is gone; the exit code still tells
        return


def _forget_broken_streams() -> None:
    """Flush, so that Python does not complain at its end of a stream that nobody reads."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())

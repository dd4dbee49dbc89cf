"""The commands of `tei`, one module each; imported when one is called.

A module of this package is named after its command and has one `click.Command` called
`command`. Its imports of the library stand inside the function, so that `tei --help` and the
other commands don't wait for them.
"""

from __future__ import annotations

from importlib import import_module

import click

from tei.names import VERSION

# the command -> what `tei --help` says of it
COMMANDS: dict[str, str] = {
    "encode": "Encode a text, a web page, Markdown or Word as TEI P5.",
    "verify": "Prove that a TEI file holds all of its source.",
    "explain": "Say of each tag of a TEI file why it stands there.",
    "validate": "Say whether TEI files are valid, and if not, what to do.",
    "publish": "Make a reading edition of TEI files: HTML, EPUB, PDF, text and more.",
    "schema": "Make schemas and documentation from an ODD.",
    "rules": "List the rules that recognize things in a text.",
    "settings": "Print an edition.toml with all keys and what they say.",
}


class _Commands(click.Group):
    """A group whose commands are found in the table, and whose help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tei.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            meant = f" Did you mean “{near[0]}”?" if near else ""
            raise click.UsageError(f"There is no command “{name}”.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="tei", message="%(prog)s %(version)s")
def tei() -> None:
    """Encode articles as TEI P5 XML, the way a careful scholarly editor would."""

"""The program itself: finds the command that was asked for and turns errors into messages."""

from importlib import import_module
from typing import Any

import click

from prioritize import __version__
from prioritize.cli.catalog import own_language, translated
from prioritize.cli.command import Section, debug_option, language_option, write_parts
from prioritize.cli.console import prepare_console
from prioritize.cli.table import COMMANDS
from prioritize.text import message


__all__ = ["main"]

_ABOUT = message(
    "Turn a community's maps, dots, questionnaires and scores into ranked lists of projects"
    " that anyone can check."
)
_EXAMPLES = ("prioritize demo", "prioritize rank consultation.toml", "prioritize rank --help")


class Program(click.Group):
    """A group of commands that are imported when they are called."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run with consoles that accept every letter."""
        prepare_console()
        with own_language():
            return super().main(*arguments, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as click calls it
        """Import a command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or propose the ones that may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=COMMANDS, ctx=ctx
            ) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong becomes messages and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            # Click shows these itself, and keeps quiet about a closed pipe.
            raise
        except Exception as error:  # noqa: BLE001  # the edge of the program
            from prioritize.cli.failure import show_error

            raise click.exceptions.Exit(show_error(error, ctx)) from None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(_ABOUT, ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        rows = [(name, translated(entry.line, ctx)) for name, entry in COMMANDS.items()]
        commands: Section = (message("Commands"), rows)
        write_parts(ctx, formatter, sections=[commands], examples=_EXAMPLES)


@click.command(
    "prioritize", cls=Program, params=[language_option(), debug_option()], no_args_is_help=True
)
@click.version_option(__version__, prog_name="prioritize", message="%(prog)s %(version)s")
def main() -> None:
    """Take the options of the program itself, which act when they are read."""

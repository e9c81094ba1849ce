"""The program itself: finds the command that was asked for and turns errors into messages."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from prioritize import __version__
from prioritize.cli.catalog import own_language, translated
from prioritize.cli.command import (
    Option,
    asked_language,
    debug_option,
    help_option,
    language_option,
    write_parts,
)
from prioritize.cli.console import prepare_console
from prioritize.cli.lazy_group import LazyGroup
from prioritize.cli.table import COMMANDS
from prioritize.text import message


__all__ = ["main"]

_ABOUT = message(
    "Turn a community's maps, dots, questionnaires and scores into ranked lists of projects"
    " that anyone can check."
)
_EXAMPLES = ("prioritize demo", "prioritize rank consultation.toml", "prioritize rank --help")


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # as click calls it
    if value:
        click.echo(f"prioritize {__version__}")
        context.exit()


_HELP = help_option()
_VERSION = Option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help=message("Show the version and exit."),
    callback=_version,
)


class Program(LazyGroup):
    """The commands of the program."""

    table = COMMANDS

    def main(self, args: Sequence[str] | None = None, *others: Any, **settings: Any) -> Any:
        """Run with consoles that accept every letter, in the language that is asked for."""
        prepare_console()
        words = sys.argv[1:] if args is None else list(args)
        with own_language(asked_language(words)):
            return super().main(args, *others, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002  # as click calls it
        """Return the option for the help, whose own line speaks the language of the run."""
        return _HELP

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
        """List the commands, then examples."""
        super().format_commands(ctx, formatter)
        write_parts(ctx, formatter, sections=(), examples=_EXAMPLES)


@click.command(
    "prioritize",
    cls=Program,
    params=[language_option(), debug_option(), _VERSION],
    no_args_is_help=True,
)
def main() -> None:
    """Take the options of the program itself, which act when they are read."""

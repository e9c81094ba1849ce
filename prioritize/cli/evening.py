"""`prioritize evening`: everything that a village needs after the vote, beside the workbook."""

import webbrowser
from pathlib import Path
from typing import Any, Final

import click

from prioritize.cli.catalog import catalog_for, choose_language, translated
from prioritize.cli.command import Command, Option, languages_option, with_options
from prioritize.cli.output import QUIET
from prioritize.report.voice import Voice
from prioritize.text import message


__all__ = ["command"]

_FIRST: Final = "ky"
"""The language to speak until the workbook has said its own."""

_ABOUT: Final = message(
    "Check and count WORKBOOK, the workbook of a hall, and write beside it what the evening needs:"
    " the result on one page, the protocol, one file to send, and what was noticed. What has to"
    " be mended first is written into a file beside it, by sheet and cell, and the exit code is"
    " 1. Nothing that is there is overwritten: the names of the files change with what was"
    " counted. Where nobody has voted yet, it is the paper for the vote that is written. The"
    " language is that of the workbook unless --language says otherwise."
)
_OPEN: Final = Option(
    "--open", "shows", is_flag=True, help=message("Open the page that was written.")
)


@click.command(
    "evening",
    cls=Command,
    about=_ABOUT,
    examples=("prioritize evening hall.xlsx",),
    language=languages_option(),
)
@click.argument("workbook")
@lambda command: with_options(command, [_OPEN, QUIET])
@click.pass_context
def command(
    context: click.Context, /, workbook: str, languages: tuple[str, ...], **given: Any
) -> None:
    """Hold the evening, and say what comes next."""
    from prioritize.ports.clock import SystemClock
    from prioritize.report.evening_page import evening_text
    from prioritize.report.prepared_page import prepared_text
    from prioritize.workflow.evening import Faulty, Ready, hold_evening

    choose_language(context, languages[0] if languages else _FIRST)
    held = hold_evening(Path(workbook), speak=_voice, clock=SystemClock(), languages=languages)
    if given["shows"]:
        webbrowser.open(held.page.resolve().as_uri())
    choose_language(context, held.language)
    if isinstance(held, Faulty):
        from prioritize.cli.failure import show_error

        code = show_error(held.error, context)
        click.echo(translated(message("Written: {file}", file=str(held.page))), err=True)
        context.exit(code)
    if not given["quiet"]:
        voice = _voice(held.language)
        if isinstance(held, Ready):
            click.echo(prepared_text(held.preparation, voice), nl=False)
        else:
            click.echo(evening_text(held.evening, voice), nl=False)


def _voice(language: str) -> Voice:
    return Voice(language, catalog_for(language))

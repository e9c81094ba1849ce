"""`prioritize new`: a folder to start from, or a workbook to fill in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import chosen_language, translated
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import FORCE, QUIET, existing, typed
from prioritize.errors import Spot, UsageError, finding
from prioritize.ports.placing import Existing
from prioritize.text import Message, message


__all__ = ["command", "show_next"]

_ABOUT: Final = message(
    "Start a consultation in the folder PATH: its rules in consultation.toml, tables for the"
    " votes, and a page that says what to do. It can be counted as it is, with invented votes."
    " With --template hall, PATH is a workbook for one evening in the village hall."
)
_EXAMPLES: Final = (
    "prioritize new my-village",
    "prioritize new hall.xlsx --template hall --language ky",
)
_FILL_IN: Final = message("Fill in the yellow cells, the rules before the vote.")
_TEMPLATES: Final = ("hall",)
_TEMPLATE: Final = Option(
    "--template",
    metavar="NAME",
    type=click.Choice(_TEMPLATES),
    help=message("Write a workbook to fill in: {templates}.", templates=_TEMPLATES),
)


@click.command("new", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("path")
@lambda command: with_options(command, [_TEMPLATE, FORCE, QUIET])
def command(path: str, template: str | None, force: object, quiet: object) -> None:
    """Write the starter files and say what to do next."""
    written = _write(Path(path), template, existing(force))
    if quiet:
        return
    show_next(written, path, first=_FILL_IN if template else None)


def _write(path: Path, template: str | None, existing: Existing) -> tuple[Path, ...]:
    if template:
        from prioritize.workflow.new_hall import new_hall

        new_hall(path, language=chosen_language(), existing=existing)
        return (path,)
    if path.suffix.lower() == ".xlsx":
        what = message("It is not said which workbook to write")
        remedy = message("Name one: --template {templates}.", templates=_TEMPLATES)
        raise UsageError(finding(what, Spot(str(path)), remedy=remedy))
    from prioritize.workflow.new import new_folder

    return new_folder(path, existing=existing)


def show_next(paths: Iterable[Path], folder: str, *, first: Message | None = None) -> None:
    """List what was written, what to do first, and the commands to type next."""
    for each in paths:
        click.echo(translated(message("Written: {file}", file=str(each))))
    if first:
        click.echo(translated(first))
    click.echo(translated(message("Next: prioritize check {folder}", folder=typed(folder))))
    click.echo(translated(message("Then: prioritize rank {folder}", folder=typed(folder))))

"""`prioritize new`: a folder to start from."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import translated
from prioritize.cli.command import Command, with_options
from prioritize.cli.output import FORCE, QUIET, existing, typed
from prioritize.text import message


__all__ = ["command", "show_next"]

_ABOUT: Final = message(
    "Start a consultation in the folder PATH: its rules in consultation.toml, tables for the"
    " votes, and a page that says what to do. It can be counted as it is, with invented votes."
)


@click.command("new", cls=Command, about=_ABOUT, examples=("prioritize new my-village",))
@click.argument("path")
@lambda command: with_options(command, [FORCE, QUIET])
def command(path: str, force: object, quiet: object) -> None:
    """Write the starter files and say what to do next."""
    from prioritize.workflow.new import new_folder

    paths = new_folder(Path(path), existing=existing(force))
    if not quiet:
        show_next(paths, path)


def show_next(paths: Iterable[Path], folder: str) -> None:
    """List what was written, and the commands to type next."""
    for each in paths:
        click.echo(translated(message("Written: {file}", file=str(each))))
    click.echo(translated(message("Next: prioritize check {folder}", folder=typed(folder))))
    click.echo(translated(message("Then: prioritize rank {folder}", folder=typed(folder))))

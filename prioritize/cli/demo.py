"""`prioritize demo`: something to look at."""

from pathlib import Path
from typing import Final

import click
from attrs import evolve

from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.new import show_next
from prioritize.cli.output import FORCE, QUIET, Output, existing
from prioritize.cli.progress import progress_bar
from prioritize.cli.rank import save, written
from prioritize.ports.placing import Existing
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "Count the consultation that comes along: five municipalities of Batken in Kyrgyzstan, three"
    " instruments each, invented votes. The lists are shown and a bundle is written that anyone"
    " can verify."
)
_COPY: Final = Option(
    "--copy",
    metavar="DIR",
    default="",
    help=message("Put the consultation there to play with, and count nothing."),
)
_BUNDLE: Final = Option(
    "--bundle",
    metavar="PATH",
    default="demo-bundle",
    show_default=True,
    help=message("Where the bundle is written; an earlier bundle is replaced."),
)


@click.command("demo", cls=Command, about=_ABOUT, examples=("prioritize demo --copy batken",))
@lambda command: with_options(command, [_COPY, _BUNDLE, FORCE, QUIET])
def command(copy: str, bundle: str, force: object, quiet: object) -> None:
    """Count and show the demonstration, or copy it."""
    from prioritize.workflow.demo import copy_demo

    if copy:
        paths = copy_demo(Path(copy), existing=existing(force))
        if not quiet:
            show_next(paths, copy)
        return
    _count(bundle, Output(quiet=bool(quiet)))


def _count(bundle: str, output: Output) -> None:
    from prioritize.workflow.demo import demo_folder
    from prioritize.workflow.material import gather
    from prioritize.workflow.rank import rank

    material = gather(str(demo_folder()), Request())
    with progress_bar(quiet=output.quiet) as progress:
        lists = rank(material, progress=progress)
    result = written(lists, output)
    save(bundle, material, lists, output=evolve(output, existing=Existing.REPLACE))
    output.deliver(result)

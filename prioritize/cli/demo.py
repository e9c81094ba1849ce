"""`prioritize demo`: something to look at."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from attrs import evolve

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.new import show_next
from prioritize.cli.output import FORCE, QUIET, Output, existing, typed
from prioritize.cli.progress import progress_bar
from prioritize.cli.rank import save, say_saved, written
from prioritize.ports.placing import Existing
from prioritize.text import message
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.tally.listing import Listing

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
    """Show the combined lists, then all of them on a few lines; the bundle holds the others too."""
    from prioritize.report.overview import overview_text
    from prioritize.workflow.demo import demo_folder
    from prioritize.workflow.material import gather
    from prioritize.workflow.rank import rank

    material = gather(str(demo_folder()), Request())
    with progress_bar(quiet=output.quiet) as progress:
        lists = rank(material, progress=progress)
    combined = evolve(lists, listings=tuple(filter(_is_combined, lists.listings)))
    overview = overview_text(combined, language=output.language, catalog=catalog_of())
    result = written(combined, output)
    seal = save(bundle, material, lists, existing=Existing.REPLACE)
    output.deliver(f"{result!s}\n{overview}\n")
    output.say(
        message(
            "{shown} combined lists, {number} lists altogether; those of one community:",
            shown=len(combined.listings),
            number=len(lists.listings),
        )
    )
    output.say(message("  prioritize rank {path} --community sumbula", path=typed(bundle)))
    say_saved(bundle, seal, output)


def _is_combined(listing: "Listing") -> bool:
    return listing.instrument == "combined"

"""`prioritize groups`: what each group of participants wants."""

from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.cli.progress import progress_bar
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "Count SOURCE by group: what women, men, youth … put first, how many votes there are for each"
    " person of a group, and what would change if every group had an equal voice. The official"
    " list counts every person once and stays as it is. Groups of fewer than 5 people are joined"
    " with others, so that no number tells about a few people."
)
_BY: Final = Option(
    "--by",
    metavar="COLUMN",
    default="group",
    show_default=True,
    help=message("The column of ballots that says who belongs to which group."),
)
_EXAMPLES: Final = (
    "prioritize groups my-village --community sumbula",
    "prioritize groups votes.csv --method borda --by village",
)


@click.command("groups", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@source
@counting
@delivering("text", "json", "csv", "markdown")
@lambda command: with_options(command, [_BY])
def command(source: str, request: Request, output: Output, by: str) -> None:
    """Count, and show what groups said."""
    from prioritize.report.groups_csv import groups_csv
    from prioritize.report.groups_json import groups_json
    from prioritize.report.groups_page import groups_markdown, groups_text
    from prioritize.workflow.groups import by_group

    material = gathered(source, request, format=output.format)
    with progress_bar(quiet=output.quiet) as progress:
        lists, groups = by_group(material, by=by, progress=progress)
    write = output.pick(
        csv=groups_csv, json=groups_json, markdown=groups_markdown, text=groups_text
    )
    output.deliver(write(lists, groups, language=output.language, catalog=catalog_of()))

"""`prioritize robustness`: how sure the list of a committee is."""

from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "Say how sure a list of a committee is: what other panels of the same reviewers would choose,"
    " what all weightings say, how far one weight can move, and what one criterion or one reviewer"
    " less would change. Reviewers are shown with their severity, and calibrated scores and"
    " medians stand beside the raw list, never in its place."
)
_DRAWS: Final = Option(
    "--draws",
    type=click.IntRange(10, 10_000),
    default=200,
    show_default=True,
    metavar="N",
    help=message("How many panels are drawn from the reviewers."),
)
_EXAMPLES: Final = (
    "prioritize robustness my-committee",
    "prioritize robustness my-committee --draws 1000 --json",
)


@click.command("robustness", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@source
@counting
@delivering("text", "json", "markdown")
@lambda command: with_options(command, [_DRAWS])
def command(source: str, request: Request, output: Output, draws: int) -> None:
    """Count again under other circumstances, and show what stays."""
    from prioritize.report.robustness_json import robustness_json
    from prioritize.report.robustness_page import robustness_markdown, robustness_text
    from prioritize.workflow.robustness import how_sure

    lists, found = how_sure(gathered(source, request, format=output.format), draws=draws)
    write = output.pick(json=robustness_json, markdown=robustness_markdown, text=robustness_text)
    output.deliver(write(lists, found, language=output.language, catalog=catalog_of()))

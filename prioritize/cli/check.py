"""`prioritize check`: reading without counting."""

from typing import TYPE_CHECKING, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command
from prioritize.cli.counting import counting, source, standard_input
from prioritize.cli.output import Output, delivering
from prioritize.text import message
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.workflow.check import Checked

__all__ = ["command"]

_ABOUT: Final = message(
    "Read everything that SOURCE names and validate it, and count nothing. What has to be mended"
    " and what should be looked at is listed file by file; the exit code is 1 where it cannot be"
    " counted."
)


@click.command("check", cls=Command, about=_ABOUT, examples=("prioritize check my-village",))
@source
@counting
@delivering("text", "json")
@click.pass_context
def command(context: click.Context, /, source: str, request: Request, output: Output) -> None:
    """Show what was read and found."""
    from prioritize.report.check_page import check_json, check_text

    checked = _checked(source, request)
    write = output.pick(json=check_json, text=check_text)
    output.deliver(write(checked, catalog=catalog_of()))
    if checked.refused:
        context.exit(1)


def _checked(source: str, request: Request) -> "Checked":
    """Check, and take files that cannot be read for findings like all others."""
    from prioritize.errors import InputError
    from prioritize.workflow.check import Checked, check
    from prioritize.workflow.material import gather

    try:
        return check(gather(source, request, stdin=standard_input))
    except InputError as error:
        return Checked(refused=error.findings)

"""`prioritize check`: reading without counting."""

from typing import TYPE_CHECKING, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.text import message
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.workflow.check import Checked

__all__ = ["command"]

_ABOUT: Final = message(
    "Read everything that SOURCE names, such as a consultation or the workbook of a hall, and"
    " validate it, and count nothing. What has to be mended and what should be looked at is listed"
    " file by file; the exit code is 1 where it cannot be counted."
)
_AGAINST: Final = Option(
    "--against",
    metavar="FILE",
    default="",
    help=message("Compare a workbook of the hall with the same evening typed by somebody else."),
)


@click.command("check", cls=Command, about=_ABOUT, examples=("prioritize check my-village",))
@source
@counting
@delivering("text", "json")
@lambda command: with_options(command, [_AGAINST])
@click.pass_context
def command(
    context: click.Context, /, source: str, request: Request, output: Output, against: str
) -> None:
    """Show what was read and found."""
    from prioritize.report.check_page import check_json, check_text

    checked = _checked(source, request, against, format=output.format)
    if output.format == "json":
        output.deliver(check_json(checked, catalog=catalog_of()))
    else:
        output.deliver(check_text(checked, language=output.language, catalog=catalog_of()))
    if checked.refused:
        context.exit(1)


def _checked(source: str, request: Request, against: str, *, format: str) -> "Checked":
    """Check, and take files that cannot be read for findings like all others."""
    from prioritize.errors import InputError
    from prioritize.workflow.check import Checked, check, check_against
    from prioritize.workflow.material import gather

    try:
        material = gathered(source, request, format=format)
        if against:
            return check_against(material, gather(against, request))
        return check(material)
    except InputError as error:
        return Checked(refused=error.findings)

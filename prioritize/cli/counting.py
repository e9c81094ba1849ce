"""The options of every command that counts, declared once; they arrive as one `Request`."""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final

import click

from prioritize.cli.catalog import translated
from prioritize.cli.command import Option, with_options
from prioritize.errors import InputError
from prioritize.model.number import exact
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["COUNTING", "counting", "narrowing", "source", "standard_input"]

source = click.argument("source", metavar="SOURCE")
"""What is counted: a consultation, a bundle, a file of ballots, or ``-``."""


def _pairs(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    return tuple(_pair(context, parameter, each) for each in given)


def _pair(context: click.Context, parameter: click.Parameter, given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        what = message("{given} is not of the form KEY=VALUE", given=repr(given))
        raise click.BadParameter(translated(what, context), context, parameter)
    return name.strip(), value.strip()


def _amount(context: click.Context, parameter: click.Parameter, given: str) -> str:
    try:
        fits = not given or exact(given) >= 0
    except InputError:
        fits = False
    if not fits:
        what = message("{given} is no amount of money, such as 250000", given=repr(given))
        raise click.BadParameter(translated(what, context), context, parameter)
    return given


_METHOD: Final = (
    Option(
        "-m",
        "--method",
        metavar="ID",
        default="",
        help=message("Count by this method; `prioritize methods` lists them."),
    ),
    Option(
        "-o",
        "--option",
        "options",
        metavar="KEY=VALUE",
        multiple=True,
        callback=_pairs,
        help=message("Set an option of the method; as often as needed."),
    ),
    Option(
        "--seats", metavar="N", type=click.IntRange(min=1), help=message("How many are elected.")
    ),
    Option(
        "--budget",
        metavar="AMOUNT",
        default="",
        callback=_amount,
        help=message("How much money there is."),
    ),
    Option(
        "--tie-break",
        metavar="RULE",
        default="",
        help=message(
            "refuse, share, all, order:a,b,c, order:@FILE or lottery:SEED."
            "  [default: as declared, else share]"
        ),
    ),
)
_INPUT: Final = Option(
    "--input-format",
    metavar="ENDING",
    default="",
    help=message("Read SOURCE as toi, blt, csv …, whatever its name ends in."),
)
_NARROWING: Final = (
    Option("--community", metavar="ID", default="", help=message("Only this community.")),
    Option("--instrument", metavar="ID", default="", help=message("Only this instrument.")),
    Option(
        "--without",
        metavar="ID",
        multiple=True,
        help=message("Leave this project out before counting; repeatable."),
    ),
)
COUNTING: Final = (*_METHOD, *_NARROWING, _INPUT)
"""All of them, in the order of the help."""

Callback = Callable[..., Any]


def counting(command: Callback) -> Callback:
    """Add the options of counting; the command gets them as `request`."""
    return _requesting(command, COUNTING)


def narrowing(command: Callback) -> Callback:
    """Add the options that say which lists are meant; the command gets them as `request`."""
    return _requesting(command, (*_NARROWING[:2], _INPUT))


def _requesting(command: Callback, options: Iterable[Option]) -> Callback:
    added = tuple(options)

    @wraps(command)
    def gathered(**given: Any) -> Any:
        wishes = {each.name: given.pop(str(each.name)) for each in added}
        return command(request=Request(**wishes), **given)

    return with_options(gathered, added)


def standard_input() -> bytes:
    """Return what standard input holds."""
    return sys.stdin.buffer.read()

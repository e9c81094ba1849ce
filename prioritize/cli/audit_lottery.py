"""`prioritize audit lottery`: a lot that anyone can draw again."""

from typing import Any, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import counting
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.errors import UsageError, finding
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["SEED_OPTIONS", "command"]

_ABOUT: Final = message(
    "Draw a lot that anyone can draw again: among the projects of --among, or, for the committee"
    " in SOURCE, among those around the line whom its scores cannot tell apart. The seed must be"
    " thrown in public, once, with dice or tokens, after everything that it decides was frozen:"
    " who takes part, how many are drawn, and by which rule."
)
_EXAMPLES: Final = (
    "prioritize audit lottery --among a,b,c --seed 83920175564410928377",
    "prioritize audit lottery my-committee --seed 83920175564410928377",
)
SEED_OPTIONS: Final = (
    Option(
        "--seed",
        metavar="DIGITS",
        required=True,
        help=message("The digits thrown in public, at least 20."),
    ),
    Option(
        "--frozen",
        metavar="TIME",
        default="",
        help=message("When everything was frozen, such as 2026-03-14T15:20."),
    ),
    Option("--thrown", metavar="TIME", default="", help=message("When the seed was thrown.")),
)
"""What every draw is told of its seed."""
_OPTIONS: Final = (
    Option(
        "--among",
        metavar="ID,ID",
        default="",
        help=message("Draw among these; for --rfc3797 in the order of the published list."),
    ),
    *SEED_OPTIONS,
    Option(
        "--draw",
        "draws",
        metavar="N",
        type=click.IntRange(min=1),
        help=message("How many are drawn.  [default: 1; in SOURCE as many as have room]"),
    ),
    Option(
        "--rfc3797",
        "is_by_turns",
        is_flag=True,
        help=message("Draw by RFC 3797; its seed may name sources: 9319/2,5,8,10,12."),
    ),
    Option(
        "--contest",
        metavar="NAME",
        default="",
        help=message("Keeps lots of several contests apart that share a seed."),
    ),
    Option(
        "--panels",
        type=click.IntRange(10, 10_000),
        default=200,
        show_default=True,
        metavar="N",
        help=message("How many panels are drawn to find who is near; see robustness."),
    ),
)


@click.command("lottery", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("source", metavar="[SOURCE]", required=False, default="")
@lambda command: with_options(command, _OPTIONS)
@counting
@delivering("text", "json")
def command(source: str, request: Request, output: Output, **given: Any) -> None:
    """Draw, and show how to draw again."""
    from prioritize.audit.lottery_seed import thrown
    from prioritize.report.audit_lottery_json import lottery_json
    from prioritize.report.audit_lottery_page import lottery_text
    from prioritize.workflow.audit_lottery import Draw, lot_among, lots_in_bands

    among = _listed(given["among"])
    if not source and not among:
        what = message("It is not said who takes part")
        remedy = message("Name them with --among, or a committee's SOURCE.")
        raise UsageError(finding(what, remedy=remedy))
    times = thrown(given["frozen"], given["thrown"])
    draw = Draw(given["seed"], given["draws"], given["is_by_turns"], given["contest"])
    material = gathered(source, request, format=output.format) if source else None
    if among or material is None:
        lists, lots = lot_among(among, draw, material=material)
    else:
        lists, lots = lots_in_bands(material, draw, panels=given["panels"])
    write = output.pick(json=lottery_json, text=lottery_text)
    output.deliver(write(lists, lots, thrown=times, language=output.language, catalog=catalog_of()))


def _listed(text: str) -> tuple[str, ...]:
    ids = tuple(each.strip() for each in text.split(",")) if text else ()
    if "" in ids:
        what = message("--among names a project that has no id")
        raise UsageError(finding(what, remedy=message("Write it like a,b,c.")))
    return ids

"""`prioritize audit plan`: how many papers are compared with what was typed."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import Output, delivering, typed
from prioritize.errors import InputError, UsageError, finding
from prioritize.text import message


if TYPE_CHECKING:
    from prioritize.audit.sampling_plan import Design, Swing

__all__ = ["command"]

_ABOUT: Final = message(
    "Say how many papers must be compared with what was typed from them, and what a group of this"
    " size does best. A plan that is written with --json --output is fixed before the seed is"
    " thrown; audit sample draws the papers, audit conclude judges them."
)
_EXAMPLES: Final = (
    "prioritize audit plan --ballots 84 --difference 21 --swing 10",
    "prioritize audit plan --ballots 84 --wrong 3 --json --output plan.json",
)
_OPTIONS: Final = (
    Option(
        "--ballots",
        metavar="N",
        type=int,
        required=True,
        help=message("How many ballots were typed."),
    ),
    Option(
        "--wrong",
        metavar="N",
        type=int,
        help=message("How many of them, at least, must be wrong to change the result."),
    ),
    Option(
        "--difference",
        metavar="N",
        default="",
        help=message("How far the last project that is in is above the first that is out."),
    ),
    Option(
        "--swing",
        metavar="N",
        default="",
        help=message("How far one ballot can move that: for marks 2, for dots twice the cap."),
    ),
    Option(
        "--risk",
        metavar="PART",
        default="10%",
        show_default=True,
        help=message("The largest chance of missing a wrong result."),
    ),
    Option(
        "--allow",
        metavar="N",
        type=int,
        help=message("Judge once, and let so many papers not agree.  [default: 0]"),
    ),
    Option(
        "--expect",
        metavar="N",
        type=int,
        help=message("Judge at any time, expecting so many ballots to be wrong."),
    ),
    Option(
        "--stack",
        metavar="NAME",
        default="",
        help=message("The name of the stack, where there are several."),
    ),
)


@click.command("plan", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@lambda command: with_options(command, _OPTIONS)
@delivering("text", "json")
def command(output: Output, **given: Any) -> None:
    """Show the plan, or a table where it is not known how many wrong ballots matter."""
    from prioritize.audit.sampling_plan import planned
    from prioritize.audit.sampling_risk import Stack
    from prioritize.report.audit_plan_json import plan_json
    from prioritize.report.audit_plan_page import PlanTold, plan_text
    from prioritize.report.result_page import grouped
    from prioritize.workflow.audit_plan_file import seal_of

    swing, limit = _swing(given), _risk(given["risk"])
    design, wrong = _design(given), given["wrong"] if swing is None else swing.wrong
    plan = None
    if wrong is None:
        Stack(given["ballots"], 1)
    else:
        stack = Stack(given["ballots"], wrong)
        plan = planned(stack, limit=limit, design=design, name=given["stack"], swing=swing)
    write = output.pick(json=plan_json, text=plan_text)
    told = write(
        PlanTold(given["ballots"], limit, plan), language=output.language, catalog=catalog_of()
    )
    output.deliver(told)
    if isinstance(told, bytes) and output.file and plan:
        seal = seal_of(told)
        output.say(message("Its seal, for the flip chart: {seal}", seal=grouped(seal)))
        path = typed(output.file)
        output.say(message("Next: prioritize audit sample {plan} --seed DIGITS", plan=path))


def _swing(given: dict[str, Any]) -> "Swing | None":
    from prioritize.audit.sampling_plan import Swing

    parts = [given["difference"], given["swing"]]
    if not any(parts):
        return None
    if not all(parts) or given["wrong"] is not None:
        what = message("--difference and --swing go together, in the place of --wrong")
        raise UsageError(finding(what))
    difference, swing = (_number(each) for each in parts)
    return Swing(difference, swing)


def _design(given: dict[str, Any]) -> "Design":
    from prioritize.audit.sampling_plan import AnyTime, OneLook

    if given["expect"] is None:
        return OneLook(given["allow"] or 0)
    if given["allow"] is not None:
        what = message("--allow judges once and --expect at any time: one of them is fixed")
        raise UsageError(finding(what))
    return AnyTime(given["expect"])


def _risk(text: str) -> Fraction:
    number = _number(text.strip().removesuffix("%"))
    return number / 100 if text.strip().endswith("%") else number


def _number(text: str) -> Fraction:
    from prioritize.model.number import exact

    try:
        return exact(text)
    except InputError as error:
        raise UsageError(error.findings) from None

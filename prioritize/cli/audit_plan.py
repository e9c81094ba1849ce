"""`prioritize audit plan`: how many papers are compared with what was typed."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import narrowing
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering, typed
from prioritize.cli.recording import RECORD, record
from prioritize.errors import InputError, UsageError, finding
from prioritize.text import message
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.audit.sampling_plan import Design, Swing
    from prioritize.report.audit_plan_page import PlanTold

__all__ = ["command"]

_ABOUT: Final = message(
    "Say how many papers must be compared with what was typed from them, and what a group of this"
    " size does best. How many ballots there are, and how many of them must be wrong to change the"
    " result, is counted from SOURCE where that is known, or told. A plan that is written with"
    " --json --output is fixed before the seed is thrown; audit sample draws the papers, audit"
    " conclude judges them. With --record each of the three is also written into the log of a"
    " bundle, and verify finds out whether it follows from the others."
)
_EXAMPLES: Final = (
    "prioritize audit plan my-village --community sumbula --instrument gallery",
    "prioritize audit plan --ballots 84 --difference 21 --swing 10",
    "prioritize audit plan --ballots 84 --wrong 3 --json --output plan.json",
)
_OPTIONS: Final = (
    Option(
        "--ballots",
        metavar="N",
        type=int,
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
    RECORD,
)


@click.command("plan", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("source", metavar="[SOURCE]", required=False, default="")
@lambda command: with_options(command, _OPTIONS)
@narrowing
@delivering("text", "json")
def command(source: str, request: Request, output: Output, *, bundle: str, **given: Any) -> None:
    """Show the plan, or a table where it is not known how many wrong ballots matter."""
    from prioritize.report.audit_plan_json import plan_json
    from prioritize.report.audit_plan_page import plan_text
    from prioritize.report.result_page import grouped
    from prioritize.workflow.audit_plan_file import seal_of

    _check(source, given)
    told = _from_source(source, request, output, given) if source else _from_words(given)
    write = output.pick(json=plan_json, text=plan_text)
    content = write(told, language=output.language, catalog=catalog_of())
    output.deliver(content)
    if isinstance(content, bytes) and output.file and told.plan:
        seal = grouped(seal_of(content))
        output.say(message("Its seal, for the flip chart: {seal}", seal=seal))
        path = typed(output.file)
        output.say(message("Next: prioritize audit sample {plan} --seed DIGITS", plan=path))
    if bundle:
        _record(bundle, told, request, output)


def _record(bundle: str, told: "PlanTold", request: Request, output: Output) -> None:
    from prioritize.report.audit_plan_json import plan_json
    from prioritize.workflow.audit_plan_file import FixedPlan, seal_of

    if told.plan is None:
        what = message("There is no plan yet that could be recorded")
        remedy = message("Say with --wrong how many ballots must be wrong.")
        raise UsageError(finding(what, remedy=remedy))
    fixed = FixedPlan(told.plan, seal_of(plan_json(told)))
    where = told.listing or request
    record(
        bundle,
        lambda ledger: ledger.plan(
            fixed, community=where.community or None, instrument=where.instrument or None
        ),
        output,
    )


def _check(source: str, given: dict[str, Any]) -> None:
    told = [each for each in ("ballots", "wrong", "difference", "swing") if given[each]]
    if source and told:
        what = message("--{option} is counted from SOURCE", option=told[0])
        raise UsageError(finding(what, remedy=message("Leave one of them out.")))
    if not source and given["ballots"] is None:
        what = message("It is not said how many ballots were typed")
        raise UsageError(finding(what, remedy=message("Say it with --ballots, or name a SOURCE.")))


def _from_source(
    source: str, request: Request, output: Output, given: dict[str, Any]
) -> "PlanTold":
    from prioritize.audit.sampling_plan import planned
    from prioritize.report.audit_plan_page import PlanTold
    from prioritize.workflow.audit_margin import typed_ballots

    found = typed_ballots(gathered(source, request, format=output.format))
    name, limit = given["stack"] or found.name, _risk(given["risk"])
    plan = planned(found.stack, limit=limit, design=_design(given), name=name)
    return PlanTold(found.ballots, limit, plan, found.lists, found.listing, found.margin)


def _from_words(given: dict[str, Any]) -> "PlanTold":
    from prioritize.audit.sampling_plan import planned
    from prioritize.audit.sampling_risk import Stack
    from prioritize.report.audit_plan_page import PlanTold

    ballots, swing, limit = given["ballots"], _swing(given), _risk(given["risk"])
    wrong = given["wrong"] if swing is None else swing.wrong
    design, stack = _design(given), Stack(ballots, 1 if wrong is None else wrong)
    if wrong is None:
        return PlanTold(ballots, limit)
    plan = planned(stack, limit=limit, design=design, name=given["stack"], swing=swing)
    return PlanTold(ballots, limit, plan)


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

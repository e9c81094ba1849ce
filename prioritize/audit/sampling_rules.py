"""Rules for comparing papers: what was drawn and concluded follows from plan, digits and papers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from prioritize.audit.canonical import Value
from prioritize.audit.event import Event
from prioritize.audit.past import Past
from prioritize.audit.printable import printable
from prioritize.audit.sampling import drawn_places
from prioritize.audit.sampling_conclusion import concluded
from prioritize.audit.sampling_past import PlanPast, stack_of
from prioritize.audit.sampling_plan import AnyTime
from prioritize.audit.sampling_types import (
    CONCLUDED,
    OBSERVED,
    PLANNED,
    SAMPLED,
    plan_in,
    risk_in_log,
)
from prioritize.errors import Finding, UsageError
from prioritize.text import Message, message


__all__ = ["MOST_PLANNED", "check_sampling"]

MOST_PLANNED: Final = 100_000
"""How many ballots the plans of one log have in all, so that a verifier does not work for ever."""


def check_sampling(past: Past, event: Event) -> Iterator[Finding]:
    """Find plans (A01), draws (A02), papers and conclusions (A03) that do not follow.

    An event of a plan that was not made before is out of order (P16).
    """
    if event.type == PLANNED:
        for what in _plan(past, event):
            yield Finding(what, code="A01")
    if event.type not in _CHECKS:
        return
    check, code = _CHECKS[event.type]
    plan = past.sampling.plan_of(event)
    if plan is None:
        yield Finding(message("{type} comes before its plan", type=event.type), code="P16")
        return
    try:
        for what in check(plan, event.body):
            yield Finding(what, code=code)
    except UsageError as error:
        for each in error.findings:
            yield Finding(each.what, code=code)


def _plan(past: Past, event: Event) -> Iterator[Message]:
    body = event.body
    if past.sampling.ballots + int(str(body["ballots"])) > MOST_PLANNED:
        yield message("There are plans for more than {most} ballots", most=MOST_PLANNED)
        return
    if stack_of(body) in past.sampling.stacks:
        shown = printable(str(body["stack"]))
        yield message("There is a plan for the stack {name} already", name=shown)
    try:
        plan = plan_in(body)
    except UsageError as error:
        yield from (each.what for each in error.findings)
        return
    if body["papers"] != plan.papers:
        yield message(
            "The plan says {told} papers, and {papers} follow from its numbers",
            told=str(body["papers"]),
            papers=plan.papers,
        )


def _draw(past: PlanPast, body: Mapping[str, Value]) -> Iterator[Message]:
    plan, digits, places = past.plan, str(body["digits"]), body["places"]
    number = len(places) if isinstance(places, list) else 0
    if digits in past.known:
        yield message("draws with digits that were thrown before the plan was fixed")
    if past.draws:
        yield from _further(past, digits, number)
    ballots = plan.stack.ballots
    most = ballots if isinstance(plan.design, AnyTime) else plan.papers
    if not plan.papers <= number <= most:
        yield message("draws {n} papers, and the plan has {papers}", n=number, papers=plan.papers)
    elif places != list(drawn_places(ballots, digits=digits, papers=number, stack=plan.name)):
        yield message("draws other papers than its digits do")


def _further(past: PlanPast, digits: str, number: int) -> Iterator[Message]:
    if past.draws > 1 or past.is_open or not isinstance(past.plan.design, AnyTime):
        yield message("draws once more than the plan allows")
    if digits != past.digits:
        yield message("draws further papers with other digits")
    if number <= len(past.places):
        yield message("draws no further papers")


def _paper(past: PlanPast, body: Mapping[str, Value]) -> Iterator[Message]:
    place = body["place"]
    if place not in past.places:
        yield message("compares the paper {place}, which was not drawn", place=str(place))
    elif place in past.observed:
        yield message("compares the paper {place} once more", place=str(place))


def _conclusion(past: PlanPast, body: Mapping[str, Value]) -> Iterator[Message]:
    if not past.is_open:
        yield message("concludes from papers that were not drawn, or once more")
        return
    found = (body["papers"], body["mismatches"])
    if past.observed.keys() != set(past.places) or found != (
        len(past.observed),
        len(past.mismatches),
    ):
        yield message("concludes from other papers than were compared")
        return
    again = concluded(past.plan, papers=len(past.observed), mismatches=past.mismatches)
    if (body["risk"], body["verdict"]) != (risk_in_log(again.risk), again.verdict):
        yield message(
            "The risk is {risk} and the verdict {verdict}, and not as it says",
            risk=risk_in_log(again.risk),
            verdict=again.verdict,
        )


_CHECKS: Final[
    Mapping[str, tuple[Callable[[PlanPast, Mapping[str, Value]], Iterator[Message]], str]]
] = {SAMPLED: (_draw, "A02"), OBSERVED: (_paper, "A03"), CONCLUDED: (_conclusion, "A03")}

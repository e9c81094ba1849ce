"""Plans to compare papers, held against the lists that counting again gives."""

from collections.abc import Iterator, Mapping

from prioritize.audit.canonical import Value
from prioritize.audit.chain import LOG
from prioritize.audit.counting_types import FROZEN
from prioritize.audit.event import Event
from prioritize.audit.material import Recount, TypedStack
from prioritize.audit.sampling_types import PLANNED
from prioritize.errors import Finding, Spot
from prioritize.text import Message, message


__all__ = ["compare_plans"]


def compare_plans(events: Mapping[int, Event], recount: Recount) -> Iterator[Finding]:
    """Find plans that promise more than the lists hold (A04), among those of the last freeze.

    A plan of a list whose margin is not known here, or of none at all, rests on what people said.
    """
    frozen = max((row for row, event in events.items() if event.type == FROZEN), default=0)
    plans = {
        row: event.body for row, event in events.items() if event.type == PLANNED and row > frozen
    }
    if not plans:
        return
    lists = {(run.community, run.instrument) for run in recount.runs} | {(None, None)}
    stacks = {(each.community, each.instrument): each for each in recount.stacks()}
    for row, body in plans.items():
        name = (_name(body["community"]), _name(body["instrument"]))
        if name not in lists:
            what = message("is a plan for a list that was not counted")
            yield Finding(what, Spot(LOG, row=row), code="A04")
        elif name in stacks:
            for what in _too_much(body, stacks[name]):
                yield Finding(what, Spot(LOG, row=row), code="A04")


def _name(value: Value) -> str | None:
    return None if value is None else str(value)


def _too_much(body: Mapping[str, Value], stack: TypedStack) -> Iterator[Message]:
    """Say where a plan has fewer ballots, or more that must be wrong, than the list."""
    ballots, wrong = int(str(body["ballots"])), int(str(body["wrong"]))
    if ballots < stack.ballots:
        yield message(
            "plans for {told} ballots, and {ballots} were counted",
            told=ballots,
            ballots=stack.ballots,
        )
    if wrong > stack.wrong:
        yield message(
            "plans for {told} wrong ballots, and {wrong} can change the result",
            told=wrong,
            wrong=stack.wrong,
        )

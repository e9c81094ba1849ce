"""What is said about ties: no list hides one."""

from collections.abc import Iterator
from typing import Final

from prioritize.model.outcome import Outcome, Ranking
from prioritize.report.naming import Naming, shortened
from prioritize.report.purpose import purpose_message
from prioritize.report.row import chosen
from prioritize.report.sentence import sentence
from prioritize.report.template import filled
from prioritize.tally.budget_line import FUND
from prioritize.tally.result import Result, Tie, ranking_of
from prioritize.tally.step import Chosen, Resolved, Shared
from prioritize.text import Message, message


__all__ = ["ordinal", "tie_decisions", "tie_sentences"]

_GRANTS: Final = (FUND, "elect")
_OF_GRANTS: Final = (*_GRANTS, "place")
_ENDINGS: Final = {
    1: message("{number}st"),
    2: message("{number}nd"),  # codespell:ignore nd
    3: message("{number}rd"),
}
_OTHER_ENDING: Final = message("{number}th")


def ordinal(number: int) -> Message:
    """Write the number of a place.

    Examples
    --------
    >>> [str(ordinal(number)) for number in (1, 2, 11, 23, 112)]
    ['1st', '2nd', '11th', '23rd', '112th']

    """
    teens = number % 100 in (11, 12, 13)
    ending = _OTHER_ENDING if teens else _ENDINGS.get(number % 10, _OTHER_ENDING)
    return filled(ending, number=number)


def tie_sentences(result: Result[Outcome], names: Naming) -> Iterator[Message]:
    """Say of every tie who was tied and what became of it, then name the shared places."""
    yield from tie_decisions(result, names)
    yield from _shared_places(result, names)
    if result.tie_break.rule == "all":
        yield from _ways(result, names)


def tie_decisions(
    result: Result[Outcome], names: Naming, *, told: Resolved | None = None
) -> Iterator[Message]:
    """Say of every tie who was tied and what became of it, beyond a shared place.

    Parameters
    ----------
    result
        What was counted.
    names
        How things are called.
    told
        A decision that need not be told here.

    """
    chosen = (step for step in result.steps if isinstance(step, Chosen))
    decisions = {(step.tied, step.purpose): step for step in chosen if step.by != "any"}
    resolved = [step for step in result.steps if isinstance(step, Resolved)]
    settled = {frozenset(each for tier in step.tiers for each in tier) for step in resolved}
    given: list[Chosen] = []
    for tie in result.ties:
        decision = decisions.get((tie.tied, tie.purpose))
        told_below = tie.effect == "decided" and frozenset(tie.tied) in settled
        if decision is not None:
            told_below = told_below or any(_follows(decision, from_=each) for each in given)
            given.append(decision)
        if not told_below and (tie.effect, tie.purpose) != ("shared", "place"):
            yield _sentence(tie, decision, names)
    yield from (sentence(step, names) for step in resolved if step is not told)


def _follows(decision: Chosen, *, from_: Chosen) -> bool:
    """Say whether an order that gave money or seats says the same of some of its projects."""
    among = tuple(each for each in from_.order if each in decision.tied)
    return from_.purpose in _GRANTS and decision.purpose in _OF_GRANTS and among == decision.order


def _sentence(tie: Tie, decision: Chosen | None, names: Naming) -> Message:
    if decision is not None:
        return filled(
            _DECISIONS[decision.by],
            projects=names.listed(tie.tied),
            purpose=purpose_message(tie.purpose),
            order=names.listed(decision.order),
        )
    return filled(
        _EFFECTS[tie.effect],
        projects=names.listed(tie.tied),
        purpose=purpose_message(tie.purpose),
    )


_DECISIONS: Final = {
    "order": message("{projects} were tied ({purpose}). The declared order decided: {order}."),
    "lottery": message("{projects} were tied ({purpose}). The lottery decided: {order}."),
}
_EFFECTS: Final = {
    "none": message("{projects} were tied ({purpose}). The tie did not matter."),
    "shared": message(
        "{projects} were tied ({purpose}). Those whose order depends on it share a place."
    ),
    "decided": message("{projects} were tied ({purpose}). The declared rule decided."),
    "open": message("{projects} are tied ({purpose}). What is chosen depends on it."),
}


def _ways(result: Result[Outcome], names: Naming) -> Iterator[Message]:
    """Name all who could be first, or all sets that could be chosen, as the ties fall."""
    picked = chosen(result.outcome)
    if picked is None:
        first = names.listed(result.ways.winners)
        yield message("First, as the ties may fall: {projects}.", projects=first)
        return
    sets = tuple(
        message("({projects})", projects=names.listed(each)) for each in result.ways.selections
    )
    yield message("Chosen, as the ties may fall: {sets}.", sets=shortened(sets))


def _shared_places(result: Result[Outcome], names: Naming) -> Iterator[Message]:
    first = 1
    for tier in ranking_of(result.outcome).tiers:
        if len(tier) > 1 and _is_equal(tier, result):
            yield message(
                "{first}–{last}: equal. {projects} share these places.",
                first=ordinal(first),
                last=ordinal(first + len(tier) - 1),
                projects=names.listed(tier),
            )
        first += len(tier)


def _is_equal(tier: tuple[str, ...], result: Result[Outcome]) -> bool:
    """Tell a tie from projects that the outcome leaves without an order among themselves."""
    if isinstance(result.outcome, Ranking):
        return True
    return any(
        isinstance(step, Shared) and set(step.projects) <= set(tier) for step in result.steps
    )

"""Ties as people settle them: a re-vote among the tied, then a witnessed lot."""

from collections.abc import Iterable

from attrs import evolve

from prioritize.errors import Finding, InputError
from prioritize.model.outcome import Ranking
from prioritize.tally.replay import replay
from prioritize.tally.result import Result, Tie
from prioritize.tally.step import Resolved
from prioritize.text import message


__all__ = ["resolve"]


def resolve(result: Result[Ranking], decisions: Iterable[Resolved]) -> Result[Ranking]:
    """Settle shared places of a ranking by what people decided, one decision after another.

    The first count stays in the record; every decision is one more step.

    Parameters
    ----------
    result
        A ranking with shared places.
    decisions
        In the order in which they were taken: a lot among those whom a re-vote left equal comes
        after it.

    Raises
    ------
    InputError
        A decision is not about exactly the projects of one shared place.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from prioritize.methods.dots.plurality import Plurality
    >>> from prioritize.model.shorthand import totals
    >>> from prioritize.tally.engine import run
    >>> hands = run(Plurality(), totals({"road": [27], "well": [27], "school": [0]}))
    >>> again = Resolved(
    ...     (("road",), ("well",)), "revote", (("road", Fraction(31)), ("well", Fraction(24)))
    ... )
    >>> resolve(hands, [again]).outcome.tiers
    (('road',), ('well',), ('school',))

    """
    for decision in decisions:
        result = _settled(result, decision)
    return result


def _settled(result: Result[Ranking], decision: Resolved) -> Result[Ranking]:
    decided = tuple(sorted(project for tier in decision.tiers for project in tier))
    if decided not in result.outcome.tiers or len(decided) < 2:
        what = message("{projects} do not share a place by themselves", projects=decided)
        shared = tuple(tier for tier in result.outcome.tiers if len(tier) > 1)
        named = tuple(message("{tied}", tied=tier) for tier in shared)
        remedy = (
            message("Places are shared by: {tiers}.", tiers=named)
            if named
            else message("No place is shared.")
        )
        raise InputError(Finding(what, remedy=remedy))
    steps = (*result.steps, decision)
    outcome = replay([each.id for each in result.profile.projects], steps)
    assert isinstance(outcome, Ranking)  # noqa: S101  # a decision makes no other outcome of it
    ties = tuple(each for each in result.ties if tuple(sorted(each.tied)) != decided)
    left = (Tie(tier, "place", "shared") for tier in decision.tiers if len(tier) > 1)
    return evolve(
        result,
        steps=steps,
        outcome=outcome,
        ties=(*ties, Tie(decided, "place", "decided"), *left),
    )

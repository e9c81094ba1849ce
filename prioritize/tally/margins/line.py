"""Margins of money given out in the order of votes: how far the list of the funded is proved.

Not the whole order must be right for that. A project is kept out for sure as long as enough of the
funded stay above it that what they leave does not pay for it. Where the first that does not fit
stops the count, all the funded must stay above all others, and the one that stops it above whatever
would still fit.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from prioritize.model.margin import Margin
from prioritize.model.outcome import Allocation, Outcome
from prioritize.model.profile import ApprovalProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.tally.constraint_rules import CONSTRAINTS
from prioritize.tally.margins.additive import Additive, Points
from prioritize.tally.margins.decisive import decisive_scores
from prioritize.tally.margins.marks import approval_points
from prioritize.tally.margins.scores import score_points
from prioritize.tally.result import Result


__all__ = ["line_margins"]

Options = Mapping[str, Any]
_Pairs = tuple[tuple[str, str], ...]

_CONSTRAINTS = (*CONSTRAINTS, "min_score")


@frozen
class _Money:
    """What there is, what projects cost, and who gets it in the order of votes."""

    budget: Fraction
    costs: Mapping[str, Fraction]
    votes: Mapping[str, Fraction]
    funded: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Who gets nothing although it could pay for them alone."""
        return tuple(
            each
            for each in self.votes
            if each not in self.funded and self.costs[each] <= self.budget
        )

    def skipping(self) -> Iterator[tuple[str, str]]:
        """Yield whom each of the others must stay below, the funded with most votes first."""
        for other in self.others:
            left = self.budget - self.costs[other]
            for each in sorted(self.funded, key=lambda each: (-self.votes[each], each)):
                if left < 0:
                    break
                yield each, other
                left -= self.costs[each]

    def stopping(self) -> Iterator[tuple[str, str]]:
        """Yield who must stay below the funded, and below the one that stops the count."""
        rest = [each for each in self.votes if each not in self.funded]
        yield from ((each, other) for each in self.funded for other in rest)
        left = self.budget - sum(self.costs[each] for each in self.funded)
        beyond = [each for each in rest if self.costs[each] > left]
        if beyond:
            stop = max(beyond, key=lambda each: (self.votes[each], each))
            yield from ((stop, each) for each in rest if self.costs[each] <= left)


def line_margins(result: Result[Outcome], options: Options) -> tuple[Margin, ...]:
    """Tell how long the same projects are proved to get the money."""
    outcome, scored = result.outcome, decisive_scores(result)
    constrained = any(options[name] not in ((), None) for name in _CONSTRAINTS)
    if constrained or options["by"] != "score" or not isinstance(outcome, Allocation):
        return ()
    costs = {each.id: each.cost for each in result.profile.projects if each.cost is not None}
    votes = dict(scored.scores) if scored else {}
    money = _Money(outcome.budget, costs, votes, outcome.funded)
    pairs = tuple(money.skipping() if options["on_overflow"] == "skip" else money.stopping())
    if not pairs or any(votes[above] <= votes[below] for above, below in pairs):
        return ()
    if isinstance(result.profile, TotalsProfile):
        return _of_sheet(result.profile, votes, pairs)
    points = _points(result)
    if points is None:
        return ()
    found = Additive(points).closest(pairs, "funded")
    return tuple(evolve(each, reversal=None, exact=False) for each in found)


def _points(result: Result[Outcome]) -> Points | None:
    """Return what ballots give, where it is known what they could give."""
    if isinstance(result.profile, ApprovalProfile):
        return approval_points(result, {"split": "none"})
    if isinstance(result.profile, ScoreProfile):
        return score_points(result, {"aggregate": "sum"})
    return None


def _of_sheet(
    profile: TotalsProfile, votes: Mapping[str, Fraction], pairs: _Pairs
) -> tuple[Margin, ...]:
    if profile.unit != 1:
        return ()
    difference, above, below = min((votes[one] - votes[other], one, other) for one, other in pairs)
    return (Margin("funded", above, below, "votes", -(-difference // 2)),)

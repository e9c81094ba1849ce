"""What a city's budget buys by four rules, and nothing else: no record, and no reasons.

All ties are found, as in a whole count; equal projects are taken by their ids.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import tiers_by_score
from prioritize.model.profile import ApprovalProfile
from prioritize.tally.backing import Marks
from prioritize.tally.bid import Bids, Money, bids_of
from prioritize.tally.budget import Terms, costs_of, fund
from prioritize.tally.equal_shares import Rule, shares_of
from prioritize.tally.load import LoadRun
from prioritize.tally.load_steps import start_of_nothing
from prioritize.tally.portfolio import Portfolio
from prioritize.tally.step import Chosen
from prioritize.tally.tally import Tally
from prioritize.tally.ties import TieBreak
from prioritize.tally.votes import vote_sums, weighted_sums


__all__ = ["SPENDING", "votes_of"]


def votes_of(profile: ApprovalProfile) -> dict[str, int]:
    """Count the votes of every project."""
    sums = weighted_sums(profile.approved, profile.electorate.weights)
    return {project.id: each for project, each in zip(profile.projects, sums, strict=True)}


def _tally(profile: ApprovalProfile) -> Tally:
    order = TieBreak("order", order=tuple(sorted(each.id for each in profile.projects)))
    return Tally(
        lambda tied, purpose, _state: Chosen(tied, order.preferred(tied), purpose, "order")
    )


def _bids(profile: ApprovalProfile, budget: Fraction, tally: Tally) -> Bids:
    return bids_of(profile, Marks(profile.approved, "approvals"), Money(budget, None), tally)


def _greedy(profile: ApprovalProfile, budget: Fraction) -> list[str]:
    tally = _tally(profile)
    tiers = tiers_by_score(vote_sums(profile, tally)).tiers
    return [*fund(tiers, Terms(costs_of(profile.projects), budget, "skip"), tally).funded]


def _equal_shares(profile: ApprovalProfile, budget: Fraction) -> list[str]:
    tally = _tally(profile)
    bids = _bids(profile, budget, tally)
    projects = frozenset(bids.priced)
    shares = shares_of(bids.backing, bids.costs, budget, projects=projects, rule=Rule())
    return [*bids.free, *(bids.backing.ids[each] for each in shares.first(tally).run.bought)]


def _phragmen(profile: ApprovalProfile, budget: Fraction) -> list[str]:
    tally = _tally(profile)
    bids = _bids(profile, budget, tally)
    start, ids, priced = start_of_nothing(bids), bids.backing.ids, frozenset(bids.priced)
    costs = [start.in_parts(bids.costs[each]) for each in ids]
    waiting = [at for at, each in enumerate(ids) if each in priced]
    left = start.in_parts(budget)
    run = LoadRun.begin(start.loads, costs, waiting, left=left, skips=False)
    while rivals := run.advance():
        run.buy(ids.index(tally.choose((ids[each] for each in rivals), "fund")))
    return [*bids.free, *(ids[each.project] for each in run.bought)]


def _knapsack(profile: ApprovalProfile, budget: Fraction) -> list[str]:
    votes = vote_sums(profile, _tally(profile))
    portfolio = Portfolio.of(votes, Terms(costs_of(profile.projects), budget, "skip"))
    return [*portfolio.named(next(iter(portfolio.best.sets(1))))]


SPENDING: Final[Mapping[str, Callable[[ApprovalProfile, Fraction], list[str]]]] = {
    "greedy": _greedy,
    "equal shares": _equal_shares,
    "phragmen": _phragmen,
    "knapsack": _knapsack,
}

"""Shares of small budgets, for tests of what they buy."""

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.tally.backing import Backing, Marks, backing_of
from prioritize.tally.equal_shares import Rule, Shares, shares_of
from prioritize.tally.share_run import ShareRun


__all__ = ["BUDGETS", "RULES", "shares", "started", "voters", "worths"]

RULES: Final = st.builds(Rule, by_cost=st.booleans())
BUDGETS: Final = st.sampled_from([Fraction(1), Fraction(2), Fraction(7, 2), Fraction(9)])


def shares(
    profile: ApprovalProfile | DotProfile, budget: Fraction, rule: Rule | None = None
) -> Shares:
    """Share a budget out among the voters of a profile."""
    points = profile.approved if isinstance(profile, ApprovalProfile) else profile.dots
    backing = backing_of(profile, Marks(points, "points"))
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    backed = zip(backing.ids, backing.backers, strict=True)
    projects = {id for id, backers in backed if backers.groups.size and costs[id] <= budget}
    return shares_of(backing, costs, budget, projects=projects, rule=rule or Rule())


def started(made: Shares, increment: int) -> ShareRun:
    """Begin a run with so much more for everyone."""
    return ShareRun.begin(made.market, made.market.base + increment * made.step)


def voters(backing: Backing) -> list[dict[str, Fraction]]:
    """Give the points of each voter; a voter is one unit of weight."""
    columns = zip(backing.points.T.tolist(), backing.weights.tolist(), strict=True)
    return [
        {id: Fraction(each) for id, each in zip(backing.ids, column, strict=True) if each}
        for column, weight in columns
        for _ in range(weight)
    ]


def worths(made: Shares) -> list[dict[str, Fraction]]:
    """Give what projects are worth to each voter."""
    market = made.market
    costs = dict(zip(market.backing.ids, market.costs, strict=True))
    return [
        {id: Fraction(costs[id]) if market.by_cost else points for id, points in voter.items()}
        for voter in voters(market.backing)
    ]

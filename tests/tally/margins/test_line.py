"""Margins of money given out by votes: fewer ballots never fund anything else."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import TypeVar

import pytest
from attrs import evolve

from prioritize.errors import UnresolvedTieError
from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.model.margin import Margin
from prioritize.model.outcome import Allocation
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals, dots, scores, totals
from prioritize.model.totals import TotalsProfile
from prioritize.tally.engine import run
from prioritize.tally.margins.table import margins_of
from tests.tally.margins.worlds import Counts, Tiers, World


P = TypeVar("P", ApprovalProfile, ScoreProfile, DotProfile, TotalsProfile)


def priced(kinds: P, *costs: int) -> P:
    pairs = zip(kinds.projects, costs, strict=True)
    return evolve(kinds, projects=tuple(Project(each.id, cost=Fraction(n)) for each, n in pairs))


def marked(*costs: int) -> ApprovalProfile:
    ids = "abcd"[: len(costs)]
    chosen = product((False, True), repeat=len(costs))
    named = [zip(ids, some, strict=True) for some in chosen]
    lines = (" ".join(id for id, is_marked in some if is_marked) for some in named)
    return priced(approvals(*lines, projects=" ".join(ids)), *costs)


class Budgets(World):
    """Every profile, with what it funds instead of tiers; nothing where a tie stops it."""

    def tiers(self, counts: Counts) -> Tiers:
        """Return who is funded."""
        if counts not in self._known:
            self._known[counts] = self._funded(counts)
        return self._known[counts]

    def _funded(self, counts: Counts) -> Tiers:
        try:
            outcome = self.result(counts).outcome
        except UnresolvedTieError:
            return ()
        assert isinstance(outcome, Allocation)
        return (tuple(sorted(outcome.funded)),)

    def faults(self, start: Counts) -> Iterator[str]:
        """Say which margins of a profile are no bounds."""
        funded = self.tiers(start)
        for margin in margins_of(self.result(start)) if funded else ():
            found = self.fewest(start, funded.__ne__)
            if found is not None and margin.tie > found:
                yield f"{start}: {margin} is no bound: {found}"


WORLDS = [
    Budgets("greedy-budget", {"budget": budget, "on_overflow": how}, kinds, size)
    for how in ("skip", "stop")
    for budget, kinds, size in (
        (5, marked(3, 2, 2), 4),
        (3, marked(1, 2, 4), 4),
        (6, marked(4, 3, 2, 1), 3),
    )
]


@pytest.mark.parametrize("world", WORLDS)
def test_fewer_different_ballots_fund_the_same(world: Budgets) -> None:
    faults = [fault for start in world.all[::11] for fault in world.faults(start)]

    assert faults == []


@pytest.mark.campaign
@pytest.mark.parametrize("world", WORLDS)
def test_the_same_holds_of_every_profile(world: Budgets) -> None:
    faults = [fault for start in world.all for fault in world.faults(start)]

    assert faults == []


PRICED = priced(approvals("9: a", "5: b", "c", projects="a b c"), 4, 3, 2)


@pytest.mark.parametrize(
    "on_overflow, expected",
    [
        ("skip", Margin("funded", "a", "b", "ballots", 2)),
        ("stop", Margin("funded", "a", "b", "ballots", 2)),
    ],
)
def test_the_closest_pair_at_the_line_is_named(on_overflow: str, expected: Margin) -> None:
    result = run(GreedyBudget(budget=Fraction(5), on_overflow=on_overflow), PRICED)

    assert margins_of(result) == (expected,)


def test_whoever_is_too_expensive_anyway_comes_close_to_nobody() -> None:
    dear = priced(approvals("9: a", "8: b", "c", projects="a b c"), 4, 30, 2)

    (margin,) = margins_of(run(GreedyBudget(budget=Fraction(5), on_overflow="skip"), dear))

    assert margin == Margin("funded", "a", "c", "ballots", 4)


def test_scores_on_a_declared_scale_have_a_margin() -> None:
    ballots = priced(scores("a=5 b=1", "a=5 b=4", projects="a b", scale=(0, 5)), 2, 2)

    (margin,) = margins_of(run(GreedyBudget(budget=Fraction(2)), ballots))

    assert margin == Margin("funded", "a", "b", "ballots", 1)


def test_a_tally_sheet_counts_single_votes() -> None:
    sheet = priced(totals({"a": [11], "b": [4]}), 2, 2)

    (margin,) = margins_of(run(GreedyBudget(budget=Fraction(2)), sheet))

    assert margin == Margin("funded", "a", "b", "votes", 4)


def test_where_everything_is_funded_nothing_can_change() -> None:
    assert margins_of(run(GreedyBudget(budget=Fraction(9)), PRICED)) == ()


@pytest.mark.parametrize(
    "method",
    [
        GreedyBudget(budget=Fraction(5), by="score-per-cost"),
        GreedyBudget(budget=Fraction(5), min_score=Fraction(1)),
        GreedyBudget(budget=Fraction(5), rivals=(("a", "b"),)),
    ],
)
def test_under_other_rules_no_bound_is_known(method: GreedyBudget) -> None:
    assert margins_of(run(method, PRICED)) == ()


def test_dots_without_a_limit_have_no_margin() -> None:
    ballots = priced(dots("a*9", "b"), 2, 2)

    assert margins_of(run(GreedyBudget(budget=Fraction(2)), ballots)) == ()


def test_a_tally_sheet_in_parts_of_a_vote_has_no_margin() -> None:
    sheet = evolve(priced(totals({"a": [11], "b": [4]}), 2, 2), unit=Fraction(1, 2))

    assert margins_of(run(GreedyBudget(budget=Fraction(2)), sheet)) == ()

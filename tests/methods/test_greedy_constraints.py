"""Funding in the order of votes under side constraints."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.model.outcome import Allocation, tiers_by_score
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.registry import build
from prioritize.tally.budget import OVERFLOWS
from prioritize.tally.constraint_rules import constraints_of
from prioritize.tally.engine import run
from prioritize.tally.explore import explore
from prioritize.tally.method import Method
from prioritize.tally.step import Considered, Step
from prioritize.tally.ties import TieBreak
from prioritize.testing.strategies import approval_profiles
from tests.constraints import constraint_rules, grouped
from tests.methods.priced import priced
from tests.methods.results import remarks
from tests.reference.greedy import awards, orders
from tests.reference.marks import sums


def greedy(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("greedy-budget", options)
    return made


@given(approval_profiles(), st.integers(1, 9), st.sampled_from(OVERFLOWS), st.data())
def test_under_side_constraints_every_way_is_one_that_some_order_gives(
    profile: ApprovalProfile, budget: int, on_overflow: str, data: st.DataObject
) -> None:
    profile = evolve(profile, projects=grouped(profile))
    rules = data.draw(constraint_rules(profile.projects))
    method = GreedyBudget(
        budget=Fraction(budget), on_overflow=on_overflow, **asdict(rules, recurse=False)
    )
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    declared = constraints_of(rules, profile.projects)

    found = explore(method, profile)

    expected = {
        frozenset(awards(order, costs, method.budget, declared, on_overflow=on_overflow).items())
        for order in orders(tiers_by_score(sums(profile)).tiers)
    }
    assert {frozenset(paid(way.tally.steps).items()) for way in found.ways} == expected


def paid(steps: Sequence[Step]) -> dict[str, Fraction]:
    """Say who gets how much."""
    funded = (step for step in steps if isinstance(step, Considered) and step.fate == "funded")
    return {step.project: step.paid for step in funded}


BALLOTS = priced(approvals("5: road", "4: well", "3: school"), road=60, well=50, school=30)


def test_a_tie_about_amounts_is_a_tie() -> None:
    """Both are funded whoever comes up first, and only the first gets all that it costs."""
    ballots = priced(approvals("3: a", "3: b"), a=60, b=60)
    options = {"budget": 100, "minimum": ["a=40", "b=40"]}

    with pytest.raises(UnresolvedTieError) as caught:
        run(greedy(**options), ballots)

    assert caught.value.tied == ("a", "b")
    result = run(greedy(**options), ballots, tie_break=TieBreak("order", order=("b", "a")))
    assert result.outcome.funded == ("b", "a")
    assert result.outcome.partial == (("a", Fraction(40)),)
    assert result.outcome.left == 0
    assert remarks(result)[0] == ("However the ties had fallen, the same projects would be funded")


def test_a_decided_tie_tells_what_else_could_have_been_funded() -> None:
    ballots = priced(approvals("3: a", "b", "c"), a=50, b=40, c=40)

    result = run(greedy(budget=100), ballots, tie_break=TieBreak("order", order=tuple("cba")))

    assert remarks(result)[0] == (
        "Had a tie fallen otherwise, these could have been funded instead: b"
    )


def test_side_constraints_are_options() -> None:
    projects = (
        Project("a", cost=Fraction(50), categories=("water",)),
        Project("b", cost=Fraction(40), categories=("water",), neighborhood="north"),
        Project("c", cost=Fraction(30), neighborhood="north"),
        Project("d", cost=Fraction(20)),
    )
    ballots = evolve(approvals("5: a", "4: b", "3: c", "2: d"), projects=projects)

    def funded_with(**options: object) -> tuple[str, ...]:
        return run(greedy(budget=200, **options), ballots).outcome.funded

    assert funded_with(rivals=["a,b", "c,d"]) == ("a", "c")
    assert funded_with(needs="a,d") == ("b", "c", "d", "a")
    assert funded_with(budget_per_category="water=80") == ("a", "c", "d")
    assert funded_with(budget_per_neighborhood=["north=30"]) == ("a", "c", "d")
    assert run(greedy(budget=70, minimum="b=20"), ballots).outcome.partial == (("b", Fraction(20)),)


def test_side_constraints_that_cannot_hold_are_refused() -> None:
    with pytest.raises(InputError, match="no project 'x'"):
        run(greedy(budget=9, rivals="road,x"), BALLOTS)

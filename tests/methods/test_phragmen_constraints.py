"""Phragmén's method under side constraints: rivals, and limits of categories and neighborhoods."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import UnresolvedTieError
from prioritize.methods.budget.phragmen import Phragmen
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.tally.budget import OVERFLOWS
from prioritize.tally.constraint_rules import constraints_of
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import approval_profiles
from tests.constraints import constraint_rules, grouped
from tests.methods.priced import priced
from tests.methods.test_phragmen import earned, fates, phragmen
from tests.reference.marks import ballots
from tests.reference.phragmen import outcomes


@given(approval_profiles(), st.integers(1, 9), st.sampled_from(OVERFLOWS), st.data())
def test_every_way_is_one_that_the_book_gives(
    profile: ApprovalProfile, budget: int, on_overflow: str, data: st.DataObject
) -> None:
    profile = evolve(profile, projects=grouped(profile))
    rules = evolve(data.draw(constraint_rules(profile.projects)), needs=(), minimum=())
    method = Phragmen(
        budget=Fraction(budget),
        on_overflow=on_overflow,
        rivals=rules.rivals,
        budget_per_category=rules.budget_per_category,
        budget_per_neighborhood=rules.budget_per_neighborhood,
    )
    payable = {
        each.id: each.cost
        for each in profile.projects
        if each.cost is not None and each.cost <= budget
    }
    votes = [
        (weight, frozenset(id for id, mark in marks.items() if mark))
        for weight, marks in ballots(profile)
    ]

    result = run(method, profile, tie_break=ALL)

    expected = outcomes(
        votes,
        (Fraction(0),) * len(votes),
        payable,
        Fraction(budget),
        on_overflow=on_overflow,
        rules=constraints_of(rules, profile.projects),
    )
    assert set(result.ways.selections) == {tuple(sorted(each)) for each in expected}


VOTES = priced(approvals("6: hall road", "4: well"), hall=60, road=40, well=40)


@pytest.mark.parametrize("on_overflow", OVERFLOWS)
def test_whom_a_rival_keeps_out_does_not_stop_the_count(on_overflow: str) -> None:
    """The hall would have come up at 16⅔, before the well at 17½, and not fitted beside it."""
    votes = priced(approvals("6: hall road", "4: well pool"), hall=60, road=40, well=40, pool=30)

    result = run(phragmen(budget=110, on_overflow=on_overflow, rivals="hall,road"), votes)

    assert earned(result) == [
        ("road", Fraction(20, 3)),
        ("pool", Fraction(15, 2)),
        ("well", Fraction(35, 2)),
    ]
    assert fates(result)[-1] == ("hall", "ruled-out")


def test_a_limit_keeps_a_project_out() -> None:
    projects = tuple(
        evolve(each, neighborhood="north" if each.id in ("hall", "road") else "south")
        for each in VOTES.projects
    )
    votes = evolve(VOTES, projects=projects)

    result = run(phragmen(budget=150, budget_per_neighborhood="north=90"), votes)

    assert result.outcome.funded == ("road", "well")
    assert fates(result)[-1] == ("hall", "over-limit")


def test_equal_projects_that_rule_each_other_out_are_a_tie() -> None:
    """Different voters pay for them, so that without the constraint both would be funded."""
    votes = priced(approvals("2: a", "2: b"), a=5, b=5)

    assert run(phragmen(budget=20), votes).outcome.funded == ("a", "b")
    with pytest.raises(UnresolvedTieError, match="a, b are tied"):
        run(phragmen(budget=20, rivals="a,b"), votes)
    assert run(phragmen(budget=20, rivals="a,b"), votes, tie_break=ALL).ways.selections == (
        ("a",),
        ("b",),
    )


def test_seats_of_a_group_can_be_limited() -> None:
    projects = tuple(
        Project(each, categories=("men",) if each in "ab" else ("women",)) for each in "abcd"
    )
    votes = evolve(approvals("5: a b", "2: c", "d"), projects=projects)

    result = run(phragmen(seats=3, budget_per_category="men=1"), votes, tie_break=ALL)

    assert result.ways.selections == (("a", "c", "d"), ("b", "c", "d"))

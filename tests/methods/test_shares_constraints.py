"""Equal shares under side constraints: rivals, and limits of categories and neighborhoods."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.equal_shares import EqualShares
from prioritize.model.outcome import tiers_by_score
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.tally.constraint_rules import ConstraintRules, constraints_of
from prioritize.tally.engine import run
from prioritize.tally.step import Considered, Endowed, Short
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import approval_profiles
from tests.constraints import constraint_rules, grouped
from tests.methods.priced import priced
from tests.methods.results import steps
from tests.methods.test_equal_shares import shares
from tests.methods.test_larger_shares import small_vote
from tests.reference.add1 import grown
from tests.reference.equal_shares import Utilities, outcomes
from tests.reference.greedy import awards, orders
from tests.reference.marks import ballots, sums


MONEY: Final = Fraction(7)
COMPLETIONS: Final = ("none", "add1", "add1-greedy", "greedy", "phragmen")


def kept_rules(profile: ApprovalProfile, data: st.DataObject) -> ConstraintRules:
    """Make rivals and limits."""
    return evolve(data.draw(constraint_rules(profile.projects)), needs=(), minimum=())


def kept(rules: ConstraintRules) -> dict[str, Any]:
    """Name them as the options of a method."""
    return {
        "rivals": rules.rivals,
        "budget_per_category": rules.budget_per_category,
        "budget_per_neighborhood": rules.budget_per_neighborhood,
    }


def utilities_of(profile: ApprovalProfile, *, by_cost: bool) -> list[Utilities]:
    """Say what projects are worth to each voter; a voter is a seventieth of a weight of one."""
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    return [
        {id: costs[id] if by_cost else Fraction(1) for id, mark in marks.items() if mark}
        for weight, marks in ballots(profile)
        for _ in range(int(weight * 70))
    ]


@given(approval_profiles(), st.sampled_from(["none", "greedy"]), st.data())
def test_every_way_is_one_that_the_book_gives(
    profile: ApprovalProfile, completion: str, data: st.DataObject
) -> None:
    profile = evolve(profile, projects=grouped(profile))
    rules = kept_rules(profile, data)
    declared = constraints_of(rules, profile.projects)
    utilities = utilities_of(profile, by_cost=False)
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    scores = {id: score for id, score in sums(profile).items() if score}

    method = EqualShares(budget=MONEY, completion=completion, utility="cardinality", **kept(rules))

    result = run(method, profile, tie_break=ALL)

    if 0 < len(utilities) < 400 and result.ways.complete:
        share = (MONEY / len(utilities),) * len(utilities)
        backed = {id: costs[id] for id in scores}
        bought = outcomes(utilities, share, backed, rules=declared)
        if completion == "greedy":
            bought = {
                frozenset(awards([*first, *rest], costs, MONEY, declared, on_overflow="skip"))
                for first in bought
                for rest in orders(without(tiers_by_score(scores).tiers, first))
            }
        assert set(result.ways.selections) == {tuple(sorted(each)) for each in bought}


def without(tiers: Iterable[tuple[str, ...]], some: frozenset[str]) -> list[list[str]]:
    """Leave some projects out."""
    return [[each for each in tier if each not in some] for tier in tiers]


@given(
    approval_profiles(),
    st.sampled_from(COMPLETIONS),
    st.sampled_from(["none", "satisfaction", "exclusion-ratio"]),
    st.data(),
)
def test_whatever_the_completion_no_way_breaks_a_constraint(
    profile: ApprovalProfile, completion: str, comparison: str, data: st.DataObject
) -> None:
    profile = evolve(profile, projects=grouped(profile))
    rules = kept_rules(profile, data)
    declared = constraints_of(rules, profile.projects)
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    method = EqualShares(budget=MONEY, completion=completion, comparison=comparison, **kept(rules))

    result = run(method, profile, tie_break=ALL)

    for way in result.ways.selections:
        assert all(
            declared.why_not(each, costs[each], {other: costs[other] for other in way[:at]}) is None
            for at, each in enumerate(way)
        )
    told = {each.project: each for each in steps(result, Considered)}
    paid = {each.project: each.cost for each in told.values() if each.fate == "funded"}
    for step in told.values():
        found = declared.why_not(step.project, step.cost, paid)
        if step.fate in ("unpaid", "stopped", "unaffordable") and step.cost <= MONEY:
            assert found is None
        if step.fate in ("ruled-out", "over-limit"):
            assert found is not None
            assert (step.because, step.limit) == (found.projects, found.limit)


@given(
    st.integers(0, 10**6),
    st.permutations("abcd"),
    st.sampled_from(["cost", "cardinality"]),
    st.sampled_from([("a", "b"), ("b", "c", "d")]),
    st.sampled_from([9, 18, 26]),
)
def test_larger_shares_buy_what_the_book_says_under_every_order(
    seed: int, order: list[str], utility: str, rivals: tuple[str, ...], limit: int
) -> None:
    votes = small_vote(seed)
    hoods = {"a": "north", "c": "north", "d": "north"}
    projects = tuple(evolve(each, neighborhood=hoods.get(each.id, "")) for each in votes.projects)
    votes = evolve(votes, projects=projects)
    rules = ConstraintRules(rivals=(rivals,), budget_per_neighborhood=(("north", Fraction(limit)),))
    costs = {each.id: each.cost or Fraction(0) for each in votes.projects}
    utilities = [
        {id: costs[id] if utility == "cost" else Fraction(1) for id, mark in marks.items() if mark}
        for _, marks in ballots(votes)
    ]
    backed = {
        id: cost
        for id, cost in costs.items()
        if cost <= 26 and any(id in each for each in utilities)
    }
    declared = constraints_of(rules, votes.projects)
    method = EqualShares(budget=Fraction(26), completion="add1", utility=utility, **kept(rules))

    decided = run(method, votes, tie_break=TieBreak("order", order=tuple(order)))

    book = grown(utilities, Fraction(26), backed, "".join(order), declared)
    assert tuple(sorted(decided.outcome.funded)) == tuple(sorted(book))
    assert tuple(sorted(book)) in run(method, votes, tie_break=ALL).ways.selections


VOTES: Final = priced(
    approvals("4: road", "2: road rail", "2: rail school"), road=40, rail=30, school=10
)


def test_of_rivals_the_one_is_bought_whose_turn_comes_first() -> None:
    result = run(shares(budget=100, completion="none", rivals="road,rail"), VOTES)

    assert result.outcome.funded == ("road", "school")
    assert steps(result, Considered)[-1] == Considered(
        "rail", Fraction(30), "ruled-out", Fraction(50), 3, because=("road",)
    )


def test_what_is_ruled_out_was_not_short_of_voters() -> None:
    free = run(shares(budget=60, completion="none"), VOTES)
    bound = run(shares(budget=60, completion="none", rivals="road,rail"), VOTES)

    assert [each.project for each in steps(free, Short)] == ["rail"]
    assert steps(bound, Short) == []


def test_shares_stop_growing_once_nothing_more_may_be_bought() -> None:
    """Road and school are all that can be had, and cost 50 of 1000."""
    result = run(shares(budget=1000, completion="add1", rivals="road,rail"), VOTES)

    assert [each.increment for each in steps(result, Endowed)] == [0]
    assert result.outcome.funded == ("road", "school")


@pytest.mark.parametrize("completion", COMPLETIONS)
def test_a_limit_holds_in_every_completion(completion: str) -> None:
    projects = (
        Project("park", cost=Fraction(30)),
        Project("pool", cost=Fraction(50), categories=("sport",)),
        Project("rink", cost=Fraction(40), categories=("sport",)),
    )
    votes = evolve(approvals("5: pool rink", "2: rink", "3: park"), projects=projects)
    options = {"budget": 120, "budget_per_category": "sport=60", "completion": completion}

    result = run(shares(**options), votes)

    assert sorted(result.outcome.funded) == ["park", "rink"]
    (pool,) = [each for each in steps(result, Considered) if each.project == "pool"]
    assert (pool.fate, pool.limit) == ("over-limit", "sport")


FREE: Final = priced(approvals("2: map", "3: sign", "4: road"), map=0, sign=0, road=40)


def test_rivals_that_cost_nothing_are_a_tie() -> None:
    with pytest.raises(UnresolvedTieError, match="map, sign are tied"):
        run(shares(budget=100, rivals="map,sign"), FREE)

    result = run(shares(budget=100, rivals="map,sign"), FREE, tie_break=ALL)

    assert result.ways.selections == (("map", "road"), ("road", "sign"))


def test_a_rival_that_costs_nothing_comes_before_all_others() -> None:
    result = run(shares(budget=100, rivals="map,road"), FREE)

    assert result.outcome.funded == ("map", "sign")
    assert steps(result, Short) == []


def test_equal_projects_that_rule_each_other_out_are_a_tie() -> None:
    """Nobody wants both, so that without the constraint both would be bought."""
    votes = priced(approvals("2: a", "2: b", "c"), a=5, b=5, c=1)

    assert run(shares(budget=20), votes).outcome.funded == ("a", "b", "c")
    result = run(shares(budget=20, rivals="a,b"), votes, tie_break=ALL)

    assert result.ways.selections == (("a", "c"), ("b", "c"))


def test_the_order_of_votes_is_compared_under_the_same_constraints() -> None:
    votes = priced(approvals("6: hall fair", "hall", "4: well"), hall=50, fair=50, well=40)

    result = run(shares(budget=110, comparison="satisfaction", rivals="hall,fair"), votes)

    assert result.outcome.funded == ("hall", "well")


def test_seats_can_be_limited_too() -> None:
    projects = (
        Project("a", neighborhood="north"),
        Project("b", neighborhood="north"),
        Project("c"),
    )
    votes = evolve(approvals("4: a b", "c"), projects=projects)

    result = run(shares(seats=2, budget_per_neighborhood="north=1"), votes, tie_break=ALL)

    assert result.ways.selections == (("a", "c"), ("b", "c"))


def test_constraints_that_cannot_hold_are_refused() -> None:
    with pytest.raises(InputError, match="no project 'x'"):
        run(shares(budget=9, rivals="road,x"), VOTES)

"""The most votes for the money, compared with what trying every set gives."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.knapsack import Knapsack
from prioritize.model.lists import ListProfile
from prioritize.model.outcome import Allocation, Ranking
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals, dots, scores, totals
from prioritize.registry import build
from prioritize.tally.constraint_rules import constraints_of
from prioritize.tally.constraints import Constraints
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.step import Considered
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import approval_profiles
from tests.constraints import constraint_rules, grouped
from tests.methods.priced import priced
from tests.methods.results import remarks
from tests.reference.marks import sums
from tests.shared import shared_path


def knapsack(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("knapsack", options)
    return made


def possible(
    worths: Mapping[str, Fraction],
    costs: Mapping[str, Fraction],
    budget: Fraction,
    rules: Constraints,
) -> Iterator[frozenset[str]]:
    """Yield every set that is allowed and holds nobody without votes in vain."""
    for size in range(len(costs) + 1):
        for members in map(frozenset, combinations(sorted(costs), size)):
            needed = {each for one in members for each in rules.needs.get(one, ())}
            if (
                sum(costs[each] for each in members) <= budget
                and all(len(group & members) < 2 for group in rules.rivals)
                and all(
                    limit.left({each: costs[each] for each in members}) >= 0
                    for limit in rules.limits
                )
                and needed <= members
                and all(worths[each] > 0 or each in needed for each in members)
            ):
                yield members


@given(
    approval_profiles(),
    st.integers(1, 9),
    st.sampled_from(["score", "cost"]),
    st.sampled_from([None, 1, 2]),
    st.data(),
)
def test_all_sets_with_the_most_votes_are_found(
    profile: ApprovalProfile, budget: int, utility: str, fewest: int | None, data: st.DataObject
) -> None:
    profile = evolve(profile, projects=grouped(profile))
    rules = evolve(data.draw(constraint_rules(profile.projects)), minimum=())
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    votes = sums(profile)
    worths = {each: votes[each] * (costs[each] if utility == "cost" else 1) for each in costs}
    method = Knapsack(
        budget=Fraction(budget),
        utility=utility,
        min_score=None if fewest is None else Fraction(fewest),
        rivals=rules.rivals,
        needs=rules.needs,
        budget_per_category=rules.budget_per_category,
        budget_per_neighborhood=rules.budget_per_neighborhood,
    )

    result = run(method, profile, tie_break=ALL)

    allowed = {
        members: sum((worths[each] for each in members), Fraction(0))
        for members in possible(
            worths, costs, Fraction(budget), constraints_of(rules, profile.projects)
        )
        if fewest is None or all(votes[each] >= fewest for each in members)
    }
    best = {each for each, worth in allowed.items() if worth == max(allowed.values())}
    assert set(map(frozenset, result.ways.selections)) == best
    assert frozenset(result.outcome.funded) == frozenset.intersection(*best)
    assert set(result.undecided) == frozenset.union(*best) - frozenset.intersection(*best)
    assert result.ways.complete


@given(approval_profiles(), st.integers(1, 9), st.permutations("abcde"))
def test_a_declared_order_decides_for_the_best_set_that_it_prefers(
    profile: ApprovalProfile, budget: int, order: list[str]
) -> None:
    method = knapsack(budget=budget)

    decided = run(method, profile, tie_break=TieBreak("order", order=tuple(order)))

    ways = run(method, profile, tie_break=ALL).ways.selections
    preferred = max(ways, key=lambda members: [each in members for each in order])
    assert tuple(sorted(decided.outcome.funded)) == preferred


def test_the_example_of_merkhofer_is_solved() -> None:
    """Merkhofer, Mathematical Theory for Prioritizing Projects, prioritysystem.com."""
    cases = json.loads(shared_path("oracles", "criteria.json").read_text(encoding="utf-8"))["cases"]
    (case,) = (each for each in cases if each["id"] == "portfolio-merkhofer")
    ids = [str(number) for number in range(1, len(case["inputs"]["cost"]) + 1)]
    benefits = dict(zip(ids, map(Fraction, case["inputs"]["benefit"]), strict=True))
    costs = zip(ids, case["inputs"]["cost"], strict=True)
    profile = ListProfile(
        tuple(Project(id, cost=Fraction(cost)) for id, cost in costs),
        Ranking([["3"], ["1"], ["2"], ["4"]], tuple(benefits.items())),
    )
    budget = case["inputs"]["budget"]

    best = run(knapsack(budget=budget), profile).outcome.funded
    by_ratio = build(
        "greedy-budget", {"budget": budget, "by": "score-per-cost", "on_overflow": "skip"}
    )
    greedy = run(by_ratio, profile).outcome.funded

    assert sorted(map(int, best)) == case["expected"]["optimal"]
    assert sum(benefits[each] for each in best) == case["expected"]["optimal_benefit"]
    assert sorted(map(int, greedy)) == case["expected"]["greedy_ratio"]
    assert sum(benefits[each] for each in greedy) == case["expected"]["greedy_ratio_benefit"]


def fates(profile: Profile, **options: object) -> dict[str, str]:
    """Count and return what became of every project."""
    result = run(knapsack(**options), profile)
    return {step.project: step.fate for step in result.steps if isinstance(step, Considered)}


def test_votes_may_count_as_much_as_the_project_costs() -> None:
    dear = priced(approvals("5: road", "3: well", "3: school"), road=80, well=50, school=40)

    assert run(knapsack(budget=90), dear).outcome.funded == ("school", "well")
    by_cost = run(knapsack(budget=90, utility="cost"), dear)
    assert by_cost.outcome.funded == ("road",)
    assert remarks(by_cost)[0].startswith("The funded projects bring 400 in votes times cost;")


def test_everyone_is_told_what_stood_in_the_way() -> None:
    ballots = priced(approvals("6: a", "5: b", "4: c", "3: d", "h"), a=5, b=4, c=3, d=20, h=1)

    told = fates(ballots, budget=9, min_score=2, rivals=["b,c"])

    assert told == {
        "a": "funded",
        "b": "funded",
        "c": "ruled-out",
        "d": "unaffordable",
        "h": "below-minimum",
    }


def test_what_needs_others_or_is_above_its_limit_is_told_so() -> None:
    projects = (
        Project("a", cost=Fraction(5)),
        Project("b", cost=Fraction(2)),
        Project("c", cost=Fraction(3), categories=("water",)),
        Project("d", cost=Fraction(1)),
    )
    votes = totals({"a": [1], "b": [5], "c": [4], "d": [0]})

    told = fates(
        evolve(votes, projects=projects), budget=4, needs=["b,a"], budget_per_category=["water=2"]
    )

    assert told == {"a": "unaffordable", "b": "waiting", "c": "over-limit", "d": "unsupported"}


def test_a_project_without_votes_is_funded_where_another_needs_it() -> None:
    ballots = priced(totals({"a": [0], "b": [4], "c": [3]}), a=1, b=2, c=3)

    assert fates(ballots, budget=3, needs=["b,a"]) == {
        "a": "funded",
        "b": "funded",
        "c": "outweighed",
    }
    assert fates(ballots, budget=3, needs=["b,a"], rivals=["b,c"])["a"] == "funded"
    assert fates(ballots, budget=3)["a"] == "unsupported"


TIED = priced(approvals("5: road", "3: well", "2: school"), road=60, well=50, school=40)


def test_equally_good_sets_stop_and_name_whom_only_some_hold() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        run(knapsack(budget=90), TIED)

    assert caught.value.tied == ("road", "school", "well")


def test_more_sets_than_can_be_listed_are_still_told_apart() -> None:
    ids = [f"p{number}" for number in range(40)]
    ballots = priced(approvals(" ".join(ids), "king"), **dict.fromkeys(ids, 1), king=0)

    result = run(knapsack(budget=20), ballots, tie_break=ALL)

    assert (result.outcome.funded, len(result.undecided)) == (("king",), 40)
    assert (len(result.ways.selections), result.ways.complete) == (1000, False)
    assert remarks(result) == [
        "More than 1000 sets bring 21 votes, the most that the money can buy"
    ]


@pytest.mark.parametrize(
    "profile", [dots("2: a*2 b"), scores("a=5 b=1", "b=2"), totals({"a": [4, 1], "b": [2, None]})]
)
def test_whatever_can_be_added_up_is(profile: Profile) -> None:
    assert run(knapsack(budget=1), priced(profile, a=1, b=1)).outcome.funded == ("a",)


def test_points_below_zero_are_not_bought() -> None:
    ballots = priced(scores("a=2 b=-1"), a=1, b=1)

    assert fates(ballots, budget=5) == {"a": "funded", "b": "unsupported"}


def test_a_list_without_scores_has_nothing_to_add_up() -> None:
    profile = ListProfile((Project("a", cost=Fraction(1)),), Ranking([["a"]]))

    with pytest.raises(InputError, match="no scores to add up"):
        run(knapsack(budget=5), profile)


def test_a_project_that_was_not_scored_is_not_funded() -> None:
    ranking = Ranking([["a"], ["b"]], (("a", Fraction(3)),))
    projects = tuple(Project(id, cost=Fraction(1)) for id in "ab")

    assert fates(ListProfile(projects, ranking), budget=5) == {"a": "funded", "b": "excluded"}

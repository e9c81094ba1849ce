import json
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.material import Material
from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.model.lists import ListProfile
from prioritize.model.outcome import Allocation, Ranking
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals, dots, scores, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.ties import ALL, parse_tie_break
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.methods.results import remarks
from tests.shared import shared_path


def greedy(**options: str) -> GreedyBudget:
    """Make the method with 100 to spend, its options as a person types them."""
    method: GreedyBudget = build("greedy-budget", {"budget": "100", **options})
    return method


def priced(projects: tuple[Project, ...], costs: str) -> tuple[Project, ...]:
    by_id = dict(pair.split("=") for pair in costs.split())
    return tuple(evolve(each, cost=Fraction(by_id[each.id])) for each in projects)


def ballots(costs: str, *lines: str) -> ApprovalProfile:
    profile = approvals(*lines)
    return evolve(profile, projects=priced(profile.projects, costs))


def result(profile: ApprovalProfile, **options: str) -> Result[Allocation]:
    return run(greedy(**options), profile)


def paid(order: tuple[str, ...], costs: dict[str, int], overflow: str) -> frozenset[str]:
    """Walk one strict order, as a clerk would with a pencil."""
    left, chosen = 100, []
    for project in order:
        if costs[project] <= left:
            chosen.append(project)
            left -= costs[project]
        elif overflow == "stop":
            break
    return frozenset(chosen)


@given(
    st.dictionaries(st.sampled_from("abcde"), st.tuples(st.integers(0, 3), st.integers(0, 120))),
    st.sampled_from(["skip", "stop"]),
)
def test_every_way_of_the_ties_is_what_some_order_pays(
    given_projects: dict[str, tuple[int, int]], overflow: str
) -> None:
    votes = {each: votes for each, (votes, _) in given_projects.items()}
    costs = {each: cost for each, (_, cost) in given_projects.items()}
    projects = tuple(Project(each, cost=Fraction(costs[each])) for each in sorted(costs))
    tiers = [[each for each in votes if votes[each] == number] for number in (3, 2, 1, 0)]
    profile = ListProfile(projects, Ranking([tier for tier in tiers if tier]))

    found = run(greedy(on_overflow=overflow), profile, tie_break=ALL)

    expected = {
        paid(order, costs, overflow)
        for order in permutations(sorted(votes))
        if all(votes[one] >= votes[other] for one, other in pairwise(order))
    }
    assert {frozenset(each) for each in found.ways.selections} == expected
    assert found.outcome.spent <= 100


def test_a_project_that_does_not_fit_ends_the_list() -> None:
    found = result(ballots("a=50 b=70 c=30", "5: a", "4: b", "3: c"))

    assert found.outcome.funded == ("a",)
    assert remarks(found) == ["With on_overflow=skip also funded: c"]


def test_a_project_that_does_not_fit_is_passed_over() -> None:
    found = result(ballots("a=50 b=70 c=30", "5: a", "4: b", "3: c"), on_overflow="skip")

    assert found.outcome.funded == ("a", "c")
    assert found.outcome.left == 20
    assert remarks(found) == ["With on_overflow=stop not funded: c"]


def test_equals_that_all_fit_need_no_choice() -> None:
    found = result(ballots("a=50 b=50 c=30", "a b", "c", "a b"))

    assert found.outcome.ranking.tiers == (("a", "b"), ("c",))
    assert found.ties == ()


def test_equals_that_do_not_all_fit_stop_the_count_and_are_named() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        result(ballots("a=60 b=60 c=30", "a b", "c", "a b"), on_overflow="skip")

    assert caught.value.tied == ("a", "b")


def test_a_declared_order_decides_at_the_line() -> None:
    profile = ballots("a=60 b=60 c=30", "a b", "c", "a b")
    skipping = greedy(on_overflow="skip")

    found = run(skipping, profile, tie_break=parse_tie_break("order:b,a,c"))

    assert found.outcome.funded == ("b", "c")


def test_every_way_of_a_tie_is_shown() -> None:
    profile = ballots("a=60 b=60 c=30", "a b", "c", "a b")
    skipping = greedy(on_overflow="skip")

    found = run(skipping, profile, tie_break=ALL)

    assert found.outcome.funded == ("c",)
    assert found.undecided == ("a", "b")
    assert found.ways.selections == (("a", "c"), ("b", "c"))


def test_eight_equals_are_followed_as_sets_and_not_as_orders() -> None:
    names = "abcdefgh"
    profile = ballots(" ".join(f"{each}=25" for each in names), " ".join(names))

    found = run(greedy(on_overflow="skip"), profile, tie_break=ALL)

    assert len(found.ways.selections) == 70
    assert found.ways.complete


@pytest.mark.parametrize("votes,expected", [("3", ("a",)), ("2", ("a", "b"))])
def test_a_score_is_needed_and_reaching_it_is_enough(votes: str, expected: tuple[str, ...]) -> None:
    profile = ballots("a=10 b=10", "3: a", "2: b")

    assert result(profile, min_score=votes).outcome.funded == expected


def test_votes_for_each_unit_of_money_put_the_free_first() -> None:
    profile = ballots("a=90 b=10 c=0", "9: a", "2: b", "c")

    found = result(profile, by="score-per-cost")

    assert found.outcome.funded == ("c", "b", "a")


def test_dots_scores_totals_and_lists_are_put_in_order_too() -> None:
    costs = "a=60 b=60"
    given_by_dots = dots("a*3 b", "b")
    by_scores = scores("a=5 b=2")
    sheet = totals({"a": [4], "b": [1]})
    listed = ListProfile(given_by_dots.projects, Ranking([["a"], ["b"]]))
    method = greedy()

    outcomes = [
        run(method, evolve(each, projects=priced(each.projects, costs))).outcome
        for each in (given_by_dots, by_scores, sheet, listed)
    ]

    assert [each.funded for each in outcomes] == [("a",)] * 4


def test_projects_without_a_cost_are_all_named() -> None:
    with pytest.raises(InputError) as caught:
        run(greedy(), approvals("a b"))

    assert [str(each.what) for each in caught.value.findings] == [
        "The cost of a is not known",
        "The cost of b is not known",
    ]


def test_a_cost_below_zero_is_refused() -> None:
    with pytest.raises(InputError, match="cost of a is below 0"):
        result(ballots("a=-1", "a"))


@pytest.mark.parametrize("option", [{"min_score": "1"}, {"by": "score-per-cost"}])
def test_an_order_without_scores_has_no_score_to_ask_for(option: dict[str, str]) -> None:
    listed = ListProfile((Project("a", cost=Fraction(1)),), Ranking([["a"]]))

    with pytest.raises(InputError, match="has an order and no scores"):
        run(greedy(**option), listed)


def test_the_official_lists_of_real_cities_are_reproduced() -> None:
    folder = shared_path("data", "pabulib")
    cases = json.loads(shared_path("oracles", "pabulib.json").read_text(encoding="utf-8"))["cases"]

    differing = {
        name: case["funded"]
        for name, case in cases.items()
        if sorted(case["funded"]) not in _possible(name, (folder / name).read_bytes())
    }

    assert differing == {}


def _possible(name: str, content: bytes) -> list[list[str]]:
    request = Request(tie_break="all")
    lists = rank(Material("ballots", name, {name: content}, request.settings()))
    return [sorted(each) for each in lists.listings[0].result.ways.selections]

from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError, UnresolvedTieError
from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.model.lists import ListProfile
from prioritize.model.outcome import Allocation, Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals, dots, scores, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.step import Considered
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import approval_profiles, methods_for
from tests.methods.priced import priced
from tests.methods.results import remarks, scored
from tests.reference.greedy import funded, orders
from tests.reference.marks import sums


def greedy(**options: object) -> Method[Profile, Allocation]:
    """Make the method from options as they are typed."""
    made: Method[Profile, Allocation] = build("greedy-budget", options)
    return made


def listed(*tiers: str, **costs: int) -> ListProfile:
    """Make a ranked list without scores."""
    projects = tuple(Project(id, cost=Fraction(cost)) for id, cost in costs.items())
    return ListProfile(projects, Ranking([tier.split() for tier in tiers]))


@given(approval_profiles(), methods_for(GreedyBudget))
def test_every_selection_is_one_that_some_order_of_equals_gives(
    profile: ApprovalProfile, drawn: GreedyBudget
) -> None:
    method = GreedyBudget(
        budget=drawn.budget, on_overflow=drawn.on_overflow, min_score=drawn.min_score, by=drawn.by
    )
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}

    result = run(method, profile, tie_break=ALL)

    expected = {
        funded(order, costs, method.budget, on_overflow=method.on_overflow)
        for order in orders(tiers_by_score(worths(profile, method)).tiers)
    }
    if result.ways.complete:
        assert set(result.ways.selections) == expected
    assert result.outcome.spent == sum(costs[each] for each in result.outcome.funded)
    assert result.outcome.spent <= method.budget


def worths(profile: ApprovalProfile, method: GreedyBudget) -> dict[str, Fraction]:
    """Say by what the projects come up that may be funded."""
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}
    return {
        each: count / (1 if method.by == "score" else costs[each])
        for each, count in sums(profile).items()
        if method.min_score is None or count >= method.min_score
    }


BALLOTS = priced(approvals("5: road", "4: well", "3: school"), road=60, well=50, school=30)


def test_the_count_stops_at_the_first_that_does_not_fit() -> None:
    result = run(greedy(budget=100), BALLOTS)

    assert result.outcome == Allocation(
        ("road",),
        Ranking(
            [["road"], ["well"], ["school"]],
            (("road", Fraction(5)), ("school", Fraction(3)), ("well", Fraction(4))),
        ),
        Fraction(100),
        Fraction(60),
    )
    assert [step.fate for step in result.steps if isinstance(step, Considered)] == [
        "funded",
        "unaffordable",
        "stopped",
    ]
    assert remarks(result) == ["With on_overflow=skip this would be funded: road, school"]


def test_or_it_goes_on_to_the_next_that_fits() -> None:
    result = run(greedy(budget=100, on_overflow="skip"), BALLOTS)

    assert result.outcome.funded == ("road", "school")
    assert result.outcome.left == 10
    assert remarks(result) == ["With on_overflow=stop this would be funded: road"]


@pytest.mark.parametrize(
    "budget, remark",
    [
        (140, "With on_overflow=skip the same would be funded"),
        (55, "With on_overflow=skip this would be funded: well"),
    ],
)
def test_the_other_rule_is_always_told(budget: int, remark: str) -> None:
    assert remarks(run(greedy(budget=budget), BALLOTS)) == [remark]


def test_the_other_rule_may_fund_nothing() -> None:
    result = run(greedy(budget=55, on_overflow="skip"), BALLOTS)

    assert remarks(result) == ["With on_overflow=stop nothing would be funded"]


def test_the_other_rule_may_depend_on_a_tie() -> None:
    ballots = priced(approvals("2: a", "b", "c"), a=60, b=30, c=30)

    result = run(greedy(budget=50), ballots)

    assert remarks(result) == ["What on_overflow=skip would fund depends on a tie"]


def test_projects_need_the_fewest_votes_asked_for() -> None:
    result = run(greedy(budget=200, min_score=4), BALLOTS)

    assert result.outcome.funded == ("road", "well")


def test_cheap_projects_come_up_first_by_votes_per_cost() -> None:
    result = run(greedy(budget=100, by="score-per-cost"), BALLOTS)

    assert result.outcome.ranking.tiers == (("school",), ("road",), ("well",))
    assert result.outcome.funded == ("school", "road")


def test_what_costs_nothing_comes_first_by_votes_per_cost() -> None:
    ballots = priced(approvals("9: road", "2: sign", "1: map"), road=1, sign=0, map=0)

    result = run(greedy(budget=1, by="score-per-cost"), ballots)

    assert result.outcome.ranking.tiers == (("sign",), ("map",), ("road",))


def test_a_tie_at_the_line_stops_and_names_the_tied() -> None:
    ballots = priced(approvals("3: a", "b", "c"), a=50, b=40, c=40)

    with pytest.raises(UnresolvedTieError) as caught:
        run(greedy(budget=100), ballots)

    assert caught.value.tied == ("b", "c")


def test_a_tie_at_the_line_is_decided_by_a_declared_order() -> None:
    ballots = priced(approvals("3: a", "b", "c"), a=50, b=40, c=40)

    result = run(greedy(budget=100), ballots, tie_break=TieBreak("order", order=tuple("cba")))

    assert result.outcome.funded == ("a", "c")
    assert result.outcome.ranking.tiers == (("a",), ("b", "c"))


def test_all_ways_of_a_tie_are_told() -> None:
    ballots = priced(approvals("3: a", "b", "c"), a=50, b=40, c=40)

    result = run(greedy(budget=100), ballots, tie_break=ALL)

    assert result.ways.selections == (("a", "b"), ("a", "c"))
    assert (result.outcome.funded, result.undecided) == (("a",), ("b", "c"))


def test_a_tie_that_does_not_matter_stops_nothing() -> None:
    ballots = priced(approvals("3: a", "b", "c"), a=50, b=40, c=40)

    result = run(greedy(budget=130), ballots)

    assert result.outcome.funded == ("a", "b", "c")
    assert result.outcome.ranking.tiers == (("a",), ("b", "c"))


def test_many_equal_projects_above_the_line_do_not_multiply_the_ways() -> None:
    ids = [f"p{number}" for number in range(40)]
    profile = priced(approvals(" ".join(ids)), **dict.fromkeys(ids, 1))

    result = run(greedy(budget=40), profile)

    assert len(result.outcome.funded) == 40
    assert result.ways.followed == 1


def test_eight_equals_are_followed_as_sets_and_not_as_orders() -> None:
    profile = priced(approvals(" ".join("abcdefgh")), **dict.fromkeys("abcdefgh", 25))

    result = run(greedy(budget=100), profile, tie_break=ALL)

    assert len(result.ways.selections) == 70
    assert result.ways.complete


@pytest.mark.parametrize(
    "profile, measure, votes",
    [
        (dots("2: a*2 b"), "dots", {"a": 4, "b": 2}),
        (scores("a=5 b=1", "b=2"), "points", {"a": 5, "b": 3}),
        (totals({"a": [4, 1], "b": [2, None]}), "votes", {"a": 5, "b": 2}),
    ],
)
def test_whatever_can_be_added_up_is(profile: Profile, measure: str, votes: dict[str, int]) -> None:
    result = run(greedy(budget=1), priced(profile, a=1, b=1))

    assert dict(scored(result, measure)) == votes
    assert result.outcome.funded == ("a",)


def test_a_ranked_list_is_taken_in_its_order() -> None:
    profile = listed("b", "a c", a=2, b=3, c=9)

    result = run(greedy(budget=5, on_overflow="skip"), profile)

    assert result.outcome.funded == ("b", "a")
    assert result.outcome.ranking.scores == ()


def test_a_list_without_scores_has_no_votes_to_compare() -> None:
    with pytest.raises(InputError, match="The list has no scores"):
        run(greedy(budget=5, min_score=1), listed("a", a=2))


def test_a_project_that_was_not_scored_is_not_funded() -> None:
    """Where too few reviewed a project, a list has scores only for the others."""
    ranking = Ranking([["a"], ["b"]], (("a", Fraction(3)),))
    projects = tuple(Project(id, cost=Fraction(1)) for id in "ab")

    for by in ("score", "score-per-cost"):
        result = run(greedy(budget=5, by=by), ListProfile(projects, ranking))
        fates = [step.fate for step in result.steps if isinstance(step, Considered)]
        assert fates == ["funded", "excluded"]


def test_a_list_of_other_projects_is_refused() -> None:
    profile = ListProfile((Project("a", cost=Fraction(1)),), Ranking([["b"]]))

    with pytest.raises(InputError, match="not the same"):
        run(greedy(budget=5), profile)


def test_a_project_without_a_cost_is_named() -> None:
    with pytest.raises(InputError, match="Project a has no cost"):
        run(greedy(budget=5), approvals("a"))

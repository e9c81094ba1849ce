from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, reject
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError
from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from prioritize.tally.step import Weighed
from prioritize.testing.strategies import scoresheet_profiles
from tests.methods.results import notices, remarks, scored, steps
from tests.reference.weighted_sum import reviewers, weighted_sum


def has_scales(profile: ScoresheetProfile) -> bool:
    """Say whether every criterion has a scale."""
    return all(None not in (each.lowest, each.highest) for each in profile.criteria)


SHEETS = scoresheet_profiles().filter(has_scales)


def matrix(*rows: str, weights: str) -> ScoresheetProfile:
    """Make the sheet of one reviewer: projects a, b, c … with their scores."""
    names = [f"c{number}" for number in range(len(weights.split()))]
    reviews = {"one": " ".join(f"{id}={row}" for id, row in zip("abcdef", rows, strict=False))}
    return scoresheet(dict(zip(names, weights.split(), strict=True)), reviews)


@given(SHEETS, st.integers(1, 3))
def test_sums_are_those_of_adding_up_cell_by_cell(profile: ScoresheetProfile, minimum: int) -> None:
    outcome = run(WeightedSum(minimum_reviews=minimum), profile).outcome

    expected = {
        project.id: total
        for row, project in enumerate(profile.projects)
        if (total := weighted_sum(profile, row)) is not None and reviewers(profile, row) >= minimum
    }
    assert dict(outcome.scores) == expected
    last = {project.id for project in profile.projects} - set(expected)
    assert not last or set(outcome.tiers[-1]) == last


@given(SHEETS)
def test_with_full_sheets_both_orders_of_averaging_agree(profile: ScoresheetProfile) -> None:
    full = evolve(profile, states=profile.states * 0 + profile.states.max(initial=6))
    by_criterion, by_reviewer = (
        run(WeightedSum(minimum_reviews=1, order=order), full).outcome
        for order in ("criterion", "reviewer")
    )

    assert by_criterion == by_reviewer


def test_a_published_example_has_an_exact_tie() -> None:
    """Triantaphyllou (2000): 21.5, 22 and 22, where floats need not agree on the tie."""
    sheet = matrix("25,20,15,30", "10,30,20,30", "30,10,30,10", weights="0.2 0.15 0.4 0.25")

    outcome = run(WeightedSum(minimum_reviews=1, normalisation="none"), sheet).outcome

    assert dict(outcome.scores) == {"a": Fraction(43, 2), "b": 22, "c": 22}
    assert outcome.tiers == (("b", "c"), ("a",))


def test_a_recusal_lowers_nobodys_mean() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=4", "ben": "a=r", "eve": "a=2"}, scale=(0, 4))

    outcome = run(WeightedSum(minimum_reviews=2), sheet).outcome

    assert dict(outcome.scores) == {"a": Fraction(3, 4)}


def test_the_two_orders_of_averaging_differ_where_scores_are_missing() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"ann": "a=4,0", "ben": "a=0,-"}, scale=(0, 4))

    by_criterion = run(WeightedSum(minimum_reviews=1), sheet).outcome
    by_reviewer = run(WeightedSum(minimum_reviews=1, order="reviewer"), sheet).outcome

    assert dict(by_criterion.scores) == {"a": Fraction(1, 2)}
    assert dict(by_reviewer.scores) == {"a": 1}


def test_too_few_reviews_are_insufficient() -> None:
    sheet = scoresheet(
        {"need": 1}, {"ann": "a=1 b=4", "ben": "a=1 b=4", "eve": "a=1"}, scale=(0, 4)
    )

    result = run(WeightedSum(), sheet)

    assert result.outcome.tiers == (("a",), ("b",))
    assert dict(result.outcome.scores) == {"a": Fraction(1, 4)}
    assert notices(result) == ["b has 2 reviews and needs 3; it is not compared"]


def test_a_criterion_that_nobody_scored_is_insufficient() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"ann": "a=4,- b=1,1"}, scale=(0, 4))

    result = run(WeightedSum(minimum_reviews=1), sheet)

    assert result.outcome.tiers == (("b",), ("a",))
    assert notices(result) == ["Nobody scored a on y; it is not compared"]


def test_a_criterion_without_weight_needs_no_scores() -> None:
    sheet = scoresheet({"x": 1, "y": 0}, {"ann": "a=4,- b=1,1"}, scale=(0, 4))

    assert run(WeightedSum(minimum_reviews=1), sheet).outcome.tiers == (("a",), ("b",))


def test_a_low_cost_is_better() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"ann": "a=2,1 b=2,3"}, scale=(0, 4), costs="y")

    for how in ("scale", "none", "min-max", "max", "sum", "vector"):
        method = WeightedSum(minimum_reviews=1, normalisation=how)
        assert run(method, sheet).outcome.tiers == (("a",), ("b",))


def test_weights_may_add_up_to_anything() -> None:
    sheet = scoresheet({"x": 60, "y": 40}, {"ann": "a=4,4 b=0,4"}, scale=(0, 4))

    assert dict(run(WeightedSum(minimum_reviews=1), sheet).outcome.scores) == {"a": 100, "b": 40}


def test_without_any_scale_scores_are_taken_as_they_are() -> None:
    result = run(WeightedSum(minimum_reviews=1), matrix("15,30", "20,10", weights="1 1"))

    assert dict(result.outcome.scores) == {"a": 45, "b": 30}
    assert remarks(result) == ["No scale is declared; mean scores are weighed as they are"]


def test_with_some_scales_the_missing_ones_are_named() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"ann": "a=4,1"}, scale=(0, 4))
    half = evolve(sheet, criteria=(sheet.criteria[0], evolve(sheet.criteria[1], lowest=None)))

    with pytest.raises(InputError, match="No scale is declared for y"):
        run(WeightedSum(minimum_reviews=1), half)


def test_the_vector_norm_is_compared_exactly() -> None:
    """Both columns have the same length, √(1 + 4) and √(4 + 1): an exact tie of sums of roots."""
    sheet = matrix("1,2", "2,1", weights="1 1")

    result = run(WeightedSum(minimum_reviews=1, normalisation="vector"), sheet)

    assert result.outcome.tiers == (("a", "b"),)
    assert scored(result, "weighted sum")[0][1] == Fraction("1.341640786500")


def test_what_differs_behind_the_decimals_shown_is_told_apart() -> None:
    sheet = matrix("100000000000000", "100000000000001", weights="1")

    outcome = run(WeightedSum(minimum_reviews=1, normalisation="vector"), sheet).outcome

    assert outcome.tiers == (("b",), ("a",))
    assert len({score for _, score in outcome.scores}) == 1


def test_totals_per_reviewer_do_not_compare_projects() -> None:
    with pytest.raises(OptionError, match="compares projects"):
        WeightedSum(order="reviewer", normalisation="max")


@given(
    SHEETS,
    st.sampled_from(["scale", "none", "min-max", "max", "sum"]),
    st.sampled_from(["direct", "swing", "rank-sum", "roc"]),
)
def test_the_points_of_the_criteria_add_up_to_the_sum(
    profile: ScoresheetProfile, normalisation: str, weights: str
) -> None:
    method = WeightedSum(normalisation=normalisation, weights=weights, minimum_reviews=1)
    try:
        result = run(method, profile)
    except InputError:
        reject()

    added: dict[str, Fraction] = {}
    for step in steps(result, Weighed):
        for project, mean in scored(result, step.criterion):
            if project in dict(result.outcome.scores):
                points = step.points(mean)
                assert points is not None
                added[project] = added.get(project, Fraction(0)) + points
    assert added == dict(result.outcome.scores)


def test_points_of_roots_are_not_told_as_if_they_were_exact() -> None:
    result = run(
        WeightedSum(normalisation="vector", minimum_reviews=1), matrix("1", "2", weights="1")
    )

    (weighed,) = steps(result, Weighed)
    assert weighed.root == 5
    assert weighed.points(Fraction(1)) is None


def test_means_stand_beside_the_sum() -> None:
    result = run(WeightedSum(minimum_reviews=1), matrix("1,2", "2,1", weights="1 1"))

    assert scored(result, "c0") == (("a", Fraction(1)), ("b", Fraction(2)))


def test_weights_must_add_up_to_a_declared_total() -> None:
    sheet = scoresheet({"x": 60, "y": 30}, {"ann": "a=4,4"}, scale=(0, 4))

    assert run(WeightedSum(minimum_reviews=1, total=Fraction(90)), sheet).outcome.scores
    with pytest.raises(InputError, match="The weights add up to 90, not to 100"):
        run(WeightedSum(minimum_reviews=1, total=Fraction(100)), sheet)


def test_without_any_weight_nothing_is_weighed() -> None:
    with pytest.raises(InputError, match="All weights are 0: x, y"):
        run(WeightedSum(), scoresheet({"x": 0, "y": 0}, {"ann": "a=4,4"}, scale=(0, 4)))


def test_swing_points_count_as_parts_of_their_sum() -> None:
    sheet = scoresheet({"x": 100, "y": 60}, {"ann": "a=4,0 b=0,4"}, scale=(0, 4))

    result = run(WeightedSum(minimum_reviews=1, weights="swing"), sheet)

    assert dict(result.outcome.scores) == {"a": Fraction(5, 8), "b": Fraction(3, 8)}
    assert remarks(result) == ["Weights (swing): x 5/8, y 3/8"]


def test_the_order_of_the_criteria_can_be_enough() -> None:
    sheet = scoresheet({"x": 5, "y": 4, "z": 4}, {"ann": "a=4,0,0 b=0,4,4"}, scale=(0, 4))

    result = run(WeightedSum(minimum_reviews=1, weights="roc"), sheet)

    assert dict(result.outcome.scores) == {"a": Fraction(11, 18), "b": Fraction(7, 18)}


def test_values_that_compare_projects_come_with_a_warning() -> None:
    sheet = scoresheet({"x": 1}, {"ann": "a=4 b=1"}, scale=(0, 4))

    result = run(WeightedSum(minimum_reviews=1, normalisation="min-max"), sheet)

    assert "if one of them withdraws" in notices(result)[0]


def test_many_decimals_do_not_overflow() -> None:
    sheet = scoresheet({"x": "1/7", "y": "1/11"}, {"ann": "a=99999999999,1 b=99999999999,2"})

    outcome = run(WeightedSum(minimum_reviews=1, normalisation="vector"), sheet).outcome
    exact = run(WeightedSum(minimum_reviews=1), sheet).outcome

    assert outcome.tiers == exact.tiers == (("b",), ("a",))
    assert exact.scores[0][1] == Fraction(99999999999, 7) + Fraction(1, 11)

"""Severity taken out of scores, exactly where that can be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.analysis.calibration import (
    Score,
    Variances,
    centered,
    estimated_variances,
    least_squares,
    panels,
    raw_means,
    shrunken,
    standardized,
)
from prioritize.errors import InputError
from tests.oracles import criteria_case


def _oracle(id: str) -> tuple[list[Score], dict[str, dict[str, float]]]:
    case = criteria_case(id)
    scores = [
        Score(project, reviewer, Fraction(value))
        for project, reviewer, value in case["inputs"]["scores"]
    ]
    return scores, case["expected"]


def test_least_squares_agree_with_the_oracle() -> None:
    scores, expected = _oracle("calibrate-ls")

    found = least_squares(scores)

    assert raw_means(scores) == pytest.approx(expected["raw_mean"])
    assert dict(found.projects) == pytest.approx(expected["calibrated"])
    assert dict(found.reviewers) == pytest.approx(expected["reviewer_effect"])


@pytest.mark.parametrize("degrees", [0, 1])
def test_standardized_scores_agree_with_the_oracle(degrees: int) -> None:
    scores, expected = _oracle("calibrate-z")

    found = standardized(scores, minimum=2, degrees=degrees)

    assert found == pytest.approx(expected[f"ddof{degrees}"])


def test_too_few_scores_are_not_standardized() -> None:
    scores, _ = _oracle("calibrate-z")

    with pytest.raises(InputError, match="R1, R2, R3 gave fewer than 8 scores"):
        standardized(scores)


def test_shrunken_scores_agree_with_the_published_values() -> None:
    """Scores of three projects, with variances 1, 1 and 1/2: 7.4762, 6.3333, 7.1905."""
    scores, _ = _oracle("calibrate-ls")

    found = shrunken(scores, Variances(Fraction(1), Fraction(1), Fraction(1, 2)))

    assert [float(value) for _, value in found.projects] == pytest.approx(
        [7.4762, 6.3333, 7.1905], abs=5e-5
    )


def test_panels_without_a_common_reviewer_are_refused() -> None:
    scores = [Score("a", "x", Fraction(1)), Score("b", "y", Fraction(2))]

    assert panels(scores) == (("a",), ("b",))
    with pytest.raises(InputError, match="No reviewer joins a and b"):
        least_squares(scores)


@st.composite
def whole_tables(draw: st.DrawFn) -> list[Score]:
    """Draw scores of all of three reviewers for all of up to four projects."""
    size = draw(st.integers(2, 4))
    return [
        Score(project, reviewer, Fraction(draw(st.integers(1, 9))))
        for project in "abcd"[:size]
        for reviewer in "xyz"
    ]


@given(whole_tables())
def test_where_everybody_scored_everything_calibration_changes_nothing(
    scores: list[Score],
) -> None:
    raw = raw_means(scores)

    assert centered(scores) == raw
    assert dict(least_squares(scores).projects) == raw


@given(whole_tables(), st.integers(-3, 3))
def test_a_harsher_reviewer_moves_no_calibrated_project_against_another(
    scores: list[Score], shift: int
) -> None:
    some = scores[1:]
    harsher = [
        Score(each.project, each.reviewer, each.value + shift * (each.reviewer == "y"))
        for each in some
    ]

    before, after = (dict(least_squares(each).projects) for each in (some, harsher))

    differences = {after[each] - before[each] for each in before}
    assert len(differences) == 1


@given(whole_tables())
def test_shrunken_scores_lie_nearer_together_than_fitted_ones(scores: list[Score]) -> None:
    fit = least_squares(scores)

    drawn = dict(shrunken(scores, estimated_variances(scores, fit)).projects)

    fitted = dict(fit.projects)
    assert max(drawn.values()) - min(drawn.values()) <= max(fitted.values()) - min(fitted.values())


def test_a_large_panel_is_fitted_to_six_decimals() -> None:
    scores = [
        Score(f"p{p}", f"r{r}", Fraction((7 * p + 3 * r + p * r) % 11))
        for p in range(90)
        for r in range(15)
        if (p + r) % 4
    ]

    fit = least_squares(scores)

    projects, reviewers = dict(fit.projects), dict(fit.reviewers)
    left = [
        each.value - projects[each.project] - reviewers[each.reviewer]
        for each in scores
        if each.reviewer == "r3"
    ]
    assert abs(sum(left, Fraction(0))) < Fraction(1, 1000)
    assert abs(sum(reviewers.values(), Fraction(0))) < Fraction(1, 1000)

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError
from prioritize.methods.criteria.topsis import Topsis
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from tests.methods.matrices import Matrix, matrices
from tests.methods.results import notices, scored
from tests.reference.matrix import distances


@given(matrices(least=0))
def test_the_order_is_that_of_the_squares_of_the_distances(matrix: Matrix) -> None:
    outcome = run(Topsis(minimum_reviews=1), matrix.sheet).outcome

    places = outcome.places()
    parts = [
        far / (near + far) if near + far else Fraction(1)
        for near, far in distances(matrix.exact, matrix.weights)
    ]
    for one, own in enumerate(parts):
        for other, another in enumerate(parts):
            assert (places[f"p{one}"] < places[f"p{other}"]) == (own > another)


@given(matrices(least=0))
def test_closeness_is_the_distance_from_the_worst_as_a_part_of_both(matrix: Matrix) -> None:
    scores = dict(run(Topsis(minimum_reviews=1), matrix.sheet).outcome.scores)

    for row, (near, far) in enumerate(distances(matrix.exact, matrix.weights)):
        if f"p{row}" in scores:
            closeness = float(far) ** 0.5 / (float(near) ** 0.5 + float(far) ** 0.5)
            assert abs(float(scores[f"p{row}"]) - closeness) < 1e-9


@given(matrices(least=0))
def test_both_distances_are_told(matrix: Matrix) -> None:
    result = run(Topsis(minimum_reviews=1), matrix.sheet)

    expected = distances(matrix.exact, matrix.weights)
    assume(any(near + far for near, far in expected))
    for measure, side in (("D⁺", 0), ("D⁻", 1)):
        for (_, score), squares in zip(scored(result, measure), expected, strict=True):
            assert abs(float(score) - float(squares[side]) ** 0.5) < 1e-9


@given(matrices(costs=3))
def test_a_cost_is_a_benefit_turned_round_with_the_vector_norm(matrix: Matrix) -> None:
    turned = Matrix(
        tuple(
            tuple(-each if place in matrix.costs else each for place, each in enumerate(row))
            for row in matrix.rows
        ),
        matrix.weights,
    )

    one, other = (run(Topsis(minimum_reviews=1), each.sheet).outcome for each in (matrix, turned))

    assert one == other


def test_what_differs_behind_the_decimals_shown_is_told_apart() -> None:
    sheet = scoresheet(
        {"x": 1}, {"one": "a=100000000000000 b=99999999999999 c=200000000000000 d=0"}
    )

    outcome = run(Topsis(minimum_reviews=1), sheet).outcome

    assert outcome.tiers == (("c",), ("a",), ("b",), ("d",))
    assert dict(outcome.scores)["a"] == dict(outcome.scores)["b"] == Fraction(1, 2)


def test_projects_that_nothing_tells_apart_share_a_place_without_a_score() -> None:
    result = run(Topsis(minimum_reviews=1), scoresheet({"x": 1}, {"one": "a=3 b=3"}))

    assert (result.outcome.tiers, result.outcome.scores) == ((("a", "b"),), ())
    assert notices(result)[0] == "All projects have 3 on x, which tells nothing apart"


def marks(projects: str) -> ScoresheetProfile:
    """Make a sheet of some of three projects."""
    given = {"a": "10,1", "b": "2,9", "c": "0,4"}
    review = " ".join(f"{each}={given[each]}" for each in projects)
    return scoresheet({"x": 1, "y": 1}, {"one": review}, scale=(0, 10))


def test_the_order_of_two_can_turn_when_a_third_withdraws_and_that_is_said() -> None:
    method = Topsis(minimum_reviews=1)

    assert run(method, marks("abc")).outcome.among("ab").tiers == (("a",), ("b",))
    assert run(method, marks("ab")).outcome.tiers == (("b",), ("a",))
    assert "if one of them withdraws" in notices(run(method, marks("abc")))[0]


@given(st.sampled_from(["scale", "none"]), matrices(most=10, projects=5))
def test_with_fixed_ideals_no_withdrawal_turns_the_order(how: str, matrix: Matrix) -> None:
    method = Topsis(minimum_reviews=1, normalisation=how, ideals="scale")
    criteria = tuple(
        evolve(each, lowest=Fraction(0), highest=Fraction(10)) for each in matrix.sheet.criteria
    )
    full = evolve(matrix.sheet, criteria=criteria)
    fewer = evolve(Matrix(matrix.rows[:-1], matrix.weights).sheet, criteria=criteria)

    whole, rest = (run(method, each) for each in (full, fewer))

    ids = {each.id for each in fewer.projects}
    assert whole.outcome.among(ids).tiers == rest.outcome.tiers
    assert not any("withdraws" in notice for notice in notices(whole))


def test_the_ends_of_a_scale_have_no_part_of_the_best() -> None:
    with pytest.raises(OptionError, match="no value for the ends of a scale"):
        Topsis(normalisation="max", ideals="scale")


def test_fixed_ideals_need_a_scale() -> None:
    sheet = scoresheet({"x": 1}, {"one": "a=3 b=2"})

    with pytest.raises(InputError, match="No scale is declared for x"):
        run(Topsis(minimum_reviews=1, ideals="scale"), sheet)

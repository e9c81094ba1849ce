from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.promethee import Promethee
from prioritize.model.outcome import Ranking, Relation
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from prioritize.tally.preference_shape import Shape
from tests.methods.matrices import Matrix, matrices
from tests.methods.results import remarks, scored
from tests.reference.matrix import flows


HALF = Fraction(1, 2)
SHAPES = st.one_of(
    st.just(Shape("usual")),
    st.builds(lambda q: Shape("u-shape", (q,)), st.sampled_from([Fraction(0), HALF, Fraction(2)])),
    st.builds(lambda p: Shape("v-shape", (p,)), st.sampled_from([HALF, Fraction(3)])),
    st.builds(
        lambda name, q, more: Shape(name, (q, q + more)),
        st.sampled_from(["level", "linear"]),
        st.sampled_from([Fraction(0), Fraction(5, 3)]),
        st.sampled_from([Fraction(1, 3), Fraction(4)]),
    ),
)


@given(matrices(least=-3), SHAPES)
def test_flows_are_those_of_comparing_every_two(matrix: Matrix, shape: Shape) -> None:
    result = run(Promethee(minimum_reviews=1, preference=(shape,)), matrix.sheet)

    expected = flows(matrix.exact, matrix.weights, shape.name, shape.thresholds)
    assert scored(result, "positive flow") == tuple(
        (f"p{row}", above) for row, (above, _) in enumerate(expected)
    )
    assert scored(result, "net flow") == tuple(
        (f"p{row}", above - below) for row, (above, below) in enumerate(expected)
    )


@given(matrices(), st.sampled_from([HALF, Fraction(2), Fraction(7)]))
def test_gaussian_flows_are_those_of_comparing_every_two(matrix: Matrix, s: Fraction) -> None:
    shape = Shape("gaussian", (s,))

    result = run(Promethee(minimum_reviews=1, preference=(shape,)), matrix.sheet)

    expected = flows(matrix.exact, matrix.weights, "gaussian", (s,))
    for (_, flow), (above, below) in zip(scored(result, "net flow"), expected, strict=True):
        assert abs(float(flow) - (above - below)) < 1e-9


@given(matrices(least=-3), SHAPES)
def test_a_relation_is_what_neither_flow_speaks_against(matrix: Matrix, shape: Shape) -> None:
    method = Promethee(minimum_reviews=1, preference=(shape,), variant="i")

    outcome = run(method, matrix.sheet).outcome

    assert isinstance(outcome, Relation)
    own = flows(matrix.exact, matrix.weights, shape.name, shape.thresholds)
    assert outcome.pairs == tuple(
        (f"p{one}", f"p{other}")
        for one in range(len(own))
        for other in range(len(own))
        if own[one] != own[other] and own[one][0] >= own[other][0] and own[one][1] <= own[other][1]
    )


def test_equal_sums_of_exponentials_are_equal_exactly() -> None:
    """a and c lie on both sides of b alike, on one criterion each."""
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=1,4 b=2,2 c=4,1"})

    outcome = run(
        Promethee(minimum_reviews=1, preference=(Shape("gaussian", (Fraction(3),)),)), sheet
    ).outcome

    assert isinstance(outcome, Ranking)
    assert {"a", "c"} in (set(tier) for tier in outcome.tiers)


def test_flows_that_differ_in_an_exponential_too_small_to_see_are_told_apart() -> None:
    """exp(−5·10⁹) has two thousand million zeros behind the point."""
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=0,100001 b=100000,0"})

    outcome = run(
        Promethee(minimum_reviews=1, preference=(Shape("gaussian", (Fraction(1),)),)), sheet
    ).outcome

    assert isinstance(outcome, Ranking)
    assert outcome.tiers == (("a",), ("b",))
    assert len({score for _, score in outcome.scores}) == 1


def test_one_criterion_may_have_a_function_of_its_own() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=5,1 b=4,3"})
    method = Promethee(
        minimum_reviews=1, preference=(Shape("u-shape", (Fraction(1),), "x"), Shape("usual"))
    )

    assert scored(run(method, sheet), "net flow") == (("a", -HALF), ("b", HALF))


def test_functions_of_unknown_criteria_are_named() -> None:
    method = Promethee(minimum_reviews=1, preference=(Shape("usual", (), "z"),))

    with pytest.raises(InputError, match="There are no criteria z"):
        run(method, scoresheet({"x": 1}, {"one": "a=5"}))


def test_a_relation_puts_those_who_cannot_be_compared_below_all_others() -> None:
    sheet = scoresheet({"x": 1}, {"one": "a=5 b=3 c=-"})

    result = run(Promethee(minimum_reviews=1, variant="i"), sheet)

    assert isinstance(result.outcome, Relation)
    assert result.outcome.pairs == (("a", "b"), ("a", "c"), ("b", "c"))
    assert remarks(result) == ["c: too few scores to be compared"]

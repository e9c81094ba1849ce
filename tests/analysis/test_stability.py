"""Under which weights a list stays as it is."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.analysis.stability import stability, swaps
from prioritize.analysis.values import Values, values_of
from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.shorthand import scoresheet
from tests.oracles import criteria_case


def _values(inputs: dict[str, list[list[float]]]) -> Values:
    matrix = inputs["matrix"]
    weights = [Fraction(str(each)) for each in inputs["weights"]]
    return Values(
        tuple(f"A{row + 1}" for row in range(len(matrix))),
        tuple(f"C{column + 1}" for column in range(len(weights))),
        tuple(tuple(Fraction(str(cell)) for cell in row) for row in matrix),
        tuple(each / sum(weights, Fraction(0)) for each in weights),
    )


def _order(values: Values) -> list[str]:
    scores = values.scores()
    return sorted(scores, key=scores.__getitem__, reverse=True)


def test_intervals_of_the_winner_and_of_the_whole_list_agree_with_the_oracle() -> None:
    case = criteria_case("sens-wsi")
    values = _values(case["inputs"])
    order = _order(values)

    winner = stability(values, [(order[0], each) for each in order[1:]])
    full = stability(values, list(itertools.pairwise(order)))

    for found, name in ((winner, "winner_interval"), (full, "full_ranking_interval")):
        ends = {each.criterion: [float(each.low), float(each.high)] for each in found}
        for criterion, expected in case["expected"][name].items():
            assert ends[criterion] == pytest.approx(expected, abs=case["tolerance"])


def test_relative_changes_of_weights_agree_with_the_oracle() -> None:
    case = criteria_case("sens-triantaphyllou-sanchez")
    values = _values(case["inputs"])

    found = swaps(values, "A1", "A2")

    changes = [-100 * float(each.change) for each in found]
    assert changes == pytest.approx(case["expected"]["delta_rel_pct_A1_A2"], abs=0.1)
    assert [each.is_possible for each in found] == [False, True, True, True]


numbers = st.integers(0, 5).map(Fraction)


@st.composite
def drawn_values(draw: st.DrawFn) -> Values:
    """Draw three projects on three criteria."""
    rows = draw(st.lists(st.tuples(numbers, numbers, numbers), min_size=3, max_size=3))
    parts = draw(st.tuples(*[st.integers(1, 6)] * 3))
    weights = tuple(Fraction(each, sum(parts)) for each in parts)
    return Values(("a", "b", "c"), ("x", "y", "z"), tuple(rows), weights)


@given(drawn_values(), st.integers(0, 2), st.fractions(0, 1, max_denominator=20))
def test_inside_an_interval_the_first_stays_first(
    values: Values, place: int, weight: Fraction
) -> None:
    order = _order(values)
    interval = stability(values, [(order[0], each) for each in order[1:]])[place]
    others = 1 - values.weights[place]
    moved = tuple(
        weight if each == place else own / others * (1 - weight)
        for each, own in enumerate(values.weights)
    )

    scores = Values(values.projects, values.criteria, values.worth, moved).scores()

    if interval.low <= weight <= interval.high:
        assert scores[order[0]] == max(scores.values())
    else:
        assert scores[order[0]] < max(scores.values())


@given(drawn_values())
def test_a_swap_makes_the_two_equal(values: Values) -> None:
    above, below = _order(values)[:2]

    for each in swaps(values, above, below):
        place = values.criteria.index(each.criterion)
        weights = list(values.weights)
        weights[place] *= 1 + each.change
        scores = Values(values.projects, values.criteria, values.worth, tuple(weights)).scores()
        assert scores[above] == scores[below]


def test_a_weighted_sum_is_taken_apart_into_what_it_adds_up() -> None:
    sheet = scoresheet({"x": 3, "y": 1}, {"ann": "a=5,1 b=2,4"}, scale=(0, 5), costs="y")

    values = values_of(WeightedSum(minimum_reviews=1), sheet)

    assert values == Values(
        ("a", "b"),
        ("x", "y"),
        ((Fraction(1), Fraction(4, 5)), (Fraction(2, 5), Fraction(1, 5))),
        (Fraction(3, 4), Fraction(1, 4)),
    )

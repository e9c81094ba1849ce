"""Measures become points as a regulation says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.model.measure import Band, Bands, Count, Linear
from tests.oracles import criteria_case


def _bands(*rows: tuple[int, int, int], edge: str = "upper") -> Bands:
    return Bands(tuple(Band(*map(Fraction, row)) for row in rows), edge=edge)


def test_bands_agree_with_the_rubric_of_co_funding() -> None:
    case = criteria_case("bands-cofunding")
    bands = _bands(*map(tuple, case["inputs"]["bands"]))

    points = [bands.points_for(Fraction(str(each))) for each in case["inputs"]["values"]]

    assert points == case["expected"]["points"]


def test_an_edge_belongs_to_the_band_that_is_declared() -> None:
    rows = ((0, 10, 1), (10, 20, 2))

    upper = [_bands(*rows).points_for(Fraction(each)) for each in (0, 10, 20)]
    lower = [_bands(*rows, edge="lower").points_for(Fraction(each)) for each in (0, 10, 20)]

    assert upper == [1, 1, 2]
    assert lower == [1, 2, 2]


def test_bands_that_do_not_tile_are_refused_with_every_fault() -> None:
    with pytest.raises(InputError) as error:
        _bands((0, 10, 1), (11, 20, 2), (20, 20, 3))

    assert len(error.value.findings) == 2


@given(st.fractions(min_value=0, max_value=30))
def test_every_value_inside_the_range_has_the_points_of_one_band(value: Fraction) -> None:
    bands = _bands((0, 10, 1), (10, 20, 2), (20, 30, 3))

    assert bands.points_for(value) in (1, 2, 3)


@given(st.fractions(min_value=-5, max_value=60), st.fractions(min_value=0, max_value=9))
def test_more_of_a_measure_is_never_worth_less(value: Fraction, more: Fraction) -> None:
    measures = (
        _bands((-10, 10, 1), (10, 100, 2)),
        Count(Fraction(10), Fraction(2), Fraction(7)),
        Linear(Fraction(0), Fraction(50), Fraction(10)),
    )

    for each in measures:
        assert each.points_for(value) <= each.points_for(value + more)


def test_a_line_may_run_down_where_less_is_better() -> None:
    distance = Linear(Fraction(50), Fraction(0), Fraction(10))

    assert [distance.points_for(Fraction(each)) for each in (60, 25, 0)] == [0, 5, 10]

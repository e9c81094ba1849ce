"""Who stands behind the columns of a profile."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.model.electorate import Electorate


WEIGHTS = st.fractions(min_value=Fraction(1, 9), max_value=99, max_denominator=9)


def test_unweighted_ballots_weigh_as_many_as_there_are() -> None:
    people = Electorate.of([3, 1])

    assert (people.ballots, people.weight) == (4, Fraction(4))
    assert people.is_unweighted


def test_nobody_weighs_nothing() -> None:
    people = Electorate.of([])

    assert (people.ballots, people.weight) == (0, Fraction(0))
    assert people.is_unweighted


def test_the_unit_is_the_largest_common_measure() -> None:
    people = Electorate.weighted([Fraction(1, 2), Fraction(3, 4)], [1, 2])

    assert people.weights.tolist() == [2, 3]
    assert people.unit == Fraction(1, 4)
    assert people.counts.tolist() == [1, 2]


@given(st.lists(WEIGHTS, max_size=6))
def test_weights_stay_exact(weights: list[Fraction]) -> None:
    people = Electorate.weighted(weights, [1] * len(weights))

    assert [int(each) * people.unit for each in people.weights] == weights
    assert people.weight == sum(weights)


@pytest.mark.parametrize(
    "people, unweighted",
    [
        (Electorate.weighted([Fraction(2), Fraction(1)], [2, 1]), True),
        (Electorate.weighted([Fraction(2), Fraction(1)], [1, 1]), False),
        (Electorate.weighted([Fraction(1, 2), Fraction(1)], [1, 1]), False),
    ],
)
def test_a_ballot_is_unweighted_where_it_weighs_one(people: Electorate, unweighted: bool) -> None:  # noqa: FBT001
    assert people.is_unweighted is unweighted


@pytest.mark.parametrize("weights", [[0], [1, -1]])
def test_a_ballot_without_weight_is_refused(weights: list[int]) -> None:
    with pytest.raises(InputError, match="weight must be above 0"):
        Electorate.of(weights)


def test_weights_whose_sum_could_overflow_are_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        Electorate.of([2**61, 2**61])


def test_weights_that_no_machine_integer_holds_are_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        Electorate.weighted([Fraction(10**15), Fraction(1, 10**12)], [1, 1])


def test_each_column_has_a_count() -> None:
    with pytest.raises(ValueError, match="2 counts for 1 weights"):
        Electorate(np.array([1], np.int64), counts=np.array([1, 1], np.int64))


def test_weights_cannot_be_changed() -> None:
    people = Electorate.weighted([Fraction(1)], [1])

    assert not people.weights.flags.writeable
    assert not people.counts.flags.writeable


def test_electorates_are_equal_by_value() -> None:
    assert Electorate.of([1, 2]) == Electorate.of([1, 2])
    assert Electorate.of([1, 2]) != Electorate.of([2, 1])

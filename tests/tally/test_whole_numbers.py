from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.whole_numbers import (
    added,
    added_up,
    columns_of,
    fractions_of,
    scaled_sums,
    squared,
    whole_array,
)


LARGE = st.integers(-(10**20), 10**20)
MULTIPLES = st.fractions(Fraction(1, 10**9), 10**9, max_denominator=10**9)


@given(
    st.lists(st.tuples(st.fractions(), st.tuples(LARGE, LARGE)), min_size=1, max_size=4),
    st.fractions(),
)
def test_multiples_are_added_exactly(
    terms: list[tuple[Fraction, tuple[int, int]]], constant: Fraction
) -> None:
    total, size = added(((each, whole_array(own)) for each, own in terms), constant)

    for row in range(2):
        exact = constant + sum((each * own[row] for each, own in terms), Fraction(0))
        assert Fraction(int(total[row]), size) == exact


@given(
    st.lists(
        st.tuples(MULTIPLES, st.lists(st.integers(0, 10**12), min_size=3, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_scaled_sums_are_right_to_as_many_bits_as_wanted(
    terms: list[tuple[Fraction, list[int]]],
) -> None:
    multiples = [each for each, _ in terms]
    arrays = [whole_array(own) for _, own in terms]

    found = scaled_sums(multiples, arrays, 80)

    exact = [sum((each * own[row] for each, own in terms), Fraction(0)) for row in range(3)]
    for one in range(3):
        for other in range(3):
            # Their quotients differ by no more than the bits that were dropped.
            apart = found[one] * exact[other] - found[other] * exact[one]
            assert abs(apart) * 2**78 <= max(found) * max(exact)


@given(st.lists(st.tuples(LARGE, st.integers(0, 9)), min_size=1, max_size=5))
def test_numbers_become_fractions_whether_few_or_far_apart(rows: list[tuple[int, int]]) -> None:
    unit = Fraction(2, 3)
    small = whole_array([each for _, each in rows])
    large = whole_array([each for each, _ in rows])

    assert fractions_of(small, unit) == [each * unit for _, each in rows]
    assert fractions_of(large, unit) == [each * unit for each, _ in rows]


def test_equal_numbers_are_one_object() -> None:
    (first, second), (third, _) = columns_of(np.array([[3, 3], [3, 4]]), Fraction(1, 7))

    assert first is second is third


def test_squares_and_sums_do_not_overflow() -> None:
    large = whole_array([2**61, 2**61, -(2**61)])

    assert squared(large).tolist() == [2**122] * 3
    assert added_up(large) == 2**61
    assert added_up(whole_array([2**61] * 8)) == 2**64
    assert whole_array([2**80]).tolist() == [2**80]


def test_nothing_is_nothing() -> None:
    assert fractions_of(whole_array([]), Fraction(1)) == []
    assert added([], Fraction(1, 2))[1] == 2

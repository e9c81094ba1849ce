"""Preferences over all others where thresholds are beyond all whole numbers of a machine."""

from fractions import Fraction

import numpy as np
import pytest

from prioritize.model.scoresheet import Criterion
from prioritize.tally.criteria_matrix import Column
from prioritize.tally.flows import flows
from prioritize.tally.preference_shape import Shape


@pytest.mark.parametrize("high", [Fraction(10), Fraction(10**19), Fraction(10**40)])
def test_a_slope_of_any_length_is_added_up_exactly(high: Fraction) -> None:
    """A project that is ahead by d is preferred by d / high; those behind are not at all."""
    column = Column(Criterion("need"), np.array([1, 2, 4]), Fraction(1))

    above, below = flows(column, Shape("linear", (Fraction(0), high)))

    assert [Fraction(each, above[1]) for each in above[0].tolist()] == [0, 1 / high, 5 / high]
    assert [Fraction(each, below[1]) for each in below[0].tolist()] == [4 / high, 2 / high, 0]

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.tally.departure import Allotment
from prioritize.tally.rounds import majority_quota, positions_of, safe_batch


def allotment(*votes: Fraction | int, ballots: int) -> Allotment:
    """Make an allotment of which only the numbers matter."""
    counts = dict(enumerate(votes))
    return Allotment(np.zeros(0, np.uint8), counts, Fraction(ballots))


@pytest.mark.parametrize("ballots, quota", [(7, 4), (8, 5), (0, 1)])
def test_a_majority_is_the_fewest_votes_above_half(ballots: int, quota: int) -> None:
    assert majority_quota(allotment(3, ballots=ballots)) == quota


def test_parts_of_votes_have_no_smallest_majority() -> None:
    assert majority_quota(allotment(Fraction(1, 2), ballots=4)) is None


@given(st.lists(st.integers(0, 9), min_size=2, max_size=5), st.integers(1, 2))
def test_in_a_safe_batch_nobody_can_overtake_those_who_stay(votes: list[int], keep: int) -> None:
    """Whoever leaves first and wherever the votes go."""
    counts = {index: Fraction(count) for index, count in enumerate(votes)}

    batch = safe_batch(counts, keep=keep)

    staying = [count for index, count in counts.items() if index not in batch]
    assert len(staying) >= keep
    for order in permutations(batch):
        reached = Fraction(0)
        for each in order:
            assert reached + counts[each] < min(staying)
            reached += counts[each]


def test_equal_votes_leave_together_or_stay_together() -> None:
    assert safe_batch({0: Fraction(1), 1: Fraction(1), 2: Fraction(9)}, keep=1) == [0, 1]
    assert safe_batch({0: Fraction(1), 1: Fraction(1), 2: Fraction(2)}, keep=1) == []


def test_projects_of_an_option_are_found_once() -> None:
    assert positions_of(("c", "a", "c"), ["a", "b", "c"]) == [0, 2]


def test_an_unknown_project_of_an_option_is_named() -> None:
    with pytest.raises(InputError, match=r"There is no project raod\. Did you mean road\?"):
        positions_of(("raod",), ["road"])

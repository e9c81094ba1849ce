from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.shorthand import scores, totals
from prioritize.tally.step import Scored
from prioritize.tally.votes import (
    notice_unequal_offer,
    sheet_sums,
    vote_sums,
    weighted_sum,
    weighted_sums,
)
from tests.tally.recorder import recorder


LARGE = st.integers(-(2**62), 2**62)


@given(st.lists(st.tuples(LARGE, st.integers(0, 2**20)), max_size=6))
def test_sums_are_exact_whatever_their_size(votes: list[tuple[int, int]]) -> None:
    row = np.array([vote for vote, _ in votes], np.int64)
    weights = np.array([weight for _, weight in votes], np.int64)

    assert weighted_sum(row, weights) == sum(vote * weight for vote, weight in votes)


@given(st.lists(LARGE, max_size=6))
def test_plain_sums_are_exact_whatever_their_size(votes: list[int]) -> None:
    weights = np.ones(len(votes), np.int64)

    assert weighted_sum(np.array(votes, np.int64), weights) == sum(votes)


def test_small_types_do_not_overflow() -> None:
    rows = np.full((2, 1000), 255, np.uint8)

    assert weighted_sums(rows, np.ones(1000, np.int64)) == [255_000, 255_000]
    assert weighted_sums(rows, np.full(1000, 3, np.int64)) == [765_000, 765_000]


def test_booleans_count_their_weights() -> None:
    rows = np.array([[True, False, True], [False, False, False]])

    assert weighted_sums(rows, np.array([2, 3, 5])) == [7, 0]


def test_a_tally_sheet_adds_up_only_what_was_offered() -> None:
    sheet = totals({"road": [3, 4], "water": [5, None]}, groups=["women", "men"])

    assert sheet_sums(sheet) == {"road": 7, "water": 5}


def test_points_of_projects_not_scored_are_none() -> None:
    tally = recorder()

    added = vote_sums(scores("2: a=5 b=1", "b=1/2"), tally)

    assert added == {"a": 10, "b": Fraction(5, 2)}
    assert tally.steps == [Scored("points", tuple(added.items()))]


def test_a_project_that_was_not_offered_to_all_is_named() -> None:
    sheet = totals({"road": [3, 4], "water": [5, None]}, groups=["women", "men"])
    tally = recorder()

    notice_unequal_offer(sheet.projects, sheet.offered, tally)

    assert [notice.render() for notice in tally.notices] == [
        "Not everyone was offered water; the votes for them come from fewer people"
    ]


def test_nothing_is_said_where_everything_was_offered() -> None:
    tally = recorder()

    notice_unequal_offer((), None, tally)
    notice_unequal_offer((), np.ones((0, 0), np.bool_), tally)

    assert tally.notices == []

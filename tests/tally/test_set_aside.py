from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.shorthand import totals
from prioritize.tally.set_aside import (
    could_change_first,
    notice_allowance,
    say_what_set_aside_changes,
    set_aside,
)
from prioritize.tally.step import Remark, SetAside
from tests.tally.recorder import recorder


def test_a_ballot_with_two_faults_is_set_aside_once() -> None:
    tally = recorder()
    faults = {"over-full": np.array([True, False]), "above-cap": np.array([True, True])}

    valid = set_aside(Electorate.of([2, 3]), faults, tally)

    assert valid.tolist() == [False, False]
    assert tally.steps == [SetAside("over-full", 2), SetAside("above-cap", 3)]


def test_nothing_is_recorded_where_all_ballots_count() -> None:
    tally = recorder()

    valid = set_aside(Electorate.of([2]), {"blank": np.array([False])}, tally)

    assert valid.all()
    assert tally.steps == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=4))
def test_the_answer_is_what_trying_every_part_of_the_votes_gives(
    votes: list[tuple[int, int]],
) -> None:
    scores, possible = [score for score, _ in votes], [gain for _, gain in votes]
    parts = product(*(range(gain + 1) for gain in possible))

    firsts = {first_places([s + p for s, p in zip(scores, part, strict=True)]) for part in parts}

    assert could_change_first(scores, possible) == (len(firsts) > 1)


def first_places(scores: list[int]) -> tuple[int, ...]:
    """Name those with the most."""
    return tuple(index for index, score in enumerate(scores) if score == max(scores))


def test_nobody_is_first_where_there_is_nobody() -> None:
    assert not could_change_first([], [])


def test_what_could_change_the_first_place_is_a_warning() -> None:
    tally = recorder()
    tally.record(SetAside("over-full", 2))

    say_what_set_aside_changes([5, 4], [0, 1], tally)

    assert [notice.render() for notice in tally.notices] == [
        "2 ballots were set aside; counting them could change the first place"
    ]


def test_what_could_not_is_a_remark() -> None:
    tally = recorder()
    tally.record(SetAside("over-full", 1))

    say_what_set_aside_changes([5, 3], [0, 1], tally)

    remarks = [str(step.text) for step in tally.steps if isinstance(step, Remark)]
    assert tally.notices == []
    assert remarks == [
        "1 ballot was set aside; counting it in any way could not change the first place"
    ]


def test_a_wall_sheet_above_its_allowance_is_a_warning_and_no_more() -> None:
    sheet = totals({"road": [9, 2], "water": [1, 1]}, groups=["women", "men"], voters=[3, 3])
    tally = recorder()

    notice_allowance(sheet, tally, per_voter=3, cap=2)

    assert [notice.code for notice in tally.notices] == ["V02", "V02"]
    assert [str(notice.what) for notice in tally.notices] == [
        "The sheet of women has 10 votes, and its 3 voters had 9; it is counted as it is",
        "The sheet of women has 9 votes for road, and its voters had 6; it is counted as it is",
    ]


def test_nothing_is_said_where_it_is_not_known_how_many_voted() -> None:
    tally = recorder()

    notice_allowance(totals({"road": [99]}), tally, per_voter=1, cap=1)

    assert tally.notices == []

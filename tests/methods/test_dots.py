from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.dots.dots import Dots
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.testing.strategies import approval_profiles, dot_profiles
from tests.methods.results import notices, remarks, scored, set_aside
from tests.reference.marks import scaled_sums, sums


@given(dot_profiles() | approval_profiles(), st.integers(1, 6), st.integers(1, 3))
def test_dots_are_added_up_ballot_by_ballot(
    profile: DotProfile | ApprovalProfile, per_voter: int, cap: int
) -> None:
    result = run(Dots(per_voter=per_voter, cap=cap), profile)

    assert dict(result.outcome.scores) == sums(profile, per_voter=per_voter, cap=cap)


@given(dot_profiles() | approval_profiles(), st.integers(1, 6))
def test_dots_of_over_full_ballots_can_be_scaled(
    profile: DotProfile | ApprovalProfile, per_voter: int
) -> None:
    result = run(Dots(per_voter=per_voter, over_full="scaled"), profile)

    assert dict(result.outcome.scores) == scaled_sums(profile, per_voter=per_voter)
    assert set_aside(result) == []


def test_the_most_dots_are_first_and_equal_dots_share_a_place() -> None:
    ballots = dots("2: water*2 road", "school*4", "road road*2")

    assert run(Dots(per_voter=4), ballots).outcome.tiers == (("road", "school", "water"),)


def test_people_stand_beside_dots() -> None:
    result = run(Dots(per_voter=3), dots("2: water*3", "3: road"))

    assert scored(result, "people") == (("road", Fraction(3)), ("water", Fraction(2)))
    assert result.outcome.tiers == (("water",), ("road",))


def test_over_full_ballots_are_set_aside_and_never_trimmed() -> None:
    result = run(Dots(per_voter=2, cap=1), dots("5: a", "2: a b c", "b*2", "a b"))

    assert set_aside(result) == [("over-full", 2), ("above-cap", 1)]
    assert dict(result.outcome.scores) == {"a": 6, "b": 1, "c": 0}


def test_the_result_says_that_the_first_place_is_safe() -> None:
    """2 over-full ballots with 2 dots on b cannot make up for a distance of 5."""
    result = run(Dots(per_voter=2), dots("5: a", "2: b*2 c"))

    assert notices(result) == []
    assert remarks(result) == [
        "2 ballots were set aside; counting them in any way could not change the first place"
    ]


def test_the_result_warns_where_the_first_place_is_not_safe() -> None:
    result = run(Dots(per_voter=2), dots("4: a", "2: b*2 c"))

    assert notices(result) == [
        "2 ballots were set aside; counting them could change the first place"
    ]


def test_a_scaled_ballot_gives_as_many_dots_as_others_and_the_record_says_so() -> None:
    result = run(Dots(per_voter=3, over_full="scaled"), dots("a*4 b", "b*2"))

    assert result.outcome.scores == (("a", Fraction(12, 5)), ("b", Fraction(13, 5)))
    assert remarks(result) == [
        "1 ballot has more dots than allowed; its dots count for less, all alike"
    ]


def test_a_ballot_above_the_cap_is_never_scaled() -> None:
    result = run(Dots(per_voter=2, cap=1, over_full="scaled"), dots("a*2 b*2", "a b c"))

    assert set_aside(result) == [("above-cap", 1)]
    assert dict(result.outcome.scores) == dict.fromkeys("abc", Fraction(2, 3))


def test_exactly_sets_aside_ballots_with_dots_left() -> None:
    ballots = dots("3: a*2", "2: b", projects="a b")

    assert set_aside(run(Dots(per_voter=2, exactly=True), ballots)) == [("under-full", 2)]
    assert set_aside(run(Dots(per_voter=2), ballots)) == []


def test_a_wall_sheet_is_counted_as_it_hangs() -> None:
    sheet = totals({"road": [9], "water": [1]}, groups=["women"], voters=[3])

    result = run(Dots(per_voter=3), sheet)

    assert dict(result.outcome.scores) == {"road": 9, "water": 1}
    assert [notice.code for notice in result.notices] == ["V02"]


def test_marks_are_one_dot_each() -> None:
    result = run(Dots(per_voter=2), approvals("2: a b", "a b c"))

    assert dict(result.outcome.scores) == {"a": 2, "b": 2, "c": 0}


def test_the_number_of_dots_has_no_default() -> None:
    with pytest.raises(OptionError, match="How many dots each person has"):
        build("dots", {})

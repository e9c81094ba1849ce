"""Seats without surpluses: filled from below, or one after the other."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError, UnresolvedTieError
from prioritize.methods.ranked.stv import Stv
from prioritize.model.outcome import Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.shorthand import paper, ranked
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.paper import OVERVOTES, Rules
from prioritize.tally.result import Result
from prioritize.tally.step import Opened, Returned
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import paper_profiles, ranked_profiles
from tests.methods.results import rounds, steps
from tests.reference.instant_runoff import on_paper
from tests.reference.leaving import bottoms_up, one_by_one


Votes = RankedProfile | PaperProfile
PROFILES = ranked_profiles() | paper_profiles()
READING = st.fixed_dictionaries(
    {"overvote": st.sampled_from(OVERVOTES), "max_skipped": st.sampled_from([None, 0])}
)


def elected(profile: Votes, **options: object) -> set[frozenset[int]]:
    """Return the sets that can be elected, by position."""
    ids = [project.id for project in profile.projects]
    result: Result[Selection] = run(build("stv", options), profile, tie_break=ALL)
    return {frozenset(ids.index(each) for each in some) for some in result.ways.selections}


def told(profile: Votes, **options: Any) -> Result[Selection]:  # noqa: ANN401  # any options
    """Count with some options."""
    return run(Stv(**options), profile)


@given(PROFILES, st.integers(1, 3), READING)
def test_those_who_stay_are_those_who_would_stay_on_paper(
    profile: Votes, seats: int, reading: dict[str, Any]
) -> None:
    everybody = frozenset(range(len(profile.projects)))

    expected = bottoms_up(list(on_paper(profile)), everybody, Rules(**reading), seats=seats)

    assert elected(profile, seats=seats, mode="bottoms-up", **reading) == expected


@given(PROFILES, st.integers(1, 5), st.sampled_from([1, 15, 30, 50, 100]), READING)
def test_all_who_stay_have_their_share(
    profile: Votes, seats: int, percent: int, reading: dict[str, Any]
) -> None:
    everybody, share = frozenset(range(len(profile.projects))), Fraction(percent, 100)
    expected = bottoms_up(
        list(on_paper(profile)), everybody, Rules(**reading), seats=seats, share=share
    )

    options = {"mode": "bottoms-up-percent", "threshold_percent": percent, **reading}

    assert elected(profile, seats=seats, **options) == expected


@given(PROFILES, st.integers(1, 3), READING)
def test_one_after_the_other_is_a_runoff_for_each_seat(
    profile: Votes, seats: int, reading: dict[str, Any]
) -> None:
    everybody = frozenset(range(len(profile.projects)))

    expected = one_by_one(list(on_paper(profile)), everybody, Rules(**reading), seats=seats)

    assert elected(profile, seats=seats, mode="sequential", **reading) == expected


@given(
    PROFILES,
    st.sampled_from(["bottoms-up", "bottoms-up-percent", "sequential"]),
    st.sampled_from(["exhaust", "skip", "tie", "split"]),
    st.booleans(),
)
def test_a_batch_changes_nobody_who_is_elected(
    profile: Votes,
    mode: str,
    overvote: str,
    static: bool,  # noqa: FBT001  # drawn
) -> None:
    options = {"seats": 2, "mode": mode, "overvote": overvote, "static_threshold": static}
    if mode == "bottoms-up-percent":
        options["threshold_percent"] = 20

    assert elected(profile, **options, batch=True) == elected(profile, **options)


@given(PROFILES, st.integers(1, 3), st.sampled_from(["exhaust", "skip", "split"]))
def test_a_batch_where_surpluses_move_changes_nobody_who_is_elected(
    profile: Votes, seats: int, overvote: str
) -> None:
    options = {"seats": seats, "transfer": "wigm", "overvote": overvote}

    assert elected(profile, **options, batch=True) == elected(profile, **options)


def test_several_leave_together_whom_nothing_can_save() -> None:
    ballots = ranked("9: a", "6: b", "2: c > d", "1: d > c")

    first, *_ = rounds(told(ballots, seats=2, mode="bottoms-up", batch=True))

    assert first.eliminated == ("c", "d")


def test_no_batch_elects_somebody_before_its_last_has_left() -> None:
    """Together c and d would lift b over the quota of 8, whose surplus then counts c's ballots."""
    ballots = ranked("6: a", "6: b > e", "2: c > b", "1: d > b", "8: e")

    first, second, *_ = rounds(told(ballots, seats=2, transfer="wigm", batch=True))

    assert first.elected == ("e",)
    assert [first.eliminated, second.eliminated] == [("d",), ("c",)]


def test_equals_who_stay_share_a_place_whatever_the_order_of_the_list() -> None:
    result = told(ranked("2: b", "2: a", "1: c"), seats=2, mode="bottoms-up")

    assert result.outcome.selected == ("a", "b")
    assert rounds(result)[-1].elected == ("a", "b")
    assert result.outcome.ranking.tiers == (("a", "b"), ("c",))


def test_nobody_has_a_surplus_where_seats_are_filled_from_below() -> None:
    result = told(ranked("9: a > b", "3: c", "2: b"), seats=2, mode="bottoms-up")

    assert result.outcome.selected == ("a", "c")
    assert [step.quota for step in rounds(result)] == [None, None]


def test_a_share_is_of_the_votes_that_still_count_or_of_the_first_ones() -> None:
    ballots = ranked("6: a", "2: b", "2: c")
    options = {"seats": 3, "mode": "bottoms-up-percent", "threshold_percent": 21}

    still = told(ranked("6: a", "2: b", "1: c"), **options, static_threshold=True)
    moving = told(ranked("6: a", "2: b", "1: c"), **options)

    assert [step.quota for step in rounds(still)] == [Fraction(189, 100)] * 2
    assert [step.quota for step in rounds(moving)] == [Fraction(189, 100), Fraction(168, 100)]
    with pytest.raises(UnresolvedTieError, match="b, c are tied"):
        told(ballots, **options)


def test_who_is_alone_and_has_too_few_votes_is_not_elected() -> None:
    options = {"seats": 1, "mode": "bottoms-up-percent", "threshold_percent": 60}

    result = told(ranked("5: a", "4: b"), **options, static_threshold=True)

    assert result.outcome.selected == ()
    assert result.outcome.ranking.tiers == (("a",), ("b",))


def test_for_the_next_seat_those_who_left_come_back() -> None:
    result = told(ranked("4: a > b", "3: c", "2: b > a"), seats=2, mode="sequential")

    assert result.outcome.selected == ("a", "b")
    assert [step.eliminated for step in rounds(result)] == [("b",), (), ()]
    assert [step.number for step in rounds(result)] == [1, 2, 3]
    assert result.outcome.ranking.tiers == (("a",), ("b",), ("c",))
    assert steps(result, Returned) == [Returned(("b", "c"))]


def test_a_single_seat_may_wait_until_two_are_left() -> None:
    ballots = ranked("9: a > b", "3: b", "2: c")

    for options in ({"mode": "sequential"}, {"transfer": "wigm"}, {"transfer": "meek"}):
        early, late = (
            rounds(told(ballots, seats=1, run_to_two=each, **options)) for each in (False, True)
        )
        assert [len(early), len(late)] == [1, 2]
        assert late[1].elected == ("a",)


@pytest.mark.parametrize(
    "options, fault",
    [
        ({"mode": "bottoms-up-percent"}, "needs threshold_percent"),
        ({"mode": "bottoms-up-percent", "threshold_percent": 101}, "101 percent"),
        ({"overvote": "tie"}, "no part to move on"),
        ({"batch": True}, "earlier rounds decide its ties"),
        (
            {"transfer": "wigm", "batch": True, "overvote": "exhaust-if-multiple-continuing"},
            "No batch is safe",
        ),
        ({"run_to_two": True}, "single seat"),
        ({"run_to_two": True, "mode": "bottoms-up"}, "single seat"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    options: dict[str, object], fault: str
) -> None:
    with pytest.raises(OptionError, match=fault):
        build("stv", {"seats": 2, **options})


def test_a_vote_is_split_between_several_at_one_rank() -> None:
    ballots = paper("6: a", "3: b=c a", "2: c")

    first, second, *_ = rounds(told(ballots, seats=1, quota="hare", overvote="split"))

    assert dict(first.tally) == {"a": 6, "b": Fraction(3, 2), "c": Fraction(7, 2)}
    assert first.eliminated == ("b",)
    assert dict(second.tally) == {"a": 6, "c": 5}


def test_what_cannot_be_split_is_cut_off() -> None:
    first, *_ = rounds(told(paper("a=b=c", "d"), seats=1, overvote="split", decimals=2))

    assert dict(first.tally)["a"] == Fraction(33, 100)
    assert first.exhausted == (("rounding", Fraction(1, 100)),)


def test_how_many_are_elected_is_not_said_before_the_votes_say_it() -> None:
    ballots = ranked("6: a", "2: b", "1: c")

    by_share = told(ballots, seats=3, mode="bottoms-up-percent", threshold_percent=20)
    few = told(ballots, seats=2, mode="bottoms-up")

    assert by_share.steps[0] == Opened("selection")
    assert few.steps[0] == Opened("selection", seats=2)

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.dots.quadratic import Quadratic
from prioritize.model.profile import DotProfile, ScoreProfile
from prioritize.model.shorthand import dots, scores, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.testing.strategies import dot_profiles, score_profiles
from prioritize.testing.variation.layout import changed
from tests.methods.results import notices, remarks, scored, set_aside
from tests.reference.marks import ballots as dotted
from tests.reference.scores import forms


CREDITS = st.integers(1, 40)


def signed(profile: ScoreProfile) -> ScoreProfile:
    """Turn half of the scores into votes against."""
    signs = np.where(np.indices(profile.scores.shape).sum(axis=0) % 2, 1, -1)
    return changed(profile, {"scores": profile.scores * signs})


def bought(profile: ScoreProfile, credits: int, least: int) -> dict[str, Fraction]:
    """Add up the votes of the ballots that can pay for them."""
    total = {project.id: Fraction(0) for project in profile.projects}
    for weight, votes in forms(profile):
        whole = all(vote.denominator == 1 and vote >= least for vote in votes.values())
        if whole and sum(vote**2 for vote in votes.values()) <= credits:
            for each, vote in votes.items():
                total[each] += weight * vote * profile.electorate.unit
    return total


@given(score_profiles(), CREDITS)
def test_votes_are_added_up_ballot_by_ballot(profile: ScoreProfile, credits: int) -> None:
    outcome = run(Quadratic(credits=credits), profile).outcome

    assert dict(outcome.scores) == bought(profile, credits, 0)


@given(score_profiles().map(signed), CREDITS)
def test_votes_against_are_subtracted_where_they_are_allowed(
    profile: ScoreProfile, credits: int
) -> None:
    outcome = run(Quadratic(credits=credits, negative=True), profile).outcome

    assert dict(outcome.scores) == bought(profile, credits, -(10**9))


@given(score_profiles().map(signed), CREDITS)
def test_ballots_with_votes_against_are_set_aside_where_they_are_not(
    profile: ScoreProfile, credits: int
) -> None:
    outcome = run(Quadratic(credits=credits), profile).outcome

    assert dict(outcome.scores) == bought(profile, credits, 0)


@given(dot_profiles(), CREDITS)
def test_dots_are_votes(profile: DotProfile, credits: int) -> None:
    outcome = run(Quadratic(credits=credits), profile).outcome

    total = {project.id: Fraction(0) for project in profile.projects}
    for weight, marks in dotted(profile):
        if sum(mark**2 for mark in marks.values()) <= credits:
            total = {each: votes + weight * marks[each] for each, votes in total.items()}
    assert dict(outcome.scores) == total


def test_a_published_example() -> None:
    """P. Carleton, Quadratic voting (Observable, 2022): 30 votes against 35 for each other."""
    ballots = scores("3: T=10", "7: A=5 B=5 C=5 D=5")

    outcome = run(Quadratic(credits=100), ballots).outcome

    assert dict(outcome.scores) == {"A": 35, "B": 35, "C": 35, "D": 35, "T": 30}
    assert outcome.tiers == (("A", "B", "C", "D"), ("T",))


def test_all_credits_can_be_spent_and_no_more() -> None:
    result = run(Quadratic(credits=25), scores("a=5", "a=4 b=3", "2: a=5 b=1"))

    assert set_aside(result) == [("overspent", 2)]
    assert dict(result.outcome.scores) == {"a": 9, "b": 3}


def test_parts_of_votes_and_votes_against_are_not_valid() -> None:
    result = run(Quadratic(credits=25), scores("a=1.5", "2: b=-1", "a=1", "3:"))

    assert set_aside(result) == [("blank", 3), ("invalid", 3)]
    assert dict(result.outcome.scores) == {"a": 1, "b": 0}


def test_people_for_and_against_stand_beside_votes() -> None:
    result = run(Quadratic(credits=25, negative=True), scores("3: a=1 b=-2", "a=-1"))

    assert dict(scored(result, "people")) == {"a": 3, "b": 0}
    assert dict(scored(result, "people against")) == {"a": 1, "b": 3}
    assert dict(result.outcome.scores) == {"a": 2, "b": -6}


def test_the_result_says_whether_ballots_set_aside_could_change_the_first_place() -> None:
    safe = run(Quadratic(credits=4), scores("5: a=2", "b=9"))
    close = run(Quadratic(credits=4), scores("5: a=2", "b=10"))

    assert remarks(safe) == [
        "1 ballot was set aside; counting it in any way could not change the first place"
    ]
    assert notices(close) == ["1 ballot was set aside; counting it could change the first place"]


def test_votes_against_on_ballots_set_aside_could_change_it_too() -> None:
    result = run(Quadratic(credits=4, negative=True), scores("2: a=2", "b=2", "a=-3"))

    assert notices(result) == ["1 ballot was set aside; counting it could change the first place"]


def test_votes_far_above_the_credits_do_not_overflow() -> None:
    result = run(Quadratic(credits=10**9), scores("a=4000000000000", "a=31622 b=1"))

    assert set_aside(result) == [("overspent", 1)]
    assert dict(result.outcome.scores) == {"a": 31622, "b": 1}


def test_a_sheet_has_sums_only_and_says_so() -> None:
    result = run(Quadratic(credits=10), totals({"a": [31], "b": [8]}, voters=[10]))

    assert dict(result.outcome.scores) == {"a": 31, "b": 8}
    assert [notice.code for notice in result.notices] == ["V02", ""]
    assert notices(result)[-1] == "A tally sheet does not tell how many credits each person spent"


def test_equal_votes_share_a_place() -> None:
    assert run(Quadratic(credits=9), dots("a*3", "3: b")).outcome.tiers == (("a", "b"),)


def test_the_credits_have_no_default() -> None:
    with pytest.raises(OptionError, match="How many credits each person has"):
        build("quadratic", {})

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError
from prioritize.methods.dots.score import Score
from prioritize.model.profile import ScoreProfile
from prioritize.model.shorthand import dots, scores, totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.step import Converted, Placed
from prioritize.testing.strategies import score_profiles
from tests.methods.results import notices, scored, set_aside
from tests.reference.scores import forms, lists


def enough(profile: ScoreProfile, quorum: Fraction) -> dict[str, list[Fraction]]:
    """Keep the projects that enough ballots score."""
    needed = sum(weight for weight, _ in forms(profile)) * quorum
    found = lists(profile).items()
    return {each: listed for each, listed in found if listed and len(listed) >= needed}


QUORUMS = st.sampled_from((Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)))


@given(score_profiles(), QUORUMS)
def test_means_are_those_of_the_listed_scores(profile: ScoreProfile, quorum: Fraction) -> None:
    outcome = run(Score(quorum=quorum), profile).outcome

    expected = {each: sum(all) / len(all) for each, all in enough(profile, quorum).items()}
    assert dict(outcome.scores) == expected


@given(score_profiles(), QUORUMS)
def test_a_median_is_the_lower_one_in_the_middle(profile: ScoreProfile, quorum: Fraction) -> None:
    outcome = run(Score(aggregate="median", quorum=quorum), profile).outcome

    expected = {each: all[(len(all) - 1) // 2] for each, all in enough(profile, quorum).items()}
    assert dict(outcome.scores) == expected


@given(score_profiles())
def test_a_sum_adds_up_what_is_given(profile: ScoreProfile) -> None:
    outcome = run(Score(aggregate="sum"), profile).outcome

    unit = profile.electorate.unit
    assert dict(outcome.scores) == {each: sum(all) * unit for each, all in lists(profile).items()}


@given(score_profiles(), QUORUMS)
def test_whoever_is_below_the_quorum_stands_last(profile: ScoreProfile, quorum: Fraction) -> None:
    outcome = run(Score(quorum=quorum), profile).outcome

    below = {each.id for each in profile.projects} - set(enough(profile, quorum))
    assert set(outcome.tiers[-1]) == below or not below


def test_a_published_poll() -> None:
    """Larry Hastings, starvote, sample poll "breakable tie between second and third" (2023)."""
    ballots = scores("2: Amy=1 Brian=2 Chuck=5", "Amy=5 Brian=3 Chuck=5")

    outcome = run(Score(), ballots).outcome

    assert dict(outcome.scores) == {"Amy": Fraction(7, 3), "Brian": Fraction(7, 3), "Chuck": 5}
    assert outcome.tiers == (("Chuck",), ("Amy", "Brian"))


def test_a_blank_is_not_zero() -> None:
    blank = run(Score(), scores("a=4", "a=4 b=5", "b=5")).outcome
    zero = run(Score(), scores("a=4 b=0", "a=4 b=5", "a=0 b=5")).outcome

    assert blank.tiers == (("b",), ("a",))
    assert zero.scores == (("a", Fraction(8, 3)), ("b", Fraction(10, 3)))


def test_exactly_half_of_the_ballots_is_enough() -> None:
    assert run(Score(), scores("2: a=1 b=5", "2: a=1")).outcome.tiers == (("b",), ("a",))
    assert run(Score(), scores("2: a=1 b=5", "3: a=1")).outcome.tiers == (("a",), ("b",))


def test_the_last_place_and_its_reason_are_recorded() -> None:
    result = run(Score(), scores("a=5", "2: b=1", "b=3"))

    assert [(step.projects, step.end) for step in result.steps if isinstance(step, Placed)] == [
        (("a",), "bottom"),
        (("b",), "top"),
    ]
    assert notices(result) == [
        "Too few ballots score a: a share of 1/2 is needed; they stand last, without a score"
    ]


def test_whom_nobody_scores_stands_last_even_without_a_quorum() -> None:
    result = run(Score(quorum=Fraction(0)), scores("a=-3", projects="a b c"))

    assert result.outcome.tiers == (("a",), ("b", "c"))
    assert notices(result) == ["Nobody scores b, c; they stand last, without a score"]


def test_a_blank_form_is_set_aside_and_not_asked_for_the_quorum() -> None:
    result = run(Score(), scores("2: a=1 b=5", "2: a=1", "5:"))

    assert set_aside(result) == [("blank", 5)]
    assert result.outcome.tiers == (("b",), ("a",))


def test_people_stand_beside_means() -> None:
    result = run(Score(), scores("3: a=2", "2: a=3 b=1"))

    assert scored(result, "people") == (("a", Fraction(5)), ("b", Fraction(2)))


def test_equal_means_share_a_place_however_they_are_written() -> None:
    ballots = scores("a=0.1 b=0.3", "a=0.2 b=0", "a=0.3 b=0.3")

    assert run(Score(), ballots).outcome.tiers == (("a", "b"),)


def test_scores_may_lie_far_apart() -> None:
    outcome = run(Score(aggregate="median"), scores("a=1 b=7", "2: a=90000000 b=7")).outcome

    assert dict(outcome.scores) == {"a": 90_000_000, "b": 7}


def test_a_tally_sheet_only_has_sums() -> None:
    sheet = totals({"road": [9], "water": [11]})

    assert run(Score(aggregate="sum"), sheet).outcome.tiers == (("water",), ("road",))
    with pytest.raises(InputError, match="how many people scored each project"):
        run(Score(), sheet)


def test_dots_are_scores_of_what_was_offered() -> None:
    result = run(Score(), dots("2: a*3", "a b"))

    assert result.outcome.scores == (("a", Fraction(7, 3)), ("b", Fraction(1, 3)))
    assert any(isinstance(step, Converted) for step in result.steps)


@pytest.mark.parametrize("quorum", ["1.5", "-0.1", "half"])
def test_a_quorum_is_a_share(quorum: str) -> None:
    with pytest.raises(OptionError, match="quorum"):
        build("score", {"quorum": quorum})

"""What votes prefer, and votes turned in favor of one project."""

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.lists import Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.profile import Profile, RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.testing.strategies import profiles
from prioritize.testing.variation import (
    ballot_count,
    completed,
    contested,
    lifts,
    preferences,
    project_ids,
    second_to_all,
)
from tests.testing.test_strategies import KINDS
from tests.testing.test_variation import votes


def test_completed_ballots_name_everyone() -> None:
    assert votes(completed(ranked("a > b", "c"))) == "1: a > b > c; 1: c > a = b"


def test_a_contested_project_is_first_on_just_more_than_half() -> None:
    profile = contested(ranked("2: a > b > c", "b > c > a", "c > b > a"), 0)

    assert votes(profile) == "2: a > b > c; 1: a > b > c; 1: c > b > a"


def test_a_compromise_is_second_to_all() -> None:
    assert votes(second_to_all(ranked("a > b > c", "c > b > a"), 1)) == "1: a > b > c; 1: c > b > a"
    assert votes(second_to_all(ranked("a > c > b", "b > a = c"), 1)) == "1: a > b > c; 1: a = c > b"


def test_only_ranked_votes_are_turned() -> None:
    marks = approvals("a b", "b")

    assert contested(marks, 0) == marks
    assert second_to_all(marks, 0) == marks
    assert completed(marks) == marks


@pytest.mark.parametrize(
    "profile",
    [
        ranked("2: a > b > c", "b > a > c"),
        approvals("2: a", "b a", projects="a b c"),
        dots("2: a*3 b", "b*2 a", projects="a b c"),
        scores("2: a=5 b=1 c=0", "b=4 a=3 c=0"),
    ],
)
def test_preferences_say_who_puts_whom_above_whom(profile: Profile) -> None:
    voiced = preferences(profile)

    assert voiced.support[0, 2] == 3
    assert voiced.support[0, 1] == 2
    assert voiced.unanimous[0].tolist() == [False, False, True]
    assert voiced.first[0] == 2


def test_nobody_is_unanimous() -> None:
    assert not preferences(ranked(projects="a b")).unanimous.any()


@pytest.mark.parametrize(
    "profile",
    [
        paper("a b"),
        scores("a=5", "b=1", projects="a b"),
        evolve(dots("a*2 b"), offered=np.array([[True], [True]])),
    ],
)
def test_where_blanks_leave_it_open_nobody_prefers_anyone(profile: Profile) -> None:
    assert not preferences(profile).unanimous.any()
    assert not preferences(profile).support.any()


def test_reviewers_and_instruments_prefer_too() -> None:
    parts = PartsProfile(
        projects_of("abc"),
        (
            Part("gallery", Fraction(1), Ranking([["a"], ["b", "c"]])),
            Part("map", Fraction(2), Ranking([["a", "b"], ["c"]])),
        ),
    )

    assert preferences(parts).unanimous.tolist() == [
        [False, False, True],
        [False, False, False],
        [False, False, False],
    ]


def test_reviewers_prefer_less_where_less_is_better() -> None:
    sheet = ScoresheetProfile(
        projects_of("ab"),
        (Criterion("need"), Criterion("price", direction="cost")),
        ("r",),
        np.array([[[5, 1], [3, 2]]], np.int64),
        np.full((1, 2, 2), SCORED, np.uint8),
    )

    assert preferences(sheet).unanimous.tolist() == [[False, True], [False, False]]
    assert not preferences(evolve(sheet, states=sheet.states * 0)).unanimous.any()


@pytest.mark.parametrize(
    "profile, expected",
    [
        (ranked("a > b > c", "b > a > c"), ["1: b > a > c; 1: b > a > c"]),
        (ranked("a > b = c", "a = b"), []),
        (approvals("a", "a b", projects="a b"), ["1: b; 1: a b"]),
        (dots("a*3 b", "b*2"), ["1: a*1 b*3; 1: b*2"]),
        (scores("a=3 b=1", "a=2"), ["1: a=1 b=3; 1: a=2"]),
        (totals({"a": [3], "b": [1]}), ["all a=1 b=3"]),
        (paper("a b"), []),
    ],
)
def test_a_project_is_lifted_on_one_ballot(profile: Profile, expected: list[str]) -> None:
    assert [votes(each) for each in lifts(profile, "b")] == expected


def test_a_project_is_lifted_in_one_list() -> None:
    ranking = Ranking([["a"], ["b"]], (("a", Fraction(2)), ("b", Fraction(1))))
    parts = PartsProfile(projects_of("ab"), (Part("gallery", Fraction(1), ranking),))

    (lifted,) = lifts(parts, "b")

    assert isinstance(lifted, PartsProfile)
    assert lifted.parts[0].ranking == Ranking(
        [["b"], ["a"]], (("a", Fraction(1)), ("b", Fraction(2)))
    )


@given(st.sampled_from(KINDS).flatmap(profiles), st.data())
def test_lifting_lowers_nobody_out_of_the_votes(profile: Profile, data: st.DataObject) -> None:
    project = data.draw(st.sampled_from(project_ids(profile)))

    for other in lifts(completed(profile), project):
        assert project_ids(other) == project_ids(profile)
        assert ballot_count(other) == ballot_count(profile)


def test_places_of_turned_votes_fit_their_integers() -> None:
    profile = contested(ranked("a > b"), 1)

    assert isinstance(profile, RankedProfile)
    assert profile.places.dtype == np.int16

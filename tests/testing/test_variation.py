"""Telling the same votes again changes what it says it changes, and nothing else."""

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.lists import ListProfile, Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import DotProfile, Profile, RankedProfile
from prioritize.model.project import projects_of
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.model.totals import TotalsProfile
from prioritize.testing.display import shown
from prioritize.testing.strategies import Size, profiles
from prioritize.testing.variation import (
    ballot_count,
    blanked,
    completed,
    contested,
    first_choices,
    halved,
    joined,
    lifts,
    preferences,
    project_ids,
    renamed,
    reordered,
    second_to_all,
    symmetric,
    taking,
    unfolded,
)
from tests.testing.test_strategies import KINDS


ANY = st.sampled_from(KINDS).flatmap(profiles)
SEVERAL = st.sampled_from(KINDS).flatmap(lambda kind: profiles(kind, Size(projects=(3, 5))))
NAMES = dict(zip("abcde", "edcba", strict=True))


def votes(profile: Profile) -> str:
    """Write the votes alone."""
    return shown(profile).partition("; votes ")[2]


def nameless(profile: Profile) -> Profile:
    """Take away the names of those who voted."""
    if isinstance(profile, TotalsProfile):
        return evolve(profile, columns=tuple(evolve(c, group="") for c in profile.columns))
    if isinstance(profile, PairwiseProfile):
        answers = tuple(evolve(each, judge="") for each in profile.comparisons)
        return evolve(profile, comparisons=answers)
    if isinstance(profile, PartsProfile):
        return evolve(profile, parts=tuple(evolve(p, instrument="") for p in profile.parts))
    if isinstance(profile, ScoresheetProfile):
        return evolve(profile, reviewers=("",) * len(profile.reviewers))
    return profile


@given(ANY)
def test_ballots_in_another_order_are_the_same_votes(profile: Profile) -> None:
    order = range(ballot_count(profile))[::-1]

    assert taking(profile, order).digest == profile.digest


@given(ANY)
def test_projects_in_another_order_are_the_same_votes(profile: Profile) -> None:
    order = range(len(profile.projects))[::-1]

    other = reordered(profile, order)

    assert other.digest == profile.digest
    assert project_ids(other) == project_ids(profile)[::-1]


@given(ANY)
def test_renaming_twice_gives_the_votes_back(profile: Profile) -> None:
    other = renamed(profile, NAMES)

    assert renamed(other, NAMES).digest == profile.digest


@given(SEVERAL, st.sampled_from((2, 3)))
def test_symmetric_votes_stay_the_same_as_the_projects_move(profile: Profile, size: int) -> None:
    alike = project_ids(profile)[:size]
    following = dict(zip(alike, (*alike[1:], alike[0]), strict=True))
    names = {each: following.get(each, each) for each in project_ids(profile)}

    other = symmetric(profile, alike)

    assert nameless(renamed(other, names)).digest == nameless(other).digest


def test_repeated_people_are_told_apart() -> None:
    sheet = totals({"a": [1], "b": [2]}, groups=["women"])

    assert [column.group for column in taking(sheet, (0, 0)).columns] == ["women", "women'"]


def test_a_bundle_is_taken_apart() -> None:
    assert votes(unfolded(ranked("3: a > b", "b"))) == "1: a > b; 1: a > b; 1: a > b; 1: b"


def test_half_ballots_keep_the_weight() -> None:
    profile = halved(ranked("3: a > b", "b"))

    assert votes(profile) == "3/2: a > b; 3/2: a > b; 1/2: b; 1/2: b"
    assert profile.electorate.weight == 4


@pytest.mark.parametrize(
    "profile, expected",
    [
        (ranked("a > b"), "1: "),
        (paper("a b"), "1: - -"),
        (approvals("a", projects="a b"), "1: "),
        (dots("a*2 b"), "1: "),
        (scores("a=1 b=2"), "1: "),
        (totals({"a": [1], "b": [None]}), "all a=0 b=0"),
        (PairwiseProfile(projects_of("ab"), (Comparison("a", "b", "first"),)), "none"),
    ],
)
def test_a_blank_ballot_says_nothing(profile: Profile, expected: str) -> None:
    assert votes(blanked(profile)) == expected


def test_a_blank_list_puts_all_on_a_level() -> None:
    ranking = Ranking([["a"], ["b"]], (("a", Fraction(2)), ("b", Fraction(1))))
    level = Ranking([["a", "b"]], (("a", Fraction(0)), ("b", Fraction(0))))
    alone = ListProfile(projects_of("ab"), ranking)
    parts = PartsProfile(projects_of("ab"), (Part("map", Fraction(1), ranking),))

    assert blanked(alone).ranking == level
    assert blanked(parts).parts[0].ranking == level
    assert blanked(ListProfile((), Ranking(()))).ranking.tiers == ()


def test_ballots_are_cut_after_a_first_rank_that_one_holds() -> None:
    assert votes(first_choices(ranked("a > b > c", "a = b > c", projects="a b c"))) == "1: a; 1: "
    assert votes(first_choices(paper("a b", "- b", "a=b c"))) == "1: a; 1: -; 1: -"
    assert first_choices(dots("a*2 b")) == dots("a*2 b")


def test_offers_move_with_ballots_and_projects() -> None:
    profile = DotProfile(
        projects_of("ab"),
        dots("a", "b", projects="a b").electorate,
        np.array([[1, 0], [0, 1]]),
        np.array([[True, False], [True, True]]),
    )

    assert votes(taking(profile, (1, 0))) == "1: a not offered b*1; 1: a*1"
    assert votes(reordered(profile, (1, 0))) == "1: a*1; 1: b*1 a not offered"


def test_joined_paper_ballots_keep_their_overvotes() -> None:
    one, two = paper("a=b", projects="a b c"), paper("b=c", projects="a b c")

    assert votes(joined(one, two)) == "1: a=b; 1: b=c"


def test_joined_people_are_told_apart() -> None:
    judged = PairwiseProfile(projects_of("ab"), (Comparison("a", "b", "first", judge="j"),))

    assert votes(joined(judged, judged)) == "1: a > b j; 1: a > b j'"


def test_a_list_puts_those_who_are_alike_on_a_level() -> None:
    ranking = Ranking(
        [["a"], ["b"], ["c"]], (("a", Fraction(3)), ("b", Fraction(2)), ("c", Fraction(1)))
    )

    other = symmetric(ListProfile(projects_of("abc"), ranking), ("a", "c"))

    assert other.ranking == Ranking(
        [["a", "c"], ["b"]], (("a", Fraction(3)), ("b", Fraction(2)), ("c", Fraction(3)))
    )


def test_an_agreed_matrix_stays_one_matrix() -> None:
    agreed = PairwiseProfile(
        projects_of("abc"), (Comparison("a", "b", "first"), Comparison("a", "c", "first"))
    )

    assert votes(symmetric(agreed, ("a", "b"))) == "1: a = b; 1: a > c; 1: b > c"
    assert votes(symmetric(agreed, ("a", "b", "c"))) == "1: a > b; 1: b > c; 1: c > a"


def test_costs_are_alike_where_projects_are() -> None:
    profile = ranked("a > b")
    costly = evolve(
        profile, projects=(evolve(profile.projects[0], cost=Fraction(5)), profile.projects[1])
    )

    assert [each.cost for each in symmetric(costly, ("a", "b")).projects] == [5, 5]


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

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
from prioritize.model.profile import DotProfile, Profile
from prioritize.model.project import projects_of
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.model.totals import TotalsProfile
from prioritize.testing.display import shown
from prioritize.testing.strategies import Size, profiles
from prioritize.testing.variation import (
    ballot_count,
    blanked,
    first_choices,
    halved,
    joined,
    project_ids,
    renamed,
    reordered,
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

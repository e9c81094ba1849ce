"""A project that is withdrawn is as if it had never been offered."""

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given

from prioritize.errors import InputError
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import Profile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, scoresheet, totals
from prioritize.model.withdraw import without, without_criteria, without_reviewers
from prioritize.testing.display import shown
from prioritize.testing.strategies import paper_profiles, scoresheet_profiles


@pytest.mark.parametrize(
    "profile, expected",
    [
        (ranked("a > b > c", "b = c > a"), "1: a > c; 1: c > a"),
        (approvals("a b", "c"), "1: a; 1: c"),
        (dots("a*2 b", "c*3"), "1: a*2; 1: c*3"),
        (scores("a=5 b=1", "c=0"), "1: a=5; 1: c=0"),
        (totals({"a": [1], "b": [2], "c": [3]}), "all a=1 c=3"),
        (
            PairwiseProfile(
                projects_of("abc"), (Comparison("a", "b", "first"), Comparison("c", "a", "tie"))
            ),
            "1: c = a",
        ),
        (ListProfile(projects_of("abc"), Ranking([["b"], ["a", "c"]])), "a = c"),
        (ListProfile(projects_of("abc"), Ranking([["a", "b"], ["c"]])), "a > c"),
    ],
)
def test_what_is_said_of_the_others_stays(profile: Profile, expected: str) -> None:
    assert shown(without(profile, ["b"])) == f"projects a c; votes {expected}"


@pytest.mark.parametrize(
    "ballot, expected",
    [
        ("a b c", "a c -"),
        ("a - b c", "a - c -"),
        ("b=a c", "a c"),
        ("a=b=c", "a=c"),
        ("b b a", "a - -"),
        ("b", "-"),
    ],
)
def test_on_paper_the_marks_below_move_up(ballot: str, expected: str) -> None:
    profile = paper(ballot, projects="a b c")

    assert shown(without(profile, ["b"])) == f"projects a c; votes 1: {expected}"


def test_an_overvote_of_withdrawn_projects_alone_goes() -> None:
    profile = paper("b=c a", projects="a b c")

    assert shown(without(profile, ["b", "c"])) == "projects a; votes 1: a -"


def test_an_overvote_that_names_nobody_stays_one() -> None:
    profile = evolve(paper("a=b c", projects="a b c"), overvotes=((),))

    other = without(profile, ["b"])

    assert list(getattr(other, "ranks")(0)) == [(), (1,)]  # noqa: B009  # a paper profile
    assert getattr(other, "overvotes") == ((),)  # noqa: B009  # a paper profile


def test_scores_of_a_list_stay() -> None:
    scored = Ranking([["a"], ["b"]], (("a", Fraction(2)), ("b", Fraction(1))))

    other = without(ListProfile(projects_of("ab"), scored), ["b"])

    assert other == ListProfile(projects_of("a"), Ranking([["a"]], (("a", Fraction(2)),)))


def test_posters_stay_offered_to_whom_they_were() -> None:
    profile = evolve(dots("a*2 b"), offered=np.array([[True], [False]]))

    assert shown(without(profile, ["a"])) == "projects b; votes 1: b not offered"


@given(scoresheet_profiles())
def test_the_sheets_of_the_others_stay(profile: Profile) -> None:
    first = profile.projects[0].id

    other = without(profile, [first])

    left = [each for each in sheets(profile) if f" {first} " not in each]
    assert sheets(other) == (left or ["none"])


def sheets(profile: Profile) -> list[str]:
    """Write the scores of every reviewer for every project."""
    return shown(profile).partition("; votes ")[2].split("; ")


@given(paper_profiles())
def test_taking_out_nobody_changes_nothing(profile: Profile) -> None:
    assert without(profile, ()).digest == profile.digest


def test_an_unknown_project_is_answered_with_close_names() -> None:
    with pytest.raises(InputError, match=r"no project raod to leave out. Did you mean road\?"):
        without(ranked("road > well"), ["raod"])


def test_lists_of_instruments_keep_their_projects() -> None:
    with pytest.raises(InputError, match="cannot be taken out of a profile of parts"):
        without(PartsProfile(projects_of("ab"), ()), ["a"])


def test_reviewers_and_criteria_can_be_left_out() -> None:
    sheet = scoresheet({"need": 1, "own": 2}, {"ann": "a=1,2 b=3,4", "ben": "a=5,1 b=2,-"})

    alone = without_reviewers(sheet, ["ann"])
    plain = without_criteria(sheet, ["own"])

    assert alone == scoresheet({"need": 1, "own": 2}, {"ben": "a=5,1 b=2,-"})
    assert plain == scoresheet({"need": 1}, {"ann": "a=1 b=3", "ben": "a=5 b=2"})

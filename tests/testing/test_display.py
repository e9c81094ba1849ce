"""Profiles in one line, in the shorthand where it fits."""

from fractions import Fraction
from typing import ClassVar

import numpy as np
import pytest
from attrs import evolve

from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile, Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import Profile
from prioritize.model.project import Project, projects_of
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.model.shorthand import approvals, dots, judgments, paper, ranked, scores, totals
from prioritize.testing.display import shown, tiers_shown


THIRDS = Electorate.weighted([Fraction(2, 3)], [1])
SHEET = ScoresheetProfile(
    projects_of("ab"),
    (Criterion("need"), Criterion("cost")),
    ("r",),
    np.array([[[1, 2], [3, 4]]], np.int64),
    np.array([[[SCORED, SCORED], [1, SCORED]]], np.uint8),
)


@pytest.mark.parametrize(
    "profile, votes",
    [
        (ranked("2: a > b = c", "c", ""), "2: a > b = c; 1: c; 1: "),
        (evolve(ranked("a > b"), electorate=THIRDS), "2/3: a > b"),
        (paper("2: a - b=c a"), "2: a - b=c a"),
        (approvals("a b", "b"), "1: a b; 1: b"),
        (dots("2: a*2 b"), "2: a*2 b*1"),
        (scores("a=5 b=0.5", "b=1"), "1: a=5 b=1/2; 1: b=1"),
        (totals({"a": [3, None], "b": [1, 2]}), "all a=3 b=1; all a=- b=2"),
        (SHEET, "r a need=1 cost=2; r b need=recused cost=4"),
        (
            PairwiseProfile(
                projects_of("ab"),
                (Comparison("a", "b", "second", 2, "j"), Comparison("a", "b", "tie")),
            ),
            "2: a < b j; 1: a = b",
        ),
        (judgments("j@k: a/b=1/3", "b/c=2"), "j k a/b=1/3; b/c=2"),
        (ListProfile(projects_of("ab"), Ranking([["b"], ["a"]])), "b > a"),
        (
            PartsProfile(projects_of("ab"), (Part("map", Fraction(1, 2), Ranking([["a", "b"]])),)),
            "map × 1/2: a = b",
        ),
        (ranked(projects="a b"), "none"),
    ],
)
def test_votes_are_written_as_people_write_them(profile: Profile, votes: str) -> None:
    ids = " ".join(project.id for project in profile.projects)

    assert shown(profile) == f"projects {ids}; votes {votes}"


def test_a_kind_of_its_own_is_shown_as_it_is() -> None:
    class Odd:
        kind: ClassVar[str] = "odd"
        projects: tuple[Project, ...] = ()
        digest = ""

        def __repr__(self) -> str:
            return "Odd()"

    assert shown(Odd()) == "projects ; votes Odd()"


def test_tiers_are_written_from_first_to_last() -> None:
    assert tiers_shown((("a",), ("b", "c"))) == "a > b = c"

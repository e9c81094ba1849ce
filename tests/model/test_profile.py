"""Profiles of every kind: frozen, checked, and with a fingerprint of what is counted."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from attrs import evolve, exceptions, fields
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.errors import InputError
from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile, Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project, projects_of
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.testing.strategies import profiles, ranked_profiles
from prioritize.testing.variation import unfolded
from tests.testing.test_strategies import KINDS


TWO = projects_of("ab")
SHEET = ScoresheetProfile(
    TWO,
    (Criterion("need", weight=Fraction(2)), Criterion("cost", direction="cost")),
    ("r1", "r2"),
    np.array([[[1, 2], [3, 4]], [[5, 4], [3, 2]]], np.int64),
    np.full((2, 2, 2), SCORED, np.uint8),
)
LIST = ListProfile(TWO, Ranking([["a"], ["b"]], (("a", Fraction(2)), ("b", Fraction(1)))))
PARTS = PartsProfile(TWO, (Part("map", Fraction(1), LIST.ranking),))
PAIRS = PairwiseProfile(TWO, (Comparison("a", "b", "first", judge="j"),))
ONE_OF_EACH = (
    ranked("2: a > b"),
    approvals("a", projects="a b"),
    dots("a*2 b"),
    scores("a=1 b=2"),
    paper("a b"),
    totals({"a": [1], "b": [2]}),
    SHEET,
    LIST,
    PARTS,
    PAIRS,
)


def arrays(profile: Profile) -> list[NDArray[Any]]:
    """List the arrays of a profile."""
    kind: Any = type(profile)
    values = [getattr(profile, field.name) for field in fields(kind)]
    return [each for each in values if isinstance(each, np.ndarray)]


@pytest.mark.parametrize("profile", ONE_OF_EACH, ids=lambda each: each.kind)
def test_a_profile_cannot_be_changed(profile: Any) -> None:  # noqa: ANN401  # any profile
    with pytest.raises(exceptions.FrozenInstanceError):
        profile.projects = ()
    assert [each.flags.writeable for each in arrays(profile)] == [False] * len(arrays(profile))


@pytest.mark.parametrize("profile", ONE_OF_EACH, ids=lambda each: each.kind)
def test_two_projects_of_one_id_are_refused(profile: Any) -> None:  # noqa: ANN401  # any profile
    with pytest.raises(InputError, match="Project a is named twice"):
        evolve(profile, projects=(Project("a"), Project("a")))


@pytest.mark.parametrize("profile", ONE_OF_EACH, ids=lambda each: each.kind)
def test_a_profile_tells_its_kind_and_fingerprint(profile: Profile) -> None:
    assert isinstance(profile, BallotProfile) == hasattr(profile, "electorate")
    assert len(profile.digest) == 64


def test_no_two_kinds_have_one_fingerprint() -> None:
    assert len({each.digest for each in ONE_OF_EACH}) == len(ONE_OF_EACH)
    assert len({each.kind for each in ONE_OF_EACH}) == len(ONE_OF_EACH)


@pytest.mark.parametrize(
    "kind, fields",
    [
        (RankedProfile, ("places",)),
        (ApprovalProfile, ("approved",)),
        (DotProfile, ("dots",)),
        (ScoreProfile, ("scores", "given")),
    ],
)
def test_a_matrix_has_a_row_per_project_and_a_column_per_ballot(
    kind: type[Any], fields: tuple[str, ...]
) -> None:
    square = dict.fromkeys(fields, np.ones((2, 2), np.int64))

    with pytest.raises(ValueError, match=r"shape \(2, 2\), not \(2, 1\)"):
        kind(TWO, Electorate.of([1]), **square)


def test_posters_have_the_shape_of_the_dots() -> None:
    with pytest.raises(ValueError, match=r"offered has shape \(1, 1\), not \(2, 1\)"):
        evolve(dots("a*2 b"), offered=np.array([[True]]))


def test_paper_marks_have_a_column_per_ballot() -> None:
    with pytest.raises(ValueError, match=r"marks has shape \(3, 2\), not \(3, 1\)"):
        PaperProfile(TWO, Electorate.of([1]), np.zeros((3, 2), np.int32))


def test_posters_added_late_are_no_longer_to_be_changed() -> None:
    profile = evolve(dots("a*2 b"), offered=np.array([[True], [False]]))

    assert isinstance(profile, DotProfile)
    assert profile.offered is not None
    assert not profile.offered.flags.writeable


def test_the_ranks_of_a_paper_ballot_are_read_one_by_one() -> None:
    profile = paper("a - b=c a", "b", projects="a b c")

    assert list(profile.ranks(0)) == [(0,), (), (1, 2), (0,)]
    assert list(profile.ranks(1)) == [(1,), (), (), ()]


def test_profiles_are_equal_by_value() -> None:
    assert ranked("2: a > b") == ranked("2: a > b")
    assert ranked("2: a > b") != ranked("2: b > a")


@pytest.mark.parametrize("kind", KINDS)
def test_the_fingerprint_is_that_of_the_value(kind: type[Any]) -> None:
    @given(profiles(kind), profiles(kind))
    def holds(one: Profile, other: Profile) -> None:
        if one == other:
            assert one.digest == other.digest

    holds()


@pytest.mark.parametrize(
    "one, other",
    [
        (ranked("a > b"), ranked("b > a")),
        (ranked("a > b"), ranked("2: a > b")),
        (ranked("a > b"), ranked("a = b")),
        (ranked("a > b"), ranked("a > b", projects="a b c")),
        (ranked("a > b"), ranked("a > c")),
        (approvals("a", projects="a b"), approvals("b", projects="a b")),
        (dots("a b"), dots("a*2 b")),
        (
            dots("a", projects="a b"),
            evolve(dots("a", projects="a b"), offered=np.array([[True], [False]])),
        ),
        (scores("a=1", projects="a b"), scores("a=1 b=0")),
        (scores("a=1"), scores("a=1", scale=(0, 5))),
        (paper("a b"), paper("a - b")),
        (paper("a=b"), paper("a b")),
        (paper("a=b", projects="a b c"), paper("a=c", projects="a b c")),
        (totals({"a": [1]}), totals({"a": [1]}, voters=[4])),
        (totals({"a": [0]}), totals({"a": [None]})),
        (SHEET, evolve(SHEET, criteria=SHEET.criteria[::-1])),
        (SHEET, evolve(SHEET, states=np.zeros((2, 2, 2), np.uint8))),
        (LIST, evolve(LIST, ranking=Ranking([["a", "b"]]))),
        (LIST, evolve(LIST, projects=(Project("a", cost=Fraction(1)), Project("b")))),
        (PARTS, PartsProfile(TWO, (Part("map", Fraction(2), LIST.ranking),))),
        (PAIRS, PairwiseProfile(TWO, (Comparison("a", "b", "second", judge="j"),))),
        (PAIRS, PairwiseProfile(TWO, (Comparison("a", "b", "first"),))),
    ],
)
def test_other_votes_have_another_fingerprint(one: Profile, other: Profile) -> None:
    assert one.digest != other.digest


@pytest.mark.parametrize(
    "one, other",
    [
        (ranked("2: a > b", "3: b > a"), ranked("3: b > a", "a > b", "a > b")),
        (PAIRS, PairwiseProfile(TWO[::-1], (Comparison("b", "a", "second", judge="j"),))),
        (
            PairwiseProfile(TWO, (Comparison("a", "b", "tie"),)),
            PairwiseProfile(TWO, (Comparison("b", "a", "tie"),)),
        ),
        (
            paper("a=b c", "b=c a", projects="a b c"),
            paper("b=c a", "a=b c", projects="a b c"),
        ),
        (totals({"a": [1, 2], "b": [3, 4]}), totals({"b": [4, 3], "a": [2, 1]})),
    ],
)
def test_the_same_votes_have_the_same_fingerprint(one: Profile, other: Profile) -> None:
    assert one.digest == other.digest


@given(ranked_profiles())
def test_bundles_and_widths_do_not_show_in_the_fingerprint(profile: RankedProfile) -> None:
    wide = evolve(profile, places=profile.places.astype(np.int16))

    assert wide.digest == profile.digest
    assert unfolded(profile).digest == profile.digest


@given(ranked_profiles(), st.integers(2, 9))
def test_the_unit_alone_does_not_show_in_the_fingerprint(
    profile: RankedProfile, factor: int
) -> None:
    people = profile.electorate
    finer = Electorate(people.weights * factor, people.unit / factor, people.counts)

    assert evolve(profile, electorate=finer).digest == profile.digest


def test_what_stands_in_a_blank_cell_does_not_show_in_the_fingerprint() -> None:
    profile = scores("a=1", "a=2 b=3")
    scribbled = evolve(profile, scores=np.where(profile.given, profile.scores, 4))
    blank = evolve(SHEET, states=np.where(SHEET.values == 5, 0, SHEET.states).astype(np.uint8))
    other = evolve(blank, values=np.where(SHEET.values == 5, 1, SHEET.values))

    assert scribbled.digest == profile.digest
    assert other.digest == blank.digest


def test_large_numbers_show_in_the_fingerprint() -> None:
    assert dots(f"a*{2**40}").digest != dots("a*0", projects="a").digest
    assert dots("a*300").digest != dots("a*44").digest


def test_an_empty_profile_has_a_fingerprint() -> None:
    assert ranked(projects="a b").digest != ranked(projects="a c").digest
    assert ranked("2: ", projects="a").digest != ranked("3: ", projects="a").digest

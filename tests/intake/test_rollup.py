"""Tests of rolling votes up to directions."""

from collections.abc import Sequence
from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.rollup import rolled_up
from prioritize.model.consultation import Collected, Input, MapEvidence, MapPlace
from prioritize.model.option import Stored
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    Profile,
    RankedProfile,
)
from prioritize.model.project import Location, Project
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, totals
from prioritize.model.totals import TotalsProfile
from prioritize.model.voters import VoterTable
from tests.intake.faulty import lines_of
from tests.intake.village import PROJECTS, a_consultation, an_input


IDS = "preschool irrigation tap sport"


def an_input_to_roll_up(method: str = "approval", **options: Stored) -> Input:
    """Declare an input whose votes on projects are rolled up."""
    return an_input(method=method, options=options.items(), roll_up="direction")


def rolled(profile: Profile, input: Input | None = None) -> Collected:
    """Roll votes on the village's projects up."""
    part = Collected(input or an_input_to_roll_up(), "kyshtut", profile)
    return rolled_up(part, a_consultation())


def ids(collected: Collected) -> list[str]:
    """Return what is voted on now."""
    return [each.id for each in collected.profile.projects]


def test_a_voter_counts_once_for_a_direction() -> None:
    collected = rolled(approvals("2: irrigation tap", "preschool tap", "sport", projects=IDS))

    assert ids(collected) == ["education", "water", "leisure"]
    assert isinstance(collected.profile, ApprovalProfile)
    assert collected.profile.approved.T.astype(int).tolist() == [[0, 1, 0], [1, 1, 0], [0, 0, 1]]
    assert collected.profile.electorate.ballots == 4
    assert "everyone counts once" in collected.findings[-1].render()


def test_the_input_is_as_if_it_had_been_collected_on_directions() -> None:
    collected = rolled(
        dots("irrigation", projects=IDS), an_input_to_roll_up("dots", per_voter=3, cap=1)
    )

    assert (collected.input.level, collected.input.roll_up) == ("direction", "")
    assert collected.input.options == (("per_voter", 3),)


def test_dots_are_added_and_come_from_one_person() -> None:
    collected = rolled(
        dots("irrigation*2 tap", "preschool tap*2", projects=IDS),
        an_input_to_roll_up("dots", per_voter=3),
    )

    assert isinstance(collected.profile, DotProfile)
    assert collected.profile.dots.T.tolist() == [[0, 3, 0], [1, 2, 0]]


def test_a_direction_was_offered_where_anything_of_it_was() -> None:
    profile = dots("irrigation", "preschool", projects=IDS)
    offered = np.array([[True, True], [True, False], [False, False], [True, True]])

    collected = rolled(
        attrs.evolve(profile, offered=offered), an_input_to_roll_up("dots", per_voter=3)
    )

    assert isinstance(collected.profile, DotProfile)
    assert collected.profile.offered is not None
    assert collected.profile.offered.tolist() == [[True, True], [True, False], [True, True]]


@pytest.mark.parametrize(
    "input, reasons",
    [
        (an_input_to_roll_up("dots", per_voter=3, cap=1), {"over-full": 1, "above-cap": 1}),
        (an_input_to_roll_up("dots", per_voter=3, exactly=True), {"over-full": 1, "under-full": 1}),
        (an_input_to_roll_up("dots", per_voter="9"), {}),
    ],
)
def test_ballots_that_break_the_limits_are_set_aside_before(
    input: Input, reasons: dict[str, int]
) -> None:
    profile = dots("irrigation*2 tap", "preschool*4", "tap sport", projects=IDS)
    voters = VoterTable.of({"group": ("women", "men", "youth")})
    people = attrs.evolve(profile.electorate, voters=voters)

    collected = rolled(attrs.evolve(profile, electorate=people), input)

    assert isinstance(collected.profile, BallotProfile)
    electorate = collected.profile.electorate
    assert dict(electorate.not_counted) == reasons
    assert electorate.ballots == 3 - sum(reasons.values())
    assert electorate.voters is not None
    assert len(electorate.voters.column("group")) == electorate.ballots


def test_two_marks_stay_invalid_where_one_is_allowed() -> None:
    """Both stand under one direction, so nobody could tell any more afterwards."""
    collected = rolled(
        approvals("irrigation tap", "sport", projects=IDS), an_input_to_roll_up("plurality")
    )

    assert isinstance(collected.profile, ApprovalProfile)
    assert collected.profile.approved.T.astype(int).tolist() == [[0, 0, 1]]
    assert collected.profile.electorate.not_counted == (("over-full", 1),)


def test_limits_are_checked_with_what_was_not_offered() -> None:
    profile = dots("irrigation*2", "preschool", projects=IDS)
    offered = np.ones((4, 2), np.bool_)

    collected = rolled(
        attrs.evolve(profile, offered=offered), an_input_to_roll_up("dots", per_voter=3, cap=1)
    )

    assert isinstance(collected.profile, DotProfile)
    assert collected.profile.offered is not None
    assert collected.profile.offered.shape == collected.profile.dots.shape == (3, 1)


def test_a_ranking_gives_a_direction_the_best_place_of_its_own() -> None:
    collected = rolled(ranked("sport > tap > preschool > irrigation", "irrigation", projects=IDS))

    assert isinstance(collected.profile, RankedProfile)
    assert collected.profile.places.T.tolist() == [[3, 2, 1], [0, 1, 0]]


def test_marks_on_paper_are_read_as_orders_before() -> None:
    collected = rolled(paper("tap - sport tap", projects=IDS))

    assert isinstance(collected.profile, RankedProfile)
    assert collected.profile.places.T.tolist() == [[0, 1, 2]]


def test_a_tally_sheet_is_added_up_and_says_what_it_does_not_know() -> None:
    votes: dict[str, list[int | None]] = {
        "preschool": [1, 2],
        "irrigation": [3, None],
        "tap": [5, None],
        "sport": [7, None],
    }

    collected = rolled(totals(votes, groups=("women", "men"), voters=(9, 9)))

    assert isinstance(collected.profile, TotalsProfile)
    assert collected.profile.votes.tolist() == [[1, 2], [8, 0], [7, 0]]
    assert collected.profile.offered.tolist() == [[True, True], [True, False], [True, False]]
    assert [each.voters for each in collected.profile.columns] == [9, 9]
    assert "does not say who" in collected.findings[-1].render()


def test_problems_are_rolled_up_by_the_directions_that_answer_them() -> None:
    input = attrs.evolve(an_input_to_roll_up(), level="problem")

    assert ids(rolled(approvals("tap", projects=IDS), input)) == ["education", "water", "leisure"]


def test_a_direction_without_anything_voted_on_is_not_there() -> None:
    assert ids(rolled(approvals("tap", projects="irrigation tap"))) == ["water"]


def test_what_stands_under_no_direction_is_a_fault() -> None:
    part = Collected(an_input_to_roll_up(), "kyshtut", approvals("bridge", projects="bridge"))

    lines = lines_of(
        lambda: rolled_up(part, a_consultation(projects=(*PROJECTS, Project("bridge"))))
    )

    assert lines == ["bridge stand under no direction to roll up to"]


def test_scores_cannot_be_rolled_up() -> None:
    assert "cannot be rolled up" in lines_of(lambda: rolled(scores("tap=1", projects=IDS)))[0]


def test_what_a_map_shows_is_joined() -> None:
    here = Location(Fraction("39.9"), Fraction("71.3"))
    profile = approvals("irrigation tap", "tap", "sport", projects=IDS)
    evidence = (
        MapEvidence("preschool", (), 0, 0),
        MapEvidence("irrigation", (MapPlace(here, 1, 1),), 1, 1),
        MapEvidence("tap", (MapPlace(here, 2, 2),), 2, 2),
        MapEvidence("sport", (MapPlace(here, 1, 1),), 1, 1),
    )
    part = Collected(an_input_to_roll_up(), "kyshtut", profile, map_evidence=evidence)

    joined = rolled_up(part, a_consultation()).map_evidence

    assert joined == (
        MapEvidence("education", (), 0, 0),
        MapEvidence("water", (MapPlace(here, 3, None),), 3, 2),
        MapEvidence("leisure", (MapPlace(here, 1, 1),), 1, 1),
    )


ballots = st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=6)


@given(ballots)
def test_a_direction_has_no_more_voters_than_its_projects_have_votes(
    marks: Sequence[Sequence[bool]],
) -> None:
    lines = [
        " ".join(id for id, mark in zip(IDS.split(), row, strict=True) if mark) for row in marks
    ]
    profile = approvals(*lines, projects=IDS)

    collected = rolled(profile)

    assert isinstance(collected.profile, ApprovalProfile)
    water = int(collected.profile.approved[1].sum())
    irrigation, tap = (int(each) for each in profile.approved[1:3].sum(axis=1))
    assert max(irrigation, tap) <= water <= irrigation + tap

"""Posters about the same thing become one, and nobody counts twice."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Finding
from prioritize.intake.hall.merge import merged, with_effects
from prioritize.intake.paper_marks import ranked_profile
from prioritize.methods.dots.dots import Dots
from prioritize.model.consultation import Collected, Input, MapEvidence, MapPlace
from prioritize.model.electorate import Electorate
from prioritize.model.meeting import Merge
from prioritize.model.option import Stored
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
)
from prioritize.model.project import Names, Project, projects_of
from prioritize.model.shorthand import approvals, dots, ranked, totals
from prioritize.model.totals import TotalsProfile
from prioritize.tally.engine import run
from prioritize.text import counted


BRIDGE = (Merge(("P3", "P7"), "P3"),)


def part(
    profile: Profile,
    method: str = "dots",
    options: Mapping[str, Stored] | None = None,
    instrument: str = "gallery",
) -> Collected:
    """Say that an instrument collected votes."""
    input = Input("wall", instrument, "", "project", method, options=tuple((options or {}).items()))
    return Collected(input, "hall", profile)


def ids(profile: Profile) -> list[str]:
    """Return the ids of the projects."""
    return [each.id for each in profile.projects]


def test_dots_on_a_wall_add_up_and_the_range_is_told() -> None:
    wall = part(
        totals({"P3": [3, 3], "P4": [1, 3], "P7": [3, 1]}, groups=("G1", "G2")), options={"cap": 1}
    )

    found = merged(wall, BRIDGE)

    assert isinstance(found.collected.profile, TotalsProfile)
    assert ids(found.collected.profile) == ["P3", "P4"]
    assert found.collected.profile.votes.tolist() == [[6, 4], [1, 3]]
    assert found.possible == (("P3", Fraction(6), Fraction(10)),)


def test_without_a_cap_all_dots_count_and_there_is_no_range() -> None:
    wall = part(totals({"P3": [3], "P7": [2]}))

    assert merged(wall, BRIDGE).possible == ()


def test_one_hand_a_person_is_exact_and_several_hands_are_a_range() -> None:
    hands = totals({"P3": [12], "P4": [20], "P7": [9]})

    once = merged(part(hands, "plurality", instrument="hands"), BRIDGE)
    often = merged(part(hands, "approval", instrument="hands"), BRIDGE)

    assert once.possible == ()
    assert often.possible == (("P3", Fraction(12), Fraction(21)),)


def test_what_was_not_offered_adds_nothing_and_any_offer_is_one() -> None:
    votes = totals({"P3": [3, 0], "P7": [0, 2]}, groups=("G1", "G2"))
    offered = np.array([[True, False], [False, False]])

    found = merged(part(evolve(votes, offered=offered)), BRIDGE).collected.profile

    assert isinstance(found, TotalsProfile)
    assert (found.votes.tolist(), found.offered.tolist()) == ([[3, 0]], [[True, False]])


def test_of_marks_any_counts() -> None:
    found = merged(part(approvals("P3 P7", "P7", "P4")), BRIDGE)

    profile = found.collected.profile
    assert isinstance(profile, ApprovalProfile)
    assert dict(zip(ids(profile), profile.approved.tolist(), strict=True)) == {
        "P3": [True, True, False],
        "P4": [False, False, True],
    }
    assert found.twice == (("P3", 1),)


def test_dots_of_one_person_stay_within_the_cap_so_that_nobody_counts_twice() -> None:
    ballots = part(dots("P3 P7 P4", "P7", "P3 P4"), options={"per_voter": 3, "cap": 1})

    found = merged(ballots, BRIDGE)

    profile = found.collected.profile
    assert isinstance(profile, DotProfile)
    result = run(Dots(per_voter=3, cap=1), profile)
    assert dict(result.outcome.scores) == {"P3": 3, "P4": 2}
    assert found.twice == (("P3", 1),)


def test_a_ballot_that_breaks_the_rules_still_breaks_them_after_a_merge() -> None:
    """Four dots where three were allowed, two of them on posters that became one."""
    ballots = part(dots("P3 P7 P4 P5", "P4"), options={"per_voter": 3, "cap": 1})

    profile = merged(ballots, BRIDGE).collected.profile

    assert isinstance(profile, DotProfile)
    assert int(profile.dots[:, 0].sum()) == 4


def test_of_ranks_the_best_counts() -> None:
    found = merged(part(ranked("P7 > P4 > P3", "P4 > P3", "P4"), "borda"), BRIDGE)

    profile = found.collected.profile
    assert isinstance(profile, RankedProfile)
    assert dict(zip(ids(profile), profile.places.tolist(), strict=True)) == {
        "P3": [1, 2, 0],
        "P4": [2, 1, 1],
    }
    assert found.twice == (("P3", 1),)


def test_on_paper_the_worse_place_goes_and_repeats_of_others_stay() -> None:
    projects = projects_of(["P3", "P4", "P7"])
    marks = [((2,), (1,), (0,), (1,)), ((0, 2), (), (1,))]
    profile = ranked_profile(projects, marks, Electorate.of([1, 1]))

    found = merged(part(profile, "instant-runoff"), BRIDGE).collected.profile

    assert isinstance(found, PaperProfile)
    assert [list(found.ranks(ballot)) for ballot in (0, 1)] == [
        [(0,), (1,), (1,)],
        [(0,), (), (1,)],
    ]


def test_the_poster_that_stays_gets_the_names_that_it_lacks() -> None:
    projects = (
        Project("P3", Names.of({"ky": "Көпүрө"}), Fraction(900)),
        Project("P7", Names.of({"ky": "Мост", "ru": "Мост у мельницы"})),
    )
    profile = evolve(totals({"P3": [1], "P7": [2]}), projects=projects)

    (kept,) = merged(part(profile), BRIDGE).collected.profile.projects

    assert (kept.id, kept.cost) == ("P3", Fraction(900))
    assert kept.names == Names.of({"ky": "Көпүрө", "ru": "Мост у мельницы"})


def test_merges_follow_one_another() -> None:
    chain = (Merge(("P7", "P8"), "P7"), Merge(("P3", "P7"), "P3"))
    wall = part(totals({"P3": [1], "P7": [2], "P8": [4], "P9": [8]}))

    profile = merged(wall, chain).collected.profile

    assert isinstance(profile, TotalsProfile)
    assert dict(zip(ids(profile), profile.votes[:, 0].tolist(), strict=True)) == {"P3": 7, "P9": 8}


def test_a_poster_alone_takes_the_code_of_the_one_that_stays() -> None:
    assert ids(merged(part(totals({"P7": [2], "P9": [1]})), BRIDGE).collected.profile) == [
        "P3",
        "P9",
    ]


def test_an_instrument_without_these_posters_is_left_as_it_is() -> None:
    wall = part(totals({"P3": [2], "P9": [1]}))

    assert merged(wall, BRIDGE).collected is wall


def test_places_on_the_map_are_put_together() -> None:
    evidence = (
        MapEvidence("P3", (MapPlace(None, 5, None),), 5, None),
        MapEvidence("P7", (MapPlace(None, 7, None), MapPlace(None, 1, None)), 8, None),
    )
    chart = evolve(
        part(totals({"P3": [5], "P7": [8]}), "approval", instrument="map"), map_evidence=evidence
    )

    found = merged(chart, BRIDGE)

    (joined,) = found.collected.map_evidence
    assert (joined.project, joined.marks) == ("P3", 13)
    assert [place.marks for place in joined.places] == [7, 5, 1]
    assert found.possible == ()


def test_what_missing_dots_could_change_is_said_anew() -> None:
    one = counted("{number} dot is missing", "{number} dots are missing", number=2)
    wall = evolve(
        part(totals({"P1": [17], "P2": [14], "P3": [7], "P7": [5]})),
        findings=(Finding(one, code="V01"),),
    )

    found = merged(wall, BRIDGE).collected

    assert "could change place 2" in str(found.findings[0].remedy)
    assert with_effects(part(ranked("P3 > P7"))) == part(ranked("P3 > P7"))


@given(
    st.lists(
        st.lists(st.integers(0, 2), min_size=4, max_size=4).filter(lambda d: sum(d) <= 3),
        min_size=1,
        max_size=6,
    )
)
def test_a_merge_never_gives_anybody_more_than_they_had(ballots: list[list[int]]) -> None:
    """Whoever kept the rules keeps them, and no vote for another project changes."""
    matrix = np.array(ballots, np.int64).T
    profile = DotProfile(
        projects_of(["P3", "P4", "P5", "P7"]), Electorate.of([1] * len(ballots)), matrix
    )
    found = merged(part(profile, options={"per_voter": 3, "cap": 2}), BRIDGE)

    after = found.collected.profile
    assert isinstance(after, DotProfile)
    assert (after.dots.sum(axis=0) <= 3).all()
    assert (after.dots[0] <= 2).all()
    assert np.array_equal(after.dots[1:], matrix[1:3])
    assert ((after.dots[0] > 0) == ((matrix[0] + matrix[3]) > 0)).all()

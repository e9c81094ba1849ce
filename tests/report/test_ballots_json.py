"""What is published of ballots: the votes, and nothing by which a person could be found."""

import json
from collections.abc import Callable
from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.ballots_json import read_ballots_json
from prioritize.model.electorate import Electorate
from prioritize.model.paper import ranked_from_paper
from prioritize.model.profile import (
    BallotProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
)
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores, scoresheet, totals
from prioritize.model.voters import VoterTable
from prioritize.report.ballots_json import FEWEST, published_ballots


def read(profile: Profile) -> Profile:
    """Publish a profile and read what was published."""
    content = published_ballots(profile)
    assert content is not None
    published = read_ballots_json(content, "public.json").profile
    if isinstance(profile, RankedProfile) and isinstance(published, PaperProfile):
        return ranked_from_paper(published)
    return published


@pytest.mark.parametrize(
    "profile",
    [
        ranked("3: a > b = c", "2: c", "b > a"),
        approvals("3: a b", "c", "2: b"),
        dots("2: a*2 b", "c*3", "4: b*3"),
        scores("2: a=5 b=0", "b=3", "2: c=7/2"),
        scores("5: a=5 b=0", scale=(0, 10)),
        paper("3: a - b", "2: a,b c"),
    ],
    ids=["ranked", "approval", "dots", "score", "scale", "paper"],
)
def test_enough_ballots_are_published_and_count_the_same(profile: Profile) -> None:
    assert read(profile).digest == profile.digest


@given(st.permutations(["2: a*2 b", "c*3", "4: b*3", "a b c", "a b c", "c b*2"]))
def test_the_order_of_ballots_does_not_show(lines: list[str]) -> None:
    assert published_ballots(dots(*lines)) == published_ballots(dots(*sorted(lines)))


def test_nothing_of_a_voter_is_published() -> None:
    ballots = dots("a*2", "b*2", "a b", "b*2", "a*2")
    voters = VoterTable.of(
        {"voter": ("ann", "bob", "cho", "dan", "eve"), "group": ("women", "men", "", "", "")}
    )
    known = attrs.evolve(ballots, electorate=attrs.evolve(ballots.electorate, voters=voters))

    content = published_ballots(known)

    assert content == published_ballots(ballots)
    assert content is not None
    assert not any(name in content.decode() for name in ("ann", "eve", "women", "voter"))


@pytest.mark.parametrize("people", range(1, FEWEST))
@pytest.mark.parametrize("make", [dots, approvals], ids=["dots", "approvals"])
def test_of_few_people_only_the_totals_are_published(
    make: Callable[[str], BallotProfile], people: int
) -> None:
    profile = make(f"{people}: a b")

    document = json.loads(published_ballots(profile) or b"")

    assert (document["kind"], document["ballots"]) == (
        "totals",
        [["a", "", str(people)], ["b", "", str(people)]],
    )


@pytest.mark.parametrize(
    "profile",
    [
        ranked("4: a > b"),
        scores("4: a=5"),
        scoresheet({"need": 2, "cost": 1}, {"ann": "a=5,1 b=4,-"}),
    ],
    ids=lambda profile: profile.kind,
)
def test_what_has_no_totals_is_not_published_of_few(profile: Profile) -> None:
    assert published_ballots(profile) is None


def test_those_who_voted_before_a_late_poster_are_not_shown_where_they_are_few() -> None:
    profile = dots("6: a*2", "4: a b")
    offered = np.array([[True, True], [False, True]])
    late = attrs.evolve(profile, offered=offered)
    enough = attrs.evolve(late, electorate=Electorate.of([6, 5]))

    assert json.loads(published_ballots(late) or b"")["kind"] == "totals"
    published = read(enough)
    assert isinstance(published, DotProfile)
    assert published.digest == enough.digest


def test_weights_would_show_who_somebody_is() -> None:
    profile = dots("6: a*2", "4: a b")
    weighted = Electorate.weighted([Fraction(6), Fraction(8)], [6, 4])

    assert published_ballots(attrs.evolve(profile, electorate=weighted)) is None


def test_the_groups_of_a_tally_sheet_are_added_up() -> None:
    sheet = totals({"a": [14, 3], "b": [2, 9]}, groups=["women", "men"])

    document = json.loads(published_ballots(sheet) or b"")

    assert document["ballots"] == [["a", "", "17"], ["b", "", "11"]]

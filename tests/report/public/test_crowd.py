"""Who took part, and how nobody is given away by it."""

from itertools import combinations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.model.electorate import Electorate
from prioritize.model.meeting import Present
from prioritize.model.project import Names
from prioritize.model.shorthand import approvals
from prioritize.model.voters import VoterTable
from prioritize.report.naming import Naming
from prioritize.report.public.crowd import (
    Crowd,
    crowd_of,
    crowd_sentences,
    fewer_than_came,
    present_crowd,
    scope_sentence,
)
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.report.public.posters import hands, told, wall


NAMES = Naming({"w": Names.of({"en": "Women"})}, "en")


def ballots(groups: tuple[str, ...]) -> Listing:
    """Count one ballot of each group named."""
    profile = approvals(*["P1"] * len(groups), projects="P1 P2")
    people = Electorate(np.ones(len(groups), np.int64), voters=VoterTable.of({"group": groups}))
    return Listing(run(Approval(), evolve(profile, electorate=people)))


def test_a_tally_sheet_says_how_many_of_each_group_voted() -> None:
    listing = wall({"P1": [3, 2]}, groups=("w", "m"), voters=(12, 9))

    assert crowd_of(listing, NAMES) == Crowd(21, (("w", 12), ("m", 9)))


def test_a_sheet_without_the_number_of_some_group_says_nothing() -> None:
    assert crowd_of(wall({"P1": [3, 2]}, groups=("w", "m"), voters=(12, None)), NAMES) == Crowd()


def test_hands_of_everybody_have_no_groups() -> None:
    assert crowd_of(hands(32, 27, present=59), NAMES) == Crowd(59, ())


def test_ballots_are_counted_by_group() -> None:
    listing = ballots(("w", "m", "w"))

    assert crowd_of(listing, NAMES) == Crowd(3, (("m", 1), ("w", 2)))


def test_groups_on_ballots_stand_in_the_order_of_the_alphabet() -> None:
    known = {"G1": "Эркектер", "G2": "Өспүрүмдөр", "G3": "Окуучулар"}
    names = Naming({id: Names.of({"ky": name}) for id, name in known.items()}, "ky")

    assert [id for id, _ in crowd_of(ballots(("G1", "G2", "G3")), names).groups] == [
        "G3",
        "G2",
        "G1",
    ]


@pytest.mark.parametrize(
    "voted, came, said",
    [
        (20, 55, ["20 people voted."]),
        (51, 55, []),
        (55, 55, []),
        (60, 55, []),
        (4, 55, []),
        (None, 55, []),
        (20, None, []),
    ],
)
def test_that_fewer_voted_than_came_is_said_where_it_tells_of_no_small_group(
    voted: int | None, came: int | None, said: list[str]
) -> None:
    assert told(fewer_than_came(Crowd(voted), Crowd(came))) == said


def test_ballots_of_which_some_name_no_group_have_no_groups() -> None:
    assert crowd_of(ballots(("w", "", "w")), NAMES) == Crowd(3, ())


def test_those_present_are_added_up() -> None:
    assert present_crowd((Present("w", 22), Present("m", 29))) == Crowd(51, (("w", 22), ("m", 29)))
    assert present_crowd((Present("", 60),)) == Crowd(60, ())
    assert present_crowd(()) == Crowd()


def test_large_groups_are_named() -> None:
    said = told(crowd_sentences(Crowd(21, (("w", 12), ("m", 9))), NAMES))

    assert said == ["21 people took part: Women 12, m 9."]


def test_small_groups_are_joined_and_it_is_said_why() -> None:
    said = told(crowd_sentences(Crowd(55, (("w", 26), ("m", 25), ("y", 4))), NAMES))

    assert said == [
        "55 people took part: Women 26, m and y together 29.",
        "Numbers for groups with fewer than 5 people are not shown, to protect people.",
    ]


def test_where_all_would_be_joined_only_the_sum_is_said() -> None:
    assert told(crowd_sentences(Crowd(8, (("w", 4), ("m", 4))), NAMES)) == ["8 people took part."]


def test_very_few_people_are_not_counted_out() -> None:
    assert told(crowd_sentences(Crowd(4, (("w", 4),)), NAMES)) == ["Fewer than 5 people took part."]


def test_nothing_is_said_of_people_whom_nobody_counted() -> None:
    assert told(crowd_sentences(Crowd(), NAMES)) == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=5))
def test_no_number_on_the_sheet_tells_of_fewer_than_five(sizes: list[int]) -> None:
    """Not even the difference between two sums that stand there."""
    groups = tuple((f"g{number}", people) for number, people in enumerate(sizes))
    (first, *_) = told(crowd_sentences(Crowd(sum(sizes), groups), Naming({})))

    shown = [
        int(word) for word in first.replace(",", " ").replace(".", " ").split() if word.isdecimal()
    ]
    total, parts = shown[0], shown[1:]
    sums = {sum(some) for n in range(len(parts) + 1) for some in combinations(parts, n)}
    differences = {total - each for each in sums} if parts else {total}

    assert [each for each in differences if 0 < each < 5 and first[0] != "F"] == []


@pytest.mark.parametrize(
    "crowds, adults, who",
    [
        ([Crowd(43)], 2900, " (43 people of about 2900 adults)"),
        ([Crowd(43)], None, " (43 people)"),
        ([Crowd(36), Crowd(26)], 2100, " (at least 36 people of about 2100 adults)"),
        ([Crowd(4)], 2900, ""),
        ([], None, ""),
    ],
)
def test_it_is_said_for_whom_the_list_speaks(
    crowds: list[Crowd], adults: int | None, who: str
) -> None:
    said = str(scope_sentence(crowds, adults))

    assert said == (
        f"This list shows what participants of this meeting want{who}."
        " It is not a survey of the whole municipality."
    )

"""What was not counted, and whether it could matter."""

import numpy as np
import pytest
from attrs import evolve

from prioritize.errors import finding
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.borda import Borda
from prioritize.model.electorate import Electorate
from prioritize.model.shorthand import approvals, dots, ranked
from prioritize.report.public.left_out import left_out
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.text import counted, message
from tests.report.public.posters import NAMING, hands, together, told, wall


COULD_NOT = "Counting these in any way could not change the first place."
COULD = "Counting these could change the first place."


def said(listing: Listing) -> list[str]:
    """Write what was left out in English."""
    return told(left_out(listing, NAMING))


def answered(*lines: str, unread: tuple[tuple[str, int], ...]) -> Listing:
    """Count approvals from which some ballots were set aside when they were read."""
    profile = approvals(*lines, projects="P1 P2")
    people = evolve(profile.electorate, not_counted=unread)
    return Listing(run(Approval(), evolve(profile, electorate=people)), instrument="questionnaire")


def test_it_is_said_that_every_ballot_was_counted() -> None:
    assert said(answered("5: P1", "3: P2", unread=())) == ["Every ballot was counted."]


def test_of_a_tally_sheet_nobody_can_say_that() -> None:
    assert said(hands(5, 3)) == []


def test_ballots_set_aside_by_the_method_come_with_what_they_could_change() -> None:
    listing = Listing(run(Dots(per_voter=2), dots("9: P1*2", "P2*3")), instrument="gallery")

    assert said(listing) == [
        "1 ballot was not counted: too many marks (1).",
        "1 ballot was set aside; counting it in any way could not change the first place.",
    ]


@pytest.mark.parametrize(
    "unread, effect",
    [
        ((("repeated", 1),), [COULD_NOT]),
        ((("repeated", 2),), [COULD]),
        ((("not-approved", 1), ("repeated", 1)), [COULD]),
        ((("blank", 9),), []),
    ],
)
def test_ballots_set_aside_when_reading_could_change_as_much_as_they_might_say(
    unread: tuple[tuple[str, int], ...], effect: list[str]
) -> None:
    """The first is two approvals ahead."""
    found = said(answered("5: P1", "3: P2", unread=unread))

    assert found[1:] == effect


def test_where_one_ballot_can_do_too_many_things_it_is_left_open() -> None:
    profile = ranked("5: P1 P2", "3: P2 P1")
    people = evolve(profile.electorate, not_counted=(("repeated", 1),))
    listing = Listing(run(Borda(), evolve(profile, electorate=people)))

    assert said(listing)[1:] == [
        "It was not worked out whether these could change the first place."
    ]


def test_a_ballot_that_weighs_more_is_left_open_too() -> None:
    profile = approvals("5: P1", "3: P2", projects="P1 P2")
    people = Electorate(np.array([10, 3]), counts=np.array([5, 3]), not_counted=(("repeated", 1),))
    listing = Listing(run(Approval(), evolve(profile, electorate=people)))

    assert said(listing)[1:] == [
        "It was not worked out whether these could change the first place."
    ]


def test_dots_that_do_not_fit_are_added_up_over_all_groups() -> None:
    gap = "{number} dot of {group} was issued and is missing"
    gaps = "{number} dots of {group} were issued and are missing"
    findings = tuple(
        finding(
            counted(gap, gaps, number=number, group=group),  # made for the test
            remedy=message("They could not change any place."),
            code="V01",
        )
        for number, group in ((1, "women"), (2, "youth"))
    )

    found = said(evolve(hands(9, 3), findings=findings))

    (told,) = found
    assert told == (
        "3 dots do not fit between what was issued and what was found. They could not change any"
        " place."
    )


def test_a_group_that_used_too_many_dots_is_not_named() -> None:
    """Its sheet says how few its people are."""
    listing = wall({"P1": [9, 9], "P2": [2, 2]}, groups=("women", "youth"), voters=(9, 4))

    found = said(listing)

    assert found == ["More votes were found than people had; they are counted as they are."]


def test_more_hands_than_people_are_reported_without_numbers() -> None:
    notice = finding(message("P1: more hands (9) than people present (4)"), code="V04")

    assert said(evolve(hands(9, 3), findings=(notice,))) == [
        "There are more votes than people who were there; please check the sheet."
    ]


def test_what_only_a_clerk_needs_stays_with_the_clerk() -> None:
    notice = finding(message("Columns are separated by semicolons"))

    assert said(evolve(hands(9, 3), findings=(notice,))) == []


def test_a_poster_put_up_late_is_named() -> None:
    listing = wall({"P1": [5, 5], "P3": [None, 4]}, groups=("women", "men"))

    assert said(listing) == [
        "Not everyone was offered Bridge; the votes for them come from fewer people."
    ]


def test_remarks_about_weights_are_no_ballots_left_out() -> None:
    *_, combined = together((wall({"P1": [5], "P2": [3]}), 1), (hands(5, 3), 1))

    assert said(combined) == []

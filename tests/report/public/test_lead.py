"""Why the first stands before the second, in words."""

from attrs import evolve

from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.consultation import MapEvidence
from prioritize.model.shorthand import dots, ranked
from prioritize.report.public.lead import lead
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.report.public.posters import NAMING, hands, together, told, voted_again, wall


def said(listing: Listing, *parts: Listing) -> list[str]:
    """Write the reasons of a list in English."""
    return told(lead(listing, parts, NAMING))


def test_the_margin_names_both_projects() -> None:
    assert said(hands(32, 27, 0)) == [
        "Irrigation is first with 32 votes.",
        "Preschool follows with 27 votes.",
        (
            "If 3 votes had moved from Irrigation to Preschool, Preschool would stand above"
            " Irrigation."
        ),
    ]


def test_people_stand_beside_dots_where_they_are_known() -> None:
    ballots = dots("4: P1*2 P2", "2: P2*2 P1", "P3*3")
    listing = Listing(run(Dots(per_voter=3), ballots), instrument="gallery")

    first, second, _ = said(listing)

    assert first == "Irrigation is first with 10 dots from 6 people."
    assert second == "Preschool follows with 8 dots from 6 people."


def test_a_shared_first_place_has_no_margin() -> None:
    found = said(hands(27, 27, 0))

    assert len(found) == 2
    assert "Irrigation" in found[0]
    assert "Preschool" in found[0]
    assert "27 votes" in found[0]
    assert found[1] == "Bridge follows with 0 votes."


def test_a_revote_is_told_with_what_would_have_turned_it() -> None:
    listing = voted_again(hands(27, 27, 0), {"P1": 31, "P2": 24})

    assert said(listing) == [
        "Irrigation is first with 27 votes.",
        "Preschool has as many; the second vote decided: 31 to 24.",
        (
            "In the second round: If 4 votes had moved from Irrigation to Preschool, Preschool"
            " would stand above Irrigation."
        ),
    ]


def test_a_second_vote_among_three_is_told_whole() -> None:
    listing = voted_again(hands(20, 20, 20), {"P1": 31, "P2": 24, "P3": 5})

    assert said(listing)[1:3] == [
        "Preschool has as many; the second vote decided: 31 to 24.",
        (
            "Irrigation, Preschool, Bridge were equal; they were voted on again: Irrigation 31,"
            " Preschool 24, Bridge 5."
        ),
    ]


def test_a_map_puts_nobody_first() -> None:
    drawn = evolve(hands(7, 7, 2), map_evidence=(MapEvidence("P1", (), 7, None),))

    assert said(drawn) == [
        "Marked most often: Irrigation with 7 marks.",
        "The map is evidence of where a need is; it is not a vote.",
    ]


def test_a_combined_list_is_explained_by_its_parts() -> None:
    *parts, combined = together((wall({"P1": [30], "P2": [20]}), 2), (hands(12, 9), 1))

    assert said(combined, *parts) == [
        "Irrigation is first.",
        "Gallery: Irrigation 30 dots, Preschool 20 dots.",
        "Hands raised: Irrigation 12 votes, Preschool 9 votes.",
        "The same is first in all of them.",
    ]


def test_parts_that_disagree_are_shown_to() -> None:
    *parts, combined = together((wall({"P1": [30], "P2": [20]}), 2), (hands(9, 12), 1))

    assert said(combined, *parts)[-2:] == [
        "First in Gallery: Irrigation.",
        "First in Hands raised: Preschool.",
    ]


def test_two_that_were_compared_are_told_of_face_to_face() -> None:
    ballots = ranked("3: P1 > P2 > P3", "2: P2 > P3 > P1")

    assert said(Listing(run(Copeland(), ballots))) == [
        "Irrigation is first with 2 wins.",
        "Preschool follows with 1 win.",
        "Irrigation beats Preschool by 3 to 2.",
    ]


def test_where_rounds_make_the_order_they_tell_why() -> None:
    ballots = ranked("4: P1 > P3 > P2", "3: P2 > P1 > P3", "2: P3 > P2 > P1")

    found = said(Listing(run(InstantRunoff(), ballots)))

    assert found[0] == "Preschool stands above Irrigation."
    assert any("round 2" in text for text in found[1:])


def test_a_list_of_one_project_has_it_first() -> None:
    assert said(hands(5)) == []


def test_a_combined_list_of_equals_says_so() -> None:
    *parts, combined = together((wall({"P1": [3], "P2": [3]}), 1), (hands(4, 4), 1))

    found = said(combined, *parts)

    assert found[0] == "Irrigation, Preschool share the first places."

"""A list as it hangs on the wall."""

from fractions import Fraction

from attrs import evolve

from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.methods.dots.dots import Dots
from prioritize.model.consultation import MapEvidence, MapPlace
from prioritize.model.lists import ListProfile
from prioritize.model.project import Location, Project
from prioritize.model.shorthand import dots
from prioritize.report.public.chart import Chart, chart, shortest
from prioritize.report.public.choice import choices
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Opened, Related
from tests.report.public.posters import NAMING, hands, together, voted_again, wall
from tests.report.told import told


def drawn(*listings: Listing) -> Chart:
    """Draw the main list of a community."""
    (choice,) = choices(listings)
    return chart(choice.main[0], choice, NAMING)


def test_places_names_and_votes_stand_in_a_row() -> None:
    found = drawn(hands(32, 27, 0))

    assert [(e.place, e.name, e.code, str(e.numbers[0])) for e in found.entries] == [
        ("1", "Irrigation", "P1", "32 votes"),
        ("2", "Preschool", "P2", "27 votes"),
        ("3", "Bridge", "P3", "0 votes"),
    ]
    assert [str(each) for each in found.headings] == ["votes"]
    assert (str(found.title), str(found.cast)) == (
        "Hands raised",
        "The votes were cast in the open.",
    )


def test_bars_are_as_long_as_their_votes() -> None:
    found = drawn(hands(40, 30, 0))

    assert [each.part for each in found.entries] == [1, Fraction(3, 4), 0]


def test_a_shared_place_says_that_it_is_shared() -> None:
    found = drawn(hands(27, 27, 0))

    assert [(each.place, each.shared, each.first) for each in found.entries] == [
        ("1–2", True, True),
        ("1–2", True, True),
        ("3", False, False),
    ]


def test_people_stand_beside_dots() -> None:
    ballots = dots("4: P1*2 P2", "2: P2*2 P1")
    found = drawn(Listing(run(Dots(per_voter=3), ballots), instrument="gallery"))

    assert [str(each) for each in found.headings] == ["dots", "people"]
    assert [str(each) for each in found.entries[0].numbers] == ["10 dots", "6 people"]


def test_a_combined_list_shows_the_numbers_of_its_parts() -> None:
    found = drawn(*together((wall({"P1": [30], "P2": [20]}), 2), (hands(12, 9), 1)))

    assert [str(each) for each in found.headings] == [
        "combined points",
        "Gallery, weight 2",
        "Hands raised, weight 1",
    ]
    assert [str(each) for each in found.entries[0].numbers][1:] == ["30 dots", "12 votes"]


def test_the_map_stands_beside_a_combined_list_as_evidence() -> None:
    place = MapPlace(Location(Fraction(40), Fraction(71)), 3, 2)
    lists = together((wall({"P1": [30], "P2": [20]}), 2), (hands(12, 9), 1))
    shown = evolve(lists[0], instrument="map", map_evidence=(MapEvidence("P1", (place,), 3, 2),))

    found = drawn(*lists, shown)

    assert str(found.headings[-1]) == "Map, no vote"
    assert [str(each.numbers[-1]) for each in found.entries] == ["1 place", "–"]


def test_what_the_money_reaches_is_marked() -> None:
    voted = hands(32, 27, 5)
    costs = tuple(Project(f"P{n}", cost=Fraction(cost)) for n, cost in ((1, 60), (2, 50), (3, 30)))
    profile = ListProfile(costs, ranking_of(voted.result.outcome))
    funded = Listing(
        run(GreedyBudget(budget=Fraction(100), on_overflow="skip"), profile),
        instrument="hands",
        view="budget",
    )

    found = drawn(voted, funded)

    assert [str(each.fate) for each in found.entries] == ["funded", "None", "funded"]


def test_what_a_second_round_gave_is_marked() -> None:
    found = drawn(voted_again(hands(27, 27, 0), {"P1": 24, "P2": 31}))

    assert [(each.place, each.name, str(each.fate)) for each in found.entries] == [
        ("1", "Preschool", "voted again: 31"),
        ("2", "Irrigation", "voted again: 24"),
        ("3", "Bridge", "None"),
    ]


def test_a_partial_order_has_layers_and_no_bars() -> None:
    found = drawn(told(Related((("a", "b"),)), opened=Opened("relation")))

    assert str(found.title) == "The list"
    assert [(each.place, each.part) for each in found.entries] == [
        ("1", None),
        ("1", None),
        ("2", None),
    ]


def test_an_unknown_instrument_goes_by_its_own_name() -> None:
    found = drawn(evolve(hands(3, 2), instrument="council of elders"))

    assert str(found.title) == "council of elders"


def test_a_list_is_cut_and_says_how_much_is_missing() -> None:
    whole = drawn(hands(9, 8, 7, 6, 5))

    cut = shortest(whole, 3)

    assert [each.place for each in cut.entries] == ["1", "2", "3"]
    assert str(cut.below) == "2 more projects stand below; the minutes list them."


def test_no_shared_place_is_cut_in_two() -> None:
    whole = drawn(hands(9, 8, 7, 7, 5))

    cut = shortest(whole, 3)

    assert [each.place for each in cut.entries] == ["1", "2"]
    assert str(cut.below) == "3 more projects stand below; the minutes list them."


def test_a_short_list_stays_whole() -> None:
    whole = drawn(hands(9, 8))

    assert shortest(whole, 2) is whole

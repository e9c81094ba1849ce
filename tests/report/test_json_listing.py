"""One list as JSON."""

from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import Spot, finding
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.model.consultation import MapEvidence, MapPlace
from prioritize.model.electorate import Electorate
from prioritize.model.project import Location
from prioritize.model.scoresheet import Criterion
from prioritize.model.shorthand import dots, totals
from prioritize.tally.engine import run
from prioritize.tally.fate import Fate
from prioritize.tally.listing import Agreement, Listing, Overlap
from prioritize.tally.step import (
    Chosen,
    Considered,
    Elected,
    Opened,
    Placed,
    Related,
    Scored,
    SetAside,
    Shared,
)
from prioritize.tally.ties import ALL
from prioritize.text import message
from tests.report.told import BALLOT, pairs, scoresheet, told
from tests.report.written import only


def test_a_plain_file_of_ballots_has_no_community_instrument_or_level() -> None:
    written = only(told())

    assert (written["community"], written["instrument"], written["level"]) == (None, None, None)


def test_votes_on_a_tally_sheet_have_no_ballots() -> None:
    written = only(Listing(run(Approval(), totals({"a": [32], "b": [27], "c": [0]}))))

    assert (written["ballots"], written["weight"]) == (None, None)


def test_fractional_weights_are_exact_text() -> None:
    people = Electorate.weighted([Fraction(1, 3), Fraction(1, 2)], [1, 1])
    profile = evolve(dots("a", "b"), electorate=people)

    written = only(Listing(run(Dots(per_voter=1), profile)))

    assert (written["ballots"], written["weight"]) == (2, "5/6")
    assert [tier["score"] for tier in written["ranking"]] == ["1/2", "1/3"]


def test_the_weight_of_ballots_set_aside_is_not_guessed() -> None:
    people = Electorate.weighted([Fraction(1, 3), Fraction(1, 2)], [1, 1])
    profile = evolve(dots("a", "b*2"), electorate=people)

    written = only(Listing(run(Dots(per_voter=1), profile)))

    assert (written["ballots"], written["weight"]) == (1, None)


def test_ballots_set_aside_before_and_by_the_method_are_added_by_reason() -> None:
    people = evolve(BALLOT.electorate, not_counted=(("over-full", 3),))
    listing = told(
        SetAside("over-full", 1),
        SetAside("blank", 2),
        profile=evolve(BALLOT, electorate=people),
    )

    assert only(listing)["not_counted"] == [["blank", 2], ["over-full", 4]]


def test_a_tier_of_different_scores_has_none_and_shows_them_beside() -> None:
    listing = told(Scored("points", pairs(a=3, b=2, c=1)), Shared(("a", "b")))

    written = only(listing)

    assert written["ranking"] == [
        {"rank": 1, "projects": ["a", "b"], "score": None, "scores": [["a", "3"], ["b", "2"]]},
        {"rank": 3, "projects": ["c"], "score": "1"},
    ]


def test_an_order_without_scores_has_null_for_them() -> None:
    written = only(told(Placed(("b",)), Placed(("a", "c"))))

    assert written["ranking"] == [
        {"rank": 1, "projects": ["b"], "score": None},
        {"rank": 2, "projects": ["a", "c"], "score": None},
    ]


def test_a_partial_order_carries_its_pairs() -> None:
    written = only(told(Related((("a", "c"), ("a", "b"))), opened=Opened("relation")))

    assert written["relation"] == [["a", "b"], ["a", "c"]]
    assert [tier["projects"] for tier in written["ranking"]] == [["a"], ["b", "c"]]


def test_the_elected_stand_in_the_order_of_their_election() -> None:
    written = only(told(Elected(("c", "a")), opened=Opened("selection", seats=2)))

    assert written["selected"] == ["c", "a"]
    assert written["possible_winners"] is None
    assert written["possible_selections"] is None


def test_under_tie_break_all_the_ways_are_written() -> None:
    chosen = Chosen(("a", "b"), ("b", "a"), "elect", "any")

    written = only(
        told(chosen, Elected(("b",)), opened=Opened("selection", seats=1), tie_break=ALL)
    )

    assert written["possible_winners"] == ["b"]
    assert written["possible_selections"] == [["b"]]
    assert written["ties"] == [{"tied": ["a", "b"], "purpose": "elect", "effect": "none"}]
    assert written["tie_break"] == "all"


def test_money_is_text_and_those_without_it_are_told_apart() -> None:
    considered = (
        Considered("a", Fraction(60), "funded", Fraction(81, 2)),
        Considered("b", Fraction(50), "unaffordable", Fraction(81, 2)),
        Considered("c", Fraction(10), "below-minimum", Fraction(81, 2)),
    )
    budget = Fraction(201, 2)

    written = only(told(*considered, opened=Opened("allocation", budget=budget)))

    assert (written["budget"], written["spent"], written["left"]) == ("201/2", "60", "81/2")
    assert (written["selected"], written["reserve"], written["excluded"]) == (["a"], ["b"], ["c"])


def test_the_line_and_who_gets_a_part_are_told() -> None:
    considered = (
        Considered("b", Fraction(50), "waiting", Fraction(100), 1, because=("a",)),
        Considered("a", Fraction(60), "funded", Fraction(40), 2),
        Considered("b", Fraction(50), "funded", Fraction(0), 1, award=Fraction(40)),
        Considered("c", Fraction(10), "unaffordable", Fraction(0), 3),
    )

    written = only(told(*considered, opened=Opened("allocation", budget=Fraction(100))))

    assert (written["selected"], written["spent"]) == (["a", "b"], "100")
    assert (written["partial"], written["line"]) == ([["b", "40"]], ["c", "10", "0"])
    assert (written["reserve"], written["excluded"]) == (["c"], [])
    assert [tier["projects"] for tier in written["ranking"]] == [["b"], ["a"], ["c"]]


@pytest.mark.parametrize(
    "fate, told_as",
    [
        ("over-limit", "reserve"),
        ("outweighed", "reserve"),
        ("ruled-out", "excluded"),
        ("waiting", "excluded"),
        ("unsupported", "excluded"),
    ],
)
def test_who_could_have_had_more_money_stands_in_reserve(fate: Fate, told_as: str) -> None:
    step = Considered("a", Fraction(1), fate, Fraction(9))

    written = only(told(step, opened=Opened("allocation", budget=Fraction(9))))

    lists = {"reserve": written["reserve"], "excluded": written["excluded"]}
    assert lists == {"reserve": [], "excluded": []} | {told_as: ["a"]}
    assert (written["partial"], written["line"]) == ([], None)


def test_a_combined_list_names_parts_agreement_overlap_and_the_map() -> None:
    place = MapPlace(Location(Fraction("39.9"), Fraction(70)), 3, None)
    listing = evolve(
        told(),
        instrument="combined",
        parts=(("gallery", Fraction(2)), ("map", Fraction(0))),
        agreement=(Agreement("gallery", "map", "0.33"),),
        overlap=(Overlap("gallery", "map", None),),
        map_evidence=(MapEvidence("a", (place,), 3, None),),
    )

    written = only(listing)

    assert written["parts"] == [
        {"instrument": "gallery", "weight": "2"},
        {"instrument": "map", "weight": "0"},
    ]
    assert written["agreement"] == [{"a": "gallery", "b": "map", "kendall_tau_b": "0.33"}]
    assert written["overlap"] == [{"a": "gallery", "b": "map", "people": None}]
    assert written["map"] == [
        {
            "project": "a",
            "marks": 3,
            "people": None,
            "places": [{"center": ["399/10", "70"], "marks": 3, "people": None}],
        }
    ]


def test_criteria_carry_weights_scales_and_scores() -> None:
    need = Criterion("need", weight=Fraction(3), lowest=Fraction(1), highest=Fraction(5))
    cost = Criterion("cost", weight=Fraction(1, 2), direction="cost")
    listing = told(Scored("need", pairs(a=4, b=Fraction(9, 2)), decides=False))
    sheet = scoresheet(need, cost)

    written = only(evolve(listing, result=evolve(listing.result, profile=sheet)))

    assert written["criteria"] == [
        {
            "criterion": "need",
            "weight": "3",
            "direction": "benefit",
            "lowest": "1",
            "highest": "5",
            "scores": [["a", "4"], ["b", "9/2"]],
        },
        {
            "criterion": "cost",
            "weight": "1/2",
            "direction": "cost",
            "lowest": None,
            "highest": None,
            "scores": None,
        },
    ]
    assert written["ballots"] is None


def test_notices_say_what_where_and_what_to_do() -> None:
    seen = finding(
        message("{n} dots too many", n=2),
        Spot("wall.csv", row=3),
        remedy=message("Count again."),
        code="V02",
    )
    listing = evolve(told(), findings=(seen,))

    assert only(listing)["findings"] == [
        {
            "code": "V02",
            "text": "2 dots too many",
            "file": "wall.csv",
            "row": 3,
            "column": None,
            "field": None,
            "sheet": None,
            "remedy": "Count again.",
        }
    ]

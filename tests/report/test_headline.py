"""Who leads, who follows, and what would have turned them round."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.consultation import MapEvidence
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.report.headline import headline, told_decision
from prioritize.report.measure import measured, moved
from prioritize.report.naming import Naming
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.resolve import resolve
from prioritize.tally.step import Placed, Resolved, Scored, Shared
from tests.report.told import pairs, told


SEVEN, TWO = MapEvidence("a", (), 7, None), MapEvidence("b", (), 2, 1)


def said(listing: Listing) -> list[str]:
    """Give the first sentences of a list."""
    return [str(each) for each in headline(listing, Naming({}))]


def test_dots_are_told_from_people_with_what_would_turn_them_round() -> None:
    votes = dots("18: irrigation*2", "5: irrigation", "19: preschool*2")

    assert said(Listing(run(Dots(per_voter=2), votes))) == [
        "irrigation is first with 41 dots from 23 people.",
        "preschool follows with 38 dots from 19 people.",
        "If 2 dots had moved from one to the other, the order would be reversed.",
    ]


def test_a_shared_first_place_is_told_as_one() -> None:
    result = run(Approval(), approvals("2: a b", "c d"))

    assert said(Listing(result)) == [
        "a, b share the first places with 2 approvals.",
        "c, d follow with 1 approval.",
    ]


def test_equals_that_were_told_apart_are_not_said_to_be_behind() -> None:
    hands = run(Plurality(), totals({"road": [27], "well": [27], "school": [0]}))
    again = Resolved((("well",), ("road",)), "revote", pairs(well=31, road=24))
    equal = Resolved((("road", "well"),), "revote", pairs(well=28, road=28))
    lot = Resolved((("well",), ("road",)), "lot")
    untold = Resolved((("well",), ("road",)), "revote")

    lists = [Listing(resolve(hands, decisions)) for decisions in ([again], [equal, lot], [untold])]

    assert [said(each)[1:] for each in lists] == [
        ["road has as many; the second vote decided: 31 to 24."],
        ["road has as many; a lot decided."],
        ["road has as many and follows because of how the tie was settled."],
    ]
    assert [told_decision(each) for each in lists] == [again, None, None]


def test_a_map_has_no_first_place() -> None:
    marks = Listing(run(Approval(), totals({"a": [7], "b": [7]})), map_evidence=(SEVEN, TWO))

    assert said(marks) == [
        "Marked most often: a with 7 marks, b with 2 marks from 1 person.",
        "The map is evidence of where a need is; it is not a vote.",
    ]


@pytest.mark.parametrize(
    "listing",
    [
        told(),
        told(Scored("points", pairs(a=1, b=1, c=1))),
        told(Scored("points", pairs(a=3, b=2, c=1)), Placed(("c",))),
        told(Scored("points", pairs(a=3, b=2, c=1)), Shared(("a", "b"))),
        told(Scored("points", pairs(a=3, b=2, c=1)), Shared(("b", "c"))),
        told(Scored("people", pairs(a=3, b=2, c=1), decides=False), Placed(("c",))),
    ],
)
def test_a_list_that_no_single_number_orders_has_no_headline(listing: Listing) -> None:
    assert said(listing) == []


def test_a_number_of_another_kind_says_nothing_about_moving() -> None:
    assert len(said(told(Scored("points", pairs(a=3, b=2, c=1))))) == 2
    assert moved(Fraction(0), "dots") is None


@pytest.mark.parametrize(
    "value, measure, text",
    [
        (Fraction(1), "votes", "1 vote"),
        (Fraction(2), "approvals", "2 approvals"),
        (Fraction(1, 2), "points", "0.5 points"),
        (Fraction(1), "marks", "1 mark"),
        (Fraction(2), "people", "2 people"),
        (Fraction(2), "people who marked", "2 people"),
        (Fraction(1), "wins", "1 win"),
        (Fraction(7, 3), "mean", "7/3 (mean)"),
    ],
)
def test_numbers_are_told_with_what_they_count(value: Fraction, measure: str, text: str) -> None:
    assert str(measured(value, measure, Naming({}))) == text


@given(st.integers(min_value=1, max_value=50), st.integers(min_value=0, max_value=50))
def test_so_many_dots_turn_the_order_round_and_one_fewer_does_not(gap: int, low: int) -> None:
    said = moved(Fraction(gap), "dots")
    assert said is not None
    number = said.number

    def after(dots_moved: int) -> int:
        return (low + gap - dots_moved) - (low + dots_moved)

    assert after(number) < 0 <= after(number - 1)

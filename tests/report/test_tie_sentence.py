"""What is said about ties."""

from fractions import Fraction

from attrs import evolve

from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.methods.dots.approval import Approval
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.report.naming import Naming
from prioritize.report.tie_sentence import ordinal, tie_sentences
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.resolve import resolve
from prioritize.tally.seats import elect
from prioritize.tally.step import Chosen, Elected, Opened, Placed, Resolved, Shared
from prioritize.tally.ties import ALL, parse_tie_break
from tests.report.told import Split, pairs, told


NAMES = Naming({})
ONE_SEAT = Opened("selection", seats=1)


def said(listing: Listing) -> list[str]:
    """Give the sentences about the ties of a list."""
    return [str(each) for each in tie_sentences(listing.result, NAMES)]


def test_shared_places_are_named_as_people_count() -> None:
    result = run(Approval(), approvals("3: a", "2: b", "2: c", "1: d"))

    assert said(Listing(result)) == ["2nd–3rd: equal. b, c share these places."]


def test_a_list_without_ties_says_nothing() -> None:
    assert said(told(Placed(("a",)), Placed(("b",)))) == []


def test_a_tie_that_did_not_matter_is_told() -> None:
    chosen = Chosen(("a", "b"), ("a", "b"), "leave", "any")

    listing = told(chosen, Elected(("c",)), opened=ONE_SEAT)

    assert said(listing) == ["a, b were tied (who leaves the count). The tie did not matter."]


def test_a_declared_order_is_told_with_what_it_decided() -> None:
    result = run(Approval(), approvals("a", "b"), tie_break=parse_tie_break("order:b,a"))

    assert said(Listing(result)) == [
        "a, b were tied (the place). The declared order decided: b, a."
    ]


def test_a_tie_at_the_budget_line_is_told_once() -> None:
    """Of those that were tied one gets money, and the others are still tied for the rest."""
    projects = tuple(Project(id, cost=Fraction(40)) for id in ("a", "b", "c"))
    ballots = evolve(approvals("a b c"), projects=projects)
    method = GreedyBudget(budget=Fraction(100), on_overflow="skip")

    result = run(method, ballots, tie_break=parse_tie_break("order:b,c,a"))

    assert [tie.tied for tie in result.ties] == [("a", "b", "c"), ("a", "c")]
    assert said(Listing(result)) == [
        "a, b, c were tied (who is funded). The declared order decided: b, c, a."
    ]


def test_a_tie_for_the_last_seat_is_told_once() -> None:
    order = parse_tie_break("order:b,a")

    result = elect(Approval(), approvals("a b"), seats=1, tie_break=order)

    assert said(Listing(result)) == [
        "a, b were tied (who is elected). The declared order decided: b, a."
    ]


def test_a_lottery_is_told_with_what_it_decided() -> None:
    tie_break = parse_tie_break("lottery:83920175564410928377").for_contest("c1")
    result = run(Approval(), approvals("bridge road well"), tie_break=tie_break)

    assert said(Listing(result)) == [
        "bridge, road, well were tied (the place). The lottery decided: road, well, bridge."
    ]


def test_projects_left_over_by_a_selection_are_not_called_equal() -> None:
    assert said(told(Elected(("a",)), opened=ONE_SEAT)) == []


def test_a_shared_place_below_a_selection_is_called_equal() -> None:
    listing = told(Elected(("a",)), Shared(("b", "c")), opened=ONE_SEAT)

    assert said(listing) == ["2nd–3rd: equal. b, c share these places."]


def test_a_tie_that_shares_a_place_says_why_and_which() -> None:
    result = run(Split(), approvals("a", "b", "c"))

    assert said(Listing(result)) == [
        "a, b, c were tied (who leaves the count). Those whose order depends on it share a place.",
        "b, c were tied (who leaves the count). Those whose order depends on it share a place.",
        "1st–3rd: equal. a, b, c share these places.",
    ]


def test_an_open_tie_says_that_the_choice_depends_on_it() -> None:
    result = run(Split(seats=1), approvals("a", "b", "c"), tie_break=ALL)

    assert said(Listing(result)) == [
        "a, b, c are tied (who is elected). What is chosen depends on it.",
        "1st–3rd: equal. a, b, c share these places.",
        "Chosen, as the ties may fall: (a), (b), (c).",
    ]


def test_with_every_way_followed_all_who_could_be_first_are_named() -> None:
    result = run(Approval(), approvals("2: a b", "c"), tie_break=ALL)

    assert said(Listing(result)) == [
        "1st–2nd: equal. a, b share these places.",
        "First, as the ties may fall: a, b.",
    ]


def test_a_vote_taken_again_and_a_lot_are_told_and_nothing_else() -> None:
    result = run(Approval(), approvals("2: a b", "c d"))
    again = Resolved((("b",), ("a",)), "revote", pairs(a=24, b=31))
    lot = Resolved((("d",), ("c",)), "lot")

    assert said(Listing(resolve(result, [again, lot]))) == [
        "a, b were equal; they were voted on again: b 31, a 24.",
        "c, d were equal; a lot was drawn before witnesses: d, c.",
    ]


def test_ordinals() -> None:
    numbers = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 33, 101, 111]

    assert [str(ordinal(number)) for number in numbers] == (
        [
            "1st",
            "2nd",
            "3rd",
            "4th",
            "10th",
            "11th",
            "12th",
            "13th",
            "21st",
            "22nd",
            "33rd",
            "101st",
            "111th",
        ]
    )

"""Who took part."""

from fractions import Fraction

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.model.electorate import Electorate
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.report.turnout import turnout, turnout_messages
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.step import SetAside
from tests.report.told import BALLOT, told


def said(listing: Listing) -> list[str]:
    """Give the sentences about who took part."""
    return [str(each) for each in turnout_messages(listing.result)]


def test_ballots_and_what_was_not_counted_are_told_with_reasons() -> None:
    people = evolve(BALLOT.electorate, not_counted=(("blank", 3), ("repeated", 2)))
    listing = told(SetAside("over-full", 1), profile=evolve(BALLOT, electorate=people))

    assert said(listing) == [
        "0 ballots were counted.",
        "6 ballots were not counted: blank (3), too many marks (1), handed in twice (2).",
    ]


def test_a_weight_is_told_where_it_is_not_the_number_of_ballots() -> None:
    people = Electorate.weighted([Fraction(1, 3), Fraction(1, 2)], [1, 1])
    votes = evolve(dots("a", "b"), electorate=people)

    assert said(Listing(run(Dots(per_voter=1), votes))) == [
        "2 ballots were counted.",
        "Their weight is 5/6.",
    ]


def test_the_voters_of_a_tally_sheet_are_added_only_where_all_are_known() -> None:
    known = run(Approval(), totals({"a": [3, 4]}, voters=[5, 6]))
    partly = run(Approval(), totals({"a": [3, 4]}, voters=[5, None]))

    assert said(Listing(known)) == [
        "The votes come from tally sheets, without ballots.",
        "11 people voted.",
    ]
    assert said(Listing(partly)) == ["The votes come from tally sheets, without ballots."]


def test_unweighted_ballots_set_aside_leave_the_weight() -> None:
    found = turnout(run(Dots(per_voter=1), dots("3: a", "2: a*2")))

    assert (found.ballots, found.weight) == (3, Fraction(3))


def test_all_ballots_count_where_none_is_set_aside() -> None:
    found = turnout(run(Approval(), approvals("3: a", "2: b")))

    assert (found.ballots, found.weight, found.not_counted) == (5, Fraction(5), ())

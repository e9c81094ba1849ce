"""What one ballot gives to every project."""

from fractions import Fraction

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.tally.cast import Cast, find_casts
from prioritize.tally.engine import run
from prioritize.tally.follow_points import Given, follow_points


def test_a_line_of_ballots_gives_what_they_give_if_nobody_else_had_voted() -> None:
    profile = approvals("3: a c", "b", projects="a b c")
    result = run(Approval(), profile)

    given = [follow_points(result, *find_casts(profile, line)).scores for line in "12"]

    assert given == [
        (("a", Fraction(3)), ("b", Fraction(0)), ("c", Fraction(3))),
        (("a", Fraction(0)), ("b", Fraction(1)), ("c", Fraction(0))),
    ]


def test_a_ballot_that_is_set_aside_gives_nothing_and_has_a_reason() -> None:
    profile = dots("a*2 b", "b*4")
    result = run(Dots(per_voter=3), profile)
    (cast,) = find_casts(profile, "2")

    assert follow_points(result, cast) == Given(set_aside="over-full")


def test_a_tally_sheet_holds_no_single_ballots() -> None:
    result = run(Dots(per_voter=3), totals({"a": [3], "b": [2]}))

    assert follow_points(result, Cast("1", 0, 1, Fraction(1), is_line=True)) == Given()

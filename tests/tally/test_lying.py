"""Where one ballot lies: its best places, its end, and the parts of its vote."""

from fractions import Fraction

from prioritize.tally.lying import MULTIPLE, Lying, Read
from prioritize.tally.paper import CAUSES


def test_a_ballot_is_cut_where_it_ends_before_its_choices_run_out() -> None:
    assert [Read({}, cause).is_cut for cause in CAUSES] == [False, *[True] * (len(CAUSES) - 1)]


def test_whoever_has_the_best_place_of_those_left_has_the_ballot_next() -> None:
    ballot = Read({"a": 1, "b": 2, "c": 2}, CAUSES[0])

    assert ballot.next("abc") == (("a",), "")
    assert ballot.next("bc") == (("b", "c"), "")
    assert ballot.next("d") == ((), CAUSES[0])


def test_a_ballot_may_end_where_it_names_several() -> None:
    ballot = Read({"b": 2, "c": 2}, CAUSES[0], MULTIPLE)

    assert ballot.next("bc") == ((), "overvote")
    assert ballot.next("b") == (("b",), "")


def test_pieces_are_added_up_by_project_and_those_of_nobody_are_lost() -> None:
    third = Fraction(1, 3)

    lying = Lying.of(4, [("a", third), ("", third), ("a", third)], "exhausted")

    assert lying == Lying(4, (("a", 2 * third),), third, "exhausted")
    assert Lying.of(4, [("a", third)], "exhausted").cause == ""

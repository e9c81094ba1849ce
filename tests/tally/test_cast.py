"""One ballot among many."""

from attrs import evolve

from prioritize.model.profile import DotProfile
from prioritize.model.shorthand import dots, paper, totals
from prioritize.model.voters import VoterTable
from prioritize.tally.cast import alone, ballots_of, find_casts, known_ids


def named(*voters: str) -> DotProfile:
    """Make ballots whose voters are known."""
    profile = dots(*("a*1" for _ in voters))
    table = VoterTable.of({"voter": voters})
    return evolve(profile, electorate=evolve(profile.electorate, voters=table))


def test_a_ballot_goes_by_the_id_of_its_voter() -> None:
    (cast,) = find_casts(named("17", "1"), "1")

    assert (cast.column, cast.is_line) == (1, False)
    assert list(known_ids(named("17", "1"))) == ["17", "1"]


def test_a_voter_may_have_several_ballots() -> None:
    assert [cast.column for cast in find_casts(named("x", "y", "x"), "x")] == [0, 2]


def test_a_ballot_without_an_id_goes_by_its_line() -> None:
    assert [cast.is_line for cast in find_casts(named("x", ""), "2")] == [True]
    assert list(known_ids(named("x", ""))) == ["x", "2"]


def test_a_line_whose_ballot_has_an_id_does_not_go_by_its_number() -> None:
    assert find_casts(named("x", ""), "1") == ()


def test_other_ids_find_nothing() -> None:
    assert [find_casts(dots("a", "b"), id) for id in ("0", "3", "-1", "", "²", "a")] == [()] * 6


def test_a_ballot_alone_keeps_its_marks_and_what_it_weighs() -> None:
    one = alone(paper("2: a - b=c", "3: c a"), 0)

    assert one.marks.shape == (3, 1)
    assert list(one.ranks(0)) == [(0,), (), (1, 2)]
    assert one.electorate.ballots == 2
    assert one.electorate.weight == 2


def test_a_tally_sheet_has_no_ballots() -> None:
    assert ballots_of(totals({"a": [2]})) is None

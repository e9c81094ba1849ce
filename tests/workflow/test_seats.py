"""Seats asked for on the command line."""

from pathlib import Path

import pytest

from prioritize.errors import OptionError, UnresolvedTieError, UsageError
from prioritize.methods.budget.pav import Pav
from prioritize.model.outcome import Outcome, Ranking, Selection
from prioritize.ports.bundle_io import Existing
from prioritize.ports.env import ENV
from prioritize.tally.result import Result
from prioritize.workflow.bundled import save_bundle
from prioritize.workflow.check import check
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.workflow.files import ballots, village


ORDERS = "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 5\n3: 1,2,3\n2: 3,1,2\n"
COUNCIL = '4 2\n1 1 2 0\n1 2 1 0\n0\n"Ada"\n"Ben"\n"Cyd"\n"Dan"\n"Council"\n'


MARKS = "# layout: approvals\nvoter,a,b\nx,1,0\ny,1,1\n"


def counted(name: str, text: str, **wishes: object) -> Result[Outcome]:
    """Count a file of ballots to one list."""
    (listing,) = rank(ballots(name, text, Request(**wishes))).listings  # type: ignore[arg-type]
    return listing.result


@pytest.mark.parametrize(
    "method, selected",
    [
        ("borda", ("1", "3")),
        ("copeland", ("1", "2")),
        ("schulze", ("1", "2")),
        ("instant-runoff", ("1", "3")),
    ],
)
def test_a_method_that_ranks_elects_the_first_of_its_list(
    method: str, selected: tuple[str, ...]
) -> None:
    outcome = counted("votes.toi", ORDERS, method=method, seats=2).outcome

    assert isinstance(outcome, Selection)
    assert outcome.selected == selected


def test_a_method_with_seats_of_its_own_gets_them() -> None:
    result = counted("votes.csv", MARKS, method="pav", seats=2)

    assert result.method == Pav(seats=2)


def test_seats_do_not_turn_money_into_a_selection() -> None:
    with pytest.raises(OptionError, match="greedy-budget has no option seats"):
        counted("votes.csv", MARKS, method="greedy-budget", seats=2, budget="9")


def test_the_seats_of_a_file_do_not_turn_a_list_into_a_selection() -> None:
    assert isinstance(counted("council.blt", COUNCIL, method="borda").outcome, Ranking)


def test_a_tied_last_seat_stops_the_count() -> None:
    with pytest.raises(UnresolvedTieError, match="1, 2 are tied"):
        counted("council.blt", COUNCIL, method="borda", seats=1)


def test_seats_are_part_of_the_rules() -> None:
    lists = [
        rank(ballots("votes.toi", ORDERS, Request(method="borda", seats=seats)))
        for seats in (None, 1, 2)
    ]

    assert len({each.rules for each in lists}) == 3


def test_checking_takes_seats_too() -> None:
    checked = check(ballots("votes.toi", ORDERS, Request(method="borda", seats=2)))

    assert checked.refused == ()


def test_another_method_may_elect_from_what_a_consultation_collected() -> None:
    lists = rank(village(Request(method="dots", seats=2)))

    assert [type(each.result.outcome) for each in lists.listings] == [Selection]


def test_seats_alone_do_not_say_which_list_fills_them() -> None:
    with pytest.raises(UsageError, match="Seats are given, but no method that fills them"):
        rank(village(Request(seats=2)))


def test_a_bundle_counts_the_seats_again(tmp_path: Path) -> None:
    material = ballots("votes.toi", ORDERS, Request(method="borda", seats=2))
    path = tmp_path / "bundle"
    save_bundle(path, material, rank(material), clock=ENV.clock, existing=Existing.KEEP)

    assert verify_path(path).findings == ()

"""The comparison step: whether more people are better off with the order of votes."""

from typing import Final

import pytest

from prioritize.model.shorthand import approvals
from prioritize.tally.engine import run
from prioritize.tally.step import Considered
from prioritize.tally.ties import ALL, TieBreak
from tests.methods.priced import priced
from tests.methods.results import remarks, steps
from tests.methods.test_equal_shares import shares


MAJORITY: Final = priced(approvals("6: hall fair", "hall", "4: well"), hall=50, fair=50, well=40)


def test_the_order_of_votes_may_be_what_more_people_are_better_off_with() -> None:
    result = run(shares(budget=110, comparison="satisfaction"), MAJORITY)

    assert result.outcome.funded == ("hall", "fair")
    assert [each.project for each in steps(result, Considered)] == ["hall", "fair", "well"]
    (remark,) = remarks(result)
    assert remark == (
        "Compared with the order of votes, which funds fair, hall, 4 have more of their projects"
        " by equal shares, 6 by the order of votes, and 1 equally many"
    )


@pytest.mark.parametrize(
    "comparison, said",
    [("none", []), ("exclusion-ratio", ["4 have more", "0 by the order", "7 equally many"])],
)
def test_shares_stay_where_they_leave_fewer_with_nothing(comparison: str, said: list[str]) -> None:
    result = run(shares(budget=110, comparison=comparison), MAJORITY)

    assert result.outcome.funded == ("hall", "well")
    assert all(each in remarks(result)[-1] for each in said)


DECIDING: Final = priced(
    approvals("5: hall", "4: road lamp sign", "road"), hall=90, road=90, lamp=30, sign=30
)


def test_a_tie_in_the_order_of_votes_may_decide_the_comparison() -> None:
    """The hall is more to five than lamp and sign are to four, who gain little from the road."""
    result = run(shares(budget=100, comparison="satisfaction"), DECIDING, tie_break=ALL)

    assert result.ways.selections == (("hall",), ("lamp", "sign"))


@pytest.mark.parametrize(
    "order, funded", [("hall,road", ("hall",)), ("road,hall", ("lamp", "sign"))]
)
def test_a_declared_order_decides_the_comparison(order: str, funded: tuple[str, ...]) -> None:
    rule = TieBreak("order", order=tuple(order.split(",")))
    method = shares(budget=100, comparison="satisfaction")

    result = run(method, DECIDING, tie_break=rule)

    assert result.outcome.funded == funded

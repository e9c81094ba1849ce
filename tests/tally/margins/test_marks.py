"""What marks and dots give, where it is told ballot by ballot and where it is not."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve
from numpy import array

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.margin import Margin
from prioritize.model.outcome import Outcome
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.tally.engine import run
from prioritize.tally.margins.additive import Points
from prioritize.tally.margins.marks import approval_points, dot_points, plurality_points
from prioritize.tally.margins.table import margins_of
from prioritize.tally.method import Method
from prioritize.tally.result import Result
from tests.tally.margins.crowd import marking, ranking


Teller = Callable[[Result[Outcome], Mapping[str, Any]], Points | None]


@pytest.mark.parametrize(
    "method, points",
    [
        (Plurality(), plurality_points),
        (Approval(), approval_points),
        (Dots(per_voter=3), dot_points),
    ],
)
def test_a_tally_sheet_says_nothing_of_single_ballots(
    method: Method[Any, Outcome], points: Teller
) -> None:
    result = run(method, totals({"a": [11], "b": [8]}))

    assert points(result, {}) is None


@pytest.mark.parametrize(
    "method", [Plurality(), Approval(), Approval(split="satisfaction"), Dots(per_voter=1)]
)
def test_of_a_crowd_only_a_bound_is_told(method: Method[Any, Outcome]) -> None:
    """99 999 more marks: a ballot moves two at most, so 50 000 are needed."""
    margins = margins_of(run(method, marking()))

    assert margins == (
        Margin("first", "p00", "p01", "ballots", 50_000, 50_000),
        Margin("pair", "p00", "p01", "ballots", 50_000, 50_000),
        Margin("pair", "p01", "p02", "ballots", 25_001, 25_001),
    )


def test_of_a_crowd_that_ranks_only_a_bound_is_told() -> None:
    first, *_ = margins_of(run(Plurality(), ranking()))

    assert first == Margin("first", "p00", "p01", "ballots", 50_000, 50_000)


NAMES = [f"p{n:02}" for n in range(31)]
STEPS = [" ".join(NAMES[:n]) for n in range(1, 32)]
"""Ballots that mark the first project, the first two, and so on to all 31."""


def test_parts_of_a_vote_without_a_handy_common_measure_give_a_bound() -> None:
    """The first has one vote more than the second, from the ballot that marks it alone."""
    result = run(Approval(split="satisfaction"), approvals(*STEPS, projects=" ".join(NAMES)))

    first, *_ = margins_of(result)

    assert first == Margin("first", "p00", "p01", "ballots", 1, 1)


def test_scaled_dots_without_a_handy_common_measure_give_a_bound() -> None:
    """Each ballot shares its one dot evenly, as it would share one vote."""
    method = Dots(per_voter=1, over_full="scaled")

    first, *_ = margins_of(run(method, dots(*STEPS, projects=" ".join(NAMES))))

    assert first == Margin("first", "p00", "p01", "ballots", 1, 1)


def test_where_all_dots_must_be_used_and_not_all_was_offered_nothing_is_told() -> None:
    offered = array([[True, True], [True, True], [True, False]])
    profile = evolve(dots("a b", "a*2", projects="a b c"), offered=offered)

    assert margins_of(run(Dots(per_voter=2, exactly=True), profile)) == ()

"""Public test elections of several winners of RCTab (MPL 2.0): every round, every number."""

from collections import Counter
from fractions import Fraction

import pytest

from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.step import Round
from prioritize.tally.ties import TieBreak
from tests.methods.results import rounds
from tests.rctab import (
    Report,
    cases,
    paper_profile,
    read_case,
    reports,
    seat_cases,
    seat_options,
    single_winner_cases,
)


def counted(name: str) -> tuple[list[Round], list[Report]]:
    """Count an election, ties decided as reported; what is told after the last round is left out.

    RCTab then shows the last surpluses as gone, which changes nothing.
    """
    case = read_case(name)
    told = reports(case)
    left = [project for report in told for project in sorted(report.eliminated)]
    profile = paper_profile(case)
    stayed = [each.id for each in profile.projects if each.id not in left]
    rule = TieBreak("order", order=(*stayed, *reversed(left)))
    steps = rounds(run(build("stv", seat_options(case)), profile, tie_break=rule))
    assert len(told) - len(steps) in {0, 1}
    return steps, told[: len(steps)]


for_every_case = pytest.mark.parametrize("name", seat_cases())


def test_no_election_is_left_out() -> None:
    assert sorted([*seat_cases(), *single_winner_cases()]) == cases()


@for_every_case
def test_the_votes_and_the_quota_of_every_round_are_those_reported(name: str) -> None:
    steps, told = counted(name)

    assert [dict(step.tally) for step in steps] == [report.tally for report in told]
    assert [step.quota for step in steps] == [report.threshold for report in told]


@for_every_case
def test_those_who_leave_and_are_elected_are_those_reported(name: str) -> None:
    steps, told = counted(name)

    assert [set(step.eliminated) for step in steps] == [report.eliminated for report in told]
    assert [set(step.elected) for step in steps] == [set(report.elected) for report in told]


@for_every_case
def test_the_votes_go_where_they_are_reported_to_go(name: str) -> None:
    """In the last round RCTab still moves on surpluses, though no seat is left."""
    steps, told = counted(name)

    for step, report in zip(steps[:-1], told[:-1], strict=True):
        moved = {(one, other): votes for one, other, votes in step.transfers}
        assert moved == {move: votes for move, votes in report.transfers.items() if votes}


@for_every_case
def test_what_is_exhausted_is_what_is_reported(name: str) -> None:
    """What rounding cuts off is told apart: votes that count nowhere were whole in round one."""
    steps, told = counted(name)

    gone: Counter[str] = Counter()
    for step, report in zip(steps[:-1], told[1:], strict=True):
        gone.update({cause: votes for cause, votes in step.exhausted if cause != "rounding"})
        assert {cause: Fraction(votes) for cause, votes in gone.items()} == report.exhausted

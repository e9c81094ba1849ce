"""Public test elections of RCTab (MPL 2.0), of which two were real: every round, every number."""

import pytest
from attrs import evolve

from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.step import Round
from prioritize.tally.ties import TieBreak
from tests.methods.results import rounds
from tests.rctab import Report, options, paper_profile, read_case, reports, single_winner_cases


def counted(name: str) -> tuple[list[Round], list[Report]]:
    """Count an election, ties decided as reported, and take the rounds that are reported too."""
    case = read_case(name)
    told = reports(case)
    left = [project for report in told for project in sorted(report.eliminated)]
    profile = paper_profile(case)
    stayed = [each.id for each in profile.projects if each.id not in left]
    rule = TieBreak("order", order=(*stayed, *reversed(left)))
    steps = rounds(run(build("instant-runoff", options(case)), profile, tie_break=rule))
    if case["excluded"]:
        # RCTab takes them out before its first round.
        before, after, *rest = steps
        steps = [evolve(after, elected=before.elected + after.elected), *rest]
    return steps[: len(told)], told


pytestmark = pytest.mark.parametrize("name", single_winner_cases())


def test_the_votes_of_every_round_are_those_reported(name: str) -> None:
    steps, told = counted(name)

    assert [dict(step.tally) for step in steps] == [report.tally for report in told]


def test_those_who_leave_and_who_is_first_are_those_reported(name: str) -> None:
    steps, told = counted(name)

    for step, report in zip(steps[:-1], told[:-1], strict=True):
        assert set(step.eliminated) == report.eliminated
    assert [step.elected for step in steps] == [report.elected for report in told]
    assert [step.quota for step in steps] == [report.threshold for report in told]


def test_the_votes_go_where_they_are_reported_to_go(name: str) -> None:
    steps, told = counted(name)

    for step, report in zip(steps[:-1], told[:-1], strict=True):
        moved = {(one, other): votes for one, other, votes in step.transfers}
        assert moved == report.transfers


def test_what_is_exhausted_is_what_is_reported(name: str) -> None:
    """RCTab reports what has gone before the round, ours what goes in it."""
    steps, told = counted(name)

    for step, before, after in zip(steps[1:], told[1:], told[2:], strict=False):
        causes = set(before.exhausted) | set(after.exhausted)
        gone = {
            cause: after.exhausted.get(cause, 0) - before.exhausted.get(cause, 0)
            for cause in causes
        }
        assert dict(step.exhausted) == {cause: votes for cause, votes in gone.items() if votes}

from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError
from prioritize.methods.dots.approval import Approval
from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.tally.engine import run
from prioritize.tally.step import Converted
from prioritize.testing.strategies import approval_profiles
from tests.methods.results import notices
from tests.reference.marks import ballots, sums


@given(approval_profiles())
def test_those_who_approve_are_counted(profile: ApprovalProfile) -> None:
    assert dict(run(Approval(), profile).outcome.scores) == sums(profile)


@given(approval_profiles())
def test_a_split_vote_gives_every_mark_its_part(profile: ApprovalProfile) -> None:
    outcome = run(Approval(split="satisfaction"), profile).outcome

    expected = dict.fromkeys((project.id for project in profile.projects), Fraction(0))
    for weight, marks in ballots(profile):
        for project in (each for each, mark in marks.items() if mark):
            expected[project] += weight / sum(marks.values())
    assert dict(outcome.scores) == expected


def test_a_third_and_a_sixth_are_a_half() -> None:
    ballots = approvals("a b c", "a b c d e f", "g h")

    scores = dict(run(Approval(split="satisfaction"), ballots).outcome.scores)

    assert scores["a"] == scores["g"] == Fraction(1, 2)


def test_a_project_with_a_dot_is_approved() -> None:
    result = run(Approval(), dots("2: a*3 b", "b"))

    assert dict(result.outcome.scores) == {"a": 2, "b": 3}
    assert [(step.source, step.target) for step in result.steps if isinstance(step, Converted)] == [
        ("dots", "approval")
    ]


def test_a_tally_sheet_gives_its_sums() -> None:
    sheet = totals({"a": [3, 4], "b": [9, 1]}, groups=["women", "men"], voters=[8, 4])

    result = run(Approval(), sheet)

    assert dict(result.outcome.scores) == {"a": 7, "b": 10}
    assert notices(result) == [
        "The sheet of women has 9 votes for b, and its voters had 8; it is counted as it is"
    ]


def test_a_tally_sheet_cannot_be_split() -> None:
    with pytest.raises(InputError, match="does not tell how many projects"):
        run(Approval(split="satisfaction"), totals({"a": [3]}))

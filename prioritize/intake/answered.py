"""Answers of forms become ballots of marks, dots, scores or orders; habits of filling are told."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import factorial, lcm
from typing import Final

import numpy as np

from prioritize.errors import Finding, finding
from prioritize.intake.paper_marks import ranked_profile
from prioritize.model.electorate import Electorate
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.project import Project
from prioritize.text import message


__all__ = ["default_order", "marks_profile", "order_profile", "straight_lines"]

_OFTEN: Final = 3
_TIMES_EXPECTED: Final = 4
_LEAST_SCORES: Final = 4


def marks_profile(
    kind: type,
    options: tuple[Project, ...],
    answers: Sequence[Mapping[str, Fraction]],
    electorate: Electorate,
) -> Profile:
    """Make a profile of what forms say about options one by one.

    Parameters
    ----------
    kind
        `ApprovalProfile`, `DotProfile` or `ScoreProfile`.
    options
        What could be chosen.
    answers
        For each form the number beside each option that has one.
    electorate
        Who filled the forms in.

    """
    unit = Fraction(1, lcm(*(number.denominator for each in answers for number in each.values())))
    shape = (len(options), len(answers))
    numbers = [[int(each.get(option.id, 0) / unit) for each in answers] for option in options]
    matrix = np.array(numbers, np.int64).reshape(shape)
    if kind is ApprovalProfile:
        return ApprovalProfile(options, electorate, matrix > 0)
    if kind is DotProfile:
        return DotProfile(options, electorate, matrix)
    given = [[option.id in each for each in answers] for option in options]
    return ScoreProfile(options, electorate, matrix, np.array(given).reshape(shape), unit)


def order_profile(
    options: tuple[Project, ...],
    orders: Sequence[Sequence[Sequence[str]]],
    electorate: Electorate,
) -> RankedProfile | PaperProfile:
    """Make a profile of orders; a form that skips or repeats keeps its marks as on paper."""
    index = {option.id: position for position, option in enumerate(options)}
    ballots = [tuple(tuple(sorted(index[id] for id in ids)) for ids in order) for order in orders]
    return ranked_profile(options, ballots, electorate)


def default_order(
    options: Sequence[Project], orders: Sequence[Sequence[Sequence[str]]]
) -> Iterator[Finding]:
    """Tell when the order of the list came back far more often than chance would bring it."""
    listed = tuple((option.id,) for option in options)
    often = sum(tuple(map(tuple, order)) == listed for order in orders)
    expected = Fraction(len(orders), factorial(len(options)))
    if often < _OFTEN or often <= _TIMES_EXPECTED * expected:
        return
    what = message(
        "{often} of {all} forms rank in the very order of the list", often=often, all=len(orders)
    )
    yield finding(what, remedy=message("They may have been sent without being moved."), code="V10")


def straight_lines(answers: Sequence[Mapping[str, Fraction]]) -> Iterator[Finding]:
    """Tell how many forms give every option the same score."""
    long = [each for each in answers if len(each) >= _LEAST_SCORES]
    straight = sum(len(set(each.values())) == 1 for each in long)
    if straight < _OFTEN:
        return
    what = message(
        "{often} of {all} forms score everything alike", often=straight, all=len(answers)
    )
    yield finding(what, code="V11")

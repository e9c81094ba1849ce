"""Sums of votes by project: of ballots and of tally sheets, exact whatever their size."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import finding
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.project import Project
from prioritize.model.totals import TotalsProfile
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = [
    "alike",
    "notice_unequal_offer",
    "scores_by_id",
    "sheet_sums",
    "sums_by_group",
    "vote_sums",
    "weighted_sum",
    "weighted_sums",
]

_SAFE: Final = 2**63
_FLOATS_HOLD: Final = 2**53


def weighted_sum(row: NDArray[Any], weights: NDArray[np.int64]) -> int:
    """Add up n whole numbers, each times the weight of its ballot; see `weighted_sums`."""
    return weighted_sums(row[np.newaxis], weights)[0]


def weighted_sums(rows: NDArray[Any], weights: NDArray[np.int64]) -> list[int]:
    """Add up every row of a matrix, each number times the weight of its ballot.

    Parameters
    ----------
    rows
        (m, n) integers or booleans.
    weights
        n integers from 0, whose sum is below 2**62 as every electorate guarantees.

    Examples
    --------
    >>> weighted_sums(np.array([[1, 0, 2], [0, 1, 0]]), np.array([1, 1, 10]))
    [21, 1]

    """
    if not rows.size:
        return [0] * len(rows)
    if alike(weights) == 1:
        return _plain_sums(rows)
    if rows.dtype == np.bool_:
        return [int(weights[row].sum()) for row in rows]
    if _largest(rows) * int(weights.sum()) < _SAFE:
        return [int(row.astype(np.int64) @ weights) for row in rows]
    exact = weights.astype(object)
    return [int(row.astype(object) @ exact) for row in rows]


def _plain_sums(rows: NDArray[Any]) -> list[int]:
    if rows.dtype == np.bool_:
        return [int(np.count_nonzero(row)) for row in rows]
    if _largest(rows) * rows.shape[1] < _SAFE:
        return [int(row.sum(dtype=np.int64)) for row in rows]
    return [sum(row.tolist()) for row in rows]


def sums_by_group(weights: NDArray[Any], group: NDArray[Any], number: int) -> NDArray[Any]:
    """Add up the weights of each of a number of groups; they are from 0.

    Examples
    --------
    >>> sums_by_group(np.array([3, 1, 10]), np.array([2, 0, 2]), 4).tolist()
    [1, 0, 13, 0]

    """
    if int(weights.sum()) < _FLOATS_HOLD:
        return np.bincount(group, weights.astype(np.float64), number).astype(np.int64)
    sums = np.zeros(number, weights.dtype)
    np.add.at(sums, group, weights)
    return sums


def alike(weights: NDArray[Any]) -> int:
    """Return the weight of every ballot where all have the same, otherwise 0."""
    return int(weights[0]) if weights.size and weights.min() == weights.max() else 0


def _largest(rows: NDArray[Any]) -> int:
    return max(int(rows.max()), -int(rows.min()))


def scores_by_id(
    projects: Sequence[Project], sums: Sequence[int | Fraction], unit: Fraction = Fraction(1)
) -> dict[str, Fraction]:
    """Name sums by their projects, in multiples of a unit."""
    return {project.id: value * unit for project, value in zip(projects, sums, strict=True)}


def sheet_sums(profile: TotalsProfile) -> dict[str, Fraction]:
    """Add up a tally sheet's votes over the groups to which a project was offered."""
    votes = np.where(profile.offered, profile.votes, 0)
    ones = np.ones(len(profile.columns), np.int64)
    return scores_by_id(profile.projects, weighted_sums(votes, ones), profile.unit)


def vote_sums(
    profile: ApprovalProfile | DotProfile | ScoreProfile | TotalsProfile, tally: Tally
) -> dict[str, Fraction]:
    """Add up approvals, dots or points, and record them; what was not scored adds nothing."""
    if isinstance(profile, TotalsProfile):
        notice_unequal_offer(profile.projects, profile.offered, tally)
        measure, scores = "votes", sheet_sums(profile)
    else:
        measure, sums, unit = _ballot_sums(profile, tally)
        scores = scores_by_id(profile.projects, sums, unit * profile.electorate.unit)
    tally.record(Scored(measure, tuple(scores.items())))
    return scores


def _ballot_sums(
    profile: ApprovalProfile | DotProfile | ScoreProfile, tally: Tally
) -> tuple[str, list[int], Fraction]:
    weights = profile.electorate.weights
    if isinstance(profile, ApprovalProfile):
        return "approvals", weighted_sums(profile.approved, weights), Fraction(1)
    if isinstance(profile, DotProfile):
        notice_unequal_offer(profile.projects, profile.offered, tally)
        return "dots", weighted_sums(profile.dots, weights), Fraction(1)
    # Row by row: all at once would copy the scores of a million ballots.
    points = [
        weighted_sum(np.where(given, scores, 0), weights)
        for given, scores in zip(profile.given, profile.scores, strict=True)
    ]
    return "points", points, profile.unit


def notice_unequal_offer(
    projects: Sequence[Project], offered: NDArray[np.bool_] | None, tally: Tally
) -> None:
    """Warn about projects that not everyone could vote for: not offered is not "not chosen"."""
    if offered is None or offered.all():
        return
    late = tuple(
        sorted(project.id for project, row in zip(projects, offered, strict=True) if not row.all())
    )
    what = message(
        "Not everyone was offered {projects}; the votes for them come from fewer people",
        projects=late,
    )
    tally.notice(finding(what))

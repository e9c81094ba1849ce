"""Scores that do not lie on one scale: outside the declared one, or of reviewers with two."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError, finding
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["check_scales"]

_APART: Final = 5
"""So many times as high as another's are a reviewer's scores on another scale, it seems."""


def check_scales(profile: ScoresheetProfile, tally: Tally) -> None:
    """Refuse scores outside the scale of their criterion, and warn of two scales on one criterion.

    Where no scale is declared, a reviewer whose highest score is below a fifth of another's, and
    below that one's lowest too, seems to use another scale.

    Raises
    ------
    InputError
        A score lies outside the declared scale; all such scores are named.

    """
    findings: list[Finding] = []
    for place, criterion in enumerate(profile.criteria):
        if criterion.measure is not None:
            # The scale is that of the points, and what was measured has none.
            continue
        scored = profile.states[:, :, place] == SCORED
        values = profile.values[:, :, place]
        outside = _outside(values, criterion, profile.unit) & scored
        findings.extend(_named(profile, outside, place))
        if criterion.lowest is None and criterion.highest is None:
            _warn_of_two(profile, np.where(scored, values, -1), criterion, tally)
    if findings:
        raise InputError(findings)


def _outside(values: NDArray[np.int64], criterion: Criterion, unit: Fraction) -> NDArray[np.bool_]:
    outside = np.zeros(values.shape, np.bool_)
    if criterion.lowest is not None:
        outside |= values < ceil(criterion.lowest / unit)
    if criterion.highest is not None:
        outside |= values > floor(criterion.highest / unit)
    return outside


def _named(profile: ScoresheetProfile, outside: NDArray[np.bool_], place: int) -> Iterator[Finding]:
    criterion = profile.criteria[place]
    ends = (criterion.lowest, criterion.highest)
    low, high = ("…" if end is None else end for end in ends)
    for row, line in np.argwhere(outside).tolist():
        what = message(
            "{reviewer} gave {project} {score} on {criterion}, whose scale is from {low} to {high}",
            reviewer=profile.reviewers[row],
            project=profile.projects[line].id,
            score=int(profile.values[row, line, place]) * profile.unit,
            criterion=criterion.id,
            low=low,
            high=high,
        )
        yield finding(what, remedy=message("Bring all scores to one scale, and declare it."))


def _warn_of_two(
    profile: ScoresheetProfile, values: NDArray[np.int64], criterion: Criterion, tally: Tally
) -> None:
    tops = values.max(axis=1, initial=-1)
    seen = np.where(values < 0, np.iinfo(np.int64).max, values)
    bottoms = seen.min(axis=1, initial=np.iinfo(np.int64).max)
    rows = np.flatnonzero(tops > 0)
    if rows.size < 2:
        return
    low, high = (int(rows[find(tops[rows])]) for find in (np.argmin, np.argmax))
    if int(tops[low]) * _APART > int(tops[high]) or tops[low] >= bottoms[high]:
        return
    what = message(
        "On {criterion} the scores of {one} end at {low}, and those of {other} begin at {high}:"
        " they seem to use two scales",
        criterion=criterion.id,
        one=profile.reviewers[low],
        low=int(tops[low]) * profile.unit,
        other=profile.reviewers[high],
        high=int(bottoms[high]) * profile.unit,
    )
    tally.notice(finding(what, remedy=message("Declare the scale of the criterion.")))

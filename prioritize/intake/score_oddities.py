"""What is odd in the sheets of a committee, though every cell can be read."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import Finding, finding
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.text import message


__all__ = ["score_oddities"]

_RECUSED: Final = BLANK_REASONS.index("recused")
_MANY_TIMES: Final = 5
"""Scales are taken for different ones where the one reaches so many times as far as the other."""
_FEWEST_PAIRS: Final = 6
"""In fewer pairs of projects nothing is concluded from the order that a reviewer gives."""
_FEWEST_SCORES: Final = 12
"""Sheets with fewer scores may well be the same by chance."""


def score_oddities(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Yield what a secretary should ask about before the scores are counted."""
    yield from _silent(profile)
    yield from _copied(profile)
    yield from _recused_in_part(profile)
    yield from _constant(profile)
    yield from _mixed_scales(profile)
    yield from _reversed(profile)


def _silent(profile: ScoresheetProfile) -> Iterator[Finding]:
    scored = profile.states == SCORED
    for reviewer, any_score in zip(profile.reviewers, scored.any(axis=(1, 2)), strict=True):
        if not any_score:
            yield finding(message("{reviewer} gave no score at all", reviewer=reviewer))
    for project, any_score in zip(profile.projects, scored.any(axis=(0, 2)), strict=True):
        if not any_score:
            yield finding(message("Nobody scored {project}", project=project.id))


def _copied(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Look for sheets that are cell by cell those of another, as where one was copied."""
    first: dict[bytes, str] = {}
    scored = profile.states == SCORED
    values = np.where(scored, profile.values, 0)
    for row, reviewer in enumerate(profile.reviewers):
        cells = values[row].tobytes() + profile.states[row].tobytes()
        other = first.setdefault(cells, reviewer)
        if other != reviewer and np.count_nonzero(scored[row]) >= _FEWEST_SCORES:
            what = message(
                "{reviewer} and {other} gave the same scores in every cell",
                reviewer=reviewer,
                other=other,
            )
            yield finding(what, remedy=message("Ask whether one sheet is a copy of the other."))


def _recused_in_part(profile: ScoresheetProfile) -> Iterator[Finding]:
    recused = (profile.states == _RECUSED).any(axis=2)
    scored = (profile.states == SCORED).any(axis=2)
    for reviewer, project in np.argwhere(recused & scored).tolist():
        what = message(
            "{reviewer} is recused from {project} on some criteria and scored it on others",
            reviewer=profile.reviewers[reviewer],
            project=profile.projects[project].id,
        )
        remedy = message("Write the recusal for all criteria, or for none.")
        yield finding(what, remedy=remedy)


def _constant(profile: ScoresheetProfile) -> Iterator[Finding]:
    for column, criterion in enumerate(profile.criteria):
        given = profile.states[:, :, column] == SCORED
        several = given.any(axis=0).sum() > 1
        values = profile.values[:, :, column][given]
        if criterion.weight and several and len(set(values.tolist())) == 1:
            what = message(
                "All scores on {criterion} are {value}; it tells nothing apart",
                criterion=criterion.id,
                value=Fraction(int(values[0])) * profile.unit,
            )
            yield finding(what)


def _mixed_scales(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Compare how far the reviewers' scores reach where no scale is declared."""
    for column, criterion in enumerate(profile.criteria):
        if criterion.highest is not None or criterion.measure is not None:
            continue
        given = profile.states[:, :, column] == SCORED
        reach = {
            reviewer: int(profile.values[row, given[row], column].max())
            for row, reviewer in enumerate(profile.reviewers)
            if given[row].sum() > 1
        }
        low, high = min(reach.values(), default=0), max(reach.values(), default=0)
        if 0 < low * _MANY_TIMES <= high:
            named = {value: reviewer for reviewer, value in reversed(reach.items())}
            what = message(
                "On {criterion} the scores of {one} reach {low}, those of {other} {high}",
                criterion=criterion.id,
                one=named[low],
                low=low * profile.unit,
                other=named[high],
                high=high * profile.unit,
            )
            remedy = message("Find out whether all used one scale, and declare it.")
            yield finding(what, remedy=remedy)


def _reversed(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Look for reviewers who order most pairs of projects against all the others together."""
    given = profile.states == SCORED
    for column, criterion in enumerate(profile.criteria):
        values = np.where(given[:, :, column], profile.values[:, :, column], 0)
        sums, numbers = values.sum(axis=0), given[:, :, column].sum(axis=0)
        for row, reviewer in enumerate(profile.reviewers):
            others = _others(sums - values[row], numbers - given[row, :, column])
            own = {
                project: int(values[row, project])
                for project in np.flatnonzero(given[row, :, column]).tolist()
                if project in others
            }
            if _disagrees(own, others):
                what = message(
                    "On {criterion}, {reviewer} puts most projects in the opposite order of all"
                    " the others",
                    criterion=criterion.id,
                    reviewer=reviewer,
                )
                remedy = message("Ask whether the scale was read the wrong way round.")
                yield finding(what, remedy=remedy)


def _others(sums: NDArray[np.int64], numbers: NDArray[np.int64]) -> dict[int, Fraction]:
    return {
        project: Fraction(total, number)
        for project, (total, number) in enumerate(zip(sums.tolist(), numbers.tolist(), strict=True))
        if number
    }


def _disagrees(own: dict[int, int], others: dict[int, Fraction]) -> bool:
    """Say whether at least three quarters of the pairs stand the other way round."""
    one = _steps([Fraction(each) for each in own.values()])
    other = _steps([others[each] for each in own])
    signs = np.sign(one[:, None] - one) * np.sign(other[:, None] - other)
    against = int(np.count_nonzero(signs < 0)) // 2
    told = int(np.count_nonzero(signs)) // 2
    return told >= _FEWEST_PAIRS and 4 * against >= 3 * told


def _steps(values: Sequence[Fraction]) -> NDArray[np.int64]:
    """Return the position of each value among all, equal ones alike: pairs compare as integers."""
    number = {value: index for index, value in enumerate(sorted(set(values)))}
    return np.array([number[each] for each in values], dtype=np.int64)

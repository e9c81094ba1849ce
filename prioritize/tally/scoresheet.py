"""Reviewers' scores brought together: means over those who scored, never over blanks."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import Finding, finding
from prioritize.model.number import half_up
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.tally.tally import Tally
from prioritize.text import counted, message


__all__ = [
    "Means",
    "compared",
    "full_reviews",
    "means_by_criterion",
    "not_compared",
    "review_numbers",
    "reviews",
]

Means: TypeAlias = "dict[str, dict[str, Fraction]]"
"""By criterion and project; a project that nobody scored on a criterion is missing there."""


def reviews(profile: ScoresheetProfile) -> NDArray[np.bool_]:
    """Return (r, m) booleans: whether the reviewer scored the project on some criterion."""
    scored: NDArray[np.bool_] = (profile.states == SCORED).any(axis=2)
    return scored


def review_numbers(profile: ScoresheetProfile) -> dict[str, int]:
    """Return how many reviewers scored each project on some criterion."""
    numbers = reviews(profile).sum(axis=0).tolist()
    return {each.id: n for each, n in zip(profile.projects, numbers, strict=True)}


def full_reviews(profile: ScoresheetProfile, criteria: Collection[str]) -> NDArray[np.bool_]:
    """Return (r, m) booleans: whether the reviewer scored the project on all these criteria."""
    columns = [column for column, each in enumerate(profile.criteria) if each.id in criteria]
    scored: NDArray[np.bool_] = (profile.states[:, :, columns] == SCORED).all(axis=2)
    return scored & reviews(profile)


def means_by_criterion(profile: ScoresheetProfile, reviewed: NDArray[np.bool_]) -> Means:
    """Average every project's scores on every criterion over the reviews that count.

    A blank, whatever its reason, lowers the number of scores and never the mean. A measure becomes
    points before the mean is taken, and the mean is rounded where its criterion says so. What the
    reviewers agreed on takes the place of the mean.

    Parameters
    ----------
    reviewed
        (r, m) booleans: whether the reviewer's scores for the project count.

    """
    given = (profile.states == SCORED) & reviewed[:, :, np.newaxis]
    plain = [column for column, each in enumerate(profile.criteria) if each.measure is None]
    sums = np.where(given, profile.values, 0)[:, :, plain].sum(axis=0, dtype=np.int64)
    added = {column: sums[:, position].tolist() for position, column in enumerate(plain)}
    counts = given.sum(axis=0)
    means: Means = {}
    for column, criterion in enumerate(profile.criteria):
        number = counts[:, column].tolist()
        total = added.get(column) or _points(profile, column, given[:, :, column])
        means[criterion.id] = {
            project.id: _rounded(Fraction(total[row]) * profile.unit / number[row], criterion)
            for row, project in enumerate(profile.projects)
            if number[row]
        }
    by_id = {each.id: each for each in profile.criteria}
    for project, criterion_id, value in profile.agreed:
        means[criterion_id][project] = by_id[criterion_id].points_for(value)
    return means


def _points(profile: ScoresheetProfile, column: int, given: NDArray[np.bool_]) -> list[Fraction]:
    """Add up the points that measures are worth, in multiples of the profile's unit."""
    criterion, values = profile.criteria[column], profile.values[:, :, column]
    worth = {
        value: criterion.points_for(value * profile.unit) / profile.unit
        for value in np.unique(values[given]).tolist()
    }
    return [
        sum((worth[each] for each in values[given[:, row], row].tolist()), Fraction(0))
        for row in range(len(profile.projects))
    ]


def _rounded(mean: Fraction, criterion: Criterion) -> Fraction:
    return mean if criterion.decimals is None else half_up(mean, criterion.decimals)


def compared(counts: Mapping[str, int], means: Means, tally: Tally, *, minimum: int) -> list[str]:
    """Return the projects that can be compared, and say of each other one why it cannot.

    Parameters
    ----------
    counts
        The number of reviews of every project.
    means
        The criteria that a project must have a score on.
    minimum
        How many reviews a project needs.

    """
    enough = []
    for project, number in counts.items():
        missing = tuple(sorted(each for each, column in means.items() if project not in column))
        if number < minimum or missing:
            tally.notice(not_compared(project, number, minimum, missing))
        else:
            enough.append(project)
    return enough


def not_compared(project: str, number: int, minimum: int, missing: tuple[str, ...]) -> Finding:
    """Say of a project with too few reviews, or no score on some criteria, that it has them."""
    if number < minimum:
        what = counted(
            "{project} has {number} review and needs {minimum}; it is not compared",
            "{project} has {number} reviews and needs {minimum}; it is not compared",
            number=number,
            project=project,
            minimum=minimum,
        )
        return finding(what)
    what = message(
        "Nobody scored {project} on {criteria}; it is not compared",
        project=project,
        criteria=missing,
    )
    return finding(what)

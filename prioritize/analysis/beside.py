"""Lists that stand beside the raw one: by the medians, and with severity taken out."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from statistics import median_low

from attrs import evolve

from prioritize.analysis.calibration import (
    Calibrated,
    Score,
    centered,
    estimated_variances,
    least_squares,
    raw_means,
    shrunken,
    standardized,
)
from prioritize.analysis.reliability import Table
from prioritize.errors import InputError
from prioritize.model.number import half_up
from prioritize.model.scoresheet import SCORED, Criterion, ScoresheetProfile
from prioritize.tally.normalization import without_scale
from prioritize.tally.robustness import Calibration, Reviewer


__all__ = [
    "by_medians",
    "calibrated",
    "calibrations",
    "fits",
    "reviewers_of",
    "scores_on",
    "totals_table",
]

_DECIMALS = 6
"""To so many decimals calibrated means are taken: they stand beside, and decide nothing."""


def scores_on(profile: ScoresheetProfile, column: int) -> list[Score]:
    """Return the scores on one criterion, in points."""
    criterion = profile.criteria[column]
    return [
        Score(
            profile.projects[project].id,
            profile.reviewers[reviewer],
            criterion.points_for(int(profile.values[reviewer, project, column]) * profile.unit),
        )
        for reviewer in range(len(profile.reviewers))
        for project in range(len(profile.projects))
        if profile.states[reviewer, project, column] == SCORED
    ]


def by_medians(profile: ScoresheetProfile) -> ScoresheetProfile:
    """Put the lower median of the scores in the place of every mean."""
    agreed = []
    for column, criterion in enumerate(profile.criteria):
        grouped: dict[str, list[Fraction]] = {}
        for each in scores_on(profile, column):
            grouped.setdefault(each.project, []).append(each.value)
        agreed += [(id, criterion.id, median_low(values)) for id, values in grouped.items()]
    return evolve(profile, agreed=tuple(sorted(agreed)))


def fits(profile: ScoresheetProfile) -> dict[str, Calibrated]:
    """Fit the scores on every criterion with a weight that somebody scored.

    Raises
    ------
    InputError
        Reviewers fall into panels that share no project.

    """
    return {
        criterion.id: least_squares(scores)
        for column, criterion in enumerate(profile.criteria)
        if criterion.weight and (scores := scores_on(profile, column))
    }


def calibrated(profile: ScoresheetProfile, found: Mapping[str, Calibrated]) -> ScoresheetProfile:
    """Put means without the severity of the reviewers in the place of every mean."""
    agreed = [
        (id, criterion, half_up(value, _DECIMALS))
        for criterion, fit in found.items()
        for id, value in fit.projects
    ]
    return evolve(profile, agreed=tuple(sorted(agreed)))


def reviewers_of(
    profile: ScoresheetProfile, found: Mapping[str, Calibrated]
) -> tuple[Reviewer, ...]:
    """Say of every reviewer how much was scored, how high, and how severely.

    Parameters
    ----------
    found
        The fits by criterion; empty where panels are not joined, which have no severity.

    """
    columns = [column for column, each in enumerate(profile.criteria) if each.weight]
    total = sum((profile.criteria[column].weight for column in columns), Fraction(0))
    own: dict[str, list[Fraction]] = {}
    severity: dict[str, Fraction] = {}
    for column in columns:
        for each in scores_on(profile, column):
            own.setdefault(each.reviewer, []).append(each.value)
        criterion = profile.criteria[column]
        weight = criterion.weight / total
        for id, value in found[criterion.id].reviewers if criterion.id in found else ():
            severity[id] = severity.get(id, Fraction(0)) + weight * value
    numbers = (profile.states == SCORED).any(axis=2).sum(axis=1).tolist()
    return tuple(
        Reviewer(id, number, _mean(own.get(id, [])), severity.get(id))
        for id, number in zip(profile.reviewers, numbers, strict=True)
    )


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def calibrations(profile: ScoresheetProfile, table: Table) -> tuple[Calibration, ...]:
    """Calibrate what reviewers gave in all, by every rule that these sheets allow.

    `table` is the `totals_table` of the profile.
    """
    scores = _totals(profile, table)
    if not scores:
        return ()
    raw, shifted = raw_means(scores), centered(scores)
    additive: dict[str, Fraction] = {}
    drawn: dict[str, Fraction] = {}
    spread: dict[str, float] = {}
    with suppress(InputError):
        fit = least_squares(scores)
        additive = dict(fit.projects)
        drawn = dict(shrunken(scores, estimated_variances(scores, fit)).projects)
    with suppress(InputError):
        spread = standardized(scores)
    return tuple(
        Calibration(
            each,
            raw[each],
            shifted[each],
            additive.get(each),
            drawn.get(each),
            half_up(Fraction(spread[each]), _DECIMALS) if each in spread else None,
        )
        for each in sorted(raw)
    )


def _totals(profile: ScoresheetProfile, table: Table) -> list[Score]:
    return [
        Score(project.id, reviewer, total)
        for project, row in zip(profile.projects, table, strict=True)
        for reviewer, total in zip(profile.reviewers, row, strict=True)
        if total is not None
    ]


def totals_table(profile: ScoresheetProfile, *, how: str = "none") -> Table:
    """Return what every reviewer gave every project in all, where all criteria were scored.

    Parameters
    ----------
    how
        ``scale``: scores are placed on their scales before they are weighed, as far as all scales
        are declared; otherwise they are weighed as they are.

    """
    columns = [column for column, each in enumerate(profile.criteria) if each.weight]
    weighed = [profile.criteria[column] for column in columns]
    is_placed = how == "scale" and not without_scale(weighed)
    given = (profile.states[:, :, columns] == SCORED).all(axis=2)
    return [
        [
            _total(profile, columns, (reviewer, project), is_placed=is_placed)
            if given[reviewer, project]
            else None
            for reviewer in range(len(profile.reviewers))
        ]
        for project in range(len(profile.projects))
    ]


def _total(
    profile: ScoresheetProfile, columns: Sequence[int], at: tuple[int, int], *, is_placed: bool
) -> Fraction:
    total = Fraction(0)
    for column in columns:
        criterion = profile.criteria[column]
        points = criterion.points_for(int(profile.values[(*at, column)]) * profile.unit)
        total += criterion.weight * (_placed(points, criterion) if is_placed else points)
    return total


def _placed(points: Fraction, criterion: Criterion) -> Fraction:
    low, high = criterion.lowest or Fraction(0), criterion.highest or Fraction(1)
    share = (points - low) / (high - low)
    return 1 - share if criterion.direction == "cost" else share

"""Lists that stand beside the raw one: by the medians, and with severity taken out."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from statistics import median_low

from attrs import evolve

from prioritize.analysis.calibration import (
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
from prioritize.tally.robustness import Calibration, Reviewer


__all__ = ["by_medians", "calibrated", "calibrations", "reviewers_of", "scores_on", "totals_table"]

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


def calibrated(profile: ScoresheetProfile) -> ScoresheetProfile:
    """Put means without the severity of the reviewers in the place of every mean.

    Raises
    ------
    InputError
        Reviewers fall into panels that share no project.

    """
    agreed = []
    for column, criterion in enumerate(profile.criteria):
        scores = scores_on(profile, column)
        if criterion.weight and scores:
            found = least_squares(scores)
            agreed += [
                (id, criterion.id, half_up(value, _DECIMALS)) for id, value in found.projects
            ]
    return evolve(profile, agreed=tuple(sorted(agreed)))


def reviewers_of(profile: ScoresheetProfile, *, joined: bool) -> tuple[Reviewer, ...]:
    """Say of every reviewer how much was scored, how high, and how severely.

    Parameters
    ----------
    joined
        Whether severity is asked for; it needs panels that are joined.

    """
    columns = [column for column, each in enumerate(profile.criteria) if each.weight]
    total = sum((profile.criteria[column].weight for column in columns), Fraction(0))
    own: dict[str, list[Fraction]] = {}
    severity: dict[str, Fraction] = {}
    for column in columns:
        scores = scores_on(profile, column)
        for each in scores:
            own.setdefault(each.reviewer, []).append(each.value)
        weight = profile.criteria[column].weight / total
        for id, value in least_squares(scores).reviewers if joined and scores else ():
            severity[id] = severity.get(id, Fraction(0)) + weight * value
    numbers = (profile.states == SCORED).any(axis=2).sum(axis=1).tolist()
    return tuple(
        Reviewer(id, number, _mean(own.get(id, [])), severity.get(id))
        for id, number in zip(profile.reviewers, numbers, strict=True)
    )


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def calibrations(profile: ScoresheetProfile, *, how: str) -> tuple[Calibration, ...]:
    """Calibrate what reviewers gave in all, by every rule that these sheets allow.

    `how` is that of `totals_table`.
    """
    scores = _totals(profile, how)
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


def _totals(profile: ScoresheetProfile, how: str) -> list[Score]:
    return [
        Score(project.id, reviewer, total)
        for project, row in zip(profile.projects, totals_table(profile, how=how), strict=True)
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
    is_placed = how == "scale" and all(_has_scale(each) for each in weighed)
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


def _has_scale(criterion: Criterion) -> bool:
    return criterion.lowest is not None and criterion.highest is not None


def _placed(points: Fraction, criterion: Criterion) -> Fraction:
    low, high = criterion.lowest or Fraction(0), criterion.highest or Fraction(1)
    share = (points - low) / (high - low)
    return 1 - share if criterion.direction == "cost" else share

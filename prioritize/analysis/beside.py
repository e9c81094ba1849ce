"""Lists that stand beside the raw one: by the medians, and with severity taken out."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median_low

from attrs import evolve

from prioritize.analysis.calibration import Score, least_squares
from prioritize.analysis.reliability import Table
from prioritize.model.number import half_up
from prioritize.model.scoresheet import SCORED, ScoresheetProfile
from prioritize.tally.robustness import Reviewer


__all__ = ["by_medians", "calibrated", "reviewers_of", "scores_on", "totals_table"]

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


def totals_table(profile: ScoresheetProfile) -> Table:
    """Return what every reviewer gave every project in all, where all criteria were scored."""
    columns = [column for column, each in enumerate(profile.criteria) if each.weight]
    given = (profile.states[:, :, columns] == SCORED).all(axis=2)
    return [
        [
            sum(
                (
                    profile.criteria[column].weight
                    * profile.criteria[column].points_for(
                        int(profile.values[reviewer, project, column]) * profile.unit
                    )
                    for column in columns
                ),
                Fraction(0),
            )
            if given[reviewer, project]
            else None
            for reviewer in range(len(profile.reviewers))
        ]
        for project in range(len(profile.projects))
    ]

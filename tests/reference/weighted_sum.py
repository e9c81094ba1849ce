"""A committee's sheet, added up cell by cell."""

from fractions import Fraction

from prioritize.model.scoresheet import SCORED, ScoresheetProfile


def scores(profile: ScoresheetProfile, project: int, criterion: int) -> list[Fraction]:
    """List the scores that one project got on one criterion."""
    return [
        int(profile.values[reviewer, project, criterion]) * profile.unit
        for reviewer in range(len(profile.reviewers))
        if profile.states[reviewer, project, criterion] == SCORED
    ]


def weighted_sum(profile: ScoresheetProfile, project: int) -> Fraction | None:
    """Weigh mean scores placed on their scales; nothing where a criterion has no score."""
    total = Fraction(0)
    for column, criterion in enumerate(profile.criteria):
        given = scores(profile, project, column)
        if criterion.weight and not given:
            return None
        if criterion.weight and criterion.lowest is not None and criterion.highest is not None:
            mean = sum(given, Fraction(0)) / len(given)
            part = (mean - criterion.lowest) / (criterion.highest - criterion.lowest)
            total += criterion.weight * (1 - part if criterion.direction == "cost" else part)
    return total


def reviewers(profile: ScoresheetProfile, project: int) -> int:
    """Count who scored a project at all."""
    return sum(bool((each[project] == SCORED).any()) for each in profile.states)

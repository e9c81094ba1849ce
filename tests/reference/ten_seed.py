"""Seeds averaged over groups, one project at a time."""

from fractions import Fraction

from prioritize.model.totals import TotalsProfile


def mean_seeds(profile: TotalsProfile, project: int) -> Fraction:
    """Average the seeds of a project over the groups that answered and were offered it."""
    seeds = [
        int(profile.votes[project, column]) * profile.unit
        for column in range(len(profile.columns))
        if profile.votes[:, column].any() and profile.offered[project, column]
    ]
    return sum(seeds, Fraction(0)) / len(seeds) if seeds else Fraction(0)

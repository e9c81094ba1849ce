"""A matrix added up by hand."""

from fractions import Fraction

from prioritize.model.scoresheet import ScoresheetProfile
from tests.reference.weighted_sum import scores


def row_sum(profile: ScoresheetProfile, project: int) -> Fraction | None:
    """Add up the mean cells of one project; nothing where one of them is blank."""
    total = Fraction(0)
    if not any(scores(profile, project, column) for column in range(len(profile.criteria))):
        return None
    for column, criterion in enumerate(profile.criteria):
        given = scores(profile, project, column)
        if not given:
            return None
        mean = sum(given, Fraction(0)) / len(given)
        total += 5 - mean if criterion.direction == "cost" else mean
    return total

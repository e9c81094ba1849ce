"""Answers of experts, added up one by one."""

from fractions import Fraction

from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from tests.reference.weighted_sum import scores


def priority(profile: ScoresheetProfile, project: int) -> Fraction | None:
    """Weigh the shares of yes; nothing where a criterion has no answer."""
    total, weights = Fraction(0), Fraction(0)
    for column, criterion in enumerate(profile.criteria):
        given = scores(profile, project, column)
        if not given:
            return None
        total += criterion.weight * sum(given, Fraction(0)) / len(given)
        weights += criterion.weight
    return 100 * total / weights


def agreement(profile: ScoresheetProfile, project: int) -> Fraction:
    """Average the share of the most frequent answer among all who were asked."""
    shares = []
    for column in range(len(profile.criteria)):
        given = scores(profile, project, column)
        cells = zip(profile.states[:, project, column], profile.states, strict=True)
        asked = [
            state
            for state, sheet in cells
            if state in (SCORED, BLANK_REASONS.index("missing")) and (sheet == SCORED).any()
        ]
        most = max((given.count(each) for each in given), default=0)
        shares.append(Fraction(most, max(len(asked), 1)))
    return 100 * sum(shares, Fraction(0)) / len(shares)

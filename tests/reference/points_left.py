"""Nanson's and Baldwin's methods, with the points of every round laid out ballot by ballot."""

from fractions import Fraction
from itertools import permutations

from prioritize.model.profile import RankedProfile
from tests.reference.ranked import support


def points(profile: RankedProfile, left: frozenset[str], *, last: bool) -> dict[str, Fraction]:
    """Return by how much more a project stands above the others left than below them."""
    found = support(profile, last=last)
    scores = dict.fromkeys(left, Fraction(0))
    for one, other in permutations(left, 2):
        scores[one] += found[one, other] - found[other, one]
    return scores


def by_nanson(profile: RankedProfile, *, last: bool, strict: bool) -> list[set[str]]:
    """Let everybody below the average, which is 0, leave."""
    left = frozenset(project.id for project in profile.projects)
    tiers: list[set[str]] = []
    while left:
        scores = points(profile, left, last=last)
        leaving = {each for each in left if scores[each] < 0 or (scores[each] == 0 and not strict)}
        gone = leaving or set(left)
        tiers.insert(0, gone)
        left -= gone
    return tiers


def baldwin_winners(profile: RankedProfile, left: frozenset[str], *, last: bool) -> set[str]:
    """Let each of the lowest leave, and return whoever is left at last."""
    scores = points(profile, left, last=last)
    lowest = [each for each in left if scores[each] == min(scores.values())]
    if len(left) == 1:
        return set(left)
    return set().union(*(baldwin_winners(profile, left - {x}, last=last) for x in lowest))

"""Kemeny's method by trying every order of the projects."""

from fractions import Fraction
from itertools import combinations, permutations

from prioritize.model.profile import RankedProfile
from tests.reference.marks import ballots
from tests.reference.ranked import prefers


def disagreements(profile: RankedProfile, order: tuple[str, ...], *, last: bool) -> Fraction:
    """Count how often the ballots put two projects the other way round; level ones half."""
    total = Fraction(0)
    for weight, places in ballots(profile):
        for one, other in combinations(order, 2):
            if prefers(places, other, one, last=last):
                total += weight
            elif places[one] == places[other] and any(places.values()) and (last or places[one]):
                total += weight / 2
    return total


def best_orders(profile: RankedProfile, *, last: bool) -> tuple[set[tuple[str, ...]], Fraction]:
    """Return all the orders with the fewest disagreements, and how many these are."""
    orders = permutations(sorted(project.id for project in profile.projects))
    costs = {each: disagreements(profile, each, last=last) for each in orders}
    least = min(costs.values())
    return {each for each, cost in costs.items() if cost == least}, least

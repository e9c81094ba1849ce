"""Borda points, laid out on a ballot place by place."""

from collections.abc import Mapping
from fractions import Fraction


def points(
    places: Mapping[str, int], *, base: int, truncated: str, equal: str
) -> dict[str, Fraction]:
    """Give a ballot's projects the points of the places that they fill."""
    ranked = [[each for each in places if places[each] == place] for place in range(1, 300)]
    tiers = [tier for tier in ranked if tier]
    named = sum(map(len, tiers))
    top = (named if truncated == "modified" else len(places)) - 1 + base
    ladder = [Fraction(top - step) for step in range(len(places))]
    given: dict[str, Fraction] = {}
    for tier in tiers:
        filled = ladder[len(given) : len(given) + len(tier)]
        mean = sum(filled, Fraction(0)) / len(filled)
        worth = {"average": mean, "high": max(filled), "low": min(filled)}[equal]
        given.update(dict.fromkeys(tier, worth))
    rest = [each for each in places if each not in given]
    left = ladder[len(given) :]
    mean = sum(left, Fraction(0)) / len(left) if truncated == "average" and left else Fraction(0)
    return given | dict.fromkeys(rest, mean)

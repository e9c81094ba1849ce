"""Ranked ballots, counted pair by pair as the definitions say."""

from collections.abc import Mapping
from fractions import Fraction

from prioritize.model.profile import RankedProfile
from tests.reference.marks import ballots


def prefers(places: Mapping[str, int], one: str, other: str, *, last: bool) -> bool:
    """Say whether a ballot puts the one above the other; 0 is not ranked."""
    if not places[one]:
        return False
    return places[one] < places[other] or (last and not places[other])


def support(profile: RankedProfile, *, last: bool) -> dict[tuple[str, str], Fraction]:
    """Add up the weight of those who put the one above the other."""
    ids = [project.id for project in profile.projects]
    found = {(one, other): Fraction(0) for one in ids for other in ids}
    for weight, places in ballots(profile):
        for one, other in found:
            if prefers(places, one, other, last=last):
                found[one, other] += weight
    return found

"""Coombs' method by reading every ballot anew for every set of projects left."""

from collections.abc import Callable
from fractions import Fraction

from prioritize.model.profile import RankedProfile
from tests.reference.marks import ballots


def shared(
    profile: RankedProfile, left: frozenset[str], end: Callable[[list[int]], int]
) -> dict[str, Fraction]:
    """Share out every ballot among those at one end of it; 999 is the place of the unranked."""
    votes = dict.fromkeys(left, Fraction(0))
    for weight, places in ballots(profile):
        here = {each: places[each] or 999 for each in left}
        there = [each for each in left if here[each] == end(list(here.values()))]
        if min(here.values()) < 999:
            for each in there:
                votes[each] += weight / len(there)
    return votes


def winners(profile: RankedProfile, left: frozenset[str], *, together: bool) -> set[str]:
    """Return who can be first once only some are left."""
    firsts, lasts = shared(profile, left, min), shared(profile, left, max)
    best = {each for each in left if 2 * firsts[each] > sum(firsts.values())}
    worst = {each for each in left if lasts[each] == max(lasts.values())}
    if best or (len(worst) == len(left) and (together or not any(lasts.values()))):
        return best or worst
    gone = [worst] if together else [{each} for each in worst]
    return set().union(*(winners(profile, left - each, together=together) for each in gone))

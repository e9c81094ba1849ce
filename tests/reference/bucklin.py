"""Bucklin by reading every ballot anew at every rank."""

from fractions import Fraction

from prioritize.model.profile import RankedProfile
from tests.reference.marks import ballots


def standing(profile: RankedProfile, project: str, *, non_exhausted: bool) -> tuple[int, Fraction]:
    """Return how many ranks give a project a majority, and its votes then; one more if none."""
    paper = [(weight, places) for weight, places in ballots(profile) if any(places.values())]
    votes = Fraction(0)
    size = len(profile.projects)
    for rank in range(1, size + 1):
        votes = total = Fraction(0)
        for weight, places in paper:
            named = [each for each in places.values() if each]
            total += weight if len(named) >= rank or not non_exhausted else 0
            above = sum(each < places[project] for each in named)
            votes += weight if places[project] and above < rank else 0
        if 2 * votes > total:
            return rank, votes
    return size + 1, votes

"""Cards with a few projects in order, added up card by card."""

from fractions import Fraction

from prioritize.model.profile import RankedProfile


def points(profile: RankedProfile, project: int, places: int) -> Fraction:
    """Add up what one project gets: the average of the points of the places it may stand on."""
    total = Fraction(0)
    weights = profile.electorate.weights.tolist()
    for ballot, weight in zip(profile.places.T.tolist(), weights, strict=True):
        own = ballot[project]
        if own:
            before = sum(0 < each < own for each in ballot)
            filled = range(before, before + ballot.count(own))
            worth = [max(places - each, 0) for each in filled]
            total += weight * Fraction(sum(worth), len(worth))
    return total * profile.electorate.unit


def mentions(profile: RankedProfile, project: int, places: int) -> Fraction:
    """Count who puts the project on a place that has points, perhaps shared."""
    total = 0
    weights = profile.electorate.weights.tolist()
    for ballot, weight in zip(profile.places.T.tolist(), weights, strict=True):
        own = ballot[project]
        total += weight if own and sum(0 < each < own for each in ballot) < places else 0
    return total * profile.electorate.unit

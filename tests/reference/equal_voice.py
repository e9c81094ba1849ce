"""Equal voice, group by group and ballot by ballot."""

from collections.abc import Collection, Sequence
from fractions import Fraction


Ballots = Sequence[tuple[str, Collection[str]]]


def means(ballots: Ballots, projects: Collection[str]) -> dict[str, Fraction]:
    """Return the mean of the groups' votes per ballot, from (group, approved projects) pairs."""
    by_group: dict[str, list[Collection[str]]] = {}
    for group, approved in ballots:
        by_group.setdefault(group, []).append(approved)
    return {each: mean([rate(cast, each) for cast in by_group.values()]) for each in projects}


def rate(cast: Sequence[Collection[str]], project: str) -> Fraction:
    """Return the share of the ballots that approve a project."""
    return Fraction(sum(project in approved for approved in cast), len(cast))


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """Return the mean."""
    return sum(numbers, Fraction(0)) / len(numbers)

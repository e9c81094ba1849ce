"""Layers of a partial order: who has nobody above, then who has nobody left above."""

from collections.abc import Iterable

from prioritize.model.outcome import Ranking


__all__ = ["layered"]


def layered(projects: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Ranking:
    """Rank projects by the layers of a relation.

    Parameters
    ----------
    projects
        All the projects.
    pairs
        (above, below) pairs. In a cycle nobody is undominated; its projects then share a tier.

    Examples
    --------
    >>> layered("abcd", [("a", "b"), ("a", "c"), ("b", "d")]).tiers
    (('a',), ('b', 'c'), ('d',))

    """
    left = set(projects)
    above: dict[str, set[str]] = {project: set() for project in left}
    for higher, lower in pairs:
        above[lower].add(higher)
    tiers: list[set[str]] = []
    while left:
        tier = {project for project in left if not above[project] & left} or set(left)
        tiers.append(tier)
        left -= tier
    return Ranking(tiers)

"""Smith and Schwartz sets by trying every set of projects."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from tests.reference.pairs import Support, beats


def subsets(projects: Iterable[str]) -> Iterator[frozenset[str]]:
    """List the sets that are not empty, the smallest first."""
    ids = sorted(projects)
    yield from (frozenset(s) for size in range(1, len(ids) + 1) for s in combinations(ids, size))


def smith(found: Support, projects: frozenset[str]) -> frozenset[str]:
    """Return the smallest set each of whom beats everybody outside."""
    return next(
        inside
        for inside in subsets(projects)
        if all(beats(found, one, other) for one in inside for other in projects - inside)
    )


def schwartz(found: Support, projects: frozenset[str]) -> frozenset[str]:
    """Join the smallest sets that nobody outside beats anyone of."""
    free: list[frozenset[str]] = []
    for inside in subsets(projects):
        unbeaten = not any(beats(found, o, i) for i in inside for o in projects - inside)
        if unbeaten and not any(smaller <= inside for smaller in free):
            free.append(inside)
    return frozenset().union(*free)

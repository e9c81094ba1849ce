"""Chains of wins by trying every way from one project to another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from tests.reference.pairs import Strength, Support, strength


def strongest(found: Support, one: str, other: str, measure: str) -> Strength:
    """Return the best of all ways, each as strong as its weakest win."""
    return max(
        min(strength(found, *win, measure) for win in way) for way in ways(found, one, other)
    )


def ways(found: Support, one: str, other: str) -> Iterator[list[tuple[str, str]]]:
    """List all ways from the one to the other that pass nobody twice."""
    rest = {each for pair in found for each in pair} - {one, other}
    for size in range(len(rest) + 1):
        for between in permutations(sorted(rest), size):
            yield list(pairwise((one, *between, other)))


def shortest(links: Sequence[Sequence[bool]], one: int, other: int) -> tuple[int, ...]:
    """Return the first of all ways along links with the fewest between, if there is any."""
    rest = [each for each in range(len(links)) if each not in (one, other)]
    for size in range(len(rest) + 1):
        for between in permutations(rest, size):
            way = (one, *between, other)
            if all(links[above][below] for above, below in pairwise(way)):
                return way
    return ()

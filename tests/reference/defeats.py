"""Minimax and split cycle as they are defined, pair by pair and circle by circle."""

from collections.abc import Iterable
from fractions import Fraction

from tests.reference.chains import ways
from tests.reference.pairs import Support, beats


def worst(found: Support, project: str, others: Iterable[str], measure: str) -> Fraction:
    """Return the size of a project's worst defeat."""
    sizes = [Fraction(0)]
    for other in others:
        won, lost = found[other, project], found[project, other]
        if measure == "opposition" or won > lost:
            sizes.append(won - lost if measure == "margins" else won)
    return max(sizes)


def stands(found: Support, one: str, other: str) -> bool:
    """Say whether the one beats the other, and is in no circle of wins the weakest."""
    margins = {pair: votes - found[pair[::-1]] for pair, votes in found.items()}
    circles = (
        [margins[win] for win in way]
        for way in ways(found, other, one)
        if all(beats(found, *win) for win in way)
    )
    return beats(found, one, other) and all(min(way) < margins[one, other] for way in circles)

"""Stable voting as it is defined, set by set."""

from fractions import Fraction

from tests.reference.defeats import stands
from tests.reference.pairs import Support


def winners(found: Support, left: frozenset[str], variant: str) -> frozenset[str]:
    """Return who wins a set of projects."""
    if len(left) < 2:
        return left
    inside = {pair: votes for pair, votes in found.items() if left.issuperset(pair)}
    able = {
        one
        for one in left
        if variant == "simple" or not any(stands(inside, x, one) for x in left - {one})
    }
    decided: dict[Fraction, set[str]] = {}
    for one in able:
        for other in left - {one}:
            if one in winners(found, left - {other}, variant):
                margin = found[one, other] - found[other, one]
                decided.setdefault(margin, set()).add(one)
    return frozenset(decided[max(decided)])

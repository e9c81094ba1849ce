"""How close projects are to the best and how far from the worst, compared without roots."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from math import isqrt
from typing import Final, TypeAlias

from prioritize.model.outcome import Ranking
from prioritize.tally.rising_precision import SHOWN
from prioritize.tally.whole_numbers import Whole, added, squared


__all__ = ["Term", "ranked_by_closeness"]

Term: TypeAlias = tuple[Fraction, Whole, Whole]
"""By criterion: what squares are multiplied by, and how far projects are from best and worst."""

_BITS: Final = 128
"""So many bits of D⁻² / (D⁺² + D⁻²) are looked at first."""


def ranked_by_closeness(projects: Sequence[str], terms: Sequence[Term]) -> Ranking:
    """Rank projects by D⁻ / (D⁺ + D⁻), where D are distances from the worst and from the best.

    Without terms nothing tells the projects apart; they share a place without a score.

    Examples
    --------
    >>> import numpy as np
    >>> far = np.array([0, 1, 2])
    >>> ranked_by_closeness("abc", [(Fraction(1), far - 2, far)]).tiers
    (('c',), ('b',), ('a',))

    """
    if not terms:
        return Ranking([projects] if projects else [])
    # The multiples are the same, and so are the denominators.
    near, _ = added((square, squared(best)) for square, best, _ in terms)
    far, _ = added((square, squared(worst)) for square, _, worst in terms)
    pairs = list(zip(far.tolist(), (far + near).tolist(), strict=True))
    parts = [(part << _BITS) // whole for part, whole in pairs]
    order = sorted(range(len(parts)), key=parts.__getitem__, reverse=True)
    tiers: list[list[int]] = []
    for _, alike in groupby(order, key=parts.__getitem__):
        tiers.extend(_told_apart(list(alike), pairs))
    scores = {projects[one]: _closeness(parts[tier[0]]) for tier in tiers for one in tier}
    named = [[projects[one] for one in tier] for tier in tiers]
    return Ranking(named, tuple(sorted(scores.items())))


def _told_apart(alike: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Order those whose first bits agree by all of them."""
    if len(alike) == 1:
        return [list(alike)]
    exact = {one: Fraction(*pairs[one]) for one in alike}
    order = sorted(alike, key=exact.__getitem__, reverse=True)
    return [list(tier) for _, tier in groupby(order, key=exact.__getitem__)]


def _closeness(part: int) -> Fraction:
    """Turn D⁻² / (D⁺² + D⁻²) into D⁻ / (D⁺ + D⁻), rounded."""
    far, near = isqrt(part << _BITS), isqrt(((1 << _BITS) - part) << _BITS)
    whole = far + near
    return Fraction((2 * far * 10**SHOWN + whole) // (2 * whole), 10**SHOWN)

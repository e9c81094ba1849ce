"""How close projects are to the best and how far from the worst, compared without roots."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from math import isqrt
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.model.outcome import Ranking
from prioritize.tally.rising_precision import SHOWN, near_groups, ranked_tiers, shown
from prioritize.tally.whole_numbers import Whole, added, scaled_sums, squared


__all__ = ["Term", "ranked_by_closeness", "rounded_distances"]

Term: TypeAlias = tuple[Fraction, Whole, Whole]
"""By criterion: what squares are multiplied by, and how far projects are from best and worst."""

_BITS: Final = 80
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
    squares = [square for square, _, _ in terms]
    distances = _Distances(
        squares,
        [squared(best) for _, best, _ in terms],
        [squared(worst) for _, _, worst in terms],
    )
    tiers = distances.tiers()
    parts = distances.parts
    return ranked_tiers(projects, tiers, [_closeness(parts[tier[0]]) for tier in tiers])


def rounded_distances(terms: Sequence[Term]) -> tuple[list[Fraction], list[Fraction]]:
    """Return D⁺ and D⁻ of every project, rounded to the decimals that are shown.

    Examples
    --------
    >>> import numpy as np
    >>> far = np.array([0, 3])
    >>> rounded_distances([(Fraction(1), far - 3, far), (Fraction(1), far + 4, far)])[0]
    [Fraction(5, 1), Fraction(7, 1)]

    """
    sides = (added((square, squared(own[side])) for square, *own in terms) for side in range(2))
    near, far = ([_root(each, size) for each in numbers.tolist()] for numbers, size in sides)
    return near, far


def _root(number: int, size: int) -> Fraction:
    """Return the root of a quotient, rounded half up."""
    # One digit more than is shown; the rest of the root is cut off, which turns no half down.
    root = isqrt(number * 10 ** (2 * SHOWN + 2) // size)
    return shown(Fraction(root, 10 ** (SHOWN + 1)))


@frozen
class _Distances:
    """Squares of distances by criterion and project, and what those are multiplied by."""

    multiples: list[Fraction]
    near: list[Whole]
    far: list[Whole]

    @cached_property
    def parts(self) -> list[int]:
        """The first bits of D⁻² / (D⁺² + D⁻²), off by less than 2."""
        near = scaled_sums(self.multiples, self.near, _BITS + 6)
        far = scaled_sums(self.multiples, self.far, _BITS + 6)
        return [(b << _BITS) // (a + b) for a, b in zip(near, far, strict=True)]

    def tiers(self) -> list[list[int]]:
        """Return the rows in the order of the quotients, those with the same one together."""
        return [tier for near in near_groups(self.parts, 4) for tier in self._told_apart(near)]

    def _told_apart(self, near: list[int]) -> list[list[int]]:
        """Order those whose first bits do not tell them apart."""
        if len(near) == 1:
            return [near]
        exact = {one: self._exact(one) for one in near}
        order = sorted(near, key=exact.__getitem__, reverse=True)
        return [list(tier) for _, tier in groupby(order, key=exact.__getitem__)]

    def _exact(self, row: int) -> Fraction:
        near, far = (
            sum(
                (each * int(own[row]) for each, own in zip(self.multiples, side, strict=True)),
                Fraction(0),
            )
            for side in (self.near, self.far)
        )
        return far / (near + far)


def _closeness(part: int) -> Fraction:
    """Turn D⁻² / (D⁺² + D⁻²) into D⁻ / (D⁺ + D⁻), rounded."""
    if not part:
        return Fraction(0)
    # D⁺ / D⁻, and 1, with as many bits.
    near = isqrt((((1 << _BITS) - part) << (2 * _BITS)) // part)
    whole = near + (1 << _BITS)
    return Fraction(((10**SHOWN << (_BITS + 1)) + whole) // (2 * whole), 10**SHOWN)

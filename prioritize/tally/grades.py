"""Grades that ballots give a project: how often each, the middle one, and what lies around it.

Only how often each grade is given is kept, so that a million ballots with six grades are six
numbers. All comparisons are by shares: repeating every ballot changes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.profile import ScoreProfile


__all__ = ["Grades", "blank_forms", "grade_weights"]

_NARROW: Final = 2**16

Side = tuple[tuple[Fraction, Fraction], ...]
"""Grades from the middle outwards, as (how far it reaches, grade); the last one reaches to 1."""


def blank_forms(profile: ScoreProfile) -> NDArray[np.bool_]:
    """Return n booleans: whether the ballot scores nothing at all, as a form not answered."""
    answered: NDArray[np.bool_] = np.logical_or.reduce(profile.given, axis=0)
    return ~answered


def grade_weights(
    scores: NDArray[np.int64], given: NDArray[np.bool_], weights: NDArray[np.int64]
) -> dict[int, int]:
    """Add up the weight of the ballots that give each score to one project.

    Parameters
    ----------
    scores, given, weights
        n integers and booleans; ballots of weight 0 do not count.

    Examples
    --------
    >>> marks = np.array([True, True, True, False])
    >>> grade_weights(np.array([5, 3, 5, 0]), marks, np.array([1, 1, 10, 1]))
    {3: 1, 5: 11}

    """
    counted = given & (weights > 0)
    found, weighing = scores[counted], weights[counted]
    if not found.size:
        return {}
    values, places = _places(found)
    sums = np.zeros(values.size, np.int64)
    np.add.at(sums, places, weighing)
    pairs = zip(values.tolist(), sums.tolist(), strict=True)
    return {value: weight for value, weight in pairs if weight}


def _places(found: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Return the values in order and which of them each score is; of a short scale, all values."""
    low, high = int(found.min()), int(found.max())
    if high - low < _NARROW:
        return np.arange(low, high + 1), found - low
    values, places = np.unique(found, return_inverse=True)
    return values, places


@frozen
class Grades:
    """The grades of one project from the lowest up, each with the weight of its ballots."""

    weights: tuple[tuple[Fraction, int], ...]

    @classmethod
    def of(
        cls,
        weights: Mapping[int, int],
        *,
        unit: Fraction = Fraction(1),
        lowest: Fraction | None = None,
        blank: int = 0,
    ) -> "Grades":
        """Sort the grades of a project.

        Parameters
        ----------
        weights
            The weight of the ballots that give each score, in multiples of the unit.
        lowest, blank
            A grade, and the weight of the ballots that give none and count as if they gave it.

        """
        found = Counter({score * unit: weight for score, weight in weights.items()})
        if lowest is not None and blank:
            found[lowest] += blank
        return cls(tuple(sorted(found.items())))

    @property
    def total(self) -> int:
        """The weight of all ballots that give a grade."""
        return sum(weight for _, weight in self.weights)

    @property
    def median(self) -> Fraction:
        """The lower of the two middle grades where their number is even; there must be one."""
        return self.below()[0][1]

    def below(self) -> Side:
        """Return the lower half of the grades, from the middle down."""
        total, until = self.total, 0
        side = []
        for grade, weight in self.weights:
            if 2 * until < total:
                side.append((Fraction(total - 2 * until, total), grade))
            until += weight
        return tuple(reversed(side))

    def above(self) -> Side:
        """Return the upper half of the grades, from the middle up."""
        total, until = self.total, 0
        side = []
        for grade, weight in self.weights:
            until += weight
            if 2 * until > total:
                side.append((Fraction(2 * until - total, total), grade))
        return tuple(side)

    def differing(self, other: "Grades") -> tuple[Fraction, Fraction] | None:
        """Return the first grades that differ as medians are taken away from both, one by one.

        Taking away the lower median of an even number goes one step down, that of an odd number
        one step up, so grades are met from the middle outwards, at each distance the lower one
        first. `None` says that none differ.

        Examples
        --------
        >>> one = Grades(((Fraction(1), 1), (Fraction(3), 2), (Fraction(5), 1)))
        >>> other = Grades(((Fraction(2), 1), (Fraction(3), 1), (Fraction(4), 2)))
        >>> one.differing(other)
        (Fraction(3, 1), Fraction(4, 1))

        """
        down = next(_differences(self.below(), other.below()), None)
        up = next(_differences(self.above(), other.above()), None)
        if down is not None and (up is None or down[0] <= up[0]):
            return down[1:]
        return None if up is None else up[1:]


def _differences(one: Side, other: Side) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    """Yield where two sides differ: from how far out, and the grades there."""
    first = second = 0
    start = Fraction(0)
    while first < len(one) and second < len(other):
        (reach, grade), (others_reach, others_grade) = one[first], other[second]
        if grade != others_grade:
            yield start, grade, others_grade
        start = min(reach, others_reach)
        first += reach == start
        second += others_reach == start

"""How far each project is preferred to the others on one criterion, and they to it, added up.

Every function but the Gaussian is made of two: of how many others a project is more than a
threshold ahead, and by how much in all. Both come from the sorted scores, so that no two projects
need to be compared one by one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

import numpy as np

from prioritize.tally.criteria_matrix import Column
from prioritize.tally.exponentials import Exponentials
from prioritize.tally.preference_shape import Shape
from prioritize.tally.whole_numbers import Whole, added, fitting


__all__ = ["Flow", "flows", "gaussian_flows"]

Flow: TypeAlias = "tuple[Whole, int]"
"""Whole numbers by project, and what they are to be divided by."""

_HALF = Fraction(1, 2)


def flows(column: Column, shape: Shape) -> tuple[Flow, Flow]:
    """Add up the preferences of every project over all others, and of all others over it.

    Parameters
    ----------
    shape
        Any function but the Gaussian.

    Examples
    --------
    >>> from prioritize.model.scoresheet import Criterion
    >>> column = Column(Criterion("need"), np.array([1, 2, 4]), Fraction(1))
    >>> above, below = flows(column, Shape("linear", (Fraction(0), Fraction(2))))
    >>> above[0].tolist(), above[1], below[0].tolist()
    ([0, 1, 4], 2, [3, 2, 0])

    """
    units = [each / column.unit for each in shape.thresholds]
    finer = lcm(*(each.denominator for each in units))
    thresholds = [int(each * finer) for each in units]
    merits = _merits(column, finer, max(thresholds, default=0))
    parts = list(_parts(shape, thresholds))
    sides = []
    for side in (merits, -merits):
        terms = []
        for multiple, threshold, is_sum in parts:
            number, ahead = _ahead(side, threshold)
            terms.append((multiple, ahead if is_sum else number))
        sides.append(added(terms))
    return sides[0], sides[1]


def _merits(column: Column, factor: int, largest: int = 0) -> Whole:
    """Return scores of which more is better, in a form in which all of them can be added up.

    So can they when each is changed by a threshold, which is `largest` at most.
    """
    size = max(1, len(column.numbers))
    numbers = fitting(column.numbers, 4 * factor * size) * factor
    if 4 * size * largest >= 2**62:
        numbers = numbers.astype(object)
    return -numbers if column.is_cost else numbers


def _parts(shape: Shape, thresholds: list[int]) -> Iterator[tuple[Fraction, int, bool]]:
    """Yield the multiples of what a function is made of; the last says whether it is a sum."""
    one = Fraction(1)
    if shape.name == "usual":
        yield one, 0, False
    elif shape.name == "u-shape":
        yield one, thresholds[0], False
    elif shape.name == "level":
        yield from ((_HALF, each, False) for each in thresholds)
    else:
        low, high = [0, *thresholds][-2:]
        yield Fraction(1, high - low), low, True
        yield Fraction(-1, high - low), high, True


def _ahead(merits: Whole, threshold: int) -> tuple[Whole, Whole]:
    """Return of how many others each is ahead by more than a threshold, and by how much beyond."""
    ordered = np.sort(merits)
    limits = merits - threshold
    number = np.searchsorted(ordered, limits, side="left")
    sums = np.concatenate((np.zeros(1, ordered.dtype), np.cumsum(ordered)))
    return number, number.astype(ordered.dtype) * limits - sums[number]


def gaussian_flows(column: Column, shape: Shape) -> tuple[list[Exponentials], list[Exponentials]]:
    """Add up the preferences of every project over all others, and of all others over it.

    Parameters
    ----------
    shape
        A Gaussian function.

    """
    scale = (column.unit / shape.thresholds[0]) ** 2 / 2
    merits = _merits(column, 1).tolist()
    above, below = (_each_gaussian([sign * each for each in merits], scale) for sign in (1, -1))
    return above, below


def _each_gaussian(merits: Sequence[int], scale: Fraction) -> list[Exponentials]:
    often = Counter(merits)
    known = {own: _gaussian(own, often, scale) for own in often}
    return [known[own] for own in merits]


def _gaussian(own: int, often: Counter[int], scale: Fraction) -> Exponentials:
    terms = Counter[Fraction]()
    for other, number in often.items():
        if other < own:
            terms[Fraction(0)] += number
            terms[(own - other) ** 2 * scale] -= number
    return Exponentials.of({key: Fraction(number) for key, number in terms.items()})

"""Arrays of whole numbers that cannot overflow: 64 bits where they suffice, else unbounded ones."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray


__all__ = ["Whole", "added", "fitting", "fractions_of", "in_common", "squared", "whole_array"]

Whole: TypeAlias = NDArray[Any]
"""Whole numbers: int64, or objects that are Python's own."""

_SAFE: Final = 2**62


def fitting(numbers: Whole, factor: int) -> Whole:
    """Return numbers in a form in which they can be multiplied by so much without overflow.

    Examples
    --------
    >>> (fitting(np.array([2**40]), 2**30) * 2**30).tolist() == [2**70]
    True

    """
    fits = max(1, _largest(numbers)) * abs(factor) < _SAFE
    return numbers if fits else numbers.astype(object)


def squared(numbers: Whole) -> Whole:
    """Return the squares of numbers."""
    safe = fitting(numbers, _largest(numbers))
    return safe * safe


def whole_array(numbers: Sequence[int]) -> Whole:
    """Make an array of whole numbers of any size."""
    if max(map(abs, numbers), default=0) < _SAFE:
        return np.array(numbers, np.int64)
    return np.array(numbers, object)


def added(
    terms: Iterable[tuple[Fraction, Whole]], constant: Fraction = Fraction(0)
) -> tuple[Whole, int]:
    """Add up multiples of arrays and a constant: whole numbers, and what they are to be divided by.

    Examples
    --------
    >>> total, size = added(
    ...     [(Fraction(1, 2), np.array([1, 2])), (Fraction(1, 3), np.array([3, 3]))]
    ... )
    >>> total.tolist(), size
    ([9, 12], 6)

    """
    parts, size = in_common(terms, constant)
    total: Any = int(constant * size)
    for part in parts:
        total = total + part
    return total, size


def in_common(
    terms: Iterable[tuple[Fraction, Whole]], constant: Fraction = Fraction(0)
) -> tuple[list[Whole], int]:
    """Bring multiples of arrays to one denominator, in a form in which all can be added up.

    Parameters
    ----------
    constant
        What else is to be brought to it and added.

    """
    given = list(terms)
    size = lcm(constant.denominator, *(multiple.denominator for multiple, _ in given))
    factors = [int(multiple * size) for multiple, _ in given]
    bound = abs(int(constant * size)) + sum(
        abs(factor) * max(1, _largest(numbers))
        for factor, (_, numbers) in zip(factors, given, strict=True)
    )
    parts = [
        (numbers if bound < _SAFE else numbers.astype(object)) * factor
        for factor, (_, numbers) in zip(factors, given, strict=True)
    ]
    return parts, size


def fractions_of(numbers: Whole, unit: Fraction) -> list[Fraction]:
    """Return multiples of a unit; equal ones are one object.

    Examples
    --------
    >>> fractions_of(np.array([3, 4]), Fraction(1, 2))
    [Fraction(3, 2), Fraction(2, 1)]

    """
    listed = numbers.tolist()
    above, below = unit.numerator, unit.denominator
    known = {number: Fraction(number * above, below) for number in set(listed)}
    return [known[number] for number in listed]


def _largest(numbers: Whole) -> int:
    return max(abs(int(numbers.max())), abs(int(numbers.min()))) if numbers.size else 0

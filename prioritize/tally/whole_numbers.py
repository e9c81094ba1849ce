"""Arrays of whole numbers that cannot overflow: 64 bits where they suffice, else unbounded ones."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray


__all__ = [
    "Whole",
    "added",
    "columns_of",
    "fitting",
    "fractions_of",
    "in_common",
    "squared",
    "whole_array",
]

Whole: TypeAlias = NDArray[Any]
"""Whole numbers: int64, or objects that are Python's own."""

_SAFE: Final = 2**62
_FEW_BITS: Final = 8
_DENSE: Final = 4
"""A table of all numbers between the ends has at most so many times as many cells."""


def fitting(numbers: Whole, factor: int) -> Whole:
    """Return numbers in a form in which they can be multiplied by so much without overflow.

    Examples
    --------
    >>> (fitting(np.array([2**40]), 2**30) * 2**30).tolist() == [2**70]
    True

    """
    fits = max(1, _largest(numbers)) * abs(factor) < _SAFE
    return numbers if fits else numbers.astype(object)


def scaled_sums(multiples: Sequence[Fraction], arrays: Sequence[Whole], bits: int) -> list[int]:
    """Add up multiples of arrays without negative numbers, scaled up and rounded down.

    Of every multiple so many bits are kept at least, so that the sums are right to that many. How
    they are scaled depends on the multiples alone.

    Examples
    --------
    >>> one, other = scaled_sums([Fraction(1, 3)], [np.array([1, 2])], 20)
    >>> one.bit_length(), other == 2 * one
    (20, True)

    """
    least = min(multiples)
    shift = bits + max(0, least.denominator.bit_length() - least.numerator.bit_length())
    factors = [(each.numerator << shift) // each.denominator for each in multiples]
    # With so many bits of the factors at once the sums stay below 64 bits.
    step = 62 - sum(_largest(each) for each in arrays).bit_length()
    if step < _FEW_BITS:
        total: Any = 0
        for factor, numbers in zip(factors, arrays, strict=True):
            total = total + numbers.astype(object) * factor
        summed: list[int] = total.tolist()
        return summed
    summed = [0] * len(arrays[0])
    for start in range(0, max(factors).bit_length(), step):
        part: Any = 0
        for factor, numbers in zip(factors, arrays, strict=True):
            part = part + numbers * ((factor >> start) & ((1 << step) - 1))
        summed = [own + (more << start) for own, more in zip(summed, part.tolist(), strict=True)]
    return summed


def added_up(numbers: Whole) -> int:
    """Return the sum of all numbers of an array."""
    return int(fitting(numbers, numbers.size).sum())


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
    return columns_of(numbers[:, None], unit)[0]


def columns_of(numbers: Whole, unit: Fraction) -> list[list[Fraction]]:
    """Return multiples of a unit by column; equal ones are one object.

    Examples
    --------
    >>> columns_of(np.array([[3, 4], [3, 3]]), Fraction(1, 2))
    [[Fraction(3, 2), Fraction(3, 2)], [Fraction(2, 1), Fraction(3, 2)]]

    """
    above, below = unit.numerator, unit.denominator
    low = int(numbers.min()) if numbers.size else 0
    high = int(numbers.max()) if numbers.size else 0
    if high - low > _DENSE * numbers.size:
        columns = numbers.T.tolist()
        known = {each: Fraction(each * above, below) for each in set(chain.from_iterable(columns))}
        return [[known[each] for each in column] for column in columns]
    # Few different numbers, as marks are: a table of them is faster than looking them up.
    places = (numbers - low).astype(np.intp)
    table = np.empty(high - low + 1, object)
    seen = np.flatnonzero(np.bincount(places.ravel(), minlength=len(table)))
    table[seen] = [Fraction((each + low) * above, below) for each in seen.tolist()]
    return list(table[places.T].tolist())


def _largest(numbers: Whole) -> int:
    return max(abs(int(numbers.max())), abs(int(numbers.min()))) if numbers.size else 0

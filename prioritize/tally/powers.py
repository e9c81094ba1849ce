"""Products of rational powers, compared exactly.

Over whole numbers of which no two share a divisor, a product of powers is 1 only where every
exponent is 0; and it is rational only where every power is.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from attrs import frozen


__all__ = ["Power", "Powers", "is_one", "rational_value"]

Power: TypeAlias = tuple[Fraction, Fraction]
"""A number above 0, and the exponent to which it is raised."""


@frozen
class Powers:
    """Logarithms to so many digits, each taken once."""

    digits: int
    _known: dict[Fraction, Fraction]

    @classmethod
    def to(cls, digits: int) -> "Powers":
        """Begin with nothing known."""
        return cls(digits, {})

    @property
    def error(self) -> Fraction:
        """How far a logarithm of a product, or a product below 1, may be off."""
        return Fraction(1, 10**self.digits)

    def log(self, product: Iterable[Power]) -> Fraction:
        """Return the logarithm of a product of powers whose exponents add up to 1 at most."""
        return sum((exponent * self._log(base) for base, exponent in product), Fraction(0))

    def _log(self, base: Fraction) -> Fraction:
        if base not in self._known:
            context = self._context
            ratio = (Decimal(base.numerator), Decimal(base.denominator))
            self._known[base] = Fraction(context.ln(context.divide(*ratio)))
        return self._known[base]

    def exp(self, log: Fraction) -> Fraction:
        """Return the number that has this logarithm."""
        context = self._context
        ratio = (Decimal(log.numerator), Decimal(log.denominator))
        return Fraction(context.exp(context.divide(*ratio)))

    @property
    def _context(self) -> Context:
        # Logarithms of numbers that can be written have a few digits before the point.
        return Context(prec=self.digits + 12)


def is_one(product: Iterable[Power]) -> bool:
    """Say whether a product of powers is 1.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> is_one([(Fraction(2), half), (Fraction(18), half), (Fraction(6), Fraction(-1))])
    True
    >>> is_one([(Fraction(2), half), (Fraction(3), -half)])
    False

    """
    return not any(_over_coprimes(list(product)).values())


def rational_value(product: Iterable[Power]) -> Fraction | None:
    """Return the value of a product of powers where it is rational.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> rational_value([(Fraction(2), half), (Fraction(8), half)])
    Fraction(4, 1)
    >>> rational_value([(Fraction(2), half)]) is None
    True

    """
    value = Fraction(1)
    for base, exponent in _over_coprimes(list(product)).items():
        root = _root(base, exponent.denominator)
        if root is None:
            return None
        value *= Fraction(root) ** exponent.numerator
    return value


def _over_coprimes(product: Sequence[Power]) -> Mapping[int, Fraction]:
    """Write a product with bases of which no two share a divisor."""
    parts = [
        (number, sign * exponent)
        for base, exponent in product
        for number, sign in ((base.numerator, 1), (base.denominator, -1))
        if number > 1 and exponent
    ]
    exponents = dict.fromkeys(_coprimes(number for number, _ in parts), Fraction(0))
    for whole, exponent in parts:
        number = whole
        for base in exponents:
            while number % base == 0:
                number //= base
                exponents[base] += exponent
    return exponents


def _coprimes(numbers: Iterable[int]) -> list[int]:
    """Return numbers without common divisors of which all the others, from 2, are products."""
    found: list[int] = []
    left = sorted(set(numbers))
    while left:
        number = left.pop()
        shared = next((each for each in found if gcd(each, number) > 1), 0)
        if shared:
            common = gcd(shared, number)
            found.remove(shared)
            left += [common, *(each for each in (shared // common, number // common) if each > 1)]
        else:
            found.append(number)
    return found


def _root(number: int, degree: int) -> int | None:
    """Return the whole root of a number, where it has one."""
    if degree == 1:
        return number
    if degree >= number.bit_length():
        return None
    low, high = 1, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low if low**degree == number else None

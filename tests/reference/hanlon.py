"""Hanlon's formulas for one problem, from its mean scores."""

from fractions import Fraction


FORMULAS = {
    "naccho": lambda a, b, c: (a + 2 * b) * c,
    "bprs": lambda a, b, c: (a + b) * c / 3,
    "korea": lambda a, b, c: (a + 2 * b) * c,
}
TEN = Fraction(10)
HIGHEST = {
    "naccho": (TEN, TEN, TEN),
    "bprs": (TEN, 2 * TEN, TEN),
    "korea": (TEN, TEN, Fraction(3, 2)),
}


def is_cleared(answers: list[list[int]]) -> bool:
    """Say whether every question has more answers of yes than of no."""
    return all(2 * sum(said) > len(said) for said in answers)

"""Pairwise wins and their strength, compared by what makes them strong."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias


Support: TypeAlias = "Mapping[tuple[str, str], Fraction]"
Strength: TypeAlias = "tuple[Fraction, ...]"


def strength(found: Support, one: str, other: str, measure: str) -> Strength:
    """Say how strong the one is against the other; an empty strength is no win."""
    won, lost = found[one, other], found[other, one]
    if won <= lost:
        return ()
    if measure == "ratio":
        return (Fraction(0), won / lost) if lost else (Fraction(1), won)
    return (won - lost,) if measure == "margins" else (won, -lost)


def beats(found: Support, one: str, other: str) -> bool:
    """Say whether more put the one above the other than the other way round."""
    return found[one, other] > found[other, one]

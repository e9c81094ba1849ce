"""Numbers that no digits write out, put in order with as many digits as that takes."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Ranking


__all__ = ["SHOWN", "ranked_numbers", "shown"]

SHOWN: Final = 12
"""How many decimals of such a number are shown; they decide nothing."""

_FIRST: Final = 24


def shown(value: Fraction) -> Fraction:
    """Round half up to the decimals that are shown."""
    scale = 10**SHOWN
    return Fraction((value * scale + Fraction(1, 2)) // 1, scale)


def ranked_numbers(
    projects: Sequence[str],
    evaluate: Callable[[int], tuple[Sequence[Fraction], Fraction]],
    equal: Callable[[int, int], bool],
) -> Ranking:
    """Rank projects by numbers known to any precision, the largest first.

    Two numbers that are farther apart than their errors allow are different; of two that are not,
    an exact test says whether they are equal. Where they are not, more digits are taken.

    Parameters
    ----------
    projects
        The projects, in the order of their numbers.
    evaluate
        Takes a number of digits; gives every number, and how far apart two of them have to be so
        that they are different for certain. The more digits, the less that is.
    equal
        Says of two positions whether their numbers are equal, exactly.

    Examples
    --------
    >>> third = lambda digits: [Fraction(10**digits // 3, 10**digits), Fraction(1, 2)]
    >>> ranked_numbers("ab", lambda d: (third(d), Fraction(2, 10**d)), lambda i, k: i == k).tiers
    (('b',), ('a',))

    """
    digits = _FIRST
    while True:
        values, error = evaluate(digits)
        tiers = _tiers(values, error, equal)
        if tiers is not None:
            break
        digits *= 2
    scores = {projects[one]: shown(values[tier[0]]) for tier in tiers for one in tier}
    return Ranking(
        [[projects[one] for one in tier] for tier in tiers], tuple(sorted(scores.items()))
    )


def _tiers(
    values: Sequence[Fraction], error: Fraction, equal: Callable[[int, int], bool]
) -> list[list[int]] | None:
    """Return the tiers of positions; nothing where the digits do not suffice."""
    tiers: list[list[int]] = []
    for one in sorted(range(len(values)), key=values.__getitem__, reverse=True):
        if tiers and values[tiers[-1][0]] - values[one] <= error:
            if not equal(tiers[-1][0], one):
                return None
            tiers[-1].append(one)
        else:
            tiers.append([one])
    return tiers

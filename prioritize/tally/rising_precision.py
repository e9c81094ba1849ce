"""Numbers that no digits write out, put in order with as many digits as that takes."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cmp_to_key
from typing import Final

from prioritize.model.outcome import Ranking


__all__ = ["DIGITS", "SHOWN", "near_groups", "ranked_numbers", "ranked_tiers", "shown", "sign"]

SHOWN: Final = 12
"""How many decimals of such a number are shown; they decide nothing."""

DIGITS: Final = 24
"""With how many digits numbers are first told apart."""


def shown(value: Fraction) -> Fraction:
    """Round half up to the decimals that are shown."""
    scale = 10**SHOWN
    return Fraction((value * scale + Fraction(1, 2)) // 1, scale)


def sign(evaluate: Callable[[int], tuple[Fraction, Fraction]]) -> int:
    """Return -1 or 1 for a number that is not 0, with as many digits as that takes.

    Parameters
    ----------
    evaluate
        Takes a number of digits; gives the number and how far that may be off.

    Examples
    --------
    >>> sign(lambda digits: (Fraction(-1, 10**30), Fraction(1, 10**digits)))
    -1

    """
    digits = DIGITS
    while True:
        value, error = evaluate(digits)
        if abs(value) > error:
            return 1 if value > 0 else -1
        digits *= 2


def ranked_numbers(
    projects: Sequence[str],
    values: Sequence[Fraction],
    error: Fraction,
    compare: Callable[[int, int], int],
) -> Ranking:
    """Rank projects by numbers that are known to some digits, the largest first.

    Parameters
    ----------
    projects, values
        The projects with their numbers, which are rounded half up to be shown.
    error
        How far a number may be off. Two that are more than twice as far apart are different.
    compare
        Says of two positions exactly whether the first number is less (-1), equal or larger (1).

    Examples
    --------
    >>> values = [Fraction(1, 3), Fraction(1, 2), Fraction(1, 3)]
    >>> ranked_numbers("abc", values, Fraction(1, 100), lambda one, other: 0).tiers
    (('b',), ('a', 'c'))

    """
    tiers = [tier for near in near_groups(values, 2 * error) for tier in _told_apart(near, compare)]
    return ranked_tiers(projects, tiers, [shown(values[tier[0]]) for tier in tiers])


def ranked_tiers(
    projects: Sequence[str], tiers: Sequence[Sequence[int]], scores: Sequence[Fraction]
) -> Ranking:
    """Rank projects by tiers of positions, each tier with the score that is shown for it."""
    own: dict[int, Fraction] = {}
    for tier, score in zip(tiers, scores, strict=True):
        own.update(dict.fromkeys(tier, score))
    named = [[projects[one] for one in tier] for tier in tiers]
    # Those that are sorted already, as the columns of scores are, are sorted at once.
    return Ranking(named, tuple(sorted((projects[one], own[one]) for one in range(len(projects)))))


def near_groups(
    values: Sequence[Fraction] | Sequence[int], apart: Fraction | int
) -> Iterator[list[int]]:
    """Yield groups of positions, the largest first, that cannot be told apart by their values."""
    group: list[int] = []
    for one in sorted(range(len(values)), key=values.__getitem__, reverse=True):
        if group and values[group[-1]] - values[one] > apart:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _told_apart(near: list[int], compare: Callable[[int, int], int]) -> list[list[int]]:
    if len(near) == 1:
        return [near]
    tiers: list[list[int]] = []
    for one in sorted(near, key=cmp_to_key(compare), reverse=True):
        if tiers and not compare(tiers[-1][0], one):
            tiers[-1].append(one)
        else:
            tiers.append([one])
    return tiers

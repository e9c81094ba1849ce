"""How far two rankings agree."""

from fractions import Fraction
from itertools import combinations
from math import isqrt

from prioritize.model.outcome import Ranking


__all__ = ["kendall_tau_b"]

_DIGITS = 4


def kendall_tau_b(first: Ranking, second: Ranking) -> str | None:
    """Return Kendall's rank correlation with ties, τ-b, of two rankings.

    Only the projects that stand in both count. The value lies between -1 (opposite) and 1 (the
    same order) and is given with four decimals, rounded half up from the exact root.

    Returns
    -------
    str or None
        `None` where one of the rankings puts every project in one tier: it agrees with anything.

    References
    ----------
    .. [1] M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33.

    Examples
    --------
    >>> one = Ranking([["a"], ["b", "c"], ["d"]])
    >>> kendall_tau_b(one, one), kendall_tau_b(one, Ranking([["d"], ["c"], ["b"], ["a"]]))
    ('1.0000', '-0.9129')

    """
    places = first.places(), second.places()
    common = sorted(set(places[0]) & set(places[1]))
    agreeing = untied_first = untied_second = 0
    for one, other in combinations(common, 2):
        signs = [_sign(place, one, other) for place in places]
        agreeing += signs[0] * signs[1]
        untied_first += abs(signs[0])
        untied_second += abs(signs[1])
    if not untied_first or not untied_second:
        return None
    return _decimal(agreeing, untied_first * untied_second)


def _sign(places: dict[str, int], one: str, other: str) -> int:
    return (places[one] > places[other]) - (places[one] < places[other])


def _decimal(numerator: int, square: int) -> str:
    """Write numerator / √square with four decimals."""
    scale = 10**_DIGITS
    exact = Fraction(numerator * numerator * scale * scale, square)
    twice = isqrt(4 * exact.numerator // exact.denominator)
    rounded = (twice + 1) // 2
    sign = "-" if numerator < 0 and rounded else ""
    return f"{sign}{rounded // scale}.{rounded % scale:0{_DIGITS}d}"

"""The weights of criteria: as declared, or made of their order, of swings, or of the scores."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final

from prioritize.errors import InputError, finding
from prioritize.tally.criteria_matrix import CriteriaMatrix
from prioritize.tally.data_weights import DATA_WEIGHTS, RESEARCH
from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = [
    "TOTAL_HELP",
    "WEIGHTS",
    "WEIGHTS_HELP",
    "criteria_weights",
    "rank_weights",
    "shares",
]

WEIGHTS: Final = (
    "direct",
    "swing",
    "rank-sum",
    "reciprocal",
    "roc",
    "entropy",
    "critic",
    "merec",
)
"""Where weights come from.

``direct``: as declared. ``swing``: the declared weights are points for the swing from the worst to
the best score, and count as parts of their sum. ``rank-sum``, ``reciprocal`` and ``roc`` (the
rank-order centroid) use the order of the declared weights alone. ``entropy``, ``critic`` and
``merec`` make weights of the scores, for research only.
"""

WEIGHTS_HELP: Final = message(
    "Where weights come from: as declared; swing points; the order of the criteria alone; or, for"
    " research only, the scores themselves (entropy, critic, merec)."
)
TOTAL_HELP: Final = message("What the declared weights must add up to, where that is declared.")


def _rank_sum(place: int, size: int) -> Fraction:
    return Fraction(2 * (size + 1 - place), size * (size + 1))


def _reciprocal(place: int, size: int) -> Fraction:
    return Fraction(1, place) / sum(Fraction(1, each) for each in range(1, size + 1))


def _centroid(place: int, size: int) -> Fraction:
    return sum((Fraction(1, each) for each in range(place, size + 1)), Fraction(0)) / size


_BY_RANK: Final[Mapping[str, Callable[[int, int], Fraction]]] = {
    "rank-sum": _rank_sum,
    "reciprocal": _reciprocal,
    "roc": _centroid,
}


def criteria_weights(
    matrix: CriteriaMatrix, how: str, total: Fraction | None, tally: Tally
) -> tuple[Fraction, ...]:
    """Return the weights of the criteria that count, and say what they are where they are made.

    Parameters
    ----------
    how
        One of `WEIGHTS`.
    total
        What the declared weights must add up to; `None` where nothing is declared.

    Raises
    ------
    InputError
        The weights do not add up to the declared total; or scores from which weights are made are
        below 0, or 0 where they must be above it.

    """
    if total not in (None, matrix.declared):
        what = message(
            "The weights add up to {sum}, not to {total}", sum=matrix.declared, total=total
        )
        raise InputError(finding(what))
    declared = tuple(each.weight for each in matrix.criteria)
    if how == "direct" or not matrix.columns:
        return declared
    if how in DATA_WEIGHTS:
        tally.notice(finding(RESEARCH, remedy=message("Let people say what counts, and how much.")))
        weights = DATA_WEIGHTS[how](matrix.columns)
    elif how == "swing":
        weights = shares(declared)
    else:
        weights = rank_weights(declared, how)
    tally.remark(_told(how, matrix, weights))
    return weights


def shares(weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return weights as parts of their sum.

    Examples
    --------
    >>> shares([Fraction(100), Fraction(60), Fraction(40)])
    (Fraction(1, 2), Fraction(3, 10), Fraction(1, 5))

    """
    added = sum(weights, Fraction(0))
    return tuple(each / added for each in weights)


def rank_weights(declared: Sequence[Fraction], how: str) -> tuple[Fraction, ...]:
    """Make weights of the order of others alone; equals get the mean of the places they take.

    Parameters
    ----------
    how
        ``rank-sum``, ``reciprocal`` or ``roc``.

    Examples
    --------
    >>> rank_weights([Fraction(1), Fraction(5), Fraction(3)], "rank-sum")
    (Fraction(1, 6), Fraction(1, 2), Fraction(1, 3))
    >>> rank_weights([Fraction(5), Fraction(5), Fraction(3)], "rank-sum")
    (Fraction(5, 12), Fraction(5, 12), Fraction(1, 6))

    """
    size, rule = len(declared), _BY_RANK[how]
    made: dict[Fraction, Fraction] = {}
    place = 0
    for weight, equals in groupby(sorted(declared, reverse=True)):
        number = len(list(equals))
        own = (rule(each, size) for each in range(place + 1, place + number + 1))
        made[weight] = sum(own, Fraction(0)) / number
        place += number
    return tuple(made[weight] for weight in declared)


def _told(how: str, matrix: CriteriaMatrix, weights: Sequence[Fraction]) -> Message:
    own = tuple(
        message("{criterion} {weight}", criterion=each.id, weight=weight)
        for each, weight in zip(matrix.criteria, weights, strict=True)
    )
    return message("Weights ({how}): {weights}", how=how, weights=own)

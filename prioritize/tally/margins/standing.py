"""Who is sure to stay above whom, in pairwise methods, while some ballots may be different.

Every test takes what is within reach and says yes only where it is proved; with more ballots it
never turns from no to yes.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritize.tally.chain import reachable, strongest
from prioritize.tally.margins.within_reach import Reach


__all__ = [
    "beats_all",
    "copeland_above",
    "minimax_above",
    "ranked_pairs_first",
    "schulze_first",
    "split_cycle_first",
]


def beats_all(reach: Reach, first: int) -> bool:
    """Say whether a project beats every other one: then every Condorcet method puts it first."""
    return bool(np.delete(reach.sure[first], first).all())


def schulze_first(reach: Reach, first: int, measure: str) -> bool:
    """Say whether the chains from a project to all others stay stronger than those back."""
    least, most = reach.strengths(measure)
    away, back = strongest(least)[first], strongest(most)[:, first]
    return bool(np.delete(away > back, first).all())


def split_cycle_first(reach: Reach, first: int, measure: str) -> bool:
    """Say whether no win over a project can stand, and some win over each other one must."""
    least, most = reach.strengths(measure)
    back = strongest(least)[first]
    safe = (most[:, first] == 0) | (most[:, first] <= back)
    return bool(safe.all()) and bool(np.delete(_standing(least, most).any(axis=0), first).all())


def _standing(least: NDArray[np.int64], most: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which wins stand that no chain back can match: they are never passed over."""
    return least > strongest(most).T


def ranked_pairs_first(reach: Reach, first: int, measure: str) -> bool:
    """Say whether a project stays above all others by wins that are never passed over.

    Or the wins and their order stay what they are, and with them everything that follows.
    """
    least, most = reach.strengths(measure)
    above = reachable(_standing(least, most))[first]
    return bool(np.delete(above, first).all()) or _same_order(least, most)


def _same_order(least: NDArray[np.int64], most: NDArray[np.int64]) -> bool:
    """Say whether no pair can turn or become level, and no two wins can change places."""
    wins = least > 0
    pairs = len(wins) * (len(wins) - 1) // 2
    if int(wins.sum()) != pairs or bool(((most > 0) & ~wins).any()):
        return False
    order = np.lexsort((most[wins], least[wins]))
    return bool((most[wins][order][:-1] < least[wins][order][1:]).all())


def minimax_above(reach: Reach, above: int, below: int, measure: str) -> bool:
    """Say whether the worst defeat of one project stays smaller than that of another."""
    least, most = _defeats(reach, measure)
    return bool(most[:, above].max() < least[:, below].max())


def _defeats(reach: Reach, measure: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    fewer, more = np.maximum(reach.support - reach.moved, 0), reach.support + reach.moved
    np.fill_diagonal(more, 0)
    if measure == "opposition":
        return fewer, more
    if measure == "winning-votes":
        return np.where(reach.sure, fewer, 0), np.where(reach.possible, more, 0)
    shift = 2 * reach.moved
    least = np.where(reach.sure, reach.margins - shift, 0)
    return least, np.where(reach.possible, reach.margins + shift, 0)


def copeland_above(reach: Reach, above: int, below: int, tie: Fraction) -> bool:
    """Say whether the wins of one project stay more than those of another."""
    lead = Fraction(0)
    for other in range(len(reach.support)):
        if other not in (above, below):
            lead += min(_worth(reach, above, other, tie)) - max(_worth(reach, below, other, tie))
    shared = (_worth(reach, above, below, tie), _worth(reach, below, above, tie))
    own = min(one - other for one, other in zip(shared[0], reversed(shared[1]), strict=True))
    return lead + own > 0


def _worth(reach: Reach, one: int, other: int, tie: Fraction) -> tuple[Fraction, ...]:
    """Return what the comparison can be worth to the one, from the least."""
    found = [Fraction(1)] if reach.possible[one, other] else []
    if abs(int(reach.margins[one, other])) <= 2 * reach.moved:
        found.append(tie)
    if reach.possible[other, one]:
        found.append(Fraction(0))
    return tuple(sorted(found))

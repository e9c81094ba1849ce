"""Scores that are not exact: rounded to the decimals that are kept, equal where they are near."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.rising_precision import near_groups, shown
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally


__all__ = ["TOLERANCE", "near_tiers", "rank_near", "settled"]

TOLERANCE: Final = Fraction(1, 10**9)
"""Neighbors this near are equal."""


def settled(value: Decimal | Fraction) -> Fraction:
    """Round half up to the decimals that are kept.

    Examples
    --------
    >>> settled(Decimal(2).sqrt())
    Fraction(1414213562373, 1000000000000)

    """
    return shown(Fraction(value))


def near_tiers(scores: Mapping[str, Fraction]) -> Ranking:
    """Rank by score, highest first; neighbors within the tolerance share a tier.

    Examples
    --------
    >>> near_tiers({"a": Fraction(1, 3), "b": Fraction(1, 3) + Fraction(1, 10**10)}).tiers
    (('a', 'b'),)

    """
    pairs = tuple(sorted(scores.items()))
    groups = near_groups([score for _, score in pairs], TOLERANCE)
    return Ranking([[pairs[one][0] for one in group] for group in groups], pairs)


def rank_near(
    measure: str,
    scores: Mapping[str, Fraction],
    tally: Tally,
    *,
    order: Mapping[str, Fraction] | None = None,
) -> Ranking:
    """Rank by score and record it, with the places where the scores do not tell them.

    Parameters
    ----------
    order
        Numbers that are compared in the place of the scores, such as their logarithms where it is
        ratios that matter.

    """
    tiers = near_tiers(scores if order is None else order).tiers
    ranking = Ranking(tiers, tuple(sorted(scores.items())))
    tally.record(Scored(measure, ranking.scores))
    if tiers_by_score(scores).tiers != tiers:
        tally.record(*(Placed(tier) for tier in tiers))
    return ranking

"""The places that a method for score sheets gives, with those who cannot be compared last."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from prioritize.model.outcome import Ranking
from prioritize.tally.criteria_matrix import CriteriaMatrix
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import Whole, fractions_of
from prioritize.text import Message, message


__all__ = ["TOO_FEW", "placed", "scores_of"]

TOO_FEW: Final = message("too few scores to be compared")
"""Why a project stands last, without a score."""


def scores_of(matrix: CriteriaMatrix, numbers: Whole, size: int) -> dict[str, Fraction]:
    """Return the numbers of the projects compared, divided by so much."""
    if not matrix.projects:
        return {}
    return dict(zip(matrix.projects, fractions_of(numbers, Fraction(1, size)), strict=True))


def placed(
    ranking: Ranking,
    rest: Sequence[str],
    measure: str,
    tally: Tally,
    reasons: Sequence[Message | None] = (),
) -> Ranking:
    """Record scores and places; who cannot be compared stands last, without a score.

    Parameters
    ----------
    ranking
        The order of the projects compared, with the scores that are shown.
    rest
        Those that cannot be compared.
    measure
        What the scores are.
    reasons
        Why the first tiers stand where they do, where the scores do not say it.

    """
    if ranking.scores:
        tally.record(Scored(measure, ranking.scores))
    if not rest and not reasons and _is_told(ranking):
        return ranking
    told = (*reasons, *(None,) * len(ranking.tiers))
    tally.record(
        *(Placed(tier, reason=why) for tier, why in zip(ranking.tiers, told, strict=False))
    )
    if not rest:
        return ranking
    tally.record(Placed(tuple(rest), "bottom", TOO_FEW))
    return Ranking([*ranking.tiers, rest], ranking.scores)


def _is_told(ranking: Ranking) -> bool:
    """Say whether the scores shown put the projects into these tiers."""
    scores = dict(ranking.scores)
    if not scores:
        return len(ranking.tiers) <= 1
    told = [{scores[project] for project in tier} for tier in ranking.tiers]
    return all(len(tier) == 1 for tier in told) and all(
        max(above) > max(below) for above, below in pairwise(told)
    )

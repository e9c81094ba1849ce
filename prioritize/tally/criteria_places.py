"""The places that a method for score sheets gives, with those who cannot be compared last."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.criteria_matrix import CriteriaMatrix
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import Whole, fractions_of
from prioritize.text import Message, message


__all__ = ["TOO_FEW", "placed", "placed_by_score", "scores_of"]

TOO_FEW: Final = message("too few scores to be compared")
"""Why a project stands last, without a score."""


def scores_of(matrix: CriteriaMatrix, numbers: Whole, size: int) -> dict[str, Fraction]:
    """Return the numbers of the projects compared, divided by so much."""
    if not matrix.projects:
        return {}
    return dict(zip(matrix.projects, fractions_of(numbers, Fraction(1, size)), strict=True))


def placed_by_score(
    scores: Mapping[str, Fraction], rest: Sequence[str], measure: str, tally: Tally
) -> Ranking:
    """Rank by exact scores, the highest first, and record them; the parameters are as below."""
    ranking = tiers_by_score(scores)
    if rest or not ranking.scores:
        return placed(ranking, rest, measure, tally)
    tally.record(Scored(measure, ranking.scores))
    return ranking


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
    if not ranking.scores:
        return len(ranking.tiers) <= 1
    return tiers_by_score(dict(ranking.scores)).tiers == ranking.tiers

"""Lists in which some projects cannot be compared: they stand last, without a score."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = ["TOO_FEW", "rank_compared"]

TOO_FEW = message("too few scores to be compared")
"""Why most of the projects that cannot be compared cannot be."""


def rank_compared(
    measure: str,
    scores: Mapping[str, Fraction],
    rest: Mapping[Message, Collection[str]],
    tally: Tally,
) -> Ranking:
    """Rank by score, and put those who have none below, one tier for each reason.

    Parameters
    ----------
    measure
        What the scores are called.
    rest
        By reason the projects without a score, the best of them first; reasons without any are
        passed over.

    """
    ranking = tiers_by_score(scores)
    if scores:
        tally.record(Scored(measure, tuple(scores.items())))
    below = {why: tuple(each) for why, each in rest.items() if each}
    if not below:
        return ranking
    tally.record(*(Placed(tier) for tier in ranking.tiers))
    tally.record(*(Placed(below[why], "bottom", why) for why in reversed(below)))
    return Ranking([*ranking.tiers, *below.values()], ranking.scores)

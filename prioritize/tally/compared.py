"""Lists in which some projects cannot be compared: they stand last, for one reason or another."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import Message


__all__ = ["rank_compared"]


def rank_compared(
    measure: str,
    scores: Mapping[str, Fraction],
    rest: Mapping[Message, Collection[str]],
    tally: Tally,
) -> Ranking:
    """Rank by score, and put those who cannot be compared below, one tier for each reason.

    Parameters
    ----------
    measure
        What the scores are called.
    scores
        The score of every project compared, and of others where it is told all the same.
    rest
        By reason the projects that cannot be compared, those to be told first above the others;
        reasons without any are passed over.

    """
    apart = {project for each in rest.values() for project in each}
    tiers = tiers_by_score({each: own for each, own in scores.items() if each not in apart}).tiers
    ranking = Ranking(tiers, tuple(sorted(scores.items())))
    if scores:
        tally.record(Scored(measure, ranking.scores))
    below = {why: tuple(each) for why, each in rest.items() if each}
    if not below:
        return ranking
    tally.record(*(Placed(tier) for tier in ranking.tiers))
    tally.record(*(Placed(below[why], "bottom", why) for why in reversed(below)))
    return Ranking([*ranking.tiers, *below.values()], ranking.scores)

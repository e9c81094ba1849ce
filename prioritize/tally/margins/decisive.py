"""The sums that order a list, read from its steps."""

from fractions import Fraction

from prioritize.model.outcome import Outcome
from prioritize.tally.replay import last_score
from prioritize.tally.result import Result
from prioritize.tally.step import Scored


__all__ = ["decisive_scores", "sums_of"]


def decisive_scores(result: Result[Outcome]) -> Scored | None:
    """Return the last score that decides; nothing where none does."""
    return last_score(result.steps)


def sums_of(result: Result[Outcome], unit: Fraction) -> dict[str, Fraction]:
    """Return the score of every project in multiples of a unit."""
    decisive = decisive_scores(result)
    return {project: score / unit for project, score in decisive.scores} if decisive else {}

"""What projects have that compete for money: votes added up, or the scores of a ranked list."""

from fractions import Fraction
from typing import TypeAlias

from prioritize.errors import InputError
from prioritize.model.lists import ListProfile
from prioritize.model.profile import ApprovalProfile, DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import vote_sums
from prioritize.text import message


__all__ = ["BudgetVotes", "budget_scores"]

BudgetVotes: TypeAlias = "ApprovalProfile | DotProfile | ScoreProfile | TotalsProfile | ListProfile"


def budget_scores(profile: BudgetVotes, tally: Tally) -> dict[str, Fraction]:
    """Return the score of every project, and record it; a ranked list may lack some, or all.

    Raises
    ------
    InputError
        A list and its projects are not the same.

    """
    if not isinstance(profile, ListProfile):
        return vote_sums(profile, tally)
    if {project.id for project in profile.projects} != set(profile.ranking.projects):
        raise InputError(message("The list and its projects are not the same"))
    scores = dict(profile.ranking.scores)
    if scores:
        tally.record(Scored("score", tuple(scores.items())))
    return scores

"""What an application has to pass before it is ranked, and what tells equal ones apart."""

from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.text import message


__all__ = ["COST", "Stages"]

COST: Final = "cost"
"""In the order of ties, what a project costs: the cheaper one is first."""


@frozen
class Stages:
    """The stages of a staged rule, in the order in which they are applied.

    Attributes
    ----------
    eligibility
        Criteria on which every reviewer who answered must say yes, and at least one must answer.
    vetoes
        (criterion, level) pairs: a score below the level by any one reviewer rules a project out.
    minimum_reviews, quorum
        How many reviewers must have scored a project on some criterion, and which part of those
        who could: a recused reviewer could not, an absent one could. `None` leaves the number to
        the method.
    thresholds
        (criterion, least mean) pairs.
    total
        The least score by the declared method, before any ranking weight.
    ranking_weights
        (criterion, weight) pairs that take the place of the declared weights for the order only.
    ties
        Criteria, or ``cost``, by which equal projects are told apart, one after the other.
    consensus
        Whether a score that the reviewers agreed on takes the place of the mean.
    round
        The last round of scoring that counts; `None` for the last there is.

    """

    eligibility: tuple[str, ...] = ()
    vetoes: tuple[tuple[str, Fraction], ...] = ()
    minimum_reviews: int | None = None
    quorum: Fraction = Fraction(1, 2)
    thresholds: tuple[tuple[str, Fraction], ...] = ()
    total: Fraction | None = None
    ranking_weights: tuple[tuple[str, Fraction], ...] = ()
    ties: tuple[str, ...] = ()
    consensus: str = "beside"
    round: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a part of the reviewers that nobody can be."""
        if not 0 <= self.quorum <= 1:
            raise InputError(
                finding(message("The quorum is a part from 0 to 1, not {value}", value=self.quorum))
            )

    @property
    def criteria(self) -> tuple[str, ...]:
        """Every criterion that the stages name."""
        pairs = (*self.vetoes, *self.thresholds, *self.ranking_weights)
        named = (*self.eligibility, *(id for id, _ in pairs), *self.ties)
        return tuple(dict.fromkeys(each for each in named if each != COST))

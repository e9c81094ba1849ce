"""VIKOR: a compromise between the whole committee's good and the worst regret."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np
from attrs import frozen

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.criteria_ideals import IDEALS, IDEALS_HELP, ideals_of
from prioritize.tally.criteria_matrix import (
    MINIMUM_REVIEWS_HELP,
    CriteriaMatrix,
    criteria_matrix,
)
from prioritize.tally.criteria_places import placed, scores_of
from prioritize.tally.criteria_weights import (
    TOTAL_HELP,
    WEIGHTS,
    WEIGHTS_HELP,
    criteria_weights,
)
from prioritize.tally.normalization import warn_of_reversal
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import Whole, added, in_common, whole_array
from prioritize.text import Message, message


__all__ = ["Vikor"]


@method
class Vikor:
    """Find the compromise: the projects that serve all criteria and neglect none.

    For every criterion it is measured how far a project is from the best, as a part of how far the
    worst is, times the weight. The utility S adds these losses up, the regret R is the largest of
    them, and Q is a compromise between both; less is better. The project with the least Q is first
    alone only if it leads clearly and is best in S or R too; otherwise it shares the first place
    with all that are as good a compromise.

    Notes
    -----
    Q = v (S − S*) / (S⁻ − S*) + (1 − v)(R − R*) / (R⁻ − R*), where * and ⁻ are the least and the
    largest. Acceptable advantage: the second Q is at least 1/(m − 1) above the first; without it
    all projects whose Q is less than that above the first are the compromise. Acceptable
    stability: the first is also best in S or in R; without it the first and the second are. All
    numbers are exact. Projects with equal Q stand together in all this. O(r · m · c).

    References
    ----------
    .. [1] Opricovic & Tzeng (2004), Compromise solution by MCDM methods: A comparative analysis of
       VIKOR and TOPSIS, European Journal of Operational Research 156.
    .. [2] Opricovic & Tzeng (2007), Extended VIKOR method in comparison with outranking methods,
       European Journal of Operational Research 178.

    Examples
    --------
    The mountain climbing of [1]_:

    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> paths = "a=1,3000 b=2,3750 c=5,4500"
    >>> sheet = scoresheet({"risk": 1, "altitude": 1}, {"one": paths}, costs="risk")
    >>> run(Vikor(minimum_reviews=1), sheet).outcome.tiers
    (('b',), ('a', 'c'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "vikor",
        "criteria",
        message("VIKOR"),
        message(
            "Reviewers score every project on every criterion. First are the projects that are the"
            " best compromise between good marks on the whole and no bad mark on any criterion."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Opricovic & Tzeng (2004), Compromise solution by MCDM methods, European Journal of"
        " Operational Research 156",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )

    v: Fraction = option(
        number(0),
        help=message("How much the sum of all losses counts beside the largest, from 0 to 1."),
        default=Fraction(1, 2),
    )
    ideals: str = option(choice(*IDEALS), help=IDEALS_HELP, default="data")
    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def __attrs_post_init__(self) -> None:
        """Refuse a part above 1."""
        if self.v > 1:
            raise OptionError(finding(message("v is {v}; it lies between 0 and 1", v=self.v)))

    @property
    def normalisation(self) -> str:
        """How means become values, which is part of the method."""
        return "scale" if self.ideals == "scale" else "min-max"

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Measure what every project loses, and find the compromise."""
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews)
        weights = criteria_weights(matrix, self.weights, self.total, tally)
        if self.ideals == "data":
            warn_of_reversal(tally)
        losses, size = in_common(self._losses(matrix, weights))
        if not losses:
            # Nothing tells them apart.
            losses, size = [whole_array([0] * len(matrix.projects))], 1
        utility, regret = sum(losses[1:], losses[0]), np.maximum.reduce(losses)
        for measure, numbers in (("S (utility)", utility), ("R (regret)", regret)):
            own = scores_of(matrix, numbers, size)
            tally.record(Scored(measure, tuple(own.items()), decides=False))
        compromise = scores_of(matrix, *self._compromise(utility, regret))
        best = {
            project
            for numbers in (utility, regret)
            for project, own in zip(matrix.projects, numbers.tolist(), strict=True)
            if own == numbers.min()
        }
        found = _Found(compromise, frozenset(best))
        ranking = Ranking(found.tiers, tuple(compromise.items()))
        return placed(ranking, matrix.rest, "Q", tally, found.reasons)

    def _losses(
        self, matrix: CriteriaMatrix, weights: Sequence[Fraction]
    ) -> Iterator[tuple[Fraction, Whole]]:
        """Yield what every project loses on each criterion."""
        for weight, column in zip(weights, matrix.columns, strict=True):
            own = ideals_of(column, self.ideals)
            if own.range:
                yield weight / (own.best - own.worst), own.best - own.numbers

    def _compromise(self, utility: Whole, regret: Whole) -> tuple[Whole, int]:
        """Return Q, as whole numbers and what they are to be divided by."""
        parts = ((self.v, utility), (1 - self.v, regret))
        return added(
            (share / (int(own.max()) - int(own.min())), own - own.min())
            if own.size and own.max() > own.min()
            else (Fraction(0), own * 0)
            for share, own in parts
        )


@frozen
class _Found:
    """The compromise by Q, given who is best in S or in R."""

    scores: dict[str, Fraction]
    best: frozenset[str]

    @property
    def by_score(self) -> list[tuple[str, ...]]:
        """The projects by Q, the least first."""
        return list(tiers_by_score(self.scores).tiers[::-1])

    @property
    def needed(self) -> Fraction:
        """How far the second has to be behind the first."""
        return Fraction(1, max(1, len(self.scores) - 1))

    @property
    def lead(self) -> Fraction:
        """How far it is."""
        first, second = sorted(self.scores.values())[:2]
        return second - first

    @property
    def size(self) -> int:
        """How many of the tiers by Q are the compromise."""
        tiers = self.by_score
        if len(self.scores) < 2:
            return len(tiers)
        if self.lead < self.needed:
            least = self.scores[tiers[0][0]]
            return sum(self.scores[tier[0]] - least < self.needed for tier in tiers)
        return 1 if self.best & set(tiers[0]) else 2

    @property
    def tiers(self) -> list[tuple[str, ...]]:
        """The compromise, then the others by Q."""
        tiers, size = self.by_score, self.size
        first = tuple(project for tier in tiers[:size] for project in tier)
        return [first, *tiers[size:]] if first else []

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the first tier is the compromise."""
        if len(self.scores) < 2:
            return ()
        facts = {"lead": self.lead, "needed": self.needed}
        if self.lead < self.needed:
            return (message("the first leads by {lead}, less than {needed}", **facts),)
        if self.size > 1:
            return (message("the first in Q is best neither in S nor in R"),)
        return (
            message("it leads by {lead}, at least {needed}, and is best in S or R too", **facts),
        )

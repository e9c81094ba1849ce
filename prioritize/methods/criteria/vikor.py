"""VIKOR: a compromise between the whole committee's good and the worst regret."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import ClassVar

import numpy as np
from attrs import frozen

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking
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
        best = (utility == utility.min()) | (regret == regret.min()) if utility.size else utility
        numbers, size = self._compromise(utility, regret)
        found = _Found(numbers.tolist(), size, frozenset(np.flatnonzero(best).tolist()))
        tiers, reason = found.settled()
        ranking = Ranking(
            [[matrix.projects[row] for row in tier] for tier in tiers],
            tuple(scores_of(matrix, numbers, size).items()),
        )
        return placed(ranking, matrix.rest, "Q", tally, [reason] if reason else [])

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
    """Q by row, as whole numbers with one denominator, and the rows that are best in S or in R."""

    numbers: list[int]
    size: int
    best: frozenset[int]

    def settled(self) -> tuple[list[list[int]], Message | None]:
        """Return the compromise, then the others by Q, and why the first ones are it."""
        order = sorted(range(len(self.numbers)), key=self.numbers.__getitem__)
        tiers = [list(tier) for _, tier in groupby(order, key=self.numbers.__getitem__)]
        if len(order) < 2:
            return tiers, None
        lead = Fraction(self.numbers[order[1]] - self.numbers[order[0]], self.size)
        needed = Fraction(1, len(order) - 1)
        facts = {"lead": lead, "needed": needed}
        if lead < needed:
            near = sum(self._behind(tier[0], tiers[0][0]) < needed for tier in tiers)
            reason = message("the first leads by {lead}, less than {needed}", **facts)
        elif self.best.isdisjoint(tiers[0]):
            near = 2
            reason = message("the first in Q is best neither in S nor in R")
        else:
            near = 1
            reason = message(
                "it leads by {lead}, at least {needed}, and is best in S or R too", **facts
            )
        first = [row for tier in tiers[:near] for row in tier]
        return [first, *tiers[near:]], reason

    def _behind(self, row: int, first: int) -> Fraction:
        return Fraction(self.numbers[row] - self.numbers[first], self.size)

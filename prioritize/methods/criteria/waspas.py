"""WASPAS: the weighted sum and the weighted product, averaged."""

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.criteria_matrix import (
    MINIMUM_REVIEWS_HELP,
    CriteriaMatrix,
    criteria_matrix,
)
from prioritize.tally.criteria_places import placed
from prioritize.tally.criteria_products import products, require_positive
from prioritize.tally.criteria_weights import (
    TOTAL_HELP,
    WEIGHTS,
    WEIGHTS_HELP,
    criteria_weights,
    shares,
)
from prioritize.tally.mixed_numbers import Mixed, ranked_by_mixed, rounded_products
from prioritize.tally.normalization import normalized, warn_of_reversal
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Waspas"]


@method
class Waspas:
    """Rank projects by a mean of the weighted sum and the weighted product of their values.

    A mean score becomes its part of the best one on the criterion, the other way round for a cost.
    The values are weighed, the weights being parts of their sum, once in a sum and once in a
    product. The product is hard on a project that is weak on some criterion, the sum is not. All
    mean scores must be above 0.

    Notes
    -----
    Q = λ Σ w n + (1 − λ) Π n^w with n = x / max for a benefit, min / x for a cost, and Σw = 1. The
    sum is rational, and the product a root of a rational number. Two such numbers are equal only
    where the sums and the products are, or where both products are rational; so ties are exact,
    and differences are found with as many digits as they take. Shown with twelve decimals.
    O(r · m · c), and O(c²) for two that are nearly equal.

    References
    ----------
    .. [1] Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), Optimization of weighted
       aggregated sum product assessment, Elektronika ir Elektrotechnika 122.
    .. [2] Chakraborty, Zavadskas & Antucheviciene (2015), Applications of WASPAS method as a
       multi-criteria decision-making tool, Economic Computation and Economic Cybernetics Studies
       and Research 49.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"need": 1, "use": 1}, {"ann": "road=2,8 well=5,5"})
    >>> run(Waspas(minimum_reviews=1), sheet).outcome.tiers
    (('well',), ('road',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "waspas",
        "criteria",
        message("WASPAS"),
        message(
            "Reviewers score every project on every criterion. The weighted sum and the weighted"
            " product of the values are averaged, and the largest is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), Optimization of weighted"
        " aggregated sum product assessment",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )
    decimals: ClassVar[int] = 12
    normalisation: ClassVar[str] = "max"

    sum_share: Fraction = option(
        number(0),
        help=message("How much the sum counts beside the product, from 0 to 1 (λ)."),
        default=Fraction(1, 2),
    )
    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def __attrs_post_init__(self) -> None:
        """Refuse a share above 1."""
        if self.sum_share > 1:
            what = message("sum_share is {share}; it lies between 0 and 1", share=self.sum_share)
            raise OptionError(finding(what))

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Add and multiply the values of every project."""
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews)
        weights = shares(criteria_weights(matrix, self.weights, self.total, tally))
        warn_of_reversal(tally)
        require_positive(matrix)
        values = self._values(matrix)
        sums = [
            sum((w * each for w, each in zip(weights, row, strict=True)), Fraction(0))
            for row in zip(*values, strict=True)
        ]
        factors = products(values, weights)
        own = dict(zip(matrix.projects, sums, strict=True))
        tally.record(
            Scored("weighted sum", tuple(own.items()), decides=False),
            Scored("weighted product", rounded_products(matrix.projects, factors), decides=False),
        )
        mixed = [
            Mixed(self.sum_share * each, 1 - self.sum_share, tuple(product))
            for each, product in zip(sums, factors, strict=True)
        ]
        ranking = ranked_by_mixed(matrix.projects, mixed)
        return placed(ranking, matrix.rest, "sum and product", tally)

    def _values(self, matrix: CriteriaMatrix) -> Sequence[Sequence[Fraction]]:
        """Return the part of the best by criterion and project; it is above 0."""
        found = []
        for column in matrix.columns:
            own = normalized(column, self.normalisation)
            found.append(
                [
                    own.slope / score if own.is_inverse else own.slope * score
                    for score in column.scores()
                ]
            )
        return found

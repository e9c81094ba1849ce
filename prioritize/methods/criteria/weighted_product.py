"""Weighted product: raise the mean scores to the power of their weights, and multiply them."""

from fractions import Fraction
from typing import ClassVar

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.criteria_matrix import MINIMUM_REVIEWS_HELP, criteria_matrix
from prioritize.tally.criteria_places import placed
from prioritize.tally.criteria_products import products, ranked_by_product, require_positive
from prioritize.tally.criteria_weights import (
    TOTAL_HELP,
    WEIGHTS,
    WEIGHTS_HELP,
    criteria_weights,
    shares,
)
from prioritize.tally.step import Raised
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["WeightedProduct"]


@method
class WeightedProduct:
    """Rank projects by the product of their scores, each to the power of its weight.

    Weights are parts of their sum. A cost has a negative exponent, so that less is better. Twice
    the score on one criterion makes up for half the score on another of the same weight, whatever
    the units. All mean scores must be above 0: of a zero a product cannot tell how bad the rest is.

    Notes
    -----
    P(i) = Π x(i, j)^(± w(j) / Σw). Places and ties are decided exactly: near logarithms are told
    apart with more digits, or found equal over whole numbers without common divisors. P is shown
    with twelve decimals. O(r · m · c), and O(c²) for two that are nearly equal.

    References
    ----------
    .. [1] Bridgman (1922), Dimensional Analysis, Yale University Press.
    .. [2] Miller & Starr (1969), Executive Decisions and Operations Research, Prentice-Hall.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"need": 1, "use": 1}, {"ann": "road=2,8 well=4,4 park=1,9"})
    >>> run(WeightedProduct(minimum_reviews=1), sheet).outcome.tiers
    (('road', 'well'), ('park',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "weighted-product",
        "criteria",
        message("Weighted product"),
        message(
            "Reviewers score every project on every criterion. Mean scores are raised to the power"
            " of their weights and multiplied, and the largest product is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Bridgman (1922), Dimensional Analysis",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )
    decimals: ClassVar[int] = 12
    normalisation: ClassVar[str] = "none"

    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Multiply the scores of every project."""
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews)
        weights = criteria_weights(matrix, self.weights, self.total, tally)
        require_positive(matrix)
        exponents = [
            -share if column.is_cost else share
            for share, column in zip(shares(weights), matrix.columns, strict=True)
        ]
        tally.record(
            *(
                Raised(criterion.id, weight, exponent)
                for criterion, weight, exponent in zip(
                    matrix.criteria, weights, exponents, strict=True
                )
            )
        )
        scores = [column.scores() for column in matrix.columns]
        ranking = ranked_by_product(matrix.projects, products(scores, exponents))
        return placed(ranking, matrix.rest, "weighted product", tally)

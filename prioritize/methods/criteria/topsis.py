"""TOPSIS: the closer to the best and the farther from the worst, the higher."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Final

from prioritize.errors import OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.closeness import Term, ranked_by_closeness, rounded_distances
from prioritize.tally.criteria_ideals import IDEALS, IDEALS_HELP, ideals_of
from prioritize.tally.criteria_matrix import (
    MINIMUM_REVIEWS_HELP,
    CriteriaMatrix,
    criteria_matrix,
)
from prioritize.tally.criteria_places import placed
from prioritize.tally.criteria_weights import (
    TOTAL_HELP,
    WEIGHTS,
    WEIGHTS_HELP,
    criteria_weights,
)
from prioritize.tally.normalization import (
    LASTING,
    NORMALIZATION_HELP,
    NORMALIZATIONS,
    normalized,
    warn_of_reversal,
)
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Topsis"]

_PARTS: Final = ("max", "sum")
_TOLD: Final = 30
"""For up to so many projects the distances are recorded."""


@method
class Topsis:
    """Rank projects by how close they are to an ideal project, and how far from the worst.

    The mean scores on every criterion are normalised and weighed. The ideal has the best of every
    criterion, the anti-ideal the worst. The closeness of a project is its distance from the
    anti-ideal as a part of both its distances, from 0 to 1. The ideals are made of the projects
    compared, so that a project that withdraws can turn the order of the rest; with the ends of
    declared scales as ideals, and with values by those scales, it cannot.

    Notes
    -----
    With weighed values v, D⁺ and D⁻ are the Euclidean distances from the ideal and the anti-ideal,
    and C = D⁻ / (D⁺ + D⁻). The squares of both are rational whatever the normalisation, and C grows
    with the quotient of the squares, so places and ties are decided without a root. C is shown with
    twelve decimals, and so are both distances of up to 30 projects. O(r · m · c).

    References
    ----------
    .. [1] Hwang & Yoon (1981), Multiple Attribute Decision Making: Methods and Applications,
       Springer.
    .. [2] Opricovic & Tzeng (2004), Compromise solution by MCDM methods: A comparative analysis of
       VIKOR and TOPSIS, European Journal of Operational Research 156.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"need": 1, "risk": 1}, {"ann": "a=4,1 b=3,2 c=1,3"}, costs="risk")
    >>> outcome = run(Topsis(minimum_reviews=1), sheet).outcome
    >>> outcome.tiers, outcome.scores[0]
    ((('a',), ('b',), ('c',)), ('a', Fraction(1, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "topsis",
        "criteria",
        message("TOPSIS"),
        message(
            "Reviewers score every project on every criterion. The project that is closest to the"
            " best on all criteria, and farthest from the worst, is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Hwang & Yoon (1981), Multiple Attribute Decision Making: Methods and Applications",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )
    decimals: ClassVar[int] = 12

    normalisation: str = option(choice(*NORMALIZATIONS), help=NORMALIZATION_HELP, default="vector")
    ideals: str = option(choice(*IDEALS), help=IDEALS_HELP, default="data")
    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def __attrs_post_init__(self) -> None:
        """Refuse ends of a scale that a normalisation has no value for."""
        if self.ideals == "scale" and self.normalisation in _PARTS:
            what = message(
                "normalisation={how} has no value for the ends of a scale", how=self.normalisation
            )
            remedy = message("Use scale, none, min-max or vector, or ideals=data.")
            raise OptionError(finding(what, remedy=remedy))

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Measure how far every project is from the ideals."""
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews)
        weights = criteria_weights(matrix, self.weights, self.total, tally)
        if self.ideals == "data" or self.normalisation not in LASTING:
            warn_of_reversal(tally)
        terms = list(self._terms(matrix, weights))
        if terms and len(matrix.projects) <= _TOLD:
            tally.record(*_distances(matrix, terms))
        ranking = ranked_by_closeness(matrix.projects, terms)
        return placed(ranking, matrix.rest, "closeness", tally)

    def _terms(self, matrix: CriteriaMatrix, weights: Sequence[Fraction]) -> Iterator[Term]:
        for weight, column in zip(weights, matrix.columns, strict=True):
            values = normalized(column, self.normalisation)
            ideals = ideals_of(column, self.ideals)
            multiple, numbers = values.numbers(column)
            if values.is_inverse:
                best, worst = int(numbers.max()), int(numbers.min())
            else:
                best, worst, numbers = ideals.best, ideals.worst, ideals.numbers
                multiple = values.slope * ideals.unit
            square = (weight * multiple) ** 2 * values.root
            if square and best != worst:
                yield square, numbers - best, numbers - worst


def _distances(matrix: CriteriaMatrix, terms: Sequence[Term]) -> Iterator[Scored]:
    for measure, own in zip(("D⁺", "D⁻"), rounded_distances(terms), strict=True):
        yield Scored(measure, tuple(zip(matrix.projects, own, strict=True)), decides=False)

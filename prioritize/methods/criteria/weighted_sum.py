"""Weighted sum: average the scores on every criterion, weigh them, and add them up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Final

from prioritize.errors import InputError, OptionError, finding
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
from prioritize.tally.criteria_places import placed, placed_by_score, scores_of
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
    Values,
    normalized,
    warn_of_reversal,
    without_scale,
)
from prioritize.tally.roots import Term, ranked_root_sums
from prioritize.tally.step import Weighed
from prioritize.tally.tally import Tally
from prioritize.tally.whole_numbers import added
from prioritize.text import message


__all__ = ["WeightedSum"]

MEASURE: Final = "weighted sum"


@method
class WeightedSum:
    """Rank projects by the weighted sum of their scores on the criteria.

    Reviewers score every project on every criterion. For each criterion the scores are averaged
    over those who scored: somebody with a conflict of interest, or absent, lowers nobody's mean.
    The mean is placed on the criterion's scale, times the criterion's weight, and added up. A
    project with fewer than three reviews, or without any score on a criterion, cannot be compared;
    it stands last, without a score.

    Notes
    -----
    S(i) = Σ w(j) · v(i, j), with the weights as declared, whatever they add up to, and
    v = (mean − lowest) / (highest − lowest), or (highest − mean) / (highest − lowest) for a cost.
    Where no criterion declares a scale, v is the mean itself, as in a point rubric whose maxima
    are the weights. Other normalisations depend on the projects compared, so a project that
    withdraws can turn the order of the rest. ``vector`` divides by square roots; sums of roots are
    compared exactly, and shown with twelve decimals. O(r · m · c).

    References
    ----------
    .. [1] Fishburn (1967), Additive utilities with incomplete product sets: application to
       priorities and assignments, Operations Research 15.
    .. [2] Triantaphyllou (2000), Multi-Criteria Decision Making Methods: A Comparative Study,
       Kluwer.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet(
    ...     {"need": 60, "cost": 40},
    ...     {"ann": "road=5,2 well=3,4", "ben": "road=4,2 well=4,5", "eve": "road=3,2 well=5,3"},
    ...     scale=(0, 5),
    ... )
    >>> run(WeightedSum(), sheet).outcome.scores
    (('road', Fraction(64, 1)), ('well', Fraction(80, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "weighted-sum",
        "criteria",
        message("Weighted sum"),
        message(
            "Reviewers score every project on every criterion. Mean scores times weights are added"
            " up, and the largest sum is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Fishburn (1967), Additive utilities with incomplete product sets, Operations Research 15",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )

    order: str = option(
        choice("criterion", "reviewer"),
        help=message(
            "Whether scores are first averaged per criterion and then weighed, or each reviewer's"
            " weighted total is made first and then averaged."
        ),
        default="criterion",
    )
    normalisation: str = option(choice(*NORMALIZATIONS), help=NORMALIZATION_HELP, default="scale")
    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def __attrs_post_init__(self) -> None:
        """Refuse totals per reviewer of values that compare projects."""
        if self.order == "reviewer" and self.normalisation not in ("scale", "none"):
            what = message(
                "normalisation={how} compares projects, and reviewers did not all score the same",
                how=self.normalisation,
            )
            raise OptionError(finding(what, remedy=message("Use scale or none.")))

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Weigh and add up the scores of every project."""
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews, order=self.order)
        weights = criteria_weights(matrix, self.weights, self.total, tally)
        how = self._how(matrix, tally)
        if how not in LASTING:
            warn_of_reversal(tally)
        values = [normalized(column, how) for column in matrix.columns]
        tally.record(*_told(matrix, weights, values))
        if how == "vector":
            return placed(_with_roots(matrix, weights, values), matrix.rest, MEASURE, tally)
        terms = [
            (weight * multiple, numbers)
            for weight, column, own in zip(weights, matrix.columns, values, strict=True)
            for multiple, numbers in (own.numbers(column),)
        ]
        constant = sum(
            (weight * own.offset for weight, own in zip(weights, values, strict=True)), Fraction(0)
        )
        sums = scores_of(matrix, *added(terms, constant))
        return placed_by_score(sums, matrix.rest, MEASURE, tally)

    def _how(self, matrix: CriteriaMatrix, tally: Tally) -> str:
        """Return the normalisation; scores are taken as they are where no scale is declared."""
        without = without_scale(matrix.criteria)
        if self.normalisation != "scale" or not without:
            return self.normalisation
        if len(without) < len(matrix.criteria):
            what = message("No scale is declared for {criteria}", criteria=without)
            remedy = message("Declare the lowest and the highest score, or normalisation=none.")
            raise InputError(finding(what, remedy=remedy))
        tally.remark(message("No scale is declared; mean scores are weighed as they are"))
        return "none"


def _told(
    matrix: CriteriaMatrix, weights: Sequence[Fraction], values: Sequence[Values]
) -> Iterator[Weighed]:
    """Say what a mean on each criterion is worth."""
    for criterion, weight, own in zip(matrix.criteria, weights, values, strict=True):
        facts = (own.slope, own.offset, own.root)
        yield Weighed(criterion.id, weight, *facts, is_inverse=own.is_inverse)


def _with_roots(
    matrix: CriteriaMatrix, weights: Sequence[Fraction], values: Sequence[Values]
) -> Ranking:
    """Rank by sums of multiples of roots."""
    sums: dict[str, list[Term]] = {project: [] for project in matrix.projects}
    for weight, column, own in zip(weights, matrix.columns, values, strict=True):
        for terms, score in zip(sums.values(), column.scores(), strict=True):
            terms += [(weight * own.slope * score, own.root), (weight * own.offset, Fraction(1))]
    return ranked_root_sums(sums)

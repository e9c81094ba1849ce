"""PROMETHEE: by how much each project is preferred to the others, criterion by criterion."""

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number, optional, whole_number
from prioritize.model.outcome import Ranking, Relation
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.criteria_matrix import MINIMUM_REVIEWS_HELP, criteria_matrix
from prioritize.tally.criteria_places import TOO_FEW, placed
from prioritize.tally.criteria_weights import (
    TOTAL_HELP,
    WEIGHTS,
    WEIGHTS_HELP,
    criteria_weights,
    shares,
)
from prioritize.tally.layers import layered
from prioritize.tally.normalization import warn_of_reversal
from prioritize.tally.outranking import Sides, outranking, sides_of
from prioritize.tally.preference_shape import Shape, require_known, shapes
from prioritize.tally.step import Related, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Promethee"]


@method
class Promethee:
    """Rank projects by how far they are preferred to all others.

    Every two projects are compared on every criterion. A preference function says how much a
    difference counts, from 0 to 1: any difference, only one above a threshold, or more and more
    between two thresholds. Preferences are weighed and averaged over the criteria and over the
    other projects: the positive flow says how far a project is preferred to others, the negative
    flow how far others are to it. PROMETHEE II ranks by the difference of both. PROMETHEE I puts a
    project above another only if neither flow speaks against it, and leaves other pairs open.

    Notes
    -----
    With the weights as parts of their sum, φ⁺(a) = Σ π(a, b) / (m − 1) over the others b, where
    π(a, b) = Σ w P(d); φ⁻(a) = Σ π(b, a) / (m − 1); φ = φ⁺ − φ⁻. No normalisation takes part;
    thresholds are in units of the criteria. Flows are exact fractions. With Gaussian functions they
    are sums of exponentials, which are compared exactly and shown with twelve decimals.
    O(r · m · c + c · m log m); with Gaussian functions O(c · k²) for k different means.

    References
    ----------
    .. [1] Brans, Vincke & Mareschal (1986), How to select and how to rank projects: The PROMETHEE
       method, European Journal of Operational Research 24.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"need": 1, "use": 1}, {"ann": "road=5,1 well=3,4 park=2,3"})
    >>> run(Promethee(minimum_reviews=1), sheet).outcome.scores
    (('park', Fraction(-1, 2)), ('road', Fraction(0, 1)), ('well', Fraction(1, 2)))
    >>> run(Promethee(minimum_reviews=1, variant="i"), sheet).outcome.pairs
    (('road', 'park'), ('well', 'park'), ('well', 'road'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "promethee",
        "criteria",
        message("PROMETHEE"),
        message(
            "Reviewers score every project on every criterion. Every two projects are compared on"
            " every criterion, and the project that is preferred to others most is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Brans, Vincke & Mareschal (1986), How to select and how to rank projects: The PROMETHEE"
        " method, European Journal of Operational Research 24",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
        other_outcomes=(Relation,),
    )
    normalisation: ClassVar[str] = "none"

    variant: str = option(
        choice("ii", "i"),
        help=message("Whether projects are ranked (ii), or some pairs may stay open (i)."),
        default="ii",
    )
    preference: tuple[Shape, ...] = option(
        shapes(),
        help=message(
            "How much a difference counts, for one criterion or for all without a function of their"
            " own; without any, every difference counts in full."
        ),
        default=(),
    )
    weights: str = option(choice(*WEIGHTS), help=WEIGHTS_HELP, default="direct")
    total: Fraction | None = option(optional(number(0)), help=TOTAL_HELP, default=None)
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking | Relation:
        """Add up preferences, and rank or relate the projects."""
        require_known(self.preference, profile.criteria)
        matrix = criteria_matrix(profile, tally, minimum=self.minimum_reviews)
        weights = shares(criteria_weights(matrix, self.weights, self.total, tally))
        warn_of_reversal(tally)
        flows = sides_of(matrix, weights, self.preference)
        for measure, own in (("positive flow", flows.above), ("negative flow", flows.below)):
            tally.record(Scored(measure, own.scores, decides=False))
        if self.variant == "i":
            return _related(flows, matrix.rest, tally)
        return placed(flows.net, matrix.rest, "net flow", tally)


def _related(flows: Sides, rest: Sequence[str], tally: Tally) -> Relation:
    """Relate the projects; whoever cannot be compared is below all who can."""
    compared = flows.above.projects
    pairs = (*outranking(flows), *((above, below) for above in compared for below in rest))
    if rest:
        tally.remark(message("{projects}: {reason}", projects=tuple(rest), reason=TOO_FEW))
    tally.record(Related(pairs))
    return Relation(pairs, layered((*compared, *rest), pairs))

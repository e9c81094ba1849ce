"""Best-worst method: the best is compared with all others, and all others with the worst."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import InputError
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.registry import method, option
from prioritize.tally.best_worst import averaged, linear, nonlinear, star_faults, stars_of
from prioritize.tally.best_worst_story import Told, tell_open, tell_star
from prioritize.tally.hierarchy import Heading, overall
from prioritize.tally.judged import judged, tell_priorities, together
from prioritize.tally.near import TOLERANCE, settled
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["BestWorst"]


@method
class BestWorst:
    """Rank projects by comparing the best with all others, and all others with the worst.

    You first choose the best and the worst. Then you say how many times more the best matters than
    each of the others, and how many times more each of the others matters than the worst: 2n − 3
    answers for n projects, where comparing all with all takes n(n − 1)/2. The weights deviate from
    these answers as little as possible, and the result says by how much.

    Notes
    -----
    ``model=linear`` minimizes the largest ξ of |w(B) − a(B, j) w(j)| and |w(j) − a(j, W) w(W)|; it
    is solved exactly. ``model=nonlinear`` minimizes that of |w(B)/w(j) − a(B, j)| and
    |w(j)/w(W) − a(j, W)|, whose weights may lie anywhere in intervals; they are told, and their
    middles rank. Its consistency ratio is ξ over the consistency index of a(B, W). Several judges
    are joined by the mean, weighted by voting power. Kept to twelve decimals; weights nearer than
    10⁻⁹ are equal.

    References
    ----------
    .. [1] Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53.
    .. [2] Rezaei (2016), Best-worst multi-criteria decision-making method: some properties and a
       linear model, Omega 64.
    .. [3] Liang, Brunelli & Rezaei (2020), Consistency issues in the best worst method:
       measurements and thresholds, Omega 96.

    Examples
    --------
    >>> from prioritize.model.shorthand import judgments
    >>> from prioritize.tally.engine import run
    >>> answers = judgments("road/well=2 road/school=4 well/school=2")
    >>> [f"{float(weight):.4f}" for _, weight in run(BestWorst(), answers).outcome.scores]
    ['0.5714', '0.1429', '0.2857']

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "best-worst",
        "criteria",
        message("Best-worst method"),
        message(
            "The best is compared with all others, and all others with the worst. The weights that"
            " fit these answers best make the order."
        ),
        (JudgmentProfile,),
        Ranking,
        "Rezaei (2015), Best-worst multi-criteria decision-making method, Omega 53",
        exact=False,
        tolerance=TOLERANCE,
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    model: str = option(
        choice("linear", "nonlinear"),
        help=message(
            "What is kept least: how far weights are from the multiples that were told (linear), or"
            " how far their ratios are from the answers (nonlinear), which may leave intervals."
        ),
        default="linear",
    )

    def count(self, profile: JudgmentProfile, tally: Tally) -> Ranking:
        """Find the weights of every judge, and average them."""
        return judged(profile, tally, self._priorities)

    def _priorities(
        self, tree: Sequence[Heading], powers: Mapping[str, Fraction], tally: Tally
    ) -> dict[str, Fraction]:
        faults = [
            fault
            for each in tree
            for judge in powers
            for fault in star_faults(each, each.ratios.get(judge, {}), judge)
        ]
        if faults:
            raise InputError(faults)
        own = {}
        for judge in powers:
            local = {each.about: self._weights(each, judge, tally) for each in tree}
            own[judge] = overall(tree, local, "distributive")
            if len(powers) == 1:
                tell_priorities(tree, local, tally)
            else:
                shown = tuple((each, settled(weight)) for each, weight in own[judge].items())
                tally.record(*([Scored(judge, shown, decides=False)] if judge else []))
        return together(own, powers, "aip")

    def _weights(self, heading: Heading, judge: str, tally: Tally) -> dict[str, Fraction]:
        """Find the weights under one heading, and tell how consistent they are."""
        stars = stars_of(heading, heading.ratios[judge])
        if self.model == "linear":
            # Whichever is taken for the best, the bounds are the same.
            found = linear(stars[0])
        else:
            found = averaged([nonlinear(each) for each in stars])
            if found.deviation:
                tell_open(stars, Told(heading, judge, self.model), tally)
        tell_star(stars[0], found, Told(heading, judge, self.model), tally)
        return found.centers

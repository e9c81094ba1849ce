"""Combine by ranks: the weighted mean of a project's ranks in several lists."""

from fractions import Fraction
from typing import ClassVar

from prioritize.model.lists import PartsProfile
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.registry import method
from prioritize.tally.parts import check_parts, common_parts, weighted_sums
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["CombineRanks"]


@method
class CombineRanks:
    """Combine lists by the places that they give to a project.

    In every list a project stands above some of the others. The score is how many, on average
    over the lists and by their declared weights; projects that share a place stand half above each
    other. The project that stands above most is first. How far apart two neighbors are in a list
    plays no part, so lists that count different things can be combined. Only projects that stand in
    all of the lists are combined; a remark names the others.

    Notes
    -----
    With m projects and the mid-rank r of a project in each list (shared places averaged), the
    score is m − Σ w·r / Σ w: the order of the weighted mean ranks, turned so that more is better.
    O(parts · m), in fractions. For two instruments a remark tells which weights would put whom
    first. The order of two projects can depend on a third, as with every rule of this kind.

    References
    ----------
    .. [1] prioritize (2026), docs/decisions/0005; a rule of this project's own. With equal weights
       it orders as Borda's count does, the lists being the ballots.

    Examples
    --------
    >>> from prioritize.model.lists import Part
    >>> from prioritize.model.project import projects_of
    >>> from prioritize.tally.engine import run
    >>> gallery = Part("gallery", Fraction(2), Ranking([["road"], ["well"], ["school"]]))
    >>> council = Part("council", Fraction(1), Ranking([["well"], ["road", "school"]]))
    >>> profile = PartsProfile(projects_of(["road", "well", "school"]), (gallery, council))
    >>> run(CombineRanks(), profile).outcome.scores
    (('road', Fraction(3, 2)), ('school', Fraction(1, 6)), ('well', Fraction(4, 3)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "combine-ranks",
        "combine",
        message("Combined ranks"),
        message(
            "For every list it is counted how many projects stand below a project; the weighted"
            " mean over the lists ranks the projects."
        ),
        (PartsProfile,),
        Ranking,
        "prioritize (2026), a rule of this project's own",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )

    def count(self, profile: PartsProfile, tally: Tally) -> Ranking:
        """Average how many projects stand below each."""
        common = common_parts(profile, tally)
        check_parts(common)
        size = len(common.projects)
        below = [
            {each: size - rank for each, rank in part.ranking.mid_ranks().items()}
            for part in common.parts
        ]
        weight = sum((part.weight for part in common.parts), Fraction(0)) or Fraction(1)
        sums = weighted_sums(common, below, tally)
        scores = {each: total / weight for each, total in sums.items()}
        tally.record(Scored("projects below", tuple(scores.items())))
        return tiers_by_score(scores)

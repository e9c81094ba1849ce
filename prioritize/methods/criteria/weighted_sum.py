"""Weighted sum: average the scores on every criterion, weigh them, and add them up."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import InputError, OptionError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.normalization import NORMALIZATIONS, normalized, without_scale
from prioritize.tally.roots import Term, ranked_root_sums
from prioritize.tally.scoresheet import compared, full_reviews, means_by_criterion, reviews
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["WeightedSum"]


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
    normalisation: str = option(
        choice(*NORMALIZATIONS),
        help=message(
            "How means become values: place on the declared scale, as they are (none), or compared"
            " with the other projects."
        ),
        default="scale",
    )
    minimum_reviews: int = option(
        whole_number(1),
        help=message("How many reviews a project needs to be compared."),
        default=3,
    )

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
        weighed = {each.id: each for each in profile.criteria if each.weight}
        reviewed = reviews(profile) if self.order == "criterion" else full_reviews(profile, weighed)
        means = means_by_criterion(profile, reviewed)
        for name, scores in means.items():
            tally.record(Scored(name, tuple(scores.items()), decides=False))
        ids = [project.id for project in profile.projects]
        counts = dict(zip(ids, reviewed.sum(axis=0).tolist(), strict=True))
        needed = {criterion: means[criterion] for criterion in weighed}
        enough = compared(counts, needed, tally, minimum=self.minimum_reviews)
        how = self._how(weighed, tally)
        sums: dict[str, list[Term]] = {project: [] for project in enough}
        for criterion in weighed.values():
            column = {project: means[criterion.id][project] for project in enough}
            for project, terms in normalized(column, criterion, how, tally).items():
                sums[project] += [(criterion.weight * each, root) for each, root in terms]
        ranking = ranked_root_sums(sums) if how == "vector" else _ranked(sums)
        return _placed(ranking, [each for each in ids if each not in enough], tally)

    def _how(self, weighed: Mapping[str, Criterion], tally: Tally) -> str:
        """Return the normalisation; scores are taken as they are where no scale is declared."""
        without = without_scale(weighed)
        if self.normalisation != "scale" or not without:
            return self.normalisation
        if len(without) < len(weighed):
            what = message("No scale is declared for {criteria}", criteria=tuple(without))
            remedy = message("Declare the lowest and the highest score, or normalisation=none.")
            raise InputError(finding(what, remedy=remedy))
        tally.remark(message("No scale is declared; mean scores are weighed as they are"))
        return "none"


def _ranked(sums: Mapping[str, Collection[Term]]) -> Ranking:
    """Rank by sums without roots."""
    return tiers_by_score(
        {each: sum((one for one, _ in terms), Fraction(0)) for each, terms in sums.items()}
    )


def _placed(ranking: Ranking, rest: Collection[str], tally: Tally) -> Ranking:
    """Record the places; who cannot be compared stands last, without a score."""
    if ranking.scores:
        tally.record(Scored("weighted sum", ranking.scores))
    if not rest and tiers_by_score(dict(ranking.scores)).tiers == ranking.tiers:
        return ranking
    # The scores as shown do not say it all.
    tally.record(*(Placed(tier) for tier in ranking.tiers))
    if not rest:
        return ranking
    tally.record(Placed(tuple(rest), "bottom", message("too few scores to be compared")))
    return Ranking([*ranking.tiers, rest], ranking.scores)

"""Rubric: points by bands or on a scale as a regulation declares them, added up."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

import attrs

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.number import half_up
from prioritize.model.option import optional, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.compared import rank_compared
from prioritize.tally.criteria_matrix import MINIMUM_REVIEWS_HELP
from prioritize.tally.criteria_places import TOO_FEW
from prioritize.tally.scale_check import check_scales
from prioritize.tally.scoresheet import Means, compared, means_by_criterion, review_numbers, reviews
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Rubric"]


@method
class Rubric:
    """Rank projects by the points that a regulation gives them, added up over its criteria.

    For each criterion the regulation says what earns how many points: a share of own money from
    10 to 20 percent, say, 3 points. The bands must cover their range without gap or overlap, and
    declare which of two bands a value on their edge belongs to. What was measured is rounded first,
    to the decimals that the regulation names, then it becomes points, and points are added up.

    Notes
    -----
    S(i) = Σ weight(j) · points(j, mean(i, j) rounded half up), where the mean is over those who
    gave a value; what the reviewers agreed on takes its place. Weights are 1 in most rubrics, whose
    highest points are their weights. With ``decimals`` the sum is rounded half up too, and equal
    rounded sums share a place. O(r · m · c), exact.

    References
    ----------
    .. [1] Andrade (2000), Using rubrics to promote thinking and learning, Educational
       Leadership 57.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.model.measure import Band, Bands
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"share": 1}, {"clerk": "road=10 well=10.04 school=10.06"})
    >>> bands = Bands((Band(5, 10, 1), Band(10, 20, 3)))
    >>> rule = evolve(sheet.criteria[0], measure=bands, decimals=1)
    >>> run(Rubric(minimum_reviews=1), evolve(sheet, criteria=(rule,))).outcome.tiers
    (('school',), ('road', 'well'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "rubric",
        "criteria",
        message("Rubric"),
        message(
            "A regulation says for each criterion what earns how many points. The points are added"
            " up, and the largest sum is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Andrade (2000), Using rubrics to promote thinking and learning, Educational Leadership 57",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    decimals: int | None = option(
        optional(whole_number(0, 9)),
        help=message(
            "To how many decimals the sum is rounded, half up, where the regulation says so; equal"
            " rounded sums share a place."
        ),
        default=None,
    )
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Turn what was measured into points, and add them up."""
        _check(profile)
        check_scales(profile, tally)
        points = _points(profile)
        for name, scores in points.items():
            tally.record(Scored(name, tuple(scores.items()), decides=False))
        _warn_of_maxima(profile.criteria, tally)
        given = review_numbers(profile)
        weights = {each.id: each.weight for each in profile.criteria if each.weight}
        needed = {criterion: points[criterion] for criterion in weights}
        enough = compared(given, needed, tally, minimum=self.minimum_reviews)
        sums = {
            project: self._rounded(
                sum((weights[each] * needed[each][project] for each in needed), Fraction(0))
            )
            for project in enough
        }
        return rank_compared("points", sums, {TOO_FEW: sorted(given.keys() - set(enough))}, tally)

    def _rounded(self, total: Fraction) -> Fraction:
        return total if self.decimals is None else half_up(total, self.decimals)


def _check(profile: ScoresheetProfile) -> None:
    faults = [fault for each in profile.criteria for fault in _faults(each)]
    if faults:
        raise InputError(faults)


def _faults(criterion: Criterion) -> Iterator[Finding]:
    if criterion.measure is not None:
        return
    if criterion.direction == "cost":
        yield finding(
            message("Criterion {id} is a cost, and a rubric adds up points", id=criterion.id),
            remedy=message("Declare bands that say how many points a low value earns."),
        )
    if criterion.lowest is None or criterion.highest is None:
        yield finding(
            message("Criterion {id} has neither bands nor a scale", id=criterion.id),
            remedy=message("Declare its bands, or its lowest and highest points."),
        )


def _points(profile: ScoresheetProfile) -> Means:
    """Return the points by criterion and project; what was measured is averaged and rounded."""
    plain = [attrs.evolve(each, measure=None) for each in profile.criteria]
    measured = means_by_criterion(attrs.evolve(profile, criteria=tuple(plain)), reviews(profile))
    return {
        each.id: {project: each.points_for(value) for project, value in measured[each.id].items()}
        for each in profile.criteria
    }


def _warn_of_maxima(criteria: tuple[Criterion, ...], tally: Tally) -> None:
    """Warn where weights seem to be the highest points, by which points would be multiplied."""
    if criteria and all(each.weight == each.highest for each in criteria):
        if all(each.weight == 1 for each in criteria):
            return
        tally.notice(
            finding(
                message(
                    "Every weight is the highest number of points of its criterion, and points are"
                    " multiplied by weights"
                ),
                remedy=message("Declare weights of 1 if the points themselves are to be added."),
            )
        )

"""Score voting: everyone scores the projects, and the average decides."""

from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.grades import Grades, blank_forms, grade_weights
from prioritize.tally.quorum import below_quorum, place_last, require_share
from prioritize.tally.set_aside import set_aside
from prioritize.tally.step import Converted, Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import (
    notice_unequal_offer,
    scores_by_id,
    sheet_sums,
    weighted_sum,
    weighted_sums,
)
from prioritize.text import message


__all__ = ["Score"]


@method
class Score:
    """Rank projects by their average score.

    Everyone gives projects a score on a common scale. Only those who scored a project count for
    its average, so a blank neither helps nor harms it. That an average of very few people may not
    decide, at least half of the valid ballots must score a project; one with fewer stands last,
    and the result says so.

    Notes
    -----
    A project's score is Σ weight · score / Σ weight over the ballots that score it. With
    ``aggregate=sum`` it is the numerator, with ``median`` the lowest score that at least half of
    its scorers do not exceed. O(nm), exact. A ballot that scores nothing is set aside as blank.
    Dots are scores of the projects that the ballot offered. A tally sheet only has sums.

    References
    ----------
    .. [1] Gaertner & Xu (2012), A general scoring rule, Mathematical Social Sciences 63.
    .. [2] Baujard, Gavrel, Igersheim, Laslier & Lebon (2014), Who's favored by evaluative voting?
       An experiment conducted during the 2012 French presidential election, Electoral Studies 34.

    Examples
    --------
    >>> from prioritize.model.shorthand import scores
    >>> from prioritize.tally.engine import run
    >>> ballots = scores("2: road=5 water=3", "water=4", "school=5 water=5")
    >>> outcome = run(Score(), ballots).outcome
    >>> outcome.scores
    (('road', Fraction(5, 1)), ('water', Fraction(15, 4)))
    >>> outcome.tiers
    (('road',), ('water',), ('school',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "score",
        "dots",
        message("Score voting"),
        message(
            "Everyone scores the projects on one scale. The project with the highest average score"
            " is first."
        ),
        (ScoreProfile, DotProfile, TotalsProfile),
        Ranking,
        "Gaertner & Xu (2012), A general scoring rule, Mathematical Social Sciences 63",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    aggregate: str = option(
        choice("mean", "sum", "median"),
        help=message(
            "What is made of the scores of a project: their mean, their sum, or their median (the"
            " lower one of two)."
        ),
        default="mean",
    )
    quorum: Fraction = option(
        number(0),
        help=message(
            "The share of the valid ballots, from 0 to 1, that must score a project; asked of means"
            " and medians, because a blank adds nothing to a sum."
        ),
        default=Fraction(1, 2),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a quorum of more than all ballots."""
        require_share(self.quorum)

    def count(self, profile: ScoreProfile | DotProfile | TotalsProfile, tally: Tally) -> Ranking:
        """Average the scores of every project."""
        if isinstance(profile, TotalsProfile):
            return self._count_sheet(profile, tally)
        ballots = profile if isinstance(profile, ScoreProfile) else _as_scores(profile, tally)
        people = ballots.electorate
        valid = set_aside(people, {"blank": blank_forms(ballots)}, tally)
        counted = np.where(valid, people.weights, 0)
        ids = [project.id for project in ballots.projects]
        scorers = dict(zip(ids, weighted_sums(ballots.given, counted), strict=True))
        by_person = scores_by_id(ballots.projects, tuple(scorers.values()), people.unit)
        tally.record(Scored("people", tuple(by_person.items()), decides=False))
        if self.aggregate == "sum":
            unit = ballots.unit * people.unit
            return _ranked(
                "points", scores_by_id(ballots.projects, _sums(ballots, counted), unit), tally
            )
        few = below_quorum(scorers, tally, ballots=int(counted.sum()), quorum=self.quorum)
        averages = self._averages(ballots, counted, scorers)
        enough = {each: score for each, score in averages.items() if each not in few}
        ranking = _ranked(self.aggregate, enough, tally)
        last = place_last(few, tally)
        if last:
            tally.record(*(Placed(tier) for tier in ranking.tiers))
        return Ranking([*ranking.tiers, *last], ranking.scores)

    def _averages(
        self, ballots: ScoreProfile, counted: NDArray[np.int64], scorers: dict[str, int]
    ) -> dict[str, Fraction]:
        """Return the mean or the median of every project that somebody scores."""
        if self.aggregate == "mean":
            sums = zip(scorers.items(), _sums(ballots, counted), strict=True)
            means = {each: Fraction(points, weight) for (each, weight), points in sums if weight}
            return {each: mean * ballots.unit for each, mean in means.items()}
        rows = zip(scorers, ballots.scores, ballots.given, strict=True)
        found = {each: grade_weights(scores, given, counted) for each, scores, given in rows}
        return {
            each: Grades.of(grades, unit=ballots.unit).median
            for each, grades in found.items()
            if grades
        }

    def _count_sheet(self, profile: TotalsProfile, tally: Tally) -> Ranking:
        if self.aggregate != "sum":
            what = message("A tally sheet does not tell how many people scored each project")
            raise InputError(finding(what, remedy=message("Count it with aggregate=sum.")))
        notice_unequal_offer(profile.projects, profile.offered, tally)
        return _ranked("points", sheet_sums(profile), tally)


def _as_scores(profile: DotProfile, tally: Tally) -> ScoreProfile:
    """Read dots as scores of the projects that were offered."""
    rule = message("the dots on a project that the ballot offered are its score")
    tally.record(Converted(profile.kind, ScoreProfile.kind, rule))
    given = np.ones(profile.dots.shape, np.bool_) if profile.offered is None else profile.offered
    return ScoreProfile(profile.projects, profile.electorate, profile.dots.astype(np.int64), given)


def _sums(ballots: ScoreProfile, counted: NDArray[np.int64]) -> list[int]:
    # Row by row: all at once would copy the scores of a million ballots.
    return [
        weighted_sum(np.where(given, scores, 0), counted)
        for given, scores in zip(ballots.given, ballots.scores, strict=True)
    ]


def _ranked(measure: str, scores: dict[str, Fraction], tally: Tally) -> Ranking:
    if scores:
        tally.record(Scored(measure, tuple(scores.items())))
    return tiers_by_score(scores)

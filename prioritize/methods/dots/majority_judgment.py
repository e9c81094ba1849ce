"""Majority judgment: everyone grades the projects, and the grade in the middle decides."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cmp_to_key
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, number
from prioritize.model.outcome import Ranking
from prioritize.model.profile import ScoreProfile
from prioritize.registry import method, option
from prioritize.tally.grades import Grades, blank_forms, grade_weights
from prioritize.tally.quorum import below_quorum, place_last, require_share
from prioritize.tally.set_aside import set_aside
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = ["MajorityJudgment"]


@method
class MajorityJudgment:
    """Rank projects by the grade that a majority gives them.

    Everyone grades every project by itself, as teachers do. If all the grades of a project are put
    in order, the one in the middle is its grade: half of the people think it deserves at least
    that, half think it deserves no more. Of projects with the same grade in the middle, that grade
    is taken away once from each and the new middle is looked at, again and again, until they
    differ. Exaggerating moves nothing as long as one stays on one's side of the middle.

    Notes
    -----
    Of an even number of grades the middle is the lower one, so that more than half would not give
    less. A project that a ballot leaves blank has the lowest grade there, or with ``blank=ignore``
    none; then projects with different numbers of grades are compared as if every grade were
    repeated until the numbers agree, and a quorum is asked. Grades are numbers; only their order
    matters. O(nm) to count how often each grade is given, then no ballot is looked at again.

    References
    ----------
    .. [1] Balinski & Laraki (2007), A theory of measuring, electing, and ranking, PNAS 104(21),
       doi:10.1073/pnas.0702634104.
    .. [2] Balinski & Laraki (2010), Majority Judgment: Measuring, Ranking, and Electing, MIT Press.

    Examples
    --------
    >>> from prioritize.model.shorthand import scores
    >>> from prioritize.tally.engine import run
    >>> ballots = scores("2: road=5 water=4", "road=1 water=4", "road=0 water=2", scale=(0, 5))
    >>> outcome = run(MajorityJudgment(), ballots).outcome
    >>> outcome.scores
    (('road', Fraction(1, 1)), ('water', Fraction(4, 1)))
    >>> outcome.tiers
    (('water',), ('road',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "majority-judgment",
        "dots",
        message("Majority judgment"),
        message(
            "Everyone grades every project. The project with the highest grade in the middle is"
            " first."
        ),
        (ScoreProfile,),
        Ranking,
        "Balinski & Laraki (2010), Majority Judgment: Measuring, Ranking, and Electing",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    blank: str = option(
        choice("lowest", "ignore"),
        help=message(
            "What a project gets from a ballot that leaves it blank: the lowest grade, or none."
        ),
        default="lowest",
    )
    quorum: Fraction = option(
        number(0),
        help=message(
            "With blank=ignore, the share of the valid ballots, from 0 to 1, that must grade a"
            " project."
        ),
        default=Fraction(1, 2),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a quorum of more than all ballots."""
        require_share(self.quorum)

    def count(self, profile: ScoreProfile, tally: Tally) -> Ranking:
        """Compare the grades in the middle, then those next to it."""
        people = profile.electorate
        valid = set_aside(people, {"blank": blank_forms(profile)}, tally)
        counted = np.where(valid, people.weights, 0)
        total = int(counted.sum())
        graded = self._grades(profile, counted, tally, total=total)
        few: tuple[str, ...] = ()
        if self.blank == "ignore":
            graders = {each: grades.total for each, grades in graded.items()}
            by_person = tuple((each, weight * people.unit) for each, weight in graders.items())
            tally.record(Scored("people", by_person, decides=False))
            few = below_quorum(graders, tally, ballots=total, quorum=self.quorum)
        if not total:
            return Ranking([tuple(graded)] if graded else [])
        found = {each: grades for each, grades in graded.items() if each not in few}
        medians = tuple(sorted((each, grades.median) for each, grades in found.items()))
        if medians:
            tally.record(Scored("median", medians))
        last = place_last(few, tally)
        tiers = _tiers(found)
        reasons = [_reason(found[one[0]], found[other[0]]) for one, other in pairwise(tiers)]
        for tier, reason in zip(tiers, [*reasons, None], strict=False):
            tally.record(Placed(tuple(tier), reason=reason))
        return Ranking([*tiers, *last], medians)

    def _grades(
        self, profile: ScoreProfile, counted: NDArray[np.int64], tally: Tally, *, total: int
    ) -> dict[str, Grades]:
        """Count how often each project has each grade."""
        rows = zip(profile.projects, profile.scores, profile.given, strict=True)
        weights = {
            project.id: grade_weights(scores, given, counted) for project, scores, given in rows
        }
        blanks = {each: total - sum(grades.values()) for each, grades in weights.items()}
        lowest = None
        if self.blank == "lowest" and any(blanks.values()):
            lowest = _lowest(profile, weights, tally)
        return {
            each: Grades.of(grades, unit=profile.unit, lowest=lowest, blank=blanks[each])
            for each, grades in weights.items()
        }


def _lowest(
    profile: ScoreProfile, weights: Mapping[str, Mapping[int, int]], tally: Tally
) -> Fraction:
    """Return the lowest grade of the scale, or that anybody gives where no scale is declared."""
    if profile.lowest is not None:
        grade = profile.lowest
        tally.remark(message("A blank counts as the lowest grade, {grade}", grade=grade))
        return grade
    grade = min(score for grades in weights.values() for score in grades) * profile.unit
    what = message(
        "No scale is declared; a blank counts as the lowest grade that a ballot gives, {grade}",
        grade=grade,
    )
    tally.notice(finding(what))
    return grade


def _tiers(found: Mapping[str, Grades]) -> list[list[str]]:
    """Sort projects, the best first; those whose grades are the same share a tier."""

    def compared(one: str, other: str) -> int:
        grades = found[one].differing(found[other])
        return 0 if grades is None else 1 if grades[0] < grades[1] else -1

    tiers: list[list[str]] = []
    for each in sorted(found, key=cmp_to_key(compared)):
        if tiers and not compared(tiers[-1][0], each):
            tiers[-1].append(each)
        else:
            tiers.append([each])
    return tiers


def _reason(above: Grades, below: Grades) -> Message | None:
    """Say what sets a project above the next one where their medians are the same."""
    grades = above.differing(below)
    if above.median != below.median or grades is None:
        return None
    return message(
        "as medians are taken away, the first that differs is {grade}, and {other} for the next"
        " place",
        grade=grades[0],
        other=grades[1],
    )

"""Ballots with stars: their sums, comparisons in pairs, and ballots with five stars.

What a count asks for is computed when it first asks, because a count asks for few of the pairs.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.profile import ScoreProfile
from prioritize.tally.step import Compared, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import weighted_sum, weighted_sums


__all__ = ["MOST_STARS", "StarBallots", "out_of_stars"]

MOST_STARS: Final = 5


def out_of_stars(profile: ScoreProfile) -> NDArray[np.bool_]:
    """Return n booleans: whether the ballot has a score that is not 0, 1, 2, 3, 4 or 5."""
    exact = (Fraction(stars) / profile.unit for stars in range(MOST_STARS + 1))
    known = [int(each) for each in exact if each.denominator == 1]
    faulty = np.zeros(profile.electorate.weights.size, np.bool_)
    for given, scores in zip(profile.given, profile.scores, strict=True):
        faulty |= given & ~np.isin(scores, known)
    return faulty


@frozen
class StarBallots:
    """The ballots that count; a blank is no star.

    Attributes
    ----------
    rows
        By project, n integers from 0 to 5.
    weights, unit
        The weights of the ballots in multiples of the unit; a ballot of weight 0 does not count.

    """

    rows: Mapping[str, NDArray[np.int8]] = field(eq=False)
    weights: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction
    _pairs: dict[tuple[str, str], tuple[int, int]] = field(factory=dict, eq=False)
    _counts: dict[str, dict[str, int]] = field(factory=dict, eq=False)

    @classmethod
    def of(cls, profile: ScoreProfile, weights: NDArray[np.int64]) -> "StarBallots":
        """Read the stars on the ballots that have a weight."""
        rows = {}
        for project, given, scores in zip(
            profile.projects, profile.given, profile.scores, strict=True
        ):
            counted = np.where(given & (weights > 0), scores, 0)
            stars = counted * profile.unit.numerator // profile.unit.denominator
            rows[project.id] = stars.astype(np.int8)
        return cls(rows, weights, profile.electorate.unit)

    @property
    def points(self) -> Mapping[str, int]:
        """The stars of every project, in multiples of the unit."""
        return self._counted("points", lambda row: row)

    @property
    def fives(self) -> Mapping[str, int]:
        """The weight of the ballots that give a project five stars."""
        return self._counted("five stars", lambda row: row == MOST_STARS)

    def _counted(self, measure: str, marks: Any) -> Mapping[str, int]:  # noqa: ANN401  # a function of a row
        if measure not in self._counts:
            self._counts[measure] = {
                each: weighted_sum(marks(row), self.weights) for each, row in self.rows.items()
            }
        return self._counts[measure]

    def preferring(self, one: str, other: str) -> int:
        """Return the weight of the ballots that give the one project more stars."""
        first, second = sorted((one, other))
        if (first, second) not in self._pairs:
            up, down = self.rows[first], self.rows[second]
            more, fewer = weighted_sums(np.stack([up > down, down > up]), self.weights)
            self._pairs[first, second] = more, fewer
        return self._pairs[first, second][one != first]

    def losses(self, projects: Collection[str]) -> dict[str, int]:
        """Count for each of some projects how many of the others win against it."""
        return {
            each: sum(
                self.preferring(other, each) > self.preferring(each, other) for other in projects
            )
            for each in projects
        }

    def are_alike(self, projects: Collection[str]) -> bool:
        """Say whether nothing that a count looks at tells some projects apart."""
        if len({(self.points[each], self.fives[each]) for each in projects}) > 1:
            return False
        if not any(self.points[each] for each in projects):
            return True
        return all(
            self.preferring(one, other) == self.preferring(other, one)
            for one, other in combinations(projects, 2)
        )

    def record(self, measure: str, counts: Mapping[str, int], tally: Tally) -> None:
        """Record a number of every project, if that was not done yet."""
        scores = tuple((each, count * self.unit) for each, count in counts.items())
        step = Scored(measure, scores, decides=False)
        if step not in tally.steps:
            tally.record(step)

    def record_pairs(self, projects: Collection[str], tally: Tally) -> None:
        """Record how some projects compare with each other, if that was not done yet."""
        for one, other in combinations(sorted(projects), 2):
            support, against = self.preferring(one, other), self.preferring(other, one)
            step = Compared(one, other, support * self.unit, against * self.unit)
            if step not in tally.steps:
                tally.record(step)

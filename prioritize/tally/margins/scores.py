"""What ballots with scores and with places give to projects, and what they could give."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Any, Protocol, runtime_checkable

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.model.outcome import Outcome
from prioritize.model.profile import RankedProfile, ScoreProfile
from prioritize.tally.margins.additive import CELLS, Points
from prioritize.tally.margins.decisive import sums_of
from prioritize.tally.margins.pool import equal_pool
from prioritize.tally.positional import blocks
from prioritize.tally.result import Result


__all__ = ["borda_points", "score_points"]

Options = Mapping[str, Any]


@runtime_checkable
class _Positional(Protocol):
    """A method that gives points for places."""

    def doubled_points(self, places: NDArray[Any], /) -> NDArray[np.int32]:
        """Return twice the points of each project on each ballot."""
        ...


def borda_points(result: Result[Outcome], options: Options) -> Points | None:
    """Return twice the points that every ballot gives for its places."""
    profile, method = result.profile, result.method
    if not isinstance(profile, RankedProfile) or not isinstance(method, _Positional):
        return None
    ids = tuple(project.id for project in profile.projects)
    people = profile.electorate
    spread = None
    if profile.places.size <= CELLS:
        parts = [method.doubled_points(profile.places[:, each]) for each in blocks(_size(profile))]
        spread = np.concatenate(parts, axis=1).astype(np.int64) if parts else None
    sums = sums_of(result, people.unit * Fraction(1, 2))
    return Points(ids, people, sums, 2 * _most_points(len(ids), options), spread)


def _size(profile: RankedProfile) -> int:
    return int(profile.electorate.weights.size)


def _most_points(projects: int, options: Options) -> int:
    """Return by how many points one project can be ahead of another on one ballot."""
    if options["truncated"] == "zero":
        return max(projects - 1, 0) + int(options["base"])
    return max(projects - 1, 0)


def score_points(result: Result[Outcome], options: Options) -> Points | None:
    """Return the scores of every ballot, where the scale is declared.

    Of a mean only those projects are compared that every valid ballot scores: their means have one
    denominator, and a blank could never do more than the end of the scale does.
    """
    profile = result.profile
    if not isinstance(profile, ScoreProfile) or options["aggregate"] == "median":
        return None
    if profile.lowest is None or profile.highest is None or profile.scores.size > CELLS:
        return None
    low, high = profile.lowest / profile.unit, profile.highest / profile.unit
    if options["aggregate"] == "sum":
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    size = lcm(low.denominator, high.denominator)
    spread = np.where(profile.given, profile.scores, 0) * size
    people = profile.electorate
    ids = tuple(project.id for project in profile.projects)
    unit = profile.unit * people.unit / size
    points = Points(ids, people, sums_of(result, unit), int((high - low) * size), spread)
    return points if options["aggregate"] == "sum" else _of_means(points, profile, options)


def _of_means(points: Points, profile: ScoreProfile, options: Options) -> Points:
    valid = np.logical_or.reduce(profile.given, axis=0)
    whole = np.logical_and.reduce(profile.given | ~valid, axis=1)
    people = profile.electorate
    weight = int(people.weights[valid].sum())
    compared = {id for id, is_whole in zip(points.ids, whole.tolist(), strict=True) if is_whole}
    # The means are in multiples of the unit of the weights, of which they hold none.
    whole_weight = weight * people.unit
    sums = {id: mean * whole_weight for id, mean in points.sums.items() if id in compared}
    dropping = equal_pool(people).beyond((1 - options["quorum"]) * weight)
    fewest = None if dropping is None else dropping.ballots
    return evolve(points, sums=sums, dropping=fewest)

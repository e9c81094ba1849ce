"""Flows of preference over all criteria, and which projects they put above which."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.criteria_matrix import Column, CriteriaMatrix
from prioritize.tally.criteria_places import scores_of
from prioritize.tally.exponentials import Exponentials, ranked_by_exponentials
from prioritize.tally.flows import flows, gaussian_flows
from prioritize.tally.preference_shape import Shape, shape_of
from prioritize.tally.whole_numbers import Whole, added


__all__ = ["Sides", "outranking", "sides_of"]

_ONE = Fraction(1)


@frozen
class Sides:
    """The projects by their positive flow, by their negative flow, and by the difference.

    All are in the order of the numbers, the largest first.
    """

    above: Ranking
    below: Ranking
    net: Ranking


@frozen
class _Given:
    """One criterion with its function, and its weight over the number of other projects."""

    weight: Fraction
    column: Column
    shape: Shape

    @property
    def is_smooth(self) -> bool:
        return self.shape.name == "gaussian"

    def terms(self) -> list[tuple[Fraction, Whole]]:
        """Return the flows to others and from others, as numbers and their multiples."""
        sides = flows(self.column, self.shape)
        return [(self.weight / size, numbers) for numbers, size in sides]


def sides_of(matrix: CriteriaMatrix, weights: Sequence[Fraction], given: Sequence[Shape]) -> Sides:
    """Return the flows of all projects, as parts of what they could be at most.

    Parameters
    ----------
    weights
        The weights as parts of their sum.
    given
        The preference functions.

    """
    others = max(1, len(matrix.projects) - 1)
    parts = [
        _Given(weight / others, column, shape_of(given, column.criterion.id))
        for weight, column in zip(weights, matrix.columns, strict=True)
    ]
    terms = [each.terms() for each in parts if not each.is_smooth]
    above, below = ([each[side] for each in terms] for side in (0, 1))
    net = [*above, *((-multiple, numbers) for multiple, numbers in below)]
    scores = [_scores(matrix, own) for own in (above, below, net)]
    smooth = [each for each in parts if each.is_smooth]
    if not smooth:
        return Sides(*(tiers_by_score(own) for own in scores))
    return _smooth(matrix, scores, smooth)


def _scores(matrix: CriteriaMatrix, terms: list[tuple[Fraction, Whole]]) -> dict[str, Fraction]:
    if not terms:
        return dict.fromkeys(matrix.projects, Fraction(0))
    return scores_of(matrix, *added(terms))


def _smooth(
    matrix: CriteriaMatrix, scores: Sequence[dict[str, Fraction]], smooth: Sequence[_Given]
) -> Sides:
    """Add the flows of Gaussian functions to those of the others."""
    ways = [(each.weight, gaussian_flows(each.column, each.shape)) for each in smooth]
    rankings = []
    for own, signs in zip(scores, ((1, 0), (0, 1), (1, -1)), strict=True):
        sums = [
            Exponentials.added(
                [
                    (_ONE, Exponentials.of({Fraction(0): own[project]})),
                    *(
                        (weight * sign, side[row])
                        for weight, sides in ways
                        for sign, side in zip(signs, sides, strict=True)
                        if sign
                    ),
                ]
            )
            for row, project in enumerate(matrix.projects)
        ]
        rankings.append(ranked_by_exponentials(matrix.projects, sums))
    return Sides(*rankings)


def outranking(sides: Sides) -> Iterator[tuple[str, str]]:
    """Yield whom neither flow puts below the other, and one above it: (above, below) pairs."""
    projects = sorted(sides.above.projects)
    ahead, behind = (_tier_numbers(own, projects) for own in (sides.above, sides.below))
    no_worse = (ahead[:, None] <= ahead) & (behind[:, None] >= behind)
    # Who is no worse and no better both ways is equal.
    for one, other in np.argwhere(no_worse & ~no_worse.T).tolist():
        yield projects[one], projects[other]


def _tier_numbers(ranking: Ranking, projects: Sequence[str]) -> NDArray[np.int64]:
    numbers = {project: place for place, tier in enumerate(ranking.tiers) for project in tier}
    return np.array([numbers[each] for each in projects], np.int64)

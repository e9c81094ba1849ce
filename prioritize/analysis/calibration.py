"""Scores freed of the severity of the reviewers, to stand beside the raw ones and never instead.

A score is taken as the project's quality plus the reviewer's severity plus chance. Where every
reviewer scored every project severity moves all projects alike; elsewhere a project may be lucky.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Final

import networkx as nx
import numpy as np
from attrs import frozen

from prioritize.errors import InputError, finding
from prioritize.model.number import half_up
from prioritize.tally.equations import solved
from prioritize.text import message


__all__ = [
    "MINIMUM_SCORES",
    "Calibrated",
    "Score",
    "Variances",
    "centered",
    "estimated_variances",
    "least_squares",
    "panels",
    "raw_means",
    "shrunken",
    "standardized",
]

MINIMUM_SCORES: Final = 8
"""With fewer scores by a reviewer nothing is concluded about the spread of them."""
_EXACTLY: Final = 100
"""So many projects and reviewers together are fitted exactly."""


@frozen
class Score:
    """What one reviewer gave one project in all."""

    project: str
    reviewer: str
    value: Fraction


@frozen
class Variances:
    """How much projects, reviewers and chance vary, in squares of points."""

    project: Fraction
    reviewer: Fraction
    chance: Fraction


@frozen
class Calibrated:
    """Calibrated scores by project, and how far each reviewer lies above the others.

    Both are pairs sorted by id. A severe reviewer lies below 0.
    """

    projects: tuple[tuple[str, Fraction], ...]
    reviewers: tuple[tuple[str, Fraction], ...]


def raw_means(scores: Iterable[Score]) -> dict[str, Fraction]:
    """Return the mean score of every project."""
    return _means((each.project, each.value) for each in scores)


def _means(pairs: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    return {name: sum(each, Fraction(0)) / len(each) for name, each in _grouped(pairs).items()}


def _grouped(pairs: Iterable[tuple[str, Fraction]]) -> dict[str, list[Fraction]]:
    grouped: dict[str, list[Fraction]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped


def panels(scores: Iterable[Score]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of projects that no common reviewer joins, each sorted by id.

    More than one group cannot be compared: what sets them apart may be their reviewers.
    """
    graph = nx.Graph((("project", each.project), ("reviewer", each.reviewer)) for each in scores)
    parts = nx.connected_components(graph)
    return tuple(
        sorted(tuple(sorted(id for kind, id in part if kind == "project")) for part in parts)
    )


def _require_one_panel(scores: Sequence[Score]) -> None:
    found = panels(scores)
    if len(found) > 1:
        what = message(
            "No reviewer joins {one} and {other}, so that they cannot be calibrated together",
            one=found[0],
            other=found[1],
        )
        remedy = message("Calibrate each panel by itself, or let somebody score in both.")
        raise InputError(finding(what, remedy=remedy))


def centered(scores: Sequence[Score]) -> dict[str, Fraction]:
    """Shift the scores of every reviewer to one mean, and average.

    It is fair where projects were given to reviewers by chance: a reviewer of strong projects is
    taken for a mild one.
    """
    own = _means((each.reviewer, each.value) for each in scores)
    overall = sum((each.value for each in scores), Fraction(0)) / len(scores)
    return _means((each.project, each.value - own[each.reviewer] + overall) for each in scores)


def standardized(
    scores: Sequence[Score], *, minimum: int = MINIMUM_SCORES, degrees: int = 0
) -> dict[str, float]:
    """Measure the scores of every reviewer in standard deviations from the mean, and average.

    A reviewer who always gives the same tells nothing and counts 0. It is no exact number, and
    good to twelve decimals.

    Parameters
    ----------
    minimum
        How many scores a reviewer needs; with two each is one deviation away, whatever they are.
    degrees
        What is taken off the number of scores in the variance: 0 or 1.

    Raises
    ------
    InputError
        Reviewers have fewer scores; all of them are named.

    """
    own = _grouped((each.reviewer, each.value) for each in scores)
    few = tuple(sorted(name for name, values in own.items() if len(values) < minimum))
    if few:
        what = message(
            "{reviewers} gave fewer than {minimum} scores, too few to measure their spread",
            reviewers=few,
            minimum=minimum,
        )
        raise InputError(finding(what, remedy=message("Use the calibration by least squares.")))
    spread = {name: _spread(values, degrees) for name, values in own.items()}
    grouped: dict[str, list[float]] = {}
    for each in scores:
        mean, deviation = spread[each.reviewer]
        distance = float(each.value - mean) / deviation if deviation else 0.0
        grouped.setdefault(each.project, []).append(distance)
    return {name: sum(values) / len(values) for name, values in grouped.items()}


def _spread(values: Sequence[Fraction], degrees: int) -> tuple[Fraction, float]:
    mean = sum(values, Fraction(0)) / len(values)
    squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
    return mean, float(squares / max(1, len(values) - degrees)) ** 0.5


def least_squares(scores: Sequence[Score]) -> Calibrated:
    """Fit a quality of every project and a severity of every reviewer, exactly.

    The severities add up to 0, so that qualities stay on the scale of the scores.

    Raises
    ------
    InputError
        Reviewers fall into panels that share no project.

    References
    ----------
    .. [1] Platt & Burges (2012), Regularized least squares to remove reviewer bias.

    """
    _require_one_panel(scores)
    names = _names(scores)
    matrix, right = _normal(names, scores)
    # One more equation says that severities add up to 0; it holds exactly in the best fit.
    reviewers = [place for place, (kind, _) in enumerate(names) if kind == "reviewer"]
    for one, other in product(reviewers, repeat=2):
        matrix[one][other] += 1
    return _calibrated(names, _fitted(matrix, right))


def shrunken(scores: Sequence[Score], variances: Variances) -> Calibrated:
    """Predict qualities with severities drawn to 0 the more, the fewer scores there are (BLUP).

    Parameters
    ----------
    variances
        How much of the variation lies with projects, reviewers and chance; declare them before
        scoring, or take them from earlier years.

    References
    ----------
    .. [1] Henderson (1975), Best linear unbiased estimation and prediction under a selection
       model, Biometrics 31.
    .. [2] Platt & Burges (2012), Regularized least squares to remove reviewer bias.

    """
    mean = sum((each.value for each in scores), Fraction(0)) / len(scores)
    names = _names(scores)
    above = [Score(each.project, each.reviewer, each.value - mean) for each in scores]
    matrix, right = _normal(names, above)
    for place, (kind, _) in enumerate(names):
        own = variances.project if kind == "project" else variances.reviewer
        matrix[place][place] += variances.chance / own
    found = _calibrated(names, _fitted(matrix, right))
    projects = tuple((project, quality + mean) for project, quality in found.projects)
    return Calibrated(projects, found.reviewers)


def estimated_variances(scores: Sequence[Score], fit: Calibrated) -> Variances:
    """Estimate how much projects, reviewers and chance vary, from an additive fit.

    The variance of chance is that of what the fit leaves; what the scatter of qualities and
    severities holds of it, for so many scores each, is taken off them. None falls below a
    millionth, and all are rounded to six decimals: they only say how far to shrink.

    References
    ----------
    .. [1] Henderson (1953), Estimation of variance and covariance components, Biometrics 9.

    """
    qualities, severities = dict(fit.projects), dict(fit.reviewers)
    rest = [each.value - qualities[each.project] - severities[each.reviewer] for each in scores]
    free = max(1, len(scores) - len(qualities) - len(severities) + 1)
    chance = sum((each * each for each in rest), Fraction(0)) / free
    project, reviewer = (
        _at_least(_scatter(list(values.values())) - chance * len(values) / len(scores))
        for values in (qualities, severities)
    )
    return Variances(project, reviewer, _at_least(chance))


def _scatter(values: Sequence[Fraction]) -> Fraction:
    mean = sum(values, Fraction(0)) / len(values)
    squares = sum(((each - mean) ** 2 for each in values), Fraction(0))
    return squares / max(1, len(values) - 1)


def _at_least(value: Fraction) -> Fraction:
    return max(half_up(value, 6), Fraction(1, 10**6))


def _names(scores: Iterable[Score]) -> list[tuple[str, str]]:
    listed = list(scores)
    projects = sorted({each.project for each in listed})
    reviewers = sorted({each.reviewer for each in listed})
    return [("project", each) for each in projects] + [("reviewer", each) for each in reviewers]


def _normal(
    names: Sequence[tuple[str, str]], scores: Iterable[Score]
) -> tuple[list[list[Fraction]], list[Fraction]]:
    """Return the normal equations of the fit: each score is a quality and a severity."""
    place = {name: at for at, name in enumerate(names)}
    matrix = [[Fraction(0)] * len(names) for _ in names]
    right = [Fraction(0)] * len(names)
    for each in scores:
        both = place["project", each.project], place["reviewer", each.reviewer]
        for one in both:
            right[one] += each.value
        for one, other in product(both, repeat=2):
            matrix[one][other] += 1
    return matrix, right


def _fitted(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Solve the equations of a fit; those of one panel are positive definite.

    Of very many the fractions grow too large; these are solved in floats and rounded to six
    decimals, which is enough for numbers that stand beside and decide nothing.
    """
    if len(matrix) > _EXACTLY:
        table, values = (np.array(each, np.float64) for each in (matrix, right))
        return [half_up(Fraction(each), 6) for each in np.linalg.solve(table, values).tolist()]
    return solved([[*row, value] for row, value in zip(matrix, right, strict=True)])


def _calibrated(names: Sequence[tuple[str, str]], values: Sequence[Fraction]) -> Calibrated:
    found: Mapping[tuple[str, str], Fraction] = dict(zip(names, values, strict=True))
    projects, reviewers = (
        tuple((id, value) for (kind, id), value in found.items() if kind == wanted)
        for wanted in ("project", "reviewer")
    )
    return Calibrated(projects, reviewers)

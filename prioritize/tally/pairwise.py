"""Pairwise comparisons of ranked ballots: how many put one project above another."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import Project
from prioritize.tally.positional import blocks, is_strict, unranked_last
from prioritize.tally.step import Compared
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["COMPARED_LIMIT", "record_pairs", "support"]

COMPARED_LIMIT: Final = 30
"""With more projects than this the pairs are too many to be listed one by one in the record."""


def support(profile: RankedProfile, *, unranked: str) -> NDArray[np.int64]:
    """Count for every two projects the ballots that put the one above the other.

    Parameters
    ----------
    unranked
        ``last``: unranked projects stand together below the ranked ones. ``no-opinion``: a pair
        counts only on ballots that rank both.

    Returns
    -------
    (m, m) integers in multiples of the electorate's unit: the weight of the ballots that put
    project i above project j. O(nm²) time, and memory for one block of ballots.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> support(ranked("3: a > b", "2: b", projects="a b"), unranked="last").tolist()
    [[0, 3], [2, 0]]
    >>> support(ranked("3: a > b", "2: b", projects="a b"), unranked="no-opinion").tolist()
    [[0, 3], [0, 0]]

    """
    people = profile.electorate
    single = bool((people.weights == 1).all())
    found = np.zeros((len(profile.projects), len(profile.projects)), np.int64)
    for block in blocks(people.weights.size):
        places = profile.places[:, block]
        weights = None if single else people.weights[block]
        found += _block_support(places, weights, unranked=unranked)
    return found


def _block_support(
    places: NDArray[Any], weights: NDArray[np.int64] | None, *, unranked: str
) -> NDArray[np.int64]:
    """Count the pairs of a block; of ballots without ties one half of the pairs tells the other."""
    above = unranked_last(places)
    below = above if unranked == "last" else places
    strict = is_strict(places)
    total = places.shape[1] if weights is None else int(weights.sum())
    found = np.zeros((len(places), len(places)), np.int64)
    for first, second in combinations(range(len(places)), 2):
        found[first, second] = _weight(above[first] < below[second], weights)
        found[second, first] = (
            total - found[first, second]
            if strict
            else _weight(above[second] < below[first], weights)
        )
    return found


def _weight(mask: NDArray[np.bool_], weights: NDArray[np.int64] | None) -> int:
    if weights is None:
        return int(np.count_nonzero(mask))
    return int((weights * mask).sum())


def record_pairs(
    projects: Sequence[Project], found: NDArray[np.int64], tally: Tally, *, people: Electorate
) -> None:
    """Record every pair, or say that there are too many of them."""
    if len(projects) > COMPARED_LIMIT:
        pairs = len(projects) * (len(projects) - 1) // 2
        tally.remark(message("The {pairs} pairs were counted and are not listed", pairs=pairs))
        return
    tally.record(*_pairs(projects, found, people.unit))


def _pairs(
    projects: Sequence[Project], found: NDArray[np.int64], unit: Fraction
) -> Iterator[Compared]:
    by_id = sorted(range(len(projects)), key=lambda index: projects[index].id)
    for first, second in combinations(by_id, 2):
        yield Compared(
            projects[first].id,
            projects[second].id,
            int(found[first, second]) * unit,
            int(found[second, first]) * unit,
        )

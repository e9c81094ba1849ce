"""Pairwise comparisons of ranked ballots: how many put one project above another."""

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.model.profile import RankedProfile
from prioritize.tally.positional import BLOCK, blocks, is_strict
from prioritize.tally.votes import alike


__all__ = ["support"]

_FEW_WEIGHTS: Final = 16
"""Ballots of so many different weights are counted weight by weight, which is faster."""
_FEW_BALLOTS: Final = 2**13
_FLOATS_HOLD: Final = 2**24
_MANY_PROJECTS: Final = 200
_PACK: Final = 255 * 8
_COMPARISONS: Final = 2**18
"""Of few ballots so many marks are compared at once, which is faster than pair by pair."""


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
    if len(profile.projects) >= _MANY_PROJECTS and (weight := alike(people.weights)):
        return weight * _packed(profile.places, unranked)
    if people.weights.size <= _FEW_BALLOTS:
        return _at_once(profile.places, people.weights, unranked)
    values = _few_values(people.weights)
    found = np.zeros((len(profile.projects), len(profile.projects)), np.int64)
    for block in blocks(people.weights.size):
        places, weights = profile.places[:, block], people.weights[block]
        if not values:
            found += _above(places, unranked, partial(_weight, weights))
        for value in values:
            some = places if len(values) == 1 else np.compress(weights == value, places, axis=1)
            found += value * _above(some, unranked, np.count_nonzero)
    return found


def _at_once(places: NDArray[Any], weights: NDArray[np.int64], unranked: str) -> NDArray[np.int64]:
    higher, lower = _sides(places, unranked)
    found = np.zeros((len(places), len(places)), np.int64)
    step = max(1, _COMPARISONS // max(1, places.size))
    # Floats are many times as fast, and hold every sum of whole numbers up to this one exactly.
    number = np.float32 if int(weights.sum()) < _FLOATS_HOLD else np.int64
    weights = weights.astype(number)
    for start in range(0, len(places), step):
        some = slice(start, start + step)
        found[some] = np.less(higher[some, np.newaxis], lower).astype(number) @ weights
    return found


def _packed(places: NDArray[Any], unranked: str) -> NDArray[np.int64]:
    """Count the ballots for every pair, one project against all others at a time.

    Eight answers are added up at once as the bytes of a word, which holds 255 of them in each.
    """
    found = np.zeros((len(places), len(places)), np.int64)
    for start in range(0, places.shape[1], _PACK):
        higher, lower = _sides(places[:, start : start + _PACK], unranked)
        filling = ((0, 0), (0, -lower.shape[1] % 8))  # What is filled in is level.
        higher, lower = np.pad(higher, filling), np.pad(lower, filling)
        below = np.empty(lower.shape, np.bool_)
        for one, row in enumerate(higher):
            np.less(row, lower, out=below)
            words = np.add.reduce(below.view(np.uint64), axis=1)
            found[one] += words.view(np.uint8).reshape(-1, 8).sum(axis=1, dtype=np.int64)
    return found


def _few_values(weights: NDArray[np.int64]) -> list[int]:
    """Return the different weights, or nothing where there are many."""
    values: list[int] = []
    if weight := alike(weights):
        return [weight]
    if np.unique(weights[:BLOCK]).size <= _FEW_WEIGHTS:
        values = np.unique(weights).tolist()
    return values if len(values) <= _FEW_WEIGHTS else []


def _weight(weights: NDArray[np.int64], mask: NDArray[np.bool_]) -> int:
    return int((weights * mask).sum())


def _above(
    places: NDArray[Any], unranked: str, weigh: Callable[[NDArray[np.bool_]], int]
) -> NDArray[np.int64]:
    """Weigh the pairs of a block; of ballots without ties one half of the pairs tells the other."""
    higher, lower = _sides(places, unranked)
    strict = is_strict(places)
    total = weigh(np.ones(places.shape[1], np.bool_))
    mask = np.empty(places.shape[1], np.bool_)
    found = np.zeros((len(places), len(places)), np.int64)
    for one, other in combinations(range(len(places)), 2):
        won = weigh(np.less(higher[one], lower[other], out=mask))
        found[one, other] = won
        found[other, one] = (
            total - won if strict else weigh(np.less(higher[other], lower[one], out=mask))
        )
    return found


def _sides(places: NDArray[Any], unranked: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return places as those of the one above, and as those of the one below.

    Taking 1 from the 0 of a project that is not ranked makes it the largest number there is.
    """
    unsigned = places.view(f"u{places.itemsize}")
    last = unsigned - unsigned.dtype.type(1)
    if unranked == "last":
        return last, last
    return last, np.maximum(unsigned, 1) - unsigned.dtype.type(1)

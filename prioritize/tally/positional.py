"""Positions on ranked ballots: who stands above whom, block by block so that memory stays small.

The projects that a ballot does not rank stand together below all that it ranks; they are turned
into that last place once, at the door.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


__all__ = [
    "BLOCK",
    "Positions",
    "Ranks",
    "blocks",
    "first_places",
    "is_strict",
    "positions",
    "ranks_of",
    "shared_places",
    "tied_ballots",
    "unranked_last",
]

Ranks: TypeAlias = tuple[tuple[int, ...], ...]
"""The projects on each rank of a ballot, by position, the best rank first."""
BLOCK: Final = 2**15
"""How many ballots are looked at together: a block of 50 projects fits into a processor's cache."""

_FEW: Final = 2**12
"""So many ballots fit into the cache with a word for each place."""
_CELLS: Final = 2**20
"""So many places are counted together."""
_BITS: Final = 63
_SHORT: Final = 31
"""So many places and the one of the unranked fit into the bits of a short word."""


def blocks(ballots: int) -> Iterator[slice]:
    """Yield the slices that cut a number of ballots into blocks."""
    return (slice(start, start + BLOCK) for start in range(0, ballots, BLOCK))


def ranks_of(places: Iterable[int]) -> Ranks:
    """Return the projects on each rank of one ballot, given the m places.

    Examples
    --------
    >>> ranks_of([3, 0, 1, 3])
    ((2,), (0, 3))

    """
    ranks: dict[int, list[int]] = {}
    for project, place in enumerate(places):
        if place:
            ranks.setdefault(place, []).append(project)
    return tuple(tuple(ranks[place]) for place in sorted(ranks))


def unranked_last(places: NDArray[Any]) -> NDArray[Any]:
    """Put the projects that a ballot does not rank on one place below every other.

    Examples
    --------
    >>> unranked_last(np.array([[1, 0], [0, 2]], np.uint8)).tolist()
    [[1, 255], [255, 2]]

    """
    last = np.iinfo(places.dtype).max
    if places.size and places.max() == last:
        places, last = places.astype(np.int64), np.iinfo(np.int64).max
    if not places.size or places.min() > 0:
        return places
    return np.where(places == 0, places.dtype.type(last), places)


def is_strict(places: NDArray[Any]) -> bool:
    """Say whether every ballot ranks all the m projects on the places 1 to m, one on each."""
    size = len(places)
    if not 0 < size < _BITS or not places.size or int(places.max()) != size:
        return False
    word: type[np.uint32 | np.uint64] = np.uint32 if size < _SHORT else np.uint64
    every = 2 ** (size + 1) - 2
    for start in range(0, places.shape[1], _FEW):
        bits = places[:, start : start + _FEW].astype(word)
        np.left_shift(word(1), bits, out=bits)
        if not (np.bitwise_or.reduce(bits, axis=0) == every).all():
            return False
    return True


def tied_ballots(places: NDArray[Any]) -> NDArray[np.bool_]:
    """Return for each of n ballots whether two of its ranked projects share a place."""
    if is_strict(places):
        return np.zeros(places.shape[1], np.bool_)
    if places.size and int(places.max()) < _BITS:
        _, twice = _bits(places)
        return np.greater(twice, 1)
    shared = np.zeros(places.shape[1], np.bool_)
    for block in blocks(places.shape[1]):
        shared[block] = shared_places(places[:, block]).any(axis=0)
    return shared


def shared_places(places: NDArray[Any]) -> NDArray[np.bool_]:
    """Return (m, b) booleans for a block of ballots: whether a project shares its place.

    Examples
    --------
    >>> shared_places(np.array([[2], [1], [2], [0]], np.uint8)).ravel().tolist()
    [True, False, True, False]

    """
    if places.size and int(places.max()) < _BITS:
        _, twice = _bits(places)
        shared: NDArray[np.bool_] = ((twice >> places.astype(np.uint64)) & 1) > 0
        return shared & (places > 0)
    found = positions(places)
    return found.ranked & (found.level > 1)


def _bits(places: NDArray[Any]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return per ballot the places that occur, and those that occur twice, as bits of a word.

    Bit 0 stands for the projects that are not ranked.
    """
    once = np.zeros(places.shape[1], np.uint64)
    twice = np.zeros(places.shape[1], np.uint64)
    for block in blocks(places.shape[1]):
        for row in places[:, block]:
            bit = np.left_shift(np.uint64(1), row.astype(np.uint64))
            twice[block] |= once[block] & bit
            once[block] |= bit
    return once, twice


@frozen
class Positions:
    """Where the projects of some ballots stand.

    Attributes
    ----------
    above, level
        (m, b) integers: how many of the ballot's projects stand above project i, and how many
        stand on its place, itself included. The unranked ones stand on the last place together.
    ranked
        (m, b) booleans: whether the ballot ranks project i.

    """

    above: NDArray[np.int32]
    level: NDArray[np.int32]
    ranked: NDArray[np.bool_]


def positions(places: NDArray[Any]) -> Positions:
    """Find the positions on a block of ballots.

    Examples
    --------
    >>> found = positions(np.array([[2], [1], [2], [0]], np.uint8))
    >>> found.above.ravel().tolist(), found.level.ravel().tolist()
    ([1, 0, 1, 3], [2, 1, 2, 1])

    """
    if places.size and int(places.max()) < _BITS:
        once, twice = _bits(places)
        filled = once | 1
        if (twice <= 1).all() and (filled & (filled + 1) == 0).all():
            return _dense_positions(places)
    return _counted_positions(places)


def _counted_positions(places: NDArray[Any]) -> Positions:
    """Find the positions by counting how many projects are on each place of a ballot."""
    last = int(places.max(initial=0)) + 1
    if last > 2 * len(places) + 1:
        places, last = _closed_up(places)
    above = np.empty(places.shape, np.int32)
    level = np.empty(places.shape, np.int32)
    step = max(1, _CELLS // (last + 1))
    for start in range(0, places.shape[1], step):
        some = slice(start, start + step)
        full = places[:, some].astype(np.intp)
        full[full == 0] = last
        width = full.shape[1]
        cells = full * width + np.arange(width)
        counts = np.bincount(cells.ravel(), minlength=(last + 1) * width)
        counts = counts.reshape(last + 1, width).astype(np.int32)
        ahead = np.cumsum(counts, axis=0, dtype=np.int32) - counts
        above[:, some] = ahead.take(cells)
        level[:, some] = counts.take(cells)
    return Positions(above, level, places > 0)


def _closed_up(places: NDArray[Any]) -> tuple[NDArray[Any], int]:
    """Leave out the places that occur on no ballot; return one number beyond them too."""
    used = np.unique(places[places > 0])
    closed = np.where(places > 0, np.searchsorted(used, places) + 1, 0)
    return closed, len(used) + 1


def _dense_positions(places: NDArray[Any]) -> Positions:
    """Find the positions where every ballot ranks its projects 1, 2, 3 and so on, without ties."""
    ranked = places > 0
    count = ranked.sum(axis=0, dtype=np.int32)
    above = np.where(ranked, places.astype(np.int32) - 1, count)
    level = np.where(ranked, 1, len(places) - count).astype(np.int32)
    return Positions(above, level, ranked)


def first_places(places: NDArray[Any]) -> NDArray[np.bool_]:
    """Return (m, n) booleans: whether the ballot puts the project on its best place.

    Examples
    --------
    >>> first_places(np.array([[2, 0], [3, 0]], np.uint8)).tolist()
    [[True, False], [False, False]]

    """
    if not places.size:
        return np.zeros(places.shape, np.bool_)
    marks = np.empty(places.shape, np.bool_)
    for block in blocks(places.shape[1]):
        full = unranked_last(places[:, block])
        marks[:, block] = (full == full.min(axis=0)) & (places[:, block] > 0)
    return marks

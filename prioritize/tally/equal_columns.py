"""Equal columns of a table, such as equal ballots, found without sorting or comparing pairs.

Columns are hashed into slots, and each is compared in full with the first one of its slot. Those
that differ from it are hashed anew. So a hash only says where to look, never what is equal.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray


__all__ = ["equal_columns"]

_WORD: Final = 8
_GOLDEN: Final = 0x9E3779B97F4A7C15
"""An odd number whose multiples spread over all bits, as Fibonacci hashing wants."""


def equal_columns(table: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first of each kind of column, in this order, and of which kind every column is.

    Parameters
    ----------
    table
        (m, n) booleans or integers.

    Examples
    --------
    >>> first, kind = equal_columns(np.array([[1, 0, 1], [2, 2, 2]]))
    >>> first.tolist(), kind.tolist()
    ([0, 1], [0, 1, 0])

    """
    leader = _leaders(_words(table))
    leads = leader == np.arange(leader.size)
    number = np.cumsum(leads) - 1
    return np.flatnonzero(leads), number[leader]


def _leaders(words: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Return for each column the first one that is equal to it."""
    size = words.shape[1]
    bits = max(1, (2 * size).bit_length())
    pending, leader = np.arange(size), np.zeros(size, np.intp)
    factor = _GOLDEN
    while pending.size:
        mine = [row[pending] for row in words] if pending.size < size else [*words]
        slots = _slots(mine, np.uint64(factor), bits)
        first = np.full(2**bits, size)
        np.minimum.at(first, slots, pending)
        found = first[slots]
        leader[pending] = found
        differs = np.zeros(pending.size, np.bool_)
        for row, own in zip(words, mine, strict=True):
            differs |= row[found] != own
        pending = pending[differs]
        factor = factor * _GOLDEN % 2**64
    return leader


def _slots(words: Sequence[NDArray[np.uint64]], factor: np.uint64, bits: int) -> NDArray[np.intp]:
    mixed = np.zeros(words[0].size, np.uint64)
    for row in words:
        mixed ^= row
        mixed *= factor
        mixed ^= mixed >> np.uint64(32)
    return ((mixed * factor) >> np.uint64(64 - bits)).astype(np.intp)


def _words(table: NDArray[Any]) -> NDArray[np.uint64]:
    """Write every column as whole words."""
    size = table.shape[1]
    if table.dtype == np.bool_:
        columns = _packed(table).T
    else:
        width = len(table) * table.itemsize
        columns = np.ascontiguousarray(table.T).view(np.uint8).reshape(size, width)
    # A table without rows has one word in each column too, so that these are equal.
    padded = np.zeros((size, max(1, -(-columns.shape[1] // _WORD)) * _WORD), np.uint8)
    padded[:, : columns.shape[1]] = columns
    return np.ascontiguousarray(padded.view(np.uint64).T)


def _packed(table: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Pack eight rows into one, bit by bit; along rows this is faster than `numpy.packbits`."""
    packed = np.zeros((-(-len(table) // 8), table.shape[1]), np.uint8)
    for at, row in enumerate(np.ascontiguousarray(table).view(np.uint8)):
        byte = packed[at // 8]
        byte += byte
        byte += row
    return packed

"""Lines of ballots that hold nothing but numbers with one sign between them, read at a glance.

This is the form of nearly every line of a large file. A piece of the file in which any line has
another form is left to `order_lines`, which reads whatever its grammar allows.
"""

from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


__all__ = ["Plain", "read_plain"]

_LINE: Final = ord("\n")
_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_DIGITS: Final = 4
"""So many digits are read; longer numbers are left to the other reader."""


@frozen
class Plain:
    """What k lines say: how many ballots each stands for, and how many projects it ranks."""

    counts: NDArray[np.int64]
    ranked: NDArray[np.intp]


def read_plain(
    characters: NDArray[np.uint8], sign: int, places: NDArray[Any], *, last: int
) -> Plain | None:
    r"""Read lines such as ``3 2 1 4 0``, or nothing if any of them has another form.

    Parameters
    ----------
    characters
        k lines, each closed by a line feed.
    sign
        What stands between numbers, as a byte.
    places
        (m, k) zeros, into which the places are written; they are of use only where all is read.
    last
        The last place that a line may have.

    Examples
    --------
    >>> places = np.zeros((2, 2), np.uint8)
    >>> read = read_plain(np.frombuffer(b"3 2 1 0\n1 1 0\n", np.uint8), 32, places, last=2)
    >>> read.counts.tolist(), read.ranked.tolist(), places.tolist()
    ([3, 1], [2, 1], [[2, 1], [1, 0]])

    """
    gaps = np.flatnonzero(characters < _ZERO)
    if int(characters.max()) > _NINE or not _has_form(characters[gaps], sign):
        return None
    digits = np.diff(gaps, prepend=-1) - 1
    longest = int(digits.max())
    if not digits.min() or longest > _DIGITS:
        return None
    ends = np.flatnonzero(characters[gaps] == _LINE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    ranked = ends - starts - 1
    if not 0 <= ranked.min() <= ranked.max() <= last or (digits[ends] > 1).any():
        return None
    values = _values(characters, gaps, digits, longest)
    counts = values[starts].astype(np.int64)
    if not counts.all() or values[ends].any():
        return None
    read = _write(values, starts, ranked, places)
    return Plain(counts, ranked) if read else None


def _has_form(signs: NDArray[np.uint8], sign: int) -> bool:
    return bool(((signs == sign) | (signs == _LINE)).all())


def _values(
    characters: NDArray[np.uint8], gaps: NDArray[np.intp], digits: NDArray[np.intp], longest: int
) -> NDArray[np.int16]:
    """Read the numbers before the gaps, digit by digit from the right."""
    values = np.take(characters, gaps - 1).astype(np.int16) - np.int16(_ZERO)
    for place in range(1, longest):
        digit = np.take(characters, gaps - 1 - place, mode="clip").astype(np.int16)
        digit -= np.int16(_ZERO)
        digit *= digits > place
        values += digit * np.int16(10**place)
    return values


def _write(
    values: NDArray[np.int16],
    starts: NDArray[np.intp],
    ranked: NDArray[np.intp],
    places: NDArray[Any],
) -> bool:
    """Write the places; say whether every line names known projects, and each once."""
    inner = np.ones(values.size, np.bool_)
    inner[starts] = False
    inner[starts + ranked + 1] = False
    marked = values[inner]
    if marked.size and not 1 <= marked.min() <= marked.max() <= len(places):
        return False
    lines = np.arange(starts.size)
    if starts.size < ranked.max():
        # Of few lines that are long, all marks are written at once, not rank by rank.
        first = np.cumsum(ranked) - ranked
        ranks = np.arange(1, marked.size + 1) - np.repeat(first, ranked)
        places[marked.astype(np.intp) - 1, np.repeat(lines, ranked)] = ranks
        return bool(np.count_nonzero(places) == marked.size)
    for rank in range(1, int(ranked.max()) + 1):
        if rank > ranked.min():
            lines = np.flatnonzero(ranked >= rank)
        places[values[starts[lines] + rank].astype(np.intp) - 1, lines] = rank
    return bool(np.count_nonzero(places) == marked.size)

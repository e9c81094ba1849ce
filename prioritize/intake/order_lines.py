"""Many lines of ranked ballots become one matrix of places, without a Python loop over ballots.

Files of a million ballots are read in seconds because every line that has the plain form of its
format is read by NumPy. Lines of any other form, right or wrong, are named and left to a careful
reader that works line by line and can say what is wrong.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.intake.line_grammar import CLOSE, COLON, DIGIT, END, KINDS, NEXT, OPEN, Grammar
from prioritize.intake.plain_lines import read_plain


__all__ = ["Orders", "read_orders"]

Places: TypeAlias = "NDArray[np.uint8] | NDArray[np.int16]"

_PIECE: Final = 2**20
_SHORT_PIECE: Final = 2**12
_MOST_DIGITS: Final = 15


@frozen
class Orders:
    """What k lines say; of a line that was not read everything is 0.

    Attributes
    ----------
    counts
        k integers: how many ballots each line stands for.
    places
        (m, k) small integers, as in `RankedProfile`.
    ranked
        k integers: how many projects each line ranks.
    last
        k integers: the last place of each line, which may be empty.
    is_read
        k booleans: whether the line has the plain form.

    """

    counts: NDArray[np.int64]
    places: Places
    ranked: NDArray[np.int64]
    last: NDArray[np.int64]
    is_read: NDArray[np.bool_]

    def of(self, lines: slice) -> "Orders":
        """Return views of some lines."""
        return Orders(
            self.counts[lines],
            self.places[:, lines],
            self.ranked[lines],
            self.last[lines],
            self.is_read[lines],
        )


@frozen
class _Chunk:
    """Some lines: the kind of each character, where lines end, and the numbers in them.

    `heads` and `tails` are the first and last digits of the numbers, `lines` the line that each
    number stands in, `per_line` how many numbers each line has.
    """

    kinds: NDArray[np.uint8]
    ends: NDArray[np.intp]
    heads: NDArray[np.intp]
    tails: NDArray[np.intp]
    values: NDArray[np.int64]
    lines: NDArray[np.intp]
    per_line: NDArray[np.intp]


def read_orders(
    text: str | bytes, grammar: Grammar, *, projects: int, last: int, part: slice = slice(None)
) -> Orders:
    r"""Read every line that has the plain form of the grammar.

    Parameters
    ----------
    text
        k lines, each closed by a line feed.
    projects
        m, the largest number of a project.
    last
        The last place that a line may have.
    part
        Where in the text the lines are, so that a large one need not be copied.

    Examples
    --------
    >>> from prioritize.intake.line_grammar import DIGIT, END, NEXT
    >>> pairs = ((DIGIT, DIGIT), (DIGIT, NEXT), (NEXT, DIGIT), (DIGIT, END), (END, DIGIT))
    >>> grammar = Grammar(((" ", NEXT),), pairs, after_count=NEXT, closing_zeros=1)
    >>> orders = read_orders(b"3 2 1 0\nwhat?\n", grammar, projects=2, last=2)
    >>> orders.counts.tolist(), orders.places.tolist(), orders.is_read.tolist()
    ([3, 0], [[2, 0], [1, 0]], [True, False])

    """
    kind_of, refused = grammar.kinds, grammar.refused
    found = _nothing_of(_lines(text, part), (projects, last))
    at = 0
    for characters in _pieces(text, part, projects):
        end = at + int(np.count_nonzero(characters == ord("\n")))
        into = found.of(slice(at, end))
        if not _read_at_a_glance(characters, grammar.plain, into, last=last):
            _read(_chunk(characters, kind_of), grammar, refused, last, into)
        at = end
    return found


def _lines(text: str | bytes, part: slice) -> int:
    begin, end, _ = part.indices(len(text))
    if isinstance(text, str):
        return text.count("\n", begin, end)
    return text.count(b"\n", begin, end)


def _nothing_of(lines: int, size: tuple[int, int]) -> Orders:
    shape = (size[0], lines)
    return Orders(
        np.zeros(lines, np.int64),
        np.zeros(shape, np.uint8) if max(size) < 255 else np.zeros(shape, np.int16),
        np.zeros(lines, np.int64),
        np.zeros(lines, np.int64),
        np.zeros(lines, np.bool_),
    )


def _pieces(text: str | bytes, part: slice, projects: int) -> Iterator[NDArray[np.uint8]]:
    """Cut at ends of lines, into pieces that stay in the processor's cache."""
    size = min(_PIECE, max(_PIECE * 20 // max(projects, 1), _SHORT_PIECE))
    start, last, _ = part.indices(len(text))
    while start < last:
        end = _line_end(text, start, min(start + size, last))
        piece = text[start:end]
        yield np.frombuffer(piece.encode() if isinstance(piece, str) else piece, dtype=np.uint8)
        start = end


def _line_end(text: str | bytes, start: int, end: int) -> int:
    """Return where the last line ends that is whole, or where the first one does."""
    if isinstance(text, str):
        found = text.rfind("\n", start, end)
        return 1 + (found if found >= 0 else text.index("\n", start))
    found = text.rfind(b"\n", start, end)
    return 1 + (found if found >= 0 else text.index(b"\n", start))


def _read_at_a_glance(characters: NDArray[np.uint8], sign: int, into: Orders, *, last: int) -> bool:
    """Read a piece in which every line has the commonest form, or say that some do not."""
    places = np.zeros_like(into.places)
    plain = read_plain(characters, sign, places, last=last) if sign else None
    if plain is None:
        return False
    into.places[:] = places
    into.counts[:] = plain.counts
    into.ranked[:] = into.last[:] = plain.ranked
    into.is_read[:] = True
    return True


def _chunk(characters: NDArray[np.uint8], kind_of: NDArray[np.uint8]) -> _Chunk:
    kinds = kind_of[characters]
    ends = np.flatnonzero(kinds == END)
    is_digit = kinds == DIGIT
    follows = np.concatenate(([False], is_digit[:-1]))
    heads = np.flatnonzero(is_digit & ~follows)
    tails = np.flatnonzero(~is_digit & follows) - 1
    per_line = np.diff(np.searchsorted(tails, ends), prepend=0)
    lines = np.repeat(np.arange(ends.size), per_line)
    return _Chunk(kinds, ends, heads, tails, _values(characters, heads, tails), lines, per_line)


def _values(
    characters: NDArray[np.uint8], heads: NDArray[np.intp], tails: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Read numbers digit by digit from the right; one of too many digits becomes -1."""
    digits = tails - heads + 1
    values = characters[tails].astype(np.int64) - ord("0")
    for place in range(1, min(int(digits.max(initial=1)), _MOST_DIGITS)):
        longer = np.flatnonzero(digits > place)
        values[longer] += (
            characters[tails[longer] - place].astype(np.int64) - ord("0")
        ) * 10**place
    values[digits > _MOST_DIGITS] = -1
    return values


def _read(
    chunk: _Chunk, grammar: Grammar, refused: NDArray[np.bool_], last_place: int, into: Orders
) -> None:
    reached, is_read = _steps(chunk)
    is_read &= _has_form(chunk, grammar, refused)
    starts = np.concatenate(([0], chunk.ends[:-1] + 1))
    last = reached[chunk.ends] - reached[starts] - grammar.closing_zeros
    is_read &= last <= last_place
    marks = _are_marks(chunk, grammar)
    unknown = (chunk.values < 1) | (chunk.values > len(into.places))
    is_read[chunk.lines[marks & unknown]] = False
    at = np.flatnonzero(marks & is_read[chunk.lines])
    lines = chunk.lines[at]
    places = np.zeros_like(into.places)
    places[chunk.values[at] - 1, lines] = reached[chunk.tails[at]] - reached[starts[lines]]
    ranked = np.bincount(lines, minlength=chunk.ends.size)
    counts = _counts(chunk)
    is_read &= (ranked == np.count_nonzero(places, axis=0)) & (counts > 0)
    places[:, ~is_read] = 0
    into.counts[:], into.places[:], into.is_read[:] = counts * is_read, places, is_read
    into.ranked[:], into.last[:] = ranked * is_read, last * is_read


def _counts(chunk: _Chunk) -> NDArray[np.int64]:
    """Return the first number of each line."""
    counts = np.zeros(chunk.ends.size, dtype=np.int64)
    some = chunk.per_line > 0
    counts[some] = chunk.values[(np.cumsum(chunk.per_line) - chunk.per_line)[some]]
    return counts


def _steps(chunk: _Chunk) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Count the steps to a lower place up to each character, and find unbalanced braces."""
    is_step = (chunk.kinds == NEXT) | (chunk.kinds == COLON)
    balanced = np.ones(chunk.ends.size, dtype=np.bool_)
    braces = np.flatnonzero((chunk.kinds == OPEN) | (chunk.kinds == CLOSE))
    if braces.size:
        depth = np.zeros(chunk.kinds.size, dtype=np.int32)
        depth[braces] = np.where(chunk.kinds[braces] == OPEN, 1, -1)
        np.cumsum(depth, out=depth)
        before = np.concatenate(([0], depth[chunk.ends[:-1]]))
        balanced = depth[chunk.ends] == before
        depth -= np.repeat(before, np.diff(chunk.ends, prepend=-1))
        wrong = braces[(depth[braces] < 0) | (depth[braces] > 1)]
        balanced[np.searchsorted(chunk.ends, wrong)] = False
        is_step &= depth == 0
    return np.cumsum(is_step, dtype=np.int32), balanced


def _has_form(chunk: _Chunk, grammar: Grammar, refused: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which lines have only allowed neighbors, one count before them and the closing zero."""
    has_form = chunk.per_line >= 1 + grammar.closing_zeros
    before = np.concatenate((np.array([END], np.uint8), chunk.kinds[:-1]))
    pairs = before * np.uint8(KINDS) + chunk.kinds
    has_form[np.searchsorted(chunk.ends, np.flatnonzero(refused[pairs]))] = False
    upto = np.cumsum(chunk.per_line)
    after = chunk.tails[(upto - chunk.per_line)[has_form]] + 1
    has_form[has_form] = chunk.kinds[after] == grammar.after_count
    colons = np.searchsorted(chunk.ends, np.flatnonzero(chunk.kinds == COLON))
    has_form &= np.bincount(colons, minlength=has_form.size) == (grammar.after_count == COLON)
    if grammar.closing_zeros:
        closing = (upto - 1)[has_form]
        has_form[has_form] = (chunk.values[closing] == 0) & (
            chunk.kinds[chunk.heads[closing] - 1] == NEXT
        )
    return has_form


def _are_marks(chunk: _Chunk, grammar: Grammar) -> NDArray[np.bool_]:
    """Say which numbers are projects: not how many ballots, and not the closing zero."""
    upto = np.cumsum(chunk.per_line)
    some = chunk.per_line > 0
    marks = np.ones(chunk.values.size, dtype=np.bool_)
    marks[(upto - chunk.per_line)[some]] = False
    if grammar.closing_zeros:
        marks[(upto - 1)[some]] = False
    return marks

"""Which papers are compared: drawn from public digits, every paper as likely as every other.

The draw is Rivest's consistent sampling, so that it can be repeated with the program that he
published, and with nothing but a sum of SHA-256. A paper's ticket is a decimal fraction: the
digits, last first, of SHA-256 over the hexadecimal SHA-256 of the seed and the paper's number.
The lowest tickets are drawn. Whoever is put back gets a higher ticket, made of the old one.

R. L. Rivest (2018). Consistent Sampling with Replacement. arXiv:1808.10016.
"""

import hashlib
from collections.abc import Iterable, Iterator
from heapq import heapify, heapreplace, nsmallest
from itertools import count
from typing import TypeVar

from prioritize.audit.lottery_seed import check_digits


__all__ = ["draw", "drawn_places", "drawn_with_replacement", "seed_text", "ticket"]

Id = TypeVar("Id", int, str)


def seed_text(digits: str, stack: str = "") -> str:
    r"""Return the text that seeds the draw: ``sample/v1``, the digits and the stack, NUL between.

    The word in front keeps samples apart from lots drawn by the same digits, and the name of the
    stack keeps those of several stacks apart.

    Examples
    --------
    >>> seed_text("83920175564410928377", "women")
    'sample/v1\x0083920175564410928377\x00women'

    """
    return f"sample/v1\0{digits}\0{stack}"


def drawn_places(ballots: int, *, digits: str, papers: int, stack: str = "") -> tuple[int, ...]:
    """Draw places of a stack, in the order of the draw; no place comes twice.

    Parameters
    ----------
    ballots
        How many lie in the stack; places are counted from 1, from the top.
    digits
        The seed, at least 20 digits thrown after the plan was fixed.
    papers
        How many are drawn. Of a larger draw these are the first, so that a sample can grow.
    stack
        The name of the stack, where there are several.

    Raises
    ------
    UsageError
        The digits are no seed.

    Examples
    --------
    >>> drawn_places(84, digits="83920175564410928377", papers=5)
    (38, 45, 60, 4, 61)

    """
    check_digits(digits)
    return tuple(draw(range(1, ballots + 1), seed=seed_text(digits, stack), number=papers))


def draw(ids: Iterable[Id], *, seed: str, number: int) -> list[Id]:
    """Draw so many without putting any back, in the order of their tickets.

    Examples
    --------
    >>> draw(range(100), seed="41", number=10)
    [73, 51, 17, 58, 38, 42, 39, 20, 11, 67]

    """
    tickets = ((ticket(each, seed), each) for each in ids)
    return [each for _, each in nsmallest(number, tickets)]


def drawn_with_replacement(ids: Iterable[Id], *, seed: str) -> Iterator[Id]:
    """Draw without end, each time putting back who was drawn.

    Formulas of other audits, such as that of Kaplan and Markov, ask for such a draw.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(drawn_with_replacement(["A#2", "B#7", "C#1", "D#4"], seed="314159"), 5))
    ['D#4', 'C#1', 'C#1', 'B#7', 'A#2']

    """
    heap = [(ticket(each, seed), each) for each in ids]
    heapify(heap)
    while heap:
        lowest, each = heap[0]
        heapreplace(heap, (_higher(lowest), each))
        yield each


def ticket(id: int | str, seed: str) -> str:
    """Return the first ticket of an id, a fraction between 0 and 1 as decimal text.

    Examples
    --------
    >>> ticket("AB-130", "01382438112797316654")[:14]
    '0.262997141228'

    """
    return f"0.{_digits(_hexadecimal(seed) + str(id))}"


def _higher(lower: str) -> str:
    """Return the next ticket: the same leading nines, and new digits until it is above."""
    mantissa = lower.removeprefix("0.")
    nines = lower[: len(lower) - len(mantissa.lstrip("9"))]
    tries = (f"{nines}{_digits(f'{lower}:{attempt}')}" for attempt in count(1))
    return next(each for each in tries if each > f"{lower}0")


def _digits(text: str) -> str:
    """Write the SHA-256 of a text as decimal digits, the last first: those are the even ones."""
    return f"{int(_hexadecimal(text), 16):064d}"[::-1]


def _hexadecimal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

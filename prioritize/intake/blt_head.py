"""The first lines of a BLT file: how many projects and seats there are, and who withdrew."""

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.errors import InputError, Spot
from prioritize.intake.faults import Faults
from prioritize.model.number import whole
from prioritize.text import message


__all__ = ["Head", "read_head"]

_MOST_PROJECTS: Final = 100_000
_FORM: Final = message("The first line holds the number of projects and of seats: 4 1.")


@frozen
class Head:
    """What stands before the ballots, and where these begin.

    `withdrawn` are numbers of projects, from 1; `length` is the number of characters of the head
    and `rows` that of its lines.
    """

    projects: int
    seats: int
    withdrawn: tuple[int, ...]
    length: int
    rows: int


def read_head(text: str, faults: Faults) -> Head:
    """Read the first lines.

    Raises
    ------
    InputError
        The numbers of projects and seats are missing or impossible. A project that withdraws and
        is not there is recorded.

    """
    size = (0, 0)
    withdrawn: list[int] = []
    length = rows = 0
    for row, words, end in _lines(text):
        if words and not size[0]:
            size = _size(words, Spot(row=row), faults)
        elif words and not all(each.startswith("-") for each in words):
            break
        else:
            withdrawn.extend(_withdrawn(words, size[0], Spot(row=row), faults))
        length, rows = end, row
    if not size[0]:
        size = _size([], Spot(row=rows), faults)
    return Head(*size, tuple(sorted(set(withdrawn))), length, rows)


def _lines(text: str) -> Iterator[tuple[int, list[str], int]]:
    """Yield the row of each line, its words without the comment, and where the next one begins."""
    at, row = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield row, text[at:end].partition("#")[0].split(), end + 1
        at, row = end + 1, row + 1


def _size(words: list[str], spot: Spot, faults: Faults) -> tuple[int, int]:
    try:
        projects, seats = map(whole, words)
    except (InputError, ValueError):
        what = message("The file does not begin with two whole numbers")
        faults.refuse(what, spot, remedy=_FORM)
    if not 1 <= projects <= _MOST_PROJECTS:
        what = message("The number of projects must be from 1 to {most}", most=_MOST_PROJECTS)
        faults.refuse(what, spot, remedy=_FORM)
    if not 1 <= seats <= projects:
        what = message("{seats} seats for {projects} projects", seats=seats, projects=projects)
        faults.fault(what, spot, remedy=_FORM)
    return projects, seats


def _withdrawn(words: list[str], projects: int, spot: Spot, faults: Faults) -> Iterator[int]:
    for each in words:
        if re.fullmatch(r"-[0-9]{1,9}", each) and 1 <= int(each[1:]) <= projects:
            yield int(each[1:])
        else:
            faults.fault(message("No project can withdraw by {text}", text=repr(each[:40])), spot)

"""Cells as people name them: C7, c7, $C$7, and С7 with the letter of a Russian keyboard."""

import re
from typing import Final

from attrs import frozen


__all__ = ["Box", "box_in", "cell_in"]

_LOOK_ALIKES: Final = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\s*\$?([1-9]\d{0,6})", re.ASCII)


@frozen
class Box:
    """A rectangle of cells by its first and last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


def cell_in(text: str) -> tuple[int, int] | None:
    """Read the name of a cell into its row and column, from 1; nothing where it is none.

    Examples
    --------
    >>> cell_in("C7"), cell_in("С 7"), cell_in("$AB$12"), cell_in("seven")
    ((7, 3), (7, 3), (12, 28), None)

    """
    found = _CELL.fullmatch(text.strip().upper().translate(_LOOK_ALIKES))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def box_in(text: str) -> Box | None:
    """Read a range such as A5:B7; nothing where it is none.

    Examples
    --------
    >>> box_in("A5:B7")
    Box(top=5, left=1, bottom=7, right=2)

    """
    first, _, last = text.partition(":")
    begin, end = cell_in(first), cell_in(last)
    return Box(*begin, *end) if begin and end else None

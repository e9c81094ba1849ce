"""Tables in plain text that fit a terminal."""

import textwrap
from collections.abc import Sequence
from typing import Final


__all__ = ["WIDTH", "text_table"]

WIDTH: Final = 80
"""How many characters a line of a terminal surely holds."""

_GAP: Final = 2
_NARROWEST: Final = 9


def text_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, align: Sequence[str]
) -> str:
    """Write a table of safe texts, long cells wrapped so that it stays within `WIDTH`.

    Parameters
    ----------
    headings, rows
        The cells, without ends of lines.
    align
        ``left`` or ``right`` for each column.

    Examples
    --------
    >>> print(text_table(["Place", "Project"], [["1", "road"]], align=["right", "left"]))
      Place  Project
    -------  ---------
          1  road

    """
    from tabulate import tabulate  # noqa: PLC0415  # loaded only where a table is printed

    limits = _limits(headings, rows)
    return tabulate(
        [_wrapped(row, limits) for row in rows],
        headers=_wrapped(headings, limits),
        tablefmt="simple",
        disable_numparse=True,
        colalign=align if rows else None,
    )


def _wrapped(cells: Sequence[str], limits: Sequence[int]) -> list[str]:
    """Wrap each cell; tabulate would take ``0,475`` for a number that it cannot read."""
    pairs = zip(cells, limits, strict=True)
    return ["\n".join(textwrap.wrap(cell, width=limit)) for cell, limit in pairs]


def _limits(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Give every column what it needs, the narrow ones first, and what is left to the wide ones."""
    # A heading is set with two characters to spare.
    needs = [
        max(len(heading) + _GAP, *(len(row[index]) for row in rows), 1)
        for index, heading in enumerate(headings)
    ]
    limits = dict.fromkeys(range(len(headings)), 0)
    room = WIDTH - _GAP * (len(headings) - 1)
    for taken, index in enumerate(sorted(limits, key=needs.__getitem__)):
        limits[index] = min(needs[index], max(room // (len(headings) - taken), _NARROWEST))
        room -= limits[index]
    return list(limits.values())

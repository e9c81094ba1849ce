"""Two entries of one sheet, compared cell by cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from prioritize.errors import Spot
from prioritize.intake.hall.entries import Entries, Entry, Key


__all__ = ["Agreed", "Comparison", "Differing", "compare", "settled"]


@frozen
class Agreed:
    """A line of the sheet of differences: what was agreed on about a cell, by whom and why."""

    sheet: str
    row: int
    column: int
    text: str
    who: str
    why: str
    spot: Spot

    def is_about(self, entry: Entry | None, sheet: str) -> bool:
        """Say whether it is about a cell of a sheet."""
        place = (self.sheet, self.row, self.column)
        return entry is not None and place == (sheet, entry.cell.spot.row, entry.cell.spot.column)


@frozen
class Differing:
    """A cell about which two entries say different things; one may lack it altogether."""

    key: Key
    first: Entry | None
    second: Entry | None
    agreed: Agreed | None = None

    @property
    def is_control(self) -> bool:
        """Whether the cell checks the votes and is none of them."""
        return any(each is not None and each.is_control for each in (self.first, self.second))

    @property
    def spot(self) -> Spot:
        """Where the first entry has the cell, or else the second."""
        entry = self.first or self.second
        return entry.cell.spot if entry else Spot()


@frozen
class Comparison:
    """Two entries of one sheet beside each other.

    Attributes
    ----------
    cells, agreeing
        How many cells both typed, and in how many of them both say the same.
    differing
        The cells in which they differ.
    only_first, only_second
        Lines that one entry lacks.
    untyped
        How many cells of common lines the second clerk left blank.

    """

    cells: int = 0
    agreeing: int = 0
    differing: tuple[Differing, ...] = ()
    only_first: tuple[str, ...] = ()
    only_second: tuple[Entry, ...] = ()
    untyped: int = 0


def compare(
    first: Entries, second: Entries, *, blank_counts: Callable[[Key], object]
) -> Comparison:
    """Compare two entries cell by cell.

    Parameters
    ----------
    first, second
        What the two clerks typed.
    blank_counts
        Says of a cell whether a blank is an answer, as on a ballot, and not something that was
        not typed a second time.

    """
    lines = {each.line for each in first.values()}, {each.line for each in second.values()}
    both = lines[0] & lines[1]
    everything = {**second, **first}
    cells = agreeing = untyped = 0
    differing = []
    for key in dict.fromkeys((*first, *second)):
        one, other = first.get(key), second.get(key)
        line = everything[key].line
        values = one.value if one else "", other.value if other else ""
        if line not in both or values == ("", ""):
            continue
        if not values[1] and not blank_counts(key):
            untyped += 1
            continue
        cells += 1
        agreeing += values[0] == values[1]
        if values[0] != values[1]:
            differing.append(Differing(key, one, other))
    return Comparison(
        cells,
        agreeing,
        tuple(differing),
        tuple(_lines_only_in(first, both)),
        tuple(_first_of_lines(second, lines[0])),
        untyped,
    )


def _lines_only_in(entries: Entries, both: set[str]) -> Iterator[str]:
    filled = (each.line for each in entries.values() if each.value)
    return (line for line in dict.fromkeys(filled) if line not in both)


def _first_of_lines(entries: Entries, known: set[str]) -> Iterator[Entry]:
    seen = set(known)
    for each in entries.values():
        if each.value and each.line not in seen:
            seen.add(each.line)
            yield each


def settled(
    differing: Iterable[Differing], agreed: Sequence[Agreed], sheets: tuple[str, str]
) -> tuple[Differing, ...]:
    """Find for every difference what was agreed on, by the place of either cell."""
    return tuple(evolve(each, agreed=_agreed(each, agreed, sheets)) for each in differing)


def _agreed(
    differing: Differing, agreed: Sequence[Agreed], sheets: tuple[str, str]
) -> Agreed | None:
    about = (
        each
        for each in agreed
        if each.text
        and (
            each.is_about(differing.first, sheets[0]) or each.is_about(differing.second, sheets[1])
        )
    )
    return next(about, None)

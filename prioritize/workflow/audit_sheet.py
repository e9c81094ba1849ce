"""Read a sheet that was filled in while papers were compared."""

from collections.abc import Iterator, Sequence
from typing import Final

from prioritize.errors import Finding
from prioritize.intake.cells import count_in, truth_in
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid, read_grid
from prioritize.report.audit_conclusion_page import Compared
from prioritize.text import message


__all__ = ["read_sheet"]

_PLACE, _BALLOT, _AGREES, _REMARK = range(4)
_MISSING: Final = frozenset({"missing", "кагаз жок", "нет бумаги"})


def read_sheet(content: bytes, name: str) -> tuple[Compared, ...]:
    r"""Read a sheet: place, number of the ballot, whether it agrees, what differs.

    Parameters
    ----------
    content, name
        The file, text or a workbook, and its name in messages. Its columns are told by their
        order, and the first row holds headings in any language.

    Raises
    ------
    InputError
        Cells cannot be read, a row has not been filled in, or a place stands in two rows.

    Examples
    --------
    >>> read_sheet(b"place;ballot;agrees;what differs\n7;A7;no;4 dots, not 5\n", "sheet.csv")
    (Compared(place=7, ballot='A7', agrees=False, remark='4 dots, not 5'),)

    """
    grid, faults = read_grid(content, name), Faults(name)
    papers: dict[int, Compared] = {}
    for row, cells in enumerate(grid.rows[1:], 1):
        for paper in _paper((*cells, "", "", ""), grid, row, faults) if any(cells) else ():
            if paper.place in papers:
                what = message("Place {n} stands in two rows", n=paper.place)
                faults.fault(what, grid.spot(row, _PLACE))
            papers[paper.place] = paper
    if not any(map(any, grid.rows[1:])):
        faults.fault(message("There are no rows below the headings"))
    faults.stop()
    return tuple(papers.values())


def _paper(cells: Sequence[str], grid: Grid, row: int, faults: Faults) -> Iterator[Compared]:
    place = count_in(cells[_PLACE])
    if isinstance(place, Finding):
        faults.add(place.at(grid.spot(row, _PLACE)))
        return
    is_missing = cells[_AGREES].casefold() in _MISSING
    agrees = False if is_missing else truth_in(cells[_AGREES])
    if agrees is None:
        what = message("It is not said whether the paper at place {n} agrees", n=int(place.value))
        faults.fault(what, grid.spot(row, _AGREES), remedy=message("Write yes, no or missing."))
        return
    remark = cells[_REMARK] or (cells[_AGREES] if is_missing else "")
    yield Compared(int(place.value), cells[_BALLOT], agrees, remark)

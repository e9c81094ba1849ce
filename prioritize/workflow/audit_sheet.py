"""Read a sheet that was filled in while papers were compared."""

from collections.abc import Iterator, Sequence
from typing import Final

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.cells import count_in, truth_in
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid, read_grid
from prioritize.report.audit_conclusion_page import Compared
from prioritize.text import counted, message


__all__ = ["read_sheet"]

_PLACE, _BALLOT, _AGREES, _REMARK = range(4)
_MISSING: Final = frozenset({"missing", "кагаз жок", "нет бумаги"})
_MOST: Final = 12


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
    open_: list[str] = []
    rows = [
        (row, (*cells, "", "", "")) for row, cells in enumerate(grid.rows) if row and any(cells)
    ]
    for row, cells in rows:
        place = _place(cells, grid, row, faults)
        if place and not cells[_AGREES]:
            open_.append(str(place))
        elif place and place in papers:
            faults.fault(message("Place {n} stands in two rows", n=place), grid.spot(row, _PLACE))
        elif place:
            papers |= {
                each.place: each for each in _paper(place, cells, grid.spot(row, _AGREES), faults)
            }
    if open_:
        faults.add(_not_filled_in(tuple(open_)))
    if not rows:
        faults.fault(message("There are no rows below the headings"))
    faults.stop()
    return tuple(papers.values())


def _place(cells: Sequence[str], grid: Grid, row: int, faults: Faults) -> int:
    read = count_in(cells[_PLACE])
    if isinstance(read, Finding):
        faults.add(read.at(grid.spot(row, _PLACE)))
        return 0
    if not read.value:
        faults.fault(message("Places are counted from 1"), grid.spot(row, _PLACE))
    return int(read.value)


def _paper(place: int, cells: Sequence[str], spot: Spot, faults: Faults) -> Iterator[Compared]:
    is_missing = cells[_AGREES].casefold() in _MISSING
    agrees = False if is_missing else truth_in(cells[_AGREES])
    if agrees is None:
        what = message(
            "{text} does not say whether the paper agrees", text=repr(cells[_AGREES][:40])
        )
        faults.fault(what, spot, remedy=message("Write yes, no or missing."))
        return
    remark = cells[_REMARK] or (cells[_AGREES] if is_missing else "")
    yield Compared(place, cells[_BALLOT], agrees, remark)


def _not_filled_in(places: tuple[str, ...]) -> Finding:
    shown = (*places[:_MOST], "…") if len(places) > _MOST else places
    what = counted(
        "{number} paper is not filled in yet, at place {places}",
        "{number} papers are not filled in yet, at places {places}",
        number=len(places),
        places=shown,
    )
    return finding(what, remedy=message("Write yes, no or missing."))

"""A sheet of votes as it is counted: one entry, or two made one."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.hall.comparison import Agreed, Differing, compare, settled
from prioritize.intake.hall.double_entry import (
    agreement,
    difference_finding,
    minuted,
    one_sided,
    only_in_second,
)
from prioritize.intake.hall.entries import entries_of
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.posters import SheetCodes
from prioritize.intake.hall.sheets import Sheets
from prioritize.intake.hall.table import HallTable
from prioritize.intake.spelling import fold
from prioritize.model.hall.load import hall_layout
from prioritize.model.meeting import Difference
from prioritize.text import Message, message


__all__ = ["Typed", "typed_once"]


@frozen
class Typed:
    """A sheet of votes as it is counted, after two entries of it were compared.

    Attributes
    ----------
    findings
        How far the two agreed, or that only one person typed it.
    differences
        Where they differed and what was agreed on.
    clerks
        Those who counted or typed, as they are named.

    """

    table: HallTable
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    agreement: Message | None = None
    clerks: tuple[str, ...] = ()


def typed_once(sheets: Sheets, id: str, agreed: Sequence[Agreed], ledger: Ledger) -> Typed | None:
    """Make one sheet of two entries: where they differ, what was agreed on stands.

    A difference about which nothing was agreed on is a fault (V06), as is a ballot that stands in
    the second entry only. Nothing is returned where nobody typed any votes.
    """
    second_id = hall_layout().sheet(id).second
    first, second = sheets.used(id), sheets.used(second_id) if second_id else None
    if first is None and second is not None:
        what = message("Only the second entry is filled in, so it is counted")
        told = finding(what, Spot(sheets.file, second.page.title))
        return Typed(second, (told,), clerks=tuple(_clerks(second)))
    if first is None or second is None:
        if first is None:
            return None
        return _alone(first) if second_id else Typed(first, clerks=tuple(_clerks(first)))
    return _both(first, second, codes=sheets.codes, agreed=agreed, ledger=ledger)


def _alone(table: HallTable) -> Typed:
    said = message("One clerk typed it, and nobody checked it")
    told = finding(said, Spot(table.file, table.page.title))
    return Typed(table, (told,), agreement=said, clerks=tuple(_clerks(table)))


def _both(
    first: HallTable,
    second: HallTable,
    *,
    codes: SheetCodes,
    agreed: Sequence[Agreed],
    ledger: Ledger,
) -> Typed:
    """Compare two entries, and put what was agreed on into the first."""
    is_list = first.sheet.label_column == "serial"
    compared = compare(
        entries_of(first, codes), entries_of(second, codes), blank_counts=lambda _: is_list
    )
    sheets = (first.sheet.id, second.sheet.id)
    differing = settled(compared.differing, agreed, sheets)
    ledger.add(difference_finding(each) for each in differing if _is_open(each))
    ledger.add(only_in_second(compared))
    said = agreement(compared)
    spot = Spot(first.file, first.page.title)
    findings = (
        finding(said, spot),
        *(difference_finding(each) for each in differing if not _is_open(each)),
        *(each.at(spot) for each in one_sided(compared, first.page.title)),
        *_same_clerk(first, second),
    )
    clerks = (*_clerks(first), *_clerks(second))
    return Typed(_mended(first, differing), findings, tuple(minuted(differing)), said, clerks)


def _is_open(differing: Differing) -> bool:
    """Say whether votes differ and nothing was agreed on; of a control the first is taken."""
    return differing.agreed is None and not differing.is_control


def _mended(table: HallTable, differing: Iterable[Differing]) -> HallTable:
    cells = dict(table.page.cells)
    for each in differing:
        if each.agreed is not None and each.first is not None:
            spot = each.first.cell.spot
            cells[spot.row, spot.column] = each.agreed.text
    return evolve(table, page=evolve(table.page, cells=cells))


def _same_clerk(first: HallTable, second: HallTable) -> Iterator[Finding]:
    names = [{fold(text) for text in _clerks(each)} for each in (first, second)]
    if names[0] and names[0] == names[1]:
        what = message("Both entries were typed by the same person")
        remedy = message("A second entry finds mistakes only where somebody else types it.")
        row = second.control_rows("tellers")[0]
        yield finding(what, second.spot(row, second.position("code")), remedy=remedy)


def _clerks(table: HallTable) -> list[str]:
    rows = table.control_rows("tellers")
    label = table.position(table.sheet.label_column)
    return [text for row in rows for column, text in table.page.in_row(row) if column > label]

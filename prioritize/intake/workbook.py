"""One sheet of a workbook becomes rows of text: .xlsx, .xlsm, .xlsb, .xls and .ods."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, closest, finding
from prioritize.intake.sheetscan import SheetScan
from prioritize.intake.spreadsheet import MergedCells, Spreadsheet, open_spreadsheet
from prioritize.text import Message, message


__all__ = ["MergedCells", "Sheet", "read_sheet"]


@frozen
class Sheet:
    """One sheet: its name, its rows from the first of the sheet on, and which cells are merged.

    Merged cells are ((first row, first column), (last row, last column)), counted from 0.
    """

    name: str
    rows: list[list[str]]
    merged: tuple[MergedCells, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_sheet(content: bytes, name: str, *, sheet: str = "") -> Sheet:
    """Read one sheet of a workbook.

    Parameters
    ----------
    content, name
        The file and the name it goes by in messages.
    sheet
        The sheet's name; may be left out where only one visible sheet holds anything.

    Raises
    ------
    InputError
        The file is no workbook, is encrypted or unsafe, the sheet is not told, or cells hold
        errors or formulas that were never calculated.

    """
    book = open_spreadsheet(content, name)
    chosen, findings = _chosen(book, sheet)
    spot = Spot(name, chosen)
    scan = book.scan(chosen)
    _refuse_faults(scan, spot)
    read = book.rows(chosen)
    findings += (*_rounded(read.rounded, spot), *_remarks(scan, spot), *book.remarks())
    return Sheet(chosen, read.cells, read.merged, findings)


def _chosen(book: Spreadsheet, sheet: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the sheet to read, and what to say about those left out."""
    titles = book.book.sheet_names
    if sheet:
        if sheet in titles:
            return sheet, ()
        what = message("There is no sheet {sheet}", sheet=sheet)
        remedy = closest(sheet, titles) or _named(titles)
        raise InputError(finding(what, Spot(book.name), remedy=remedy))
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  # loaded only where a workbook is read

    filled = [
        each.name
        for each in book.book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and book.is_filled(each.name)
    ]
    hidden = {
        each.name for each in book.book.sheets_metadata if each.visible != SheetVisibleEnum.Visible
    }
    shown = [each for each in filled if each not in hidden]
    if len(shown) != 1:
        raise InputError(_unclear(shown, book.name))
    left_out = (each for each in filled if each in hidden)
    what = message("A hidden sheet was left out")
    return shown[0], tuple(finding(what, Spot(book.name, each)) for each in left_out)


def _unclear(shown: list[str], name: str) -> Finding:
    if not shown:
        return finding(message("The workbook holds no data"), Spot(name))
    return finding(
        message("Several sheets hold data: {sheets}", sheets=tuple(shown)),
        Spot(name),
        remedy=message("Say which one to read."),
    )


def _named(sheets: list[str]) -> Message:
    return message("The sheets are {sheets}.", sheets=tuple(sheets))


def _refuse_faults(scan: SheetScan, spot: Spot) -> None:
    faults = [
        *(
            finding(
                message("The formula gives the error {error}", error=error),
                _cell(spot, *at),
                remedy=message("Mend the formula, or type the number."),
            )
            for at, error in sorted(scan.errors.items())
        ),
        *(
            finding(
                message("The formula was never calculated"),
                _cell(spot, *at),
                remedy=message("Open the workbook in a spreadsheet program and save it."),
            )
            for at in sorted(scan.uncalculated)
        ),
    ]
    if faults:
        raise InputError(faults)


def _cell(spot: Spot, row: int, column: int) -> Spot:
    return Spot(spot.file, spot.sheet, row + 1, column + 1)


def _rounded(places: Iterable[tuple[int, int]], spot: Spot) -> Iterator[Finding]:
    what = message("The number has more digits than was typed, and was rounded to 15")
    yield from (finding(what, _cell(spot, *at)) for at in places)


def _remarks(scan: SheetScan, spot: Spot) -> Iterator[Finding]:
    if scan.hidden_rows:
        yield finding(message("Hidden rows were read like the others"), spot)
    if scan.hidden_columns:
        yield finding(message("Hidden columns were read like the others"), spot)
    if scan.filtered:
        yield finding(message("A filter is set; the rows that it hides were read too"), spot)
    if scan.padded:
        at = min(scan.padded)
        yield finding(
            message("Numbers were read with the zeros that their format puts before them"),
            _cell(spot, *at),
        )

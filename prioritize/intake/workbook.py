"""Workbooks become rows of text: .xlsx, .xlsm, .xlsb, .xls and .ods.

A number is written as people typed it, a date as ``2024-03-02``, so that whoever expected a number
sees that the spreadsheet made a date of it.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, closest, finding
from prioritize.intake.archive import Archive, open_archive
from prioritize.intake.odsscan import farthest_cell
from prioritize.intake.sheetscan import SheetScan, scan_sheet, sheet_paths
from prioritize.text import Message, message


if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


__all__ = ["MergedCells", "Sheet", "read_sheet"]

Value: TypeAlias = "int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta"
MergedCells: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"

_OLE: Final = b"\xd0\xcf\x11\xe0"
_MOST_CELLS: Final = 10_000_000
_DIGITS: Final = 15


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
    archive = _archive(content, name)
    _refuse_reach(farthest_cell(archive, Spot(name)), Spot(name))
    book = _opened(content, name)
    scans = {
        title: scan_sheet(archive, path, Spot(name, title))
        for title, path in sheet_paths(archive, Spot(name)).items()
        if path in archive.parts
    }
    chosen, findings = _chosen(book, scans, sheet, name)
    spot = Spot(name, chosen)
    scan = scans.get(chosen, SheetScan())
    _refuse_faults(scan, spot)
    read = _loaded(book, spot)
    rows, rounded = _rows(read, scan)
    findings += (*_rounded(rounded, spot), *_remarks(scan, spot), *_book_remarks(archive, name))
    return Sheet(chosen, rows, tuple(read.merged_cell_ranges or ()), findings)


def _archive(content: bytes, name: str) -> Archive:
    if not content.startswith(_OLE):
        archive = open_archive(content, name)
        if b"encryption-data" in archive.part("META-INF/manifest.xml"):
            raise InputError(_encrypted(name))
        return archive
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise InputError(_encrypted(name))
    return Archive({})


def _encrypted(name: str) -> Finding:
    return finding(
        message("The workbook is protected by a password"),
        Spot(name),
        remedy=message("Open it, take the password off and save it again."),
    )


def _opened(content: bytes, name: str) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415  # loaded only where a workbook is read

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise InputError(_encrypted(name)) from error
    except CalamineError as error:
        raise InputError(finding(message("The workbook cannot be read"), Spot(name))) from error


def _loaded(book: "CalamineWorkbook", spot: Spot) -> "CalamineSheet":
    from python_calamine import CalamineError  # noqa: PLC0415  # as above

    try:
        return book.get_sheet_by_name(spot.sheet)
    except CalamineError as error:
        raise InputError(finding(message("The sheet cannot be read"), spot)) from error


def _chosen(
    book: "CalamineWorkbook", scans: Mapping[str, SheetScan], sheet: str, name: str
) -> tuple[str, tuple[Finding, ...]]:
    """Return the sheet to read, and what to say about those left out."""
    if sheet:
        if sheet in book.sheet_names:
            return sheet, ()
        what = message("There is no sheet {sheet}", sheet=sheet)
        remedy = closest(sheet, book.sheet_names) or _named(book.sheet_names)
        raise InputError(finding(what, Spot(name), remedy=remedy))
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  # as above

    filled = [
        each.name
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and _is_filled(book, scans, Spot(name, each.name))
    ]
    hidden = {
        each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible
    }
    shown = [each for each in filled if each not in hidden]
    if len(shown) != 1:
        raise InputError(_unclear(shown, name))
    left_out = (each for each in filled if each in hidden)
    what = message("A hidden sheet was left out")
    return shown[0], tuple(finding(what, Spot(name, each)) for each in left_out)


def _is_filled(book: "CalamineWorkbook", scans: Mapping[str, SheetScan], spot: Spot) -> bool:
    if spot.sheet in scans:
        return scans[spot.sheet].filled > 0
    return _loaded(book, spot).start is not None


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
    _refuse_reach(scan.last, spot)


def _refuse_reach(last: tuple[int, int], spot: Spot) -> None:
    if (last[0] + 1) * (last[1] + 1) > _MOST_CELLS:
        what = message("The sheet reaches too far: this is its last cell")
        remedy = message("Delete the cells that do not belong to the table.")
        raise InputError(finding(what, _cell(spot, *last), remedy=remedy))


def _cell(spot: Spot, row: int, column: int) -> Spot:
    return Spot(spot.file, spot.sheet, row + 1, column + 1)


def _rows(sheet: "CalamineSheet", scan: SheetScan) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """Write every cell as text; also return where numbers were rounded."""
    rounded: list[tuple[int, int]] = []
    rows = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = []
        for column, value in enumerate(values):
            text = _text(value)
            if isinstance(value, float):
                text = _shown(text, (row, column), scan)
                if _is_rounded(value):
                    rounded.append((row, column))
            cells.append(text)
        rows.append(cells)
    return rows, rounded


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, dt.timedelta):
        return str(value)
    return value.isoformat(*([" "] if isinstance(value, dt.datetime) else []))


def _number(value: float) -> str:
    """Write a number with the digits that a spreadsheet keeps, without an exponent."""
    exact = Decimal(format(value, f".{_DIGITS}g"))
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_rounded(value: float) -> bool:
    return float(format(value, f".{_DIGITS}g")) != value


def _shown(text: str, at: tuple[int, int], scan: SheetScan) -> str:
    """Write a percent or a padded number as the sheet shows it."""
    if at in scan.percents:
        return f"{_number(float(Decimal(text) * 100))}%"
    return text.zfill(scan.padded.get(at, 0))


def _rounded(places: list[tuple[int, int]], spot: Spot) -> Iterator[Finding]:
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


def _book_remarks(archive: Archive, name: str) -> Iterator[Finding]:
    if any(each.endswith("vbaProject.bin") for each in archive.parts):
        yield finding(message("The macros of the workbook were not run"), Spot(name))
    if any(each.startswith("xl/externalLinks/") for each in archive.parts):
        yield finding(message("Links to other workbooks were not followed"), Spot(name))
    if not archive.parts or "xl/workbook.bin" in archive.parts:
        what = message("In a workbook of this kind a formula's error looks like a blank cell")
        yield finding(what, Spot(name), remedy=message("Save it as .xlsx to be sure."))

"""An open workbook, whatever program made it, and its sheets as rows of text.

A number is written as people typed it, a date as ``2024-03-02``, so that whoever expected a number
sees that the spreadsheet made a date of it.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import field, frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.archive import Archive, open_archive
from prioritize.intake.odsscan import farthest_cell
from prioritize.intake.sheetscan import SheetScan, scan_sheet, sheet_paths
from prioritize.intake.signatures import OLE
from prioritize.text import message


if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


__all__ = ["MergedCells", "Rows", "Spreadsheet", "open_spreadsheet", "refuse_reach"]

Value: TypeAlias = "int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta"
MergedCells: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""The first and the last (row, column) of merged cells, counted from 0."""

_MOST_CELLS: Final = 10_000_000
_DIGITS: Final = 15


@frozen
class Rows:
    """The texts of a sheet from its first row on, and where numbers had to be rounded."""

    cells: list[list[str]]
    merged: tuple[MergedCells, ...] = ()
    rounded: tuple[tuple[int, int], ...] = ()


@frozen
class Spreadsheet:
    """An open workbook.

    Attributes
    ----------
    name
        The name that it goes by in messages.
    archive
        Its parts; none where it is of the old kind.
    scans
        What the XML of each sheet tells beside its values, by title; nothing for workbooks of
        another kind than .xlsx.

    """

    name: str
    archive: Archive = field(repr=False)
    book: "CalamineWorkbook" = field(repr=False)
    scans: Mapping[str, SheetScan] = field(repr=False)

    def scan(self, title: str) -> SheetScan:
        """Return what the XML of a sheet tells."""
        return self.scans.get(title, SheetScan())

    def is_filled(self, title: str) -> bool:
        """Say whether a sheet holds anything."""
        if title in self.scans:
            return self.scans[title].filled > 0
        return self._loaded(title).start is not None

    def rows(self, title: str) -> Rows:
        """Read the texts of a sheet.

        Raises
        ------
        InputError
            The sheet cannot be read, or reaches too far to be laid out.

        """
        scan = self.scan(title)
        refuse_reach(scan.last, Spot(self.name, title))
        read = self._loaded(title)
        cells, rounded = _texts(read, scan)
        return Rows(cells, tuple(read.merged_cell_ranges or ()), tuple(rounded))

    @property
    def has_macros(self) -> bool:
        """Whether there are macros, which are never run."""
        return any(each.endswith("vbaProject.bin") for each in self.archive.parts)

    @property
    def has_links(self) -> bool:
        """Whether there are links to other workbooks, which are never followed."""
        return any(each.startswith("xl/externalLinks/") for each in self.archive.parts)

    @property
    def hides_errors(self) -> bool:
        """Whether a formula's error looks like a blank cell, as in workbooks of the old kind."""
        return not self.archive.parts or "xl/workbook.bin" in self.archive.parts

    def remarks(self) -> Iterator[Finding]:
        """Tell what of the workbook was not looked at."""
        if self.has_macros:
            yield finding(message("The macros of the workbook were not run"), Spot(self.name))
        if self.has_links:
            yield finding(message("Links to other workbooks were not followed"), Spot(self.name))
        if self.hides_errors:
            what = message("In a workbook of this kind a formula's error looks like a blank cell")
            remedy = message("Save it as .xlsx to be sure.")
            yield finding(what, Spot(self.name), remedy=remedy)

    def _loaded(self, title: str) -> "CalamineSheet":
        from python_calamine import CalamineError  # noqa: PLC0415  # loaded only where one is read

        try:
            return self.book.get_sheet_by_name(title)
        except CalamineError as error:
            what = message("The sheet cannot be read")
            raise InputError(finding(what, Spot(self.name, title))) from error


def open_spreadsheet(content: bytes, name: str) -> Spreadsheet:
    """Open a workbook: .xlsx, .xlsm, .xlsb, .xls or .ods.

    Raises
    ------
    InputError
        The file is no workbook, or is encrypted, unsafe or damaged.

    """
    archive = _archive(content, name)
    refuse_reach(farthest_cell(archive, Spot(name)), Spot(name))
    book = _opened(content, name)
    scans = {
        title: scan_sheet(archive, path, Spot(name, title))
        for title, path in sheet_paths(archive, Spot(name)).items()
        if path in archive.parts
    }
    return Spreadsheet(name, archive, book, scans)


def _archive(content: bytes, name: str) -> Archive:
    if not content.startswith(OLE):
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


def refuse_reach(last: tuple[int, int], spot: Spot) -> None:
    """Refuse a sheet that reaches too far to be laid out in memory.

    Raises
    ------
    InputError
        The sheet has more cells up to its last one than anybody fills in.

    """
    if (last[0] + 1) * (last[1] + 1) > _MOST_CELLS:
        what = message("The sheet reaches too far: this is its last cell")
        remedy = message("Delete the cells that do not belong to the table.")
        spot = Spot(spot.file, spot.sheet, last[0] + 1, last[1] + 1)
        raise InputError(finding(what, spot, remedy=remedy))


def _texts(
    sheet: "CalamineSheet", scan: SheetScan
) -> tuple[list[list[str]], list[tuple[int, int]]]:
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

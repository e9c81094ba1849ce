"""What the values of an .xlsx sheet do not tell: formula errors, missing results, hidden rows.

The reader of values shows an error or a formula that was never calculated as a blank cell, and a
blank is not an error. So the sheet's XML is looked over for them.
"""

import posixpath
import re
from typing import Final
from xml.etree.ElementTree import Element

import attrs
from attrs import define, field, frozen

from prioritize.errors import InputError, Spot
from prioritize.intake.archive import Archive
from prioritize.intake.sheetxml import damaged, tag_of, xml_events


__all__ = ["SheetScan", "scan_sheet", "sheet_paths"]

_PERCENT_FORMATS: Final = {9, 10}


@frozen
class SheetScan:
    """Positions, counted from 0 as (row, column), of what deserves a look.

    `errors` holds the error's text by position; `padded` the number of digits that a format such
    as ``000`` shows; `last` the last row and column that hold anything.
    """

    errors: dict[tuple[int, int], str] = attrs.field(factory=dict)
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()
    padded: dict[tuple[int, int], int] = attrs.field(factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False
    filled: int = 0
    last: tuple[int, int] = (0, 0)


@define
class _Scanner:
    """Collects what the elements of one sheet say, in document order."""

    percent_styles: frozenset[int]
    padded_styles: dict[int, int]
    errors: dict[tuple[int, int], str] = field(factory=dict)
    uncalculated: set[tuple[int, int]] = field(factory=set)
    percents: set[tuple[int, int]] = field(factory=set)
    padded: dict[tuple[int, int], int] = field(factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False
    row: int = -1
    column: int = -1
    filled: int = 0
    last_row: int = 0
    last_column: int = 0

    def start_row(self, element: Element) -> None:
        self.row = int(element.get("r", self.row + 2)) - 1
        self.column = -1
        self.hidden_rows += element.get("hidden") in {"1", "true"}

    def cell(self, element: Element) -> None:
        self.column = _column(element.get("r", "")) if element.get("r") else self.column + 1
        spot = (self.row, self.column)
        value = next((part.text or "" for part in element if tag_of(part) == "v"), "")
        kind = element.get("t", "n")
        has_text = kind == "inlineStr" or bool(value)
        if kind == "e":
            self.errors[spot] = value or "#N/A"
        elif not has_text and any(tag_of(part) == "f" for part in element):
            if kind != "str":
                self.uncalculated.add(spot)
        elif has_text and kind == "n":
            self._number(spot, int(element.get("s", "0")))
        if has_text:
            self.filled += 1
            self.last_row = max(self.last_row, self.row)
            self.last_column = max(self.last_column, self.column)

    def _number(self, spot: tuple[int, int], style: int) -> None:
        if style in self.percent_styles:
            self.percents.add(spot)
        if style in self.padded_styles:
            self.padded[spot] = self.padded_styles[style]

    def columns(self, element: Element) -> None:
        if element.get("hidden") in {"1", "true"}:
            self.hidden_columns += int(element.get("max", 1)) - int(element.get("min", 1)) + 1


def scan_sheet(archive: Archive, path: str, spot: Spot) -> SheetScan:
    """Look a sheet's XML over.

    Raises
    ------
    InputError
        The XML is broken or declares a document type.

    """
    try:
        scanner = _Scanner(*_number_styles(archive, spot))
        for event, element in xml_events(archive.part(path), spot):
            _take(scanner, event, element)
    except ValueError as error:
        raise InputError(damaged(spot)) from error
    return SheetScan(
        scanner.errors,
        frozenset(scanner.uncalculated),
        frozenset(scanner.percents),
        scanner.padded,
        scanner.hidden_rows,
        scanner.hidden_columns,
        scanner.filtered,
        scanner.filled,
        (scanner.last_row, scanner.last_column),
    )


def _take(scanner: _Scanner, event: str, element: Element) -> None:
    tag = tag_of(element)
    if event == "start":
        if tag == "row":
            scanner.start_row(element)
        return
    if tag == "c":
        scanner.cell(element)
    elif tag == "col":
        scanner.columns(element)
    elif tag == "autoFilter":
        scanner.filtered = len(element) > 0
    if tag in {"c", "row"}:
        element.clear()


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number_styles(archive: Archive, spot: Spot) -> tuple[frozenset[int], dict[int, int]]:
    """Return the styles that show percents, and those that pad with zeros to so many digits."""
    formats: dict[int, str] = {}
    used: list[int] = []
    inside = False
    for event, element in xml_events(archive.part("xl/styles.xml"), spot):
        tag = tag_of(element)
        if tag == "cellXfs":
            inside = event == "start"
        elif event == "end" and tag == "numFmt":
            formats[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        elif event == "end" and tag == "xf" and inside:
            used.append(int(element.get("numFmtId", "0")))
    percents = {
        style
        for style, each in enumerate(used)
        if each in _PERCENT_FORMATS or "%" in formats.get(each, "")
    }
    padded = {
        style: len(formats[each])
        for style, each in enumerate(used)
        if re.fullmatch("00+", formats.get(each, ""))
    }
    return frozenset(percents), padded


def sheet_paths(archive: Archive, spot: Spot) -> dict[str, str]:
    """Return the path inside the archive of every sheet by its name."""
    targets = {
        element.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", element.get("Target", ""))
        ).lstrip("/")
        for event, element in xml_events(archive.part("xl/_rels/workbook.xml.rels"), spot)
        if event == "end" and tag_of(element) == "Relationship"
    }
    return {
        element.get("name", ""): targets.get(_relation(element), "")
        for event, element in xml_events(archive.part("xl/workbook.xml"), spot)
        if event == "end" and tag_of(element) == "sheet"
    }


def _relation(element: Element) -> str:
    return next((value for key, value in element.items() if key.endswith("}id")), "")

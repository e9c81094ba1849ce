"""How far the sheets of an .ods file reach, before anything lays their cells out in memory.

A few bytes there can repeat a filled cell a billion times.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from prioritize.errors import Spot
from prioritize.intake.archive import Archive
from prioritize.intake.sheetxml import tag_of, xml_events


__all__ = ["farthest_cell"]

_DIGITS: Final = 12
"""More digits than any sheet has rows."""


def farthest_cell(archive: Archive, spot: Spot) -> tuple[int, int]:
    """Return the last row and the last column of any sheet that hold anything, from 0.

    Raises
    ------
    InputError
        The XML is broken or declares a document type.

    """
    rows, columns = [0], [0]
    for row, column in _filled_ends(archive, spot):
        rows.append(row)
        columns.append(column)
    return max(rows), max(columns)


def _filled_ends(archive: Archive, spot: Spot) -> Iterator[tuple[int, int]]:
    """Yield the end of every row that holds anything."""
    row = 0
    for event, element in xml_events(archive.part("content.xml"), spot):
        tag = tag_of(element)
        if event == "start":
            row = 0 if tag == "table" else row
        elif tag == "table-row":
            row += _repeats(element, "rows")
            end = _filled_columns(element)
            if end:
                yield row - 1, end - 1
            element.clear()


def _filled_columns(row: Element) -> int:
    at = end = 0
    for cell in row:
        at += _repeats(cell, "columns")
        if any(key.endswith("value-type") for key in cell.attrib):
            end = at
    return end


def _repeats(element: Element, what: str) -> int:
    wanted = f"number-{what}-repeated"
    text = next((value for key, value in element.items() if key.endswith(wanted)), "1")
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 1

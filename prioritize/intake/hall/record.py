"""What of a workbook may leave the laptop, in one byte form: the file that is counted and bundled.

It holds the texts of public sheets by the names of their cells, and how many people the private
one lists by group. Nothing else of the workbook is needed to count it again.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from prioritize.audit.canonical import Value, read_canonical, write_canonical
from prioritize.audit.printable import printable
from prioritize.audit.schema import Check, exactly, listed, one_of, record, text, whole
from prioritize.errors import AuditError, Finding, InputError, Spot, cell_name
from prioritize.intake.hall.page import Page, Remark
from prioritize.intake.hall.reference import box_in, cell_in
from prioritize.intake.hall.remarks import REMARKS
from prioritize.model.hall.load import hall_layout
from prioritize.text import message


__all__ = ["RECORD_NAME", "SCHEMA", "HallRecord", "read_record", "write_record"]

RECORD_NAME: Final = "hall.json"
"""The name of the record among the files that are counted."""
SCHEMA: Final = "prioritize/hall-record/1"


@frozen
class HallRecord:
    """The public part of a workbook.

    Attributes
    ----------
    file
        The name of the workbook.
    pages
        Its sheets with the id that each has in the template.
    registered
        How many people the list of participants holds, by group as it is written there.
    remarks
        What was noticed before anything was read, and what was left out.

    """

    file: str
    pages: tuple[tuple[str, Page], ...]
    registered: tuple[tuple[str, int], ...] = ()
    remarks: tuple[Remark, ...] = ()


def write_record(hall: HallRecord) -> bytes:
    """Write the record; the same content gives the same bytes."""
    return write_canonical(
        {
            "schema": SCHEMA,
            "file": printable(hall.file, limit=len(hall.file)),
            "sheets": [_sheet(id, page) for id, page in hall.pages],
            "registered": [{"group": group, "people": number} for group, number in hall.registered],
            "remarks": [
                {"kind": each.kind, "sheet": each.sheet, "row": each.row, "column": each.column}
                for each in hall.remarks
            ],
        }
    )


def _sheet(id: str, page: Page) -> dict[str, Value]:
    merged = (
        f"{cell_name(box.top, box.left)}:{cell_name(box.bottom, box.right)}" for box in page.merged
    )
    return {
        "id": id,
        "title": page.title,
        "cells": [[cell_name(*at), text] for at, text in sorted(page.cells.items())],
        "merged": list(merged),
    }


def _cell(value: Value, path: str) -> Iterator[Finding]:
    pair = _texts(value)
    if len(pair) != 2 or pair != value or not cell_in(pair[0]):
        yield Finding(message("must be a cell with its text"), Spot(field=path))


def _range(value: Value, path: str) -> Iterator[Finding]:
    if not (isinstance(value, str) and box_in(value)):
        yield Finding(message("must be a range of cells"), Spot(field=path))


_CHECK: Final[Check] = record(
    schema=exactly(SCHEMA),
    file=text,
    sheets=listed(
        record(
            id=one_of(*(each.id for each in hall_layout().sheets)),
            title=text,
            cells=listed(_cell),
            merged=listed(_range),
        )
    ),
    registered=listed(record(group=text, people=whole)),
    remarks=listed(record(kind=one_of(*REMARKS), sheet=text, row=whole, column=whole)),
)


def read_record(content: bytes) -> HallRecord:
    """Read a record.

    Raises
    ------
    InputError
        The bytes are no record of this version.

    """
    spot = Spot(RECORD_NAME)
    try:
        value = read_canonical(content)
    except AuditError as error:
        raise InputError([each.at(spot) for each in error.findings]) from error
    findings = tuple(_CHECK(value, ""))
    if findings or not isinstance(value, dict):
        raise InputError([each.at(spot) for each in findings])
    return HallRecord(
        str(value["file"]),
        tuple((str(each["id"]), _page(each)) for each in _records(value["sheets"])),
        tuple((str(e["group"]), _number(e["people"])) for e in _records(value["registered"])),
        tuple(_remark(each) for each in _records(value["remarks"])),
    )


def _page(stored: Mapping[str, Value]) -> Page:
    sheet_cells = stored["cells"]
    pairs = map(_texts, sheet_cells) if isinstance(sheet_cells, list) else ()
    cells = {at: text for name, text in pairs if (at := cell_in(name))}
    boxes = (box for each in _texts(stored["merged"]) if (box := box_in(each)))
    return Page(str(stored["title"]), cells, tuple(boxes))


def _remark(stored: Mapping[str, Value]) -> Remark:
    return Remark(
        str(stored["kind"]),
        str(stored["sheet"]),
        _number(stored["row"]),
        _number(stored["column"]),
    )


def _records(value: Value) -> tuple[dict[str, Value], ...]:
    found = value if isinstance(value, list) else []
    return tuple(each for each in found if isinstance(each, dict))


def _texts(value: Value) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0

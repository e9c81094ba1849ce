"""An evening whose cells a test changes by their names, without saving a workbook for each."""

from collections.abc import Mapping
from functools import cache

from attrs import evolve

from prioritize.errors import InputError
from prioritize.intake.hall.book import read_book
from prioritize.intake.hall.page import Book, Page, Remark
from prioritize.intake.hall.public import public_record
from prioritize.intake.hall.read import read_public_hall
from prioritize.intake.hall.record import write_record
from prioritize.intake.hall.reference import Box, cell_in
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.model.consultation import Collected
from prioritize.model.hall.evening import Hall
from prioritize.model.hall.load import hall_layout
from tests.intake.hall.evening import PAPERS, an_evening, told_of


__all__ = ["Changes", "book_of", "changed", "collected", "faults", "record_bytes"]

Changes = Mapping[str, Mapping[str, str]]
"""Texts by the names of cells, by the ids of sheets; an empty text takes a cell out."""


@cache
def base() -> Book:
    """Read the evening that every test begins with."""
    content = an_evening(papers=(*PAPERS, "participants")).saved()
    return read_book(open_spreadsheet(content, "hall.xlsx"))


def title_of(id: str) -> str:
    """Return the title of a sheet."""
    return hall_layout().sheet(id).names.in_language("ky")


def book_of(
    changes: Changes, *, merged: Mapping[str, Box] | None = None, remarks: tuple[Remark, ...] = ()
) -> Book:
    """Return the evening with changed cells."""
    titles = {title_of(id): id for id in changes}
    boxes = {title_of(id): box for id, box in (merged or {}).items()}
    pages = []
    for page in base().pages:
        cells = _changed(page, changes.get(titles.get(page.title, ""), {}))
        extra = (boxes[page.title],) if page.title in boxes else ()
        pages.append(evolve(page, cells=cells, merged=(*page.merged, *extra)))
    return evolve(base(), pages=tuple(pages), remarks=(*base().remarks, *remarks))


def _changed(page: Page, changes: Mapping[str, str]) -> dict[tuple[int, int], str]:
    cells = dict(page.cells)
    for name, text in changes.items():
        at = cell_in(name)
        assert at, name
        cells.pop(at, None)
        if text:
            cells[at] = text
    return cells


def record_bytes(changes: Changes) -> bytes:
    """Return the record of the evening with changed cells."""
    return write_record(public_record(book_of(changes)))


def changed(changes: Changes, *, merged: Mapping[str, Box] | None = None) -> Hall:
    """Read the evening with changed cells."""
    return read_public_hall(write_record(public_record(book_of(changes, merged=merged))))


def collected(id: str, changes: Changes) -> Collected:
    """Return what one instrument collected."""
    return next(each for each in changed(changes).collected if each.input.id == id)


def faults(changes: Changes, *, merged: Mapping[str, Box] | None = None) -> list[str]:
    """Return what has to be mended; a workbook without fault fails the test."""
    try:
        changed(changes, merged=merged)
    except InputError as error:
        return told_of(error.findings)
    message = "nothing was found"
    raise AssertionError(message)

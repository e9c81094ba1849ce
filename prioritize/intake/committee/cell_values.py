"""Single cells of a committee's workbook: numbers, parts, and choices from a list."""

from fractions import Fraction

from prioritize.intake.committee.book import CommitteeBook
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import number, plain
from prioritize.intake.hall.words import Words
from prioritize.intake.tally_lines import Cell
from prioritize.model.committee.layout import committee_words
from prioritize.text import message, number_text


__all__ = ["choice", "no_choice", "number_or_blank", "part", "whole"]


def choice(cell: Cell, default: str, ids: tuple[str, ...], book: CommitteeBook) -> str:
    """Return the id of what was chosen, by its word in any language."""
    text = plain(cell, book.faults)
    if not text:
        return default
    words = [each for each in committee_words().choices if each.id in ids]
    found = Words.of(words).find(text)
    if not found:
        no_choice(cell, ids, book)
    return found or default


def no_choice(cell: Cell, ids: tuple[str, ...], book: CommitteeBook) -> None:
    """Record that a cell holds none of the words that it may, and which these are."""
    words = (each for each in committee_words().choices if each.id in ids)
    names = tuple(repr(each.names.in_language(book.language)) for each in words)
    what = message("{text} is none of the choices", text=repr(cell.text[:60]))
    book.faults.fault(what, cell.spot, remedy=message("Write one of: {names}.", names=names))


def number_or_blank(value: Fraction | None) -> str:
    """Write a number, or nothing."""
    return "" if value is None else number_text(value)


def whole(cell: Cell, faults: Faults) -> str:
    """Read a whole number from 1 as text."""
    found = number(cell, faults)
    if found is not None and (found.denominator != 1 or found < 1):
        faults.fault(message("It must be a whole number from 1"), cell.spot)
        return ""
    return number_or_blank(found)


def part(cell: Cell, faults: Faults) -> str:
    """Read a part such as 1/2, 0,5 or 50 %."""
    text = plain(cell, faults).replace(" ", "")
    top, slash, bottom = text.partition("/")
    if slash and top.isdecimal() and bottom.isdecimal() and int(bottom):
        read: Fraction | None = Fraction(int(top), int(bottom))
    elif text.endswith("%"):
        read = number(Cell(text[:-1], cell.spot), faults)
        read = None if read is None else read / 100
    else:
        read = number(Cell(text, cell.spot), faults)
    if read is not None and not 0 <= read <= 1:
        faults.fault(message("must be a part from 0 to 1"), cell.spot)
        return ""
    return number_or_blank(read)

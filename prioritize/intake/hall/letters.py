"""Words that lost their Kyrgyz letters on the way, and what they may have been."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.encoding import has_lost_letters
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.record import HallRecord
from prioritize.intake.hall.words import wildcard
from prioritize.model.hall.layout import HallLayout
from prioritize.model.hall.load import hall_layout
from prioritize.text import counted, message


__all__ = ["check_letters"]

_MOST_PROPOSED: Final = 3
_MOST_LISTED: Final = 10
"""How many cells of a sheet are named one by one; of more it is the whole sheet that is broken."""
_DECIDING: Final = ("meeting", "projects", "groups")
"""Sheets whose words other sheets are read by."""


def check_letters(record: HallRecord, ledger: Ledger) -> None:
    """Find words in which letters became question marks (V12), and propose what fits.

    In names and in headings that is a fault; in a note it is told.
    """
    known = _whole_words(record, hall_layout())
    damaged = {id: tuple(_damaged(page, known, record.file)) for id, page in record.pages}
    if any(damaged.values()):
        is_fault = any(damaged.get(id) for id in _DECIDING)
        (ledger.add if is_fault else ledger.tell)([_cause(record.file)])
    for id, found in damaged.items():
        listed = found if len(found) <= _MOST_LISTED else (_whole_sheet(found),)
        (ledger.add if id in _DECIDING else ledger.tell)(listed)


def _cause(file: str) -> Finding:
    what = message("The letters ө, ү and ң became question marks where somebody saved this")
    remedy = message(
        "It went through a file without these letters, such as “CSV (comma delimited)”. Take the"
        " workbook from before that, or type the words again; save as .xlsx or as “CSV UTF-8”."
    )
    return finding(what, Spot(file), remedy=remedy, code="V12")


def _whole_sheet(found: Sequence[Finding]) -> Finding:
    what = counted(
        "Letters were lost in {number} cell of this sheet",
        "Letters were lost in {number} cells of this sheet",
        number=len(found),
    )
    return evolve(found[0], what=what, remedy=None)


def _whole_words(record: HallRecord, layout: HallLayout) -> tuple[str, ...]:
    """Return every text of the workbook and of the template that lost nothing."""
    texts = [text for _, page in record.pages for text in page.cells.values()]
    texts.extend(_template_words(layout))
    return tuple(text for text in dict.fromkeys(texts) if not has_lost_letters(text))


def _template_words(layout: HallLayout) -> Iterator[str]:
    names = [each.names for _, choices in layout.lists for each in choices]
    for sheet in layout.sheets:
        names.append(sheet.names)
        names.extend(each.names for each in sheet.columns)
        names.extend(each.names for each in sheet.controls)
        names.extend(each.names for each in sheet.fields)
    yield from (text for each in names for _, text in each.texts)


def _damaged(page: Page, known: Iterable[str], file: str) -> Iterator[Finding]:
    words = tuple(known)
    for (row, column), text in sorted(page.cells.items()):
        if has_lost_letters(text):
            pattern = wildcard(text)
            fitting = tuple(each for each in words if pattern.fullmatch(each))[:_MOST_PROPOSED]
            remedy = (
                message("Did you mean {names}?", names=fitting)
                if fitting
                else message("Type the letters again: ө, ү and ң were lost.")
            )
            what = message("Letters were lost in {text}", text=repr(text[:60]))
            yield finding(what, Spot(file, page.title, row, column), remedy=remedy, code="V12")

"""What was noticed about a workbook before it was read, in sentences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.hall.page import Remark
from prioritize.text import Message, message


__all__ = ["FAULTS", "LEFT_OUT", "PERSONAL", "REMARKS", "remark_findings"]

_PRIVATE: Final = message("It stays in the workbook and goes nowhere else.")

_ABOUT_FILES: Final[Mapping[str, tuple[Message, Message | None]]] = {
    "filter": (message("A filter is set; the rows that it hides were read too"), None),
    "hidden-columns": (message("Hidden columns were read like the others"), None),
    "hidden-rows": (message("Hidden rows were read like the others"), None),
    "hidden-sheet": (message("The sheet is hidden; it was read like the others"), None),
    "links": (message("Links to other workbooks were not followed"), None),
    "macros": (message("The macros of the workbook were not run"), None),
    "old-kind": (
        message("In a workbook of this kind a formula's error looks like a blank cell"),
        message("Save it as .xlsx to be sure."),
    ),
    "padded": (
        message("Numbers were read with the zeros that their format puts before them"),
        None,
    ),
    "rounded": (message("The number has more digits than was typed, and was rounded to 15"), None),
}
LEFT_OUT: Final[Mapping[str, tuple[Message, Message | None]]] = {
    "column": (
        message("The column was left out: its heading is none of the template's"),
        None,
    ),
    "empty": (message("The sheet is empty"), None),
    "headless": (
        message("The headings of the sheet are gone, so nothing on it can be read"),
        message("Copy the headings from an empty workbook of the hall."),
    ),
    "field": (message("The line was left out: it is no field of the template"), None),
    "line": (
        message("The line was left out: it names no project and holds no votes"),
        None,
    ),
    "sheet": (message("The sheet was left out: it is none of the template's"), None),
}
"""What of a workbook was left out because nothing can be done with it."""
PERSONAL: Final[Mapping[str, tuple[Message, Message | None]]] = {
    "address": (message("The column holds addresses and was left out"), _PRIVATE),
    "birth": (message("The column holds ages or dates of birth and was left out"), _PRIVATE),
    "email": (message("The column holds e-mail addresses and was left out"), _PRIVATE),
    "identity": (
        message("The column holds numbers of persons or passports and was left out"),
        _PRIVATE,
    ),
    "name": (message("The column holds names of people and was left out"), _PRIVATE),
    "phone": (message("The column holds telephone numbers and was left out"), _PRIVATE),
    "sex": (message("The column tells women and men apart and was left out"), _PRIVATE),
    "signature": (message("The column holds signatures and was left out"), _PRIVATE),
    "cell-email": (message("An e-mail address was taken out of the cell"), _PRIVATE),
    "cell-identity": (message("The number of a person was taken out of the cell"), _PRIVATE),
    "cell-name": (
        message("A name stands where the number of a ballot belongs; it was left out"),
        _PRIVATE,
    ),
    "cell-phone": (message("A telephone number was taken out of the cell"), _PRIVATE),
}
"""What looks as if it were about a person, column by column or in single cells."""
FAULTS: Final = frozenset({"headless"})
"""The kinds of remarks after which a workbook cannot be counted."""
REMARKS: Final = {**_ABOUT_FILES, **LEFT_OUT, **PERSONAL}
"""Every kind of remark with its sentence and what to do."""


def remark_findings(remarks: Iterable[Remark], file: str) -> Iterator[Finding]:
    """Put remarks into sentences."""
    for each in remarks:
        what, remedy = REMARKS[each.kind]
        yield finding(what, Spot(file, each.sheet, each.row, each.column), remedy=remedy)

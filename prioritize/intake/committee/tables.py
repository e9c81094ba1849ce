"""The sheets of criteria, of applications and of what was decided."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.committee.book import CommitteeBook, Row
from prioritize.intake.committee.cell_values import choice, number, number_or_blank
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import amount, plain
from prioritize.intake.spelling import fold
from prioritize.model.committee.filled import Application, Criteria, Decided
from prioritize.text import message


__all__ = ["read_applications", "read_criteria", "read_decisions"]

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_criteria(book: CommitteeBook) -> Iterator[Criteria]:
    """Yield the criteria that have a name."""
    faults, page = book.faults, book.page("criteria")
    seen: dict[str, Spot] = {}
    for row in book.rows(page) if page else ():
        if row.is_blank("name"):
            continue
        name = plain(row.cell("name"), faults)
        if fold(name) in seen:
            what = message("A criterion of this name stands in row {row}", row=seen[fold(name)].row)
            faults.fault(what, row.cell("name").spot)
        seen.setdefault(fold(name), row.spot)
        yield _criterion(row, name, faults)
    if not seen:
        faults.fault(message("There are no criteria"), Spot(book.file, page.title if page else ""))


def _criterion(row: Row, name: str, faults: Faults) -> Criteria:
    weight = number(row.cell("weight"), faults)
    if weight is None:
        faults.fault(message("The criterion {name} has no weight", name=name), row.spot)
    elif weight < 0:
        faults.fault(message("The weight is below 0"), row.cell("weight").spot)
    lowest, highest = (number(row.cell(id), faults) for id in ("lowest", "highest"))
    if lowest is not None and highest is not None and lowest >= highest:
        what = message("The scale ends at {high}, not above {low}", high=highest, low=lowest)
        faults.fault(what, row.cell("highest").spot)
        lowest = highest = None
    return Criteria(
        _code(row, faults) or "k0",
        name,
        weight or Fraction(0),
        lowest,
        highest,
        number(row.cell("least"), faults),
        choice(row.cell("direction"), "benefit", ("benefit", "cost"), faults),
        choice(row.cell("kind"), "expert-scale", ("expert-scale", "boolean"), faults),
        number_or_blank(number(row.cell("decimals"), faults)),
        plain(row.cell("paragraph"), faults),
    )


def _code(row: Row, faults: Faults) -> str:
    text = plain(row.cell("code"), faults).lower()
    if not _CODE.fullmatch(text):
        what = message("{text} is no code of Latin letters and digits", text=repr(text[:40]))
        faults.fault(what, row.cell("code").spot, remedy=message("Write one like a07."))
        return ""
    return text


def read_applications(book: CommitteeBook) -> Iterator[Application]:
    """Yield the applications that have a name or ask for something."""
    faults, page = book.faults, book.page("applications")
    seen: dict[str, Spot] = {}
    for row in book.rows(page) if page else ():
        if row.is_blank("name", "cost"):
            continue
        name, code = plain(row.cell("name"), faults), _code(row, faults)
        if code in seen:
            what = message(
                "The code {code} stands in row {row} already", code=code, row=seen[code].row
            )
            faults.fault(what, row.cell("code").spot)
        if not name:
            faults.fault(message("The application {code} has no name", code=code), row.spot)
        seen.setdefault(code, row.spot)
        yield Application(code, name, amount(row.cell("cost"), faults))
    if not seen:
        faults.fault(
            message("There are no applications"), Spot(book.file, page.title if page else "")
        )


def read_decisions(book: CommitteeBook, applications: tuple[Application, ...]) -> Iterator[Decided]:
    """Yield what was decided, where anything was."""
    page = book.page("decisions")
    known = {each.id for each in applications}
    for row in book.rows(page) if page else ():
        if row.is_blank("decided", "amount", "reason"):
            continue
        code = plain(row.cell("code"), book.faults).lower()
        if code not in known:
            what = message(
                "The application {code} is not on the sheet of applications", code=repr(code)
            )
            book.faults.fault(what, row.cell("code").spot)
            continue
        yield Decided(
            code,
            choice(row.cell("decided"), "", ("funded", "reserve", "rejected"), book.faults),
            amount(row.cell("amount"), book.faults),
            plain(row.cell("reason"), book.faults),
        )

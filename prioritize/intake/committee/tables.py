"""The sheets of criteria, of applications and of what was decided."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.committee.book import CommitteeBook, Row
from prioritize.intake.committee.cell_values import choice, number_or_blank
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import amount, number, plain
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
            if not row.is_blank("weight"):
                faults.fault(
                    message("A criterion with a weight has no name"), row.cell("name").spot
                )
            continue
        name = plain(row.cell("name"), faults)
        if fold(name) in seen:
            what = message("A criterion of this name stands in row {row}", row=seen[fold(name)].row)
            faults.fault(what, row.cell("name").spot)
        seen.setdefault(fold(name), row.spot)
        yield _criterion(row, name, book)
    if not seen:
        faults.fault(message("There are no criteria"), Spot(book.file, page.title if page else ""))


def _criterion(row: Row, name: str, book: CommitteeBook) -> Criteria:
    faults = book.faults
    weight = number(row.cell("weight"), faults)
    if row.is_blank("weight"):
        faults.fault(message("The criterion {name} has no weight", name=name), row.spot)
    elif weight is not None and weight < 0:
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
        choice(row.cell("direction"), "benefit", ("benefit", "cost"), book),
        choice(row.cell("kind"), "expert-scale", ("expert-scale", "boolean"), book),
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
    seen: dict[str, int] = {}
    for row in book.rows(page) if page else ():
        if row.is_blank("name", "cost"):
            continue
        application = Application(
            _code(row, faults), plain(row.cell("name"), faults), amount(row.cell("cost"), faults)
        )
        _check_application(application, row, seen, faults)
        yield application
    if not seen:
        faults.fault(
            message("There are no applications"), Spot(book.file, page.title if page else "")
        )


def _check_application(
    application: Application, row: Row, seen: dict[str, int], faults: Faults
) -> None:
    """Record what is wrong with a row beside those above it, which `seen` has by code and name."""
    code, name, number = application.id, fold(application.name), row.spot.row
    if code and code in seen:
        what = message("The code {code} stands in row {row} already", code=code, row=seen[code])
        faults.fault(what, row.cell("code").spot)
    if code and not name:
        faults.fault(message("The application {code} has no name", code=code), row.spot)
    if name and f"= {name}" in seen:
        what = message("An application of this name stands in row {row}", row=seen[f"= {name}"])
        remedy = message("Add what tells them apart, such as the village.")
        faults.fault(what, row.cell("name").spot, remedy=remedy)
    seen.setdefault(code, number)
    seen.setdefault(f"= {name}", number)


def read_decisions(book: CommitteeBook, applications: tuple[Application, ...]) -> Iterator[Decided]:
    """Yield what was decided, where anything was."""
    page = book.page("decisions")
    known = {each.id for each in applications}
    seen: dict[str, int] = {}
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
        if code in seen:
            what = message("{code} is decided on in row {row} already", code=code, row=seen[code])
            book.faults.fault(what, row.cell("code").spot)
        seen.setdefault(code, row.spot.row)
        yield Decided(
            code,
            choice(row.cell("decided"), "", ("funded", "reserve", "rejected"), book),
            amount(row.cell("amount"), book.faults),
            plain(row.cell("reason"), book.faults),
        )

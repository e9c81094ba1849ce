"""The sheet of the meeting: who met, and by which rules it counts."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.fields import FieldRow, find_fields
from prioritize.intake.hall.page import Page
from prioritize.intake.tally_lines import Cell
from prioritize.model.hall.layout import HallField
from prioritize.model.hall.load import hall_layout
from prioritize.model.hall.rules import Rules
from prioritize.model.meeting import Meeting
from prioritize.model.project import Names
from prioritize.text import message


__all__ = ["read_meeting"]

_INSTRUMENTS: Final = ("hands", "wall", "ballots", "ranks")
_DEFAULTS: Final = {
    "level": "project",
    "tie_rule": "share",
    "hands_method": "plurality",
    "ranks_method": "borda",
    "currency": "KGS",
}


@frozen
class _Sheet:
    """The fields of the sheet by id, each with its cells."""

    cells: Mapping[str, tuple[Cell, ...]]
    faults: Faults

    def cell(self, id: str) -> Cell:
        """Return the cell of a field, the first that is filled in."""
        found = self.cells.get(id, ())
        filled = (cell for cell in found if cell.text)
        return next(filled, found[0] if found else Cell("", Spot()))

    def text(self, id: str) -> str:
        return values.plain(self.cell(id), self.faults)

    def texts(self, id: str) -> tuple[str, ...]:
        found = (values.plain(cell, self.faults) for cell in self.cells.get(id, ()))
        return tuple(text for text in found if text)

    def choice(self, id: str, list_id: str = "") -> str:
        chosen = values.choice(self.cell(id), list_id or id, self.faults)
        return chosen or _DEFAULTS.get(id, "")


def read_meeting(page: Page, file: str, faults: Faults) -> tuple[Meeting, Rules]:
    """Read the sheet; what it lacks and needs is a fault."""
    layout = hall_layout().sheet("meeting")
    rows = find_fields(page, layout)
    sheet = _Sheet(_cells(rows, page, file, faults), faults)
    _check_required(layout.fields, sheet)
    return _meeting(sheet), _rules(sheet)


def _cells(
    rows: Iterable[FieldRow], page: Page, file: str, faults: Faults
) -> dict[str, tuple[Cell, ...]]:
    cells: dict[str, tuple[Cell, ...]] = {}
    for each in rows:
        cell = each.cell(page, file)
        before = cells.get(each.field.id, ())
        filled = [earlier for earlier in before if earlier.text]
        if cell.text and filled and each.field.rows == 1:
            what = message("{name} is written down twice", name=cell.spot.field)
            faults.fault(what, cell.spot, remedy=message("Keep one of the two."))
        cells[each.field.id] = (*before, cell)
    return cells


def _check_required(fields: Iterable[HallField], sheet: _Sheet) -> None:
    for field in fields:
        if field.required and not sheet.cell(field.id).text:
            name = field.names.in_language("ky")
            what = message(
                "{name} is not written down", name=sheet.cell(field.id).spot.field or name
            )
            sheet.faults.fault(what, sheet.cell(field.id).spot)


def _meeting(sheet: _Sheet) -> Meeting:
    faults = sheet.faults
    return Meeting(
        date=values.date(sheet.cell("date"), faults),
        opened=values.hour(sheet.cell("opened"), faults),
        rules_fixed=values.hour(sheet.cell("rules_fixed"), faults),
        place=sheet.text("place"),
        community=sheet.text("community"),
        adults=values.count(sheet.cell("adults"), faults),
        chair=sheet.text("chair"),
        secretary=sheet.text("secretary"),
        commission=sheet.texts("commission"),
        agenda=sheet.texts("agenda"),
        legal_basis=sheet.text("legal_basis"),
        attachments=sheet.texts("attachments"),
        languages=tuple(filter(None, sheet.choice("language").split(","))),
    )


def _rules(sheet: _Sheet) -> Rules:
    faults = sheet.faults
    papers = sheet.choice("cast_papers", "cast")
    return Rules(
        title=_title(sheet),
        kind=sheet.choice("kind"),
        electorate=sheet.choice("electorate"),
        level=sheet.choice("level"),
        tie_rule=sheet.choice("tie_rule"),
        hands_method=sheet.choice("hands_method"),
        ranks_method=sheet.choice("ranks_method"),
        dots_per_voter=_at_least_one(sheet, "dots_per_voter"),
        cap=_at_least_one(sheet, "cap"),
        casts={
            "hands": sheet.choice("cast_hands", "cast"),
            "wall": sheet.choice("cast_wall", "cast"),
            "ballots": papers,
            "ranks": papers,
        },
        weights={
            each: values.decimal(sheet.cell(f"weight_{each}"), faults) for each in _INSTRUMENTS
        },
        budget=values.amount(sheet.cell("budget"), faults),
        currency=sheet.text("currency") or _DEFAULTS["currency"],
        spots={id: sheet.cell(id).spot for id in sheet.cells},
    )


def _title(sheet: _Sheet) -> Names:
    titles = {language: sheet.text(f"title_{language}") for language in ("ky", "ru", "en")}
    told = {language: text for language, text in titles.items() if text}
    return Names.of(told or sheet.text("community"))


def _at_least_one(sheet: _Sheet, id: str) -> int | None:
    cell = sheet.cell(id)
    number = values.count(cell, sheet.faults)
    if number == 0:
        sheet.faults.fault(
            message("{number} is too few; leave it blank or write 1", number=0), cell.spot
        )
        return None
    return number

"""A workbook of the hall as people fill it in: the template, opened and typed into."""

import io
from collections.abc import Sequence
from functools import cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.errors import Finding, InputError
from prioritize.intake.hall.read import read_hall
from prioritize.model.consultation import Collected
from prioritize.model.hall.evening import Hall
from prioritize.model.hall.layout import HallField
from prioritize.model.hall.load import hall_layout
from prioritize.model.totals import TotalsProfile
from prioritize.report.workbook.hall import hall_workbook
from prioritize.report.workbook.plan import Plan, field_lines, plan_sheet


__all__ = ["Filled", "an_evening", "lines_of_hall", "told_of", "votes_of"]

LAYOUT = hall_layout()
PAPERS = ("ballots", "ranks", "ballots_2", "ranks_2")
TEMPLATES = {language: hall_workbook(language) for language in ("ky", "ru", "en")}


@cache
def template_with(language: str, papers: tuple[str, ...]) -> bytes:
    """Return the template without the sheets of ballots that nobody used."""
    book = openpyxl.load_workbook(io.BytesIO(TEMPLATES[language]))
    for id in (*PAPERS, "participants"):
        if id not in papers:
            book.remove(book[LAYOUT.sheet(id).names.in_language(language)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class Filled:
    """An open workbook in which cells are found by what they mean.

    The program that saves it does not calculate, so the formulas of the template lose their
    results, as they do in real life.
    """

    def __init__(self, language: str = "ky", papers: tuple[str, ...] = ()) -> None:
        """Open the template; of the long sheets of ballots only those that are asked for."""
        self.language = language
        self.book = openpyxl.load_workbook(io.BytesIO(template_with(language, papers)))

    def page(self, sheet_id: str) -> Worksheet:
        """Return a sheet by its id."""
        page = self.book[LAYOUT.sheet(sheet_id).names.in_language(self.language)]
        assert isinstance(page, Worksheet)
        return page

    def plan(self, sheet_id: str) -> Plan:
        """Return where everything stands on a sheet."""
        return plan_sheet(LAYOUT, LAYOUT.sheet(sheet_id))

    def field(self, id: str, *values: object) -> "Filled":
        """Write a field of the meeting."""
        rows = [
            each.row + 1
            for each in field_lines(LAYOUT.sheet("meeting").sections)
            if isinstance(each.part, HallField) and each.part.id == id
        ]
        for row, value in zip(rows, values, strict=False):
            self.page("meeting").cell(row, 2).value = value
        return self

    def line(self, sheet_id: str, code: str, **cells: object) -> "Filled":
        """Write into the line of a code or of a control; a list fills repeated columns."""
        return self._write(sheet_id, self.row_of(sheet_id, code), cells)

    def row_of(self, sheet_id: str, code: str, block: int = 0) -> int:
        """Return the row of a code or of a control, from 1."""
        plan = self.plan(sheet_id)
        controls = (*plan.on_top, *plan.blocks[block].controls)
        found = {control.id: row + 1 for control, row in controls}
        if code in found:
            return found[code]
        first, last = plan.blocks[block].first, plan.blocks[block].last
        page, label = self.page(sheet_id), plan.label + 1
        return next(
            row for row in range(first + 1, last + 2) if page.cell(row, label).value == code
        )

    def add(self, sheet_id: str, *, block: int = 0, **cells: object) -> "Filled":
        """Write into the next line on which nothing is written yet."""
        plan, page = self.plan(sheet_id), self.page(sheet_id)
        columns = [each.position + 1 for each in plan.columns if not each.column.fill]
        first, last = plan.blocks[block].first + 1, plan.blocks[block].last + 1
        row = next(
            row
            for row in range(first, last + 1)
            if not any(page.cell(row, column).value for column in columns)
        )
        return self._write(sheet_id, row, cells)

    def control(self, sheet_id: str, id: str, *values: object, block: int = 0) -> "Filled":
        """Write into a control row, from the first column of votes on."""
        row = self.row_of(sheet_id, id, block)
        start = self.plan(sheet_id).votes[0].position + 1
        for column, value in enumerate(values, start):
            self.page(sheet_id).cell(row, column).value = value
        return self

    def _write(self, sheet_id: str, row: int, cells: dict[str, object]) -> "Filled":
        plan = self.plan(sheet_id)
        for id, value in cells.items():
            several = value if isinstance(value, list) else [value]
            for column, each in enumerate(several, plan.position(id) + 1):
                self.page(sheet_id).cell(row, column).value = each
        return self

    def ballot(self, sheet_id: str, serial: object, group: str = "", **dots: object) -> "Filled":
        """Write a ballot with dots by the codes of projects."""
        plan = self.plan(sheet_id)
        places = {each.code: each.position for each in plan.votes}
        start = plan.votes[0].position
        votes: list[object] = [None] * len(plan.votes)
        for code, value in dots.items():
            votes[places[code] - start] = value
        return self.add(sheet_id, serial=serial, group=group or None, votes=votes)

    def saved(self) -> bytes:
        """Save the workbook."""
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()

    def read(self) -> Hall:
        """Read the workbook as it is saved."""
        return read_hall(self.saved(), "hall.xlsx")

    def collected(self, id: str) -> Collected:
        """Return what one instrument collected."""
        return next(each for each in self.read().collected if each.input.id == id)


def an_evening(language: str = "ky", papers: tuple[str, ...] = ()) -> Filled:
    """Fill in what every evening has: three posters, two groups, and dots on the wall."""
    filled = Filled(language, papers)
    choices = {each.id: each.names.in_language(language) for each in LAYOUT.choices("kind")}
    filled.field("title_ky", "Жыйын").field("kind", choices["training"])
    filled.field("date", "14.02.2025").field("community", "Жаңы-Арык")
    filled.field("dots_per_voter", 3).field("cap", 1)
    for code, name, cost in (("P1", "Арык", 100), ("P2", "Бакча", 200), ("P3", "Көпүрө", 300)):
        filled.line("projects", code, name_ky=name, cost=cost)
    filled.line("groups", "G1", name_ky="Аялдар", present=12)
    filled.line("groups", "G2", name_ky="Эркектер", present=10)
    for code, votes in (("P1", [8, 5]), ("P2", [6, 4]), ("P3", [1, 2])):
        filled.line("wall", code, votes=votes)
    filled.control("wall", "issued", 27, 18).control("wall", "unused", 12, 7)
    filled.control("wall", "spoiled", 0, 0).control("wall", "voters", 9, 6)
    return filled


def votes_of(collected: Collected) -> dict[str, Sequence[int]]:
    """Return the votes of a tally by project."""
    profile = collected.profile
    assert isinstance(profile, TotalsProfile)
    return {
        project.id: tuple(votes)
        for project, votes in zip(profile.projects, profile.votes.tolist(), strict=True)
    }


def told_of(findings: Sequence[Finding]) -> list[str]:
    """Return findings as a clerk reads them, without the name of the file."""
    return [
        each.render().replace("hall.xlsx, ", "").replace("hall.xlsx: ", "") for each in findings
    ]


def lines_of_hall(filled: Filled) -> list[str]:
    """Return what has to be mended; a workbook without fault fails the test."""
    try:
        filled.read()
    except InputError as error:
        return told_of(error.findings)
    message = "nothing was found"
    raise AssertionError(message)

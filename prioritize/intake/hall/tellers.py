"""Hands that two tellers counted, each alone: where they differ, what was agreed on decides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from prioritize.errors import cell_name
from prioritize.intake.cells import is_missing, is_not_offered
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.comparison import Agreed
from prioritize.intake.hall.table import HallTable
from prioritize.intake.tally_lines import Cell
from prioritize.intake.tally_sheet import wrong_sum
from prioritize.model.meeting import Difference
from prioritize.text import Message, message


__all__ = ["Show", "read_show", "with_agreed"]

_COLUMNS: Final = ("teller_1", "teller_2", "agreed")
_CONTROLS: Final = ("present", "against", "abstaining")


@frozen
class Show:
    """One show of hands.

    Attributes
    ----------
    votes
        Hands by project, in the order of the sheet; what was not put to the vote is not there.
    controls
        How many were ``present``, ``against`` all and ``abstaining``, where that is written down.
    tellers
        Those who counted.
    differences
        Where they differed, and what was agreed on.
    agreement
        How far they agreed, in a sentence; nothing where nobody counted.

    """

    votes: Mapping[str, int]
    controls: Mapping[str, int]
    tellers: tuple[str, ...]
    differences: tuple[Difference, ...]
    agreement: Message | None

    @property
    def present(self) -> int | None:
        """How many people were there."""
        return self.controls.get("present")

    @property
    def against(self) -> int | None:
        """How many were against all."""
        return self.controls.get("against")

    @property
    def abstaining(self) -> int | None:
        """How many held back."""
        return self.controls.get("abstaining")


@define
class _Counting:
    """What the tellers wrote so far."""

    table: HallTable
    faults: Faults
    votes: dict[str, int] = field(factory=dict)
    differences: list[Difference] = field(factory=list)
    sums: dict[str, int] = field(factory=dict)
    counted: int = 0
    twice: int = 0
    agreeing: int = 0

    def line(self, row: int, project: str) -> None:
        """Read the hands for a project; a line without numbers was not put to the vote."""
        first, second, agreed = (self._number(row, id) for id in _COLUMNS)
        given = [each for each in (first, second) if each is not None]
        if not given and agreed is None:
            return
        if project in self.votes:
            what = message("{name} has a line already", name=project)
            self.faults.fault(what, self.table.cell(row, "code").spot, code="V05")
            return
        self.counted += 1
        self.twice += len(given) == 2
        self.agreeing += len(given) == 2 and first == second
        self.votes[project] = self._decided(row, project, (first, second, agreed))

    def _number(self, row: int, id: str) -> int | None:
        cell = self.table.cell(row, id)
        number = None if is_not_offered(cell.text) else values.count(cell, self.faults)
        if number is not None:
            self.sums[id] = self.sums.get(id, 0) + number
        return number

    def _decided(
        self, row: int, project: str, numbers: tuple[int | None, int | None, int | None]
    ) -> int:
        first, second, agreed = numbers
        if first is None or second is None:
            known = [each for each in (agreed, first, second) if each is not None]
            return known[0]
        if agreed is None and first == second:
            return first
        if agreed is None:
            self._undecided(row, project, first, second)
            return first
        if not first == second == agreed:
            self._settled(row, project, (first, second, agreed))
        return agreed

    def _undecided(self, row: int, project: str, first: int, second: int) -> None:
        what = message(
            "The tellers counted {first} and {second} hands for {id}",
            first=first,
            second=second,
            id=project,
        )
        remedy = message("Count again aloud and write the agreed number here.")
        spot = self.table.cell(row, "agreed").spot
        self.faults.fault(what, spot, remedy=remedy, code="V06")

    def _settled(self, row: int, project: str, numbers: tuple[int, int, int]) -> None:
        first, second, agreed = numbers
        cell = self.table.cell(row, "agreed")
        who, why = (values.plain(self.table.cell(row, id), self.faults) for id in ("who", "why"))
        what = message(
            "The tellers counted {first} and {second} hands for {id}; {agreed} was agreed",
            first=first,
            second=second,
            id=project,
            agreed=agreed,
        )
        remedy = None if who and why else message("Write down who decided, and why.")
        self.faults.odd(what, cell.spot, remedy=remedy, code="V06")
        where = f"{self.table.page.title}, {cell_name(cell.spot.row, cell.spot.column or 1)}"
        self.differences.append(
            Difference(where, str(first), str(second), str(agreed), why=why, who=who)
        )

    def control(self, row: int) -> int | None:
        """Read a number that checks the hands; of two that differ the first is taken."""
        cells = [self.table.cell(row, column) for column in _COLUMNS]
        first, second, agreed = (values.count(cell, self.faults) for cell in cells)
        if agreed is None and None not in (first, second) and first != second:
            what = message(
                "The tellers wrote {first} and {second}", first=first or 0, second=second or 0
            )
            self.faults.odd(what, cells[1].spot, code="V06")
        return next((each for each in (agreed, first, second) if each is not None), None)

    def check_total(self, row: int) -> None:
        """Compare the total of each teller with the hands above it."""
        for id in _COLUMNS[:2]:
            cell = self.table.cell(row, id)
            if cell.text and not cell.text.startswith("#"):
                stated = values.count(cell, self.faults)
                added = self.sums.get(id, 0)
                if stated is not None and stated != added:
                    self.faults.accept(wrong_sum(stated, added, cell.spot))

    def agreement(self) -> Message | None:
        """Say how far the tellers agreed."""
        if not self.counted:
            return None
        if not self.twice:
            return message("One teller counted, and nobody checked it")
        return message(
            "Two tellers counted, and {agreeing} of {numbers} numbers agree",
            agreeing=self.agreeing,
            numbers=self.twice,
        )


def read_show(
    table: HallTable,
    rows: Sequence[int],
    controls: Mapping[str, int],
    *,
    project_of: Callable[[int], str],
    faults: Faults,
) -> Show:
    """Read the hands of some rows.

    Parameters
    ----------
    table
        The sheet.
    rows, controls
        The rows of projects, and those of controls by their ids.
    project_of
        Gives the project of a row, or nothing after recording what is wrong with it.
    faults
        Takes what is wrong: two numbers without an agreed one (V06), what is no number.

    """
    counting = _Counting(table, faults)
    for row in rows:
        project = project_of(row)
        if project:
            counting.line(row, project)
    if "total" in controls:
        counting.check_total(controls["total"])
    numbers = {id: counting.control(controls[id]) for id in _CONTROLS if id in controls}
    tellers = _tellers(table, controls.get("tellers", 0), faults)
    return Show(
        counting.votes,
        {id: number for id, number in numbers.items() if number is not None},
        tellers,
        tuple(counting.differences),
        counting.agreement(),
    )


def with_agreed(table: HallTable, agreed: Iterable[Agreed]) -> HallTable:
    """Put what was agreed on elsewhere, on the sheet of differences, beside the two tellers."""
    counted = [table.position(id) for id in _COLUMNS]
    cells = dict(table.page.cells)
    for each in agreed:
        if each.sheet != table.sheet.id or each.row not in table.rows or each.column not in counted:
            continue
        for id, text in (("agreed", each.text), ("who", each.who), ("why", each.why)):
            if text and table.position(id):
                cells.setdefault((each.row, table.position(id)), text)
    return evolve(table, page=evolve(table.page, cells=cells))


def _tellers(table: HallTable, row: int, faults: Faults) -> tuple[str, ...]:
    cells = [table.cell(row, id) for id in _COLUMNS] if row else []
    named = [name for cell in cells for name in _names(cell, faults)]
    return tuple(dict.fromkeys(named))


def _names(cell: Cell, faults: Faults) -> tuple[str, ...]:
    return () if is_missing(cell.text) else values.several(values.plain(cell, faults))

"""Marks on a map drawn on a flip chart: evidence of how many places there are, without people."""

from collections.abc import Mapping, Sequence

import numpy as np

from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.hands import project_in
from prioritize.intake.hall.ledger import placed
from prioritize.intake.hall.table import HallTable
from prioritize.intake.hall.wall import torn_cells
from prioritize.intake.scope import Scope
from prioritize.intake.tally_sheet import wrong_sum
from prioritize.model.consultation import Collected, MapEvidence, MapPlace
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.text import message


__all__ = ["read_flip_chart"]


def read_flip_chart(table: HallTable, scope: Scope, faults: Faults) -> Collected:
    """Read how many marks stand at every place; each row is one place.

    A project without a row has no mark: on a map everybody marks what they miss.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    torn_cells(table, faults)
    places: dict[str, list[int]] = {option.id: [] for option in scope.options}
    for row in table.rows:
        id = project_in(table, row, scope.projects, faults)
        if id:
            places[id].append(_marks(table, row, faults))
    faults.stop()
    _check_total(table, sum(sum(each) for each in places.values()), faults)
    marks = [[sum(places[option.id])] for option in scope.options]
    profile = TotalsProfile(
        scope.options, (TotalsColumn(),), np.array(marks, np.int64).reshape(len(marks), 1)
    )
    return Collected(
        scope.input,
        scope.only_community,
        profile,
        map_evidence=_evidence(places),
        findings=placed(faults.accepted, table.file, table.page.title),
    )


def _marks(table: HallTable, row: int, faults: Faults) -> int:
    cell = table.cell(row, "marks")
    number = values.count(cell, faults)
    if number is None:
        what = message("No number of marks is written down; the place counts as one mark")
        faults.odd(what, cell.spot, code="V17")
        return 1
    return number


def _check_total(table: HallTable, added: int, faults: Faults) -> None:
    for row in table.control_rows("total"):
        cell = table.cell(row, "marks")
        stated = None if cell.text.startswith("#") else values.count(cell, faults)
        if stated is not None and stated != added:
            faults.accept(wrong_sum(stated, added, cell.spot))


def _evidence(places: Mapping[str, Sequence[int]]) -> tuple[MapEvidence, ...]:
    return tuple(
        MapEvidence(
            id,
            tuple(MapPlace(None, marks, None) for marks in sorted(found, reverse=True) if marks),
            sum(found),
            None,
        )
        for id, found in places.items()
    )

"""Forms in which people put options in order.

A ranking stands in one column for each place, in one column with the options in order, or in one
column for each option with its place. What is marked is kept as it is: a place left out, a place
given twice, an option named twice (V09); which of it counts is for the method to say.
"""

from collections.abc import Mapping
from typing import TypeAlias

from prioritize.intake.cells import is_missing
from prioritize.intake.faults import Faults
from prioritize.intake.lists import listed_options
from prioritize.intake.questions import OptionQuestion, PlaceQuestion, place_in
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.text import message


__all__ = ["Order", "order_by_option", "order_by_place", "order_in_list"]

Order: TypeAlias = "tuple[tuple[str, ...], ...] | None"
"""The options marked at each place, from the first on; `None` where the form does not answer."""


def order_by_place(
    table: Table, row: int, question: PlaceQuestion, *, scope: Scope, faults: Faults
) -> Order:
    """Read a ranking from one column for each place."""
    marks: dict[int, tuple[str, ...]] = {}
    for column, place in question.places.items():
        text = table.cell(row, column)
        if not is_missing(text):
            ids = [
                scope.projects.read(part.strip(), table.spot(row, column), faults)
                for part in (text.split("=") if "=" in text else (text,))
            ]
            marks[place] = tuple(id for id in ids if id)
    return _checked(marks, table, row, faults)


def order_in_list(table: Table, row: int, column: int, *, scope: Scope, faults: Faults) -> Order:
    """Read a ranking from a cell that lists the options in order."""
    text = table.cell(row, column)
    if is_missing(text):
        return None
    ids = listed_options(text, table.spot(row, column), scope.projects, faults)
    return _checked({place: (id,) for place, id in enumerate(ids, 1)}, table, row, faults)


def order_by_option(table: Table, row: int, question: OptionQuestion, faults: Faults) -> Order:
    """Read a ranking from one column for each option that holds its place."""
    marks: dict[int, tuple[str, ...]] = {}
    for column, id in question.options.items():
        text = table.cell(row, column)
        if is_missing(text):
            continue
        place = place_in(text)
        if place:
            marks[place] = (*marks.get(place, ()), id)
        else:
            what = message("{text} is no place", text=repr(text[:40]))
            faults.fault(what, table.spot(row, column), remedy=message("Write 1 for the first."))
    return _checked(marks, table, row, faults)


def _checked(marks: Mapping[int, tuple[str, ...]], table: Table, row: int, faults: Faults) -> Order:
    if not marks:
        return None
    order = tuple(marks.get(place, ()) for place in range(1, max(marks) + 1))
    named = [id for ids in order for id in ids]
    if not all(order):
        faults.odd(message("A place is left out"), table.spot(row), code="V09")
    if any(len(ids) > 1 for ids in order):
        faults.odd(message("A place is given twice"), table.spot(row), code="V09")
    if len(set(named)) < len(named):
        faults.odd(message("An option is ranked twice"), table.spot(row), code="V09")
    return order

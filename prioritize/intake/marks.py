"""Marks on a map as a table lists them: what each is about, and where it is."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.coordinates import point_in
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.text import message


__all__ = ["Mark", "marks_in_table"]

_SUFFIXES: Final = {
    "latitude": ("latitude", ".lat", "_lat", "-lat"),
    "longitude": ("longitude", ".lon", "_lon", "-lon", ".lng", "_lng"),
    "accuracy": ("precision", "accuracy", "тактыгы", "точность"),
}
_OTHERS: Final = frozenset(("latitude", "longitude", "participant", "community"))
_AXES: Final = {"latitude": "Y", "longitude": "X"}


@frozen
class Mark:
    """A mark as it was read, all of it still text.

    `label` says what is marked. `spot` is the row or the feature; the parts of a mark that stand
    in cells of their own have spots of their own.
    """

    label: str
    latitude: str
    longitude: str
    spot: Spot
    participant: str = ""
    community: str = ""
    accuracy: str = ""
    label_spot: Spot = attrs.field(default=attrs.Factory(lambda self: self.spot, takes_self=True))


def marks_in_table(table: Table, scope: Scope, faults: Faults) -> Iterator[Mark]:
    """Read marks from a table with a column for what is marked and one or two for the place."""
    place = _place_columns(table)
    label = _label_column(table, scope)
    if label < 0:
        faults.fault(message("No column says what is marked"), table.spot(table.header))
    if not place:
        faults.fault(message("No columns hold latitude and longitude"), table.spot(table.header))
    faults.stop()
    accuracy = _by_suffix(table.headings, "accuracy")
    for row in table.rows:
        latitude, longitude = _place(table, row, place)
        yield Mark(
            table.cell(row, label),
            latitude,
            longitude,
            table.spot(row),
            table.cell(row, table.column("participant")),
            table.cell(row, table.column("community")),
            table.cell(row, accuracy),
            table.spot(row, label),
        )


def _label_column(table: Table, scope: Scope) -> int:
    """Return the column that names options most often; its heading decides among equals."""
    taken = {column for name, column in table.meanings if name in _OTHERS}
    known = {
        column: sum(scope.projects.knows(table.cell(row, column)) for row in table.rows)
        for column in range(len(table.headings))
        if column not in taken
    }
    most = max(known.values(), default=0)
    named = table.column("code", "name")
    if named >= 0 and (known[named] == most or not most):
        return named
    return next((column for column, often in known.items() if often == most and most), -1)


def _place_columns(table: Table) -> Sequence[int]:
    """Return the columns of latitude and longitude, or the one that holds both; or nothing."""
    latitude, longitude = table.column("latitude"), table.column("longitude")
    if latitude < 0 or longitude < 0:
        latitude = _by_suffix(table.headings, "latitude")
        longitude = _by_suffix(table.headings, "longitude")
    if latitude >= 0 and longitude >= 0:
        return latitude, longitude
    both = (
        column
        for column in range(len(table.headings))
        if any(point_in(table.cell(row, column)) for row in table.rows)
    )
    return tuple(both)[:1]


def _by_suffix(headings: Sequence[str], meaning: str) -> int:
    # Data collection tools put the question's name before latitude and longitude.
    for column, heading in enumerate(headings):
        if heading.casefold().endswith(_SUFFIXES[meaning]) or heading.upper() == _AXES.get(meaning):
            return column
    return -1


def _place(table: Table, row: int, columns: Sequence[int]) -> tuple[str, str]:
    if len(columns) == 2:
        return table.cell(row, columns[0]), table.cell(row, columns[1])
    return point_in(table.cell(row, columns[0])) or (table.cell(row, columns[0]), "")

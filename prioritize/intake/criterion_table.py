"""A `[[criteria]]` table: the criterion's weight, its scale, and how a measure becomes points."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from prioritize.errors import InputError, Spot, finding
from prioritize.intake.toml_table import Table
from prioritize.intake.toml_value import identifier, names, positive, text
from prioritize.model.measure import Band, Bands, Count, Linear, Measure
from prioritize.model.number import exact
from prioritize.model.option import choice, number, whole_number
from prioritize.model.project import Names
from prioritize.model.scoresheet import KINDS, Criterion
from prioritize.text import message


__all__ = ["CRITERION_KEYS", "read_criterion"]

CRITERION_KEYS: Final = (
    *("id", "name", "weight", "lowest", "highest", "direction", "kind", "decimals"),
    *("paragraph", "part_of", "bands", "edge", "outside", "from", "to", "points"),
    *("each", "base", "cap"),
)

_MEASURES: Final = {
    "bands": ("bands", "edge", "outside"),
    "linear": ("from", "to", "points"),
    "count-with-cap": ("each", "base", "points", "cap"),
}
"""The keys that belong to a kind of criterion, and to no other."""


def read_criterion(table: Table) -> Criterion:
    """Read one criterion; the faults go where the table's faults go."""
    kind = table.get("kind", choice(*KINDS).parse, "expert-scale")
    _check_keys(table, kind)
    measure = _measure(table, kind)
    lowest, highest = _scale(table, kind, measure)
    return Criterion(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        weight=table.need("weight", number(0).parse, Fraction(1)),
        lowest=lowest,
        highest=highest,
        direction=table.get("direction", choice("benefit", "cost").parse, "benefit"),
        kind=kind,
        measure=measure,
        decimals=table.get("decimals", whole_number(0, 9).parse, None),
        paragraph=table.get("paragraph", text, ""),
        part_of=table.get("part_of", text, ""),
    )


def _check_keys(table: Table, kind: str) -> None:
    """Report keys of another kind of criterion."""
    own = _MEASURES.get(kind, ())
    others = {key for keys in _MEASURES.values() for key in keys} - set(own)
    for key in sorted(others & table.values.keys()):
        kinds = tuple(name for name, keys in _MEASURES.items() if key in keys)
        what = message("{key} belongs to criteria of the kind {kinds}", key=key, kinds=kinds)
        table.fault(finding(what, Spot(field=key)))


def _scale(
    table: Table, kind: str, measure: Measure | None
) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of the scale: the declared ones, or those that the kind has."""
    if kind == "boolean":
        return Fraction(0), Fraction(1)
    low, high = measure.span if measure else (None, None)
    lowest: Fraction | None = table.get("lowest", exact, low)
    highest: Fraction | None = table.get("highest", exact, high)
    if lowest is not None and highest is not None and lowest >= highest:
        table.fault(finding(message("highest must be above {lowest}", lowest=lowest)))
        return None, None
    return lowest, highest


def _measure(table: Table, kind: str) -> Measure | None:
    """Read how what is measured becomes points; a plain scale has no such rule."""
    if kind not in _MEASURES or (kind == "linear" and not _given(table, *_MEASURES[kind])):
        return None
    read: Callable[[Table], Measure] = {"bands": _bands, "linear": _linear}.get(kind, _count)
    try:
        return read(table)
    except InputError as error:
        for each in error.findings:
            table.fault(each)
        return None


def _given(table: Table, *keys: str) -> bool:
    return any(key in table.values for key in keys)


def _bands(table: Table) -> Measure:
    return Bands(
        table.need("bands", _rows, (Band(Fraction(0), Fraction(1), Fraction(1)),)),
        edge=table.get("edge", choice("upper", "lower").parse, "upper"),
        outside=table.get("outside", exact, Fraction(0)),
    )


def _rows(value: object) -> tuple[Band, ...]:
    """Read bands such as ``[[0, 10, 1], [10, 20, 3]]``: from, to, points."""
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        what = message("must be a list such as [[0, 10, 1], [10, 20, 3]]: from, to, points")
        raise InputError(finding(what))
    wrong = [
        finding(message("A band has three numbers: from, to, points"), Spot(field=f"[{index}]"))
        for index, row in enumerate(value)
        if len(row) != 3
    ]
    if wrong:
        raise InputError(wrong)
    bands = tuple(Band(*(exact(cell) for cell in row)) for row in value)
    return Bands(bands).bands


def _linear(table: Table) -> Measure:
    return Linear(
        table.need("from", exact, Fraction(0)),
        table.need("to", exact, Fraction(1)),
        table.need("points", positive, Fraction(1)),
    )


def _count(table: Table) -> Measure:
    return Count(
        table.need("each", positive, Fraction(1)),
        table.need("points", positive, Fraction(1)),
        table.need("cap", positive, Fraction(1)),
        base=table.get("base", number(0).parse, Fraction(0)),
    )

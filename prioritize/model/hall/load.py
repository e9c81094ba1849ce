"""The layout of the hall's workbook, read from the data file that describes it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import attrs

from prioritize.model.hall.layout import (
    HallChoice,
    HallColumn,
    HallControl,
    HallField,
    HallLayout,
    HallSection,
    HallSheet,
)
from prioritize.model.project import Names


__all__ = ["hall_layout"]

Table: TypeAlias = "Mapping[str, object]"

_FILE: Final = "layout.toml"


@cache
def hall_layout() -> HallLayout:
    """Return the layout of the workbook that `prioritize new --template hall` writes.

    Examples
    --------
    >>> layout = hall_layout()
    >>> layout.sheet("wall").names.in_language("ky")
    'Дубалдагы чекиттер'
    >>> [each.id for each in layout.sheet("hands").controls]
    ['total', 'present', 'against', 'abstaining', 'tellers']

    """
    text = (files("prioritize.model.hall") / _FILE).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    lists = _table(table["choices"])
    warnings = _table(table["warnings"])
    return HallLayout(
        template=_text(table, "template"),
        projects=_number(table, "projects"),
        groups=_number(table, "groups"),
        places=_number(table, "places"),
        not_offered=_names(table, "not_offered"),
        warnings=tuple((kind, _names(warnings, kind)) for kind in warnings),
        corrected=_texts(table, "corrected"),
        lists=tuple((id, _choices(_table(each))) for id, each in lists.items()),
        sheets=_sheets(_tables(table, "sheets")),
    )


def _choices(table: Table) -> tuple[HallChoice, ...]:
    return tuple(HallChoice(id, _names(table, id)) for id in table)


def _sheets(tables: tuple[Table, ...]) -> tuple[HallSheet, ...]:
    sheets: dict[str, HallSheet] = {}
    for table in tables:
        like = _text(table, "like")
        sheets[_text(table, "id")] = _second(table, sheets[like]) if like else _sheet(table)
    return tuple(sheets.values())


def _second(table: Table, first: HallSheet) -> HallSheet:
    """Return a sheet that is like another one, with words of its own."""
    return attrs.evolve(
        first,
        id=_text(table, "id"),
        names=_names(table, "names"),
        aliases=_texts(table, "aliases"),
        second="",
        like=first.id,
    )


def _sheet(table: Table) -> HallSheet:
    return HallSheet(
        id=_text(table, "id"),
        names=_names(table, "names"),
        hint=_names(table, "hint"),
        sections=tuple(map(_section, _tables(table, "sections"))),
        columns=tuple(map(_column, _tables(table, "columns"))),
        controls=tuple(map(_control, _tables(table, "controls"))),
        rows=_number(table, "rows"),
        blocks=_number(table, "blocks", 1),
        controls_at=_text(table, "controls_at", "bottom"),
        private=table.get("private") is True,
        second=_text(table, "second"),
        aliases=_texts(table, "aliases"),
    )


def _section(table: Table) -> HallSection:
    fields = tuple(map(_field, _tables(table, "fields")))
    return HallSection(_text(table, "id"), _names(table, "names"), fields)


def _field(table: Table) -> HallField:
    return HallField(
        id=_text(table, "id"),
        names=_names(table, "names"),
        hint=_names(table, "hint"),
        kind=_text(table, "kind", "text"),
        choices=_text(table, "choices"),
        required=table.get("required") is True,
        default=_text(table, "default"),
        rows=_number(table, "rows", 1),
        aliases=_texts(table, "aliases"),
    )


def _column(table: Table) -> HallColumn:
    return HallColumn(
        id=_text(table, "id"),
        names=_names(table, "names"),
        hint=_names(table, "hint"),
        kind=_text(table, "kind", "text"),
        fill=_text(table, "fill"),
        each=_text(table, "each"),
        choices=_text(table, "choices"),
        votes=table.get("votes") is True,
        private=table.get("private") is True,
        width=_number(table, "width", 12),
        aliases=_texts(table, "aliases"),
    )


def _control(table: Table) -> HallControl:
    return HallControl(
        id=_text(table, "id"),
        names=_names(table, "names"),
        hint=_names(table, "hint"),
        kind=_text(table, "kind", "number"),
        fill=_text(table, "fill"),
        aliases=_texts(table, "aliases"),
    )


def _table(value: object) -> Table:
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def _tables(table: Table, key: str) -> tuple[Table, ...]:
    value = table.get(key)
    return tuple(map(_table, value)) if isinstance(value, list) else ()


def _names(table: Table, key: str) -> Names:
    return Names.of({language: str(text) for language, text in _table(table.get(key)).items()})


def _texts(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _text(table: Table, key: str, default: str = "") -> str:
    return str(table.get(key, default))


def _number(table: Table, key: str, default: int = 0) -> int:
    value = table.get(key, default)
    return value if isinstance(value, int) else default

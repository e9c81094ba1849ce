"""The reference page of the hall's workbook, made from the layout that writer and reader share."""

from collections.abc import Iterable, Iterator
from typing import Final

from prioritize.model.hall.layout import (
    LANGUAGES,
    HallChoice,
    HallColumn,
    HallControl,
    HallField,
    HallSheet,
)
from prioritize.model.hall.load import hall_layout
from prioritize.model.project import Names


__all__ = ["hall_page"]

LAYOUT: Final = hall_layout()

INTRODUCTION: Final = f"""\
# The workbook of the hall

One workbook is one evening:
who met, what hung on the wall, how people voted, and what was decided about it.
`prioritize new hall.xlsx --template hall --language ky` writes it; `ru` and `en` work too.
`prioritize check hall.xlsx` says what is wrong with it, `prioritize rank hall.xlsx` counts it.

Fill in the yellow cells.
Everything else is locked, so that nobody overwrites it by accident.
There is no password: *Review → Unprotect Sheet* opens it.
Sheets that were not used stay empty.

The first cell of every sheet holds its tag, `{LAYOUT.template}` and the id of the sheet.
By it a sheet is known even under another title; a tag of another version is refused.
Sheets, columns, control rows and choices are known by their ids,
and by their names in any of the three languages.
So columns may be moved, and a sheet in Russian may stand beside one in Kyrgyz.

A row of the template whose project has no name and no votes is no project.
There is room for {LAYOUT.projects} projects, {LAYOUT.groups} groups and {LAYOUT.places} places.
For more, unprotect the sheets and insert rows or columns.

An empty cell is not a zero.
Where a project could not be chosen, because its poster came late, write {{not_offered}}.

Two people count hands, each in a column of their own.
A second clerk types dots and ballots into a second sheet.
Where they differ, the paper is looked at,
and what was agreed is written down with who decided and why.

[How it is read](hall-reading.md) says what is made of it when it comes back from people,
and what of it may be sent.
"""

KINDS: Final = {
    "amount": "an amount of money",
    "choice": "a choice",
    "code": "the code of a project",
    "codes": "codes of projects",
    "date": "a date",
    "decimal": "a number",
    "group": "the code of a group",
    "number": "a whole number",
    "serial": "the number on the ballot",
    "sheet": "the title of a sheet",
    "text": "text",
}
FILLS: Final = {
    "block": "the round, given",
    "codes": "the code, given",
    "difference": "calculated: issued − total − unused − spoiled",
    "groups": "the code, given",
    "name": "the name of the code beside it, looked up",
    "numbers": "a number, given",
    "sum": "calculated: the sum",
}
HEAD: Final = (
    "| id | Кыргызча | Русский | English | holds |",
    "|---|---|---|---|---|",
)


def hall_page(made: str) -> str:
    """Describe every sheet with its columns, control rows and fields, and every list of choices."""
    words = [f"“{text}”" for _, text in LAYOUT.not_offered.texts]
    introduction = INTRODUCTION.format(not_offered=", ".join([*words, "or a long dash"]))
    parts = [made, introduction.rstrip()]
    for sheet in LAYOUT.sheets:
        parts.extend(_sheet(sheet))
    parts.append("## Choices")
    for id, choices in LAYOUT.lists:
        parts.append(f"### `{id}`")
        parts.append("\n".join(_choices(choices)))
    return "\n\n".join(parts) + "\n"


def _sheet(sheet: HallSheet) -> Iterator[str]:
    yield f"## `{sheet.id}`: {' · '.join(_texts(sheet.names))}"
    if sheet.like:
        yield f"The sheet `{sheet.like}` once more, typed by another clerk."
        return
    yield sheet.hint.in_language("en")
    if sheet.sections:
        for section in sheet.sections:
            yield f"### {' · '.join(_texts(section.names))}"
            yield "\n".join((*HEAD, *(_row(each, _field(each)) for each in section.fields)))
    if sheet.columns:
        yield "\n".join((*HEAD, *(_row(each, _column(each)) for each in sheet.columns)))
    if sheet.controls:
        where = "above the headings" if sheet.controls_at == "top" else "below the rows"
        yield f"Control rows, {where}:"
        yield "\n".join((*HEAD, *(_row(each, _control(each)) for each in sheet.controls)))


def _row(part: HallField | HallColumn | HallControl, holds: str) -> str:
    hint = part.hint.in_language("en")
    cells = (f"`{part.id}`", *_texts(part.names), f"{holds}. {hint}" if hint else holds)
    return f"| {' | '.join(cells)} |"


def _field(field: HallField) -> str:
    holds = _held(field.kind, field.choices)
    several = f", in each of {field.rows} lines" if field.rows > 1 else ""
    default = f"; `{field.default}` unless changed" if field.default else ""
    if field.default == "language":
        default = "; that of the workbook unless changed"
    return f"{holds}{several}{default}{'; required' if field.required else ''}"


def _column(column: HallColumn) -> str:
    holds = FILLS[column.fill] if column.fill else _held(column.kind, column.choices)
    each = f", one column for each {column.each}" if column.each else ""
    private = "; never leaves the workbook" if column.private else ""
    return f"{holds}{each}{private}"


def _control(control: HallControl) -> str:
    return FILLS[control.fill] if control.fill else _held(control.kind, "")


def _held(kind: str, choices: str) -> str:
    return f"one of [`{choices}`](#{choices})" if choices else KINDS[kind]


def _choices(choices: Iterable[HallChoice]) -> Iterator[str]:
    yield "| id | Кыргызча | Русский | English |"
    yield "|---|---|---|---|"
    for each in choices:
        yield f"| {' | '.join((f'`{each.id}`', *_texts(each.names)))} |"


def _texts(names: Names) -> tuple[str, ...]:
    return tuple(names.in_language(language) for language in LANGUAGES)

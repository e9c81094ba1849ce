"""Results by group as a table for a spreadsheet: one row for each project and voice."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Outcome
from prioritize.report.group_names import groups_called
from prioritize.report.group_table import by_group
from prioritize.report.naming import Naming, naming
from prioritize.report.row import Row, rows
from prioritize.report.safe_text import spoken
from prioritize.report.spreadsheet import decimal_cell, exact_cell, spreadsheet_csv, text_cell
from prioritize.report.template import word
from prioritize.tally.group_lists import Grouped
from prioritize.tally.listing import Lists
from prioritize.tally.result import Result, ranking_of
from prioritize.text import ENGLISH, Catalog, Message, message, render


__all__ = ["groups_csv"]

_HEADINGS: Final = (
    message("community"),
    message("instrument"),
    message("level"),
    message("method"),
    message("view"),
    message("group"),
    message("people"),
    message("place"),
    message("to place"),
    message("project"),
    message("name"),
    message("per head"),
    message("exactly per head"),
    message("note"),
)


def groups_csv(
    lists: Lists,
    groups: Sequence[Grouped],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Write results by group as CSV that opens in an Excel set to Russian.

    Each group has rows of its own, then come those of all, and those with other voices. The
    parameters are those of `groups_text`.
    """
    names = naming(lists, language, catalog)
    head = [spoken(each, catalog) for each in _HEADINGS]
    body = (row for each in groups for row in _rows(each, names.within(each.official), lists.kind))
    return spreadsheet_csv([head, *body])


def _rows(told: Grouped, names: Naming, kind: str) -> Iterator[list[str]]:
    official = told.official
    place = [
        text_cell(names.name(id)) if names.name(id) else _word(id, names)
        for id in (official.community, official.instrument)
    ]
    head = [*place, _word(official.level, names), text_cell(official.method.info.id)]
    note = _text(message("TRAINING, no result"), names) if kind == "training" else ""
    for voice, found in _voices(told, names):
        for row, number in found:
            yield [*head, *voice, *_row(row, number, names), note]


def _voices(
    told: Grouped, names: Naming
) -> Iterator[tuple[list[str], list[tuple[Row, Fraction | None]]]]:
    """Yield who speaks, with the places and the votes per person."""
    per_head = {step.groups: dict(step.scores) for step in by_group(told.views)}
    for own in told.own:
        if own.result is not None:
            group = _text(groups_called(own.part.groups, names), names)
            voice = [_word("per-head", names), group, str(own.part.people)]
            yield voice, _numbered(own.result, per_head.get(own.part.groups, {}))
    people = str(sum(own.part.people for own in told.own)) if told.own else ""
    everybody = next(
        (dict(_scores(each.result)) for each in told.views if each.view == "per-head"), {}
    )
    yield [_word("raw", names), "", people], _numbered(told.official.result, everybody)
    for each in told.views:
        if each.view != "per-head":
            numbers = dict(_scores(each.result)) if per_head else {}
            yield [_word(each.view, names), "", people], _numbered(each.result, numbers)


def _scores(result: Result[Outcome]) -> tuple[tuple[str, Fraction], ...]:
    return ranking_of(result.outcome).scores


def _numbered(
    result: Result[Outcome], numbers: dict[str, Fraction]
) -> list[tuple[Row, Fraction | None]]:
    return [(row, numbers.get(row.project)) for row in rows(result)]


def _row(row: Row, number: Fraction | None, names: Naming) -> list[str]:
    return [
        str(row.first),
        str(row.last),
        text_cell(row.project),
        text_cell(names.name(row.project)),
        decimal_cell(number),
        exact_cell(number),
    ]


def _word(text: str, names: Naming) -> str:
    return _text(word(text), names) if text else ""


def _text(text: Message, names: Naming) -> str:
    return text_cell(render(text, names.catalog))

"""Score sheets of reviewers: a committee's marks by project and criterion.

A sheet is long, with one score in each row (reviewer, project, criterion, score, and perhaps the
reason of a blank), or wide, with one column for each criterion. A blank is no zero: a cell may say
why it holds no score, in words such as ``recused``, ``четтетилди`` or ``отвод``. `Input.columns`
names columns by these meanings: ``reviewer``, ``code`` or ``name`` (of the project),
``criterion``, ``score``, ``reason``, ``community``, or by the id of a criterion.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
from attrs import field, frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.cells import number_in
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Matcher
from prioritize.intake.scope import Scope, missing_options
from prioritize.intake.table import Table, find_table, read_input_grid
from prioritize.model.consultation import Collected, Consultation, Input
from prioritize.model.scoresheet import (
    BLANK_REASONS,
    SCORED,
    Criterion,
    ScoresheetProfile,
)
from prioritize.text import message


__all__ = ["read_scores"]

_REASONS: Final[Mapping[str, str]] = {
    word: reason
    for reason, words in {
        "missing": ("", "-", "–", "н/д", "n/a", "na", "missing", "жок", "коюлган жок", "нет"),
        "recused": (
            *("recused", "recusal", "conflict", "conflict of interest", "coi", "отвод"),
            *("самоотвод", "конфликт интересов", "четтетилди", "четтөө"),
            *("кызыкчылыктардын кагылышуусу", "кызыкчылык кагылышы"),
        ),
        "absent": (
            "absent",
            "отсутствовал",
            "отсутствовала",
            "отсутствие",
            "келген жок",
            "жок болду",
        ),
        "not-assigned": (
            "not assigned",
            "not-assigned",
            "не назначен",
            "не назначено",
            "дайындалган эмес",
        ),
        "not-applicable": (
            *("not applicable", "not-applicable", "не применимо", "неприменимо"),
            *("колдонулбайт", "тиешелүү эмес"),
        ),
        "withdrawn": (
            "withdrawn",
            "отозвано",
            "отозвана",
            "снято",
            "кайра алынды",
            "чакыртып алынды",
        ),
    }.items()
    for word in words
}


@frozen
class _Score:
    """What one reviewer says about one project by one criterion: a value, or why there is none."""

    reviewer: str
    project: str
    criterion: str
    value: Fraction | None
    reason: str
    spot: Spot


@frozen
class _Sheet:
    """A table of scores with what its cells can mean."""

    table: Table
    scope: Scope
    criteria: Matcher
    faults: Faults = field(eq=False)


def read_scores(content: bytes, input: Input, consultation: Consultation) -> tuple[Collected, ...]:
    """Read the sheets of reviewers.

    Parameters
    ----------
    content
        The file of the input.
    input, consultation
        What the consultation declares; its criteria have the weights and the scales.

    Returns
    -------
    tuple of Collected
        One for each community, each with a `ScoresheetProfile`. A reviewer who has no row for a
        project was not assigned to it.

    Raises
    ------
    InputError
        With every fault of the file, such as a score outside of its criterion's scale.

    """
    faults = Faults(input.file)
    scope = Scope.of(input, consultation)
    criteria = Matcher.of(message("criterion"), consultation.criteria)
    grid = read_input_grid(content, input, faults)
    sheet = _Sheet(find_table(grid, input, criteria.knows, faults), scope, criteria, faults)
    scores: dict[str, list[_Score]] = {}
    for community, score in _scores(sheet):
        scores.setdefault(community, []).append(score)
    for each in scores.values():
        _check(each, sheet)
    # What is missing can only be told once everything there is was understood.
    faults.stop()
    for community, each in scores.items():
        _check_presence(each, community, sheet)
    faults.stop()
    return tuple(
        Collected(input, community, _profile(each, scope), findings=faults.accepted)
        for community, each in scores.items()
    )


def _scores(sheet: _Sheet) -> Iterator[tuple[str, _Score]]:
    """Yield every score with the community whose list it belongs to."""
    table, faults = sheet.table, sheet.faults
    columns = _criterion_columns(sheet)
    is_long = table.column("criterion") >= 0 and table.column("score") >= 0
    if not is_long and not columns:
        faults.fault(message("No columns hold scores by criterion"), table.spot(table.header))
    if table.column("reviewer") < 0:
        faults.fault(message("No column says who gave the scores"), table.spot(table.header))
    if table.column("code", "name") < 0:
        faults.fault(message("No column says what is scored"), table.spot(table.header))
    faults.stop()
    for row in table.rows:
        reviewer = table.cell(row, table.column("reviewer"))
        if not reviewer:
            faults.fault(message("The reviewer is blank"), table.spot(row))
        project = _project(sheet, row)
        community = _community(sheet, row, project)
        cells = [_long_cell(sheet, row)] if is_long else columns.items()
        for column, criterion in cells if project else ():
            value, reason = _value(sheet, row, column)
            spot = table.spot(row, column)
            yield community, _Score(reviewer, project, criterion, value, reason, spot)


def _criterion_columns(sheet: _Sheet) -> dict[int, str]:
    """Return the criteria of a wide sheet by column."""
    table = sheet.table
    declared = {column: name for name, column in table.meanings if name in sheet.criteria.ids}
    taken = {column for _, column in table.meanings}
    found = {
        column: sheet.criteria.read(heading, table.spot(table.header, column), sheet.faults)
        for column, heading in enumerate(table.headings)
        if column not in taken and sheet.criteria.knows(heading)
    }
    return declared | found


def _long_cell(sheet: _Sheet, row: int) -> tuple[int, str]:
    column = sheet.table.column("criterion")
    spot = sheet.table.spot(row, column)
    criterion = sheet.criteria.read(sheet.table.cell(row, column), spot, sheet.faults)
    return sheet.table.column("score"), criterion


def _project(sheet: _Sheet, row: int) -> str:
    column = sheet.table.column("code")
    if column < 0 or not sheet.table.cell(row, column):
        column = sheet.table.column("name")
    text = sheet.table.cell(row, column)
    return sheet.scope.projects.read(text, sheet.table.spot(row, column), sheet.faults)


def _community(sheet: _Sheet, row: int, project: str) -> str:
    """Return the community of a score: the only one, the row's, or else the project's."""
    table, scope = sheet.table, sheet.scope
    column = table.column("community")
    told = table.cell(row, column)
    if told:
        community = scope.communities.read(told, table.spot(row, column), sheet.faults)
    else:
        community = scope.only_community or (scope.option(project).community if project else "")
    if project and not community and not told:
        what = message("Nothing says which community {id} belongs to", id=project)
        sheet.faults.fault(what, table.spot(row))
    scope.check_open(project, community, table.spot(row), sheet.faults)
    return community


def _value(sheet: _Sheet, row: int, column: int) -> tuple[Fraction | None, str]:
    """Return the score in a cell, or nothing and the reason."""
    text = sheet.table.cell(row, column)
    reason = _REASONS.get(text.casefold().rstrip("."))
    if reason == "missing":
        told = sheet.table.cell(row, sheet.table.column("reason"))
        reason = _REASONS.get(told.casefold().rstrip("."))
        if reason is None:
            what = message("The reason {text} is not known; read as missing", text=repr(told[:40]))
            sheet.faults.odd(what, sheet.table.spot(row, sheet.table.column("reason")))
            reason = "missing"
    if reason is not None:
        return None, reason
    number = number_in(text)
    if isinstance(number, Finding):
        sheet.faults.add(number.at(sheet.table.spot(row, column)))
        return None, "missing"
    if number.remark is not None:
        sheet.faults.odd(number.remark, sheet.table.spot(row, column))
    return number.value, ""


def _check(scores: Sequence[_Score], sheet: _Sheet) -> None:
    """Check scales, and that no cell is given twice."""
    by_id = {each.id: each for each in sheet.scope.consultation.criteria}
    seen: dict[tuple[str, str, str], Spot] = {}
    for each in scores:
        key = (each.reviewer, each.project, each.criterion)
        if key in seen:
            what = message(
                "{reviewer} scores this in row {row} already",
                reviewer=each.reviewer,
                row=seen[key].row,
            )
            sheet.faults.fault(what, each.spot)
        seen.setdefault(key, each.spot)
        if each.criterion and each.value is not None:
            _check_scale(by_id[each.criterion], each.value, each.spot, sheet.faults)


def _check_presence(scores: Sequence[_Score], community: str, sheet: _Sheet) -> None:
    """Check that every criterion and every project is scored by somebody."""
    ids = {each.id for each in sheet.scope.consultation.criteria}
    for id in sorted(ids - {each.criterion for each in scores}):
        sheet.faults.fault(message("Nothing is scored by the criterion {id}", id=id))
    named = frozenset(each.project for each in scores)
    missing_options(sheet.scope, named, community, sheet.faults)


def _check_scale(criterion: Criterion, value: Fraction, spot: Spot, faults: Faults) -> None:
    low, high = criterion.lowest, criterion.highest
    if low is not None and value < low:
        faults.fault(
            message("{value} is below the scale, which begins at {low}", value=value, low=low), spot
        )
    if high is not None and value > high:
        faults.fault(
            message("{value} is above the scale, which ends at {high}", value=value, high=high),
            spot,
        )


def _profile(scores: Sequence[_Score], scope: Scope) -> ScoresheetProfile:
    named = {each.project for each in scores}
    projects = tuple(each for each in scope.options if each.id in named)
    criteria = scope.consultation.criteria
    reviewers = tuple(dict.fromkeys(each.reviewer for each in scores))
    axes = tuple(
        {name: position for position, name in enumerate(names)}
        for names in (reviewers, [each.id for each in projects], [each.id for each in criteria])
    )
    unit = Fraction(1, lcm(*(each.value.denominator for each in scores if each.value is not None)))
    shape = (len(reviewers), len(projects), len(criteria))
    values = np.zeros(shape, np.int64)
    states = np.full(shape, BLANK_REASONS.index("not-assigned"), np.uint8)
    for each in scores:
        states[axes[0][each.reviewer], axes[1][each.project]] = BLANK_REASONS.index("missing")
    for each in scores:
        cell = (axes[0][each.reviewer], axes[1][each.project], axes[2][each.criterion])
        states[cell] = SCORED if each.value is not None else BLANK_REASONS.index(each.reason)
        values[cell] = 0 if each.value is None else int(each.value / unit)
    return ScoresheetProfile(projects, criteria, reviewers, values, states, unit)

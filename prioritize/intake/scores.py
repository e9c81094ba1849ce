"""Score sheets of reviewers: a committee's marks by project and criterion.

A sheet is long, with one score in each row (reviewer, project, criterion, score, and perhaps the
reason of a blank), or wide, with one column for each criterion. A blank is no zero: a cell may say
why it holds no score, in words such as ``recused``, ``четтетилди`` or ``отвод``. `Input.columns`
names columns by these meanings: ``reviewer``, ``code`` or ``name`` (of the project),
``criterion``, ``score``, ``reason``, ``round``, ``time``, ``community``, or by the id of a
criterion. A score in a later round replaces the one before it, and a reviewer called ``consensus``
is all of them together; what does not count is kept.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.cells import number_in, truth_in
from prioritize.intake.column_meanings import MEANINGS
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Matcher
from prioritize.intake.scope import Scope, missing_options
from prioritize.intake.score_oddities import score_oddities
from prioritize.intake.score_profile import score_profile
from prioritize.intake.score_row import ScoreRow
from prioritize.intake.score_words import is_agreement, reason_of
from prioritize.intake.table import Table, find_table, read_input_grid
from prioritize.model.consultation import Collected, Consultation, Input
from prioritize.model.scoresheet import (
    Criterion,
    ScoresheetProfile,
)
from prioritize.text import message


__all__ = ["read_scores"]


@frozen
class _Sheet:
    """A table of scores with what its cells can mean."""

    table: Table
    scope: Scope
    criteria: Matcher
    faults: Faults = field(eq=False)

    def is_boolean(self, criterion: str) -> bool:
        """Say whether a criterion is answered by yes or no."""
        criteria = self.scope.consultation.criteria
        return any(each.id == criterion and each.kind == "boolean" for each in criteria)


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
    scores: dict[str, list[ScoreRow]] = {}
    for community, score in _scores(sheet):
        scores.setdefault(community, []).append(score)
    for each in scores.values():
        _check(each, sheet)
    # What is missing can only be told once everything there is was understood.
    faults.stop()
    for community, each in scores.items():
        _check_presence(each, community, sheet)
    faults.stop()
    profiles = {each: score_profile(rows, scope, input) for each, rows in scores.items()}
    return tuple(
        Collected(input, each, profile, findings=(*faults.accepted, *_odd(profile, input)))
        for each, profile in profiles.items()
    )


def _odd(profile: ScoresheetProfile, input: Input) -> Iterator[Finding]:
    """Yield what is odd in a profile, and that scores were agreed on that do not count."""
    file = Spot(input.file)
    yield from (each.at(file) for each in score_oddities(profile))
    if any(not each.reviewer for each in profile.kept) and not profile.agreed:
        what = message("Scores that were agreed on are kept beside, and do not count")
        remedy = message('To count them, write consensus = "counts" under stages.')
        yield finding(what, file, remedy=remedy)


def _scores(sheet: _Sheet) -> Iterator[tuple[str, ScoreRow]]:
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
        number = _round(sheet, row)
        cells = [_long_cell(sheet, row)] if is_long else columns.items()
        for column, criterion in cells if project else ():
            value, reason = _value(sheet, row, column, criterion)
            yield (
                community,
                ScoreRow(
                    "" if is_agreement(reviewer) else reviewer,
                    project,
                    criterion,
                    value,
                    reason,
                    table.spot(row, column),
                    number,
                    table.cell(row, table.column("time")),
                ),
            )


def _criterion_columns(sheet: _Sheet) -> dict[int, str]:
    """Return the criteria of a wide sheet by column."""
    table = sheet.table
    declared = {column: name for name, column in table.meanings if name in sheet.criteria.ids}
    # A criterion may be called as something that other sheets have, such as people.
    taken = {column for name, column in table.meanings if name in MEANINGS["scores"]}
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


def _round(sheet: _Sheet, row: int) -> int:
    """Return the round of a row; where none is told it is the first."""
    column = sheet.table.column("round")
    text = sheet.table.cell(row, column)
    if not text or text.isdecimal():
        return int(text or 1)
    what = message("The round {text} is no whole number", text=repr(text[:40]))
    sheet.faults.fault(what, sheet.table.spot(row, column))
    return 1


def _value(sheet: _Sheet, row: int, column: int, criterion: str) -> tuple[Fraction | None, str]:
    """Return the score in a cell, or nothing and the reason."""
    text = sheet.table.cell(row, column)
    answer = truth_in(text) if sheet.is_boolean(criterion) else None
    if answer is not None:
        return Fraction(answer), ""
    reason = reason_of(text)
    if reason == "missing":
        told = sheet.table.cell(row, sheet.table.column("reason"))
        reason = reason_of(told)
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


def _check(scores: Sequence[ScoreRow], sheet: _Sheet) -> None:
    """Check scales, and that no cell is given twice."""
    by_id = {each.id: each for each in sheet.scope.consultation.criteria}
    seen: dict[tuple[tuple[str, str, str], int], Spot] = {}
    for each in scores:
        key = (each.place, each.round)
        if key in seen:
            what = message(
                "{reviewer} scores this in row {row} already",
                reviewer=each.reviewer or message("the consensus"),
                row=seen[key].row,
            )
            sheet.faults.fault(what, each.spot)
        seen.setdefault(key, each.spot)
        if each.criterion and each.value is not None:
            _check_scale(by_id[each.criterion], each.value, each.spot, sheet.faults)


def _check_presence(scores: Sequence[ScoreRow], community: str, sheet: _Sheet) -> None:
    """Check that every criterion and every project is scored by somebody."""
    ids = {each.id for each in sheet.scope.consultation.criteria}
    for id in sorted(ids - {each.criterion for each in scores}):
        sheet.faults.fault(message("Nothing is scored by the criterion {id}", id=id))
    named = frozenset(each.project for each in scores)
    missing_options(sheet.scope, named, community, sheet.faults)


def _check_scale(criterion: Criterion, value: Fraction, spot: Spot, faults: Faults) -> None:
    if criterion.measure is not None:
        return
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

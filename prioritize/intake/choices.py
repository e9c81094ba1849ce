"""Forms in which people mark options, give them dots, or score them one by one.

A form that left the question blank is not counted; on any other, an option without a mark was not
chosen. Some tools write 0 for every option of a question that nobody answered, so where the
summary of the question is there, a blank summary decides.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from prioritize.errors import Finding
from prioritize.intake.cells import Reading, count_in, is_missing, number_in, truth_in
from prioritize.intake.faults import Faults
from prioritize.intake.lists import listed_options
from prioritize.intake.matching import Match
from prioritize.intake.questions import OptionQuestion
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table
from prioritize.text import message


__all__ = [
    "Answers",
    "dots_in_columns",
    "marks_in_columns",
    "marks_in_list",
    "scores_in_columns",
]

Answers: TypeAlias = "Mapping[str, Fraction] | None"
"""What one form says about each option that it mentions; `None` where it does not answer."""


def marks_in_columns(
    table: Table, row: int, question: OptionQuestion, scope: Scope, faults: Faults
) -> Answers:
    """Read which options a form marks, 1 for each, from one column for each option."""
    cells = {column: table.cell(row, column) for column in question.options}
    told = {column: text for column, text in cells.items() if not is_missing(text)}
    listed = table.cell(row, question.summary)
    if not told:
        return marks_in_list(table, row, question.summary, scope=scope, faults=faults)
    marked: dict[str, Fraction] = {}
    for column, text in told.items():
        id = question.options[column]
        truth = truth_in(text)
        if truth is None:
            truth = scope.projects.match(text) == Match(id)
            if not truth:
                what = message("{text} is neither yes nor no", text=repr(text[:40]))
                faults.fault(what, table.spot(row, column), remedy=message("Write 1 or 0."))
        if truth:
            marked[id] = Fraction(1)
    if question.summary >= 0 and not listed and not marked:
        return None
    return marked


def marks_in_list(table: Table, row: int, column: int, *, scope: Scope, faults: Faults) -> Answers:
    """Read which options a form marks, 1 for each, from a cell that lists them."""
    text = table.cell(row, column)
    if is_missing(text):
        return None
    ids = listed_options(text, table.spot(row, column), scope.projects, faults)
    return dict.fromkeys(ids, Fraction(1))


def dots_in_columns(table: Table, row: int, question: OptionQuestion, faults: Faults) -> Answers:
    """Read how many dots a form gives to each option; a mark such as ``x`` is one dot."""

    def read(text: str) -> Reading:
        is_mark = truth_in(text) is not None and not text[:1].isdigit()
        return count_in(str(int(bool(truth_in(text)))) if is_mark else text)

    return _numbers(table, row, question, read, faults)


def scores_in_columns(table: Table, row: int, question: OptionQuestion, faults: Faults) -> Answers:
    """Read the score that a form gives to each option; a blank is no score."""
    return _numbers(table, row, question, number_in, faults)


def _numbers(
    table: Table,
    row: int,
    question: OptionQuestion,
    read: Callable[[str], Reading],
    faults: Faults,
) -> Answers:
    numbers: dict[str, Fraction] = {}
    answered = False
    for column, id in question.options.items():
        text = table.cell(row, column)
        if is_missing(text):
            continue
        answered = True
        number = read(text)
        if isinstance(number, Finding):
            faults.add(number.at(table.spot(row, column)))
            continue
        if number.remark is not None:
            faults.odd(number.remark, table.spot(row, column))
        numbers[id] = number.value
    return numbers if answered else None

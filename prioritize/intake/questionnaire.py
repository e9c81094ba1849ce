"""Questionnaires: one row for each form, whatever tool the forms were filled in with.

The columns with answers are known by the names of options and places in their headings. Which of
them is read follows from what the input's method counts, or from `Input.columns`: ``choices``
(what people marked; the question's heading or the beginning of its headings), ``ranking`` (the
options in order), ``1``, ``2``, ``3`` (the column of a place). Other meanings are ``key`` (of the
form), ``participant`` (of the person), ``group`` and ``community``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, TypeVar

import attrs
from attrs import field, frozen

from prioritize.errors import Finding, finding
from prioritize.intake.answered import (
    default_order,
    marks_profile,
    order_profile,
    straight_lines,
)
from prioritize.intake.ballot_rows import BallotRow, by_community, electorate, people
from prioritize.intake.faults import Faults
from prioritize.intake.forms import Forms, read_forms
from prioritize.intake.question_choice import Asked, MarksAsked, asked_question
from prioritize.intake.scope import Scope, missing_options
from prioritize.intake.table import Table, find_export, read_input_grid
from prioritize.intake.vocabulary import meaning
from prioritize.model.consultation import Collected, Consultation, Input
from prioritize.model.profile import Profile
from prioritize.text import counted, message


__all__ = ["read_questionnaire"]

T = TypeVar("T")

Marks: TypeAlias = "Mapping[str, Fraction]"
Orders: TypeAlias = "tuple[tuple[str, ...], ...]"


@frozen
class _Answered:
    """The forms of one community that answer, and what they answer: marks, or orders."""

    rows: tuple[BallotRow, ...]
    blank: int
    marks: tuple[Marks, ...] = ()
    orders: tuple[Orders, ...] = ()


@frozen
class _Reading:
    """One file with the question that is read from it."""

    table: Table
    asked: Asked
    forms: Forms
    scope: Scope
    faults: Faults = field(eq=False)


def read_questionnaire(
    content: bytes, input: Input, consultation: Consultation
) -> tuple[Collected, ...]:
    """Read the forms of a questionnaire.

    Parameters
    ----------
    content
        The file of the input: an export, or a table that was typed.
    input, consultation
        What the consultation declares about it.

    Returns
    -------
    tuple of Collected
        One for each community, with the ballots of the forms that answer. Forms that do not, that
        were refused, or that were sent twice are told in `Electorate.not_counted`.

    Raises
    ------
    InputError
        With every fault of the file.

    """
    faults = Faults(input.file)
    scope = Scope.of(input, consultation)
    grid = read_input_grid(content, input, faults)
    table = _without_totals(find_export(grid, input, faults), faults)
    asked = asked_question(table, scope, faults)
    reading = _Reading(table, asked, read_forms(table, scope, faults), scope, faults)
    read = {
        community: _answered(rows, reading)
        for community, rows in by_community(reading.forms.rows).items()
    }
    if not any(each.rows for each in read.values()):
        faults.fault(message("No form answers the question"), table.spot(table.header))
    faults.stop()
    return tuple(
        _collected(community, each, reading) for community, each in read.items() if each.rows
    )


def _without_totals(table: Table, faults: Faults) -> Table:
    """Leave out the row of totals that people put below forms they typed."""
    totals = [
        row
        for row in table.rows
        if meaning(next(cell for cell in table.grid.rows[row] if cell)) == "total"
    ]
    for row in totals:
        faults.odd(message("The row of totals is no form and was left out"), table.spot(row))
    return attrs.evolve(table, rows=tuple(row for row in table.rows if row not in totals))


def _answered(rows: Sequence[BallotRow], reading: _Reading) -> _Answered:
    community, asked = rows[0].community, reading.asked
    if asked.named:
        missing_options(reading.scope, asked.named, community, reading.faults)
    if isinstance(asked, MarksAsked):
        marks = dict(_answering(rows, asked.read))
        answered = _Answered(tuple(marks), len(rows) - len(marks), marks=tuple(marks.values()))
        said = [(row, id) for row, answer in marks.items() for id in answer]
    else:
        orders = dict(_answering(rows, asked.read))
        answered = _Answered(tuple(orders), len(rows) - len(orders), orders=tuple(orders.values()))
        said = [(row, id) for row, order in orders.items() for ids in order for id in ids]
    for row, id in said:
        spot = reading.table.spot(row.row)
        reading.scope.check_open(id, community, spot, reading.faults)
    return answered


def _answering(
    rows: Sequence[BallotRow], read: Callable[[int], T | None]
) -> Iterator[tuple[BallotRow, T]]:
    """Yield the forms that answer with their answers."""
    for row in rows:
        answer = read(row.row)
        if answer is not None:
            yield row, answer


def _collected(community: str, answered: _Answered, reading: _Reading) -> Collected:
    asked, scope = reading.asked, reading.scope
    options = tuple(
        each
        for each in scope.options
        if scope.is_open_to(each, community) and (not asked.named or each.id in asked.named)
    )
    voters = electorate(answered.rows, _set_aside(community, answered.blank, reading.forms))
    findings = [*reading.faults.accepted, *_blank(answered.blank)]
    profile: Profile
    if isinstance(asked, MarksAsked):
        profile = marks_profile(asked.kind, options, answered.marks, voters)
        findings.extend(straight_lines(answered.marks) if profile.kind == "score" else ())
    else:
        profile = order_profile(options, answered.orders, voters)
        findings.extend(default_order(options, answered.orders))
    return Collected(
        scope.input, community, profile, people(answered.rows), findings=tuple(findings)
    )


def _blank(number: int) -> Iterator[Finding]:
    if number:
        what = counted(
            "{number} form leaves the question blank and is not counted",
            "{number} forms leave the question blank and are not counted",
            number=number,
        )
        yield finding(what, code="V17")


def _set_aside(community: str, blank: int, forms: Forms) -> dict[str, int]:
    return {
        "blank": blank,
        "repeated": sum(each.community == community for each in forms.repeated),
        "not-approved": sum(each.community == community for each in forms.refused),
    }

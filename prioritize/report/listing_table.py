"""The table of a ranked list: place, project, numbers, and what happened to each project."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from prioritize.model.number import half_up
from prioritize.model.outcome import Allocation, Outcome, Relation
from prioritize.report.block import Column, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import (
    decimal_message,
    decimal_text,
    in_one_form,
)
from prioritize.report.row import Row, deciding_score, gives_seats, place_text, rows, side_scores
from prioritize.report.template import quoted
from prioritize.tally.gates import REVIEWS
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result
from prioritize.tally.step import Scored
from prioritize.text import Message, message


__all__ = ["listing_table", "side_tables"]

_BESIDE: Final = 3
_ABREAST: Final = 5
_Cells: TypeAlias = "tuple[Column, list[Message]]"


def listing_table(listing: Listing, names: Naming) -> Table:
    """Lay out one row per project, in the order of the list.

    The numbers that decide nothing stand beside the score where they are three at most.
    """
    result = listing.result
    found = rows(result)
    sides = side_scores(result)
    return _table(
        [
            _place(result, found),
            _project(names, found),
            *_score(result, found, names),
            *(_side(each, result, names) for each in sides if _stands_beside(each, sides)),
            *_costs(result, found),
            *_fates(found),
        ]
    )


def side_tables(listing: Listing, names: Naming) -> Iterator[Table]:
    """Lay out the numbers that decide nothing, such as scores by criterion, where they are more."""
    result = listing.result
    found = rows(result)
    sides = side_scores(result)
    apart = [each for each in sides if not _stands_beside(each, sides)]
    for start in range(0, len(apart), _ABREAST):
        some = (_side(each, result, names) for each in apart[start : start + _ABREAST])
        yield _table([_place(result, found), _project(names, found), *some])


def _stands_beside(side: Scored, sides: Sequence[Scored]) -> bool:
    """Say whether a number stands in the list itself: where they are few, and reviews always."""
    return len(sides) <= _BESIDE or side.measure == REVIEWS


def _table(columns: Sequence[_Cells]) -> Table:
    heads = tuple(head for head, _ in columns)
    return Table(heads, tuple(zip(*(cells for _, cells in columns), strict=True)))


def _place(result: Result[Outcome], found: tuple[Row, ...]) -> _Cells:
    if isinstance(result.outcome, Relation):
        layers = [quoted(str(row.layer)) for row in found]
        return Column(message("Layer"), "right"), layers
    title = message("Order") if isinstance(result.outcome, Allocation) else message("Place")
    return Column(title, "right"), [quoted(place_text(row)) for row in found]


def _project(names: Naming, found: tuple[Row, ...]) -> _Cells:
    return Column(message("Project")), [quoted(names.project(row.project)) for row in found]


def _score(result: Result[Outcome], found: tuple[Row, ...], names: Naming) -> Iterator[_Cells]:
    decisive = deciding_score(result)
    if decisive is not None and any(row.score is not None for row in found):
        yield (
            Column(names.measure(decisive.measure), "right"),
            _cells([row.score for row in found], names.column),
        )


def _side(side: Scored, result: Result[Outcome], names: Naming) -> _Cells:
    scores = dict(side.scores)
    numbers = [scores.get(row.project) for row in rows(result)]
    is_mean = side.measure in names.criteria
    cells = _decimals(numbers) if is_mean else _cells(numbers, names.column)
    return Column(names.measure(side.measure), "right"), cells


def _decimals(numbers: Sequence[Fraction | None]) -> list[Message]:
    """Write means as reviewers know them, with two decimals."""
    return [
        quoted("") if number is None else decimal_message(decimal_text(half_up(number, 2), 2))
        for number in numbers
    ]


def _cells(
    numbers: Sequence[Fraction | None],
    write: Callable[[Sequence[Fraction]], list[Message]] = in_one_form,
) -> list[Message]:
    """Write the numbers of a column, blank where there is none."""
    known = dict.fromkeys(number for number in numbers if number is not None)
    told = dict(zip(known, write(list(known)), strict=True))
    return [quoted("") if number is None else told[number] for number in numbers]


def _costs(result: Result[Outcome], found: tuple[Row, ...]) -> Iterator[_Cells]:
    if isinstance(result.outcome, Allocation) and not gives_seats(result):
        yield Column(message("Cost"), "right"), _cells([row.cost for row in found])


def _fates(found: tuple[Row, ...]) -> Iterator[_Cells]:
    if any(row.fate for row in found):
        yield Column(message("What happened")), [row.fate or quoted("") for row in found]

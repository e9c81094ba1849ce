"""The table of a ranked list: place, project, numbers, and what happened to each project."""

from collections.abc import Iterator

from prioritize.model.outcome import Allocation, Outcome, Relation
from prioritize.report.block import Column, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.row import Row, deciding_score, place_text, rows, side_scores
from prioritize.report.template import quoted, word
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result
from prioritize.text import Message, message


__all__ = ["listing_table"]


def listing_table(listing: Listing, names: Naming) -> Table:
    """Lay out one row per project, in the order of the list."""
    result = listing.result
    found = rows(result)
    columns = [
        _place(result, found),
        _project(names, found),
        *_numbers(result, found),
        *_costs(result, found),
        *_fates(found),
    ]
    heads = tuple(head for head, _ in columns)
    return Table(heads, tuple(zip(*(cells for _, cells in columns), strict=True)))


_Cells = tuple[Column, list[Message]]


def _place(result: Result[Outcome], found: tuple[Row, ...]) -> _Cells:
    if isinstance(result.outcome, Relation):
        layers = [quoted(str(row.layer)) for row in found]
        return Column(message("Layer"), "right"), layers
    title = message("Order") if isinstance(result.outcome, Allocation) else message("Place")
    return Column(title, "right"), [quoted(place_text(row)) for row in found]


def _project(names: Naming, found: tuple[Row, ...]) -> _Cells:
    return Column(message("Project")), [quoted(names.project(row.project)) for row in found]


def _numbers(result: Result[Outcome], found: tuple[Row, ...]) -> Iterator[_Cells]:
    """Show the scores of the list, then the numbers beside them that decide nothing."""
    decisive = deciding_score(result)
    if decisive is not None and any(row.score is not None for row in found):
        cells = [shown(row.score) if row.score is not None else quoted("") for row in found]
        yield Column(word(decisive.measure), "right"), cells
    for side in side_scores(result):
        scores = dict(side.scores)
        cells = [
            shown(scores[row.project]) if row.project in scores else quoted("") for row in found
        ]
        yield Column(word(side.measure), "right"), cells


def _costs(result: Result[Outcome], found: tuple[Row, ...]) -> Iterator[_Cells]:
    if isinstance(result.outcome, Allocation):
        cells = [shown(row.cost) if row.cost is not None else quoted("") for row in found]
        yield Column(message("Cost"), "right"), cells


def _fates(found: tuple[Row, ...]) -> Iterator[_Cells]:
    if any(row.fate for row in found):
        yield Column(message("What happened")), [row.fate or quoted("") for row in found]

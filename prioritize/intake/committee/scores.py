"""The sheets of scores: one for each reviewer, one row for each application."""

from collections.abc import Iterator
from fractions import Fraction

from prioritize.errors import Spot
from prioritize.intake.cells import truth_in
from prioritize.intake.committee.book import CommitteeBook, Row
from prioritize.intake.committee.cell_values import number, number_or_blank
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import plain
from prioritize.intake.score_words import reason_of
from prioritize.intake.spelling import fold
from prioritize.intake.tally_lines import Cell
from prioritize.model.committee.filled import Application, Criteria
from prioritize.text import Message, message


__all__ = ["read_score_sheets"]


def read_score_sheets(
    book: CommitteeBook, criteria: tuple[Criteria, ...], applications: tuple[Application, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the scores of every row as (reviewer, application, one text for each criterion)."""
    headings = {fold(each.name): each.id for each in criteria}
    headings |= {fold(each.id): each.id for each in criteria}
    known = {each.id for each in applications}
    for reviewer, page in book.score_pages():
        seen: set[str] = set()
        for row in book.rows(page, lambda text: headings.get(fold(text), "")):
            ids = [each.id for each in criteria]
            code = plain(row.cell("code"), book.faults).lower()
            if code not in known and row.is_blank(*ids, "state"):
                continue
            if code not in known or code in seen:
                book.faults.fault(_misplaced(code, is_known=code in known), row.cell("code").spot)
                continue
            seen.add(code)
            yield reviewer, code, tuple(_score(row, each, book.faults) for each in criteria)
        for code in sorted(known - seen):
            what = message("{reviewer} has no row for {code}", reviewer=reviewer, code=code)
            book.faults.fault(what, Spot(book.file, page.title))


def _misplaced(code: str, *, is_known: bool) -> Message:
    if is_known:
        return message("The application {code} stands here twice", code=code)
    return message("The application {code} is not on the sheet of applications", code=repr(code))


def _score(row: Row, criterion: Criteria, faults: Faults) -> str:
    """Return a score as text, or the reason why there is none."""
    cell, state = row.cell(criterion.id), plain(row.cell("state"), faults)
    text = cell.text
    reason = reason_of(state) if state else None
    if state and reason is None:
        what = message("{text} is none of the choices", text=repr(state[:40]))
        faults.fault(what, row.cell("state").spot)
    if reason is not None and text and reason_of(text) is None:
        what = message("There is a score, and the row says {reason}", reason=state)
        faults.fault(what, cell.spot, remedy=message("Take one of the two out."))
    if reason is not None:
        return reason.replace("-", " ")
    found = None if _is_answer(text, criterion) else reason_of(text)
    if found is not None:
        return "" if found == "missing" else found.replace("-", " ")
    return _value(cell, criterion, faults)


def _is_answer(text: str, criterion: Criteria) -> bool:
    """Say whether a text is a yes or a no, one of which is also a word for nothing."""
    return criterion.kind == "boolean" and truth_in(text) is not None


def _value(cell: Cell, criterion: Criteria, faults: Faults) -> str:
    if _is_answer(cell.text, criterion):
        return str(int(bool(truth_in(cell.text))))
    found = number(cell, faults)
    low, high = criterion.lowest, criterion.highest
    outside = found is not None and (
        (low is not None and found < low) or (high is not None and found > high)
    )
    if outside and criterion.kind != "boolean":
        what = message(
            "{value} is outside of the scale from {low} to {high}",
            value=found or Fraction(0),
            low="–" if low is None else low,
            high="–" if high is None else high,
        )
        faults.fault(what, cell.spot)
    return number_or_blank(found)

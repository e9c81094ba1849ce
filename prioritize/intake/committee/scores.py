"""The sheets of scores: one for each reviewer, one row for each application."""

from collections.abc import Callable, Iterator, Mapping

from prioritize.errors import Spot
from prioritize.intake.cells import truth_in
from prioritize.intake.committee.book import CommitteeBook, Row
from prioritize.intake.committee.cell_values import no_choice, number_or_blank
from prioritize.intake.committee.columns import check_columns
from prioritize.intake.committee.headings import headings
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import number, plain
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
    words = {fold(each.name): each.id for each in criteria}
    words |= {fold(each.id): each.id for each in criteria}
    known = {each.id for each in applications if each.id}
    for reviewer, page in book.score_pages():
        seen: set[str] = set()
        check_columns(book, page, headings(page, _meaning(words)), criteria)
        for row in book.rows(page, _meaning(words)):
            ids = [each.id for each in criteria]
            code = plain(row.cell("code"), book.faults).lower()
            if code not in known and row.is_blank(*ids, "state"):
                continue
            if code not in known or code in seen:
                _misplace(code, row, book.faults, is_known=code in known)
                continue
            seen.add(code)
            _check_state(row, book)
            yield reviewer, code, tuple(_score(row, each, book.faults) for each in criteria)
        for code in sorted(known - seen):
            what = message("{reviewer} has no row for {code}", reviewer=reviewer, code=code)
            remedy = message("Write its code into the next free row.")
            book.faults.fault(what, Spot(book.file, page.title), remedy=remedy)


def _meaning(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return what a heading means among the criteria, by their folded names and codes."""
    return lambda text: words.get(fold(text), "")


def _misplace(code: str, row: Row, faults: Faults, *, is_known: bool) -> None:
    """Record a row of an application that is not to be scored, or was already."""
    spot = row.cell("code").spot
    if is_known:
        faults.fault(message("The application {code} stands here twice", code=code), spot)
        return
    what = message("The application {code} is not on the sheet of applications", code=repr(code))
    faults.fault(what, spot, remedy=_typed_alike(code))


def _typed_alike(code: str) -> Message | None:
    if code.isascii():
        return None
    return message("It has letters that are not Latin, though they look alike: type it again.")


def _check_state(row: Row, book: CommitteeBook) -> None:
    state = plain(row.cell("state"), book.faults)
    if state and reason_of(state) is None:
        no_choice(row.cell("state"), ("recused", "absent"), book)


def _score(row: Row, criterion: Criteria, faults: Faults) -> str:
    """Return a score as text, or the reason why there is none."""
    cell, state = row.cell(criterion.id), plain(row.cell("state"), faults)
    text = cell.text
    reason = reason_of(state) if state else None
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
            value=cell.text,
            low="–" if low is None else low,
            high="–" if high is None else high,
        )
        faults.fault(what, cell.spot)
    return number_or_blank(found)

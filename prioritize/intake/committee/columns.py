"""The columns of a sheet of scores: every criterion has one, and no score stands elsewhere."""

from collections.abc import Iterable, Iterator

from prioritize.errors import Finding, Spot
from prioritize.intake.cells import number_in
from prioritize.intake.committee.book import CommitteeBook
from prioritize.intake.committee.headings import Headings
from prioritize.intake.hall.page import Page
from prioritize.model.committee.filled import Criteria
from prioritize.text import message


__all__ = ["check_columns"]


def check_columns(
    book: CommitteeBook, page: Page, head: Headings, criteria: Iterable[Criteria]
) -> None:
    """Record where scores would be passed over because of how a sheet was changed.

    A criterion may have lost its column by another name, a column of numbers may stand under a
    heading that is no criterion, and cells may be merged so that one score stands for several.
    """
    if not head.columns:
        return
    for each in criteria:
        if each.id not in head.columns.values():
            what = message("There is no column for the criterion {name}", name=each.name)
            remedy = message("Its heading is the name on the sheet of criteria, or its code.")
            book.faults.fault(what, Spot(book.file, page.title, head.row), remedy=remedy)
    for column in _foreign(page, head):
        what = message(
            "{text} is no criterion, and numbers stand below it",
            text=repr(page.text(head.row, column)[:60]),
        )
        remedy = message("Write the name of a criterion above them, or take them out.")
        spot = Spot(book.file, page.title, head.row, column)
        book.faults.fault(what, spot, remedy=remedy)
    for spot in _merged(book.file, page, head, {each.id for each in criteria}):
        what = message("Scores are in merged cells")
        remedy = message("Unmerge them and write each score into its own cell.")
        book.faults.fault(what, spot, remedy=remedy)


def _foreign(page: Page, head: Headings) -> Iterator[int]:
    """Yield the columns that hold numbers and mean nothing."""
    for column in page.columns:
        if column in head.columns or column in head.again:
            continue
        texts = (page.text(row, column) for row in page.rows if row > head.row)
        if any(text and not isinstance(number_in(text), Finding) for text in texts):
            yield column


def _merged(file: str, page: Page, head: Headings, ids: set[str]) -> Iterator[Spot]:
    """Yield the first cells of what is merged among the scores."""
    columns = [column for column, id in head.columns.items() if id in ids]
    for box in page.merged:
        if box.bottom > head.row and any(box.left <= column <= box.right for column in columns):
            yield Spot(file, page.title, box.top, box.left)

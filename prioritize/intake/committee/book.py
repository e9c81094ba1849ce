"""The sheets of a committee's workbook as rows of cells by the meaning of their columns."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import field, frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.committee.headings import headings, is_like_scores
from prioritize.intake.committee.sniff import title_language
from prioritize.intake.faults import Faults
from prioritize.intake.hall.page import Book, Page, text_fault
from prioritize.intake.hall.words import Words
from prioritize.intake.tally_lines import Cell
from prioritize.model.committee.layout import committee_words
from prioritize.text import message


__all__ = ["CommitteeBook", "Row", "committee_book"]

_TAG: Final = re.compile(r"prioritize/committee/\S+\s+(\S+)(?:\s+(.+))?")


@frozen
class Row:
    """A row of a table: its cells by the meaning of their columns."""

    cells: dict[str, Cell]
    spot: Spot

    def cell(self, id: str) -> Cell:
        """Return a cell; one that is not there is blank and stands nowhere in the row."""
        return self.cells.get(id, Cell("", self.spot))

    def is_blank(self, *ids: str) -> bool:
        """Say whether the cells of these columns hold nothing."""
        return not any(self.cell(id).text for id in ids)


@frozen
class CommitteeBook:
    """The sheets by what they are; a sheet of scores also by whose it is.

    `language` is the one that most of their titles are in; what is to be written is told in it.
    """

    file: str
    pages: tuple[tuple[str, str, Page], ...] = field(repr=False)
    faults: Faults
    language: str = ""

    def page(self, id: str) -> Page | None:
        """Return the sheet of an id, where it is there."""
        return next((page for own, _, page in self.pages if own == id), None)

    def score_pages(self) -> Iterator[tuple[str, Page]]:
        """Yield the code of every reviewer with a sheet, and the sheet."""
        for id, reviewer, page in self.pages:
            if id == "scores":
                yield reviewer or page.title, page

    def fields(self) -> dict[str, Cell]:
        """Return the rules: the cell beside each label, by the id of the label."""
        page = self.page("rules")
        words = Words.of(committee_words().fields)
        found: dict[str, Cell] = {}
        for row in page.rows if page else ():
            label = page.text(row, 1) if page else ""
            id = words.find(label)
            if page and id:
                found[id] = self._checked(Cell(page.text(row, 2), self._spot(page, row, 2)))
            elif page and page.text(row, 2):
                what = message("{text} is none of the rules", text=repr(label[:60]))
                remedy = message("Write the rule as a new workbook names it.")
                self.faults.fault(what, self._spot(page, row, 1), remedy=remedy)
        return found

    def rows(self, page: Page, meaning: Callable[[str], str] | None = None) -> Iterator[Row]:
        """Yield the rows below the headings of a table.

        Parameters
        ----------
        page
            A sheet with a table; its headings are the row with most known words.
        meaning
            What a heading means, beyond the words of the template.

        """
        head = headings(page, meaning)
        if not head.columns:
            what = message("The sheet {sheet} has no headings that are known", sheet=page.title)
            self.faults.fault(what, Spot(self.file, page.title))
        for column in head.again:
            what = message("Two columns are headed {text}", text=repr(page.text(head.row, column)))
            self.faults.fault(what, self._spot(page, head.row, column))
        for row in (each for each in page.rows if head.columns and each > head.row):
            cells = {
                id: self._checked(Cell(page.text(row, column), self._spot(page, row, column)))
                for column, id in head.columns.items()
            }
            yield Row(cells, self._spot(page, row, 0))

    def _checked(self, cell: Cell) -> Cell:
        wrong = text_fault(cell)
        if wrong is not None:
            self.faults.add(wrong)
            return Cell("", cell.spot)
        return cell

    def _spot(self, page: Page, row: int, column: int) -> Spot:
        return Spot(self.file, page.title, row, column)


def committee_book(book: Book, faults: Faults) -> CommitteeBook:
    """Find out which sheet is which: by the tag in a first cell, else by its title."""
    words = Words.of(committee_words().sheets)
    found = [(*_told(page, words), page) for page in book.pages]
    language = title_language(page.title for page in book.pages)
    known = CommitteeBook(book.file, tuple(each for each in found if each[0]), faults, language)
    for page in (page for id, _, page in found if not id and is_like_scores(page)):
        what = message(
            "The sheet {sheet} holds scores and is none of the workbook's", sheet=page.title
        )
        remedy = message("Copy cell A1 of another sheet of scores into its cell A1.")
        faults.fault(what, Spot(book.file, page.title), remedy=remedy)
    missing = [
        each.names.in_language(language)
        for each in committee_words().sheets
        if each.id not in {"reviewers", "decisions"} and not _has(known, each.id)
    ]
    for title in missing:
        what = message("There is no sheet {sheet}", sheet=title)
        remedy = message("Begin with a new workbook: prioritize new committee.xlsx --template …")
        faults.add(Finding(what, Spot(book.file), remedy))
    return known


def _has(book: CommitteeBook, id: str) -> bool:
    return any(own == id for own, _, _ in book.pages)


def _told(page: Page, words: Words) -> tuple[str, str]:
    """Return the id of a sheet, and of a sheet of scores whose it is."""
    for text in _first(page):
        found = _TAG.fullmatch(text)
        if found:
            # A sheet that was copied for another reviewer keeps the tag and has a title of its own.
            return found[1], page.title if found[1] == "scores" else ""
    return words.find(page.title), ""


def _first(page: Page) -> Iterable[str]:
    return (text for (row, column), text in sorted(page.cells.items()) if row <= 3 and column <= 3)

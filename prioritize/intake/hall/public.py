"""What of a workbook may be kept, counted and sent: public sheets, without what is about a person.

Sheets, columns and rows that are none of the template's are left out too, because nobody knows
what they hold. What was left out is told by its place, never by its text.
"""

from collections import Counter
from collections.abc import Iterator

from prioritize.intake.hall.book import read_book
from prioritize.intake.hall.kept import kept
from prioritize.intake.hall.lay_out import lay_out
from prioritize.intake.hall.page import Book, Remark
from prioritize.intake.hall.posters import SheetCodes, find_codes
from prioritize.intake.hall.recognize import KnownPage, recognized
from prioritize.intake.hall.record import HallRecord, write_record
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.model.hall.load import hall_layout


__all__ = ["public_hall", "public_record"]


def public_hall(content: bytes, name: str) -> bytes:
    """Make the record of a workbook: the one file that is counted and may be bundled.

    Parameters
    ----------
    content, name
        The workbook and the name that it goes by.

    Raises
    ------
    InputError
        The workbook cannot be opened. What is wrong inside is for the reader of the record to say.

    """
    return write_record(public_record(read_book(open_spreadsheet(content, name))))


def public_record(book: Book) -> HallRecord:
    """Keep the public part of a workbook."""
    known = recognized(book.pages, hall_layout())
    codes = find_codes(known, book.file)
    public = [(each, kept(each, codes, book.file)) for each in known if not each.sheet.private]
    private = [each for each in known if each.sheet.private]
    people = Counter(group for each in private for group in _people(each, codes, book.file))
    titles = {"", *(each.page.title for each, _ in public)}
    unknown = {page.title for page in book.pages} - titles - {each.page.title for each in private}
    return HallRecord(
        book.file,
        tuple((each.sheet.id, part.page) for each, part in public),
        tuple(sorted(people.items())),
        (
            *(each for each in book.remarks if each.sheet in titles),
            *(remark for _, part in public for remark in part.remarks),
            *(Remark("sheet", page.title) for page in book.pages if page.title in unknown),
        ),
    )


def _people(known: KnownPage, codes: SheetCodes, file: str) -> Iterator[str]:
    """Yield the group of everybody on a private list, by its code."""
    table = lay_out(known.page, known.sheet, codes, file=file)
    private = [each.position for each in table.columns if each.column.private]
    for row in table.rows:
        if any(table.page.text(row, column) for column in private):
            yield codes.group(table.cell(row, "group").text)

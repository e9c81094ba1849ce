"""Any table that people bring, whatever program it comes from, becomes one grid of clean text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.characters import FORBIDDEN, INVISIBLE, SPACES
from prioritize.intake.delimited import separate
from prioritize.intake.encoding import decode
from prioritize.intake.signatures import OLE, ZIP, kind_of
from prioritize.intake.workbook import MergedCells, Sheet, read_sheet
from prioritize.text import Message, message


__all__ = ["Grid", "cell_fault", "clean_cell", "read_grid"]

_MOST_BYTES: Final = 200 * 2**20
_MOST_COLUMNS: Final = 16_384
_MOST_ROWS: Final = 1_048_576
_MOST_LETTERS: Final = 32_767
_MOST_FAULTS: Final = 100
_MOST_KNOWN: Final = 100_000
"""So many texts are remembered, so that cells that say the same are looked at once."""

_WAS_INVISIBLE: Final = message("Characters that cannot be seen were taken out of cells")
_WAS_SPACE: Final = message("Spaces of special widths were read as plain spaces")
_IS_FORMULA: Final = message("A cell begins like a formula and was read as text")
_STARTERS: Final = frozenset("=@+-'")
_TEXTS: Final = (".csv", ".tsv", ".txt")
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_BOOKS: Final = {ZIP: "a workbook or a zip archive", OLE: "a workbook of the old kind"}
_FORMULA: Final = re.compile(r"'?[=@]|'?[+-][^\W\d]|'[+-]")
_ERROR: Final = re.compile(
    r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|ССЫЛКА!|ДЕЛ/0!|Н/Д|ЗНАЧ!|ИМЯ\?|ЧИСЛО!|ПУСТО!)"
    r"|Err:\d+|<WARNING: Truncated"
)


@frozen
class Grid:
    """A rectangle of clean text.

    Attributes
    ----------
    file, sheet
        Where it comes from; `sheet` is empty for a text file.
    rows
        Cells without outer blanks, all rows of one width. Blank rows stand between others and
        never at the ends.
    first_row
        The number that a spreadsheet shows beside the first of the rows.
    merged
        Merged cells as ((first row, first column), (last row, last column)), positions in `rows`.
    findings
        What was accepted and a person should know.

    """

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    merged: tuple[MergedCells, ...] = ()
    findings: tuple[Finding, ...] = ()

    def spot(self, row: int, column: int | None = None, field: str = "") -> Spot:
        """Return where a cell stands, given its position in `rows`, as a spreadsheet counts.

        Examples
        --------
        >>> Grid("dots.csv", "", (("a", "b"),), first_row=3).spot(0, 1)
        Spot(file='dots.csv', sheet='', row=3, column=2, field='')

        """
        number = 0 if column is None else column + 1
        return Spot(self.file, self.sheet, row + self.first_row, number, field)


def read_grid(content: bytes, name: str, *, sheet: str = "") -> Grid:
    r"""Read a table from a text file or a workbook.

    Parameters
    ----------
    content, name
        The file, and the name that it goes by in messages; its content decides what it is.
    sheet
        The sheet of a workbook; may be left out where only one holds anything.

    Raises
    ------
    InputError
        With every fault that was found: the file is empty, cut off, of another kind, in an
        encoding that lost letters (V12), with unclosed quotes, ragged rows, or cells that hold
        an error.

    Examples
    --------
    >>> read_grid("Код;Добуш\nP1; 14 \n".encode(), "tally.csv").rows
    (('Код', 'Добуш'), ('P1', '14'))

    """
    spot = Spot(name, sheet)
    if len(content) > _MOST_BYTES:
        what = message("The file is larger than {most} MB", most=_MOST_BYTES // 2**20)
        raise InputError(finding(what, spot))
    if not content.strip():
        raise InputError(finding(message("The file is empty"), spot))
    read = _read(content, name, sheet)
    return _cleaned(read, name)


def _read(content: bytes, name: str, sheet: str) -> Sheet:
    ending = next((each for each in _WORKBOOKS if name.lower().endswith(each)), "")
    is_book = content.startswith(tuple(_BOOKS))
    if ending and not is_book:
        raise InputError(_other_kind(content, name, ending))
    if is_book and not name.lower().endswith(_TEXTS):
        return read_sheet(content, name, sheet=sheet)
    if is_book or kind_of(content):
        raise InputError(_other_kind(content, name, "text"))
    decoded = decode(content, name)
    if max(decoded.text.count("\n"), decoded.text.count("\r")) > _MOST_ROWS:
        raise InputError(_too_long(name))
    rows, findings = separate(decoded.text, name)
    return Sheet("", rows, (), decoded.findings + findings)


def _too_long(name: str) -> Finding:
    return finding(
        message("There are more than {most} rows", most=_MOST_ROWS),
        Spot(name),
        remedy=message(
            "Write equal ballots as one row with their count, or save the ballots as .toi or .pb."
        ),
    )


def _other_kind(content: bytes, name: str, wanted: str) -> Finding:
    kind = _BOOKS.get(content[:4]) or kind_of(content) or "text"
    return finding(
        message("The name says {wanted}, the content is {kind}", wanted=wanted, kind=kind),
        Spot(name),
        remedy=message("Save the table again as .xlsx or as CSV UTF-8."),
    )


def _cleaned(read: Sheet, name: str) -> Grid:
    rows, remarks = _clean_rows(read.rows)
    filled = [number for number, row in enumerate(rows) if any(row)]
    if not filled:
        raise InputError(finding(message("The file holds only blank lines"), Spot(name, read.name)))
    first, last = filled[0], filled[-1]
    width = max(_width(row) for row in rows)
    grid = Grid(
        name,
        read.name,
        tuple(
            row if len(row) == width else (*row[:width], *[""] * (width - len(row)))
            for row in rows[first : last + 1]
        ),
        first + 1,
        tuple(
            ((top - first, left), (end - first, right)) for (top, left), (end, right) in read.merged
        ),
        read.findings,
    )
    faults = list(_faults(grid))
    if len(filled) == 1:
        faults.append(finding(message("There are no rows below the headings"), grid.spot(0)))
    if faults:
        raise InputError(faults[:_MOST_FAULTS])
    found = (
        finding(what, grid.spot(row - first, column)) for what, (row, column) in remarks.items()
    )
    return Grid(name, read.name, grid.rows, grid.first_row, grid.merged, (*read.findings, *found))


def _width(row: Sequence[str]) -> int:
    if row and row[-1]:
        return len(row)
    return max((position for position, cell in enumerate(row, 1) if cell), default=0)


def _clean_rows(
    rows: Sequence[Sequence[str]],
) -> tuple[list[tuple[str, ...]], dict[Message, tuple[int, int]]]:
    """Clean every cell; also return what was done, each with the first cell it was done to."""
    remarks: dict[Message, tuple[int, int]] = {}
    known: dict[str, str] = {}
    cleaned = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell not in known:
                known[cell], done = _clean(cell)
                for remark in done:
                    remarks.setdefault(remark, (number, column))
        cleaned.append(tuple(map(known.__getitem__, row)))
        if len(known) > _MOST_KNOWN:
            known.clear()
    return cleaned, remarks


def _clean(cell: str) -> tuple[str, Sequence[Message]]:
    """Return the text of a cell, and what was done to it."""
    done: list[Message] = []
    text = cell.strip()
    if not text.isascii():
        text = _tidy(text)
        if INVISIBLE.search(cell):
            done.append(_WAS_INVISIBLE)
        if SPACES.search(cell):
            done.append(_WAS_SPACE)
    if text and text[0] in _STARTERS and _FORMULA.match(text):
        done.append(_IS_FORMULA)
        text = text.removeprefix("'")
    return text, done


def clean_cell(cell: str) -> str:
    r"""Take what cannot be seen out of a cell, and the mark that keeps a text from being a formula.

    Examples
    --------
    >>> clean_cell(" 12\u200b "), clean_cell("'+996")
    ('12', '+996')

    """
    text = cell.strip()
    tidy = text if text.isascii() else _tidy(text)
    return tidy.removeprefix("'") if _FORMULA.match(tidy) else tidy


def _tidy(text: str) -> str:
    visible = INVISIBLE.sub("", SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", visible).strip()


def _faults(grid: Grid) -> Iterator[Finding]:
    if len(grid.rows[0]) > _MOST_COLUMNS:
        what = message("There are more than {most} columns", most=_MOST_COLUMNS)
        yield finding(what, grid.spot(0))
    sound = {""}
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell in sound:
                continue
            fault = cell_fault(cell)
            if fault is not None:
                yield finding(fault, grid.spot(number, column))
            elif len(sound) < _MOST_KNOWN:
                sound.add(cell)


def cell_fault(cell: str) -> Message | None:
    """Say what is wrong with the text of a cell whatever it should hold, or nothing."""
    if len(cell) > _MOST_LETTERS:
        return message("The cell holds more than {most} characters", most=_MOST_LETTERS)
    if cell[0] in "#E<" and _ERROR.match(cell):
        return message("The cell holds an error: {error}", error=cell[:40])
    if not cell.isprintable() and FORBIDDEN.search(cell):
        return message("The cell holds a control character that changes how text is shown")
    return None

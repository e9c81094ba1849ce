"""Text with separated columns becomes rows of cells, as a spreadsheet would show them.

The standard library's reader swallows the rest of a file after an unclosed quote and its sniffer
fails on one column; this one names the row of every fault.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.text import Message, message


__all__ = ["Rows", "separate"]

Rows: TypeAlias = "list[list[str]]"

_SEPARATORS: Final = {"\t": "tabs", ";": "semicolons", "|": "bars", ",": "commas"}
_ORDINARY: Final = (",", ";")
"""What spreadsheets write, and nobody has to be told."""
_DECLARED: Final = re.compile(r"sep=(.)[^\S\r\n]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LOOK_AT: Final = 200
_MOSTLY: Final = 0.8
_MOST_KNOWN: Final = 100_000


def separate(text: str, name: str) -> tuple[Rows, tuple[Finding, ...]]:
    """Split text into rows of cells; blank lines are empty rows, so that row numbers hold.

    Raises
    ------
    InputError
        A quote is not closed or stands inside a cell, or rows have fewer or more cells than the
        others.

    """
    declared = _DECLARED.match(text)
    if declared:
        separator, text = declared[1], text[declared.end() :]
    else:
        separator = _sniff(text)
    rows = list(_cells(text, separator, name))
    faults = list(_ragged(rows, name))
    if faults:
        raise InputError(faults)
    if separator in _ORDINARY and not declared:
        return rows, ()
    what = message("Columns are separated by {sign}", sign=repr(separator))
    return rows, (finding(what, Spot(name)),)


def _sniff(text: str) -> str:
    """Choose the separator that cuts nearly all the first rows into the same number of cells."""
    head = "\n".join(_LINE_END.split(text[:200_000])[:_LOOK_AT])
    best, share = "", 0.0
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _loosely(head, separator) if row)
        width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
        same = often / widths.total() if width > 1 else 0.0
        if same >= _MOSTLY:
            return separator
        if same > share:
            best, share = separator, same
    return best or ","


def _loosely(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from _cells(text, separator, "")
    except InputError:
        # What is wrong with the quotes is said when the whole file is read.
        return


def _cells(text: str, separator: str, name: str) -> Iterator[list[str]]:
    if '"' not in text:
        # Equal cells become one text: twenty million single ones would take a gigabyte.
        known: dict[str, str] = {}
        for line in _LINE_END.split(text):
            cells = line.split(separator) if line else []
            yield [known.setdefault(cell, cell) for cell in cells]
            if len(known) > _MOST_KNOWN:
                known.clear()
        return
    yield from _quoted_cells(text, separator, name)


def _quoted_cells(text: str, separator: str, name: str) -> Iterator[list[str]]:
    sign = re.escape(separator)
    # A quote after a number, at the end of a cell, is the sign for seconds: 39°54'12"N.
    seconds = rf'(?:(?<=\d)"[ \t]?[NSEWСЮВЗ]?(?=[{sign}\r\n]|$))?'
    pattern = re.compile(rf'"([^"]*(?:""[^"]*)*)"|([^"{sign}\r\n]*{seconds})')
    row: list[str] = []
    at, number = 0, 1
    while at <= len(text):
        cell = pattern.match(text, at)
        assert cell is not None, "the second alternative matches nothing at all"  # noqa: S101  # it cannot fail
        row.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        at = cell.end()
        if text.startswith(separator, at):
            at += 1
            continue
        end = _LINE_END.match(text, at)
        if at < len(text) and end is None:
            raise InputError(_bad_quote(cell, row, Spot(name, row=number, column=len(row))))
        yield [] if row == [""] else row
        row, number = [], number + 1
        at = end.end() if end else len(text) + 1


def _bad_quote(cell: re.Match[str], row: Sequence[str], spot: Spot) -> Finding:
    if cell[1] is None and not row[-1]:
        return finding(
            message("A quote is opened and never closed"),
            spot,
            remedy=message("Close the quote, or write the cell without quotes."),
        )
    return finding(
        message("A quote stands inside a cell"),
        spot,
        remedy=message('Put the whole cell in quotes and write each quote inside twice: "".'),
    )


def _ragged(rows: Sequence[Sequence[str]], name: str) -> Iterator[Finding]:
    """Find rows that have not the width of the others; titles above the table may be narrow."""
    widths = Counter(len(row) for row in rows if any(map(str.strip, row)))
    usual = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))[0]
    inside = False
    for number, row in enumerate(rows, 1):
        if len(row) == usual:
            inside = True
            continue
        filled = sum(bool(cell.strip()) for cell in row)
        is_title = not inside and (filled <= 2 or row[0].startswith("#"))
        if filled and not is_title and not _only_blanks(row, usual):
            yield finding(
                _width_message(len(row), usual),
                Spot(name, row=number),
                remedy=message("Every row must have the same number of cells."),
            )


def _only_blanks(row: Sequence[str], usual: int) -> bool:
    return len(row) > usual and not any(cell.strip() for cell in row[usual:])


def _width_message(width: int, usual: int) -> Message:
    return message("The row has {width} cells, the others have {usual}", width=width, usual=usual)

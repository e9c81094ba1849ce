"""What people write into single cells: numbers, amounts, dates, hours, and choices from a list."""

import datetime as dt
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding
from prioritize.intake.cells import count_in, is_missing, number_in
from prioritize.intake.faults import Faults
from prioritize.intake.hall.page import text_fault
from prioritize.intake.hall.words import Words
from prioritize.intake.tally_lines import Cell
from prioritize.model.hall.load import hall_layout
from prioritize.text import message


__all__ = ["amount", "choice", "count", "date", "decimal", "hour", "number", "plain", "several"]

_DATE: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T].*)?"
    r"|(?P<day2>\d{1,2})[./-](?P<month2>\d{1,2})[./-](?P<year2>\d{4})(?:\s*(?:г\.?|-?ж\.?|жыл))?",
    re.ASCII,
)
_MONTHS: Final = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
"""How the months begin in Russian and in Kyrgyz, May in all its cases."""
_SPELLED: Final = re.compile(
    r"(?P<day>\d{1,2})[\s-]+(?P<month>[а-я]{3,8})\.?,?\s+(?P<year>\d{4})(?:[\s-]*(?:г|год|года|ж|жыл)\.?)?"
    r"|(?P<year2>\d{4})[\s-]*(?:ж|жыл|жылдын|жылы)\.?,?\s*(?P<day2>\d{1,2})[\s-]+(?P<month2>[а-я]{3,8})"
)
_HOUR: Final = re.compile(r"(\d{1,2}:\d{2}):00", re.ASCII)
_MONEY: Final = re.compile(r"\s*(?:сом|сомов|сомду|som|kgs|с\.)\.?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[,;/]|\s+жана\s+|\s+и\s+|\s+and\s+")


def plain(cell: Cell, faults: Faults) -> str:
    """Return the text of a cell, after recording what no text may hold."""
    wrong = text_fault(cell)
    if wrong is not None:
        faults.add(wrong)
        return ""
    return "" if is_missing(cell.text) else cell.text


def count(cell: Cell, faults: Faults) -> int | None:
    """Read a whole number from 0; nothing written down is `None`."""
    text = plain(cell, faults)
    if not text:
        return None
    read = count_in(text)
    if isinstance(read, Finding):
        faults.add(read.at(cell.spot))
        return None
    if read.remark is not None:
        faults.odd(read.remark, cell.spot)
    return int(read.value)


def number(cell: Cell, faults: Faults) -> Fraction | None:
    """Read a number, whole or not; nothing written down is `None`."""
    text = plain(cell, faults)
    if not text:
        return None
    read = number_in(text)
    if isinstance(read, Finding):
        faults.add(read.at(cell.spot))
        return None
    return read.value


def decimal(cell: Cell, faults: Faults) -> Fraction | None:
    """Read a number from 0, whole or not; nothing written down is `None`."""
    read = number(cell, faults)
    if read is not None and read < 0:
        faults.fault(message("{text} is below 0", text=repr(cell.text)), cell.spot)
        return None
    return read


def amount(cell: Cell, faults: Faults) -> Fraction | None:
    """Read an amount of money; the name of the currency may stand behind it."""
    return decimal(Cell(_MONEY.sub("", cell.text), cell.spot), faults)


def date(cell: Cell, faults: Faults) -> str:
    """Read a date in any of the ways in which people write it, as ``2025-02-14``."""
    text = plain(cell, faults)
    if not text:
        return ""
    try:
        year, month, day = map(int, _in_figures(text) or _spelled(text))
        return dt.date(year, month, day).isoformat()
    except ValueError:
        what = message("{text} is no date", text=repr(text[:40]))
        faults.fault(what, cell.spot, remedy=message("Write it like 20.01.2025."), code="V16")
        return ""


def _in_figures(text: str) -> Sequence[str]:
    """Return year, month and day of a date that is written in figures."""
    found = _DATE.fullmatch(text)
    parts = [part for part in found.groups() if part] if found else []
    return parts[::-1] if found and found["day2"] else parts


def _spelled(text: str) -> Sequence[str]:
    """Return year, month and day of a date with the name of the month; nothing for other texts.

    Examples
    --------
    >>> _spelled("20 января 2024 г."), _spelled("2024-жылдын 20-январы")
    (('2024', '1', '20'), ('2024', '1', '20'))

    """
    found = _SPELLED.fullmatch(text.lower())
    if not found:
        return ()
    month = found["month"] or found["month2"]
    numbers = (n for n, start in enumerate(_MONTHS, 1) if month.startswith(start))
    return found["year"] or found["year2"], str(next(numbers, 0)), found["day"] or found["day2"]


def hour(cell: Cell, faults: Faults) -> str:
    """Read the hour as it was typed, without the seconds that a spreadsheet adds.

    Examples
    --------
    >>> from prioritize.errors import Spot
    >>> hour(Cell("18:10:00", Spot()), Faults(""))
    '18:10'

    """
    return _HOUR.sub(r"\1", plain(cell, faults))


def choice(cell: Cell, list_id: str, faults: Faults) -> str:
    """Return the id of what was chosen from a list; what is not in it is a fault."""
    text = plain(cell, faults)
    choices = hall_layout().choices(list_id)
    found = Words.of(choices).find(text) if text else ""
    if text and not found:
        names = tuple(each.names.in_language(_language_of(text)) for each in choices)
        what = message("{text} is none of the choices", text=repr(text[:60]))
        faults.fault(what, cell.spot, remedy=message("Write one of: {names}.", names=names))
    return found


def _language_of(text: str) -> str:
    """Propose in the alphabet of what was written."""
    return "en" if text.isascii() else "ky"


def several(text: str) -> tuple[str, ...]:
    """Split a cell into the names of people that it lists.

    Examples
    --------
    >>> several("Асанова Г., Бекова А.; Маматов Б.")
    ('Асанова Г.', 'Бекова А.', 'Маматов Б.')

    """
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())

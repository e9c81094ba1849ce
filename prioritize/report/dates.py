"""Days as people write them: through the door of translation, like everything that is said."""

from datetime import date
from typing import Final

from prioritize.report.template import quoted
from prioritize.text import Message, message


__all__ = ["date_shown", "date_written"]

_MONTHS: Final = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)


def date_shown(day: date) -> Message:
    """Write a day with the name of its month.

    In a catalog the months stand in the form that they have within a date: *20 января 2024 г.*

    Examples
    --------
    >>> str(date_shown(date(2024, 1, 20)))
    'January 20, 2024'

    """
    month = _MONTHS[day.month - 1]
    return message("{month} {day}, {year}", month=month, day=day.day, year=day.year)


def date_written(text: str) -> Message:
    """Write a date of a file with the name of its month, or as somebody typed it.

    Examples
    --------
    >>> str(date_written("2024-01-20")), str(date_written("in January"))
    ('January 20, 2024', 'in January')

    """
    try:
        return date_shown(date.fromisoformat(text))
    except ValueError:
        return quoted(text)

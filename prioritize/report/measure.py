"""Numbers with what they count: 41 dots, 7 votes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.report.naming import Naming
from prioritize.report.template import filled
from prioritize.text import Fact, Message, counted, message


__all__ = ["UNITS", "measured", "measured_together", "moved", "moved_from"]


def _dots(number: int) -> Message:
    return counted("{number} dot", "{number} dots", number=number)


def _votes(number: int) -> Message:
    return counted("{number} vote", "{number} votes", number=number)


def _approvals(number: int) -> Message:
    return counted("{number} approval", "{number} approvals", number=number)


def _marks(number: int) -> Message:
    return counted("{number} mark", "{number} marks", number=number)


def _wins(number: int) -> Message:
    return counted("{number} win", "{number} wins", number=number)


def _points(number: int) -> Message:
    return counted("{number} point", "{number} points", number=number)


def _people(number: int) -> Message:
    return counted("{number} person", "{number} people", number=number)


def _reviews(number: int) -> Message:
    return counted("{number} review", "{number} reviews", number=number)


_COUNTED: Final = {
    "approvals": _approvals,
    "dots": _dots,
    "marks": _marks,
    "people": _people,
    "people who marked": _people,
    "points": _points,
    "reviews": _reviews,
    "votes": _votes,
    "wins": _wins,
}
UNITS: Final = frozenset(_COUNTED)
"""What is counted one by one, so that a whole number of it has a word of its own."""
_MOVED: Final = frozenset({"approvals", "dots", "votes"})


def measured(value: Fraction, measure: str, names: Naming) -> Message:
    """Write a number with what it counts.

    Examples
    --------
    >>> names = Naming({})
    >>> str(measured(Fraction(1), "dots", names)), str(measured(Fraction(7, 2), "mean", names))
    ('1 dot', '3.5 (mean)')

    """
    return next(measured_together((value,), measure, names))


def measured_together(values: Sequence[Fraction], measure: str, names: Naming) -> Iterator[Message]:
    """Write numbers that are read beside each other, each with what it counts."""
    unit = _COUNTED.get(names.unit(measure))
    for value, number in zip(values, names.numbers(values), strict=True):
        facts: dict[str, Fact] = {"value": number, "measure": names.measure(measure)}
        if unit and value.denominator == 1:
            yield unit(value.numerator)
        else:
            yield filled(_MEASURED["counted" if unit else "named"], **facts)


_MEASURED: Final = {
    "counted": message("{value} {measure}"),
    "named": message("{value} ({measure})"),
}


def moved(difference: Fraction, measure: str) -> Message | None:
    """Say how many dots would have had to move to turn two projects round.

    Moving d dots from one project to the other shifts their difference by 2d. Only what people
    put down one by one moves like this; `None` for anything else.

    Examples
    --------
    >>> str(moved(Fraction(3), "dots"))
    'If 2 dots had moved from one to the other, the order would be reversed.'

    """
    what = _turning(difference, measure)
    return what and counted(
        "If {what} had moved from one to the other, the order would be reversed.",
        "If {what} had moved from one to the other, the order would be reversed.",
        number=what.number,
        what=what,
    )


def moved_from(difference: Fraction, measure: str, *, above: str, below: str) -> Message | None:
    """Say how many dots would have had to move from one named project to the other.

    Examples
    --------
    >>> str(moved_from(Fraction(4), "dots", above="road", below="well"))
    'If 3 dots had moved from road to well, well would stand above road.'

    """
    what = _turning(difference, measure)
    return what and counted(
        "If {what} had moved from {above} to {below}, {below} would stand above {above}.",
        "If {what} had moved from {above} to {below}, {below} would stand above {above}.",
        number=what.number,
        what=what,
        above=above,
        below=below,
    )


def _turning(difference: Fraction, measure: str) -> Message | None:
    unit = _COUNTED.get(measure)
    if measure not in _MOVED or unit is None or difference <= 0:
        return None
    return unit(int(difference / 2) + 1)

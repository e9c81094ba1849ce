"""Measures told in sentences: rounded to four decimals, in the way of the reader's language."""

from fractions import Fraction
from typing import Final

from prioritize.model.number import half_up
from prioritize.text import Message, message


__all__ = ["told"]

_DIGITS: Final = 4


def told(value: Fraction) -> Message:
    """Write a number from 0 with at most four decimals, without zeros at its end.

    Examples
    --------
    >>> [str(told(Fraction(each))) for each in ("0.16914", "3", "4.50", "0.00001")]
    ['0.1691', '3', '4.5', '0']

    """
    scaled = int(half_up(value, _DIGITS) * 10**_DIGITS)
    whole, rest = divmod(scaled, 10**_DIGITS)
    decimals = f"{rest:0{_DIGITS}d}".rstrip("0")
    if not decimals:
        return message("{number}", number=whole)
    return message("{whole}.{decimals}", whole=whole, decimals=Message(decimals))

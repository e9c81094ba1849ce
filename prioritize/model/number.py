"""Exact numbers from text.

`float`, `int` and `Fraction` accept far more than a person means by a number: ``nan``, ``1_000``,
``1e9999999`` (which hangs), Persian digits. Here one small grammar decides.
"""

import re
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding, InputError
from prioritize.text import message


__all__ = ["LARGEST", "exact", "half_up", "whole"]

LARGEST: Final = 10**15
"""No number of a consultation is as large as this; it keeps sums inside 64 bits."""

_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,12})?")
# Every decimal of the grammar is also a ratio of it, so that numbers can be stored as ratios.
_RATIO: Final = re.compile(r"[+-]?[0-9]{1,27}/[0-9]{1,15}")


def exact(value: object) -> Fraction:
    """Read a number exactly.

    Parameters
    ----------
    value
        An integer, a `Fraction`, or text such as ``12``, ``-0.5`` or ``1/3``. Floats are refused:
        write them as text.

    Raises
    ------
    InputError
        What was given is no number, or one with more than 15 digits before the point.

    Examples
    --------
    >>> exact("0.1") + exact("0.2")
    Fraction(3, 10)

    """
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        number = Fraction(value)
        if abs(number) < LARGEST and number.denominator < LARGEST:
            return number
    elif isinstance(value, str):
        text = value.strip()
        if _DECIMAL.fullmatch(text):
            return Fraction(text)
        if _RATIO.fullmatch(text) and int(text.partition("/")[2]):
            ratio = Fraction(text)
            if abs(ratio) < LARGEST:
                return ratio
    raise InputError(
        Finding(
            message("{value} is not a number", value=_quoted(value)),
            remedy=message("Write it like 12, 0.5 or 1/3, with at most 15 digits."),
        )
    )


def whole(value: object) -> int:
    """Read a whole number exactly, with the same grammar as `exact`.

    Raises
    ------
    InputError
        What was given is no whole number.

    """
    number = exact(value)
    if number.denominator != 1:
        raise InputError(Finding(message("{value} is not a whole number", value=_quoted(value))))
    return number.numerator


def _quoted(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def half_up(number: Fraction, decimals: int) -> Fraction:
    """Round to a number of decimals, a half away from zero, as laws and schools do.

    Examples
    --------
    >>> [half_up(Fraction(each), 1) for each in ("0.25", "0.24", "-0.25")]
    [Fraction(3, 10), Fraction(1, 5), Fraction(-3, 10)]

    """
    scale = 10**decimals
    magnitude = (abs(number) * scale + Fraction(1, 2)) // 1
    return Fraction(magnitude if number >= 0 else -magnitude, scale)

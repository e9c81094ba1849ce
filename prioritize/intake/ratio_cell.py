"""Cells that say how many times more one thing matters than another: 3, 1/3, 0.33."""

import re
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.cells import number_in
from prioritize.intake.faults import Faults
from prioritize.model.number import exact
from prioritize.text import message


__all__ = ["read_ratio"]

_PARTS: Final = re.compile(r"[0-9]{1,9}\s*/\s*[0-9]{1,9}")
_LONG: Final = re.compile(r"([0-9]{1,9}[.,][0-9]{12})[0-9]+")
_ROUNDED: Final = re.compile(r"0?[.,]([0-9]{2,30})")
_SCALE: Final = range(2, 10)
_CERTAIN: Final = 11
"""So many decimals are left of a long number with certainty; the next may have been cut off."""


def read_ratio(text: str, spot: Spot, faults: Faults) -> Fraction | None:
    """Read a ratio above 0; what is none is a fault.

    A decimal below 1 that is the rounded reciprocal of 2 to 9, such as 0.33, is read as that.

    Examples
    --------
    >>> faults = Faults("pairs.csv")
    >>> [str(read_ratio(each, Spot(), faults)) for each in ("3", "1/3", "0,33", "0.25", "2.5")]
    ['3', '1/3', '1/3', '1/4', '5/2']
    >>> [str(each.what) for each in faults.accepted]
    ['0,33 was read as 1/3']

    """
    ratio = _number(text, spot, faults)
    if ratio is not None and ratio <= 0:
        faults.fault(message("{text} is no ratio", text=repr(text)), spot, remedy=_REMEDY)
        return None
    if ratio is None:
        return None
    rounded = _ROUNDED.fullmatch(text)
    whole = rounded and _reciprocal(ratio, min(len(rounded[1]), _CERTAIN))
    if whole and whole != ratio:
        faults.odd(message("{text} was read as {ratio}", text=text[:20], ratio=whole), spot)
        return whole
    return ratio


_REMEDY: Final = message(
    "Write how many times more the left one matters: 3, 1/3 or 0.33. In a spreadsheet write 1/3"
    " into a cell that is formatted as text, or it becomes a date."
)


def _number(text: str, spot: Spot, faults: Faults) -> Fraction | None:
    if _PARTS.fullmatch(text):
        try:
            return exact("".join(text.split()))
        except InputError:
            faults.fault(message("{text} is no ratio", text=repr(text)), spot, remedy=_REMEDY)
            return None
    long = _LONG.fullmatch(text)
    read = number_in(long[1] if long else text)
    if isinstance(read, Finding):
        faults.fault(message("{text} is no ratio", text=repr(text[:40])), spot, remedy=_REMEDY)
        return None
    if read.remark is not None:
        faults.odd(read.remark, spot)
    return read.value


def _reciprocal(ratio: Fraction, digits: int) -> Fraction | None:
    """Return the reciprocal of 2 to 9 that a number is when rounded to so many decimals."""
    half = Fraction(1, 2 * 10**digits)
    near = (Fraction(1, each) for each in _SCALE if abs(Fraction(1, each) - ratio) <= half)
    return next(near, None)

"""Latitude and longitude as people and phones write them, in exact degrees."""

import re
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding, finding
from prioritize.intake.spelling import ascii_digits
from prioritize.text import message


__all__ = ["degrees_in", "point_in"]

_DECIMAL: Final = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,15})?", re.ASCII)
_SEXAGESIMAL: Final = re.compile(
    r"(?P<degrees>\d{1,3})\s*(?:°|º|\s|:)\s*(?P<minutes>\d{1,2}(?:[.,]\d{1,9})?)"
    r"\s*(?:['′’:]|\s|$)\s*(?:(?P<seconds>\d{1,2}(?:[.,]\d{1,9})?)\s*(?:\"|″|”|''|′′)?)?",
    re.ASCII,
)
_DEGREES_ONLY: Final = re.compile(r"(?P<degrees>\d{1,3}(?:[.,]\d{1,15})?)\s*[°º]?", re.ASCII)
_HEMISPHERE: Final = re.compile(
    r"^([NSEWСЮВЗ])\.?\s*|\s*([NSEWСЮВЗ]|[сю]\.?\s*ш\.?|[вз]\.?\s*д\.?)$", re.IGNORECASE
)
_SIGNS: Final = str.maketrans("−–，．", "--,.")


def degrees_in(text: str) -> Fraction | Finding:
    r"""Read degrees: decimal with a point or a comma, or with minutes and seconds.

    Examples
    --------
    >>> degrees_in("39,9") == degrees_in("39.90") == degrees_in("39°54'00\"N")
    True
    >>> degrees_in("71°18′ в.д.")
    Fraction(713, 10)
    >>> print(degrees_in("4412345.7").render())
    '4412345.7' is no number of degrees. Write it like 39.9012.

    """
    plain = ascii_digits(text).translate(_SIGNS).strip()
    if _DECIMAL.fullmatch(plain):
        return _checked(Fraction(plain.replace(",", ".")), text)
    sign = _HEMISPHERE.search(plain)
    bare = _HEMISPHERE.sub("", plain, count=1).strip() if sign else plain
    found = _SEXAGESIMAL.fullmatch(bare) or (_DEGREES_ONLY.fullmatch(bare))
    if found is None:
        return _no_degrees(text)
    parts = [_exact(found.groupdict().get(each)) for each in ("degrees", "minutes", "seconds")]
    if parts[1] >= 60 or parts[2] >= 60:
        return _no_degrees(text)
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    is_negative = sign is not None and (sign[1] or sign[2])[0].upper() in "SWЮЗ"
    return _checked(-value if is_negative else value, text)


def _exact(text: str | None) -> Fraction:
    return Fraction(text.replace(",", ".")) if text else Fraction(0)


def _checked(value: Fraction, text: str) -> Fraction | Finding:
    return value if abs(value) <= 180 else _no_degrees(text)


def _no_degrees(text: str) -> Finding:
    what = message("{text} is no number of degrees", text=repr(text[:40]))
    return finding(what, remedy=message("Write it like 39.9012."))


def point_in(text: str) -> tuple[str, str] | None:
    """Split latitude and longitude that stand in one cell, as phones write them.

    Examples
    --------
    >>> point_in("39.90 71.30 1450 4.9"), point_in("39.90, 71.30"), point_in("39.90")
    (('39.90', '71.30'), ('39.90', '71.30'), None)

    """
    number = r"([+-]?\d{1,3}\.\d+)"
    found = re.fullmatch(rf"{number}[\s,;]+{number}(?:[\s,;]+[+-]?[\d.]+){{0,2}}", text, re.ASCII)
    return (found[1], found[2]) if found else None

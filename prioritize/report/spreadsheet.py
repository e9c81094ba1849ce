"""Cells for spreadsheets, which take text for formulas, dates and numbers without asking."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from prioritize.report.numbers import decimal_text, exact_text
from prioritize.report.safe_text import safe_text


__all__ = ["csv_text", "decimal_cell", "exact_cell", "spreadsheet_csv", "text_cell"]

_FORMULA: Final = frozenset("=+-@\t\r\n")
_RECAST: Final = re.compile(
    r"\d+(?:[-./:,]\d+)+"  # becomes a date, a time or another number
    r"|0\d+|\d{16,}|\d+[eE][+-]?\d+"  # loses digits
    r"|(?i:true|false|истина|ложь)"
)
_DECIMALS: Final = 6
_DIGITS: Final = 15


def spreadsheet_csv(table: Iterable[Iterable[str]]) -> bytes:
    """Write a table that opens in an Excel set to Russian: UTF-8 with a mark, semicolons, CR LF."""
    return csv_text(table, delimiter=";", line_end="\r\n").encode("utf-8-sig")


def csv_text(table: Iterable[Iterable[str]], *, delimiter: str, line_end: str) -> str:
    """Write a table as CSV; cells are quoted where they must be."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(table)
    return text.getvalue()


def text_cell(text: str) -> str:
    """Write text so that a spreadsheet keeps it as text.

    What would become a formula (also where it begins with a full-width sign), a date or another
    number stands behind an apostrophe, as spreadsheets themselves mark text.

    Examples
    --------
    >>> text_cell("=HYPERLINK(1)"), text_cell("＝1"), text_cell("1-2"), text_cell("road 1-2")
    ("'=HYPERLINK(1)", "'＝1", "'1-2", 'road 1-2')

    """
    start = unicodedata.normalize("NFKC", text.lstrip(" "))[:1]
    risky = start in _FORMULA or _RECAST.fullmatch(text.strip())
    return f"'{safe_text(text)}" if start and risky else safe_text(text)


def decimal_cell(value: Fraction | None) -> str:
    """Write a number with a decimal comma, rounded to six decimals where it has more.

    Examples
    --------
    >>> decimal_cell(Fraction(41)), decimal_cell(Fraction(7, 2)), decimal_cell(Fraction(-7, 3))
    ('41', '3,5', '-2,333333')

    """
    if value is None:
        return ""
    whole, _, decimals = decimal_text(value, _DECIMALS).partition(".")
    kept = decimals.rstrip("0")
    return f"{whole},{kept}" if kept else whole


def exact_cell(value: Fraction | None) -> str:
    """Write a number exactly, as text where a spreadsheet would not keep it.

    A fraction would become a date, and a long number would lose digits.

    Examples
    --------
    >>> exact_cell(Fraction(41)), exact_cell(Fraction(7, 2))
    ('41', "'7/2")

    """
    if value is None:
        return ""
    text = exact_text(value)
    kept = value.denominator == 1 and len(text) <= _DIGITS
    return text if kept else f"'{text}"

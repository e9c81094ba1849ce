"""Numbers as people type them into cells, and the many ways of leaving a cell without one.

One small grammar decides. `int` and `float` accept far more than a person means, and a number
that could be read in two ways is asked about and never guessed.
"""

import re
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.errors import Finding, finding
from prioritize.intake.spelling import ascii_digits
from prioritize.model.number import exact
from prioritize.text import Message, message


__all__ = [
    "Number",
    "count_in",
    "is_date",
    "is_missing",
    "is_not_offered",
    "number_in",
    "truth_in",
]

_MISSING: Final = frozenset(
    ("", "-", "–", "n/a", "na", "n.a.", "н/д", "н.д.", "нет данных", "маалымат жок", "белгисиз")
)
_NOT_OFFERED: Final = frozenset(
    (
        "—",
        "not offered",
        "сунушталган эмес",
        "сунушталган жок",
        "не предлагалось",
        "не предлагался",
        "не предлагалась",
    )
)
_TRUE: Final = frozenset(
    ("1", "1.0", "true", "yes", "y", "да", "ооба", "x", "х", "✓", "✔", "+", "истина")
)
_FALSE: Final = frozenset(("0", "0.0", "false", "no", "n", "нет", "жок", "ложь"))

_SPACED: Final = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_PLAIN: Final = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,12})?", re.ASCII)
_TWO_WAYS: Final = re.compile(
    r"[+-]?[1-9]\d{0,2},\d{3}|[+-]?\d{1,3}(?:[.,]\d{3})+[.,]\d+", re.ASCII
)
_THOUSANDS_OR_DECIMALS: Final = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_MONTH: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    "|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
)
_DATE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}.*)?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
    rf"|\d{{1,2}}[-. ](?:{_MONTH})[а-яa-z]*\.?(?:[-. ]\d{{2,4}})?"
    rf"|(?:{_MONTH})[а-яa-z]*[-. ]\d{{2,4}}",
    re.IGNORECASE,
)
_SCALE_WORD: Final = re.compile(
    r"\d\s*(?:млн|миллион|тыс|миң|млрд|сом|som|kgs|mln|k)\b", re.IGNORECASE
)
_LIKE_DIGITS: Final = str.maketrans("OoОоlIІЗзБ", "0000111336")
_SIGNS: Final = str.maketrans("−–，．", "--,.")


@frozen
class Number:
    """An exact number, and what was odd about the way it was typed."""

    value: Fraction
    remark: Message | None = None


Reading: TypeAlias = "Number | Finding"


def is_missing(text: str) -> bool:
    """Say whether a cell holds nothing, or a sign that nothing is known.

    Examples
    --------
    >>> [is_missing(each) for each in ("", "-", "н/д", "0")]
    [True, True, True, False]

    """
    return text.casefold() in _MISSING


def is_not_offered(text: str) -> bool:
    """Say whether a cell says that the project was not offered: a long dash or the words.

    Examples
    --------
    >>> [is_not_offered(each) for each in ("—", "Не предлагалось", "-")]
    [True, True, False]

    """
    return text.casefold().rstrip(".") in _NOT_OFFERED


def truth_in(text: str) -> bool | None:
    """Read a mark as yes or no; `None` is neither.

    Examples
    --------
    >>> truth_in("ооба"), truth_in("0"), truth_in("maybe")
    (True, False, None)

    """
    folded = ascii_digits(text).casefold()
    if folded in _TRUE:
        return True
    return False if folded in _FALSE else None


def is_date(text: str) -> bool:
    """Say whether a spreadsheet made a date of what was typed.

    Examples
    --------
    >>> [is_date(each) for each in ("2024-03-02", "2-Mar", "02.мар", "1-2")]
    [True, True, True, False]

    """
    return _DATE.fullmatch(text) is not None


def number_in(text: str) -> Reading:
    """Read a number, whole or with decimals.

    Returns
    -------
    Number or Finding
        The exact number, or why the text is none (V15, V16); the finding has no spot yet.

    Examples
    --------
    >>> number_in("1 200,5").value
    Fraction(2401, 2)
    >>> print(number_in("1,000").render())
    [V15] '1,000' can be read in two ways. Write 1000 or 1.0.

    """
    digits = ascii_digits(text).translate(_SIGNS).strip()
    remark = None
    if digits != text.translate(_SIGNS).strip():
        remark = message("Digits of another script were read as {number}", number=digits)
    if _TWO_WAYS.fullmatch(digits):
        return _in_two_ways(text, digits)
    if _SPACED.fullmatch(digits):
        digits = digits.replace(" ", "")
    if _PLAIN.fullmatch(digits):
        return Number(exact(digits.replace(",", ".")), remark)
    return _no_number(text, digits)


def count_in(text: str) -> Reading:
    """Read a number of votes, dots or people: whole and not below 0.

    Examples
    --------
    >>> count_in("14").value, count_in("14,0").value
    (Fraction(14, 1), Fraction(14, 1))
    >>> print(count_in("2.5").render())
    '2.5' is not a whole number. Nobody can give half a vote: look up the sheet.
    >>> print(count_in("1O").render())
    '1O' is not a number. Did you mean 10?

    """
    if _THOUSANDS_OR_DECIMALS.fullmatch(ascii_digits(text)):
        return _in_two_ways(text, ascii_digits(text))
    read = number_in(text)
    if isinstance(read, Finding):
        return read
    if read.value.denominator != 1:
        return finding(
            message("{text} is not a whole number", text=_quoted(text)),
            remedy=message("Nobody can give half a vote: look up the sheet."),
        )
    if read.value < 0:
        return finding(message("{text} is below 0", text=_quoted(text)))
    return read


def _in_two_ways(text: str, digits: str) -> Finding:
    *whole, last = re.split("[.,]", digits)
    signs = set(re.findall("[.,]", digits))
    if len(whole) == 1:
        decimal = f"{whole[0]}.{last.rstrip('0') or '0'}"
        remedy = message("Write {whole} or {decimal}.", whole=whole[0] + last, decimal=decimal)
    else:
        plain = "".join(whole) + ("" if len(signs) == 1 else ".") + last
        remedy = message("Write {plain}.", plain=plain)
    what = message("{text} can be read in two ways", text=_quoted(text))
    return finding(what, remedy=remedy, code="V15")


def _no_number(text: str, digits: str) -> Finding:
    if is_date(text):
        return finding(
            message("{text} is a date where a number belongs", text=_quoted(text)),
            remedy=message("Type the number again in a cell that is formatted as text."),
            code="V16",
        )
    if "%" in text:
        return finding(
            message("{text} is a percentage", text=_quoted(text)),
            remedy=message("Write the number itself, without a percent sign."),
        )
    if _SCALE_WORD.search(text):
        return finding(
            message("{text} holds words beside the number", text=_quoted(text)),
            remedy=message("Write the whole number in digits."),
            code="V15",
        )
    what = message("{text} is not a number", text=_quoted(text))
    guess = digits.translate(_LIKE_DIGITS)
    if guess != digits and re.fullmatch(r"\d{1,15}", guess):
        return finding(what, remedy=message("Did you mean {guess}?", guess=guess))
    return finding(what, remedy=message("Write it in digits, such as 12 or 2.5."))


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")

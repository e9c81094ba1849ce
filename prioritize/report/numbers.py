"""How exact numbers are written: for people, and in JSON."""

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

from attrs import evolve

from prioritize.report.template import word
from prioritize.text import Fact, Message, message, number_text


__all__ = [
    "amount",
    "as_decimal",
    "decimal_message",
    "decimal_text",
    "exact_text",
    "in_decimals",
    "in_one_form",
    "is_rounded",
    "number_writer",
    "shown",
]

_DIGITS: Final = 9
_SIMPLEST: Final = 12
_ROUNDED: Final = 4
_MOST: Final = 13
"""Below so many decimals numbers are told apart by rounding them."""
_LEGIBLE: Final = 10**6
"""Fractions with so large a denominator are read by nobody."""
_GROUP: Final = 3


def shown(value: Fraction | int) -> Message:
    """Write a number for people.

    Whole numbers stand as they are and terminating fractions as decimals. Of the others, simple
    fractions such as thirds stand as they are; the rest is rounded to four decimals, marked by
    ``≈``, unless nothing would be left of it.

    Examples
    --------
    >>> str(shown(41)), str(shown(Fraction(7, 2))), str(shown(Fraction(-7, 3)))
    ('41', '3.5', '-7/3')
    >>> str(shown(Fraction(352, 589)))
    '≈ 0.5976'

    """
    exact = Fraction(value)
    if exact.denominator <= _SIMPLEST and _terminating(exact) is None:
        return message("{value}", value=number_text(exact))
    return as_decimal(exact)


def as_decimal(value: Fraction | int) -> Message:
    """Write a number for people as `shown` does, simple fractions too as rounded decimals.

    Examples
    --------
    >>> str(as_decimal(Fraction(1, 7))), str(as_decimal(Fraction(1, 4)))
    ('≈ 0.1429', '0.25')

    """
    exact = Fraction(value)
    digits = _terminating(exact)
    if digits is not None:
        return _decimal(exact, digits)
    if not round(exact, _ROUNDED):
        return message("{value}", value=number_text(exact))
    return message("≈ {value}", value=_decimal(exact, _ROUNDED))


def in_decimals(text: Message) -> Message:
    """Write the fractions that a message speaks of as decimals.

    Examples
    --------
    >>> str(in_decimals(message("{mean} in all", mean=Fraction(13, 7))))
    '≈ 1.8571 in all'

    """
    return evolve(text, facts=tuple((name, _in_decimals(fact)) for name, fact in text.facts))


def _in_decimals(fact: Fact) -> Fact:
    if isinstance(fact, tuple):
        return tuple(map(_in_decimals, fact))
    if isinstance(fact, Message):
        return in_decimals(fact)
    return as_decimal(fact) if isinstance(fact, Fraction) else fact


def is_rounded(number: Message) -> bool:
    """Say whether a number that `shown` wrote is not exact."""
    return number.template == "≈ {value}"


def in_one_form(
    numbers: Sequence[Fraction], write: Callable[[Fraction], Message] = shown
) -> list[Message]:
    """Write the numbers of a column in one form.

    Where one of them is rounded, a third beside it is a decimal too. Where rounding would make two
    of them look equal, all stand exactly, or with more decimals if nobody could read the fractions.

    Parameters
    ----------
    numbers
        What is read together.
    write
        How each is written; `as_decimal` where readers expect decimals, such as of mean scores.

    Examples
    --------
    >>> [str(each) for each in in_one_form([Fraction(1, 3), Fraction(352, 589)])]
    ['≈ 0.3333', '≈ 0.5976']
    >>> [str(each) for each in in_one_form([Fraction(1, 70000), Fraction(1, 70001)])]
    ['1/70000', '1/70001']

    """
    told = {number: write(number) for number in numbers}
    if any(is_rounded(text) for text in told.values()):
        told = {number: as_decimal(number) for number in told}
    if not _are_apart(told.values()):
        told = dict(zip(told, _told_apart(tuple(told)), strict=True))
    return [told[number] for number in numbers]


def _are_apart(texts: Collection[Message]) -> bool:
    return len({str(text) for text in texts}) == len(texts)


def _told_apart(numbers: Sequence[Fraction]) -> list[Message]:
    """Write different numbers so that they look different."""
    tries = [] if max(each.denominator for each in numbers) < _LEGIBLE else range(_ROUNDED, _MOST)
    for digits in tries:
        texts = [_rounded(each, digits) for each in numbers]
        if _are_apart(texts):
            return texts
    return [message("{value}", value=number_text(each)) for each in numbers]


def _rounded(exact: Fraction, digits: int) -> Message:
    if _fits(exact, digits):
        return _decimal(exact, digits)
    return message("≈ {value}", value=_decimal(exact, digits))


def amount(value: Fraction | int, currency: str) -> Message:
    """Write money for people, with its currency where that is known.

    Examples
    --------
    >>> str(amount(1200, "KGS"))
    '1200 KGS'

    """
    if not currency:
        return shown(value)
    return message("{amount} {currency}", amount=shown(value), currency=word(currency))


def exact_text(value: Fraction, digits: int = 0) -> str:
    """Write a number so that nothing is lost.

    Parameters
    ----------
    value
        Any exact number.
    digits
        The decimals to which the method counts; a number that is no multiple of them is written
        as a fraction.

    Examples
    --------
    >>> exact_text(Fraction(41), 5), exact_text(Fraction(7, 2)), exact_text(Fraction(7, 2), 5)
    ('41', '7/2', '3.50000')

    """
    if value.denominator == 1 or not _fits(value, digits):
        return number_text(value)
    return decimal_text(value, digits)


def decimal_text(value: Fraction, digits: int) -> str:
    """Write a number with so many decimals, rounded half to even.

    Examples
    --------
    >>> decimal_text(Fraction(-1, 3), 3), decimal_text(Fraction(5, 2), 0)
    ('-0.333', '2')

    """
    scaled = round(value * 10**digits)
    sign = "-" if scaled < 0 else ""
    whole, decimals = divmod(abs(scaled), 10**digits)
    return f"{sign}{whole}.{decimals:0{digits}d}" if digits else f"{sign}{whole}"


def number_writer(method: Any) -> Callable[[Fraction], str]:  # noqa: ANN401  # any method
    """Return the function that writes a method's numbers in JSON.

    A method that is not exact is written to the decimals of its tolerance, so that what lies
    below them cannot differ between machines. All others are written so that nothing is lost.
    """
    tolerance = method.info.tolerance
    if not method.info.exact and tolerance:
        digits = next(each for each in range(1000) if Fraction(1, 10**each) <= tolerance)
        return partial(decimal_text, digits=digits)
    decimals = getattr(method, "decimals", None)
    return partial(exact_text, digits=decimals if isinstance(decimals, int) else 0)


def _terminating(value: Fraction) -> int | None:
    """Return how many decimals a number has, where that is few."""
    return next((each for each in range(_DIGITS + 1) if _fits(value, each)), None)


def _fits(value: Fraction, digits: int) -> bool:
    return pow(10, digits, value.denominator) == 0


def _decimal(exact: Fraction, digits: int) -> Message:
    return decimal_message(decimal_text(exact, digits))


def decimal_message(text: str) -> Message:
    """Write a number that stands as decimal text in the way of the reader's language.

    Examples
    --------
    >>> str(decimal_message("-0.7877"))
    '-0.7877'

    """
    whole, _, decimals = text.removeprefix("-").partition(".")
    number = _grouped(whole)
    if decimals:
        number = message("{whole}.{decimals}", whole=number, decimals=Message(decimals))
    return message("-{number}", number=number) if text.startswith("-") else number


def _grouped(digits: str) -> Message:
    """Write a whole number in groups of three digits, where the language sets them apart."""
    if len(digits) <= _GROUP:
        return Message(digits)
    return message(
        "{thousands}{hundreds}",
        thousands=_grouped(digits[:-_GROUP]),
        hundreds=Message(digits[-_GROUP:]),
    )

"""Exact numbers as people and programs read them."""

import gettext
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve, frozen
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.copeland import Copeland
from prioritize.model.method import MethodInfo
from prioritize.report.numbers import (
    amount,
    as_decimal,
    decimal_text,
    exact_text,
    in_decimals,
    in_one_form,
    number_writer,
    shown,
)
from prioritize.text import message, render


LOCALES = Path(__file__).resolve().parent.parent.parent / "prioritize" / "report" / "locales"


@pytest.mark.parametrize(
    "value, text",
    [
        (Fraction(0), "0"),
        (Fraction(-41), "-41"),
        (Fraction(7, 2), "3.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(123456789, 1000000000), "0.123456789"),
        (Fraction(2**40, 3**26), "≈ 0.4326"),
        (Fraction(5, 12), "5/12"),
        (Fraction(-352, 589), "≈ -0.5976"),
        (Fraction(1, 10**10), "1/10000000000"),
    ],
)
def test_numbers_for_people(value: Fraction, text: str) -> None:
    assert str(shown(value)) == text


@pytest.mark.parametrize(
    "numbers, texts",
    [
        (["1/7", "1/3", "4"], ["≈ 0.1429", "≈ 0.3333", "4"]),
        (["1/70000", "1/70001"], ["1/70000", "1/70001"]),
        (["100001/300000", "1/3"], ["100001/300000", "1/3"]),
        (["1000001/3000000", "1/3"], ["≈ 0.333334", "≈ 0.333333"]),
        (["1/2", "100000001/200000000"], ["0.5", "0.500000005"]),
    ],
)
def test_decimals_beside_each_other_do_not_hide_a_difference(
    numbers: list[str], texts: list[str]
) -> None:
    """A fraction that can be read stands exactly, of others so many digits as it takes."""
    told = in_one_form([Fraction(each) for each in numbers], as_decimal)

    assert [str(each) for each in told] == texts


@given(st.sets(st.fractions(), min_size=1, max_size=6))
def test_different_numbers_never_look_equal(numbers: set[Fraction]) -> None:
    assert len({str(each) for each in in_one_form([*numbers], as_decimal)}) == len(numbers)


def test_fractions_inside_of_other_messages_are_written_as_decimals_too() -> None:
    part = message("{id} {weight}", id="need", weight=Fraction(1, 6))
    text = message("Weights: {weights}; {rest}", weights=(part, Fraction(1, 3)), rest="1/2")

    assert str(in_decimals(text)) == "Weights: need ≈ 0.1667, ≈ 0.3333; 1/2"


def test_money_names_its_currency_where_known() -> None:
    assert str(amount(Fraction(2401, 2), "KGS")) == "1200.5 KGS"
    assert str(amount(1200, "")) == "1200"


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_exact_text_loses_nothing(value: Fraction, digits: int) -> None:
    assert Fraction(exact_text(value, digits)) == value


@given(st.fractions(), st.integers(min_value=0, max_value=6))
def test_decimal_text_is_off_by_half_a_unit_at_most(value: Fraction, digits: int) -> None:
    assert abs(Fraction(decimal_text(value, digits)) - value) <= Fraction(1, 2 * 10**digits)


def test_nothing_is_written_as_minus_zero() -> None:
    assert decimal_text(Fraction(-1, 1000), 2) == "0.00"


@frozen
class Rough:
    """A method that rounds."""

    info: MethodInfo


def test_a_method_that_rounds_is_written_to_its_tolerance() -> None:
    info = evolve(Copeland.info, exact=False, tolerance=Fraction(1, 10**3))

    write = number_writer(Rough(info))

    assert [write(Fraction(2, 3)), write(Fraction(1))] == ["0.667", "1.000"]


def test_an_exact_method_is_written_in_fractions() -> None:
    assert number_writer(Copeland())(Fraction(7, 2)) == "7/2"


@pytest.mark.parametrize("language", ["ky", "ru"])
@given(hundredths=st.integers(-(10**12), 10**12))
def test_numbers_stand_as_the_language_has_them(language: str, hundredths: int) -> None:
    """Unicode's data say which decimal mark and which space between thousands that is."""
    value = Fraction(hundredths, 100)

    shown_in = render(shown(value), gettext.translation("prioritize", LOCALES, [language]))

    assert shown_in == format_decimal(Decimal(hundredths) / 100, locale=language)


def test_money_is_written_in_som() -> None:
    catalog = gettext.translation("prioritize", LOCALES, ["ky"])

    assert render(amount(150000, "KGS"), catalog).split() == ["150", "000", "сом"]

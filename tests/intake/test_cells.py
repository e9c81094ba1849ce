"""Tests of numbers in cells; the C rows are those of the corpus of bad inputs."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Finding
from prioritize.intake.cells import (
    Number,
    count_in,
    is_date,
    is_missing,
    is_not_offered,
    number_in,
    truth_in,
)


def refusal(text: str) -> Finding:
    """Return why a text is no count."""
    read = count_in(text)
    assert isinstance(read, Finding)
    return read


@pytest.mark.parametrize(
    "text, number",
    [("0", 0), ("14", 14), ("+7", 7), ("12,0", 12), ("12.0", 12), ("1 200", 1200), ("007", 7)],
)
def test_whole_numbers_are_read_as_people_type_them(text: str, number: int) -> None:
    assert count_in(text) == Number(Fraction(number))


@pytest.mark.parametrize(
    "text, number",
    [("2.5", "5/2"), ("2,5", "5/2"), ("-0,25", "-1/4"), ("12 345,5", "24691/2"), ("−3", "-3")],
)
def test_decimals_are_exact(text: str, number: str) -> None:
    assert number_in(text) == Number(Fraction(number))


@pytest.mark.parametrize("text", ["۱۲", "１２"], ids=["persian", "full-width"])
def test_digits_of_other_scripts_are_read_and_told_c35(text: str) -> None:
    read = count_in(text)

    assert isinstance(read, Number)
    assert read.value == Fraction(12)
    assert str(read.remark) == "Digits of another script were read as 12"


@pytest.mark.parametrize(
    "text, told",
    [
        ("-3", "below 0"),
        ("2.5", "not a whole number"),
        ("1e9999999", "not a number"),
        ("1e400", "not a number"),
        ("inf", "not a number"),
        ("nan", "not a number"),
        ("1_000", "not a number"),
        ("²", "not a number"),
        ("½", "not a number"),
        ("Ⅳ", "not a number"),
        ("12 3", "not a number"),
        ("9" * 16, "not a number"),
        ("x" * 5000, "not a number"),
    ],
    ids=[
        *("c28", "c30", "c31", "c32", "c32-inf", "c32-nan", "c33", "c36", "c36-half", "c36-four"),
        *("gap", "long", "text"),
    ],
)
def test_what_is_no_count_is_refused(text: str, told: str) -> None:
    assert told in str(refusal(text).what)


@pytest.mark.parametrize(
    "text, told",
    [
        ("1,000", "Write 1000 or 1.0"),
        ("1.000", "Write 1000 or 1.0"),
        ("1.000,5", "Write 1000.5"),
        ("1,000.5", "Write 1000.5"),
        ("1,000,000", "Write 1000000"),
    ],
)
def test_a_number_with_two_readings_is_asked_about_c34(text: str, told: str) -> None:
    found = refusal(text)

    assert (found.code, told in str(found.remedy)) == ("V15", True)


@pytest.mark.parametrize("text, guess", [("1O", 10), ("О", 0), ("l2", 12), ("З", 3)])
def test_a_letter_for_a_digit_is_refused_with_a_proposal_c37(text: str, guess: int) -> None:
    assert str(refusal(text).remedy) == f"Did you mean {guess}?"


@pytest.mark.parametrize(
    "text", ["2-Mar", "02.мар", "2024-03-02", "02.03.2024", "Mar-24", "3/2/24"]
)
def test_a_date_where_a_number_belongs_is_named_so_c39(text: str) -> None:
    assert is_date(text)
    assert refusal(text).code == "V16"


@pytest.mark.parametrize("text", ["1-2", "12", "march", "P1", "3 март айында"])
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_date(text)


def test_a_percentage_is_asked_about_x19() -> None:
    assert "percent" in str(refusal("50%").what)


@pytest.mark.parametrize("text", ["1,5 млн", "12 тыс. сом", "200 KGS"])
def test_words_beside_a_number_are_named(text: str) -> None:
    assert refusal(text).code == "V15"


def test_nothing_and_not_offered_are_told_apart() -> None:
    assert all(map(is_missing, ("", "-", "н/д", "N/A", "нет данных")))
    assert all(map(is_not_offered, ("—", "not offered", "Сунушталган эмес", "не предлагалось.")))
    assert not any(map(is_missing, ("0", "—")))
    assert not any(map(is_not_offered, ("", "-", "0")))


@pytest.mark.parametrize("text", ["1", "1.0", "True", "yes", "да", "ооба", "X", "х", "✓", "+"])
def test_signs_for_yes_are_known(text: str) -> None:
    assert truth_in(text) is True


@pytest.mark.parametrize("text", ["0", "0.0", "FALSE", "no", "нет", "жок", "N"])
def test_signs_for_no_are_known(text: str) -> None:
    assert truth_in(text) is False


@given(st.integers(0, 10**15 - 1))
def test_every_count_is_read_back(number: int) -> None:
    assert count_in(str(number)) == Number(Fraction(number))


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_finding(text: str) -> None:
    read = number_in(text)

    assert isinstance(read, (Number, Finding))

"""Exact numbers from text, by one small grammar."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.model.number import LARGEST, exact, whole
from prioritize.text import number_text


DECIMALS = st.from_regex(r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?", fullmatch=True)


@pytest.mark.parametrize(
    "value, number",
    [
        ("12", 12),
        (" 12 ", 12),
        ("+0.50", Fraction(1, 2)),
        ("-0.125", Fraction(-1, 8)),
        ("1/3", Fraction(1, 3)),
        ("-4/6", Fraction(-2, 3)),
        (7, 7),
        (Fraction(7, 2), Fraction(7, 2)),
        ("999999999999999.999999999999", Fraction(10**27 - 1, 10**12)),
    ],
)
def test_a_number_is_read_exactly(value: object, number: Fraction) -> None:
    assert exact(value) == number


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nan",
        "inf",
        "1e3",
        "1e9999999",
        "1_000",
        "1 000",
        "1,5",
        ".5",
        "5.",
        "0x10",
        "١٢",
        "1/0",
        "1/-2",
        "--1",
        "1" * 16,
        "1" * 17 + "/1",
        "0.1234567890123",
        0.5,
        True,
        None,
        [],
        LARGEST,
        -LARGEST,
        Fraction(1, LARGEST),
        10**400,
    ],
)
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(InputError, match=r"is not a number.*Write it like 12, 0.5 or 1/3"):
        exact(value)


def test_a_long_text_is_quoted_in_part() -> None:
    with pytest.raises(InputError, match=r"'x{40}…' is not a number"):
        exact("x" * 1000)


@given(DECIMALS)
def test_every_number_comes_back_from_its_record(text: str) -> None:
    number = exact(text)

    assert exact(number_text(number)) == number


@given(st.fractions(), st.fractions())
def test_what_is_read_is_the_number_itself(one: Fraction, other: Fraction) -> None:
    try:
        read = exact(one) + exact(other)
    except InputError:
        return

    assert read == one + other


@pytest.mark.parametrize("value, number", [("12", 12), ("12.0", 12), ("6/2", 3), (5, 5)])
def test_a_whole_number_is_read_by_the_same_grammar(value: object, number: int) -> None:
    assert whole(value) == number
    assert type(whole(value)) is int


@pytest.mark.parametrize("value", ["0.5", "1/3", Fraction(1, 2)])
def test_what_is_not_whole_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="is not a whole number"):
        whole(value)

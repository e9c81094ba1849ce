"""What a spreadsheet may not do with our cells."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.spreadsheet import decimal_cell, exact_cell, text_cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "⁺1",
    ],
)
def test_a_formula_is_text(text: str) -> None:
    assert text_cell(text).startswith("'")


@pytest.mark.parametrize(
    "text",
    ["1-2", "3.5", "7/2", "1:30", "1,5", "2024-05-01", "007", "1e5", "1234567890123456", "TRUE"],
)
def test_an_id_stays_what_it_is(text: str) -> None:
    assert text_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "road", "GRA/0006", "12", "0", "Көпүрө 1-2", "a=b", "'quoted'"]
)
def test_harmless_text_stays_bare(text: str) -> None:
    assert text_cell(text) == text


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        (Fraction(41), "41"),
        (Fraction(-3), "-3"),
        (Fraction(7, 2), "3,5"),
        (Fraction(2, 3), "0,666667"),
        (Fraction(-1, 10**9), "0"),
        (Fraction(100), "100"),
    ],
)
def test_decimals_have_a_comma(value: Fraction | None, text: str) -> None:
    assert decimal_cell(value) == text


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        (Fraction(-41), "-41"),
        (Fraction(7, 2), "'7/2"),
        (Fraction(10**16), "'10000000000000000"),
    ],
)
def test_exact_numbers_survive_a_spreadsheet(value: Fraction | None, text: str) -> None:
    assert exact_cell(value) == text


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert text_cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}

"""Tests of reading latitude and longitude."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Finding
from prioritize.intake.coordinates import degrees_in, point_in


@pytest.mark.parametrize(
    "text",
    [
        "39.9",
        "39,90",
        "39°54'00\"N",
        "39°54′00″",
        "39° 54' N",
        "39 54 0 с.ш.",
        "N39°54'",
        "39.9° N",
        "39:54:00",
        "３９.９",
    ],
)
def test_one_place_has_many_spellings(text: str) -> None:
    assert degrees_in(text) == Fraction("39.9")


@pytest.mark.parametrize(
    "text, degrees",
    [("71°18'36\"E", "71.31"), ("12,5 ю.ш.", "-12.5"), ("-0.25", "-0.25"), ("70°30′W", "-70.5")],
)
def test_hemispheres_have_their_sign(text: str, degrees: str) -> None:
    assert degrees_in(text) == Fraction(degrees)


@pytest.mark.parametrize(
    "text", ["", "abc", "4412345.7", "181", "39°61'", "39°54'60\"", "1e9999999", "39.9.1", "nan"]
)
def test_what_is_no_place_is_refused(text: str) -> None:
    assert isinstance(degrees_in(text), Finding)


@pytest.mark.parametrize(
    "text, point",
    [
        ("39.90 71.30 1450 4.9", ("39.90", "71.30")),
        ("39.90,71.30", ("39.90", "71.30")),
        ("39.90 71.30", ("39.90", "71.30")),
        ("39.90", None),
        ("12 13", None),
    ],
)
def test_phones_write_both_into_one_cell(text: str, point: tuple[str, str] | None) -> None:
    assert point_in(text) == point


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 59))
def test_minutes_and_seconds_are_parts_of_a_degree(d: int, m: int, s: int) -> None:
    assert degrees_in(f"{d}°{m}'{s}\"E") == d + Fraction(m, 60) + Fraction(s, 3600)

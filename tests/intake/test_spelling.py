"""Tests of spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.spelling import ascii_digits, fold, mixed_words


@pytest.mark.parametrize(
    "one, other",
    [
        ("Мектепке чейинки билим берүү", "мектепке чейинки билим беруу"),
        ("Көйгөй", "Койгой"),
        ("Кең-Талаа", "Кен Талаа"),
        ("Молодёжь", "МОЛОДЕЖЬ."),
        ("Суу түтүгү №2", "суу тутугу 2"),
        ("Сугат  суу", "Cугaт суу"),
        ("CAX", "САХ"),
        ("road", "rоad"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("one, other", [("Суу", "Сугат суу"), ("P1", "P2"), ("road", "роад")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_of_two_alphabets_are_found() -> None:
    assert mixed_words("Сугaт суу, road, Бала") == ("Сугaт",)


@given(st.text(alphabet="абвөүңёABCxyz 12-.", max_size=12))
def test_case_blanks_and_stops_make_no_difference(text: str) -> None:
    assert fold(f"  {text.upper()}. ") == fold(text)


@given(st.text(max_size=8))
def test_only_decimal_digits_are_rewritten(text: str) -> None:
    plain = ascii_digits(text)

    assert len(plain) == len(text)
    assert all(new == old or old.isdecimal() for new, old in zip(plain, text, strict=True))

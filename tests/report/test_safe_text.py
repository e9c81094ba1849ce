"""What may not reach a terminal, and what must."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.safe_text import safe_text


@pytest.mark.parametrize(
    "text, shown",
    [
        ("\x1b[2Jclear", r"\u001b[2Jclear"),
        ("\x9b31m", r"\u009b31m"),
        ("a\nb\tc\r", r"a\u000ab\u0009c\u000d"),
        ("\u202eevil\u2066", r"\u202eevil\u2066"),
        ("ro\u200bad\ufeff", r"ro\u200bad\ufeff"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("half\ud800", r"half\ud800"),
        ("line\u2028end", r"line\u2028end"),
    ],
)
def test_what_cannot_be_seen_is_written_as_a_code(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@pytest.mark.parametrize("text", ["Сугат суу – № 7", "Көпүрө «Үмүт»", "1–3, ½, 道路", "a\\b"])
def test_letters_and_signs_stay(text: str) -> None:
    assert safe_text(text) == text


def test_composed_and_decomposed_letters_look_alike() -> None:
    assert safe_text(unicodedata.normalize("NFD", "Ысык-Көл, йод")) == "Ысык-Көл, йод"


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    categories = {unicodedata.category(each) for each in safe_text(text)}

    assert categories & {"Cc", "Cs", "Zl", "Zp"} == set()


@given(st.text())
def test_a_safe_text_is_safe_already(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)

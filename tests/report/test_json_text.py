"""Stable, readable JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.json_text import Json, json_bytes
from prioritize.report.safe_text import HIDDEN


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def test_what_fits_stands_on_one_line_and_the_rest_is_indented() -> None:
    value: Json = {"short": [["a", "1"]], "long": [["x" * 40, "1"], ["y" * 40, "2"], []]}

    assert json_bytes(value).decode() == (
        "{\n"
        ' "short": [["a", "1"]],\n'
        ' "long": [\n'
        f'  ["{"x" * 40}", "1"],\n'
        f'  ["{"y" * 40}", "2"],\n'
        "  []\n"
        " ]\n"
        "}\n"
    )


def test_what_cannot_be_seen_is_escaped_and_means_the_same() -> None:
    name = "\x9bm\u202e\u200b\U000e0041\ud800Өү"

    written = json_bytes([name])

    assert written == b'["\\u009bm\\u202e\\u200b\\udb40\\udc41\\ud800\xd3\xa8\xd2\xaf"]\n'
    assert json.loads(written) == [name]


def test_a_long_text_or_number_is_not_broken() -> None:
    value: Json = ["x" * 200, 10**200]

    assert json_bytes(value).decode() == f'[\n "{"x" * 200}",\n {10**200}\n]\n'


@given(VALUES)
def test_what_is_written_is_read_again(value: Json) -> None:
    assert json.loads(json_bytes(value)) == value


@given(VALUES)
def test_no_line_holds_a_control_character(value: Json) -> None:
    lines = json_bytes(value).decode().split("\n")

    assert [line for line in lines if HIDDEN.search(line)] == []


@pytest.mark.parametrize("size", range(30, 38))
def test_a_list_stands_on_one_line_as_long_as_it_fits(size: int) -> None:
    """Single digits take three characters each; brackets as many as the last comma and space."""
    text = json_bytes([7] * size).decode()

    assert text.count("\n") == (1 if 3 * size <= 100 else size + 2)
    assert json.loads(text) == [7] * size

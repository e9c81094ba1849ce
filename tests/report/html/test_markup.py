"""Texts within a line of HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.html.markup import inline
from prioritize.report.isolate import outside
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH, message
from tests.report.hostile import PAYLOADS, Page


def written(text: str) -> str:
    """Write a text from outside in a sentence of ours."""
    said = Voice("en", ENGLISH).say(message("{project} & {votes}.", project=text, votes=7))
    return str(inline(said))


def test_what_comes_from_outside_keeps_to_itself() -> None:
    assert written("Жол") == "<bdi>Жол</bdi> &amp; 7."


def test_a_number_needs_no_element() -> None:
    assert written("31") == "31 &amp; 7."


def test_digits_of_another_script_do() -> None:
    assert written("٣١") == "<bdi>٣١</bdi> &amp; 7."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_from_outside_becomes_an_element(payload: str) -> None:
    page = Page(written(payload).encode())

    assert page.foreign == []
    assert page.text == " & 7."
    assert len(page.outside) == 1


def test_what_turns_the_line_is_shown_as_a_code() -> None:
    assert written("суу\u202eуса") == r"<bdi>суу\u202eуса</bdi> &amp; 7."


@given(st.text(max_size=12))
def test_a_text_without_marks_is_only_escaped(text: str) -> None:
    page = Page(str(inline(outside(text))).encode(errors="replace"))

    assert page.foreign == []

from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.printable import printable


def test_letters_of_every_script_pass_unchanged() -> None:
    assert printable("Сугат суу, Өзгөн — 道路 ‌é") == "Сугат суу, Өзгөн — 道路 ‌é"


def test_what_turns_or_hides_text_is_spelled_out() -> None:
    assert printable("a\u202eb\u200bc\x1b[0m\n\udcff") == r"a\u202eb\u200bc\u001b[0m\u000a\udcff"


def test_long_text_ends_in_an_ellipsis() -> None:
    assert printable("abcdef", limit=3) == "abc…"


@given(st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    once = printable(text)

    assert printable(once, limit=len(once)) == once
    assert once.encode().decode() == once

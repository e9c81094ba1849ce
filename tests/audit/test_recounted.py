import pytest

from prioritize.audit.recounted import Levels, levels_of
from prioritize.errors import Finding
from prioritize.text import message


def found(*codes: str) -> list[Finding]:
    """Make findings of these codes."""
    return [Finding(message("odd"), code=code) for code in codes]


@pytest.mark.parametrize(
    "codes, integrity, recomputed",
    [
        ((), True, True),
        (("R02",), True, False),
        (("P17",), True, False),
        (("B08",), False, True),
        (("P04",), False, True),
        (("B99",), False, False),
        (("B15", "R03"), False, False),
    ],
)
def test_integrity_and_recount_are_told_apart(
    codes: tuple[str, ...],
    integrity: bool,  # noqa: FBT001  # what is expected
    recomputed: bool,  # noqa: FBT001  # what is expected
) -> None:
    levels = levels_of(found(*codes), is_counted=True, is_same_version=True, history=None)

    assert levels == Levels(integrity, recomputed, same_version=True)


def test_what_could_not_be_counted_was_not_counted_again() -> None:
    levels = levels_of((), is_counted=False, is_same_version=False, history=())

    assert levels == Levels(integrity=True, recomputed=False, same_version=False, unrewritten=True)


def test_a_log_that_does_not_continue_the_note_was_rewritten() -> None:
    levels = levels_of((), is_counted=True, is_same_version=True, history=found("B13"))

    assert levels.unrewritten is False

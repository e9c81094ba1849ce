from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.checkpoint import checkpoint_of
from prioritize.audit.history import check_history
from tests.audit.sample import BUNDLE


LOG = BUNDLE.files["log.jsonl"]
LINES = LOG.splitlines(keepends=True)


def codes(log: bytes, note: bytes) -> list[str]:
    """Compare a log with a note."""
    return [finding.code for finding in check_history(log, note, name="before.note")]


@given(st.integers(1, len(LINES)))
def test_a_log_continues_each_of_its_beginnings(size: int) -> None:
    assert codes(LOG, checkpoint_of(LOG, size=size).text()) == []


@given(st.integers(0, len(LINES) - 1), st.integers(0, 400), st.integers(1, 255))
def test_whatever_was_rewritten_before_the_note_is_found(line: int, place: int, bit: int) -> None:
    changed = [bytearray(each) for each in LINES]
    changed[line][place % (len(changed[line]) - 1)] ^= bit

    assert codes(b"".join(changed), checkpoint_of(LOG).text()) == ["B13"]


def test_a_log_that_lost_events_is_found() -> None:
    assert codes(b"".join(LINES[:-1]), checkpoint_of(LOG).text()) == ["B13"]


def test_another_log_and_no_note_are_found() -> None:
    assert codes(b"{}\n", checkpoint_of(LOG).text()) == ["B13"]
    assert codes(LOG, b"\x00") == ["B11"]

"""The quick reader reads what it reads as the thorough one does, and leaves it all else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.order_lines import read_orders
from prioritize.intake.plain_lines import read_plain
from tests.intake.test_order_lines import GRAMMAR


LINES = st.lists(st.text("0123 =\n", max_size=8), min_size=1, max_size=4) | st.lists(
    st.lists(st.integers(0, 20), max_size=5).map(lambda row: " ".join(map(str, row))),
    min_size=1,
    max_size=4,
)


@given(LINES)
def test_whatever_is_read_at_a_glance_is_what_the_thorough_reader_reads(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines).encode()
    thorough = read_orders(b"odd\n" + text, GRAMMAR, projects=3, last=3).of(slice(1, None))
    places = np.zeros(thorough.places.shape, np.uint8)

    read = read_plain(np.frombuffer(text, np.uint8), ord(" "), places, last=3)

    if read is not None:
        assert thorough.is_read.all()
        assert read.counts.tolist() == thorough.counts.tolist()
        assert read.ranked.tolist() == thorough.ranked.tolist()
        assert places.tolist() == thorough.places.tolist()


def test_lines_of_numbers_are_read_and_no_others() -> None:
    def reads(text: bytes) -> bool:
        places = np.zeros((2, text.count(b"\n")), np.uint8)
        return read_plain(np.frombuffer(text, np.uint8), ord(" "), places, last=2) is not None

    assert reads(b"7 2 1 0\n9999 0\n1 1 0\n")
    for odd in (b"7 1=2 0\n", b"7 1 1 0\n", b"0 1 0\n", b"7 3 0\n", b"7 1  0\n", b"7 1\n", b"\n"):
        assert not reads(odd)
        assert not reads(b"1 1 0\n" + odd)


def test_few_long_lines_are_read_as_many_short_ones_are() -> None:
    places = np.zeros((3, 2), np.uint8)

    read = read_plain(np.frombuffer(b"2 3 1 2 0\n1 2 0\n", np.uint8), ord(" "), places, last=3)

    assert read is not None
    assert places.tolist() == [[2, 0], [3, 1], [1, 0]]

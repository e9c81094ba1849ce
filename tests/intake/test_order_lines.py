"""The kernel agrees with a reader of four lines, and names every line that it did not read."""

from typing import Final

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.line_grammar import DIGIT, END, NEXT, SAME, Grammar
from prioritize.intake.order_lines import read_orders


PAIRS: Final = (
    (DIGIT, DIGIT),
    (DIGIT, NEXT),
    (NEXT, DIGIT),
    (DIGIT, SAME),
    (SAME, DIGIT),
    (DIGIT, END),
    (END, DIGIT),
)
GRAMMAR: Final = Grammar(((" ", NEXT), ("=", SAME)), PAIRS, after_count=NEXT, closing_zeros=1)


def written(count: int, places: tuple[tuple[int, ...], ...]) -> str:
    return " ".join([str(count), *("=".join(map(str, tied)) for tied in places), "0"])


@st.composite
def orders(draw: st.DrawFn) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Draw how many ballots there are and an order of some of twelve projects."""
    ranked = draw(st.lists(st.integers(1, 12), unique=True, max_size=12))
    cuts = draw(st.lists(st.booleans(), min_size=len(ranked), max_size=len(ranked)))
    places: list[tuple[int, ...]] = []
    for project, is_tied in zip(ranked, cuts, strict=True):
        if is_tied and places:
            places[-1] = (*places[-1], project)
        else:
            places.append((project,))
    return draw(st.integers(1, 10**15 - 1)), tuple(places)


@given(st.lists(orders(), max_size=6))
def test_plain_lines_are_read_as_they_were_written(
    lines: list[tuple[int, tuple[tuple[int, ...], ...]]],
) -> None:
    text = "".join(f"{written(*line)}\n" for line in lines).encode()

    read = read_orders(text, GRAMMAR, projects=12, last=12)

    expected = np.zeros((12, len(lines)), dtype=np.uint8)
    for column, (_, places) in enumerate(lines):
        for place, tied in enumerate(places, 1):
            expected[[each - 1 for each in tied], column] = place
    assert read.is_read.all()
    assert read.counts.tolist() == [count for count, _ in lines]
    assert np.array_equal(read.places, expected)
    assert read.ranked.tolist() == [sum(map(len, places)) for _, places in lines]
    assert read.last.tolist() == [len(places) for _, places in lines]


@given(st.lists(st.text("0123 =-x", max_size=8), max_size=6))
def test_odd_lines_are_named_and_do_not_disturb_their_neighbors(odd: list[str]) -> None:
    lines = [line for each in odd for line in (each, "2 1 0")]

    read = read_orders("".join(f"{line}\n" for line in lines).encode(), GRAMMAR, projects=3, last=3)

    assert read.is_read[1::2].all()
    assert read.counts[1::2].tolist() == [2] * len(odd)
    assert read.places[:, 1::2].tolist() == [[1] * len(odd), [0] * len(odd), [0] * len(odd)]
    assert not read.places[:, ~read.is_read].any()
    assert not read.counts[~read.is_read].any()


def test_lines_longer_than_a_piece_and_many_projects_are_read() -> None:
    many = list(range(1, 30_001))
    text = f"1 7 0\n{written(3, tuple((each,) for each in many))}\n1 9 0\n".encode()

    read = read_orders(text, GRAMMAR, projects=30_000, last=30_000)

    assert read.is_read.all()
    assert read.places.dtype == np.int16
    assert read.places[:, 1].tolist() == many


def test_a_repeated_a_large_and_an_unknown_number_are_left_to_a_careful_reader() -> None:
    text = b"1 1 1 0\n9999999999999999 1 0\n1 4 0\n0 1 0\n1 0 1 0\n1 00 0\n1 1=0\n1=1 0\n1 1 0\n"

    read = read_orders(text, GRAMMAR, projects=3, last=3)

    assert np.flatnonzero(read.is_read).tolist() == [8]


def test_nothing_gives_nothing() -> None:
    read = read_orders(b"", GRAMMAR, projects=3, last=3)

    assert read.places.shape == (3, 0)
    assert read.counts.size == 0


def test_a_part_of_a_text_is_read_as_the_part_alone() -> None:
    text = "2 1\n3 2 1 0\n1 1 0\n0\nCafé\n"

    read = read_orders(text, GRAMMAR, projects=2, last=2, part=slice(4, 18))

    assert read.counts.tolist() == [3, 1]
    assert read.places.tolist() == [[2, 1], [1, 0]]

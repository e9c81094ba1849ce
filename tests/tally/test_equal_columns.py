"""Equal columns are found whatever their hashes are."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from prioritize.tally.equal_columns import equal_columns


def by_the_book(table: NDArray[Any]) -> tuple[list[int], list[int]]:
    """Compare every column with the kinds known so far."""
    columns = [tuple(column) for column in table.T.tolist()]
    kinds = list(dict.fromkeys(columns))
    return [columns.index(each) for each in kinds], [kinds.index(each) for each in columns]


TABLES = array_shapes(min_dims=2, max_dims=2, max_side=30)


@given(arrays(np.bool_, TABLES) | arrays(np.int64, TABLES, elements=st.integers(-1, 1)))
def test_every_column_gets_its_kind(table: NDArray[Any]) -> None:
    first, kind = equal_columns(table)

    assert (first.tolist(), kind.tolist()) == by_the_book(table)


@pytest.mark.parametrize("dtype", [np.int8, np.uint16, np.int32, np.int64])
def test_integers_of_any_width_are_compared_in_full(dtype: type[np.integer[Any]]) -> None:
    table = np.random.default_rng(1).integers(0, 2, (5, 400)).astype(dtype)

    first, kind = equal_columns(table)

    assert (first.tolist(), kind.tolist()) == by_the_book(table)


def test_many_kinds_share_slots() -> None:
    """As many kinds as columns leave no slot to each of them alone."""
    table = np.array([[at >> bit & 1 for at in range(4096)] for bit in range(12)], np.bool_)

    first, kind = equal_columns(table[:, ::-1])

    assert first.tolist() == kind.tolist() == list(range(4096))


def test_columns_without_rows_are_equal() -> None:
    first, kind = equal_columns(np.zeros((0, 3), np.bool_))

    assert (first.tolist(), kind.tolist()) == ([0], [0, 0, 0])


def test_a_table_may_have_no_columns() -> None:
    first, kind = equal_columns(np.zeros((3, 0), np.int64))

    assert (first.size, kind.size) == (0, 0)

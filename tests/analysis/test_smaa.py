"""Ranks under all weightings."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.analysis.smaa import acceptability
from prioritize.analysis.values import Values
from prioritize.analysis.weight_draws import WEIGHT_SUM, drawn_weights
from tests.oracles import criteria_case


def _values(rows: list[list[object]]) -> Values:
    size = len(rows[0])
    return Values(
        tuple("abcdefgh"[: len(rows)]),
        tuple("uvwxyz"[:size]),
        tuple(tuple(Fraction(str(cell)) for cell in row) for row in rows),
        (Fraction(1, size),) * size,
    )


def test_shares_of_ranks_and_central_weights_agree_with_the_closed_form() -> None:
    case = criteria_case("smaa-exact")

    found = acceptability(_values(case["inputs"]["matrix"]), draws=40_000)

    expected, near = case["expected"], case["tolerance"]
    shares = found.ranks / found.draws
    assert shares == pytest.approx(np.array(expected["rank_acceptability"]), abs=near)
    assert found.central == pytest.approx(np.array(expected["central_weights"]), abs=near)


def test_draws_are_spread_evenly_over_all_weightings() -> None:
    weights = drawn_weights(4, 50_000, seed=1) / WEIGHT_SUM

    assert weights.sum(axis=1) == pytest.approx(np.ones(50_000))
    assert weights.mean(axis=0) == pytest.approx(np.full(4, 1 / 4), abs=0.005)
    # Dirichlet(1, 1, 1, 1) has the variance 3/80; numbers divided by their sum have far less.
    assert weights.var(axis=0) == pytest.approx(np.full(4, 3 / 80), abs=0.001)


def test_the_same_seed_draws_the_same_weights_for_ever() -> None:
    assert drawn_weights(3, 2, seed=20_240_120).tolist() == [
        [1163378262, 978328343, 5777043],
        [1454255312, 578466651, 114761685],
    ]


def test_equal_projects_share_the_better_rank() -> None:
    found = acceptability(_values([[1, 2], [1, 2], [0, 0]]), draws=100)

    assert found.ranks.tolist() == [[100, 0, 0], [100, 0, 0], [0, 0, 100]]
    assert found.share("a", 1) == 1


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5),
    st.integers(1, 3),
)
def test_ranks_are_those_of_plain_counting(rows: list[list[object]], line: int) -> None:
    values = _values(rows)
    weights = drawn_weights(3, 50, seed=7).tolist()

    found = acceptability(values, line=line, draws=50, seed=7)

    plain = np.zeros((len(rows), len(rows)), np.int64)
    for each in weights:
        scores = [sum(w * v for w, v in zip(each, row, strict=True)) for row in values.worth]
        for project, score in enumerate(scores):
            plain[project, sum(other > score for other in scores)] += 1
    assert found.ranks.tolist() == plain.tolist()
    assert found.within.tolist() == plain[:, :line].sum(axis=1).tolist()

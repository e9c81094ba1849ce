"""How far reviewers agree."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.analysis.reliability import Table, alpha, concordance, intraclass
from tests.oracles import criteria_case


def _table(rows: list[list[int | None]]) -> Table:
    return [[None if each is None else Fraction(each) for each in row] for row in rows]


def test_intraclass_correlations_are_those_of_shrout_and_fleiss() -> None:
    case = criteria_case("icc-shrout-fleiss")

    found = intraclass(_table(case["inputs"]["targets_by_judges"]))

    assert found is not None
    single, mean = ([float(each) for each in part] for part in (found.single, found.mean))
    expected = case["expected"]
    assert single == pytest.approx([expected[f"ICC{n}_1"] for n in (1, 2, 3)], abs=0.006)
    assert mean == pytest.approx([expected[f"ICC{n}_k"] for n in (1, 2, 3)], abs=0.006)


def test_concordance_agrees_with_the_published_value() -> None:
    case = criteria_case("kendall-w")
    # Ranks: 1 is the best, so that the order of scores is turned round.
    columns = [[-rank for rank in ranks] for ranks in case["inputs"]["ranks"]]

    found = concordance(_table([list(row) for row in zip(*columns, strict=True)]))

    assert found is not None
    assert float(found) == pytest.approx(case["expected"]["W"], abs=case["tolerance"])


@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_alpha_with_blanks_agrees_with_the_published_value(level: str) -> None:
    case = criteria_case("krippendorff-alpha")
    rows = [list(row) for row in zip(*case["inputs"]["coders"], strict=True)]

    found = alpha(_table(rows), level)  # type: ignore[arg-type]  # one of the two

    assert found is not None
    assert float(found) == pytest.approx(case["expected"][level], abs=case["tolerance"])


def test_nothing_is_said_where_nothing_differs() -> None:
    same = _table([[3, 3], [3, 3]])

    assert (intraclass(same), concordance(same), alpha(same)) == (None, None, None)
    assert (intraclass([]), concordance([]), alpha([])) == (None, None, None)


tables = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=5)


@given(tables)
def test_agreement_is_at_most_perfect(rows: list[list[int | None]]) -> None:
    table = _table(rows)

    w, a = concordance(table), alpha(table)

    assert w is None or 0 <= w <= 1
    assert a is None or a <= 1


@given(tables, st.integers(1, 4), st.integers(-5, 5))
def test_another_unit_changes_no_agreement(
    rows: list[list[int | None]], factor: int, shift: int
) -> None:
    moved = [[None if each is None else factor * each + shift for each in row] for row in rows]

    assert alpha(_table(rows)) == alpha(_table(moved))
    assert intraclass(_table(rows)) == intraclass(_table(moved))
    assert concordance(_table(rows)) == concordance(_table(moved))

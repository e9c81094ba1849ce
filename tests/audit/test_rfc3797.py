"""The publicly verifiable random selection of RFC 3797."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.rfc3797 import key_of, select, sources_in
from prioritize.errors import UsageError
from tests.oracles import criteria_case


def test_the_worked_example_of_the_rfc() -> None:
    case = criteria_case("lottery-rfc3797")
    inputs = case["inputs"]

    chosen = select(inputs["key"], pool=inputs["pool"], draws=inputs["draw"])

    assert [each.chosen for each in chosen] == case["expected"]["selected"]
    assert [each.left for each in chosen] == list(range(25, 15, -1))
    assert [each.number for each in chosen] == list(range(10))


def test_its_key_comes_from_numbers_in_any_order_and_with_leading_zeros() -> None:
    sources = sources_in("09319/12,10,8,5,2/45,9,18,26,34,41/")

    assert key_of(sources) == "9319./2.5.8.10.12./9.18.26.34.41.45./"


def test_every_step_can_be_repeated_by_hand() -> None:
    left = [f"name {number}" for number in range(1, 26)]

    for each in select("9319./", pool=25, draws=25):
        assert each.left == len(left)
        assert int(each.digest, 16) % each.left == each.position - 1
        assert left.pop(each.position - 1) == f"name {each.chosen}"


@given(st.integers(1, 12), st.lists(st.integers(0, 10**6), min_size=1, max_size=4))
def test_nobody_is_chosen_twice_and_fewer_draws_are_the_first_of_more(
    pool: int, source: list[int]
) -> None:
    key = key_of([source])

    every = [each.chosen for each in select(key, pool=pool, draws=pool)]

    assert sorted(every) == list(range(1, pool + 1))
    assert [each.chosen for each in select(key, pool=pool, draws=pool // 2)] == every[: pool // 2]


def test_everybody_is_chosen_about_as_often() -> None:
    first = Counter(select(key_of([[seed]]), pool=4, draws=1)[0].chosen for seed in range(4_000))

    assert all(900 < first[each] < 1_100 for each in range(1, 5))


@pytest.mark.parametrize("text", ["", "/", "1,,2", "1.5", "a/b", "1//2", "-1", "1, 2"])
def test_what_are_no_numbers_of_sources_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="which source"):
        sources_in(text)

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.model.project import Project
from prioritize.tally.budget import OVERFLOWS, Terms, costs_of, fund, fundings, money, sure_funding
from prioritize.tally.step import Considered
from tests.reference.greedy import funded, orders
from tests.tally.recorder import recorder


COSTS = {project: Fraction(cost) for project, cost in zip("abcde", (3, 1, 2, 3, 5), strict=True)}


@given(
    st.permutations("abcde"),
    st.sets(st.integers(1, 4)),
    st.integers(0, 14),
    st.sampled_from(OVERFLOWS),
)
def test_every_order_of_equals_gives_a_set_that_is_found(
    listed: Sequence[str], cuts: set[int], budget: int, on_overflow: str
) -> None:
    ends = [0, *sorted(cuts), 5]
    groups = [listed[low:high] for low, high in pairwise(ends)]
    money = Fraction(budget)

    ways = {funded(order, COSTS, money, on_overflow=on_overflow) for order in orders(groups)}

    terms = Terms(COSTS, money, on_overflow)
    assert set(fundings(groups, terms).sets) == ways
    assert sure_funding(groups, terms) == (min(ways) if len(ways) == 1 else None)


def test_equals_that_all_fit_share_a_place() -> None:
    tally = recorder()

    funding = fund([["c"], ["b", "a"]], Terms(COSTS, Fraction(6), "stop"), tally)

    assert (funding.funded, funding.left) == (("c", "a", "b"), Fraction(0))
    assert funding.tiers == (("c",), ("a", "b"))
    considered = [step for step in tally.steps if isinstance(step, Considered)]
    assert [(step.project, step.tier) for step in considered] == [("c", 1), ("a", 2), ("b", 2)]


@pytest.mark.parametrize(
    "on_overflow, fates",
    [
        ("skip", ["funded", "unaffordable", "funded"]),
        ("stop", ["funded", "unaffordable", "stopped"]),
    ],
)
def test_what_no_longer_fits_is_passed_over_or_stops_the_count(
    on_overflow: str, fates: list[str]
) -> None:
    tally = recorder()

    fund([["a"], ["e"], ["b"]], Terms(COSTS, Fraction(5), on_overflow), tally)

    considered = [step for step in tally.steps if isinstance(step, Considered)]
    assert [step.fate for step in considered] == fates
    assert considered[0].left == 2


def test_a_barred_project_costs_nothing_and_stops_nothing() -> None:
    terms = Terms(COSTS, Fraction(4), "stop", {"e": "below-minimum"})

    assert sure_funding([["e"], ["a", "b"]], terms) == ("a", "b")


def test_more_ways_than_are_followed_leave_it_open() -> None:
    terms = Terms(dict.fromkeys("abcde", Fraction(1)), Fraction(2), "skip")

    found = fundings(["abcde"], terms, limit=3)

    assert not found.complete
    assert fundings(["abcde"], terms).complete
    assert sure_funding(["abc"], Terms(terms.costs, Fraction(2), "stop"), limit=1) is None


def test_a_group_of_nobody_changes_nothing() -> None:
    funding = fund([[], ["a"]], Terms(COSTS, Fraction(3), "stop"), recorder())

    assert funding.tiers == (("a",),)


def test_all_projects_without_a_cost_are_named() -> None:
    projects = [Project("a"), Project("b", cost=Fraction(-1)), Project("c", cost=Fraction(0))]

    with pytest.raises(InputError) as caught:
        costs_of(projects)

    assert [str(each.what) for each in caught.value.findings] == [
        "Project a has no cost",
        "The cost of project b is below 0",
    ]


def test_an_amount_of_money_is_above_zero() -> None:
    assert money().parse("0.5") == Fraction(1, 2)
    for text in ("0", "-1", "many"):
        with pytest.raises(InputError):
            money().parse(text)

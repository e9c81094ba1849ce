"""How many papers a plan asks for, and what comes of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.sampling_conclusion import concluded
from prioritize.audit.sampling_plan import (
    AnyTime,
    Design,
    OneLook,
    Swing,
    advised,
    papers_needed,
    planned,
)
from prioritize.audit.sampling_risk import Stack
from prioritize.errors import UsageError


TENTH = Fraction(1, 10)
ONCE = {
    (50, 5): [18, 29, 38, 45],
    (100, 10): [20, 33, 44, 55],
    (200, 5): [74, 117, 151, 178],
    (500, 20): [54, 90, 122, 151],
    (1000, 10): [205, 336, 449, 551],
}
ANY_TIME = {
    (240, 6): [127, 151, 174, 199],
    (600, 30): [54, 89, 125, 162],
    (1000, 50): [55, 92, 129, 167],
}


def needed(stack: Stack, design: Design) -> list[int | None]:
    return [papers_needed(stack, design, limit=TENTH, mismatches=each) for each in range(4)]


@pytest.mark.parametrize("size", ONCE)
def test_sizes_for_mismatches_foreseen(size: tuple[int, int]) -> None:
    assert needed(Stack(*size), OneLook()) == ONCE[size]


@pytest.mark.parametrize("size", ANY_TIME)
def test_sizes_where_one_may_look_at_any_time(size: tuple[int, int]) -> None:
    assert needed(Stack(*size), AnyTime(-(-size[0] // 100))) == ANY_TIME[size]


@pytest.mark.parametrize(
    "ballots, difference, swing, wrong, papers",
    [(84, 21, 10, 3, [45, 53, 35]), (240, 60, 10, 6, [76]), (400, 36, 2, 18, [48])],
)
def test_the_worked_examples(
    ballots: int, difference: int, swing: int, wrong: int, papers: list[int]
) -> None:
    found = Swing(Fraction(difference), Fraction(swing)).wrong
    limits = (TENTH, Fraction(1, 20), Fraction(1, 5))[: len(papers)]

    plans = [planned(Stack(ballots, found), limit=each, design=OneLook()) for each in limits]

    assert found == wrong
    assert [each.papers for each in plans] == papers


def test_a_group_of_each_size_has_its_advice() -> None:
    assert [advised(each) for each in (20, 60, 61, 200, 201)] == [
        "twice",
        "twice",
        "twice-or-sample",
        "twice-or-sample",
        "sample",
    ]
    assert advised(Stack(90, 6), 30) == "twice"
    assert advised(Stack(90, 6), 29) == "twice-or-sample"
    assert advised(Stack(1000, 2), 684) == "by-hand"


@given(st.integers(2, 60), st.data())
def test_a_plan_asks_for_the_fewest_papers_that_will_do(ballots: int, data: st.DataObject) -> None:
    wrong = data.draw(st.integers(1, ballots))
    foreseen = data.draw(st.integers(0, wrong - 1))
    stack = Stack(ballots, wrong)
    for design in (OneLook(foreseen), AnyTime(foreseen)):
        plan = planned(stack, limit=TENTH, design=design)
        first = foreseen if design == OneLook(foreseen) else 0

        assert design.risk(stack, plan.papers, first) <= TENTH
        if plan.papers > first:
            assert design.risk(stack, plan.papers - 1, first) > TENTH


def test_as_many_wrong_ballots_as_change_the_result_cannot_be_planned_for() -> None:
    stack = Stack(20, 3)

    assert papers_needed(stack, OneLook(), limit=TENTH, mismatches=3) is None
    for design in (OneLook(3), AnyTime(3), OneLook(-1)):
        with pytest.raises(UsageError, match="cannot be planned for"):
            planned(stack, limit=TENTH, design=design)


@pytest.mark.parametrize("limit", [Fraction(0), Fraction(2, 3), Fraction(-1)])
def test_a_risk_has_its_bounds(limit: Fraction) -> None:
    with pytest.raises(UsageError, match="limit of risk"):
        planned(Stack(20, 3), limit=limit, design=OneLook())


@pytest.mark.parametrize("difference, swing", [(0, 2), (5, 0), (-1, 2)])
def test_a_lot_that_decided_leaves_nothing_to_sample(difference: int, swing: int) -> None:
    with pytest.raises(UsageError, match="above 0"):
        Swing(Fraction(difference), Fraction(swing))


def test_papers_that_all_agree_confirm() -> None:
    plan = planned(Stack(84, 3), limit=TENTH, design=OneLook())

    found = concluded(plan, papers=45, mismatches=[])

    assert (found.verdict, found.risk) == ("confirmed", Fraction(9139, 95284))


def test_one_look_ends_with_a_mismatch_that_was_not_foreseen() -> None:
    unforeseen = planned(Stack(84, 3), limit=TENTH, design=OneLook())
    foreseen = planned(Stack(84, 3), limit=TENTH, design=OneLook(1))

    first = concluded(unforeseen, papers=45, mismatches=[7])
    second = concluded(foreseen, papers=foreseen.papers, mismatches=[7])

    assert (first.verdict, first.enlarged) == ("recount", None)
    assert second.verdict == "confirmed"


def test_a_sample_that_may_grow_grows_once() -> None:
    plan = planned(Stack(240, 6), limit=TENTH, design=AnyTime(3))

    first = concluded(plan, papers=127, mismatches=[9])
    second = concluded(plan, papers=151, mismatches=[9])
    third = concluded(plan, papers=151, mismatches=[130, 9])
    late = concluded(plan, papers=127, mismatches=[1, 2, 3, 4])

    assert (first.verdict, first.enlarged) == ("enlarge", 151)
    assert (second.verdict, second.mismatches) == ("confirmed", (9,))
    assert (third.verdict, third.mismatches) == ("recount", (9, 130))
    assert (late.verdict, late.risk) == ("recount", Fraction(1))


def test_where_all_papers_are_needed_they_are_counted() -> None:
    plan = planned(Stack(20, 2), limit=TENTH, design=AnyTime(1))

    found = concluded(plan, papers=plan.papers, mismatches=[4])

    assert (found.verdict, found.enlarged) == ("recount", None)


@pytest.mark.parametrize(
    "papers, mismatches, problem",
    [
        (44, [], "fixed 45 papers, and 44"),
        (46, [], "fixed 45 papers, and 46"),
        (0, [], "cannot come"),
        (85, [], "cannot come"),
        (1, [1, 2], "cannot come"),
    ],
)
def test_what_was_not_planned_is_refused(papers: int, mismatches: list[int], problem: str) -> None:
    plan = planned(Stack(84, 3), limit=TENTH, design=OneLook())

    with pytest.raises(UsageError, match=problem):
        concluded(plan, papers=papers, mismatches=mismatches)

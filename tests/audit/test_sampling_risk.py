"""The risk that compared papers miss a wrong result."""

import json
from collections import defaultdict
from fractions import Fraction
from itertools import combinations, permutations
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.audit.sampling_plan import AnyTime, OneLook
from prioritize.audit.sampling_risk import MOST_BALLOTS, Stack, anytime_risk, one_look_risk
from prioritize.errors import UsageError
from tests.shared import shared_path


TENTH = Fraction(1, 10)


def test_the_published_sample_sizes_come_out() -> None:
    oracle = json.loads(shared_path("oracles", "audit.json").read_text(encoding="utf-8"))
    cases = oracle["mismatch_sample_size"]["cases"]

    for inputs, papers in cases:
        stack, limit = Stack(inputs["N"], inputs["E"]), Fraction(inputs["a"])
        assert one_look_risk(stack, papers) <= limit
        assert one_look_risk(stack, papers - 1) > limit
    assert len(cases) > 60


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    """Draw a small stack."""
    ballots = draw(st.integers(2, 30))
    return Stack(ballots, draw(st.integers(1, ballots)))


@pytest.mark.parametrize("ballots, wrong", [(5, 1), (6, 2), (7, 3)])
def test_the_risk_of_one_look_is_the_share_of_all_samples(ballots: int, wrong: int) -> None:
    bad = set(range(wrong))
    for papers in range(ballots + 1):
        samples = [bad.intersection(each) for each in combinations(range(ballots), papers)]
        for mismatches in range(papers + 1):
            few = sum(len(each) <= mismatches for each in samples)
            expected = Fraction(few, len(samples))
            assert one_look_risk(Stack(ballots, wrong), papers, mismatches) == expected


@pytest.mark.parametrize("ballots, wrong, expected", [(6, 2, 1), (7, 3, 1), (7, 3, 2), (7, 4, 0)])
@pytest.mark.parametrize("limit", [Fraction(1, 2), Fraction(1, 4), TENTH])
def test_whoever_looks_after_every_paper_confirms_a_wrong_result_at_most_so_often(
    ballots: int, wrong: int, expected: int, limit: Fraction
) -> None:
    stack = Stack(ballots, wrong)
    for really in range(wrong, ballots + 1):
        orders = list(permutations(range(ballots)))
        missed = sum(_is_confirmed(order, really, stack, expected, limit) for order in orders)
        assert Fraction(missed, len(orders)) <= limit


def _is_confirmed(
    order: tuple[int, ...], really: int, stack: Stack, expected: int, limit: Fraction
) -> bool:
    """Say whether any look on the way confirms; ballots below a number are the wrong ones."""
    found = 0
    for papers, ballot in enumerate(order, 1):
        found += ballot < really
        if anytime_risk(stack, expected, papers=papers, mismatches=found) <= limit:
            return True
    return False


@given(stacks(), st.data())
def test_the_ratio_is_that_of_the_formula(stack: Stack, data: st.DataObject) -> None:
    expected = data.draw(st.integers(0, stack.wrong - 1))
    papers = data.draw(st.integers(0, stack.ballots))
    found = data.draw(st.integers(0, min(papers, expected)))
    ballots, matching = stack.ballots, papers - found
    below = comb(ballots - expected, matching) * comb(expected, found)
    assume(below)
    above = comb(ballots - stack.wrong, matching) * comb(stack.wrong, found)

    risk = anytime_risk(stack, expected, papers=papers, mismatches=found)

    assert risk == min(Fraction(1), Fraction(above, below))


@given(stacks(), st.data())
def test_papers_that_agree_lower_the_risk_and_mismatches_raise_it(
    stack: Stack, data: st.DataObject
) -> None:
    expected = data.draw(st.integers(0, stack.wrong - 1))
    papers = data.draw(st.integers(1, stack.ballots))
    found = data.draw(st.integers(0, papers - 1))

    for design in (OneLook(), AnyTime(expected)):
        risk = design.risk(stack, papers, found)
        assert 0 <= risk <= design.risk(stack, papers - 1, found) <= 1
        assert risk <= design.risk(stack, papers, found + 1)


@given(stacks(), st.data())
def test_more_ballots_that_must_be_wrong_lower_the_risk(stack: Stack, data: st.DataObject) -> None:
    assume(stack.wrong < stack.ballots)
    papers = data.draw(st.integers(1, stack.ballots))
    found = data.draw(st.integers(0, papers))
    wider = Stack(stack.ballots, stack.wrong + 1)

    assert one_look_risk(wider, papers, found) <= one_look_risk(stack, papers, found)


@given(stacks(), st.data())
def test_without_expected_errors_both_designs_agree(stack: Stack, data: st.DataObject) -> None:
    papers = data.draw(st.integers(0, stack.ballots))

    assert anytime_risk(stack, 0, papers=papers) == one_look_risk(stack, papers)
    if papers:
        assert anytime_risk(stack, 0, papers=papers, mismatches=1) == 1


def enlarged_once(first: int, sizes: dict[int, int]) -> Fraction:
    """Return how often a wrong result passes: at once, or after one enlargement by mismatches."""
    stack = Stack(240, 6)
    missed = one_look_risk(stack, first)
    for found, enlarged in sizes.items():
        rest = comb(first, found) * comb(stack.ballots - enlarged, stack.wrong - found)
        missed += Fraction(rest, comb(stack.ballots, stack.wrong))
    return missed


def looked_at_always(once: int) -> Fraction:
    """Return the same where the other rule looks after every paper, and one look comes on top."""
    stack, missed, open_ = Stack(240, 6), Fraction(0), {0: Fraction(1)}
    for papers in range(1, stack.ballots + 1):
        left = stack.ballots - papers + 1
        reached: defaultdict[int, Fraction] = defaultdict(Fraction)
        for found, chance in open_.items():
            wrong = Fraction(stack.wrong - found, left)
            reached[found + 1] += chance * wrong
            reached[found] += chance * (1 - wrong)
        open_ = {}
        for found, chance in reached.items():
            is_confirmed = anytime_risk(stack, 3, papers=papers, mismatches=found) <= TENTH
            if is_confirmed or (papers == once and not found):
                missed += chance
            else:
                open_[found] = chance
    return missed


def test_a_design_that_is_chosen_after_the_draw_misses_too_much() -> None:
    """Why a plan fixes one of them: 76 papers once, and after mismatches the other rule."""
    sizes = {1: 151, 2: 174, 3: 199}

    shares = (
        one_look_risk(Stack(240, 6), 76),
        enlarged_once(76, sizes),
        looked_at_always(76),
        enlarged_once(127, sizes),
        looked_at_always(0),
    )

    assert [float(round(each, 3)) for each in shares] == [0.099, 0.123, 0.166, 0.069, 0.098]


def test_a_large_stack_is_judged_at_once() -> None:
    risk = one_look_risk(Stack(MOST_BALLOTS, 300), 10_000, 2)

    assert 0 < risk < 1


@pytest.mark.parametrize("ballots, wrong", [(0, 1), (MOST_BALLOTS + 1, 1), (10, 0), (10, 11)])
def test_what_is_no_stack_is_refused(ballots: int, wrong: int) -> None:
    with pytest.raises(UsageError, match=f"not {wrong if 0 < ballots <= 10 else ballots}"):
        Stack(ballots, wrong)

"""What one ballot pays for."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.budget.equal_shares import EqualShares
from prioritize.methods.budget.phragmen import Phragmen
from prioritize.model.shorthand import approvals, dots, ranked, scores
from prioritize.tally.cast import find_casts, known_ids
from prioritize.tally.engine import run
from prioritize.tally.follow_money import Payment, follow_money, share_of, support_of
from prioritize.tally.result import Result
from prioritize.tally.step import Earned, Paid
from prioritize.tally.ties import parse_tie_break
from tests.methods.priced import priced


MONEY = Fraction(100)
BY_NAME = parse_tie_break("order:a,b,c,d")
LINES = st.lists(
    st.tuples(st.integers(1, 5), st.sets(st.sampled_from("abcd"), min_size=1)),
    min_size=1,
    max_size=6,
)
METHODS: list[Any] = [
    EqualShares(budget=MONEY),
    EqualShares(budget=MONEY, completion="none", utility="cardinality"),
    EqualShares(budget=MONEY, completion="phragmen"),
    EqualShares(budget=MONEY, utility="points"),
    Phragmen(budget=MONEY, on_overflow="skip"),
]


def payments(result: Result[Any]) -> dict[str, Fraction]:
    """Add up what all ballots pay for each project."""
    sums: dict[str, Fraction] = {}
    profile: Any = result.profile
    for line in known_ids(profile):
        (cast,) = find_casts(profile, line)
        for paid in follow_money(result, cast):
            sums[paid.project] = sums.get(paid.project, Fraction(0)) + paid.amount * cast.weight
    return sums


@pytest.mark.parametrize("method", METHODS, ids=str)
@given(lines=LINES, costs=st.lists(st.integers(1, 90), min_size=4, max_size=4))
def test_all_ballots_together_pay_what_projects_cost(
    method: Any,  # noqa: ANN401  # any method
    lines: list[tuple[int, set[str]]],
    costs: list[int],
) -> None:
    texts = [f"{count}: {' '.join(sorted(marked))}" for count, marked in lines]
    prices = dict(zip("abcd", costs, strict=True))
    profile = priced(approvals(*texts, projects="a b c d"), **prices)

    result = run(method, profile, tie_break=BY_NAME)

    told = {step.project for step in result.steps if isinstance(step, (Paid, Earned))}
    assert payments(result) == {each: prices[each] for each in told}


def test_who_gives_more_points_pays_more() -> None:
    profile = priced(dots("a*2", "a*1"), a=30)
    result = run(EqualShares(budget=Fraction(60), utility="points", completion="none"), profile)

    paid = [int(follow_money(result, *find_casts(profile, id))[0].amount) for id in "12"]

    assert paid == [20, 10]


def test_a_ballot_says_what_it_has_left() -> None:
    profile = priced(approvals("2: a b", "b"), a=20, b=91)
    result = run(EqualShares(budget=Fraction(90), completion="none"), profile)
    (payment,) = follow_money(result, *find_casts(profile, "1"))

    assert share_of(result) == 30
    assert payment == Payment("a", Fraction(10), Fraction(20))


def test_dots_above_nothing_are_support() -> None:
    profile = dots("a*2 b*0", projects="a b c")

    assert support_of(profile, *find_casts(profile, "1")) == {"a": 2}


def test_scores_above_zero_are_support_and_blanks_are_none() -> None:
    profile = scores("a=1/2 b=0 c=3", projects="a b c d")
    (cast,) = find_casts(profile, "1")

    assert support_of(profile, cast) == {"a": Fraction(1, 2), "c": Fraction(3)}


def test_places_are_no_points() -> None:
    profile = ranked("a > b")
    (cast,) = find_casts(profile, "1")

    assert support_of(profile, cast) == {}

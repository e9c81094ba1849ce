"""One run of equal shares, beside the book's way of counting it."""

from fractions import Fraction

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.tally.equal_shares import Rule, Shares
from prioritize.tally.increment import glimpse
from prioritize.tally.share_run import ShareRun
from prioritize.testing.strategies import approval_profiles, dot_profiles
from tests.methods.priced import priced
from tests.reference.equal_shares import outcomes
from tests.tally.share_runs import BUDGETS, RULES, shares, started, worths


def bought_in_any_way(made: Shares, increment: int) -> set[frozenset[str]]:
    """Name what is bought in each way ties could fall."""
    ids = made.market.backing.ids
    return {
        frozenset(ids[each] for each in way) for way in glimpse(started(made, increment)).bought
    }


def by_the_book(made: Shares, increment: int) -> set[frozenset[str]]:
    """Count the same voter by voter."""
    market = made.market
    utilities = worths(made)
    money = (Fraction(market.base + increment * made.step),) * len(utilities)
    costs = {market.backing.ids[each]: Fraction(market.costs[each]) for each in market.projects}
    return outcomes(utilities, money, costs)


@given(approval_profiles(), BUDGETS, RULES, st.integers(0, 2))
def test_marks_buy_what_the_book_says(
    profile: ApprovalProfile, budget: Fraction, rule: Rule, increment: int
) -> None:
    made = shares(profile, budget, rule)

    if made.market.backing.total < 40:
        assert bought_in_any_way(made, increment) == by_the_book(made, increment)


@given(dot_profiles(), BUDGETS, RULES, st.integers(0, 2))
def test_points_buy_what_the_book_says(
    profile: DotProfile, budget: Fraction, rule: Rule, increment: int
) -> None:
    made = shares(profile, budget, rule)

    if not rule.by_cost and made.market.backing.total < 40:
        assert bought_in_any_way(made, increment) == by_the_book(made, increment)


def village(seed: int, voters: int = 60, projects: int = 14) -> ApprovalProfile:
    """Make votes in which hardly any two ballots or costs are equal."""
    random = np.random.default_rng(seed)
    approved = random.random((projects, voters)) < random.random((projects, 1)) * 0.6
    costs = random.integers(1000, 30000, projects).tolist()
    made = tuple(Project(f"p{at:02}", cost=Fraction(cost)) for at, cost in enumerate(costs))
    weights = random.integers(1, 4, voters)
    return ApprovalProfile(made, Electorate(weights.astype(np.int64)), approved)


def payments(run: ShareRun) -> None:
    """Require that every price is the lowest that its backers can pay, and pays the cost."""
    market, backing = run.market, run.market.backing
    left = [Fraction(run.share)] * backing.weights.size
    rates = [Fraction(0)]
    for project, price in run.ledger.prices():
        sizes = backing.points[project].astype(int).tolist()
        paid = [min(own, price * size) for own, size in zip(left, sizes, strict=True)]
        weights = backing.weights.tolist()
        total = sum(each * weight for each, weight in zip(paid, weights, strict=True))
        assert total == market.costs[project]
        left = [own - each for own, each in zip(left, paid, strict=True)]
        rates.append(price / market.costs[project] if market.by_cost else price)
    assert rates == sorted(rates)
    assert [each > 0 for each in run.left.tolist()] == [own > 0 for own in left]
    assert (
        max(abs(float(own / run.share) - each) for own, each in zip(left, run.left, strict=True))
        <= run.error
    )


@given(st.integers(0, 10**6), RULES)
def test_backers_pay_exactly_the_cost_and_the_cheapest_comes_first(seed: int, rule: Rule) -> None:
    run = started(shares(village(seed), Fraction(100000), rule), 0)

    while rivals := run.advance():
        run.buy(rivals[0])

    payments(run)


def test_equal_projects_that_nobody_pays_twice_for_are_bought_together() -> None:
    profile = priced(approvals("2: a", "2: b", "c"), a=2, b=2, c=9)

    run = started(shares(profile, Fraction(10)), 0)

    assert run.advance() == ()
    assert [len(each.bought) for each in run.bouts] == [2]


def test_equal_projects_for_which_all_have_enough_are_no_rivals() -> None:
    profile = priced(approvals("2: a b", "2: a b c"), a=2, b=2, c=4)

    run = started(shares(profile, Fraction(4)), 0)

    assert run.advance() == ()
    assert run.bought == {0, 1}


def test_equal_projects_that_ask_too_much_of_the_same_voters_are_rivals() -> None:
    profile = priced(approvals("4: a b", "c d", "c d"), a=4, b=4, c=1, d=1)

    run = started(shares(profile, Fraction(7)), 0)

    assert run.advance() == (0, 1)


def test_several_sets_of_rivals_come_up_one_after_the_other() -> None:
    profile = priced(approvals("2: a b", "2: c d", "2: e"), a=2, b=2, c=2, d=2, e=2)

    run = started(shares(profile, Fraction(6)), 0)

    assert run.advance() == (0, 1)
    assert run.bought == {4}
    run.buy(1)
    assert run.advance() == (2, 3)


def test_a_fork_goes_its_own_way() -> None:
    run = started(shares(priced(approvals("2: a b"), a=2, b=2), Fraction(2)), 0)
    run.advance()

    other = run.fork()
    other.buy(1)
    run.buy(0)

    assert [run.bought, other.bought] == [frozenset({0}), frozenset({1})]
    assert run.state != other.state


@pytest.mark.parametrize("weight", [2**53 + 1, 2**40])
def test_large_weights_stay_exact(weight: int) -> None:
    """Together the voters of `a` have its cost to the last part, those of `b` lack one."""
    profile = priced(approvals("a", "b", "c"), a=1, b=1, c=1)
    people = Electorate(np.array([weight, weight - 1, 1], np.int64))
    votes = evolve(profile, electorate=people)
    costs = {"a": weight, "b": weight, "c": 2}
    projects = tuple(Project(each, cost=Fraction(cost)) for each, cost in costs.items())

    run = started(shares(evolve(votes, projects=projects), Fraction(2 * weight)), 0)

    assert run.advance() == ()
    assert run.bought == {0}


def test_prices_that_floats_cannot_tell_apart_are_told_apart() -> None:
    profile = priced(approvals("2: a b"), a=10**17 + 1, b=10**17)

    run = started(shares(profile, Fraction(10**17 + 1), Rule(by_cost=False)), 0)

    assert run.advance() == ()
    assert run.bought == {1}


def test_rivals_may_lack_less_than_floats_can_tell() -> None:
    profile = priced(approvals("2: a b"), a=5 * 10**14, b=5 * 10**14)

    enough = started(shares(profile, Fraction(10**15)), 0)
    short = started(shares(profile, Fraction(10**15 - 1)), 0)

    assert enough.advance() == ()
    assert short.advance() == (0, 1)

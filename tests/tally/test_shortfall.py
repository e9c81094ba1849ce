"""How many more voters a project lacked, beside trying it out."""

from fractions import Fraction
from itertools import combinations
from typing import Final

import numpy as np
import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.tally.equal_shares import Rule, Shares
from prioritize.tally.share_run import ShareRun
from prioritize.tally.shortfall import _Moment, held, missing_backers
from tests.methods.priced import priced
from tests.reference.equal_shares import outcomes
from tests.tally.share_runs import RULES, shares, started, worths


def finished(made: Shares, increment: int = 0) -> ShareRun:
    """Go through a run, the first of rivals being bought."""
    run = started(made, increment)
    while rivals := run.advance():
        run.buy(rivals[0])
    return run


def has_rivals(made: Shares, increment: int = 0) -> bool:
    """Say whether a tie matters in a run."""
    return bool(started(made, increment).advance())


def exactly(run: ShareRun, project: int) -> int | None:
    """Look at every moment of a run in whole numbers."""
    states = [state.fork() for state in run.history()]
    moments = map(_Moment, states, [*run.offers, None])
    found = [each.exactly(project) for each in moments]
    return min((each for each in found if each is not None), default=None)


def by_trying(made: Shares, increment: int, project: int) -> int | None:
    """Let every set of other voters mark a project too, the smallest sets first."""
    market = made.market
    utilities = worths(made)
    id = market.backing.ids[project]
    others = [at for at, each in enumerate(utilities) if id not in each]
    worth = Fraction(market.costs[project]) if market.by_cost else Fraction(1)
    money = (Fraction(market.base + increment * made.step),) * len(utilities)
    costs = {market.backing.ids[each]: Fraction(market.costs[each]) for each in market.projects}
    for size in range(len(others) + 1):
        for more in combinations(others, size):
            changed = [
                {**each, id: worth} if at in more else each for at, each in enumerate(utilities)
            ]
            if any(id in bought for bought in outcomes(changed, money, costs)):
                return size
    return None


def hamlet(seed: int) -> ApprovalProfile:
    """Make the votes of a few people, some of them alike."""
    random = np.random.default_rng(seed)
    size = (int(random.integers(2, 5)), int(random.integers(2, 6)))
    approved = random.random(size) < random.random((size[0], 1))
    costs = random.integers(1, 9, size[0]).tolist()
    projects = tuple(Project(f"p{at}", cost=Fraction(cost)) for at, cost in enumerate(costs))
    return ApprovalProfile(projects, Electorate.of(random.integers(1, 3, size[1])), approved)


@given(st.integers(0, 10**6), RULES, st.sampled_from([6, 10, 15]), st.integers(0, 1))
def test_the_fewest_voters_are_those_that_trying_finds(
    seed: int, rule: Rule, budget: int, increment: int
) -> None:
    made = shares(hamlet(seed), Fraction(budget), rule)
    assume(not has_rivals(made, increment))
    run = finished(made, increment)
    rest = [each for each in made.market.projects if each not in run.bought]

    missing = missing_backers(run, rest)

    assert missing == {each: by_trying(made, increment, each) for each in rest}


VOTES = priced(approvals("6: road", "2: road well", "2: well"), road=60, well=60)


def test_those_with_most_left_help_most() -> None:
    """Once the road is paid for, even all of them have too little; before, four more suffice."""
    run = finished(shares(VOTES, Fraction(100)))

    assert held(run, 1) * run.market.unit == 25
    assert missing_backers(run, [1]) == {1: 4}


def test_weights_are_counted_in_their_unit() -> None:
    electorate = Electorate(np.array([60, 20, 20], np.int64), Fraction(1, 10))

    run = finished(shares(evolve(VOTES, electorate=electorate), Fraction(100)))

    assert missing_backers(run, [1]) == {1: 40}


def test_all_together_may_not_suffice() -> None:
    votes = priced(approvals("3: pump", "1: hall"), pump=3, hall=8)

    run = finished(shares(votes, Fraction(8), Rule(by_cost=False)))

    assert missing_backers(run, [0]) == {0: None}


def test_a_lost_tie_lacks_nobody() -> None:
    run = finished(shares(priced(approvals("2: a b"), a=2, b=2), Fraction(2)))

    assert missing_backers(run, [1]) == {1: 0}


LARGE: Final = 2**53


def test_a_lost_tie_of_very_many_voters_lacks_nobody() -> None:
    """At the end nobody has anything, and no number of voters who have nothing would suffice."""
    projects = tuple(Project(id, cost=Fraction(LARGE)) for id in ("a", "b"))
    votes = ApprovalProfile(projects, Electorate.of([LARGE]), np.ones((2, 1), np.bool_))

    run = finished(shares(votes, Fraction(LARGE)))

    assert held(run, 1) == 0
    assert missing_backers(run, [1]) == {1: 0}


def test_all_of_very_many_voters_together_may_not_suffice() -> None:
    votes = priced(approvals("pump", "hall"), pump=3 * LARGE, hall=8 * LARGE)
    votes = evolve(votes, electorate=Electorate.of([3 * LARGE, LARGE]))

    run = finished(shares(votes, Fraction(8 * LARGE), Rule(by_cost=False)))

    assert missing_backers(run, [0]) == {0: None}


@pytest.mark.parametrize("lacking", [1, 2, LARGE - 1])
def test_voters_are_counted_to_the_last_where_floats_cannot_tell_them_apart(lacking: int) -> None:
    """Everyone has 1, so that a project lacks as many voters as it costs more than it has."""
    votes = priced(approvals("road", "well"), road=2 * LARGE, well=LARGE + 1 + lacking)
    votes = evolve(votes, electorate=Electorate.of([LARGE - 1, LARGE + 1]))

    run = finished(shares(votes, Fraction(2 * LARGE)))

    assert missing_backers(run, [0, 1]) == {0: LARGE + 1, 1: lacking}


@given(st.integers(0, 10**6))
def test_floats_and_whole_numbers_find_the_same(seed: int) -> None:
    random = np.random.default_rng(seed)
    approved = random.random((9, 60)) < random.random((9, 1)) * 0.7
    costs = random.integers(1000, 9000, 9).tolist()
    projects = tuple(Project(f"p{at}", cost=Fraction(cost)) for at, cost in enumerate(costs))
    votes = ApprovalProfile(projects, Electorate.of(random.integers(1, 9, 60)), approved)
    run = finished(shares(votes, Fraction(15000)))
    rest = [each for each in run.market.projects if each not in run.bought]

    assert missing_backers(run, rest) == {each: exactly(run, each) for each in rest}

"""Runs that are guided by one with larger shares buy what they would buy alone."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.tally.equal_shares import Rule
from prioritize.tally.foresight import Sight, raised
from prioritize.tally.increment import glimpse
from prioritize.tally.share_run import ShareRun
from tests.tally.share_runs import RULES, shares, started


def town(seed: int, size: int) -> ApprovalProfile:
    """Make votes for projects of which some cost nearly or exactly the same."""
    random = np.random.default_rng(seed)
    shape = (size, int(random.integers(2, 40)))
    approved = random.random(shape) < random.random((size, 1))
    costs = (random.integers(3, 9, size) * 50 + random.integers(0, 3, size)).tolist()
    projects = tuple(Project(f"p{at}", cost=Fraction(cost)) for at, cost in enumerate(costs))
    return ApprovalProfile(projects, Electorate.of([1] * shape[1]), approved)


def whole(run: ShareRun) -> tuple[object, ...]:
    """Name all that is told of a run that came to its end."""
    rounds = [(each.bought, each.tied) for each in run.bouts]
    return (rounds, run.ledger.prices(), run.left.tolist())


@given(st.integers(0, 10**6), RULES, st.integers(0, 30), st.integers(1, 30))
def test_a_guide_changes_nothing(seed: int, rule: Rule, increment: int, more: int) -> None:
    made = shares(town(seed, 12), Fraction(1000), rule)
    guide = glimpse(started(made, increment + more)).guide
    alone, guided = started(made, increment), started(made, increment)

    there, here = glimpse(alone), glimpse(guided, guide)

    assert (here.bought, here.known) == (there.bought, there.known)
    assert whole(guided) == whole(alone)


def test_the_higher_one_of_two_bounds_holds() -> None:
    sight = Sight(frozenset({0}), ((1.0, 0), (2.0, 1), (5.0, 2)), 1.0, 2.0)

    heap = raised([(0.5, 0), (3.0, 1), (9.0, 7)], sight)

    assert sorted(heap) == [(1.0, 0), (3.0, 1), (5.0, 2)]


def test_only_one_project_can_be_foreseen() -> None:
    assert Sight(frozenset({3}), (), 0.0, 0.0).single == 3
    assert Sight(frozenset({3, 4}), (), 0.0, 0.0).single is None

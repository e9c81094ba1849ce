"""Shares that grow, beside the book's way of counting them under every order of equals."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL, TieBreak
from tests.methods.test_equal_shares import shares
from tests.reference.add1 import grown
from tests.reference.marks import ballots


def small_vote(seed: int) -> ApprovalProfile:
    """Make few ballots, with many ties."""
    random = np.random.default_rng(seed)
    size = (4, int(random.integers(2, 6)))
    marks = random.random(size) < 0.6
    projects = tuple(
        Project(each, cost=Fraction(int(random.choice([6, 9, 12, 20])))) for each in "abcd"
    )
    return ApprovalProfile(projects, Electorate.of([1] * size[1]), marks)


@given(st.integers(0, 10**6), st.permutations("abcd"), st.sampled_from(["cost", "cardinality"]))
def test_larger_shares_buy_what_the_book_says_under_every_order(
    seed: int, order: list[str], utility: str
) -> None:
    votes = small_vote(seed)
    costs = {each.id: each.cost or Fraction(0) for each in votes.projects}
    utilities = [
        {id: costs[id] if utility == "cost" else Fraction(1) for id, mark in marks.items() if mark}
        for _, marks in ballots(votes)
    ]
    backed = {id: cost for id, cost in costs.items() if any(id in each for each in utilities)}
    method = shares(budget=26, completion="add1", utility=utility)

    decided = run(method, votes, tie_break=TieBreak("order", order=tuple(order)))

    expected = tuple(sorted(grown(utilities, Fraction(26), backed, "".join(order))))
    assert tuple(sorted(decided.outcome.funded)) == expected
    assert expected in run(method, votes, tie_break=ALL).ways.selections

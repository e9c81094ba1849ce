"""Phragmén's loads, beside the book's way of counting them."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals
from prioritize.tally.backing import Marks, backing_of
from prioritize.tally.budget import OVERFLOWS
from prioritize.tally.load import LoadRun, Loads
from prioritize.testing.strategies import approval_profiles
from tests.methods.priced import priced
from tests.reference.phragmen import outcomes
from tests.tally.share_runs import BUDGETS


def begun(
    profile: ApprovalProfile, budget: Fraction, purses: list[int], on_overflow: str = "stop"
) -> LoadRun:
    """Begin with some money in purses; units are tenths."""
    backing = backing_of(profile, Marks(profile.approved, "approvals"))
    groups = range(backing.weights.size)
    loads = Loads.of_purses(backing, [purses[each % len(purses)] for each in groups], 3)
    costs = [int(10 * (each.cost or 0)) for each in profile.projects]
    backed = [at for at, each in enumerate(backing.backers) if each.groups.size and costs[at]]
    return LoadRun.begin(loads, costs, backed, left=int(10 * budget), skips=on_overflow == "skip")


def ways(run: LoadRun) -> set[frozenset[str]]:
    """Follow every way ties could fall."""
    rivals = run.advance()
    if not rivals:
        ids = run.loads.backing.ids
        return {frozenset(ids[each.project] for each in run.bought)}
    found: set[frozenset[str]] = set()
    for each in rivals:
        other = run.fork()
        other.buy(each)
        found |= ways(other)
    return found


@given(
    approval_profiles(),
    BUDGETS,
    st.lists(st.integers(0, 30), min_size=1, max_size=3),
    st.sampled_from(OVERFLOWS),
)
def test_projects_are_funded_as_the_book_says(
    profile: ApprovalProfile, budget: Fraction, purses: list[int], on_overflow: str
) -> None:
    run = begun(profile, budget, purses, on_overflow)
    assume(all(run.loads.moment(each, run.costs[each]) > 0 for _, each in run.waiting))
    backing = run.loads.backing
    ballots = [
        (
            Fraction(weight),
            frozenset(id for id, mark in zip(backing.ids, column, strict=True) if mark),
        )
        for weight, column in zip(backing.weights.tolist(), backing.points.T.tolist(), strict=True)
    ]
    start = tuple(Fraction(-purses[at % len(purses)], 30) for at in range(len(ballots)))
    costs = {each.id: each.cost or Fraction(0) for each in profile.projects}

    expected = outcomes(ballots, start, costs, budget, on_overflow=on_overflow)

    assert ways(run) == expected


def test_equal_projects_of_different_voters_are_bought_together() -> None:
    run = begun(priced(approvals("2: a", "2: b"), a=2, b=2), Fraction(4), [0])

    assert run.advance() == ()
    assert [each.at for each in run.bought] == [10, 10]


def test_equal_projects_of_the_same_voters_are_rivals() -> None:
    run = begun(priced(approvals("2: a b", "2: c"), a=2, b=2, c=2), Fraction(6), [0])

    assert run.advance() == (0, 1)
    assert [each.project for each in run.bought] == [2]


def test_where_not_all_fit_any_of_the_equal_may_come_first() -> None:
    run = begun(priced(approvals("2: a", "2: b"), a=2, b=2), Fraction(3), [0])

    assert run.advance() == (0, 1)
    run.buy(1)
    assert run.advance() == ()
    assert run.stopped == (0,)


def test_what_stops_the_count_may_be_chosen() -> None:
    profile = priced(approvals("2: a", "4: b"), a=2, b=4)

    run = begun(profile, Fraction(3), [0])

    assert run.advance() == (0, 1)
    run.buy(1)
    assert (run.advance(), run.stopped, run.bought) == ((), (1,), [])


def test_moments_that_floats_cannot_tell_apart_are_told_apart() -> None:
    profile = priced(approvals("a b"), a=10**17 + 1, b=10**17)

    run = begun(profile, Fraction(10**17 + 1), [0])

    assert run.advance() == ()
    assert [each.project for each in run.bought] == [1]

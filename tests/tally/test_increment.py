"""Shares grow unit by unit, and nothing on the way is passed over."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.tally.equal_shares import Rule, Shares
from prioritize.tally.increment import Glimpse, Halt, Verdict, climb, glimpse, same_between
from prioritize.tally.share_run import Bout, ShareRun
from tests.methods.priced import priced
from tests.tally.share_runs import shares, started


def climbed(made: Shares, start: int = 0) -> tuple[Halt, int]:
    """Let shares grow, and count the runs that this takes."""
    runs: list[int] = []

    def begin(increment: int) -> ShareRun:
        runs.append(increment)
        return started(made, increment)

    return climb(begin, made._judge, start), len(runs)


def one_by_one(made: Shares) -> Halt:
    """Look at every increment."""
    increment = 0
    while True:
        here = glimpse(started(made, increment))
        verdicts = {made._judge(each) for each in here.bought}
        if verdicts != {Verdict.GO}:
            verdict = verdicts.pop() if len(verdicts) == 1 else None
            return Halt(increment, verdict, here.bought)
        increment += 1


def hamlet(seed: int) -> ApprovalProfile:
    """Make the votes of a few people, with costs of some hundreds, some of them equal."""
    random = np.random.default_rng(seed)
    size = (int(random.integers(2, 6)), int(random.integers(1, 8)))
    approved = random.random(size) < random.random((size[0], 1))
    costs = (random.integers(2, 40, size[0]) * random.choice([7, 10, 11])).tolist()
    projects = tuple(Project(f"p{at}", cost=Fraction(cost)) for at, cost in enumerate(costs))
    return ApprovalProfile(projects, Electorate.of([1] * size[1]), approved)


@given(
    st.integers(0, 10**6),
    st.builds(Rule, st.booleans(), st.booleans()),
    st.sampled_from([100, 250, 333]),
)
def test_no_increment_is_passed_over(seed: int, rule: Rule, budget: int) -> None:
    made = shares(hamlet(seed), Fraction(budget), rule)

    assert climbed(made)[0] == one_by_one(made)


def test_a_village_with_large_amounts_needs_few_runs() -> None:
    """A project of one voter's is bought once everyone has a million more."""
    profile = priced(
        approvals("20: road", "15: well road", "7: school", "mosque"),
        road=3_000_000,
        well=1_500_000,
        school=900_000,
        mosque=1_200_000,
    )

    halt, runs = climbed(shares(profile, Fraction(6_000_000)))

    assert halt.verdict is Verdict.OVER
    assert halt.increment > 1_000_000
    assert runs < 300


def test_rivals_that_stay_equal_are_followed_in_strides_too() -> None:
    profile = priced(approvals("8: a b", "5: c"), a=90_000, b=90_000, c=200_000)

    halt, runs = climbed(shares(profile, Fraction(280_000)))

    assert halt.increment > 10_000
    assert runs < 200


def test_it_may_depend_on_a_tie_whether_shares_grow() -> None:
    profile = priced(approvals("2: a b", "c"), a=40, b=70, c=50)

    halt, _ = climbed(shares(profile, Fraction(100)))

    assert halt == Halt(17, None, frozenset({frozenset({0, 2}), frozenset({1, 2})}))


def test_different_rounds_prove_nothing() -> None:
    made = shares(priced(approvals("3: a", "2: b"), a=30, b=50), Fraction(60))

    near, far = glimpse(started(made, 0)), glimpse(started(made, 20))

    assert same_between(near, near)
    assert not same_between(near, far)


def test_ways_of_different_length_prove_nothing() -> None:
    bought = frozenset({0})
    bout = Bout(bought, bought, 1.0, 2.0)

    one, two = (Glimpse(frozenset({bought}), ((bout,) * each,), known=True) for each in (1, 2))

    assert not same_between(one, two)


def test_too_many_ways_are_not_known() -> None:
    ids = " ".join("abcdefgh")
    profile = priced(approvals(f"2: {ids}"), **dict.fromkeys("abcdefgh", 10))

    seen = glimpse(started(shares(profile, Fraction(40)), 0))

    assert not seen.known

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.tally.correlation import kendall_tau_b


SCORES = st.lists(st.fractions(0, 3, max_denominator=2), min_size=6, max_size=6)


def ranking(scores: list[Fraction]) -> Ranking:
    return tiers_by_score(dict(zip("abcdef", scores, strict=True)))


@given(SCORES, SCORES)
def test_it_agrees_with_scipy(one: list[Fraction], other: list[Fraction]) -> None:
    ours = kendall_tau_b(ranking(one), ranking(other))

    theirs = kendalltau([float(x) for x in one], [float(x) for x in other]).statistic
    if ours is None:
        assert len(set(one)) == 1 or len(set(other)) == 1
    else:
        assert abs(float(ours) - theirs) <= 0.5001e-4


def test_the_same_order_agrees_fully() -> None:
    order = Ranking([["a"], ["b", "c"]])

    assert kendall_tau_b(order, order) == "1.0000"


def test_only_projects_in_both_lists_count() -> None:
    assert kendall_tau_b(Ranking([["a"], ["b"], ["x"]]), Ranking([["b"], ["a"]])) == "-1.0000"


def test_one_tier_agrees_with_anything() -> None:
    assert kendall_tau_b(Ranking([["a", "b"]]), Ranking([["a"], ["b"]])) is None

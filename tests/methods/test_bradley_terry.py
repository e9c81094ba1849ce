from collections.abc import Sequence
from fractions import Fraction
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.bradley_terry import BradleyTerry
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.project import projects_of
from prioritize.tally.engine import run
from prioritize.tally.step import Compared
from tests.methods.results import remarks, steps
from tests.oracles import criteria_case
from tests.reference.bradley_terry import strengths


def profile_of(wins: Sequence[Sequence[int]], ids: Sequence[str]) -> PairwiseProfile:
    """Make the comparisons of a table of wins."""
    answers = [
        Comparison(ids[i], ids[j], "first", wins[i][j])
        for i in range(len(ids))
        for j in range(len(ids))
        if wins[i][j]
    ]
    return PairwiseProfile(projects_of(ids), tuple(answers))


def test_the_strengths_are_the_published_ones() -> None:
    case = criteria_case("bt-wikipedia")

    scores = run(BradleyTerry(), profile_of(case["inputs"]["wins"], "abcd")).outcome.scores

    found = [float(score) for _, score in scores]
    mean = exp(sum(map(log, found)) / len(found))
    assert found == pytest.approx(case["expected"]["p_sum1"], abs=case["tolerance"])
    scaled = [each / mean for each in found]
    assert scaled == pytest.approx(case["expected"]["p_geomean1"], abs=case["tolerance"])


def test_the_abilities_of_journals_are_the_published_ones() -> None:
    case = criteria_case("bt-stigler")
    items = case["inputs"]["items"]

    scores = dict(run(BradleyTerry(), profile_of(case["inputs"]["wins"], items)).outcome.scores)

    abilities = [log(scores[each] / scores["Biometrika"]) for each in items]
    assert abilities == pytest.approx(
        case["expected"]["ability_ref_Biometrika"], abs=case["tolerance"]
    )


@settings(max_examples=40)
@given(st.lists(st.integers(1, 9), min_size=12, max_size=12))
def test_hunters_iteration_leads_to_the_same_strengths(numbers: list[int]) -> None:
    rest = iter(numbers)
    wins = [[0 if i == j else next(rest) for j in range(4)] for i in range(4)]

    scores = run(BradleyTerry(), profile_of(wins, "abcd")).outcome.scores

    assert [float(score) for _, score in scores] == pytest.approx(strengths(wins, 300), abs=1e-9)


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=6), st.integers(0, 2))
def test_expected_wins_are_the_wins(numbers: list[int], at: int) -> None:
    """At the maximum every project is expected to win as often as it did."""
    rest = iter(numbers)
    wins = [[0 if i == j else next(rest) for j in range(3)] for i in range(3)]
    prior = Fraction(1, 2)

    scores = run(BradleyTerry(prior=prior), profile_of(wins, "abc")).outcome.scores

    own = [score for _, score in scores]
    met = [wins[at][j] + wins[j][at] + 2 * prior for j in range(3) if j != at]
    rivals = [own[j] for j in range(3) if j != at]
    expected = sum(n * own[at] / (own[at] + each) for n, each in zip(met, rivals, strict=True))
    assert float(expected) == pytest.approx(sum(wins[at]) + 1, abs=0.01)
    assert abs(sum(own, Fraction(0)) - 1) < Fraction(1, 10**11)


def test_ties_are_half_a_win_for_both() -> None:
    ties = PairwiseProfile(projects_of("ab"), (Comparison("a", "b", "tie", 2),))

    result = run(BradleyTerry(), ties)

    assert result.outcome.tiers == (("a", "b"),)
    assert steps(result, Compared) == [Compared("a", "b", Fraction(1), Fraction(1))]


def test_whoever_never_lost_is_named() -> None:
    wins = [[0, 2, 1, 0], [1, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]]

    with pytest.raises(InputError) as caught:
        run(BradleyTerry(), profile_of(wins, "abcd"))

    assert [str(each.what) for each in caught.value.findings] == [
        "Nothing says how much stronger than the others these are, which never lost to them: a, b",
        "Nothing says how much stronger than the others these are, which never lost to them: d",
    ]


def test_a_declared_prior_lets_the_unbeaten_be_counted_and_is_told() -> None:
    result = run(BradleyTerry(prior=Fraction(1)), profile_of([[0, 3], [0, 0]], "ab"))

    assert dict(result.outcome.scores) == {"a": Fraction(4, 5), "b": Fraction(1, 5)}
    assert remarks(result) == [
        "Wins added both ways for every pair: 1",
        "By these strengths a would win 80 of 100 comparisons with b",
    ]


def test_projects_alike_are_equal() -> None:
    wins = [[0, 2, 5], [2, 0, 5], [1, 1, 0]]

    assert run(BradleyTerry(), profile_of(wins, "abc")).outcome.tiers == (("a", "b"), ("c",))


def test_more_wins_in_the_same_comparisons_make_stronger() -> None:
    before = dict(
        run(BradleyTerry(), profile_of([[0, 2, 3], [2, 0, 1], [1, 3, 0]], "abc")).outcome.scores
    )
    after = dict(
        run(BradleyTerry(), profile_of([[0, 3, 3], [1, 0, 1], [1, 3, 0]], "abc")).outcome.scores
    )

    assert after["a"] > before["a"]
    assert after["b"] < before["b"]


def test_the_weakest_are_told_apart_by_ratios() -> None:
    often = 10**7
    wins = [[0, often, often], [1, 0, 3], [1, 1, 0]]

    outcome = run(BradleyTerry(), profile_of(wins, "abc")).outcome

    assert outcome.tiers == (("a",), ("b",), ("c",))

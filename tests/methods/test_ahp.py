from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import log

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.ahp import Ahp
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import judgments
from prioritize.tally.consistency import consistency
from prioritize.tally.engine import run
from prioritize.tally.hierarchy import Heading
from prioritize.tally.priorities import combined
from tests.methods.results import notices, remarks, scored
from tests.oracles import criteria_case
from tests.reference.ahp import eigenvector, geometric


SAATY = [Fraction(1, each) for each in range(9, 1, -1)] + [Fraction(each) for each in range(1, 10)]
RATIOS = st.sampled_from(SAATY)


def exact(cell: float) -> Fraction:
    """Read a cell of a worked case, in which thirds stand as floats."""
    return Fraction(cell).limit_denominator(1000)


def answers(
    matrix: Sequence[Sequence[float]], ids: Sequence[str], judge: str = ""
) -> tuple[Judgment, ...]:
    """Turn a matrix into the judgments of one judge, both ways."""
    return tuple(
        Judgment(one, other, exact(cell), judge)
        for one, row in zip(ids, matrix, strict=True)
        for other, cell in zip(ids, row, strict=True)
        if one != other
    )


def profile(matrix: Sequence[Sequence[float]]) -> JudgmentProfile:
    ids = [f"c{number}" for number in range(len(matrix))]
    return JudgmentProfile(projects_of(ids), answers(matrix, ids))


def scores(method: Ahp, votes: JudgmentProfile) -> list[float]:
    return [float(score) for _, score in run(method, votes).outcome.scores]


@pytest.mark.parametrize("id", ["ahp-saaty-house", "ahp-school-wang-chin", "ahp-consistent"])
def test_priorities_are_the_published_ones(id: str) -> None:
    case = criteria_case(id)

    found = scores(Ahp(), profile(case["inputs"]["pairwise"]))

    within = max(case["tolerance"], 1e-11)
    assert found == pytest.approx(case["expected"]["weights"], abs=within)


def test_geometric_means_are_the_published_ones() -> None:
    case = criteria_case("ahp-saaty-house")

    found = scores(Ahp(priorities="geometric"), profile(case["inputs"]["pairwise"]))

    expected = case["expected"]["geometric_mean_weights"]
    assert found == pytest.approx(expected, abs=case["tolerance"])


@pytest.mark.parametrize("id", ["ahp-saaty-house", "ahp-school-wang-chin", "ahp-consistent"])
def test_consistency_is_the_published_one(id: str) -> None:
    case = criteria_case(id)
    expected = case["expected"]
    ratio = next(value for name, value in expected.items() if name.startswith("CR"))
    votes = profile(case["inputs"]["pairwise"])
    ratios = {(each.first, each.second): each.ratio for each in votes.judgments}
    own = {pair: ratio for pair, ratio in ratios.items() if pair[0] < pair[1]}

    found = consistency(Heading("", tuple(each.id for each in votes.projects), {"": own}), own)

    assert found is not None
    assert found.ratio is not None
    assert float(found.ratio) == pytest.approx(ratio, abs=0.0006)
    if "lambda_max" in expected:
        assert float(found.largest) == pytest.approx(expected["lambda_max"], abs=0.0006)
    if "CI" in expected:
        assert float(found.index) == pytest.approx(expected["CI"], abs=0.0006)


def test_a_family_with_voting_power_is_counted_in_three_ways() -> None:
    case = criteria_case("ahp-group")
    ids = sorted(case["inputs"]["criteria"])
    said = [
        each
        for judge, matrix in case["inputs"]["judges"].items()
        for each in answers(matrix, case["inputs"]["criteria"], judge)
    ]
    powers = [Fraction(str(each)) for each in case["inputs"]["voting_power"]]
    named = tuple(zip(case["inputs"]["judges"], powers, strict=True))
    votes = JudgmentProfile(projects_of(ids), tuple(said), named)

    expected = case["expected"]
    for how, name in (
        ("aij", "AIJ_weighted_geometric"),
        ("aip", "AIP_arithmetic"),
        ("aip-geometric", "AIP_geometric"),
    ):
        assert scores(Ahp(group=how), votes) == pytest.approx(expected[name], abs=1e-4)
    result = run(Ahp(group="aip"), votes)
    for judge, own in zip(case["inputs"]["judges"], expected["individual"], strict=True):
        found = [float(score) for _, score in scored(result, judge)]
        assert found == pytest.approx(own, abs=1e-4)


def test_judgments_are_joined_by_their_geometric_mean() -> None:
    case = criteria_case("ahp-aij-scalar")
    said = case["inputs"]["judgments"]
    both = {f"j{number}": {("a", "b"): Fraction(ratio)} for number, ratio in enumerate(said)}
    turned = {
        judge: {pair: 1 / ratio for pair, ratio in own.items()} for judge, own in both.items()
    }
    powers = dict.fromkeys(both, Fraction(1, 3))

    joint = combined(both, powers)["a", "b"]

    assert float(joint) == pytest.approx(case["expected"]["geometric"], abs=case["tolerance"])
    assert float(joint * combined(turned, powers)["a", "b"]) == pytest.approx(1, abs=1e-15)


@settings(max_examples=40)
@given(st.lists(RATIOS, min_size=6, max_size=6))
def test_complete_matrices_are_solved_as_one_would_by_hand(ratios: list[Fraction]) -> None:
    matrix = [[1.0] * 4 for _ in range(4)]
    for (i, j), ratio in zip(combinations(range(4), 2), ratios, strict=True):
        matrix[i][j], matrix[j][i] = float(ratio), float(1 / ratio)
    pairs = combinations("abcd", 2)
    said = tuple(Judgment(*pair, ratio) for pair, ratio in zip(pairs, ratios, strict=True))
    votes = JudgmentProfile(projects_of("abcd"), said)

    assert scores(Ahp(), votes) == pytest.approx(eigenvector(matrix), abs=1e-9)
    assert scores(Ahp(priorities="geometric"), votes) == pytest.approx(geometric(matrix), abs=1e-9)


@given(st.lists(st.integers(1, 9), min_size=4, max_size=4), st.integers(0, 2))
def test_consistent_answers_give_their_weights_back_even_where_some_are_missing(
    weights: list[int], missing: int
) -> None:
    own = dict(zip("abcd", weights, strict=True))
    pairs = list(combinations("abcd", 2))[missing:]
    said = tuple(Judgment(one, other, Fraction(own[one], own[other])) for one, other in pairs)
    votes = JudgmentProfile(projects_of("abcd"), said)

    expected = [weight / sum(weights) for weight in weights]
    for priorities in ("eigenvector", "geometric"):
        method = Ahp(priorities=priorities)
        assert scores(method, votes) == pytest.approx(expected, abs=1e-11)
        assert not any("contradict" in each for each in notices(run(method, votes)))


def test_a_missing_answer_is_what_the_priorities_say() -> None:
    """Harker's priorities solve the matrix in which their own ratio stands for the missing cell."""
    gap = judgments("a/b=1 a/c=5 a/d=2 b/c=3 b/d=4")

    found = dict(run(Ahp(), gap).outcome.scores)

    filled = Judgment("c", "d", found["c"] / found["d"])
    whole = evolve(gap, judgments=(*gap.judgments, filled))
    assert scores(Ahp(), whole) == pytest.approx([float(each) for each in found.values()], abs=1e-9)


def test_incomplete_logarithms_are_those_of_bozoki() -> None:
    """The best logarithmic fit of Bozóki, Fülöp & Rónyai: residuals balance at every project."""
    gap = judgments("a/b=1 a/c=5 a/d=2 b/c=3 b/d=4")

    found = {id: log(score) for id, score in run(Ahp(priorities="geometric"), gap).outcome.scores}

    for id in "abcd":
        left = sum(
            (log(each.ratio) - found[each.first] + found[each.second])
            * (1 if each.first == id else -1)
            for each in gap.judgments
            if id in (each.first, each.second)
        )
        assert left == pytest.approx(0, abs=1e-9)


def test_criteria_are_weighed_and_sub_criteria_under_them() -> None:
    votes = judgments(
        "need/cost=3",
        "@need: water/health=1",
        "@water: a/b=2",
        "@health: a/b=1/2",
        "@cost: a/b=3",
    )

    result = run(Ahp(), votes)

    a = Fraction(3, 4) * Fraction(1, 2) + Fraction(1, 4) * Fraction(3, 4)
    assert float(dict(result.outcome.scores)["a"]) == pytest.approx(float(a), abs=1e-11)
    assert dict(scored(result, "cost")) == {"a": Fraction(3, 4), "b": Fraction(1, 4)}
    assert "Priorities under the goal: cost 0.25, need 0.75" in remarks(result)


def test_a_copy_turns_the_order_unless_the_best_counts_whole() -> None:
    """Belton and Gear's example: a copy of b moves b from below a to above it, or not."""
    criteria = "k/l=1 k/m=1 l/m=1"
    three = (
        criteria,
        "@k: a/b=1/9 a/c=1 b/c=9",
        "@l: a/b=9 a/c=9 b/c=1",
        "@m: a/b=8/9 a/c=8 b/c=9",
    )
    four = (
        criteria,
        "@k: a/b=1/9 a/c=1 b/c=9 a/d=1/9 b/d=1 d/c=9",
        "@l: a/b=9 a/c=9 b/c=1 a/d=9 b/d=1 d/c=1",
        "@m: a/b=8/9 a/c=8 b/c=9 a/d=8/9 b/d=1 d/c=9",
    )

    shared = [run(Ahp(), judgments(*each)).outcome.places() for each in (three, four)]
    whole = [
        run(Ahp(synthesis="ideal"), judgments(*each)).outcome.places() for each in (three, four)
    ]

    assert [places["a"] < places["b"] for places in shared] == [False, True]
    assert len({places["a"] < places["b"] for places in whole}) == 1


def test_inconsistent_answers_are_warned_of_with_the_worst() -> None:
    result = run(Ahp(), judgments("ann: a/b=9 b/c=9 a/c=1", "ben: a/b=1 b/c=1 a/c=1"))

    (ann,) = (each for each in result.notices if "ann" in str(each.what))
    assert str(ann.what) == (
        "The answers of ann under the goal contradict each other: 2.2051 is above 0.1"
    )
    assert str(ann.remedy) == (
        "Look first at a and b: the answer is 9 times, and all together say 2.0801 times."
    )
    assert [each for each in notices(result) if "ben" in each] == []


def test_a_judge_with_gaps_counts_where_answers_are_joined() -> None:
    votes = judgments("ann: a/b=2 b/c=2", "ben: a/b=2")

    assert scores(Ahp(), votes) == pytest.approx([4 / 7, 2 / 7, 1 / 7], abs=1e-11)
    with pytest.raises(InputError, match="no comparison of ben links a = b, c"):
        run(Ahp(group="aip"), votes)

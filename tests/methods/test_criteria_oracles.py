"""Worked values of methods for score sheets, from the literature."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from prioritize.model.outcome import Outcome, Ranking, Relation
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.registry import build
from prioritize.tally.criteria_matrix import criteria_matrix
from prioritize.tally.criteria_weights import criteria_weights, rank_weights
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.step import Scores
from tests.methods.results import scored
from tests.oracles import criteria_case
from tests.tally.recorder import recorder


def sheet_of(inputs: Mapping[str, Any], weights: Sequence[object] = ()) -> ScoresheetProfile:
    """Make the sheet of one reviewer, with projects p0, p1 … and criteria c0, c1 …"""
    rows = inputs["matrix"]
    names = [f"c{number}" for number in range(len(rows[0]))]
    given = weights or inputs.get("weights") or [1] * len(names)
    directions = inputs.get("directions") or [1] * len(names)
    costs = (name for name, way in zip(names, directions, strict=True) if way < 0)
    review = " ".join(f"p{number}={','.join(map(str, row))}" for number, row in enumerate(rows))
    return scoresheet(
        dict(zip(names, map(number, given), strict=True)), {"one": review}, costs=" ".join(costs)
    )


def number(value: object) -> Fraction:
    """Read a number of the file as it is written; long decimals are thirds and the like."""
    exact = Fraction(str(value))
    return exact.limit_denominator(1000) if exact.denominator > 10**12 else exact


def counted(id: str, method: str, **options: object) -> Result[Outcome]:
    """Count a case by a method."""
    return run(
        build(method, {"minimum_reviews": 1, **options}), sheet_of(criteria_case(id)["inputs"])
    )


def assert_near(scores: Scores, expected: Sequence[float], tolerance: float) -> None:
    """Compare scores by project with those of a case."""
    assert len(scores) == len(expected)
    for (_, score), published in zip(scores, expected, strict=True):
        assert abs(score - Fraction(str(published))) <= Fraction(str(tolerance))


def places(ranking: Ranking) -> list[int]:
    """Return the places of p0, p1 …"""
    return [place for _, place in sorted(ranking.places().items())]


def ranking_of(result: Result[Outcome]) -> Ranking:
    """Return the ranking that a method gave."""
    assert isinstance(result.outcome, Ranking)
    return result.outcome


def test_a_weighted_sum_has_its_exact_tie() -> None:
    case = criteria_case("wsm-triantaphyllou")

    ranking = ranking_of(counted(case["id"], "weighted-sum", normalisation="none"))

    assert_near(ranking.scores, case["expected"]["scores"], case["tolerance"])
    assert places(ranking) == case["expected"]["ranks_competition"]


def test_a_weighted_sum_of_relative_data_is_the_published_one() -> None:
    case = criteria_case("sens-triantaphyllou-sanchez")

    ranking = ranking_of(counted(case["id"], "weighted-sum", normalisation="none"))

    assert_near(ranking.scores, case["expected"]["scores"], 0.0001)


def test_a_weighted_product_puts_another_first_than_the_sum() -> None:
    case = criteria_case("wpm-triantaphyllou")
    expected = case["expected"]

    ranking = ranking_of(counted(case["id"], "weighted-product"))

    assert_near(ranking.scores, expected["products"], case["tolerance"])
    assert places(ranking) == expected["ranks"]
    first, second, third = (score for _, score in ranking.scores)
    ratios = [first / second, first / third, second / third]
    published = [expected[f"ratio_{pair}"] for pair in ("A1_A2", "A1_A3", "A2_A3")]
    for ratio, value in zip(ratios, published, strict=True):
        assert abs(float(ratio) - value) <= case["tolerance"]


def test_waspas_is_the_published_one_with_its_weights() -> None:
    """The paper's weights add up to 1.0165, ours to 1: its numbers follow from our two parts."""
    case = criteria_case("waspas-chakraborty")
    added = sum(case["inputs"]["weights"])

    result = counted(case["id"], "waspas")

    sums, powers = scored(result, "weighted sum"), scored(result, "weighted product")
    for (_, one), (_, other), published in zip(
        sums, powers, case["expected"]["scores"], strict=True
    ):
        value = (added * float(one) + float(other) ** added) / 2
        assert abs(value - published) <= case["tolerance"]


@pytest.mark.parametrize(
    "id, normalisation",
    [("topsis-hwang-yoon-fighter", "vector"), ("topsis-opricovic-mountain", "min-max")],
)
def test_closeness_is_the_published_one(id: str, normalisation: str) -> None:
    case = criteria_case(id)

    ranking = ranking_of(counted(id, "topsis", normalisation=normalisation))

    assert_near(ranking.scores, case["expected"]["closeness"], case["tolerance"])
    assert places(ranking) == case["expected"].get("ranks", [2, 1, 2])


def test_another_normalisation_orders_the_aircraft_otherwise() -> None:
    """The notes of the case: with min-max the places are 1, 3, 2, 4."""
    ranking = ranking_of(counted("topsis-hwang-yoon-fighter", "topsis", normalisation="min-max"))

    assert_near(ranking.scores, [0.6127, 0.3660, 0.5306, 0.3517], 0.00006)
    assert places(ranking) == [1, 3, 2, 4]


def test_closeness_is_that_of_a_textbook() -> None:
    """Tzeng & Huang (2011), Multiple Attribute Decision Making."""
    matrix = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    sheet = sheet_of({"matrix": matrix, "weights": ["0.3", "0.4", "0.3"]})

    ranking = ranking_of(run(build("topsis", {"minimum_reviews": 1}), sheet))

    assert_near(ranking.scores, [0.5037, 0.6581, 0.7482, 0.3340], 0.00006)


def test_the_way_up_the_mountain_is_the_only_compromise() -> None:
    case = criteria_case("vikor-mountain")

    result = counted(case["id"], "vikor")

    for measure in "SRQ":
        name = {"S": "S (utility)", "R": "R (regret)", "Q": "Q"}[measure]
        assert_near(scored(result, name), case["expected"][measure], case["tolerance"])
    assert ranking_of(result).tiers == (("p1",), ("p0", "p2"))


@pytest.mark.parametrize("id", ["vikor-hydropower-W1", "vikor-hydropower-W3"])
def test_the_hydropower_compromises_are_the_published_ones(id: str) -> None:
    case = criteria_case(id)
    expected = case["expected"]

    result = counted(id, "vikor")

    ranking = ranking_of(result)
    assert_near(scored(result, "Q"), expected["Q"], case["tolerance"])
    assert ranking.tiers[0] == tuple(f"p{each}" for each in expected["compromise_set"])
    by_q = sorted(range(6), key=lambda each: ranking.scores[each][1])
    assert [by_q.index(each) + 1 for each in range(6)] == expected["ranks"]


def hydro_functions() -> list[str]:
    """Write the functions of the hydro-electric sites, one of each kind."""
    words = {"U": "u-shape,{q}", "V": "v-shape,{p}", "gauss": "gaussian,{s}"}
    words |= {each: each + ",{q},{p}" for each in ("linear", "level")}
    functions = criteria_case("promethee-hydro")["inputs"]["functions"]
    return [
        f"c{place}=" + words.get(each["type"], each["type"]).format_map(each)
        for place, each in enumerate(functions)
    ]


def test_all_six_preference_functions_give_the_flows() -> None:
    case = criteria_case("promethee-hydro")
    result = counted(case["id"], "promethee", preference=hydro_functions())

    expected, tolerance = case["expected"], case["tolerance"]
    assert_near(scored(result, "positive flow"), expected["phi_plus"], tolerance)
    assert_near(scored(result, "negative flow"), expected["phi_minus"], tolerance)
    assert_near(scored(result, "net flow"), expected["net"], tolerance)
    assert places(ranking_of(result)) == expected["ranks"]


def test_usual_preferences_give_exact_flows() -> None:
    case = criteria_case("promethee-zhao")
    expected = case["expected"]

    result = counted(case["id"], "promethee")

    for measure, key in (
        ("positive flow", "phi_plus"),
        ("negative flow", "phi_minus"),
        ("net flow", "net"),
    ):
        exact = [Fraction(str(each)) for each in expected[key]]
        assert [score for _, score in scored(result, measure)] == exact


def test_flows_that_agree_relate_all_projects() -> None:
    """Zhao: φ⁺ .55 .35 .60 and φ⁻ .45 .65 .40."""
    outcome = counted("promethee-zhao", "promethee", variant="i").outcome

    assert isinstance(outcome, Relation)
    assert outcome.pairs == (("p0", "p1"), ("p2", "p0"), ("p2", "p1"))


def test_flows_that_disagree_leave_pairs_open() -> None:
    case = criteria_case("promethee-hydro")
    above, below = case["expected"]["phi_plus"], case["expected"]["phi_minus"]

    outcome = counted(case["id"], "promethee", variant="i", preference=hydro_functions()).outcome

    assert isinstance(outcome, Relation)
    assert outcome.pairs == tuple(
        (f"p{one}", f"p{other}")
        for one in range(6)
        for other in range(6)
        if one != other and above[one] >= above[other] and below[one] <= below[other]
    )
    assert len(outcome.pairs) < 15


@pytest.mark.parametrize("size", [3, 4])
@pytest.mark.parametrize("how, key", [("roc", "ROC"), ("rank-sum", "RS"), ("reciprocal", "RR")])
def test_weights_of_an_order_are_those_of_the_formulas(size: int, how: str, key: str) -> None:
    case = criteria_case(f"surrogate-{size}")

    weights = rank_weights([Fraction(each) for each in range(size, 0, -1)], how)

    assert sum(weights) == 1
    for weight, published in zip(weights, case["expected"][key], strict=True):
        assert abs(float(weight) - published) <= case["tolerance"]


def weights_made_of(inputs: Mapping[str, Any], how: str) -> list[float]:
    """Make weights of the scores of a case; they come with their warning."""
    tally = recorder()
    matrix = criteria_matrix(sheet_of(inputs), tally, minimum=1)
    weights = criteria_weights(matrix, how, None, tally)
    assert "for research only" in str(tally.notices[0].what)
    return [float(each) for each in weights]


@pytest.mark.parametrize(
    "id, how", [("critic-diakoulaki", "critic"), ("entropy", "entropy")], ids=["critic", "entropy"]
)
def test_weights_made_of_scores_are_the_published_ones(id: str, how: str) -> None:
    case = criteria_case(id)

    weights = weights_made_of(case["inputs"], how)

    assert weights == pytest.approx(case["expected"]["weights"], abs=case["tolerance"], rel=0)


def test_weights_by_removal_are_the_published_ones() -> None:
    """The example of Keshavarz-Ghorabaee et al. (2021), which has the scores of the case above."""
    inputs = {**criteria_case("entropy")["inputs"], "directions": [1, 1, -1, -1]}

    weights = weights_made_of(inputs, "merec")

    assert weights == pytest.approx([0.5752, 0.0141, 0.4016, 0.0091], abs=0.00006, rel=0)

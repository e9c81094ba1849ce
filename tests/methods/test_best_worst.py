from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.best_worst import BestWorst
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import judgments
from prioritize.tally.best_worst import CONSISTENCY_INDEX, Star, linear, nonlinear
from prioritize.tally.engine import run
from tests.methods.results import notices, remarks, scored
from tests.oracles import criteria_case
from tests.reference.best_worst import deviation as off
from tests.reference.best_worst import linear as solved


@st.composite
def stars(draw: st.DrawFn, size: int = 4) -> Star:
    """Make answers about items of which the first is the best and the last the worst."""
    ids = "abcd"[:size]
    span = draw(st.integers(1, 9))
    over = {ids[0]: 1, **{each: draw(st.integers(1, span)) for each in ids[1:-1]}, ids[-1]: span}
    above = {ids[0]: span, **{each: draw(st.integers(1, span)) for each in ids[1:-1]}, ids[-1]: 1}
    return Star(
        ids[0],
        ids[-1],
        {each: Fraction(ratio) for each, ratio in over.items()},
        {each: Fraction(ratio) for each, ratio in above.items()},
    )


def votes(id: str) -> JudgmentProfile:
    """Make the judgments of a worked case."""
    inputs = criteria_case(id)["inputs"]
    ids = [f"c{number}" for number in range(len(inputs["BO"]))]
    best, worst = ids[inputs["best"]], ids[inputs["worst"]]
    said = [
        Judgment(best, each, Fraction(ratio))
        for each, ratio in zip(ids, inputs["BO"], strict=True)
        if each != best
    ] + [
        Judgment(each, worst, Fraction(ratio))
        for each, ratio in zip(ids, inputs["OW"], strict=True)
        if each not in (best, worst)
    ]
    return JudgmentProfile(projects_of(ids), tuple(said))


def weights(method: BestWorst, profile: JudgmentProfile) -> list[float]:
    return [float(weight) for _, weight in run(method, profile).outcome.scores]


def test_the_choice_of_transport_is_the_published_one_in_both_models() -> None:
    case = criteria_case("bwm-rezaei-transport")
    within, expected = case["tolerance"], case["expected"]

    flat, curved = (
        weights(BestWorst(model=each), votes("bwm-rezaei-transport"))
        for each in ("linear", "nonlinear")
    )

    assert flat == pytest.approx(expected["linear_weights"], abs=within)
    assert curved == pytest.approx(expected["nonlinear_weights"], abs=within)


def test_the_deviations_of_the_choice_of_transport_are_the_published_ones() -> None:
    case = criteria_case("bwm-rezaei-transport")
    named = dict(zip(("load", "access", "cost"), case["inputs"]["BO"], strict=True))
    above = dict(zip(named, case["inputs"]["OW"], strict=True))
    star = Star(
        "cost", "load", *({k: Fraction(v) for k, v in each.items()} for each in (named, above))
    )

    expected = case["expected"]
    assert float(linear(star).deviation) == pytest.approx(expected["xi_L"], abs=1e-6)
    assert float(nonlinear(star).deviation) == pytest.approx(expected["xi"], abs=1e-4)


def test_inconsistent_answers_have_the_exact_weights_of_the_linear_program() -> None:
    case = criteria_case("bwm-linear-inconsistent")

    result = run(BestWorst(), votes("bwm-linear-inconsistent"))

    found = [float(weight) for _, weight in result.outcome.scores]
    assert found == pytest.approx(case["expected"]["weights"], abs=case["tolerance"])
    deviation = round(case["expected"]["xi_L"], 4)
    assert f"deviation {deviation}," in remarks(result)[0]


@settings(max_examples=60)
@given(stars())
def test_no_other_weights_deviate_less_in_the_linear_model(star: Star) -> None:
    found = linear(star)

    over, above = list(map(float, star.over.values())), list(map(float, star.above.values()))
    assert float(found.deviation) == pytest.approx(solved(over, above), abs=1e-9)
    for low, high in found.intervals.values():
        assert 0 <= low <= high <= 1


@settings(max_examples=60)
@given(stars())
def test_no_other_weights_deviate_less_in_the_other_model(star: Star) -> None:
    """Any steps away from the middles deviate as much or more."""
    found = nonlinear(star)
    own = [float((low + high) / 2) for low, high in found.intervals.values()]
    over, above = list(map(float, star.over.values())), list(map(float, star.above.values()))

    for steps in product((0.97, 1.0, 1.03), repeat=3):
        moved = [own[0], *(each * step for each, step in zip(own[1:], steps, strict=True))]
        assert off(moved, over, above) >= float(found.deviation) - 1e-9


@given(st.integers(2, 9))
def test_the_consistency_index_is_the_largest_deviation(span: int) -> None:
    """Rezaei's table: the worst answer says that everything matters as much as the best does."""
    worst = Fraction(span)
    star = Star(
        "a",
        "c",
        {"a": Fraction(1), "b": worst, "c": worst},
        {"a": worst, "b": worst, "c": Fraction(1)},
    )

    found = float(nonlinear(star).deviation)

    assert found == pytest.approx(float(CONSISTENCY_INDEX[span]), abs=0.006)


@given(st.lists(st.integers(1, 3), min_size=2, max_size=2))
def test_consistent_answers_give_their_weights_back(numbers: list[int]) -> None:
    middle, top = numbers[0], numbers[0] * numbers[1]
    answers = judgments(f"a/b={numbers[1]} a/c={top} b/c={middle}")

    for model in ("linear", "nonlinear"):
        found = weights(BestWorst(model=model), answers)
        total = top + middle + 1
        assert found == pytest.approx([top / total, middle / total, 1 / total], abs=1e-11)
        (told,) = remarks(run(BestWorst(model=model), answers))
        assert "deviation 0," in told


def test_weights_that_the_answers_leave_open_are_told_as_intervals() -> None:
    answers = judgments("a/b=3 a/c=4 a/d=8 b/d=6 c/d=2")

    told = remarks(run(BestWorst(model="nonlinear"), answers))

    assert any(each.startswith("The answers leave weights open") for each in told)


def test_the_ratio_of_the_other_model_has_its_own_index() -> None:
    (text,) = remarks(run(BestWorst(model="nonlinear"), judgments("a/b=2 a/c=8 b/c=5")))

    assert "deviation 0.2583, ratio 0.0578 with Rezaei's consistency index 4.47" in text
    assert "input-based ratio 0.0357" in text


def test_answers_that_contradict_each_other_are_named() -> None:
    result = run(BestWorst(), judgments("ann: a/b=2 a/c=4 a/d=8 b/d=2 c/d=5"))

    (warning,) = notices(result)
    assert warning.endswith("c is farther from the best than b, and farther from the worst too")


def test_judges_are_averaged_by_their_power() -> None:
    answers = judgments("ann: a/b=3", "ben: b/a=3")
    strong = evolve(answers, powers=(("ann", Fraction(3)),))

    equal, weighted = (run(BestWorst(), each) for each in (answers, strong))

    assert equal.outcome.tiers == (("a", "b"),)
    assert dict(weighted.outcome.scores) == {"a": Fraction(5, 8), "b": Fraction(3, 8)}
    assert dict(scored(weighted, "ben")) == {"a": Fraction(1, 4), "b": Fraction(3, 4)}


def test_criteria_are_weighed_and_projects_under_them() -> None:
    answers = judgments("need/cost=3", "@need: a/b=3", "@cost: b/a=1")

    assert dict(run(BestWorst(), answers).outcome.scores) == {
        "a": Fraction(11, 16),
        "b": Fraction(5, 16),
    }


@pytest.mark.parametrize(
    "line",
    ["ann: a/b=2 b/c=2", "ann: a/b=2 b/c=2 a/c=1/2", "ann: a/b=2 a/c=3 a/d=4 b/d=2 c/d=2 b/c=2"],
)
def test_other_answers_than_those_of_the_method_are_refused(line: str) -> None:
    with pytest.raises(InputError, match="Under the goal, ann does not compare one as the best"):
        run(BestWorst(), judgments(line))


@pytest.mark.parametrize("model", ["linear", "nonlinear"])
def test_where_it_is_open_which_is_the_best_all_choices_are_averaged(model: str) -> None:
    result = run(BestWorst(model=model), judgments("a/b=1 a/c=4 b/c=2"))

    assert result.outcome.tiers == (("a",), ("b",), ("c",))
    assert any("leave open which" in each for each in remarks(result)) == (model == "nonlinear")

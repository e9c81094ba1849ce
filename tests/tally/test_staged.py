"""A staged rule: gates, an order of what passes them, and a declared order among equals."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.promethee import Promethee
from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.outcome import Ranking, Relation
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.model.stages import Stages
from prioritize.tally.gates import eligible
from prioritize.tally.replay import replay
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.staged import staged
from prioritize.tally.step import Excluded, Parted
from tests.oracles import criteria_case


ONE = WeightedSum(minimum_reviews=1)


def _reasons(result: Result[object]) -> dict[str, list[str]]:  # type: ignore[type-var]  # outcomes
    return {
        step.project: [step.stage, *map(str, step.reasons)]
        for step in result.steps
        if isinstance(step, Excluded)
    }


def _horizon(order: Stages) -> tuple[dict[str, list[str]], tuple[tuple[str, ...], ...]]:
    proposals = criteria_case("horizon-threshold")["inputs"]["proposals"]
    row = " ".join(
        f"{name}={','.join(str(Fraction(str(each))) for each in scores)}"
        for name, scores in proposals.items()
    )
    sheet = scoresheet({"excellence": 1, "impact": 1, "quality": 1}, {"panel": row})
    result = staged(ONE, sheet, order)
    return _reasons(result), ranking_of(result.outcome).tiers


HORIZON = Stages(
    thresholds=tuple((each, Fraction(3)) for each in ("excellence", "impact", "quality")),
    total=Fraction(10),
    ties=("excellence", "impact"),
)


def test_thresholds_and_ties_of_horizon_europe_are_followed() -> None:
    expected = criteria_case("horizon-threshold")["expected"]

    reasons, tiers = _horizon(HORIZON)

    assert tiers == tuple((each,) for each in expected["rank_RIA"])
    assert reasons == {
        "B": ["threshold", "5/2 on impact, and the line is 3"],
        "C": ["total", "19/2 in all, and the line is 10"],
    }


def test_weights_of_the_order_change_neither_thresholds_nor_totals() -> None:
    expected = criteria_case("horizon-threshold")["expected"]
    innovation = attrs.evolve(
        HORIZON,
        ranking_weights=(("impact", Fraction(3, 2)),),
        ties=("impact", "excellence"),
    )

    reasons, tiers = _horizon(innovation)

    assert tiers == tuple((each,) for each in expected["rank_IA_impact_x1.5"])
    assert set(reasons) == {"B", "C"}


def test_eligibility_needs_an_answer_and_no_denial() -> None:
    sheet = scoresheet(
        {"registered": 0, "need": 1},
        {"ann": "a=1,4 b=0,5 c=-,5", "ben": "a=1,4 b=1,5 c=-,5"},
    )

    result = staged(ONE, sheet, Stages(eligibility=("registered",)))

    assert _reasons(result) == {
        "b": ["eligibility", "registered: 1 of 2 says no"],
        "c": ["eligibility", "nobody confirmed registered"],
    }
    assert ranking_of(result.outcome).tiers == (("a",),)


def test_one_reviewer_is_enough_for_a_veto() -> None:
    sheet = scoresheet({"harm": 1}, {"ann": "a=5 b=5", "ben": "a=5 b=0"})

    result = staged(ONE, sheet, Stages(vetoes=(("harm", Fraction(1)),)))

    assert _reasons(result) == {
        "b": ["veto", "a reviewer gives 0 on harm, and below 1 rules it out"]
    }


def test_a_recused_reviewer_is_not_missed_and_an_absent_one_is() -> None:
    sheet = scoresheet(
        {"need": 1},
        {"ann": "a=5 b=5 c=1", "ben": "a=r b=a c=1", "eve": "a=r b=a c=1", "joe": "a=5 b=- c=1"},
    )

    result = staged(ONE, sheet, Stages(quorum=Fraction(2, 3)))

    assert eligible(sheet) == {"a": 2, "b": 4, "c": 4}
    assert _reasons(result) == {
        "b": [
            "reviews",
            "1 of the 4 reviewers who could score it did; it needs 2/3 of them",
        ]
    }


def test_equals_are_told_apart_by_the_declared_criteria_in_turn() -> None:
    sheet = scoresheet(
        {"need": 1, "own": 1, "late": 0}, {"ann": "a=3,2,5 b=2,3,5 c=2,3,1 d=1,4,9"}, costs="late"
    )

    result = staged(ONE, sheet, Stages(ties=("need", "late")))

    assert ranking_of(result.outcome).tiers == (("a",), ("c",), ("b",), ("d",))
    assert [step.by for step in result.steps if isinstance(step, Parted)] == ["need", "late"]
    assert {tie.tied for tie in result.ties} == set()


def test_what_is_equal_in_everything_still_shares_a_place() -> None:
    sheet = scoresheet({"need": 1, "own": 1}, {"ann": "a=3,2 b=3,2 c=5,5"})

    result = staged(ONE, sheet, Stages(ties=("need",)))

    assert ranking_of(result.outcome).tiers == (("c",), ("a", "b"))
    assert [tie.tied for tie in result.ties] == [("a", "b")]


def test_a_rule_that_nothing_passes_says_of_everybody_why() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=1 b=2"})

    with pytest.raises(InputError) as error:
        staged(ONE, sheet, Stages(thresholds=(("need", Fraction(3)),)))

    assert [str(each.what) for each in error.value.findings] == [
        "No project passes the stages of the rule",
        "a: 1 on need, and the line is 3",
        "b: 2 on need, and the line is 3",
    ]


@st.composite
def sheets(draw: st.DrawFn) -> ScoresheetProfile:
    """Draw sheets of three reviewers for up to five projects on two criteria."""
    cell = st.sampled_from(["0", "1", "2", "3", "-", "r", "a"])
    ids = "abcde"[: draw(st.integers(1, 5))]
    rows = {
        who: " ".join(f"{each}={draw(cell)},{draw(cell)}" for each in ids) for who in ("x", "y")
    }
    return scoresheet({"need": 2, "own": 1}, rows)


@given(sheets(), st.integers(0, 3), st.integers(0, 6))
def test_every_project_is_either_ranked_or_has_a_reason(
    sheet: ScoresheetProfile, threshold: int, total: int
) -> None:
    rule = Stages(thresholds=(("need", Fraction(threshold)),), total=Fraction(total), ties=("own",))

    try:
        result = staged(ONE, sheet, rule)
    except InputError:
        return

    ranked = ranking_of(result.outcome).projects
    ids = [each.id for each in sheet.projects]
    assert sorted([*ranked, *_reasons(result)]) == sorted(ids)
    assert replay(ids, result.steps) == result.outcome


@given(sheets())
def test_who_is_left_out_never_turns_the_order_of_the_rest(sheet: ScoresheetProfile) -> None:
    loose, strict = Stages(), Stages(thresholds=(("need", Fraction(2)),))

    try:
        before, after = (staged(ONE, sheet, each).outcome for each in (loose, strict))
    except InputError:
        return

    assert isinstance(before, Ranking)
    assert before.among(ranking_of(after).projects).tiers == ranking_of(after).tiers


def test_criteria_that_there_are_not_are_named() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=1 b=2"})
    rule = Stages(eligibility=("registered",), thresholds=(("harm", Fraction(3)),), ties=("need",))

    with pytest.raises(InputError, match="There are no criteria harm, registered"):
        staged(ONE, sheet, rule)


def test_a_partial_order_of_what_passes_is_left_as_it_is() -> None:
    """a is better on need, b on own; c does not pass, and a declared order ties nobody apart."""
    sheet = scoresheet({"need": 1, "own": 1}, {"ann": "a=5,3 b=3,5 c=1,9"})
    rule = Stages(thresholds=(("need", Fraction(2)),), ties=("need",))

    result = staged(Promethee(minimum_reviews=1, variant="i"), sheet, rule)

    assert isinstance(result.outcome, Relation)
    assert result.outcome.pairs == ()
    assert set(_reasons(result)) == {"c"}

from fractions import Fraction
from typing import TypeAlias

import pytest
from hypothesis import assume, given

from prioritize.errors import InputError
from prioritize.methods.criteria.chnri import Chnri
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from prioritize.testing.strategies import scoresheet_profiles
from tests.methods.results import notices, scored
from tests.oracles import criteria_case
from tests.reference.chnri import agreement, priority


Answers: TypeAlias = "dict[str, list[list[float | None]]]"


def sheet_of(answers: Answers) -> ScoresheetProfile:
    """Make the sheet of the worked case: its rows are criteria, its columns experts."""
    experts = {}
    for expert in range(4):
        columns = {project: [row[expert] for row in rows] for project, rows in answers.items()}
        experts[f"e{expert}"] = " ".join(
            f"{project}={','.join('-' if each is None else str(each) for each in column)}"
            for project, column in columns.items()
        )
    return scoresheet({"one": 1, "two": 1}, experts)


def test_scores_and_agreement_are_those_of_the_worked_case() -> None:
    case = criteria_case("chnri-small")

    result = run(Chnri(), sheet_of(case["inputs"]["scores_criterion_by_expert"]))

    for project, expected in case["expected"].items():
        told = dict(result.outcome.scores)[project], dict(scored(result, "agreement"))[project]
        assert [float(each) / 100 for each in told] == pytest.approx(
            [expected["RPS"], expected["AEA"]], abs=case["tolerance"]
        )
        means = [dict(scored(result, criterion))[project] for criterion in ("one", "two")]
        assert [float(each) for each in means] == pytest.approx(expected["criteria"], abs=1e-12)


@given(scoresheet_profiles())
def test_answers_added_one_by_one_give_the_same(profile: ScoresheetProfile) -> None:
    assume(profile.unit == Fraction(1, 2))

    result = run(Chnri(minimum_reviews=1), profile)

    by_hand = {each.id: priority(profile, at) for at, each in enumerate(profile.projects)}
    assert dict(result.outcome.scores) == {
        id: score for id, score in by_hand.items() if score is not None
    }
    agreed = {each.id: agreement(profile, at) for at, each in enumerate(profile.projects)}
    for project, share in scored(result, "agreement"):
        assert share == agreed[project]


def test_agreement_may_be_a_share_of_those_who_answered() -> None:
    sheet = scoresheet({"one": 1}, {"a": "x=1", "b": "x=1", "c": "x=-", "d": "x=0"})
    spread = scoresheet({"one": 1, "two": 1}, {"a": "x=1,1", "b": "x=1,1", "c": "x=-,1"})

    assert dict(scored(run(Chnri(), sheet), "agreement")) == {"x": Fraction(200, 3)}
    assert dict(scored(run(Chnri(), spread), "agreement")) == {"x": Fraction(250, 3)}
    assert dict(scored(run(Chnri(agreement="answers"), spread), "agreement")) == {"x": 100}


def test_whoever_is_recused_was_not_asked() -> None:
    sheet = scoresheet({"one": 1}, {"a": "x=1 y=1", "b": "x=1 y=1", "c": "x=r y=0"})

    agreed = dict(scored(run(Chnri(minimum_reviews=2), sheet), "agreement"))

    assert agreed == {"x": 100, "y": Fraction(200, 3)}


def test_weights_and_costs_count() -> None:
    sheet = scoresheet({"one": 3, "two": 1}, {"a": "x=1,1 y=0.5,0"}, costs="two")

    scores = dict(run(Chnri(minimum_reviews=1), sheet).outcome.scores)

    assert scores == {"x": 75, "y": Fraction(125, 2)}


def test_every_answer_that_is_none_of_the_three_is_named() -> None:
    sheet = scoresheet({"one": 1}, {"ann": "x=4 y=0.5", "ben": "x=0.3 y=1"})

    with pytest.raises(InputError) as caught:
        run(Chnri(), sheet)

    assert [str(each.what) for each in caught.value.findings] == [
        "ann answers 4 for x on one",
        "ben answers 3/10 for x on one",
    ]


def test_too_few_reviews_stand_last_without_a_score() -> None:
    sheet = scoresheet({"one": 1}, {"a": "x=0 y=1", "b": "x=0 y=1", "c": "x=0"})

    result = run(Chnri(), sheet)

    assert result.outcome.tiers == (("x",), ("y",))
    assert notices(result) == ["y has 2 reviews and needs 3; it is not compared"]


def test_another_scale_is_named_once_for_each_criterion() -> None:
    sheet = scoresheet({"one": 1, "two": 1}, {"ann": "x=4,1 y=5,0"}, scale=(1, 5))

    with pytest.raises(InputError) as caught:
        run(Chnri(), sheet)

    assert [str(each.what) for each in caught.value.findings] == [
        "The scale of one is declared from 1 to 5, and answers go from 0 to 1",
        "The scale of two is declared from 1 to 5, and answers go from 0 to 1",
    ]

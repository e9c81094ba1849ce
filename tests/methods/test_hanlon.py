from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError
from prioritize.methods.criteria.hanlon import Hanlon
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.registry import build
from prioritize.tally.engine import run
from tests.methods.results import notices, remarks
from tests.oracles import criteria_case
from tests.reference.hanlon import FORMULAS, HIGHEST, is_cleared


CRITERIA = ("size", "seriousness", "effectiveness")
PEARL = ("propriety", "economics", "acceptability", "resources", "legality")


def sheet(*reviews: str, questions: tuple[str, ...] = ()) -> ScoresheetProfile:
    """Make a sheet from what every reviewer gives to the projects."""
    given = {f"r{number}": review for number, review in enumerate(reviews)}
    return scoresheet(dict.fromkeys((*CRITERIA, *questions), 1), given)


@pytest.mark.parametrize("id", ["hanlon-naccho", "hanlon-bprs", "hanlon-korea"])
def test_the_three_formulas_give_the_worked_scores(id: str) -> None:
    case = criteria_case(id)
    inputs: dict[str, Any] = case["inputs"]
    answers = inputs.get("PEARL", [1] * 5)
    cells = ",".join(str(each) for each in (*(inputs[part] for part in "ABC"), *answers))
    method = Hanlon(formula=id.partition("-")[2], minimum_reviews=1)

    scores = dict(run(method, sheet(f"a={cells}", questions=PEARL)).outcome.scores)

    expected = case["expected"].get("score", case["expected"].get("OPR"))
    assert abs(scores["a"] - Fraction(str(expected))) <= Fraction(str(case["tolerance"]))


def test_one_no_makes_the_rating_zero() -> None:
    case = criteria_case("hanlon-bprs")
    review = "a=8,15,6,1,1,0,1,1 b=0,0,0,1,1,1,1,1"

    outcome = run(Hanlon(formula="bprs", minimum_reviews=1), sheet(review, questions=PEARL)).outcome

    assert dict(outcome.scores) == {"a": case["expected"]["with_one_PEARL_zero"], "b": 0}
    assert outcome.tiers == (("b",), ("a",))


@given(st.data(), st.sampled_from(sorted(FORMULAS)))
def test_means_go_into_the_formula(data: st.DataObject, formula: str) -> None:
    least = Fraction(1, 2) if formula == "korea" else Fraction(0)
    highest = HIGHEST[formula]
    parts = [
        st.fractions(low, high, max_denominator=4)
        for low, high in zip((Fraction(0), Fraction(0), least), highest, strict=True)
    ]
    scores = data.draw(st.lists(st.tuples(*parts), min_size=1, max_size=3))
    answers = data.draw(st.lists(st.integers(0, 1), min_size=len(scores), max_size=len(scores)))
    rows = [(*row, said) for row, said in zip(scores, answers, strict=True)]
    reviews = [f"a={','.join(map(str, row))}" for row in rows]

    outcome = run(
        Hanlon(formula=formula, minimum_reviews=1), sheet(*reviews, questions=("legality",))
    ).outcome

    means = [sum(column, Fraction(0)) / len(scores) for column in zip(*scores, strict=True)]
    cleared = is_cleared([answers])
    by_hand = FORMULAS[formula](*means) if cleared else 0
    assert dict(outcome.scores) == ({"a": by_hand} if cleared or formula == "bprs" else {})


def test_a_question_that_nobody_answered_is_not_cleared() -> None:
    review = "a=5,5,5,1 b=9,9,9,-"

    result = run(
        Hanlon(formula="naccho", minimum_reviews=1), sheet(review, questions=("resources",))
    )

    assert result.outcome.tiers == (("a",), ("b",))
    assert dict(result.outcome.scores) == {"a": 75}
    assert notices(result) == ["b is not cleared: nobody answered resources"]


def test_an_absent_reviewer_does_not_block_what_others_answered() -> None:
    reviews = ("a=5,5,5,1", "a=5,5,5,-", "a=5,5,5,1")

    result = run(Hanlon(formula="naccho"), sheet(*reviews, questions=("legality",)))

    assert dict(result.outcome.scores) == {"a": 75}


def test_too_few_reviews_stand_above_what_is_not_cleared() -> None:
    reviews = ("a=1,1,1,1 b=9,9,9,0 c=9,9,9,1", "a=1,1,1,1 b=9,9,9,0 c=9,-,9,1")

    result = run(
        Hanlon(formula="naccho", minimum_reviews=2),
        sheet(reviews[0].replace("c=9,9", "c=9,-"), reviews[1], questions=("legality",)),
    )

    assert result.outcome.tiers == (("a",), ("c",), ("b",))


def test_a_formula_must_be_named() -> None:
    with pytest.raises(OptionError, match="hanlon needs the option formula"):
        build("hanlon", {})


def test_a_sheet_without_questions_says_so() -> None:
    result = run(Hanlon(formula="korea", minimum_reviews=1), sheet("a=8,7,1.2"))

    assert dict(result.outcome.scores) == {"a": Fraction("26.4")}
    assert remarks(result) == ["No PEARL question was asked"]


def test_missing_and_strange_criteria_are_named_together() -> None:
    wrong = scoresheet({"size": 1, "beauty": 1}, {"r": "a=1,2"}, scale=(0, 5))

    with pytest.raises(InputError) as caught:
        run(Hanlon(formula="naccho"), wrong)

    assert [str(each.what) for each in caught.value.findings] == [
        "Criteria are missing: seriousness, effectiveness",
        "The scale of size is declared from 0 to 5; formula=naccho needs 0 to 10",
        "Criterion beauty has no place in Hanlon's formula",
    ]


def test_a_score_outside_the_scale_of_the_formula_is_found() -> None:
    with pytest.raises(InputError, match="effectiveness"):
        run(Hanlon(formula="korea", minimum_reviews=1), sheet("a=8,7,6"))


def test_the_letters_of_the_formula_are_ids_too() -> None:
    letters = scoresheet({"a": 1, "b": 1, "c": 1}, {"r": "x=7,9,8"})

    outcome = run(Hanlon(formula="naccho", minimum_reviews=1), letters).outcome

    assert dict(outcome.scores) == {"x": 200}

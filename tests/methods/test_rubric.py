from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.criteria.rubric import Rubric
from prioritize.model.measure import Band, Bands
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from tests.methods.results import notices, scored
from tests.oracles import criteria_case
from tests.reference.rubric import points, rounded


BANDS = [
    Band(Fraction(0), Fraction(10), Fraction(1)),
    Band(Fraction(10), Fraction(20), Fraction(3)),
    Band(Fraction(20), Fraction(50), Fraction(8)),
]


def measured(
    sheet: ScoresheetProfile, *bands: Band, decimals: int | None = None
) -> ScoresheetProfile:
    """Let the first criterion be measured and banded."""
    first, *rest = sheet.criteria
    banded = evolve(first, measure=Bands(bands), decimals=decimals)
    return evolve(sheet, criteria=(banded, *rest))


def test_shares_of_own_money_earn_the_points_of_the_regulation() -> None:
    case = criteria_case("bands-cofunding")
    bands = [Band(*map(Fraction, row)) for row in case["inputs"]["bands"]]
    values = [str(each) for each in case["inputs"]["values"]]
    cells = " ".join(f"p{number}={value}" for number, value in enumerate(values))
    sheet = measured(scoresheet({"share": 1}, {"clerk": cells}), *bands)

    outcome = run(Rubric(minimum_reviews=1), sheet).outcome

    assert [score for _, score in outcome.scores] == case["expected"]["points"]


@given(
    st.lists(st.fractions(0, 50, max_denominator=1000), min_size=3, max_size=3),
    st.integers(0, 3),
)
def test_means_are_rounded_and_then_looked_up(values: list[Fraction], decimals: int) -> None:
    cells = {f"r{number}": f"a={value}" for number, value in enumerate(values)}
    sheet = measured(scoresheet({"share": 1}, cells), *BANDS, decimals=decimals)

    outcome = run(Rubric(), sheet).outcome

    mean = rounded(sum(values, Fraction(0)) / 3, decimals)
    assert outcome.scores == (("a", points(BANDS, mean)),)


def test_rounding_comes_before_the_bands() -> None:
    cells = {"clerk": "a=10.04 b=10.05 c=10"}
    sheet = measured(scoresheet({"share": 1}, cells), *BANDS, decimals=1)

    outcome = run(Rubric(minimum_reviews=1), sheet).outcome

    assert dict(outcome.scores) == {"a": 1, "b": 3, "c": 1}


def test_what_was_agreed_on_is_banded_too() -> None:
    sheet = measured(scoresheet({"share": 1}, {"clerk": "a=5 b=5"}), *BANDS)
    agreed = evolve(sheet, agreed=(("a", "share", Fraction(15)),))

    assert dict(run(Rubric(minimum_reviews=1), agreed).outcome.scores) == {"a": 3, "b": 1}


def test_weights_multiply_points_and_the_sum_may_be_rounded() -> None:
    sheet = measured(
        scoresheet({"share": "0.4", "need": "0.6"}, {"one": "a=15,2 b=25,1"}, scale=(0, 5)), *BANDS
    )

    plain = run(Rubric(minimum_reviews=1), sheet)
    whole = run(Rubric(minimum_reviews=1, decimals=0), sheet)

    assert dict(plain.outcome.scores) == {"a": Fraction(12, 5), "b": Fraction(19, 5)}
    assert dict(whole.outcome.scores) == {"a": 2, "b": 4}
    assert dict(scored(plain, "share")) == {"a": 3, "b": 8}


def test_weights_that_are_the_highest_points_are_warned_of() -> None:
    sheet = scoresheet({"need": 5, "cost": 5}, {"one": "a=4,2"}, scale=(0, 5))

    assert len(notices(run(Rubric(minimum_reviews=1), sheet))) == 1


def test_costs_and_criteria_without_points_are_named_together() -> None:
    sheet = scoresheet({"cost": 1, "need": 1}, {"one": "a=4,2"}, costs="cost")

    with pytest.raises(InputError) as caught:
        run(Rubric(), sheet)

    assert [str(each.what) for each in caught.value.findings] == [
        "Criterion cost is a cost, and a rubric adds up points",
        "Criterion cost has neither bands nor a scale",
        "Criterion need has neither bands nor a scale",
    ]


def test_too_few_reviews_stand_last_without_a_score() -> None:
    sheet = scoresheet({"need": 1}, {"x": "a=1 b=5", "y": "a=1 b=5", "z": "a=1"}, scale=(0, 5))

    result = run(Rubric(), sheet)

    assert result.outcome.tiers == (("a",), ("b",))
    assert dict(result.outcome.scores) == {"a": 1}
    assert notices(result) == ["b has 2 reviews and needs 3; it is not compared"]

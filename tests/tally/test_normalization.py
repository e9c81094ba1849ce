from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.scoresheet import Criterion
from prioritize.tally.normalization import normalized, without_scale
from tests.tally.recorder import recorder


BENEFIT = Criterion("need", lowest=Fraction(1), highest=Fraction(5))
COST = evolve(BENEFIT, direction="cost")
COLUMN = {"a": Fraction(2), "b": Fraction(4)}


@pytest.mark.parametrize(
    "how, benefit, cost",
    [
        ("scale", "1/4 3/4", "3/4 1/4"),
        ("none", "2 4", "-2 -4"),
        ("min-max", "0 1", "1 0"),
        ("max", "1/2 1", "1 1/2"),
        ("sum", "1/3 2/3", "2/3 1/3"),
    ],
)
def test_values_are_those_of_the_formulas(how: str, benefit: str, cost: str) -> None:
    for criterion, expected in ((BENEFIT, benefit), (COST, cost)):
        values = normalized(COLUMN, criterion, how, recorder())
        assert [values[each] for each in "ab"] == [
            ((Fraction(value), Fraction(1)),) for value in expected.split()
        ]


def test_the_vector_norm_divides_by_a_root() -> None:
    """2/√20 is 2/20 · √20."""
    length = Fraction(20)

    assert normalized(COLUMN, BENEFIT, "vector", recorder())["a"] == ((Fraction(1, 10), length),)
    assert normalized(COLUMN, COST, "vector", recorder())["a"] == (
        (Fraction(1), Fraction(1)),
        (Fraction(-1, 10), length),
    )


@pytest.mark.parametrize(
    "how, score, direction",
    [
        ("min-max", 3, "benefit"),
        ("max", 0, "benefit"),
        ("sum", 0, "benefit"),
        ("vector", 0, "benefit"),
        ("vector", 0, "cost"),
    ],
)
def test_a_criterion_that_tells_nothing_apart_counts_nothing(
    how: str, score: int, direction: str
) -> None:
    tally = recorder()
    column = dict.fromkeys("ab", Fraction(score))

    values = normalized(column, evolve(BENEFIT, direction=direction), how, tally)

    assert values == {"a": (), "b": ()}
    assert [str(notice.what) for notice in tally.notices] == [
        "Criterion need tells nothing apart and counts nothing"
    ]


@pytest.mark.parametrize("how", ["max", "sum"])
@pytest.mark.parametrize("score, direction", [(-1, "benefit"), (0, "cost")])
def test_parts_are_taken_of_nothing_below_zero(how: str, score: int, direction: str) -> None:
    column = {"a": Fraction(score), "b": Fraction(2)}

    with pytest.raises(InputError, match=f"a has {score} on need"):
        normalized(column, evolve(BENEFIT, direction=direction), how, recorder())


def test_no_projects_have_no_values() -> None:
    assert normalized({}, BENEFIT, "min-max", recorder()) == {}


def test_criteria_without_a_scale_are_named() -> None:
    bare = Criterion("bare")

    assert without_scale({"need": BENEFIT, "bare": bare}) == ["bare"]

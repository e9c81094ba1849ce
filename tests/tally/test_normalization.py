from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.scoresheet import Criterion
from prioritize.tally.criteria_matrix import Column
from prioritize.tally.normalization import (
    LASTING,
    NORMALIZATIONS,
    Values,
    normalized,
    warn_of_reversal,
    without_scale,
)
from prioritize.tally.whole_numbers import fractions_of, whole_array
from tests.tally.recorder import recorder


BENEFIT = Criterion("need", lowest=Fraction(1), highest=Fraction(5))
COST = evolve(BENEFIT, direction="cost")


def column(*scores: int, criterion: Criterion = BENEFIT, unit: int = 1) -> Column:
    """Make a column of means, given in parts of a unit."""
    return Column(criterion, whole_array(scores), Fraction(1, unit))


def worth(own: Values, scores: Column) -> list[Fraction]:
    """Return what every project's score is worth, without the root."""
    multiple, numbers = own.numbers(scores)
    return [own.offset + each for each in fractions_of(numbers, multiple)]


@pytest.mark.parametrize("unit", [1, 3])
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
def test_values_are_those_of_the_formulas(how: str, benefit: str, cost: str, unit: int) -> None:
    for criterion, expected in ((BENEFIT, benefit), (COST, cost)):
        scores = column(2 * unit, 4 * unit, criterion=criterion, unit=unit)
        values = normalized(scores, how)
        assert worth(values, scores) == [Fraction(value) for value in expected.split()]
        assert values.root == 1


def test_the_vector_norm_divides_by_a_root() -> None:
    """2/√20 is 2/20 · √20."""
    length = Fraction(20)

    benefit = normalized(column(2, 4), "vector")
    cost = normalized(column(2, 4, criterion=COST), "vector")

    assert benefit == Values(1 / length, root=length)
    assert cost == Values(-1 / length, Fraction(1), length)


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
    criterion = evolve(BENEFIT, direction=direction)

    assert normalized(column(score, score, criterion=criterion), how) == Values(Fraction(0))


@pytest.mark.parametrize("how", ["max", "sum"])
@pytest.mark.parametrize("score, direction", [(-1, "benefit"), (0, "cost")])
def test_parts_are_taken_of_nothing_below_zero(how: str, score: int, direction: str) -> None:
    criterion = evolve(BENEFIT, direction=direction)

    with pytest.raises(InputError, match=f"A mean on need is {score}"):
        normalized(column(score, 2, criterion=criterion), how)


def test_a_place_on_a_scale_needs_the_scale() -> None:
    with pytest.raises(InputError, match="No scale is declared for bare"):
        normalized(column(1, 2, criterion=Criterion("bare")), "scale")


def test_criteria_without_a_scale_are_named() -> None:
    assert without_scale((BENEFIT, Criterion("bare"))) == ("bare",)


def test_values_that_depend_on_the_projects_are_warned_of() -> None:
    tally = recorder()

    warn_of_reversal(tally)

    assert "if one of them withdraws" in str(tally.notices[0].what)
    assert set(LASTING) < set(NORMALIZATIONS)

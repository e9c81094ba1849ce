from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import OptionError
from prioritize.methods.criteria.vikor import Vikor
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from prioritize.tally.step import Placed
from tests.methods.matrices import Matrix, matrices
from tests.methods.results import notices, scored, steps
from tests.reference.matrix import compromise, losses


def ids(values: list[Fraction]) -> tuple[tuple[str, Fraction], ...]:
    """Write values by project."""
    return tuple((f"p{row}", value) for row, value in enumerate(values))


@given(matrices(least=0), st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), 1]))
def test_all_numbers_are_those_of_the_definition(matrix: Matrix, v: Fraction) -> None:
    result = run(Vikor(minimum_reviews=1, v=Fraction(v)), matrix.sheet)

    told = losses(matrix.exact, matrix.weights)
    assert scored(result, "S (utility)") == ids([utility for utility, _ in told])
    assert scored(result, "R (regret)") == ids([regret for _, regret in told])
    assert scored(result, "Q") == ids(compromise(matrix.exact, matrix.weights, Fraction(v)))


@given(matrices(least=0))
def test_the_first_place_is_the_compromise(matrix: Matrix) -> None:
    """Both conditions, written out as in the paper, with equal ones taken together."""
    result = run(Vikor(minimum_reviews=1), matrix.sheet)

    q = compromise(matrix.exact, matrix.weights, Fraction(1, 2))
    order = sorted(set(q))
    needed = Fraction(1, max(1, len(q) - 1))
    told = losses(matrix.exact, matrix.weights)
    least = [min(side) for side in zip(*told, strict=True)]
    stable = any(
        own == order[0] and (both[0] == least[0] or both[1] == least[1])
        for own, both in zip(q, told, strict=True)
    )
    if len(q) > 1 and sorted(q)[1] - order[0] < needed:
        expected = [own - order[0] < needed for own in q]
    else:
        expected = [own in order[: 1 if stable else 2] for own in q]
    assert result.outcome.tiers[0] == tuple(f"p{k}" for k, among in enumerate(expected) if among)


def test_without_a_clear_lead_several_share_the_first_place_and_it_is_said() -> None:
    sheet = scoresheet({"x": 2, "y": 1}, {"one": "road=2,8 well=4,2 park=3,3"})

    result = run(Vikor(minimum_reviews=1), sheet)

    assert result.outcome.tiers == (("park", "well"), ("road",))
    first = steps(result, Placed)[0]
    assert str(first.reason) == "the first leads by 5/12, less than 1/2"


def test_a_clear_lead_is_told_too() -> None:
    result = run(Vikor(minimum_reviews=1), scoresheet({"x": 1}, {"one": "a=9 b=1"}))

    assert str(steps(result, Placed)[0].reason) == (
        "it leads by 1, at least 1, and is best in S or R too"
    )


def test_the_ends_of_a_scale_as_ideals_do_not_depend_on_the_projects() -> None:
    sheet = scoresheet({"x": 1, "y": 1}, {"one": "a=4,2 b=2,3"}, scale=(0, 10), costs="y")

    result = run(Vikor(minimum_reviews=1, ideals="scale"), sheet)

    assert scored(result, "S (utility)") == (("a", Fraction(4, 5)), ("b", Fraction(11, 10)))
    assert notices(result) == []
    assert result.method.normalisation == "scale"  # type: ignore[attr-defined]  # any method


def test_a_part_is_at_most_all() -> None:
    with pytest.raises(OptionError, match="v is 2; it lies between 0 and 1"):
        Vikor(v=Fraction(2))

"""What every method that reads a matrix of scores has to keep: traps that others fell into."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.model.outcome import Relation
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import TieBreak
from tests.methods.matrices import Matrix, matrices


UNIT_FREE: list[tuple[str, dict[str, object]]] = [
    ("weighted-sum", {"normalisation": "min-max"}),
    ("weighted-sum", {"normalisation": "max"}),
    ("weighted-sum", {"normalisation": "sum"}),
    ("weighted-sum", {"normalisation": "vector"}),
    ("weighted-product", {}),
    ("waspas", {}),
    ("topsis", {}),
    ("topsis", {"normalisation": "max"}),
    ("vikor", {}),
    ("promethee", {}),
    ("promethee", {"variant": "i"}),
    ("topsis", {"weights": "critic"}),
    ("vikor", {"weights": "merec"}),
    ("promethee", {"weights": "entropy"}),
    ("weighted-product", {"weights": "roc"}),
]
EVERY: list[tuple[str, dict[str, object]]] = [
    *UNIT_FREE,
    ("weighted-sum", {"normalisation": "none"}),
    ("topsis", {"normalisation": "none"}),
    ("promethee", {"preference": ["linear,1,3"]}),
    ("promethee", {"preference": ["gaussian,2"]}),
    ("waspas", {"weights": "reciprocal"}),
]


def named(value: str | dict[str, object]) -> str:
    """Name a setting."""
    return value if isinstance(value, str) else "-".join(map(str, value.values()))


every_method = pytest.mark.parametrize("id, options", EVERY, ids=named)


def method_of(id: str, options: dict[str, object]) -> Any:  # noqa: ANN401  # any method
    """Make a method that takes one review as enough."""
    return build(id, {"minimum_reviews": 1, **options})


def ranked(id: str, options: dict[str, object], profile: ScoresheetProfile) -> object:
    """Count, and keep what must not change: the places, and the relation where there is one."""
    outcome = run(method_of(id, options), profile).outcome
    return outcome.pairs if isinstance(outcome, Relation) else ranking_of(outcome).tiers


@every_method
@settings(max_examples=30)
@given(matrix=matrices(costs=2, most=20))
def test_whoever_is_no_worse_on_any_criterion_is_not_below(
    id: str, options: dict[str, object], matrix: Matrix
) -> None:
    outcome = run(method_of(id, options), matrix.sheet).outcome
    places = ranking_of(outcome).places()
    below = set(outcome.pairs) if isinstance(outcome, Relation) else set()

    signs = np.array([-1 if each in matrix.costs else 1 for each in range(len(matrix.weights))])
    merits = np.array(matrix.rows) * signs
    for one, own in enumerate(merits):
        for other, another in enumerate(merits):
            if (own >= another).all():
                assert places[f"p{one}"] <= places[f"p{other}"]
                assert (f"p{other}", f"p{one}") not in below


@pytest.mark.parametrize("id, options", UNIT_FREE, ids=named)
@settings(max_examples=30)
@given(matrix=matrices(costs=2, most=20), data=st.data())
def test_other_units_change_nothing(
    id: str, options: dict[str, object], matrix: Matrix, data: st.DataObject
) -> None:
    factors = [data.draw(st.sampled_from([1, 10, 1000])) for _ in matrix.weights]

    assert ranked(id, options, matrix.sheet) == ranked(id, options, matrix.scaled(factors).sheet)


@every_method
@settings(max_examples=20)
@given(matrix=matrices(costs=2))
def test_weights_ten_times_as_large_change_no_place(
    id: str, options: dict[str, object], matrix: Matrix
) -> None:
    tenfold = Matrix(matrix.rows, tuple(10 * each for each in matrix.weights), matrix.costs)

    assert ranked(id, options, matrix.sheet) == ranked(id, options, tenfold.sheet)


@every_method
@settings(max_examples=20)
@given(matrix=matrices(costs=2), data=st.data())
def test_the_order_of_projects_and_criteria_changes_nothing(
    id: str, options: dict[str, object], matrix: Matrix, data: st.DataObject
) -> None:
    sheet = matrix.sheet
    rows = data.draw(st.permutations(range(len(sheet.projects))))
    columns = data.draw(st.permutations(range(len(sheet.criteria))))
    other = evolve(
        sheet,
        projects=tuple(sheet.projects[row] for row in rows),
        criteria=tuple(sheet.criteria[column] for column in columns),
        values=sheet.values[:, rows][:, :, columns],
        states=sheet.states[:, rows][:, :, columns],
    )

    assert ranked(id, options, sheet) == ranked(id, options, other)


@every_method
@settings(max_examples=20)
@given(matrix=matrices(costs=2))
def test_a_second_call_gives_what_the_first_gave(
    id: str, options: dict[str, object], matrix: Matrix
) -> None:
    method = method_of(id, options)

    first, second = (run(method, matrix.sheet) for _ in range(2))

    assert (first.outcome, first.steps) == (second.outcome, second.steps)


@pytest.mark.parametrize(
    "id, options", [each for each in EVERY if "variant" not in each[1]], ids=named
)
@settings(max_examples=20)
@given(matrix=matrices(most=3))
def test_breaking_ties_keeps_the_winner(
    id: str, options: dict[str, object], matrix: Matrix
) -> None:
    ids = tuple(each.id for each in matrix.sheet.projects)
    shared = run(method_of(id, options), matrix.sheet).outcome

    broken = run(
        method_of(id, options), matrix.sheet, tie_break=TieBreak("order", order=ids[::-1])
    ).outcome

    tiers = ranking_of(shared).tiers
    assert ranking_of(broken).projects == tuple(
        project for tier in tiers for project in sorted(tier, key=ids.index, reverse=True)
    )


@every_method
@settings(max_examples=20)
@given(matrix=matrices(costs=2), reason=st.sampled_from(range(len(BLANK_REASONS))))
def test_a_reviewer_without_scores_changes_nothing(
    id: str, options: dict[str, object], matrix: Matrix, reason: int
) -> None:
    sheet = matrix.sheet
    more = evolve(
        sheet,
        reviewers=("one", "two"),
        values=np.concatenate([sheet.values, sheet.values * 0 + 7]),
        states=np.concatenate([sheet.states, sheet.states * 0 + reason]).astype(np.uint8),
    )

    assert ranked(id, options, sheet) == ranked(id, options, more)


@every_method
@settings(max_examples=20)
@given(matrix=matrices(costs=1), score=st.integers(1, 9))
def test_a_criterion_without_weight_changes_nothing(
    id: str, options: dict[str, object], matrix: Matrix, score: int
) -> None:
    sheet = matrix.sheet
    column = np.arange(score, score + len(matrix.rows)).reshape(1, -1, 1)
    more = evolve(
        sheet,
        criteria=(*sheet.criteria, evolve(sheet.criteria[0], id="idle", weight=Fraction(0))),
        values=np.concatenate([sheet.values, column], axis=2),
        states=np.full((1, len(matrix.rows), len(sheet.criteria) + 1), SCORED, np.uint8),
    )

    assert ranked(id, options, sheet) == ranked(id, options, more)

from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError
from prioritize.methods.facilitation.matrix_scoring import MatrixScoring
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from prioritize.testing.strategies import scoresheet_profiles
from tests.methods.results import notices, remarks
from tests.oracles import criteria_case
from tests.reference.matrix_scoring import row_sum


@pytest.mark.parametrize("by", ["scores", "ranks"])
def test_the_matrix_of_trees_has_the_published_totals(by: str) -> None:
    case = criteria_case("pra-matrix-ray")
    columns = zip(*case["inputs"]["matrix_criteria_by_option"], strict=True)
    options = case["inputs"]["options"]
    cells = [
        f"{option}={','.join(map(str, column))}"
        for option, column in zip(options, columns, strict=True)
    ]
    weights = {each.replace(" ", "-"): 1 for each in case["inputs"]["criteria"]}

    outcome = run(MatrixScoring(by=by), scoresheet(weights, {"group": " ".join(cells)})).outcome

    expected = case["expected"]
    assert dict(outcome.scores) == dict(zip(options, expected["totals"], strict=True))
    assert outcome.places() == dict(zip(options, expected["ranks"], strict=True))


@given(scoresheet_profiles())
def test_rows_added_cell_by_cell_give_the_same(profile: ScoresheetProfile) -> None:
    outcome = run(MatrixScoring(), profile).outcome

    sums = {each.id: row_sum(profile, at) for at, each in enumerate(profile.projects)}
    assert dict(outcome.scores) == {id: sum for id, sum in sums.items() if sum is not None}


def test_ranks_are_added_only_with_their_warning() -> None:
    matrix = scoresheet({"fuel": 1, "shade": 1}, {"group": "a=9,2 b=1,2 c=0,3"})

    result = run(MatrixScoring(by="ranks"), matrix)

    assert dict(result.outcome.scores) == {"a": Fraction(9, 2), "b": Fraction(7, 2), "c": 4}
    (warning,) = notices(result)
    assert warning.startswith("Ranks are added up, which has no meaning")
    assert notices(run(MatrixScoring(), matrix)) == []


def test_groups_are_averaged_and_weights_are_not_used() -> None:
    matrix = scoresheet({"fuel": 3, "shade": 1}, {"women": "a=5,1 b=1,2", "men": "a=2,- b=2,4"})

    result = run(MatrixScoring(), matrix)

    assert dict(result.outcome.scores) == {"a": Fraction(9, 2), "b": Fraction(9, 2)}
    assert remarks(result) == ["Weights are declared; in a matrix all criteria count the same"]


def test_a_cost_is_turned_round_in_its_scale() -> None:
    matrix = scoresheet({"work": 1}, {"group": "a=1 b=4"}, scale=(0, 5), costs="work")

    assert dict(run(MatrixScoring(), matrix).outcome.scores) == {"a": 4, "b": 1}


def test_a_cost_without_a_scale_is_refused() -> None:
    matrix = scoresheet({"work": 1}, {"group": "a=1 b=4"}, costs="work")

    with pytest.raises(InputError, match="Less is better on criterion work"):
        run(MatrixScoring(), matrix)

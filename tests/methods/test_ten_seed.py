from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.facilitation.ten_seed import TenSeed
from prioritize.model.electorate import Electorate
from prioritize.model.profile import DotProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import dots, totals
from prioritize.model.voters import VoterTable
from prioritize.tally.engine import run
from tests.methods.results import notices, remarks, scored
from tests.reference.ten_seed import mean_seeds


@st.composite
def tens(draw: st.DrawFn) -> list[int]:
    """Cut ten seeds into four heaps."""
    cuts = sorted(draw(st.lists(st.integers(0, 10), min_size=3, max_size=3)))
    return [end - start for start, end in zip([0, *cuts], [*cuts, 10], strict=True)]


@given(st.lists(tens(), min_size=1, max_size=4))
def test_the_means_are_those_counted_by_hand_and_sum_to_ten(heaps: list[list[int]]) -> None:
    names = [f"g{number}" for number in range(len(heaps))]
    sheet = totals(
        {id: list(row) for id, row in zip("abcd", zip(*heaps, strict=True), strict=True)},
        groups=names,
    )

    result = run(TenSeed(), sheet)

    by_hand = {each.id: mean_seeds(sheet, at) for at, each in enumerate(sheet.projects)}
    assert dict(result.outcome.scores) == by_hand
    assert sum(by_hand.values()) == 10
    for name, heap in zip(names, heaps, strict=True):
        assert dict(scored(result, name)) == dict(zip("abcd", heap, strict=True))


def test_every_group_whose_seeds_are_not_ten_is_named() -> None:
    sheet = totals(
        {"road": [6, 1, 5, 9], "well": [3, 9, 5, 2]}, groups=["men", "women", "youth", ""]
    )

    with pytest.raises(InputError) as caught:
        run(TenSeed(), sheet)

    assert [str(each.what) for each in caught.value.findings] == [
        "men laid 9 seeds, and every group has 10",
        "Group 4 laid 11 seeds, and every group has 10",
    ]


def test_groups_count_the_same_however_large_they_are() -> None:
    sheet = totals({"road": [10, 0], "well": [0, 10]}, groups=["men", "women"], voters=[50, 3])

    result = run(TenSeed(), sheet)

    assert result.outcome.tiers == (("road", "well"),)
    assert remarks(result) == ["The groups differ most, by 10 seeds, on road, well"]


def test_a_group_without_seeds_is_not_counted() -> None:
    result = run(TenSeed(), totals({"road": [7, 0], "well": [3, 0]}, groups=["men", "women"]))

    assert dict(result.outcome.scores) == {"road": 7, "well": 3}
    assert notices(result) == ["1 group laid no seeds; it is not counted"]


def test_ballots_of_groups_are_counted_like_a_sheet() -> None:
    result = run(TenSeed(), dots("2: a*7 b*3", "a*1 b*9"))

    assert dict(result.outcome.scores) == {"a": 5, "b": 5}


def test_a_ballot_is_named_by_its_group() -> None:
    people = Electorate(np.ones(1, np.int64), voters=VoterTable.of({"group": ("women",)}))
    ballots = DotProfile(projects_of(["a"]), people, np.array([[9]]))

    with pytest.raises(InputError, match="women laid 9 seeds"):
        run(TenSeed(), ballots)


def test_a_project_shown_to_some_groups_is_averaged_over_these() -> None:
    sheet = totals({"road": [6, 10], "well": [4, None]}, groups=["men", "women"])

    result = run(TenSeed(), sheet)

    assert dict(result.outcome.scores) == {"road": 8, "well": 4}
    assert len(notices(result)) == 1


def test_another_number_of_seeds_may_be_agreed_on() -> None:
    outcome = run(TenSeed(seeds=20), totals({"road": [15], "well": [5]})).outcome

    assert outcome.scores == (("road", Fraction(15)), ("well", Fraction(5)))

"""Consistency in one sentence, for few things and for many."""

from fractions import Fraction
from itertools import combinations

import pytest

from prioritize.tally.consistency import consistency
from prioritize.tally.consistency_story import tell_consistency
from prioritize.tally.hierarchy import Heading
from prioritize.tally.step import Remark
from prioritize.tally.tally import Tally
from tests.tally.recorder import recorder


def told(size: int, first: Fraction) -> Tally:
    """Compare things that matter alike, but for what is said of the first two of them."""
    items = tuple(f"c{number:02}" for number in range(size))
    ratios = dict.fromkeys(combinations(items, 2), Fraction(1)) | {(items[0], items[1]): first}
    heading = Heading("", items, {"": ratios})
    found = consistency(heading, ratios)
    assert found is not None
    tally = recorder()
    tell_consistency(found, heading, "", tally, by="eigenvector")
    return tally


@pytest.mark.parametrize(
    "size, end",
    [
        (15, "index 0; geometric index 0"),
        (16, "index 0; geometric index 0; Saaty's random index ends at 15 things"),
    ],
)
def test_of_more_than_fifteen_things_no_ratio_is_told(size: int, end: str) -> None:
    (step,) = told(size, Fraction(1)).steps

    assert isinstance(step, Remark)
    assert str(step.text).endswith(end)
    assert ("ratio" in str(step.text)) == (size == 15)


def test_where_there_is_no_ratio_the_geometric_index_warns() -> None:
    """One answer of 10⁶ among 120 of 1: (ln 10⁶)², in all but what the means take over, by 105."""
    assert told(16, Fraction(2)).notices == []

    (notice,) = told(16, Fraction(10**6)).notices

    assert str(notice.what).endswith("is above 0.37")
    assert str(notice.remedy).startswith("Look first at c00 and c01: the answer is 1000000 times")

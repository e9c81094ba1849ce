"""What a secretary is asked about before scores are counted."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.score_oddities import score_oddities
from prioritize.model.shorthand import scoresheet


IDS = "abcdefghijkl"


def _told(sheets: dict[str, list[int]]) -> list[str]:
    texts = {
        reviewer: " ".join(f"{id}={score}" for id, score in zip(IDS, scores, strict=False))
        for reviewer, scores in sheets.items()
    }
    return [str(each.what) for each in score_oddities(scoresheet({"need": 1}, texts))]


def test_a_sheet_that_was_copied_is_asked_about() -> None:
    scores = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]

    found = _told({"ann": scores, "ben": [*scores[:-1], 3], "eve": scores})

    assert found == ["eve and ann gave the same scores in every cell"]


def test_a_few_equal_scores_may_be_chance() -> None:
    assert _told({"ann": [1, 2, 3, 4], "ben": [1, 2, 3, 4]}) == []


@given(
    st.integers(4, 7).flatmap(
        lambda size: st.tuples(
            *[st.lists(st.integers(1, 5), min_size=size, max_size=size) for _ in range(3)]
        )
    )
)
def test_reversed_sheets_are_found_as_by_hand(scores: tuple[list[int], ...]) -> None:
    """A reviewer with three quarters of the pairs, and at least six, against the means of all."""
    sheets = dict(zip(("ann", "ben", "eve"), scores, strict=True))
    expected = set()
    for name, own in sheets.items():
        rest = [each for other, each in sheets.items() if other != name]
        mean = [Fraction(sum(column), len(rest)) for column in zip(*rest, strict=True)]
        pairs = combinations(range(len(own)), 2)
        signs = [s for i, j in pairs if (s := (own[i] - own[j]) * (mean[i] - mean[j]))]
        if len(signs) >= 6 and 4 * sum(each < 0 for each in signs) >= 3 * len(signs):
            expected.add(name)

    found = _told(sheets)

    assert {name for name in sheets for text in found if f", {name} puts" in text} == expected

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.facilitation.pairwise_matrix import PairwiseMatrix
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.project import projects_of
from prioritize.tally.engine import run
from tests.methods.results import notices, remarks
from tests.oracles import criteria_case


def profile(ids: str, *answers: Comparison) -> PairwiseProfile:
    return PairwiseProfile(projects_of(ids.split()), answers)


def agreed(text: str) -> PairwiseProfile:
    """Read answers such as ``a>b b=c``."""
    answers = []
    for answer in text.split():
        one, other = answer[0], answer[2]
        answers.append(Comparison(one, other, "first" if answer[1] == ">" else "tie"))
    ids = sorted({each for answer in answers for each in (answer.first, answer.second)})
    return profile(" ".join(ids), *answers)


@given(st.lists(st.booleans(), min_size=10, max_size=10))
def test_circles_are_counted_as_one_would_by_hand(verdicts: list[bool]) -> None:
    pairs = list(combinations("abcde", 2))
    beats = {pair if first else pair[::-1] for pair, first in zip(pairs, verdicts, strict=True)}
    answers = [Comparison(one, other, "first") for one, other in sorted(beats)]

    (text,) = remarks(run(PairwiseMatrix(), profile("a b c d e", *answers)))

    circles = sum({(x, y), (y, z), (z, x)} <= beats for x, y, z in permutations("abcde", 3)) // 3
    assert text.startswith(f"The answers go in a circle {circles} times out of at most 5;")
    assert f"consistence is {1 - Fraction(circles, 5)}," in text


def test_wins_count_one_and_equal_pairs_half() -> None:
    result = run(PairwiseMatrix(), agreed("a>b a>c b=c"))

    assert dict(result.outcome.scores) == {"a": 2, "b": Fraction(1, 2), "c": Fraction(1, 2)}
    assert remarks(result) == []


def test_the_majority_of_persons_decides_every_pair() -> None:
    answers = [
        Comparison("a", "b", "first", judge="one"),
        Comparison("b", "a", "first", judge="two"),
        Comparison("a", "b", "second", judge="three"),
        Comparison("a", "b", "tie", judge="four"),
    ]

    assert run(PairwiseMatrix(), profile("a b", *answers)).outcome.places() == {"b": 1, "a": 2}


def test_a_pair_that_nobody_answered_is_named() -> None:
    result = run(PairwiseMatrix(), agreed("a>b b>c"))

    assert notices(result) == ["Nobody compared a–c; these pairs count nothing"]


def test_all_faults_are_told_together() -> None:
    answers = [
        Comparison("a", "x", "first"),
        Comparison("b", "b", "first"),
        Comparison("a", "b", "first", count=0),
        Comparison("a", "b", "first", judge="one"),
        Comparison("b", "a", "first", judge="one"),
    ]

    with pytest.raises(InputError) as caught:
        run(PairwiseMatrix(), profile("a b", *answers))

    assert [str(each.what) for each in caught.value.findings] == [
        "There is no project x to compare",
        "b is compared with itself",
        "An answer is counted 0 times",
        "one compared a and b 2 times",
    ]


def test_a_matrix_of_five_needs_is_counted_as_in_the_worked_case() -> None:
    case = criteria_case("pairwise-matrix-5")
    answers = [
        Comparison(pair[0], pair[2], "first" if winner == pair[0] else "second")
        for pair, winner in case["inputs"]["winners"].items()
    ]

    result = run(PairwiseMatrix(), profile(" ".join(case["inputs"]["options"]), *answers))

    assert len(answers) == case["expected"]["comparisons"]
    assert dict(result.outcome.scores) == case["expected"]["wins"]
    assert result.outcome.places() == case["expected"]["ranks"]
    (text,) = remarks(result)
    assert text.startswith("The answers go in a circle 0 times out of at most 5;")

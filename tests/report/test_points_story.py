"""Why one application has more than another: criterion by criterion, in points that add up."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.criteria.topsis import Topsis
from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.outcome import Outcome
from prioritize.model.shorthand import scoresheet
from prioritize.model.stages import Stages
from prioritize.report.naming import Naming
from prioritize.report.points_story import points_story
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result
from prioritize.tally.staged import staged
from tests.report.test_explain import why


SHEET = scoresheet(
    {"need": 30, "use": 20, "price": 10},
    {"ann": "a=5,2,3 b=3,4,3", "ben": "a=4,2,3 b=3,3,3", "eve": "a=5,3,3 b=2,4,3"},
    scale=(1, 5),
)


def story(result: Result[Outcome], above: str = "a", below: str = "b") -> list[str]:
    """Give the sentences about two projects."""
    return [str(each) for each in points_story(result, above, below, NAMES)]


NAMES = Naming({}, has_decimals=True)
SUM = WeightedSum(minimum_reviews=1)


def test_each_criterion_tells_its_points_and_they_add_up() -> None:
    assert why(Listing(run(SUM, SHEET)), "a", "b") == [
        "a stands above b.",
        "a has ≈ 39.1667 (weighted sum), b has ≈ 30.8333 (weighted sum): a difference of ≈ 8.3333.",
        (
            "need, weight 30: a ≈ 4.6667, in points 27.5; b ≈ 2.6667, in points 12.5."
            " a is ahead by 15."
        ),
        (
            "use, weight 20: a ≈ 2.3333, in points ≈ 6.6667; b ≈ 3.6667, in points ≈ 13.3333."
            " b is ahead by ≈ 6.6667."
        ),
        "price, weight 10: a 3, in points 5; b 3, in points 5. Neither is ahead.",
        "Together a is ahead by 15 and b by ≈ 6.6667: a difference of ≈ 8.3333.",
    ]


def test_equal_sums_are_made_of_differences_that_cancel() -> None:
    sheet = scoresheet({"need": 2, "use": 1}, {"ann": "a=3,1 b=2,3"}, scale=(0, 4))

    assert (
        story(run(SUM, sheet))[-1]
        == "Together each of the two is ahead by 0.5: the sums are equal."
    )


def test_who_is_ahead_on_no_criterion_is_told_so() -> None:
    sheet = scoresheet({"need": 2, "use": 1}, {"ann": "a=3,1 b=2,1"}, scale=(0, 4))

    assert story(run(SUM, sheet))[-1] == "b is ahead on no criterion: together a difference of 0.5."


def test_equal_projects_have_no_difference_to_add_up() -> None:
    sheet = scoresheet({"need": 2}, {"ann": "a=3 b=3"}, scale=(0, 4))

    assert story(run(SUM, sheet)) == [
        "need, weight 2: a 3, in points 1.5; b 3, in points 1.5. Neither is ahead."
    ]


def test_means_that_rounding_would_make_equal_stand_exactly() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=1.00004 b=1.00003"}, scale=(0, 7))

    (told, _) = story(run(SUM, sheet))

    assert told == (
        "need, weight 1: a 1.00004, in points 25001/175000; b 1.00003, in points 100003/700000."
        " a is ahead by 1/700000."
    )


def test_the_weights_are_those_that_count_for_the_order() -> None:
    rule = Stages(minimum_reviews=1, ranking_weights=(("need", Fraction(1)),))

    (first, *_) = story(staged(SUM, SHEET, rule))

    assert first.startswith("need, weight 1: a ≈ 4.6667, in points ≈ 0.9167;")


def test_a_method_that_adds_no_points_tells_means() -> None:
    assert story(run(Topsis(minimum_reviews=1), SHEET))[0] == (
        "need, weight 30: a ≈ 4.6667, b ≈ 2.6667."
    )


def test_roots_are_no_points_either() -> None:
    told = story(run(WeightedSum(minimum_reviews=1, normalisation="vector"), SHEET))

    assert told[0] == "need, weight 30: a ≈ 4.6667, b ≈ 2.6667."
    assert len(told) == 3


SHEETS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=3)


@given(SHEETS, st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)))
def test_turned_round_the_same_is_told_of_the_other(
    scores: list[tuple[int, int]], weights: tuple[int, int, int]
) -> None:
    rows = [",".join(map(str, each)) for each in zip(*scores, strict=True)]
    sheet = scoresheet(
        dict(zip(("x", "y", "z"), weights, strict=True)),
        {"ann": f"a={rows[0]} b={rows[1]}"},
        scale=(0, 4),
    )
    result = run(SUM, sheet)

    assert story(result)[3:] == story(result, "b", "a")[3:]

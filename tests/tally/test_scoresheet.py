from fractions import Fraction

from attrs import evolve

from prioritize.model.measure import Linear
from prioritize.model.shorthand import scoresheet
from prioritize.tally.scoresheet import compared, full_reviews, means_by_criterion, reviews
from tests.tally.recorder import recorder


SHEET = scoresheet(
    {"need": 2, "cost": 1},
    {"ann": "a=5,1 b=4,-", "ben": "a=2,r b=-,-", "eve": "b=1,1/2"},
)


def test_a_review_is_any_score_and_a_full_one_has_them_all() -> None:
    assert reviews(SHEET).astype(int).tolist() == [[1, 1], [1, 0], [0, 1]]
    assert full_reviews(SHEET, ["need", "cost"]).astype(int).tolist() == [[1, 0], [0, 0], [0, 1]]
    assert full_reviews(SHEET, ["need"]).astype(int).tolist() == [[1, 1], [1, 0], [0, 1]]


def test_a_reviewer_without_scores_gives_no_review_of_no_criteria() -> None:
    assert full_reviews(SHEET, []).tolist() == reviews(SHEET).tolist()


def test_means_are_over_those_who_scored() -> None:
    means = means_by_criterion(SHEET, reviews(SHEET))

    assert means == {
        "need": {"a": Fraction(7, 2), "b": Fraction(5, 2)},
        "cost": {"a": 1, "b": Fraction(1, 2)},
    }


def test_only_reviews_that_count_are_averaged() -> None:
    means = means_by_criterion(SHEET, full_reviews(SHEET, ["need", "cost"]))

    assert means == {"need": {"a": 5, "b": 1}, "cost": {"a": 1, "b": Fraction(1, 2)}}


def test_who_cannot_be_compared_is_named_with_the_reason() -> None:
    tally = recorder()
    means = {"need": {"a": Fraction(1), "c": Fraction(1)}, "cost": {"a": Fraction(1)}}

    enough = compared({"a": 3, "b": 1, "c": 2}, means, tally, minimum=2)

    assert enough == ["a"]
    assert [str(notice.what) for notice in tally.notices] == [
        "b has 1 review and needs 2; it is not compared",
        "Nobody scored c on cost; it is not compared",
    ]


def test_a_measure_becomes_points_before_the_mean_is_taken() -> None:
    need, cost = SHEET.criteria
    capped = evolve(need, measure=Linear(Fraction(0), Fraction(2), Fraction(10)))

    means = means_by_criterion(evolve(SHEET, criteria=(capped, cost)), reviews(SHEET))

    assert means["need"] == {"a": 10, "b": Fraction(15, 2)}


def test_a_mean_is_rounded_half_up_where_its_criterion_says_so() -> None:
    need, cost = SHEET.criteria
    rounded = (evolve(need, decimals=0), evolve(cost, decimals=0))

    means = means_by_criterion(evolve(SHEET, criteria=rounded), reviews(SHEET))

    assert means == {"need": {"a": 4, "b": 3}, "cost": {"a": 1, "b": 1}}


def test_what_the_reviewers_agreed_on_takes_the_place_of_their_mean() -> None:
    agreed = evolve(SHEET, agreed=(("a", "need", Fraction(3)),))

    means = means_by_criterion(agreed, reviews(agreed))

    assert means["need"] == {"a": 3, "b": Fraction(5, 2)}
    assert agreed.digest != SHEET.digest


def test_what_was_agreed_on_becomes_points_as_what_was_measured_does() -> None:
    need, cost = SHEET.criteria
    measured = evolve(need, measure=Linear(Fraction(0), Fraction(10), Fraction(100)))
    agreed = (("a", "need", Fraction(8)), ("b", "cost", Fraction(3)))

    sheet = evolve(SHEET, criteria=(measured, cost), agreed=agreed)

    means = means_by_criterion(sheet, reviews(sheet))
    assert means["need"] == {"a": 80, "b": 25}
    assert means["cost"] == {"a": 1, "b": 3}

"""Why one application stands above another by a weighted product: criterion by criterion."""

from fractions import Fraction

from prioritize.methods.criteria.weighted_product import WeightedProduct
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.report.naming import Naming
from prioritize.report.product_story import product_story, raised_sentence
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.step import Raised
from tests.methods.results import steps
from tests.report.test_explain import why


METHOD = WeightedProduct(minimum_reviews=1)
SHEET = scoresheet({"need": 1, "use": 1, "price": 2}, {"ann": "a=4,1,3 b=1,2,3"})


def story(sheet: ScoresheetProfile, above: str = "a", below: str = "b") -> list[str]:
    """Give the sentences about two projects."""
    return [str(each) for each in product_story(run(METHOD, sheet), above, below, Naming({}))]


def test_each_criterion_tells_how_many_times_as_much_it_makes() -> None:
    """Four times as much on a quarter of the weights is √2, twice as much is ⁴√2."""
    assert why(Listing(run(METHOD, SHEET)), "a", "b")[2:] == [
        "need, weight 1: a 4, b 1. That makes the product of a ≈ 1.4142 times as large.",
        "use, weight 1: a 1, b 2. That makes the product of b ≈ 1.1892 times as large.",
        "price, weight 2: a 3, b 3. Neither is ahead.",
        (
            "Together a is ahead ≈ 1.4142 times and b ≈ 1.1892 times: multiplied, the product of a"
            " is ≈ 1.1892 times as large."
        ),
    ]


def test_turned_round_the_same_is_said() -> None:
    assert story(SHEET, "b", "a")[-1] == story(SHEET)[-1]


def test_equal_products_are_made_of_parts_that_cancel() -> None:
    sheet = scoresheet({"need": 1, "use": 1}, {"ann": "a=2,8 b=4,4"})

    assert (
        story(sheet)[-1]
        == "Together each of the two is ahead ≈ 1.4142 times: the products are equal."
    )


def test_who_is_ahead_on_no_criterion_is_told_so() -> None:
    sheet = scoresheet({"need": 1, "use": 1}, {"ann": "a=4,1 b=1,1"})

    assert story(sheet)[-1] == (
        "b is ahead on no criterion: multiplied, the product of a is 2 times as large."
    )


def test_equal_means_say_nothing_together() -> None:
    assert story(scoresheet({"need": 1}, {"ann": "a=4 b=4"})) == [
        "need, weight 1: a 4, b 4. Neither is ahead."
    ]


def test_less_of_a_cost_is_ahead() -> None:
    sheet = scoresheet({"price": 1}, {"ann": "a=1 b=2"}, costs="price")

    assert story(sheet)[0] == (
        "price, weight 1: a 1, b 2. That makes the product of a 2 times as large."
    )


def test_a_difference_that_is_tiny_does_not_look_like_none() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=1.000003 b=1"})

    assert story(sheet)[0].endswith("the product of a 1.000003 times as large.")


def test_what_a_mean_does_to_the_product_is_said_in_general() -> None:
    result = run(METHOD, scoresheet({"need": 1, "price": 3}, {"ann": "a=1,1"}, costs="price"))

    raised = steps(result, Raised)
    assert [each.exponent for each in raised] == [Fraction(1, 4), Fraction(-3, 4)]
    assert [str(raised_sentence(each, Naming({}))) for each in raised] == [
        "need, weight 1: twice the mean makes the product ≈ 1.1892 times as large.",
        "price, weight 3: half the mean makes the product ≈ 1.6818 times as large.",
    ]

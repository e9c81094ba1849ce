from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.rising_precision import SHOWN
from prioritize.tally.roots import Term, ranked_root_sums


TERMS = st.lists(
    st.tuples(
        st.fractions(-3, 3, max_denominator=4),
        st.fractions(Fraction(1, 6), 20, max_denominator=6),
    ),
    max_size=3,
)


def valued(terms: list[Term]) -> Decimal:
    """Add up with 60 digits, which no two different sums of this size share."""
    with localcontext() as context:
        context.prec = 60
        total = Decimal(0)
        for multiple, number in terms:
            root = (Decimal(number.numerator) / number.denominator).sqrt()
            total += root * multiple.numerator / multiple.denominator
        return round(total, 50)


@given(st.dictionaries(st.sampled_from("abcd"), TERMS, min_size=1))
def test_sums_are_ranked_as_many_digits_rank_them(sums: dict[str, list[Term]]) -> None:
    ranking = ranked_root_sums(sums)

    values = {project: valued(terms) for project, terms in sums.items()}
    places = ranking.places()
    for one in sums:
        for other in sums:
            assert (places[one] < places[other]) == (values[one] > values[other])
    for project, score in ranking.scores:
        assert abs(Decimal(score.numerator) / score.denominator - values[project]) < Decimal(
            10
        ) ** -(SHOWN - 1)


def test_equal_sums_in_different_roots_are_equal() -> None:
    """√8 + √18 = 5 √2, and no float says so for certain."""
    two, eight, eighteen = Fraction(2), Fraction(8), Fraction(18)
    one = Fraction(1)

    ranking = ranked_root_sums({"a": [(one, eight), (one, eighteen)], "b": [(Fraction(5), two)]})

    assert ranking.tiers == (("a", "b"),)


def test_sums_that_differ_far_behind_the_point_are_told_apart() -> None:
    """√(n² + 1) and n differ by 1/2n: here by less than what is shown."""
    large = Fraction(10**15)
    sums = {"a": [(Fraction(1), large**2 + 1)], "b": [(large, Fraction(1))]}

    ranking = ranked_root_sums(sums)

    assert ranking.tiers == (("a",), ("b",))
    assert len({score for _, score in ranking.scores}) == 1


def test_nothing_is_nothing() -> None:
    assert ranked_root_sums({}).tiers == ()
    assert ranked_root_sums({"a": [], "b": []}).tiers == (("a", "b"),)

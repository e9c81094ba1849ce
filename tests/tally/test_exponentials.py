from fractions import Fraction
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.exponentials import Exponentials, ranked_by_exponentials


TERMS = st.dictionaries(
    st.fractions(0, 5, max_denominator=3), st.fractions(-3, 3, max_denominator=4), max_size=4
)


def value(terms: dict[Fraction, Fraction]) -> float:
    """Add up with floats."""
    return sum(float(multiple) * exp(-r) for r, multiple in terms.items())


@given(st.lists(TERMS, min_size=1, max_size=4))
def test_sums_are_ranked_as_floats_rank_them_where_they_can(
    terms: list[dict[Fraction, Fraction]],
) -> None:
    ids = [f"p{each}" for each in range(len(terms))]

    ranking = ranked_by_exponentials(ids, [Exponentials.of(each) for each in terms])

    places = ranking.places()
    for one, own in enumerate(terms):
        for other, another in enumerate(terms):
            if value(own) > value(another) + 1e-9:
                assert places[f"p{one}"] < places[f"p{other}"]
    for score, own in zip((score for _, score in ranking.scores), terms, strict=True):
        assert abs(float(score) - value(own)) < 1e-9


@given(TERMS, TERMS)
def test_only_what_is_the_same_is_equal(
    one: dict[Fraction, Fraction], other: dict[Fraction, Fraction]
) -> None:
    first, second = Exponentials.of(one), Exponentials.of(other)
    apart = Exponentials.added([(Fraction(1), first), (Fraction(-1), second)])

    assert (apart.sign() == 0) == (first == second)


def test_what_nearly_cancels_has_its_sign() -> None:
    """The first thirty digits of e⁻¹, taken from it."""
    near = Fraction("0.367879441171442321595523770161")

    assert Exponentials.of({Fraction(0): -near, Fraction(1): Fraction(1)}).sign() == 1
    assert Exponentials.of({Fraction(0): near, Fraction(1): Fraction(-1)}).sign() == -1

from fractions import Fraction
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.powers import Power, is_one, rational_value


POWERS = st.lists(
    st.tuples(
        st.fractions(Fraction(1, 12), 12, max_denominator=12),
        st.sampled_from([Fraction(each, 6) for each in range(-9, 10)]),
    ),
    max_size=4,
)


def sixth(product: list[Power]) -> Fraction:
    """Return the sixth power of a product, whose exponents are sixths."""
    return prod((base ** int(6 * exponent) for base, exponent in product), start=Fraction(1))


@given(POWERS)
def test_a_product_is_1_where_its_power_is(product: list[Power]) -> None:
    assert is_one(product) == (sixth(product) == 1)


@given(POWERS)
def test_a_product_over_itself_is_1(product: list[Power]) -> None:
    assert is_one([*product, *((base, -exponent) for base, exponent in product)])


def is_sixth_power(number: int) -> bool:
    """Say whether a number of fewer than fifty digits is the sixth power of another."""
    near = round(number ** (1 / 6))
    return any(each**6 == number for each in (near - 1, near, near + 1))


@given(POWERS)
def test_a_product_is_rational_where_its_power_is_one_of_a_fraction(product: list[Power]) -> None:
    value = rational_value(product)

    exact = sixth(product)
    rational = is_sixth_power(exact.numerator) and is_sixth_power(exact.denominator)
    assert (value is not None) == rational
    assert value is None or value**6 == exact


def test_exponents_may_be_as_fine_as_weights_are() -> None:
    fine = Fraction(575212345679, 10**12)
    product = [(Fraction(12), fine), (Fraction(3), -fine), (Fraction(2), -2 * fine)]

    assert is_one(product)
    assert not is_one([*product, (Fraction(1000001, 1000000), fine)])
    assert rational_value([(Fraction(7), fine)]) is None

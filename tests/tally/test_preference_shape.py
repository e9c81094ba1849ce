from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.tally.preference_shape import USUAL, Shape, shape_of, shapes


def test_functions_are_read_as_they_are_written() -> None:
    texts = ["usual", "cost=linear,1,5/2", "a=b=level,0,3", "need=gaussian,0.5"]

    found = shapes().parse(texts)

    assert found == (
        Shape("usual"),
        Shape("linear", (Fraction(1), Fraction(5, 2)), "cost"),
        Shape("level", (Fraction(0), Fraction(3)), "a=b"),
        Shape("gaussian", (Fraction(1, 2),), "need"),
    )
    assert shapes().parse(shapes().store(found)) == found
    assert shapes().parse("v-shape,2") == (Shape("v-shape", (Fraction(2),)),)


@pytest.mark.parametrize(
    "text, fault",
    [
        ("cubic", "must be a preference function"),
        ("linear,1", "must be a preference function"),
        ("linear,one,2", "must be a preference function"),
        (7, "must be a preference function"),
        ([7], "must be a preference function"),
        ("u-shape,-1", "must have thresholds from 0"),
        ("v-shape,0", "must have a threshold above 0"),
        ("gaussian,0", "must have a threshold above 0"),
        ("level,3,3", "must have a second threshold above the first"),
        (["usual", "linear,1,2"], "must name every criterion once"),
    ],
)
def test_what_is_no_function_is_refused(text: object, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        shapes().parse(text)


def test_a_criterion_has_its_own_function_or_that_of_all_or_the_usual_one() -> None:
    own, common = Shape("u-shape", (Fraction(1),), "cost"), Shape("v-shape", (Fraction(2),))

    assert shape_of((own, common), "cost") == own
    assert shape_of((own, common), "need") == common
    assert shape_of((own,), "need") == USUAL


def test_functions_that_are_made_already_are_taken_as_they_are() -> None:
    made = Shape("linear", (Fraction(1), Fraction(5, 2)), "cost")

    assert shapes().parse([made, "usual"]) == (made, USUAL)

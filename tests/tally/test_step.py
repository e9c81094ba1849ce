"""Steps are values with one way to write them."""

from fractions import Fraction
from typing import Any, get_args

import attrs
import pytest

from prioritize.tally import step
from prioritize.tally.step import Placed, Related, Round, Scored, Shared, Step, Undecided


HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    "one, other",
    [
        (Scored("dots", (("b", HALF), ("a", HALF))), Scored("dots", (("a", HALF), ("b", HALF)))),
        (Related((("b", "a"), ("a", "c"))), Related((("a", "c"), ("b", "a")))),
        (Placed(("b", "a")), Placed(("a", "b"))),
        (Round(1, (("b", HALF), ("a", HALF))), Round(1, (("a", HALF), ("b", HALF)))),
        (Round(1, (), eliminated=("b", "a")), Round(1, (), eliminated=("a", "b"))),
        (Shared(("b", "a")), Shared(("a", "b"))),
        (Undecided(("b", "a")), Undecided(("a", "b"))),
    ],
)
def test_the_order_in_which_equals_are_named_does_not_show(one: Step, other: Step) -> None:
    assert one == other
    assert hash(one) == hash(other)


def test_the_order_of_the_elected_shows() -> None:
    assert Round(1, (), elected=("b", "a")) != Round(1, (), elected=("a", "b"))


def test_every_class_of_the_module_is_in_the_closed_set() -> None:
    classes = {each for each in vars(step).values() if isinstance(each, type) and attrs.has(each)}

    assert {each for each in classes if each.__module__ == step.__name__} == set(get_args(Step))


@pytest.mark.parametrize("kind", get_args(Step))
def test_steps_are_frozen_and_explained(kind: type[Any]) -> None:
    assert kind.__doc__
    assert attrs.fields(kind) is not None
    assert "__setattr__" in vars(kind)

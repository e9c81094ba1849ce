"""The record: exact numbers, known steps, and an outcome that can be read from the steps alone."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, get_args

import attrs
import numpy as np

from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Outcome
from prioritize.model.profile import BallotProfile, Profile
from prioritize.tally.explore import explore
from prioritize.tally.method import Method
from prioritize.tally.replay import replay
from prioritize.tally.result import Result
from prioritize.tally.step import Opened, Step
from prioritize.testing.answer import answer, attempt
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import ballot_count, project_ids, taking
from prioritize.testing.variation.layout import changed


__all__ = ["exact", "known_steps", "steps_replay"]

_FLOAT_HOLDS: Final = 2**53
_LONG: Final = 2**30
_WAYS: Final = 40


def exact(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require numbers that are ints or Fractions and have never been floats."""
    result = attempt(method, profile)
    if isinstance(result, Result) and method.info.exact:
        for fault in _inexact((result.outcome, result.steps)):
            fail_on(method, profile, f"{fault} in the outcome or its steps")
    if method.info.exact and "anonymity" in method.info.axioms:
        _adds_large_weights(method, profile)


def _inexact(value: object) -> Iterator[str]:
    """Name what is no exact number, in a value and all its parts."""
    if isinstance(value, Fraction):
        yield from _inexact_fraction(value)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _inexact(each)
    elif attrs.has(kind := _kind(value)):
        for field in attrs.fields(kind):
            yield from _inexact(getattr(value, field.name))
    elif value is not None and kind not in (int, bool, str):
        yield f"{kind.__name__} {value!r} stands"


def _kind(value: object) -> Any:  # noqa: ANN401  # any class
    return type(value)


def _inexact_fraction(value: Fraction) -> Iterator[str]:
    if type(value.numerator) is not int or type(value.denominator) is not int:
        yield f"a Fraction made of {type(value.numerator).__name__}, which may overflow, stands"
    power_of_two = value.denominator & (value.denominator - 1) == 0
    if power_of_two and value.denominator >= _LONG:
        yield f"{value}, which was rounded as a float, stands"


def _adds_large_weights(method: Method[Any, Outcome], profile: Profile) -> None:
    """Floats lose a vote among 2⁵³, and lose another one when they add in another order."""
    if not isinstance(profile, BallotProfile):
        return
    size = ballot_count(profile)
    for heavy_at in range(min(size, 3)):
        heavy = [_FLOAT_HOLDS if place % 3 == heavy_at else 1 for place in range(size)]
        votes = changed(profile, {"electorate": Electorate(np.array(heavy, np.int64))})
        one, two = answer(method, votes), answer(method, taking(votes, range(size)[::-1]))
        if not one.agrees_with(two, None):
            fail_on(method, votes, f"added in another order, large weights change {one} to {two}")


def known_steps(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require steps of the closed set, which reports can turn into sentences."""
    result = attempt(method, profile)
    steps = result.steps if isinstance(result, Result) else ()
    strange = [each for each in steps if type(each) not in get_args(Step)]
    if strange:
        fail_on(method, profile, f"{strange[0]!r} is no step of prioritize.tally.step")


def steps_replay(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that it returns what its steps say, whichever way its ties fall."""
    result = attempt(method, profile)
    if not isinstance(result, Result):
        return
    opened = next(each for each in result.steps if isinstance(each, Opened))
    ids = project_ids(profile)
    for way in explore(method, profile, limit=_WAYS).ways:
        read = replay(ids, (opened, *way.tally.steps))
        if read != way.outcome:
            fail_on(method, profile, f"it returns {way.outcome}, and its steps say {read}")

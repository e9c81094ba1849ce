"""A method is a value: frozen, equal to its equals, and made of its options alone."""

import json
from typing import Any

import attrs

from prioritize.errors import PrioritizeError
from prioritize.model.outcome import Outcome
from prioritize.registry import configure, options_of, stored_options
from prioritize.tally.method import Method
from prioritize.testing.failure import fail


__all__ = ["is_a_value"]


def is_a_value(method: Method[Any, Outcome]) -> None:
    """Require that it cannot be changed, shows its options, and comes back from its record."""
    _has_only_options(method)
    _is_frozen(method)
    _shows_its_options(method)
    _comes_back_from_its_record(method)


def _has_only_options(method: Method[Any, Outcome]) -> None:
    cls: Any = type(method)
    declared = {each.name for each in options_of(cls)}
    others = [each.name for each in attrs.fields(cls) if each.name not in declared]
    if others:
        fail(
            f"{method.info.id} has fields that are no declared options: {', '.join(others)}."
            " A result could not be repeated from its record."
        )


def _is_frozen(method: Method[Any, Outcome]) -> None:
    for name in ("info", *(each.name for each in options_of(type(method)))):
        try:
            setattr(method, name, getattr(method, name))
        except (AttributeError, TypeError):
            continue
        fail(f"{method.info.id} lets its {name} be changed after it was made")


def _shows_its_options(method: Method[Any, Outcome]) -> None:
    text = repr(method)
    wanted = [type(method).__name__] + [
        f"{each.name}={getattr(method, each.name)!r}" for each in options_of(type(method))
    ]
    missing = [each for each in wanted if each not in text]
    if missing:
        fail(f"the repr of {method.info.id} is {text} and does not show {', '.join(missing)}")


def _comes_back_from_its_record(method: Method[Any, Outcome]) -> None:
    record = stored_options(method)
    try:
        again = configure(type(method), json.loads(json.dumps(record)))
    except PrioritizeError as error:
        fail(f"{method!r} is recorded as {record}, which is then refused: {error}")
    if again != method or hash(again) != hash(method):
        fail(f"{method!r} is recorded as {record}, from which {again!r} is made")

"""How a method behaves: the same each time, quiet, and without touching what it is given."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any, Final

import attrs
import numpy as np

from prioritize.errors import PrioritizeError
from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.registry import configure, options_of
from prioritize.tally.method import Method
from prioritize.tally.ties import ALL, REFUSE, SHARE, TieBreak
from prioritize.testing.answer import attempt
from prioritize.testing.failure import fail, fail_on
from prioritize.testing.variation import (
    ballot_count,
    blanked,
    project_ids,
    symmetric,
    taking,
)
from prioritize.testing.variation.layout import changed


__all__ = [
    "errors_only_ours",
    "leaves_its_input_alone",
    "prints_nothing",
    "refuses_wrong_options",
    "repeatable",
]

_JUNK: Final[tuple[object, ...]] = (
    None,
    "",
    "nan",
    "-1",
    "1e9999999",
    "x" * 500,
    True,
    -1,
    10**30,
    0.1,
    [],
    ["a", 1],
    {},
)


def repeatable(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require the same result from the same votes, whatever was counted in between."""
    others = taking(profile, range(ballot_count(profile))[::-1])
    for votes in (profile, *_with_equals(profile)):
        first = _record(method, votes)
        _record(method, others)
        again = [_record(method, votes) for _ in range(2)]
        if any(each != first for each in again):
            fail_on(method, votes, "counting the same votes again gives another result")


def _with_equals(profile: Profile) -> list[Profile]:
    alike = project_ids(profile)[:2]
    return [symmetric(profile, alike)] if len(alike) == 2 else []


def _record(method: Method[Any, Outcome], profile: Profile) -> object:
    result = attempt(method, profile)
    if isinstance(result, PrioritizeError):
        return str(result)
    return result.outcome, result.steps, result.notices


def leaves_its_input_alone(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require the profile and the method to be afterwards what they were before."""
    before = _fingerprint(profile), repr(method)
    attempt(method, profile)
    if (_fingerprint(profile), repr(method)) != before:
        fail_on(method, profile, "counting changed the votes, shown as they are now")


def _fingerprint(value: object) -> object:
    """Write down every part of a value, arrays with their bytes."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes(), value.flags.writeable
    kind: Any = type(value)
    if attrs.has(kind):
        fields = attrs.fields(kind)
        return tuple((each.name, _fingerprint(getattr(value, each.name))) for each in fields)
    if isinstance(value, tuple):
        return tuple(_fingerprint(each) for each in value)
    return repr(value)


def errors_only_ours(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that it counts whatever it is given, or says in one of our errors why not."""
    ids = project_ids(profile)
    free = changed(
        profile, {"projects": tuple(attrs.evolve(each, cost=None) for each in profile.projects)}
    )
    rules = (SHARE, REFUSE, ALL, TieBreak("order", order=ids), TieBreak("lottery", seed="7" * 20))
    for votes in (profile, free, blanked(profile), taking(profile, ())):
        for rule in rules:
            _count_or_refuse(method, votes, rule)


def _count_or_refuse(method: Method[Any, Outcome], profile: Profile, rule: TieBreak) -> None:
    try:
        result = attempt(method, profile, rule)
    except AssertionError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever else is raised is what this looks for
        fail_on(
            method, profile, f"under the tie rule {rule} it raises {type(error).__name__}: {error}"
        )
    if isinstance(result, PrioritizeError) and not str(result).strip():
        fail_on(method, profile, "it refuses and does not say why")


def refuses_wrong_options(method_class: type[Any]) -> None:
    """Require that an option takes a value, or refuses it in one of our errors."""
    for option in options_of(method_class):
        for value in _JUNK:
            try:
                configure(method_class, {option.name: value})
            except PrioritizeError:
                continue
            except Exception as error:  # noqa: BLE001  # whatever else is raised is what this looks for
                fail(
                    f"{method_class.info.id} set to {option.name}={value!r} raises"
                    f" {type(error).__name__}: {error}"
                )


def prints_nothing(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require silence on the terminal, in logs and in warnings: notices are for that."""
    with _listening() as heard:
        attempt(method, profile)
    text = heard.getvalue()
    if text:
        fail_on(method, profile, f"it does not keep quiet: {text.strip()!r}")


@contextmanager
def _listening() -> Iterator[StringIO]:
    """Catch what is printed, logged or warned of."""
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with (
            redirect_stdout(heard),
            redirect_stderr(heard),
            warnings.catch_warnings(record=True) as caught,
        ):
            warnings.simplefilter("always")
            yield heard
            heard.write("".join(str(each.message) for each in caught))
    finally:
        root.setLevel(level)
        root.removeHandler(handler)

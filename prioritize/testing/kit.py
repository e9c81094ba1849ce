"""The kit: all checks on one method, or one test per method and check."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import pytest

from prioritize.errors import Finding, PluginError, PrioritizeError, closest
from prioritize.registry import load
from prioritize.testing.catalogue import CHECKS
from prioritize.testing.check import Check
from prioritize.testing.failure import fail
from prioritize.text import message


__all__ = ["check_method", "checks_for", "failed_checks", "parametrize_with_checks"]

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def checks_for(method: type[Any] | str) -> tuple[Check, ...]:
    """Return the checks that a method has to pass by what it declares about itself."""
    info = _class_of(method).info
    return tuple(check for check in CHECKS if check.applies_to(info))


def failed_checks(method: type[Any] | str) -> dict[str, str]:
    """Return the checks that a method fails, with the explanations."""
    cls = _class_of(method)
    found = ((check.name, _fault(check, cls)) for check in checks_for(cls))
    return {name: fault for name, fault in found if fault}


def check_method(method: type[Any] | str, *, expected_failures: Mapping[str, str] = _NONE) -> None:
    """Run all checks that apply to a method.

    Parameters
    ----------
    method
        The class of a method, or the id of one that is installed.
    expected_failures
        Checks known to fail, by name, with the reason; one that holds after all is a failure too.

    Raises
    ------
    AssertionError
        Checks fail; the message explains each.
    PluginError
        There is no method or no check of this name.

    """
    cls = _class_of(method)
    _refuse_unknown(expected_failures, {check.name for check in CHECKS})
    failed = failed_checks(cls)
    faults = [f"{name}: {fault}" for name, fault in failed.items() if name not in expected_failures]
    faults += [
        f"{name}: expected to fail ({reason}), and it holds"
        for name, reason in expected_failures.items()
        if name not in failed
    ]
    if faults:
        fail(f"{cls.info.id} breaks its contract\n" + "\n".join(faults))


def parametrize_with_checks(
    methods: Iterable[type[Any] | str], *, expected_failures: Mapping[str, str] = _NONE
) -> pytest.MarkDecorator:
    """Make one test of every method and check, called like ``borda-neutrality``.

    Parameters
    ----------
    methods
        Classes of methods, or ids of installed ones. One that cannot be imported fails a test
        called like ``borda-loads``.
    expected_failures
        Reasons by the name of the test; these become strict expected failures.

    Examples
    --------
    >>> from prioritize.testing import parametrize_with_checks
    >>> @parametrize_with_checks(["dots"])
    ... def test_contract(method, check):
    ...     check(method)

    """
    cases = [case for method in methods for case in _cases(method)]
    names = [name for name, _, _ in cases]
    _refuse_unknown(expected_failures, set(names))
    return pytest.mark.parametrize(
        "method, check",
        [
            pytest.param(method, check, id=name, marks=_marks(expected_failures.get(name)))
            for name, method, check in cases
        ],
    )


def _class_of(method: type[Any] | str) -> type[Any]:
    return load(method) if isinstance(method, str) else method


def _fault(check: Check, method_class: type[Any]) -> str:
    try:
        check(method_class)
    except AssertionError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001  # a method under test may fail in any way
        return f"{type(error).__name__}: {error}"
    return ""


def _cases(method: type[Any] | str) -> Iterator[tuple[str, type[Any], Check]]:
    try:
        cls = _class_of(method)
    except (PrioritizeError, ImportError, AttributeError) as error:
        yield f"{method}-loads", type(method), Check("loads", _failing(error))
        return
    for check in checks_for(cls):
        yield f"{cls.info.id}-{check.name}", cls, check


def _failing(error: Exception) -> Any:  # noqa: ANN401
    def verify(_method_class: type[Any]) -> None:
        raise error

    return verify


def _marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]


def _refuse_unknown(expected: Mapping[str, str], known: set[str]) -> None:
    unknown = [
        Finding(message("There is no check {name}", name=name), remedy=closest(name, known))
        for name in expected
        if name not in known
    ]
    if unknown:
        raise PluginError(unknown)

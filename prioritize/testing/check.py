"""A named check, and how checks come by the methods and votes that they look at."""

import inspect
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from attrs import field, frozen
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyFailure

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.testing.failure import fail
from prioritize.testing.strategies import SMALL, Size, methods_for, profiles


__all__ = ["Check", "over_options", "over_profiles"]

Verify: TypeAlias = "Callable[[type[Any]], None]"

EXAMPLES: Final = 25


def _settings(examples: int) -> settings:
    """Find the same examples each time, on every machine, whatever else is set."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )


@frozen
class Check:
    """One thing that every method has to do, or every one that declares it.

    Attributes
    ----------
    name
        In kebab-case; with the id of a method it names a test: ``borda-neutrality``.
    verify
        Takes the class of a method and raises an `AssertionError` that says what is wrong.
    kinds
        The kinds of profile it is about; a method that counts none of them is not asked.
    axiom
        The property that a method must declare to be asked.

    """

    name: str
    verify: Verify = field(repr=False)
    kinds: tuple[type, ...] = ()
    axiom: str = ""

    @property
    def requires(self) -> str:
        """What it requires of a method, in one sentence."""
        return inspect.getdoc(self.verify) or ""

    def applies_to(self, info: MethodInfo) -> bool:
        """Say whether a method that describes itself so is asked."""
        of_kind = not self.kinds or set(self.kinds) & set(info.kinds)
        return bool(of_kind) and (not self.axiom or self.axiom in info.axioms)

    def __call__(self, method_class: type[Any]) -> None:
        """Ask a method; silence means that it holds."""
        self.verify(method_class)


def over_options(ask: Callable[[Method[Any, Outcome]], None]) -> Verify:
    """Ask a method under many settings of its options."""

    def verify(method_class: type[Any]) -> None:
        @_settings(EXAMPLES)
        @given(methods_for(method_class))
        def holds(method: Method[Any, Outcome]) -> None:
            ask(method)

        _ask(holds)

    verify.__doc__ = ask.__doc__
    return verify


def over_profiles(
    ask: Callable[[Method[Any, Outcome], Profile], None],
    *,
    kinds: tuple[type, ...] = (),
    size: Size = SMALL,
    examples: int = EXAMPLES,
) -> Verify:
    """Ask a method under many settings about many profiles, of some kinds or of all it counts."""

    def verify(method_class: type[Any]) -> None:
        counted = [each for each in method_class.info.kinds if not kinds or each in kinds]
        votes = st.one_of(*(profiles(each, size) for each in counted))

        @_settings(examples)
        @given(methods_for(method_class), votes)
        def holds(method: Method[Any, Outcome], profile: Profile) -> None:
            ask(method, profile)

        _ask(holds)

    verify.__doc__ = ask.__doc__
    return verify


def _ask(holds: Callable[[], None]) -> None:
    try:
        holds()
    except FlakyFailure as error:
        fail(f"the same question has different answers: {error.exceptions[0]}")

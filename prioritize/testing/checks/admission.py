"""A method counts what it says it counts."""

from typing import Any

from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.testing.answer import answer
from prioritize.testing.check import over_profiles
from prioritize.testing.failure import fail


__all__ = ["counts_its_kinds"]


def counts_its_kinds(method_class: type[Any]) -> None:
    """Require that of every kind it declares it does not refuse all votes."""
    for kind in method_class.info.kinds:
        refusals: list[str] = []
        counted: list[Profile] = []

        def note(
            method: Method[Any, Outcome],
            profile: Profile,
            refusals: list[str] = refusals,
            counted: list[Profile] = counted,
        ) -> None:
            given = answer(method, profile)
            if given.refused:
                refusals.append(str(given))
            else:
                counted.append(profile)

        over_profiles(note, kinds=(kind,))(method_class)
        if not counted:
            fail(f"it declares {kind.__name__} and refuses all of it, such as {refusals[-1]}")

"""A method of counting, as the engine and the plug-ins see it."""

from typing import Protocol, TypeVar

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome
from prioritize.tally.tally import Tally


__all__ = ["Method"]

P_contra = TypeVar("P_contra", contravariant=True)
O_co = TypeVar("O_co", bound=Outcome, covariant=True)


class Method(Protocol[P_contra, O_co]):
    """A frozen value made of its options, and one verb that takes a profile."""

    @property
    def info(self) -> MethodInfo:
        """How the method describes itself; an attribute of its class."""
        ...

    def count(self, profile: P_contra, tally: Tally, /) -> O_co:
        """Count the profile, recording every step in the tally."""
        ...

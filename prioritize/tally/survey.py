"""What a method knows of all its ways without being counted for each of them."""

from typing import Any, Protocol, runtime_checkable

from attrs import frozen

from prioritize.errors import Finding
from prioritize.model.outcome import Ranking


__all__ = ["Survey", "Surveyor"]


@frozen
class Survey:
    """The rankings to which the ties of a count can lead.

    Attributes
    ----------
    rankings
        Every ranking once; where `complete` is false, those that are proved to be possible.
    unproved
        Pairs of projects whose order is not known; they count as if it could be either.
    notices
        What a reader should know where not everything is known.

    """

    rankings: tuple[Ranking, ...]
    unproved: tuple[tuple[str, str], ...] = ()
    notices: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the order of all projects is known in every way."""
        return not self.unproved


@runtime_checkable
class Surveyor(Protocol):
    """A method that finds all its ways faster than by being counted again for each."""

    def survey(self, profile: Any, /) -> Survey:  # noqa: ANN401  # any profile that it counts
        """Return what the ties of a count can lead to."""
        ...

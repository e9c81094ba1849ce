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
    differing
        Pairs of projects whose order is known to differ between ways, whatever the rankings say.
    selections
        For outcomes that choose projects: the sets that are chosen, each sorted by id, or where
        there are `more`, some of them.
    undecided
        The projects that only some of all these sets hold.
    notices
        What a reader should know where not everything is known.

    """

    rankings: tuple[Ranking, ...]
    unproved: tuple[tuple[str, str], ...] = ()
    notices: tuple[Finding, ...] = ()
    differing: tuple[tuple[str, str], ...] = ()
    selections: tuple[tuple[str, ...], ...] = ()
    undecided: tuple[str, ...] = ()
    more: bool = False

    @property
    def complete(self) -> bool:
        """Whether everything is known about every way."""
        return not self.unproved and not self.more


@runtime_checkable
class Surveyor(Protocol):
    """A method that finds all its ways faster than by being counted again for each."""

    def survey(self, profile: Any, /) -> Survey | None:  # noqa: ANN401  # any profile that it counts
        """Return what the ties of a count can lead to; `None` to be counted for each way."""
        ...

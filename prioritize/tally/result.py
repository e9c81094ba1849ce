"""The result of a count: outcome, the steps that explain it, and what repeats it."""

from typing import Any, Generic, Literal, TypeVar

from attrs import field, frozen

from prioritize.errors import Finding
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.tally.step import Step
from prioritize.tally.ties import TieBreak


__all__ = ["Result", "Tie", "Ways", "ranking_of"]

O_co = TypeVar("O_co", bound=Outcome, covariant=True)


@frozen
class Tie:
    """Equal projects, what they were equal for, and what became of it.

    ``effect`` is ``none`` (the asked-for result is the same however it falls), ``shared`` (a shared
    place), ``decided`` (by the declared order or lottery) or ``open`` (all ways are reported).
    """

    tied: tuple[str, ...]
    purpose: str
    effect: Literal["none", "shared", "decided", "open"]


@frozen
class Ways:
    """Every way the ties could fall: how many were followed, whether that is all, what they give.

    `winners` are the projects that some way puts first; `selections` the sets that some way
    elects or funds, each sorted by id.
    """

    followed: int = 1
    complete: bool = True
    winners: tuple[str, ...] = ()
    selections: tuple[tuple[str, ...], ...] = ()


@frozen
class Result(Generic[O_co]):
    """An outcome with the steps that explain it and everything needed to repeat it."""

    method: Method[Any, Outcome]
    profile: Profile = field(repr=False)
    tie_break: TieBreak
    outcome: O_co
    steps: tuple[Step, ...] = field(repr=False)
    notices: tuple[Finding, ...] = ()
    ties: tuple[Tie, ...] = ()
    undecided: tuple[str, ...] = ()
    ways: Ways = Ways()

    @property
    def profile_digest(self) -> str:
        """SHA-256 over what was counted."""
        return self.profile.digest


def ranking_of(outcome: Outcome) -> Ranking:
    """Return the order of all projects that every kind of outcome carries."""
    return outcome if isinstance(outcome, Ranking) else outcome.ranking

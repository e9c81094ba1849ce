"""Methods that do what a test tells them to."""

from collections.abc import Callable
from typing import Any, ClassVar

from attrs import evolve, frozen

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.tally import Tally
from tests.testing.honest import POINTS


__all__ = ["Scripted", "nobody_voted"]


@frozen
class Scripted:
    """Count by calling a function with the ids and the tally."""

    play: Callable[[list[str], Tally], Outcome]
    seats: int | None = None
    info: ClassVar[MethodInfo] = evolve(POINTS, id="scripted")

    def count(self, profile: Any, tally: Tally, /) -> Outcome:  # noqa: ANN401  # any profile
        """Do as told."""
        return self.play([project.id for project in profile.projects], tally)


def nobody_voted(ids: str) -> RankedProfile:
    """Make a profile of these projects without ballots."""
    return ranked(projects=" ".join(ids))

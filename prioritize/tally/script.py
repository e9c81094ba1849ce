"""Follow one way through the choices of a count, noting where others branch off."""

from collections.abc import Hashable

from attrs import define, field

from prioritize.tally.step import Chosen
from prioritize.tally.ties import LEAVE


__all__ = ["Script", "StateKnownError"]


class StateKnownError(Exception):
    """Another way has been here: what follows is known. Raised and caught inside the tally only."""


@define
class Script:
    """Answers choices by a script, then by the first project.

    `seen` holds the states that all the ways together have been in, `branches` the scripts of the
    ways not taken here.
    """

    script: tuple[int, ...]
    seen: set[Hashable]
    position: int = 0
    branches: list[tuple[int, ...]] = field(factory=list)

    def __call__(self, tied: tuple[str, ...], purpose: str, state: Hashable) -> Chosen:
        """Choose one of the tied."""
        if self.position < len(self.script):
            index = self.script[self.position]
        else:
            if state is not None and (purpose, state) in self.seen:
                raise StateKnownError
            self.seen.add((purpose, state))
            index = 0
            taken = self.script + (0,) * (self.position - len(self.script))
            self.branches.extend((*taken, other) for other in range(1, len(tied)))
        self.position += 1
        chosen = tied[index]
        others = tuple(project for project in tied if project != chosen)
        order = (*others, chosen) if purpose == LEAVE else (chosen, *others)
        return Chosen(tied, order, purpose, "any")

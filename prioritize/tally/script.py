"""Follow one way through the choices of a count, noting where others branch off."""

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeAlias

from attrs import define, field

from prioritize.tally.step import Chosen
from prioritize.tally.ties import LEAVE


__all__ = ["Answers", "Pending", "Script", "StateKnownError"]

Answers: TypeAlias = tuple[int, ...]
"""Which of the tied a way takes at each of its first choices."""


class StateKnownError(Exception):
    """Another way has been here: what follows is known. Raised and caught inside the tally only."""


@define
class Script:
    """Answers choices by a script, then by the first project.

    `seen` holds the states that all the ways together have been in, `branches` for every choice
    the scripts of the ways not taken here.
    """

    script: Answers
    seen: set[Hashable]
    position: int = 0
    branches: list[Iterator[Answers]] = field(factory=list)

    def __call__(self, tied: tuple[str, ...], purpose: str, state: Hashable) -> Chosen:
        """Choose one of the tied."""
        if self.position < len(self.script):
            index = self.script[self.position]
        else:
            if state is not None and (purpose, state) in self.seen:
                raise StateKnownError
            self.seen.add((purpose, state))
            index = 0
            before = self.position - len(self.script)
            self.branches.append(_others(self.script, before, len(tied)))
        self.position += 1
        chosen = tied[index]
        others = tuple(project for project in tied if project != chosen)
        order = (*others, chosen) if purpose == LEAVE else (chosen, *others)
        return Chosen(tied, order, purpose, "any")


def _others(script: Answers, firsts: int, tied: int) -> Iterator[Answers]:
    """Give the scripts that take another one of the tied, after so many first ones.

    Each is made when it is its turn: all at once would fill the memory where many are tied often.
    """
    for other in range(1, tied):
        yield (*script, *(0,) * firsts, other)


@define
class Pending:
    """The scripts of the ways to follow: the first one, and then what branches off from others.

    What branched off from the last way comes first, and of this what did so first.

    Examples
    --------
    >>> pending = Pending()
    >>> scripts = iter(pending)
    >>> next(scripts)
    ()
    >>> pending.add([iter([(1,), (2,)])])
    >>> next(scripts)
    (1,)
    >>> pending.add([iter([(1, 1)])])
    >>> list(scripts)
    [(1, 1), (2,)]

    """

    _waiting: list[Iterator[Answers]] = field(factory=list)

    def __iter__(self) -> Iterator[Answers]:
        """Give one script after the other, also of those added meanwhile."""
        yield ()
        while self._waiting:
            script = next(self._waiting[-1], None)
            if script is None:
                self._waiting.pop()
            else:
                yield script

    def add(self, branches: Sequence[Iterator[Answers]]) -> None:
        """Add what branched off from a way, by its choices."""
        self._waiting.extend(reversed(branches))

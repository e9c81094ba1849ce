"""The tally: what a method writes its steps into, and whom it asks when projects are equal."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from attrs import define, field

from prioritize.errors import Finding
from prioritize.tally.step import Chosen, Remark, Step
from prioritize.tally.ties import LEAVE
from prioritize.text import Message


__all__ = ["Chooser", "Tally"]

T = TypeVar("T")

Chooser = Callable[[tuple[str, ...], str, Hashable], Chosen]
"""Answers a choice: the tied ids sorted, the purpose, and the state that the rest depends on."""


@define
class Tally:
    """The record of one count.

    A method records every step here, and asks here whenever it must choose between equals. It has
    no other way to tell them apart: not the order of the list, not the alphabet.
    """

    _chooser: Chooser
    steps: list[Step] = field(factory=list)
    notices: list[Finding] = field(factory=list)
    _known: dict[Hashable, Any] = field(factory=dict)

    def record(self, *steps: Step) -> None:
        """Append steps to the record."""
        self.steps.extend(steps)

    def remark(self, text: Message) -> None:
        """Record something a reader should know that changes no place."""
        self.steps.append(Remark(text))

    def notice(self, what: Finding) -> None:
        """Warn about something in the ballots or the options."""
        self.notices.append(what)

    def once(self, what: Hashable, work: Callable[[], T]) -> T:
        """Do work once for all the ways of one count, and return what it gave.

        A count is repeated for every way its ties could fall. Work whose result depends on none of
        these may be shared under a name; the result must not be changed afterwards.
        """
        if what not in self._known:
            self._known[what] = work()
        known: T = self._known[what]
        return known

    def choose(self, tied: Iterable[str], purpose: str, *, state: Hashable = None) -> str:
        """Choose one of several equal projects, by the declared rule for ties.

        Parameters
        ----------
        tied
            The ids of the equal projects.
        purpose
            What the chosen one is chosen for: `LEAVE` (it leaves the count), or a word such as
            ``elect`` or ``fund`` for something it gains.
        state
            Everything that the rest of the count depends on, where it can be said; for outcomes
            that list who was chosen, that list is part of it. Ways that reach one state are then
            followed once. `None` says that nothing can be shared.

        """
        candidates = tuple(sorted(tied))
        if not candidates:
            text = "There is nobody to choose from"
            raise ValueError(text)
        if len(candidates) == 1:
            return candidates[0]
        step = self._chooser(candidates, purpose, state)
        self.steps.append(step)
        return step.order[-1 if purpose == LEAVE else 0]

    def with_states(self, told: Callable[[Hashable], Hashable]) -> "Tally":
        """Return a tally with the same record, whose choices depend on a state that tells more."""

        def chooser(tied: tuple[str, ...], purpose: str, state: Hashable) -> Chosen:
            return self._chooser(tied, purpose, None if state is None else told(state))

        return Tally(chooser, self.steps, self.notices, self._known)

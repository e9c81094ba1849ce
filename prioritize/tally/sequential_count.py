"""Seats filled one after the other: an instant runoff for each, anew among all the others."""

from collections.abc import Sequence

import numpy as np
from attrs import define, evolve, field, frozen

from prioritize.model.outcome import Selection
from prioritize.tally.bottoms_up import state_of
from prioritize.tally.departure import Allotment, Departure
from prioritize.tally.rounds import majority_quota, round_step, safe_batch, with_fewest, with_most
from prioritize.tally.runoff import Runoff
from prioritize.tally.seat_count import selection_of
from prioritize.tally.step import Returned
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE


__all__ = ["SequentialCount", "SequentialRules"]


@frozen
class SequentialRules:
    """How each seat is filled.

    By a majority of the ballots that still count, or of those that counted at first for this seat
    with `static_threshold`; with `run_to_two` only when two are left. With `batch` all leave
    together who cannot overtake the next one. Projects of `doomed` leave first, by position.
    """

    seats: int
    run_to_two: bool = False
    static_threshold: bool = False
    batch: bool = False
    doomed: tuple[int, ...] = ()


@define
class SequentialCount:
    """A count on its way: who is elected, and who has left since the last seat, in that order."""

    ids: Sequence[str]
    votes: Runoff
    rules: SequentialRules
    tally: Tally
    elected: list[int] = field(factory=list)
    left: list[list[int]] = field(factory=list)
    rounds: int = 0

    def fill(self) -> Selection:
        """Fill one seat after the other."""
        while True:
            staying = self._seat()
            if len(self.elected) == self.rules.seats or not {*self._rivals()} - {
                *self.rules.doomed
            }:
                tiers = [[each] for each in self.elected]
                return selection_of(self.ids, tiers, [staying, *reversed(self.left)])
            self.tally.record(Returned(tuple(self.ids[each] for each in self._rivals())))
            self.left = []

    def _rivals(self) -> list[int]:
        return [each for each in range(len(self.ids)) if each not in self.elected]

    def _seat(self) -> list[int]:
        """Fill one seat; return who is still in the count then."""
        votes, start = self._begin()
        if not self.elected and not start.after.ballots:
            # Nobody voted: nobody stands above anybody.
            self.rules = evolve(self.rules, doomed=())
        departure, lost = start, start.exhausted
        while True:
            now = departure.after
            first = self._first(now, (start if self.rules.static_threshold else departure).after)
            leaving = [] if first is not None else self._leaving(now)
            departure = votes.without(now, leaving).also_exhausted(lost)
            self.rounds += 1
            basis = start.after if self.rules.static_threshold else now
            elected = () if first is None else (self.ids[first],)
            quota = majority_quota(basis)
            self.tally.record(
                round_step(self.rounds, departure, self.ids, elected=elected, quota=quota)
            )
            if first is not None:
                self.elected.append(first)
            if not leaving:
                return [each for each in now.votes if each != first]
            self.left.append(leaving)
            lost = ()

    def _begin(self) -> tuple[Runoff, Departure]:
        """Count the ballots as if those who are elected had never stood."""
        places = self.votes.places.copy()
        places[self.elected] = np.iinfo(places.dtype).max
        votes = evolve(self.votes, places=places)
        start = votes.start()
        after = evolve(
            start.after, votes={each: start.after.votes[each] for each in self._rivals()}
        )
        return votes, evolve(start, before=after, after=after)

    def _first(self, now: Allotment, basis: Allotment) -> int | None:
        """Return who has the seat, or nobody as long as that is open."""
        doomed = () if self.left else self.rules.doomed
        leaders = with_most(now.votes)
        if len(leaders) != 1 or doomed:
            return None
        majority = 2 * now.votes[leaders[0]] > basis.ballots
        # Under `tie` two projects can both have a majority, and the smaller one may still win.
        early = majority and not self.rules.run_to_two and self.votes.overvote != "tie"
        return leaders[0] if early or len(now.votes) <= 2 else None

    def _leaving(self, now: Allotment) -> list[int]:
        """Return who leaves in this round."""
        if self.rules.doomed and not self.left:
            return [each for each in self.rules.doomed if each not in self.elected]
        if len(now.votes) < 2:
            return []
        batch = safe_batch(now.votes, keep=2) if self.rules.batch else []
        if batch:
            return batch
        last = with_fewest(now.votes)
        if not now.votes[last[0]] and len(last) < len(now.votes):
            return last
        state = (tuple(self.elected), state_of(now, self.votes))
        chosen = self.tally.choose([self.ids[each] for each in last], LEAVE, state=state)
        return [self.ids.index(chosen)]

"""Seats filled from below: projects leave until few enough stay, or all who stay have enough."""

from collections.abc import Hashable, Sequence
from fractions import Fraction

from attrs import define, evolve, field, frozen

from prioritize.model.outcome import Selection
from prioritize.tally.departure import Allotment, Departure
from prioritize.tally.rounds import round_step, safe_batch, with_fewest
from prioritize.tally.runoff import Runoff
from prioritize.tally.seat_count import selection_of, tiers_by_votes
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE


__all__ = ["BottomsUp", "LeavingRules", "state_of"]


@frozen
class LeavingRules:
    """When nobody leaves any more.

    At most `seats` stay, and each has at least `share` of the votes of the round, or of the first
    one with `static_threshold`. With `batch` all leave together who cannot overtake the next one.
    Projects of `doomed` leave first, by position.
    """

    seats: int
    share: Fraction | None = None
    static_threshold: bool = False
    batch: bool = False
    doomed: tuple[int, ...] = ()


@define
class BottomsUp:
    """A count on its way; `left` are those who have left, in that order."""

    ids: Sequence[str]
    votes: Runoff
    rules: LeavingRules
    tally: Tally
    left: list[list[int]] = field(factory=list)

    def fill(self) -> Selection:
        """Count round after round until those who stay are elected."""
        start = departure = self.votes.start()
        lost = start.exhausted
        if not start.after.ballots:
            # Nobody voted: nobody stands above anybody.
            self.rules = evolve(self.rules, doomed=())
        while True:
            now = departure.after
            basis = start.after if self.rules.static_threshold else now
            needed = None if self.rules.share is None else self.rules.share * basis.ballots
            leaving = self._leaving(now, needed or Fraction(0))
            departure = self.votes.without(now, leaving).also_exhausted(lost)
            if not leaving:
                return self._finish(departure, needed)
            self._record(departure, needed)
            self.left.append(leaving)
            lost = ()

    def _leaving(self, now: Allotment, needed: Fraction) -> list[int]:
        """Return who leaves in this round; nobody where those who stay are elected."""
        votes = now.votes
        if self.rules.doomed and not self.left:
            return list(self.rules.doomed)
        is_few = len(votes) <= self.rules.seats
        if len(votes) < 2 or (is_few and min(votes.values()) >= needed):
            return []
        keep = 1 if is_few else self.rules.seats
        batch = safe_batch(votes, keep=keep) if self.rules.batch else []
        if batch and (not is_few or self._is_below(batch, now, needed)):
            return batch
        last = with_fewest(votes)
        if not votes[last[0]] and len(last) <= len(votes) - keep:
            return last
        state = state_of(now, self.votes)
        chosen = self.tally.choose([self.ids[each] for each in last], LEAVE, state=state)
        return [self.ids.index(chosen)]

    def _is_below(self, batch: Sequence[int], now: Allotment, needed: Fraction) -> bool:
        """Say whether all their votes together are not the share needed, once they are gone."""
        votes = sum((now.votes[each] for each in batch), Fraction(0))
        return votes < needed - (self.rules.share or Fraction(0)) * votes

    def _finish(self, departure: Departure, needed: Fraction | None) -> Selection:
        """Elect who is left, as far as they have the share that is needed."""
        votes = departure.after.votes
        above = [each for each in votes if needed is None or votes[each] >= needed > 0]
        tiers = tiers_by_votes(above, votes)
        rest = [each for each in votes if each not in above]
        selection = selection_of(self.ids, tiers, [rest, *reversed(self.left)])
        self._record(departure, needed, selection.selected)
        return selection

    def _record(
        self, departure: Departure, needed: Fraction | None, elected: tuple[str, ...] = ()
    ) -> None:
        number = len(self.left) + 1
        step = round_step(number, departure, self.ids, elected=elected, quota=needed)
        self.tally.record(step)


def state_of(now: Allotment, votes: Runoff) -> Hashable:
    """Say what the rest of a count depends on, where votes are moved and never cut."""
    continuing = frozenset(now.votes)
    if votes.overvote == "exhaust-if-multiple-continuing":
        # A ballot ends for good, so it matters who was there before.
        return continuing, now.reached.tobytes()
    return continuing

"""Seats filled by keep factors: who is elected keeps of every vote just what the quota needs.

The votes are shared out anew in every round, as if those who left had never stood. What an elected
project keeps of a vote is lowered until all elected have no more than the quota, which falls with
the votes that nobody has any more.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

from attrs import define, evolve, field, frozen

from prioritize.model.outcome import Selection
from prioritize.tally.keep_flow import Flow, Shares
from prioritize.tally.keep_tree import KeepBallots, KeepTree
from prioritize.tally.quota import Quota, quota_of
from prioritize.tally.rounds import safe_batch
from prioritize.tally.seat_count import selection_of, tiers_by_votes
from prioritize.tally.step import Kept, Round
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE


__all__ = ["KeepCount", "KeepRules"]

_ENOUGH: Final = Fraction(1, 10**6)
"""Surpluses that are less together are not looked at any more."""


@frozen
class KeepRules:
    """How seats are filled.

    With `batch` all leave together who cannot overtake the next one. Projects of `doomed` leave
    first, by position. With `static_threshold` the quota stays that of the first round.
    """

    seats: int
    transfer: Literal["meek", "warren"]
    quota: str
    decimals: int
    batch: bool = False
    run_to_two: bool = False
    static_threshold: bool = False
    doomed: tuple[int, ...] = ()


@frozen
class _Sharing:
    """How the votes of a round lie: the quota, what the elected have above it, and how often."""

    shares: Shares
    votes: Mapping[int, Fraction]
    quota: Quota
    surplus: Fraction
    passes: int
    new: tuple[int, ...] = ()


@define
class KeepCount:
    """A count on its way: who continues, who is elected, and what the elected keep.

    `elected` holds tiers from the top, `left` in the order of leaving. `draft` is the round that is
    told once it is known what it loses.
    """

    ids: Sequence[str]
    tree: KeepTree
    rules: KeepRules
    tally: Tally
    continuing: list[int]
    keep: list[int]
    elected: list[list[int]] = field(factory=list)
    left: list[list[int]] = field(factory=list)
    first_quota: Quota | None = None
    lost: Mapping[str, int] = field(factory=dict)
    draft: Round | None = None
    rounds: int = 0

    @classmethod
    def begin(
        cls, ids: Sequence[str], ballots: KeepBallots, rules: KeepRules, tally: Tally
    ) -> "KeepCount":
        """Begin with everybody, who keep all they get."""
        everybody = list(range(len(ids)))
        keep = [ballots.parts] * len(ids)
        return cls(ids, KeepTree.start(ballots), rules, tally, everybody, keep)

    @property
    def open_seats(self) -> int:
        """The seats that are not filled yet."""
        return self.rules.seats - len(self.winners)

    @property
    def winners(self) -> list[int]:
        """Who is elected so far."""
        return [each for tier in self.elected for each in tier]

    def fill(self) -> Selection:
        """Count round after round until the seats are filled."""
        flow = self.tree.flow(self.continuing)
        if not any(flow.shared(self.keep, self.rules.transfer).votes):
            # Nobody voted: nobody stands above anybody.
            self.rules = evolve(self.rules, doomed=())
        while True:
            doomed = [] if self.left else list(self.rules.doomed)
            standing = [each for each in self.continuing if each not in doomed]
            found = self._shared(flow, standing, is_first=bool(doomed))
            self._tell(found.shares)
            self._tell_factors(found)
            self._elect(found)
            is_over = not self.open_seats or len(standing) == len(found.new)
            leaving = [] if is_over or found.new else doomed or self._leaving(found)
            self._begin(found, leaving)
            if is_over:
                self._tell(None)
                return self._selection()
            self._settle(leaving or found.new, leaving)
            flow = self.tree.flow(self.continuing)

    def _shared(self, flow: Flow, standing: Sequence[int], *, is_first: bool) -> _Sharing:
        """Share out the votes until somebody is elected or no surplus is left."""
        winners = self.winners
        before: Fraction | None = None
        passes = 0
        while True:
            passes += 1
            found = self._once(flow, winners, passes)
            new = () if is_first else self._new(found, standing)
            is_stuck = before is not None and found.surplus >= before
            if new or is_first or found.surplus < _ENOUGH or is_stuck:
                return evolve(found, new=new)
            before = found.surplus
            for each in winners:
                self.keep[each] = self._lowered(self.keep[each], found.votes[each], found.quota)

    def _once(self, flow: Flow, winners: Sequence[int], passes: int) -> _Sharing:
        shares = flow.shared(self.keep, self.rules.transfer)
        part = self.tree.ballots.part
        votes = {each: shares.votes[each] * part for each in (*self.continuing, *winners)}
        quota = self._quota(sum(shares.votes) * part)
        above = sum((votes[each] - quota.votes for each in winners), Fraction(0))
        return _Sharing(shares, votes, quota, max(above, Fraction(0)), passes)

    def _quota(self, votes: Fraction) -> Quota:
        rules = self.rules
        if self.first_quota is None or not rules.static_threshold:
            quota = quota_of(rules.quota, votes, seats=rules.seats, decimals=rules.decimals)
            self.first_quota = quota
        return self.first_quota

    def _lowered(self, keep: int, votes: Fraction, quota: Quota) -> int:
        """Return what to keep of a vote so that the quota is left, made up to a whole part."""
        needed = -(-keep * quota.votes // 1)
        return min(self.tree.ballots.parts, int(-(-needed // votes)))

    def _new(self, found: _Sharing, standing: Sequence[int]) -> tuple[int, ...]:
        """Return who has the quota, or all others where no more are left than seats."""
        if len(standing) <= self.open_seats:
            return tuple(standing)
        if self.rules.run_to_two and len(standing) > 2:
            return ()
        return tuple(each for each in standing if found.quota.is_met(found.votes[each]))

    def _elect(self, found: _Sharing) -> None:
        self.elected += tiers_by_votes(found.new, found.votes)
        self.continuing = [each for each in self.continuing if each not in found.new]

    def _leaving(self, found: _Sharing) -> list[int]:
        """Return who leaves: sure losers, all without a vote, or one of those with fewest."""
        votes = {each: found.votes[each] for each in self.continuing}
        spare = len(votes) - self.open_seats
        if self.rules.batch:
            batch = safe_batch(votes, keep=self.open_seats, margin=found.surplus)
            if batch:
                return batch
        fewest = min(votes.values()) + found.surplus
        last = [each for each in votes if votes[each] <= fewest]
        if not any(votes[each] for each in last) and len(last) <= spare:
            return last
        state = (frozenset(votes), str(self.elected), tuple(self.keep))
        chosen = self.tally.choose([self.ids[each] for each in last], LEAVE, state=state)
        return [self.ids.index(chosen)]

    def _settle(self, changed: Sequence[int], leaving: list[int]) -> None:
        """Take the next round's ballots from the tree."""
        if leaving:
            self.left.append(leaving)
            self.continuing = [each for each in self.continuing if each not in leaving]
        self.tree.change(changed, hopeful=self.continuing, elected=self.winners)

    def _tell_factors(self, found: _Sharing) -> None:
        parts = self.tree.ballots.parts
        factors = [(self.ids[each], Fraction(self.keep[each], parts)) for each in self.winners]
        if factors:
            self.tally.record(Kept(self.rules.transfer, factors, found.surplus, found.passes))

    def _begin(self, found: _Sharing, leaving: Sequence[int]) -> None:
        """Note the round, which is recorded once it is known what it loses."""
        self.rounds += 1
        self.draft = Round(
            self.rounds,
            tuple((self.ids[each], votes) for each, votes in found.votes.items()),
            Fraction(found.quota.votes),
            tuple(
                self.ids[each]
                for each in sorted(found.new, key=lambda p: (-found.votes[p], self.ids[p]))
            ),
            tuple(self.ids[each] for each in leaving),
        )

    def _tell(self, after: Shares | None) -> None:
        """Record the round before, with what nobody has any more after it."""
        now = dict(after.exhausted) if after else self.lost
        if self.draft:
            first = self.draft.number == 1
            before: Mapping[str, int] = {} if first else self.lost
            part = self.tree.ballots.part
            lost = {cause: now.get(cause, 0) - before.get(cause, 0) for cause in {*now, *before}}
            exhausted = sorted((cause, each * part) for cause, each in lost.items() if each)
            self.tally.record(evolve(self.draft, exhausted=tuple(exhausted)))
        self.lost = now

    def _selection(self) -> Selection:
        return selection_of(self.ids, self.elected, [self.continuing, *reversed(self.left)])

"""Seats filled round by round: who reaches the quota is elected, and the surplus moves on."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field, frozen

from prioritize.model.outcome import Ranking, Selection
from prioritize.tally.departure import Votes
from prioritize.tally.earlier_votes import EarlierVotes
from prioritize.tally.quota import Quota
from prioritize.tally.rounds import safe_batch, with_fewest, with_most
from prioritize.tally.step import Round
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.tally.transfer import Holding, Move, Papers
from prioritize.text import message


__all__ = ["SeatCount", "SeatRules", "remark_spare_seats", "selection_of", "tiers_by_votes"]


@frozen
class SeatRules:
    """How seats are filled.

    `transfer` is ``scottish`` or ``wigm``; with `simultaneous` all surpluses of a round move on
    together, otherwise the largest alone. With `batch` all leave together whom nothing can save, as
    long as that elects nobody before the last of them; with `run_to_two` nobody is elected while
    more than two are left. With `one_winner` only one is elected in a round, and others that have
    the quota go on and receive votes. Projects of `doomed` leave first, by position.
    """

    seats: int
    transfer: str
    simultaneous: bool
    batch: bool = False
    run_to_two: bool = False
    one_winner: bool = False
    doomed: tuple[int, ...] = ()


@define
class SeatCount:
    """A count on its way: who continues, who is elected, and whose surplus waits.

    Votes and the quota are numbers of parts of a vote; `papers` says what a part is.
    `elected` holds tiers from the top, `left` in the order of leaving. `stages` are the votes at
    the start of every round so far.
    """

    ids: Sequence[str]
    papers: Papers
    rules: SeatRules
    tally: Tally
    quota: Quota
    holding: Holding
    votes: dict[int, Votes]
    continuing: list[int]
    pending: list[int] = field(factory=list)
    elected: list[list[int]] = field(factory=list)
    left: list[list[int]] = field(factory=list)
    stages: EarlierVotes = field(factory=EarlierVotes)

    @property
    def open_seats(self) -> int:
        """The seats that are not filled yet."""
        return self.rules.seats - sum(map(len, self.elected))

    def fill(self, begun: Move) -> Selection:
        """Count round after round until the seats are filled."""
        lost = begun.exhausted
        if not any(self.votes.values()):
            # Nobody voted: nobody stands above anybody.
            self.rules = evolve(self.rules, doomed=())
        while True:
            tally = dict(self.votes)
            self.stages.add(tally)
            new = self._elect()
            is_over = not self.open_seats or not self._standing()
            leaving, move = ([], Move(self.holding)) if is_over else self._go_on()
            self._record(tally, new, leaving, move.then(Move(move.after, exhausted=lost)))
            if is_over:
                return self._selection()
            lost = ()

    def _standing(self) -> list[int]:
        """Return the projects that can still be elected."""
        doomed = () if self.left else self.rules.doomed
        return [each for each in self.continuing if each not in doomed]

    def _elect(self) -> list[int]:
        """Elect who has the quota, and all others where no more are left than seats."""
        standing = self._standing()
        new = self._with_quota(standing)
        if self.rules.one_winner and len(new) > 1:
            votes = {each: self.votes[each] for each in new}
            new = [self._chosen(self._told_apart(with_most(votes), with_most), "elect")]
        self.pending += [each for each in new if self.votes[each] > self.quota.votes]
        if len(standing) <= self.open_seats:
            new = standing
        self.elected += tiers_by_votes(new, self.votes)
        self.continuing = [each for each in self.continuing if each not in new]
        return sorted(new, key=lambda each: (-self.votes[each], self.ids[each]))

    def _with_quota(self, standing: Sequence[int]) -> list[int]:
        """Return who has the quota, nobody where the seat waits until two are left."""
        if self.rules.run_to_two and len(standing) > 2:
            return []
        return [each for each in standing if self.quota.is_met(self.votes[each])]

    def _go_on(self) -> tuple[list[int], Move]:
        """Let the doomed leave, else move surpluses on, else let those with fewest votes leave."""
        if self.rules.doomed and not self.left:
            return self._without(list(self.rules.doomed))
        if self.pending:
            return [], self._surpluses()
        if self._with_quota(self.continuing):
            return [], Move(self.holding)  # With one winner a round: they are elected next.
        return self._without(self._leaving())

    def _surpluses(self) -> Move:
        """Move on the largest surplus, or all of them."""
        chosen = list(self.pending) if self.rules.simultaneous else [self._largest()]
        moves = Move(self.holding)
        for each in chosen:
            moves = moves.then(self._surplus(each, moves.after))
            self.pending.remove(each)
            self.votes[each] = self.quota.votes
        return self._moved(moves)

    def _surplus(self, project: int, holding: Holding) -> Move:
        """Move on what a project has above the quota, each ballot at a part of its worth."""
        total = self.votes[project]
        surplus = total - self.quota.votes
        worth = self._worth(Fraction(surplus) / total)
        move = self.papers.move(holding, project, self.continuing, worth=worth)
        moved = sum(votes for _, _, votes in move.transfers)
        cut = surplus - moved - sum(votes for _, votes in move.exhausted)
        return move.then(Move(move.after, exhausted=(("rounding", cut),) if cut else ()))

    def _worth(self, share: Fraction) -> Callable[[int], int]:
        if self.rules.transfer == "scottish":
            return lambda value: share * value // 1
        parts = self.papers.parts
        cut = share * parts // 1
        return lambda value: cut * value // parts

    def _largest(self) -> int:
        """Return whose surplus moves on first."""
        votes = {each: self.votes[each] for each in self.pending}
        return self._chosen(self._told_apart(with_most(votes), with_most), "transfer")

    def _leaving(self) -> list[int]:
        """Return who leaves: all without a vote together, or one of those with fewest."""
        surplus_projects = len(self.continuing) - self.open_seats
        votes = {each: self.votes[each] for each in self.continuing}
        last = with_fewest(votes)
        batch = self._batch(votes) if self.rules.batch else []
        if batch:
            return batch
        if votes[last[0]] == 0:
            return last if len(last) <= surplus_projects else self._drawn(last, surplus_projects)
        return [self._chosen(self._told_apart(last, with_fewest), LEAVE)]

    def _batch(self, votes: Mapping[int, Votes]) -> list[int]:
        """Return the most who can leave together as if one by one: nobody is elected in between."""
        batch = safe_batch(votes, keep=self.open_seats)
        most = max(votes[each] for each in votes if each not in batch)
        total = sum(votes[each] for each in batch)
        return [] if self.quota.is_met(most + total) else batch

    def _drawn(self, tied: Sequence[int], number: int) -> list[int]:
        """Choose who of those without a vote leaves; nothing moves after that."""
        history = (tuple(sorted(self.votes.items())), str(self.elected), str(self.left))
        gone: list[int] = []
        while len(gone) < number:
            rest = [self.ids[each] for each in tied if each not in gone]
            state = (history, frozenset(gone))
            gone.append(self.ids.index(self.tally.choose(rest, LEAVE, state=state)))
        return gone

    def _told_apart(
        self, tied: list[int], pick: Callable[[Mapping[int, Votes]], list[int]]
    ) -> list[int]:
        """Look at earlier rounds where the rules say so."""
        if self.rules.transfer != "scottish":
            return tied
        return self.stages.equal_until_now(tied, pick)

    def _chosen(self, tied: Sequence[int], purpose: str) -> int:
        return self.ids.index(self.tally.choose([self.ids[each] for each in tied], purpose))

    def _without(self, leaving: list[int]) -> tuple[list[int], Move]:
        """Let projects leave; their ballots move on with all they are worth."""
        self.continuing = [each for each in self.continuing if each not in leaving]
        self.left.append(leaving)
        moves = Move(self.holding)
        for each in leaving:
            moves = moves.then(self.papers.move(moves.after, each, self.continuing))
            del self.votes[each]
        return leaving, self._moved(moves)

    def _moved(self, moves: Move) -> Move:
        """Credit what has moved."""
        self.holding = moves.after
        for _, project, votes in moves.transfers:
            self.votes[project] += votes
        return moves

    def _record(
        self, tally: Mapping[int, Votes], new: list[int], leaving: list[int], move: Move
    ) -> None:
        ids, worth = self.ids, self.papers.worth
        self.tally.record(
            Round(
                self.stages.number,
                tuple((ids[each], worth(votes)) for each, votes in tally.items()),
                worth(self.quota.votes),
                tuple(ids[each] for each in new),
                tuple(ids[each] for each in leaving),
                tuple((ids[one], ids[other], worth(votes)) for one, other, votes in move.transfers),
                tuple((cause, worth(votes)) for cause, votes in move.exhausted),
            )
        )

    def _selection(self) -> Selection:
        """Name the elected, then who never left, then the others in reverse order of leaving."""
        return selection_of(self.ids, self.elected, [self.continuing, *reversed(self.left)])


def remark_spare_seats(seats: int, projects: int, tally: Tally) -> None:
    """Say that all are elected where there are more seats than projects."""
    if seats > projects:
        tally.remark(
            message(
                "There are {seats} seats and only {projects} projects, so all are elected.",
                seats=seats,
                projects=projects,
            )
        )


def tiers_by_votes(projects: Sequence[int], votes: Mapping[int, Votes]) -> list[list[int]]:
    """Put those with the most votes first; equal ones share a tier."""
    return [
        [each for each in projects if votes[each] == amount]
        for amount in sorted({votes[each] for each in projects}, reverse=True)
    ]


def selection_of(
    ids: Sequence[str], elected: Sequence[Sequence[int]], others: Sequence[Sequence[int]]
) -> Selection:
    """Name the elected and the others, by tiers from the top."""
    top, bottom = (
        [tuple(sorted(ids[each] for each in tier)) for tier in tiers if tier]
        for tiers in (elected, others)
    )
    return Selection(tuple(each for tier in top for each in tier), Ranking([*top, *bottom]))

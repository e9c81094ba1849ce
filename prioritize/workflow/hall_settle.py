"""Ties of an evening as people settled them, applied to the lists in which they came up."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import define, evolve, field

from prioritize.errors import Finding, UnresolvedTieError, finding
from prioritize.model.hall.evening import Decision
from prioritize.model.outcome import Ranking
from prioritize.tally.listing import Listing
from prioritize.tally.resolve import resolve
from prioritize.tally.result import Result
from prioritize.tally.step import Resolved
from prioritize.tally.ties import REFUSE
from prioritize.text import message


__all__ = ["Settling", "renamed"]


@define
class Settling:
    """Applies decisions to one list after another, and remembers which of them were needed.

    Attributes
    ----------
    decisions
        In the order in which they were taken: a lot among those whom a re-vote left equal comes
        after it.
    refuses
        Whether a tie that nobody settled stops the count.

    """

    decisions: tuple[Decision, ...]
    refuses: bool
    _needed: set[Decision] = field(factory=set)

    def __call__(self, listing: Listing) -> Listing:
        """Settle the shared places of a list; a map is evidence and has nothing to settle."""
        outcome = listing.result.outcome
        if listing.map_evidence or listing.what_if or not isinstance(outcome, Ranking):
            return listing
        result: Result[Any] = listing.result  # of a ranking, as its outcome says
        for decision in self.decisions:
            if _projects(decision) in _shared(result):
                result = resolve(result, [_step(decision)])
                self._needed.add(decision)
        if self.refuses:
            _refuse(result)
            result = evolve(result, tie_break=REFUSE)
        return evolve(listing, result=result)

    def idle(self) -> Iterator[Finding]:
        """Tell of decisions about ties that no list has."""
        for each in self.decisions:
            if each not in self._needed:
                what = message("No list has {projects} on one place", projects=_projects(each))
                remedy = message("What was decided about them changes nothing.")
                yield finding(what, each.spot, remedy=remedy)


def _projects(decision: Decision) -> tuple[str, ...]:
    return tuple(sorted(each for tier in decision.tiers for each in tier))


def _shared(result: Result[Ranking]) -> tuple[tuple[str, ...], ...]:
    return tuple(tier for tier in result.outcome.tiers if len(tier) > 1)


def _step(decision: Decision) -> Resolved:
    votes = tuple((project, Fraction(hands)) for project, hands in decision.votes)
    return Resolved(decision.tiers, decision.by, votes, decision.witnesses)


def _refuse(result: Result[Ranking]) -> None:
    shared = _shared(result)
    if shared:
        raise UnresolvedTieError([_unsettled(tier) for tier in shared], tied=shared[0])


def _unsettled(tier: tuple[str, ...]) -> Finding:
    what = message("{projects} are tied, and nobody has settled it", projects=tier)
    remedy = message("Vote again among them; if they stay equal, draw a lot before witnesses.")
    return finding(what, remedy=remedy)


def renamed(decisions: Iterable[Decision], into: Mapping[str, str]) -> tuple[Decision, ...]:
    """Let decisions be about the posters that others were merged into."""
    return tuple(_renamed(each, into) for each in decisions)


def _renamed(decision: Decision, into: Mapping[str, str]) -> Decision:
    tiers = (dict.fromkeys(into.get(each, each) for each in tier) for tier in decision.tiers)
    votes: dict[str, int] = {}
    for project, hands in decision.votes:
        id = into.get(project, project)
        votes[id] = votes.get(id, 0) + hands
    return evolve(decision, tiers=tuple(map(tuple, tiers)), votes=tuple(votes.items()))

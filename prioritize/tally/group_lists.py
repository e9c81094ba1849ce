"""What each group would have decided alone, and what it wants that nobody sees in the whole."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from prioritize.errors import Finding, UnresolvedTieError
from prioritize.model.outcome import Outcome
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.partition import Part
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.ties import SHARE
from prioritize.tally.views import Voices, group_views
from prioritize.tally.voice import own_votes


__all__ = ["GroupList", "Grouped", "grouped"]

_FIRST: Final = 3


@frozen
class GroupList:
    """The list that a group, or several joined, would have made alone.

    Attributes
    ----------
    part
        Who they are.
    result
        Their own count; nothing where it stops at a tie that cannot be shared.
    overlooked
        Projects among their first three places and not among those of all.

    """

    part: Part
    result: Result[Outcome] | None
    overlooked: tuple[str, ...] = ()


@frozen
class Grouped:
    """An official list with what groups said: their own lists, and those with other voices."""

    official: Listing
    own: tuple[GroupList, ...] = ()
    views: tuple[Listing, ...] = ()
    findings: tuple[Finding, ...] = ()


def grouped(official: Listing, voices: Voices) -> Grouped | None:
    """Count the votes of an official list by group; nothing where it knows of no groups."""
    voiced = group_views(official, voices)
    own = tuple(_own(official, part) for part in voiced.parts)
    if not own and not voiced.findings:
        return None
    return Grouped(official, own, voiced.listings, voiced.findings)


def _own(official: Listing, part: Part) -> GroupList:
    whole: Result[Any] = official.result
    tie_break = SHARE if whole.tie_break.rule == "refuse" else whole.tie_break
    try:
        result = run(whole.method, own_votes(whole.profile, part.columns), tie_break=tie_break)
    except UnresolvedTieError:
        return GroupList(part, None)
    return GroupList(part, result, tuple(_overlooked(result, whole)))


def _overlooked(own: Result[Outcome], whole: Result[Outcome]) -> Iterator[str]:
    """Yield what a group puts far ahead; where it votes for nothing it puts nothing there."""
    ranking = ranking_of(own.outcome)
    scores = dict(ranking.scores)
    others = ranking_of(whole.outcome).places()
    for tier in _ahead(ranking.tiers):
        for id in tier:
            if others.get(id, 0) > _FIRST and (not scores or scores.get(id, 0) > 0):
                yield id


def _ahead(tiers: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the tiers that fit into the first three places as a whole."""
    taken = 0
    for tier in tiers:
        taken += len(tier)
        if taken > _FIRST:
            return
        yield tier

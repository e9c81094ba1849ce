"""Who can get the seats of a list: every way its ties fall, every way to fill the last seats."""

from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import Any

from attrs import frozen

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.explore import explore
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of
from prioritize.tally.tally import Tally


@frozen
class Forgetful:
    """A method that never says on what the rest of its count depends, so that no way is shared."""

    method: Method[Any, Outcome]

    @property
    def info(self) -> MethodInfo:
        return self.method.info

    def count(self, profile: Profile, tally: Tally) -> Outcome:
        def nothing(_state: Hashable) -> Hashable:
            return None

        return self.method.count(profile, tally.with_states(nothing))


def filled(tiers: Iterable[tuple[str, ...]], seats: int) -> set[tuple[str, ...]]:
    """Fill seats tier by tier."""
    sure: tuple[str, ...] = ()
    for tier in tiers:
        left = seats - len(sure)
        if len(tier) > left:
            return {tuple(sorted((*sure, *some))) for some in combinations(tier, left)}
        sure += tier
    return {tuple(sorted(sure))}


def selections(method: Method[Any, Outcome], profile: Profile, seats: int) -> set[tuple[str, ...]]:
    """Fill the seats of every list that some way leads to."""
    ways = explore(Forgetful(method), profile, limit=10_000).ways
    return set[tuple[str, ...]]().union(
        *(filled(ranking_of(way.outcome).tiers, seats) for way in ways)
    )

"""Runs of equal shares with ever larger shares, until what is bought costs too much.

Every increment is a run of its own, and none may be passed over: what is bought can cost less with
more money. But where two runs, near and far, buy the same in the same rounds, and in each round the
near one's rate is below anything else's in the far one, then all runs between buy that too. For
prices fall and purses grow with the shares as long as the same is bought, so each round in between
lies between those two. Where equal projects are rivals, that holds for each way their tie falls.
"""

from collections.abc import Callable
from enum import Enum
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.tally.foresight import Guide
from prioritize.tally.share_run import Bout, ShareRun


__all__ = ["Bought", "Glimpse", "Halt", "Verdict", "climb", "glimpse"]

Bought: TypeAlias = "frozenset[int]"
"""Positions of the projects that a run buys."""

_WAYS: Final = 64
_BLOCK: Final = 16
_LARGEST: Final = 2**60


class Verdict(Enum):
    """What follows from what a run buys: go on with larger shares, stop here, or one before."""

    GO = "go"
    STOP = "stop"
    OVER = "over"


@frozen
class Glimpse:
    """What a run buys in every way its ties could fall; `known` says whether these are all.

    `ways` are the rounds of each way, where they are known; where there is one way only, `guide`
    helps runs with smaller shares.
    """

    bought: frozenset[Bought]
    ways: tuple[tuple[Bout, ...], ...]
    known: bool
    guide: Guide | None = None


def glimpse(run: ShareRun, guide: Guide | None = None) -> Glimpse:
    """Follow every way the ties of a run could fall, up to a limit.

    Parameters
    ----------
    run
        A run at its beginning.
    guide
        The rounds of a run with larger shares, which save some of the looking.

    """
    run.guide = guide
    pending, seen = [run], {run.state}
    bought: set[Bought] = set()
    ways: list[tuple[Bout, ...]] = []
    while pending and len(seen) <= _WAYS:
        current = pending.pop()
        rivals = current.advance()
        if not rivals:
            bought.add(current.bought)
            ways.append(tuple(current.bouts))
        for each in rivals:
            other = current.fork()
            other.buy(each)
            if other.state not in seen:
                seen.add(other.state)
                pending.append(other)
    sights = tuple(run.sights) if len(seen) == 1 else None
    return Glimpse(frozenset(bought), tuple(ways), not pending, sights)


def same_between(near: Glimpse, far: Glimpse) -> bool:
    """Say whether it is sure that all runs between two buy what both buy."""
    if not (near.known and far.known) or near.bought != far.bought:
        return False
    if [len(way) for way in near.ways] != [len(way) for way in far.ways]:
        return False
    pairs = (
        (here, there)
        for way, other in zip(near.ways, far.ways, strict=True)
        for here, there in zip(way, other, strict=True)
    )
    return all(
        here.bought == there.bought and here.tied == there.tied and here.most < there.next
        for here, there in pairs
    )


@frozen
class Halt:
    """The first increment at which shares cannot simply grow further, and why.

    Attributes
    ----------
    increment
        How many units everyone has got more.
    verdict
        `None` where it depends on how a tie falls.
    bought
        What is bought at that increment, in every way the ties could fall.

    """

    increment: int
    verdict: Verdict | None
    bought: frozenset[Bought]


def climb(begin: Callable[[int], ShareRun], judge: Callable[[Bought], Verdict], start: int) -> Halt:
    """Let shares grow from an increment on, as long as what is bought says so.

    Parameters
    ----------
    begin
        Gives the run of an increment.
    judge
        Says what follows from what a run buys.
    start
        The first increment to look at.

    """
    at, stride, here = start, 1, glimpse(begin(start))
    ahead: list[tuple[int, Glimpse]] = []
    while (verdict := _verdict(here, judge)) is Verdict.GO:
        if not ahead:
            ahead.append((at + stride, glimpse(begin(at + stride))))
            stride = min(stride * 2, _LARGEST)
        far, there = ahead[-1]
        if not (is_same := same_between(here, there)):
            stride = max(min(stride, _BLOCK), stride // 8)
        if is_same or far == at + 1:
            at, here = ahead.pop()
        else:
            middle = (at + far) // 2
            ahead.append((middle, glimpse(begin(middle), there.guide)))
    return Halt(at, verdict, here.bought)


def _verdict(here: Glimpse, judge: Callable[[Bought], Verdict]) -> Verdict | None:
    verdicts = {judge(each) for each in here.bought} if here.known else set()
    return verdicts.pop() if len(verdicts) == 1 else None

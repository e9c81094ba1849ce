"""Meek's and Warren's rules, ballot by ballot, as the PR Foundation's reference rule has it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil


PARTS = 10**9
Slip = tuple[Fraction, list[tuple[int, ...]]]
Stage = tuple[dict[int, Fraction], Fraction, list[int], list[int]]


def stages(slips: Sequence[Slip], projects: int, *, seats: int, rule: str) -> Iterator[Stage]:
    """Yield votes and quota in parts, who is elected and who may leave, until the end or a tie."""
    keep, hopeful = [PARTS] * projects, list(range(projects))
    elected: list[int] = []
    while True:
        before = None
        while True:
            votes = shared(slips, keep, hopeful, rule)
            quota = Fraction(sum(votes) // (seats + 1) + 1)
            new = [each for each in hopeful if votes[each] >= quota]
            if len(hopeful) <= seats - len(elected):
                new = hopeful
            surplus = max(Fraction(0), sum((votes[each] - quota for each in elected), Fraction(0)))
            if new or surplus < PARTS // 10**6 or (before is not None and surplus >= before):
                break
            before = surplus
            for each in elected:
                keep[each] = ceil(ceil(keep[each] * quota / PARTS) * PARTS / votes[each])
        least = min((votes[each] for each in hopeful), default=Fraction(0)) + surplus
        last = [] if new else [each for each in hopeful if votes[each] <= least]
        yield {each: votes[each] for each in (*hopeful, *elected)}, quota, new, last
        elected += new
        hopeful = [each for each in hopeful if each not in (*new, *last)]
        if len(elected) == seats or not hopeful or len(last) > 1:
            return
        keep = [0 if each in last else part for each, part in enumerate(keep)]


def shared(
    slips: Sequence[Slip], keep: Sequence[int], hopeful: Sequence[int], rule: str
) -> list[Fraction]:
    """Share out every ballot, rank by rank, until somebody keeps all that is left."""
    votes = [Fraction(0)] * len(keep)
    for weight, ranks in slips:
        worth = PARTS
        for rank in ranks:
            here = [each for each in rank if keep[each]]
            new = [each for each in here if each in hopeful]
            given = {
                each: kept(worth, keep[each], rule) // len(here) for each in here if each not in new
            }
            worth -= sum(given.values())
            given |= {each: worth // len(new) for each in new}
            for each, part in given.items():
                votes[each] += weight * part
            if new:
                break
    return votes


def kept(worth: int, keep: int, rule: str) -> int:
    """Say what an elected project keeps, or takes."""
    return min(worth, keep) if rule == "warren" else -(-worth * keep // PARTS)

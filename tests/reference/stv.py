"""Single transferable vote, ballot by ballot, as one would on paper slips."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor


Slip = tuple[Fraction, list[int]]
Stage = tuple[dict[int, Fraction], set[int]]


def stages(
    slips: Sequence[Slip], continuing: set[int], *, quota: Fraction, seats: int, unit: Fraction
) -> Iterator[Stage]:
    """Yield votes and who is elected, by the Scottish rules, until the end or a tie."""
    values = [Fraction(1)] * len(slips)
    surpluses: dict[int, Fraction] = {}
    heaps = [first(order, continuing) for _, order in slips]
    while True:
        worth = [weight * value for (weight, _), value in zip(slips, values, strict=True)]
        votes = {each: summed(each, heaps, worth) for each in continuing}
        new = {p for p in continuing if votes[p] >= quota}
        if len(continuing) <= seats:
            new = continuing
        yield votes, new
        seats -= len(new)
        surpluses |= {p: votes[p] for p in new if votes[p] > quota}
        continuing = continuing - new
        amounts = surpluses or {p: votes[p] for p in continuing}
        extreme = (max if surpluses else min)(amounts.values(), default=None)
        source, *tied = [p for p, amount in amounts.items() if amount == extreme] or [-1]
        if not seats or not continuing or tied:
            return
        total = surpluses.pop(source, None)
        continuing = continuing - {source}
        for at, (_, order) in enumerate(slips):
            if heaps[at] == source:
                heaps[at] = first(order, continuing)
                if total:
                    values[at] = floor((total - quota) * values[at] / total / unit) * unit


def first(order: Sequence[int], continuing: set[int]) -> int | None:
    """Return the first that is still in the count."""
    return next((each for each in order if each in continuing), None)


def summed(project: int, heaps: Sequence[int | None], worth: Sequence[Fraction]) -> Fraction:
    """Add up what the slips on one heap are worth."""
    found = (each for heap, each in zip(heaps, worth, strict=True) if heap == project)
    return sum(found, Fraction(0))

"""Single transferable vote, ballot by ballot, as one would on paper slips."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import floor


Ranks = list[tuple[int, ...]]
Slip = tuple[Fraction, Ranks]
Piece = tuple[int | None, Fraction, Fraction, Ranks]
Stage = tuple[dict[int, Fraction], set[int]]


def stages(
    slips: Sequence[Slip], continuing: set[int], *, quota: Fraction, seats: int, unit: Fraction
) -> Iterator[Stage]:
    """Yield votes and who is elected, by the Scottish rules, until the end or a tie."""
    surpluses: dict[int, Fraction] = {}
    begun = ((weight, Fraction(1), ranks) for weight, ranks in slips)
    pieces = [piece for each in begun for piece in dealt(*each, continuing, unit)]
    while True:
        votes = {each: summed(each, pieces) for each in continuing}
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
        part = (total - quota) / total if total else Fraction(1)
        moving = [piece for piece in pieces if piece[0] == source]
        pieces = [piece for piece in pieces if piece[0] != source]
        for _, weight, value, ranks in moving:
            pieces += dealt(weight, floor(part * value / unit) * unit, ranks, continuing, unit)


def dealt(
    weight: Fraction, value: Fraction, ranks: Ranks, continuing: set[int], unit: Fraction
) -> Iterator[Piece]:
    """Put a slip on the heap of its first project, or a piece on the heap of each of several."""
    tiers = ([each for each in rank if each in continuing] for rank in ranks)
    here: list[int | None] = [*next((tier for tier in tiers if tier), [])]
    for each in here or [None]:
        yield each, weight, floor(value / max(1, len(here)) / unit) * unit, ranks


def summed(project: int, pieces: Iterable[Piece]) -> Fraction:
    """Add up what the slips on one heap are worth."""
    worth = (weight * value for heap, weight, value, _ in pieces if heap == project)
    return sum(worth, Fraction(0))

"""The best sets of projects, by trying every set."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from prioritize.tally.packing import Packing


def allowed(packing: Packing) -> Iterator[frozenset[int]]:
    """Yield every set that can be chosen and holds nobody in vain."""
    everyone = range(len(packing.worths))
    for size in range(len(everyone) + 1):
        for members in map(frozenset, combinations(everyone, size)):
            if all(
                _fits(row, members, room)
                for row, room in zip(packing.loads, packing.rooms, strict=True)
            ):
                rivals = any(len(group & members) > 1 for group in packing.rivals)
                alone = any(own in members and other not in members for own, other in packing.needs)
                needed = {other for own, other in packing.needs if own in members}
                vain = any(packing.worths[each] <= 0 and each not in needed for each in members)
                if not (rivals or alone or vain):
                    yield members


def _fits(row: Sequence[int], members: frozenset[int], room: int) -> bool:
    return sum(row[each] for each in members) <= room


def best(packing: Packing) -> tuple[int, set[frozenset[int]]]:
    """Return the most that an allowed set is worth, and the sets that are."""
    worth = {each: sum(packing.worths[one] for one in each) for each in allowed(packing)}
    most = max(worth.values())
    return most, {each for each, total in worth.items() if total == most}

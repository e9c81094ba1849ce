"""Small groups joined with others, so that no number tells about a few people."""

from collections.abc import Iterable
from typing import Final, TypeAlias


__all__ = ["SMALLEST", "joined"]

SMALLEST: Final = 5
"""How many people a group must have for its numbers to be shown."""

_Part: TypeAlias = "tuple[tuple[str, ...], int]"


def joined(groups: Iterable[tuple[str, int]]) -> tuple[_Part, ...]:
    """Join groups until none has fewer than five people, and no total gives one of them away.

    All small groups become one part; where they are still too few together, the next larger group
    joins them. Groups without anybody stay by themselves, for nobody is in them. If all of them
    together are too few, they are one part all the same: their number is the number of all.

    Parameters
    ----------
    groups
        Ids and how many people each has.

    Returns
    -------
    tuple
        Parts as (ids, people), those of one group first, in the order given.

    Examples
    --------
    >>> joined([("women", 22), ("men", 29), ("youth", 4)])
    ((('men',), 29), (('women', 'youth'), 26))

    """
    given = tuple(groups)
    small = [each for each in given if 0 < each[1] < SMALLEST]
    if small:
        others = sorted((each for each in given if each[1] >= SMALLEST), key=lambda each: each[1])
        while others and (len(small) < 2 or sum(people for _, people in small) < SMALLEST):
            smallest = others[0][1]
            small.extend(each for each in others if each[1] == smallest)
            others = [each for each in others if each[1] != smallest]
    alone = tuple(((id,), people) for id, people in given if (id, people) not in small)
    if not small:
        return alone
    together = tuple(id for id, people in given if (id, people) in small)
    return (*alone, (together, sum(people for _, people in small)))

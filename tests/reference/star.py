"""STAR with the official protocol for ties, over every way in which open choices can fall."""

from collections.abc import Iterator


Papers = list[tuple[int, list[int]]]
"""The weight of each ballot, and its stars for each project."""


def more(votes: Papers, one: int, other: int) -> int:
    return sum(weight for weight, stars in votes if stars[one] > stars[other])


def points(votes: Papers, one: int) -> int:
    return sum(weight * stars[one] for weight, stars in votes)


def fives(votes: Papers, one: int) -> int:
    return sum(weight for weight, stars in votes if stars[one] == 5)


def finals(votes: Papers, sure: set[int], tied: set[int]) -> Iterator[set[int]]:
    """Yield who can go to the runoff, of several with equally many points."""
    room = 2 - len(sure)
    lost = {a: sum(more(votes, b, a) > more(votes, a, b) for b in tied) for a in tied}
    fewer = {a for a in tied if lost[a] < max(lost.values())}
    better = fewer or {a for a in tied if fives(votes, a) > min(fives(votes, b) for b in tied)}
    if room == 0 or len(tied) <= room:
        yield sure | (tied if room else set())
    elif better and len(better) >= room:
        yield from finals(votes, sure, better)
    else:
        for one in [better] if better else [{a} for a in tied]:
            yield from finals(votes, sure | one, tied - one)


def winners(votes: Papers, size: int) -> set[int]:
    """Return who can win among two or more projects."""
    totals = sorted((points(votes, a) for a in range(size)), reverse=True)
    sure = {a for a in range(size) if points(votes, a) > totals[1]}
    found: set[int] = set()
    for pair in finals(votes, sure, {a for a in range(size) if points(votes, a) == totals[1]}):
        a, b = sorted(pair)
        one = (more(votes, a, b), points(votes, a), fives(votes, a))
        other = (more(votes, b, a), points(votes, b), fives(votes, b))
        found |= {a} if one > other else {b} if other > one else {a, b}
    return found

"""Ranked pairs in every sequence of equally strong wins."""

from functools import cache

from tests.reference.pairs import Support, strength


Wins = frozenset[tuple[str, str]]


def leads(wins: Wins, one: str, other: str) -> bool:
    """Say whether a chain of wins leads from the one to the other."""
    passed = {win for win in wins if win[0] == one}
    return any(mid == other or leads(wins - passed, mid, other) for _, mid in passed)


def locked(found: Support, measure: str) -> set[Wins]:
    """Return what is locked in the end, with all that follows, for every sequence."""

    @cache
    def go_on(so_far: Wins, left: Wins) -> frozenset[Wins]:
        if not left:
            return frozenset([so_far])
        best = max(strength(found, *win, measure) for win in left)
        ends: set[Wins] = set()
        for win in (each for each in left if strength(found, *each, measure) == best):
            kept = so_far if leads(so_far, *win[::-1]) else so_far | {win}
            ends |= go_on(kept, left - {win})
        return frozenset(ends)

    ends = go_on(frozenset(), frozenset(win for win in found if strength(found, *win, measure)))
    return {frozenset(pair for pair in found if leads(end, *pair)) for end in ends}

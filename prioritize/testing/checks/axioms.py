"""The properties that a method declares, looked for in small profiles."""

from itertools import islice
from typing import Any, Final

import numpy as np

from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.testing.answer import answer
from prioritize.testing.checks.symmetry import names_projects
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import (
    completed,
    contested,
    lifts,
    preferences,
    project_ids,
    second_to_all,
)


__all__ = ["condorcet", "majority", "monotonicity", "unanimity"]

_LIFTS: Final = 6


def unanimity(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that whom everyone puts above another does not come below it."""
    votes = completed(profile)
    given = answer(method, votes)
    if names_projects(method) or not given.counted:
        return
    ids, places = project_ids(votes), given.places()
    for above, below in np.argwhere(preferences(votes).unanimous).tolist():
        if places and places[ids[above]] > places[ids[below]]:
            fail_on(
                method,
                votes,
                f"everyone puts {ids[above]} above {ids[below]}, and it gives {given}",
            )


def majority(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that whom more than half put above all others is first, alone."""
    voted = completed(profile)
    for votes in (voted, *(contested(voted, row) for row in range(len(voted.projects)))):
        voiced = preferences(votes)
        rows = np.flatnonzero(2 * voiced.first > int(voiced.weights.sum())).tolist()
        _must_win(method, votes, rows, "more than half of the votes put {} above all others")


def condorcet(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that who beats every other project pair by pair is first, alone."""
    voted = completed(profile)
    rows = range(len(voted.projects))
    turned = (turn(voted, row) for turn in (contested, second_to_all) for row in rows)
    for votes in (voted, *turned):
        support = preferences(votes).support
        beaten = (support > support.T) | np.eye(len(support), dtype=np.bool_)
        winners = np.flatnonzero(beaten.all(axis=1)).tolist()
        _must_win(method, votes, winners, "{} beats every other project")


def _must_win(method: Method[Any, Outcome], votes: Profile, rows: list[int], why: str) -> None:
    given = answer(method, votes)
    if not rows or names_projects(method) or not given.counted:
        return
    winner = project_ids(votes)[rows[0]]
    if given.winners != {winner}:
        fail_on(method, votes, f"{why.format(winner)}, and it gives {given}")


def monotonicity(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that who can win still can when one ballot puts it higher."""
    votes = completed(profile)
    given = answer(method, votes)
    if names_projects(method) or not given.counted:
        return
    for winner in sorted(given.winners):
        for better in islice(lifts(votes, winner), _LIFTS):
            then = answer(method, better)
            if then.counted and winner not in then.winners:
                fail_on(
                    method, votes, f"{winner} can win; put higher on a ballot it cannot: {then}"
                )

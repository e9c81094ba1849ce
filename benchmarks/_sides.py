"""Ballots as the libraries want them; each is imported by the function that needs it."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from benchmarks._drawn import Ballots
from benchmarks._lap import Side


if TYPE_CHECKING:
    from prioritize.model.profile import RankedProfile

__all__ = ["SIDES", "for_pref_voting", "for_pyrankvote", "for_us", "for_votekit", "for_votelib"]


SIDES: Final = (
    Side("prioritize", "ours"),
    Side("VoteKit", "votekit", "votekit"),
    Side("votelib", "votelib", "votelib"),
    Side("pref_voting", "pref_voting", "pref_voting"),
)
"""Who races where no library has a way of its own."""


def for_us(ballots: Ballots) -> "RankedProfile":
    """Make a profile."""
    from prioritize.model.electorate import Electorate
    from prioritize.model.profile import RankedProfile
    from prioritize.model.project import projects_of

    places = np.zeros((ballots.projects, len(ballots.orders)), np.uint8)
    for rank, row in enumerate(ballots.orders.T, 1):
        ranked = np.flatnonzero(row >= 0)
        places[row[ranked], ranked] = rank
    # Names of one length, so that they are sorted as the numbers are.
    projects = projects_of(f"{each:02}" for each in range(ballots.projects))
    return RankedProfile(projects, Electorate(ballots.counts), places)


def for_votekit(ballots: Ballots) -> Any:  # noqa: ANN401  # a peer's own class
    """Make a profile of VoteKit from a table, which is faster than from ballots."""
    import pandas as pd  # type: ignore[import-untyped]  # only peers need it
    from votekit.pref_profile import RankProfile

    names = [f"{each:02}" for each in range(ballots.projects)]
    cells = np.array([*(frozenset({name}) for name in names), frozenset({"~"})], object)
    table = pd.DataFrame(
        {f"Ranking_{rank}": cells[row] for rank, row in enumerate(ballots.orders.T, 1)}
    )
    table["Weight"] = ballots.counts.astype(float)
    table["Voter Set"] = [set() for _ in range(len(table))]
    table.index.name = "Ballot Index"
    return RankProfile(df=table, candidates=names, max_ranking_length=ballots.orders.shape[1])


def for_votelib(ballots: Ballots) -> dict[tuple[int, ...], int]:
    """Count equal ballots, as votelib wants them."""
    found: dict[tuple[int, ...], int] = {}
    for order, count in ballots.lines():
        found[order] = found.get(order, 0) + count
    return found


def for_pyrankvote(ballots: Ballots) -> tuple[list[Any], list[Any]]:
    """Make the candidates and ballots of pyrankvote, one object for each ballot."""
    from pyrankvote import Ballot, Candidate

    candidates = [Candidate(f"{each:02}") for each in range(ballots.projects)]
    papers = [
        Ballot(ranked_candidates=[candidates[each] for each in order])
        for order, count in ballots.lines()
        for _ in range(count)
    ]
    return candidates, papers


def for_pref_voting(ballots: Ballots) -> Any:  # noqa: ANN401  # a peer's own class
    """Make a profile of pref_voting; it has another for ballots that leave projects out."""
    if (ballots.orders >= 0).all() and ballots.orders.shape[1] == ballots.projects:
        from pref_voting.profiles import Profile

        return Profile(ballots.orders, ballots.counts)
    from pref_voting.profiles_with_ties import ProfileWithTies

    lines = list(ballots.lines())
    profile = ProfileWithTies(
        [{project: rank for rank, project in enumerate(order, 1)} for order, _ in lines],
        rcounts=[count for _, count in lines],
        candidates=list(range(ballots.projects)),
    )
    profile.use_extended_strict_preference()
    return profile

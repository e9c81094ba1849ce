"""Rounds of a count in which projects leave: how they are recorded, and who may leave together."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from prioritize.errors import Finding, InputError, closest
from prioritize.tally.departure import Allotment, Departure, Votes, exact
from prioritize.tally.step import Round
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = [
    "majority_quota",
    "positions_of",
    "remark_that_places_follow",
    "round_step",
    "safe_batch",
    "with_fewest",
    "with_most",
]


def round_step(
    number: int,
    departure: Departure,
    ids: Sequence[str],
    *,
    elected: tuple[str, ...] = (),
    quota: Fraction | None = None,
) -> Round:
    """Record a round: what counted for whom, who leaves, and where the votes go."""
    return Round(
        number,
        tuple((ids[each], _exact(votes)) for each, votes in departure.before.votes.items()),
        quota,
        elected,
        tuple(ids[each] for each in departure.leaving),
        tuple((ids[one], ids[other], _exact(votes)) for one, other, votes in departure.transfers),
        tuple((cause, _exact(votes)) for cause, votes in departure.exhausted),
    )


def _exact(votes: Votes) -> Fraction:
    return exact(votes) if isinstance(votes, int) else votes


def remark_that_places_follow(project: str, tally: Tally) -> None:
    """Say why the count goes on although somebody is first."""
    tally.remark(
        message(
            "{project} has a majority and is first; the rounds that follow only tell the places of"
            " the others",
            project=project,
        )
    )


def majority_quota(allotment: Allotment) -> Fraction | None:
    """Return the fewest votes that are more than half of the ballots; `None` for parts of votes."""
    counts = (allotment.ballots, *allotment.votes.values())
    if any(votes.denominator != 1 for votes in counts):
        return None
    return Fraction(allotment.ballots // 2 + 1)


def positions_of(wanted: Collection[str], ids: Sequence[str]) -> list[int]:
    """Return the positions of the projects that an option names.

    Raises
    ------
    InputError
        The option names a project that is not in the profile.

    """
    findings = [
        Finding(message("There is no project {id}", id=each), remedy=closest(each, ids))
        for each in wanted
        if each not in ids
    ]
    if findings:
        raise InputError(findings)
    return sorted({ids.index(each) for each in wanted})


def with_most(votes: Mapping[int, Votes]) -> list[int]:
    """Return the projects with the most votes."""
    most = max(votes.values(), default=0)
    return [project for project, count in votes.items() if count == most]


def with_fewest(votes: Mapping[int, Votes]) -> list[int]:
    """Return the projects with the fewest votes."""
    fewest = min(votes.values(), default=0)
    return [project for project, count in votes.items() if count == fewest]


def safe_batch(votes: Mapping[int, Votes], *, keep: int, margin: Votes = 0) -> list[int]:
    """Return the most projects that together have fewer votes than the next one has alone.

    Whichever of them left first, none of the others could overtake the next one, so leaving
    together changes nothing for those who stay. At least `keep` of the projects stay. They must
    stay behind even if all the votes of `margin` come to them.

    Examples
    --------
    >>> votes = [Fraction(2), Fraction(9), Fraction(1), Fraction(3), Fraction(5)]
    >>> safe_batch(dict(enumerate(votes)), keep=2)
    [2]
    >>> safe_batch({0: Fraction(1), 1: Fraction(9), 2: Fraction(2), 3: Fraction(4)}, keep=1)
    [0, 2, 3]

    """
    by_votes = sorted(votes, key=votes.__getitem__)
    safe: list[int] = []
    total: Votes = 0
    for size in range(1, len(by_votes) - max(keep, 1) + 1):
        total += votes[by_votes[size - 1]]
        if total + margin < votes[by_votes[size]]:
            safe = by_votes[:size]
    return safe

"""Ballots that their rules do not admit: set aside whole, and what counting them could change."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import finding
from prioritize.model.electorate import Electorate
from prioritize.model.totals import TotalsProfile
from prioritize.tally.step import SetAside
from prioritize.tally.tally import Tally
from prioritize.text import counted, message


__all__ = [
    "could_change_first",
    "notice_allowance",
    "say_what_set_aside_changes",
    "set_aside",
]


def set_aside(
    electorate: Electorate, faults: Mapping[str, NDArray[np.bool_]], tally: Tally
) -> NDArray[np.bool_]:
    """Record the ballots that are not counted, and return which are.

    Parameters
    ----------
    faults
        By reason, n booleans: whether the ballot has this fault. A ballot with several is set
        aside for the first.

    """
    valid = np.ones(electorate.weights.size, np.bool_)
    for reason, faulty in faults.items():
        ballots = int(electorate.counts[faulty & valid].sum())
        if ballots:
            tally.record(SetAside(reason, ballots))
        valid &= ~faulty
    return valid


def could_change_first(
    scores: Sequence[int | Fraction],
    possible: Sequence[int | Fraction],
    lost: Sequence[int | Fraction] = (),
) -> bool:
    """Say whether votes that may or may not count could change who stands first.

    Parameters
    ----------
    scores
        The votes counted, by project.
    possible
        The votes that could be added, by project. Any part of them may be: each project's votes
        count or do not, whatever happens to the others, so the answer is exact.
    lost
        The votes against that could be added, as numbers of at most 0, where there are such votes.

    Examples
    --------
    >>> could_change_first([5, 3], [0, 1]), could_change_first([5, 3], [9, 2])
    (False, True)
    >>> could_change_first([5, 5], [1, 0])
    True
    >>> could_change_first([5, 3], [9, 1], [-1, 0])
    True

    """
    if not scores:
        return False
    losses = lost or [0] * len(scores)
    best = max(scores)
    first = [score == best for score in scores]
    moves = zip(possible, losses, first, strict=True)
    if sum(first) > 1 and any(gain or loss for gain, loss, leads in moves if leads):
        return True
    floor = best + min(loss for loss, leads in zip(losses, first, strict=True) if leads)
    rivals = zip(scores, possible, first, strict=True)
    return any(score + gain >= floor for score, gain, leads in rivals if not leads)


def say_what_set_aside_changes(
    scores: Sequence[int | Fraction],
    possible: Sequence[int | Fraction],
    tally: Tally,
    *,
    lost: Sequence[int | Fraction] = (),
) -> None:
    """Record whether counting the ballots set aside in any way could change the first place."""
    ballots = sum(step.ballots for step in tally.steps if isinstance(step, SetAside))
    if not ballots:
        return
    if could_change_first(scores, possible, lost):
        what = counted(
            "{number} ballot was set aside; counting it could change the first place",
            "{number} ballots were set aside; counting them could change the first place",
            number=ballots,
        )
        tally.notice(finding(what))
        return
    what = counted(
        "{number} ballot was set aside; counting it in any way could not change the first place",
        "{number} ballots were set aside; counting them in any way could not change the first"
        " place",
        number=ballots,
    )
    tally.remark(what)


def notice_allowance(
    profile: TotalsProfile, tally: Tally, *, per_voter: int | None, cap: int | None
) -> None:
    """Warn about the groups of a tally sheet that used more votes than their people had."""
    votes: NDArray[Any] = np.where(profile.offered, profile.votes, 0)
    for column, voted in zip(profile.columns, votes.T, strict=True):
        if column.voters is None:
            continue
        used = int(voted.sum()) * profile.unit
        if per_voter is not None and used > column.voters * per_voter:
            what = message(
                "The sheet of {group} has {used} votes, and its {voters} voters had {allowed};"
                " it is counted as it is",
                group=column.group or message("all"),
                used=used,
                voters=column.voters,
                allowed=column.voters * per_voter,
            )
            tally.notice(finding(what, code="V02"))
        _notice_cap(profile, voted, tally, group=column.group, most=_most(column.voters, cap))


def _most(voters: int, cap: int | None) -> int | None:
    return None if cap is None else voters * cap


def _notice_cap(
    profile: TotalsProfile,
    voted: NDArray[Any],
    tally: Tally,
    *,
    group: str,
    most: int | None,
) -> None:
    if most is None:
        return
    for project, votes in zip(profile.projects, voted.tolist(), strict=True):
        if votes * profile.unit > most:
            what = message(
                "The sheet of {group} has {votes} votes for {project}, and its voters had {most};"
                " it is counted as it is",
                group=group or message("all"),
                votes=votes * profile.unit,
                project=project.id,
                most=most,
            )
            tally.notice(finding(what, code="V02"))

"""What members of a committee contribute, and what exchanging one for another would lose."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from prioritize.tally.contest import Contest
from prioritize.tally.step import Exchange, Scored


__all__ = ["exchanges"]


def exchanges(
    contest: Contest, members: Sequence[int], ids: Sequence[str], point: Fraction
) -> Iterator[Scored | Exchange]:
    """Yield the contributions, then for every project the exchange that would lose least.

    Parameters
    ----------
    contest, members
        All who are elected, by position.
    ids
        The ids of the projects, by position; of exchanges that lose as much the first is told.
    point
        What 1 of the contest's numbers is worth.

    """
    inside = sorted(members, key=ids.__getitem__)
    outside = sorted(set(range(contest.size)).difference(members), key=ids.__getitem__)
    gains = contest.gains(contest.elected(inside) - contest.approved[inside])
    own = gains[np.arange(len(inside)), inside]
    contributed = zip(inside, own.tolist(), strict=True)
    scores = tuple((ids[member], gain * point) for member, gain in contributed)
    yield Scored("contribution", scores, decides=False)
    losses = own[:, np.newaxis] - gains[:, outside]
    if not losses.size:
        return
    for row, column in enumerate(losses.argmin(axis=1).tolist()):
        leaving, entering = ids[inside[row]], ids[outside[column]]
        yield Exchange(leaving, leaving, entering, int(losses[row, column]) * point)
    for column, row in enumerate(losses.argmin(axis=0).tolist()):
        leaving, entering = ids[inside[row]], ids[outside[column]]
        yield Exchange(entering, leaving, entering, int(losses[row, column]) * point)

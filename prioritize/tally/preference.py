"""Which of two sets of projects more voters have more of their own in."""

from collections.abc import Collection
from fractions import Fraction

import numpy as np
from attrs import frozen

from prioritize.tally.backing import Backing


__all__ = ["Preference", "preference"]


@frozen
class Preference:
    """The weight of the voters who are better off with one set, with the other, or alike."""

    one: Fraction
    other: Fraction
    alike: Fraction


def preference(
    backing: Backing, one: Collection[str], other: Collection[str], *, most: int | None = None
) -> Preference:
    """Compare two sets by how many projects of each a voter backs.

    Parameters
    ----------
    most
        Up to how many such projects count: 1 asks whether a voter has any.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.backing import Marks, backing_of
    >>> profile = approvals("3: a b", "2: c")
    >>> backing = backing_of(profile, Marks(profile.approved, "approvals"))
    >>> found = preference(backing, {"a", "b"}, {"a", "c"})
    >>> int(found.one), int(found.other), int(found.alike)
    (3, 2, 0)

    """
    counts = []
    for chosen in (one, other):
        rows = np.array([each in chosen for each in backing.ids], np.bool_)
        count = (backing.points[rows] > 0).sum(axis=0)
        counts.append(count if most is None else np.minimum(count, most))
    first, second = counts
    better, worse, alike = (
        int(backing.weights[each].sum()) * backing.unit
        for each in (first > second, first < second, first == second)
    )
    return Preference(better, worse, alike)

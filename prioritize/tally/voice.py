"""The same votes, weighed so that groups of people have the voices that one gives to them.

Weights stay whole numbers over one unit, so that every method counts them exactly.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any, Final, TypeVar

import attrs
import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.errors import InputError, finding
from prioritize.model.electorate import Electorate
from prioritize.model.profile import Profile
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.tally.partition import Part
from prioritize.text import message


__all__ = ["electorate_of", "own_votes", "voiced", "with_electorate"]

P = TypeVar("P", bound=Profile)

_SAFE: Final = 2**62


def own_votes(profile: P, columns: Sequence[int]) -> P:
    """Return a profile with the votes of some of its columns alone."""
    index = np.array(columns, np.intp)
    changes: dict[str, object] = {
        each.name: value[:, index]
        for each in _fields(profile)
        if isinstance(value := getattr(profile, each.name), np.ndarray)
    }
    if isinstance(profile, TotalsProfile):
        return _changed(
            profile, columns=tuple(profile.columns[each] for each in columns), **changes
        )
    people = electorate_of(profile)
    own = evolve(
        people,
        weights=people.weights[index],
        counts=people.counts[index],
        voters=None,
        not_counted=(),
    )
    return _changed(profile, electorate=own, **changes)


def voiced(
    profile: P, parts: Sequence[Part], voices: Sequence[Fraction], *, total: Fraction = Fraction(1)
) -> P:
    """Weigh votes so that every part has the voice that one gives to it.

    Parameters
    ----------
    profile, parts
        The votes, and the parts that their people were divided into.
    voices
        For each part its share; they need not add up to anything.
    total
        What the valid votes weigh together. With 1 and equal voices, sums of votes become the mean
        of the parts' votes per valid ballot.

    Raises
    ------
    InputError
        The weights are too large to be added exactly.

    Examples
    --------
    Two of three women are for the road, one of six men is: the mean of 2/3 and 1/6 is 5/12.

    >>> from prioritize.model.shorthand import totals
    >>> sheet = totals({"road": [2, 1], "well": [1, 5]}, groups=("women", "men"))
    >>> parts = [
    ...     Part(("women",), (0,), 3, Fraction(3), {}),
    ...     Part(("men",), (1,), 6, Fraction(6), {}),
    ... ]
    >>> equal = voiced(sheet, parts, [Fraction(1), Fraction(1)])
    >>> equal.votes.tolist(), equal.unit
    ([[4, 1], [2, 5]], Fraction(1, 12))

    """
    shares = [
        voice * total / sum(voices) / part.weight for voice, part in zip(voices, parts, strict=True)
    ]
    whole, unit = _in_one_unit(shares)
    if isinstance(profile, TotalsProfile):
        return _changed(profile, **_weighed_sheet(profile, parts, whole), unit=profile.unit * unit)
    people = electorate_of(profile)
    # A ballot of no part is one that is set aside; any weight will do for it.
    factors = np.full(people.weights.size, whole[0], dtype=object)
    for part, factor in zip(parts, whole, strict=True):
        factors[list(part.columns)] = factor
    weights = _exact(people.weights * factors)
    own = evolve(people, weights=weights, counts=people.counts, unit=people.unit * unit)
    return _changed(profile, electorate=own)


def _in_one_unit(shares: Sequence[Fraction]) -> tuple[list[int], Fraction]:
    """Write fractions as whole numbers of the largest unit that measures them all."""
    denominator = lcm(*(each.denominator for each in shares))
    whole = [int(each * denominator) for each in shares]
    measure = gcd(*whole)
    return [each // measure for each in whole], Fraction(measure, denominator)


def _weighed_sheet(
    profile: TotalsProfile, parts: Sequence[Part], factors: Sequence[int]
) -> dict[str, object]:
    """Make one column of every part, so that nothing tells of a group that was joined."""
    votes = np.where(profile.offered, profile.votes, 0).astype(object)
    columns = [list(part.columns) for part in parts]
    sums = [
        votes[:, own].sum(axis=1) * factor for own, factor in zip(columns, factors, strict=True)
    ]
    offered = [profile.offered[:, own].any(axis=1) for own in columns]
    return {
        "columns": tuple(TotalsColumn(", ".join(part.groups), part.people) for part in parts),
        "votes": _exact(np.stack(sums, axis=1)),
        "offered": np.stack(offered, axis=1),
    }


def _exact(numbers: NDArray[Any]) -> NDArray[np.int64]:
    if numbers.size and max(map(abs, numbers.ravel().tolist())) >= _SAFE:
        raise InputError(finding(message("The weights are too large to be added exactly")))
    return numbers.astype(np.int64)


def electorate_of(profile: Profile) -> Electorate:
    """Return the people behind ballots."""
    people: Electorate = getattr(profile, "electorate")  # noqa: B009  # those with ballots have one
    return people


def with_electorate(profile: P, people: Electorate) -> P:
    """Return the same ballots with other weights or numbers."""
    return _changed(profile, electorate=people)


def _fields(profile: Profile) -> "tuple[attrs.Attribute[Any], ...]":
    kind: Any = type(profile)
    return tuple(attrs.fields(kind))


def _changed(profile: P, **changes: object) -> P:
    value: Any = profile
    other: P = evolve(value, **changes)
    return other

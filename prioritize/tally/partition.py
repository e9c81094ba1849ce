"""Which group the people behind every column of a profile belong to, and the parts they make."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.electorate import Electorate
from prioritize.model.profile import Profile
from prioritize.model.totals import TotalsProfile
from prioritize.text import counted, message


__all__ = ["GROUP", "Part", "groups_of"]

GROUP: Final = "group"
"""What the attribute of a voter is called that names the group."""

_SEVERAL: Final = re.compile(r"[,;/+|&]")


@frozen
class Part:
    """One group, or several that were joined because they are small.

    Attributes
    ----------
    groups
        Its groups.
    columns
        The columns of the profile that are theirs.
    people, weight
        How many of its ballots are valid, and what they weigh together.
    votes
        What every project has from it, where a method adds votes up.
    unanimous
        The projects that all of its people voted for.

    """

    groups: tuple[str, ...]
    columns: tuple[int, ...]
    people: int
    weight: Fraction
    votes: Mapping[str, Fraction]
    unanimous: tuple[str, ...] = ()


def groups_of(profile: Profile, by: str = GROUP) -> tuple[str, ...]:
    """Return the group of every column of a profile; nothing where no two groups are told.

    Parameters
    ----------
    profile
        Ballots, or a tally sheet whose columns are groups.
    by
        The attribute of voters that divides them.

    Raises
    ------
    InputError
        Some do not say their group, or groups overlap: everybody's voice counts in one group.

    Examples
    --------
    >>> from prioritize.model.shorthand import totals
    >>> groups_of(totals({"road": [9, 4], "well": [5, 8]}, groups=("women", "men")))
    ('women', 'men')

    """
    groups = _told(profile, by)
    if len(set(groups)) < 2:
        return ()
    faults = [*_untold(profile, groups), *_overlaps(groups)]
    if faults:
        raise InputError(faults)
    return groups


def _told(profile: Profile, by: str) -> tuple[str, ...]:
    if isinstance(profile, TotalsProfile):
        return tuple(each.group for each in profile.columns) if by == GROUP else ()
    electorate = getattr(profile, "electorate", None)
    if not isinstance(electorate, Electorate) or electorate.voters is None:
        return ()
    voters = electorate.voters
    return tuple(each.strip() for each in voters.column(by)) if by in voters.names else ()


def _untold(profile: Profile, groups: Sequence[str]) -> Iterator[Finding]:
    blank = [place for place, group in enumerate(groups) if not group]
    if not blank:
        return
    electorate = getattr(profile, "electorate", None)
    if isinstance(electorate, Electorate):
        yield finding(
            counted(
                "{number} ballot does not say its group",
                "{number} ballots do not say their group",
                number=int(electorate.counts[blank].sum()),
            ),
            remedy=message("Write down the group of every ballot."),
        )
    else:
        what = message("a column of votes does not say whose they are")
        yield finding(what, remedy=message("Write the group above every column."))


def _overlaps(groups: Iterable[str]) -> Iterator[Finding]:
    """Find those that name several groups at once, such as ``women, youth``."""
    known = {group.casefold(): group for group in groups}
    for named in sorted(set(groups)):
        parts = [part.strip().casefold() for part in _SEVERAL.split(named)]
        several = tuple(known[part] for part in parts if part in known)
        if len(parts) > 1 and several:
            what = message("{group} overlaps with {groups}", group=repr(named), groups=several)
            remedy = message("Name one group for every person: the one in which the voice counts.")
            yield finding(what, remedy=remedy)

"""A meeting: what the minutes need to know beyond the votes.

Everything is as people wrote it; an empty text, `None` or an empty tuple means that nobody wrote it
down. Nothing here decides a place.
"""

from fractions import Fraction

from attrs import frozen

from prioritize.model.project import Names
from prioritize.text import Message


__all__ = [
    "Cast",
    "Correction",
    "CrossCheck",
    "Difference",
    "Lot",
    "Meeting",
    "Merge",
    "MergeEffect",
    "Present",
    "Revote",
]


@frozen
class Present:
    """How many people of a group were present."""

    group: str
    people: int | None
    names: Names = Names()


@frozen
class Cast:
    """How votes were cast with one instrument.

    `how` is one of `prioritize.model.consultation.CASTS`; `tellers` are those who counted.
    `controls` are the numbers that check the votes, over all columns of the sheet, by the id of
    their control row: ``present``, ``against``, ``abstaining``, ``issued``, ``unused``,
    ``spoiled``, ``voters``.
    """

    instrument: str
    how: str = ""
    tellers: tuple[str, ...] = ()
    controls: tuple[tuple[str, int], ...] = ()


@frozen
class Correction:
    """A cell that was changed after the count."""

    where: str
    was: str
    now: str
    why: str = ""
    who: str = ""


@frozen
class CrossCheck:
    """What can be said about two people counting or typing the votes of one instrument."""

    instrument: str
    said: Message


@frozen
class Difference:
    """A cell in which two clerks or tellers differed, and what was agreed on."""

    where: str
    first: str
    second: str
    agreed: str = ""
    why: str = ""
    who: str = ""


@frozen
class MergeEffect:
    """What a merge did to one list: its tiers of project ids before and after.

    `possible` gives for projects of a wall, where people are not known, the lowest and the highest
    number of votes that the merge may stand for, as (project, lowest, highest).
    """

    instrument: str
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    possible: tuple[tuple[str, Fraction, Fraction], ...] = ()


@frozen
class Merge:
    """Posters or spellings that were made one: `projects` are all of them, `into` the one kept.

    `when` is ``before`` or ``after`` the vote, or empty.
    """

    projects: tuple[str, ...]
    into: str
    when: str = ""
    time: str = ""
    why: str = ""
    who: str = ""
    effects: tuple[MergeEffect, ...] = ()


@frozen
class Revote:
    """A round of voting among tied projects, with its votes as (project, hands) pairs."""

    round: int
    votes: tuple[tuple[str, int], ...]
    present: int | None = None
    against: int | None = None
    abstaining: int | None = None
    tellers: tuple[str, ...] = ()


@frozen
class Lot:
    """A lot drawn before witnesses: `drawn` are the projects in the order in which they came."""

    drawn: tuple[str, ...]
    place: str = ""
    drew: str = ""
    saw: tuple[str, ...] = ()
    time: str = ""


@frozen
class Meeting:
    """What happened in the hall, for the minutes and the page for all.

    Attributes
    ----------
    date, opened, rules_fixed
        The date as ``2025-02-14`` or as it was typed; the hours as they were typed.
    community
        The municipality or village, as it was typed.
    commission
        The members of the counting commission.
    languages
        The languages that the meeting wants its documents in.
    present
        People by group; where there are no groups, one entry whose group is empty.
    cast
        How votes were cast, one entry per instrument.
    agreement
        What can be said about double entry: how many cells two clerks agreed on, or that only one
        person entered a sheet.
    """

    date: str = ""
    opened: str = ""
    rules_fixed: str = ""
    place: str = ""
    community: str = ""
    adults: int | None = None
    chair: str = ""
    secretary: str = ""
    commission: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    legal_basis: str = ""
    attachments: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    present: tuple[Present, ...] = ()
    cast: tuple[Cast, ...] = ()
    corrections: tuple[Correction, ...] = ()
    differences: tuple[Difference, ...] = ()
    agreement: tuple[CrossCheck, ...] = ()
    merges: tuple[Merge, ...] = ()
    revotes: tuple[Revote, ...] = ()
    lots: tuple[Lot, ...] = ()

"""An evening in the hall as its workbook tells it: rules, votes, and what people decided."""

from typing import Literal

from attrs import frozen

from prioritize.errors import Finding, Spot
from prioritize.model.consultation import Collected, Consultation
from prioritize.model.hall.rules import Rules
from prioritize.model.meeting import Meeting, Merge


__all__ = ["Decision", "Hall", "PlacedMerge"]


@frozen
class Decision:
    """A tie as people settled it, and where that is written down.

    `tiers` are the tied projects in the order of the decision; `votes` are the hands of a re-vote
    as (project, hands) pairs. `witnesses` counted, drew, or saw the lot.
    """

    tiers: tuple[tuple[str, ...], ...]
    by: Literal["revote", "lot"]
    votes: tuple[tuple[str, int], ...] = ()
    witnesses: tuple[str, ...] = ()
    spot: Spot = Spot()


@frozen
class PlacedMerge:
    """A merge of posters, and where it is written down."""

    merge: Merge
    spot: Spot = Spot()


@frozen
class Hall:
    """All that the workbook of the hall says.

    Attributes
    ----------
    consultation
        Whom it asked about what, and by which rules it counts.
    rules
        The rules as they are written down, for the instruments that nobody used too.
    meeting
        What the minutes need to know.
    collected
        The votes of each instrument as they stand on the sheets, before posters are merged.
    merges, decisions
        What people decided, in the order in which it was decided.
    findings
        What reading accepted and belongs to no instrument.
    beyond
        Where somebody used more dots than they had, cell by cell. Counting deals with it by
        itself, so this is for whoever checks the workbook.

    """

    consultation: Consultation
    rules: Rules
    meeting: Meeting
    collected: tuple[Collected, ...]
    merges: tuple[PlacedMerge, ...] = ()
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    beyond: tuple[Finding, ...] = ()

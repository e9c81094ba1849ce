"""Whether the numbers of a tally sheet agree: dots issued, people present, people there are.

Nothing here blocks a count. A sheet that does not add up is counted, and the finding says whether
what is missing could change a place.
"""

from collections.abc import Iterator
from itertools import pairwise

from prioritize.errors import Finding, finding
from prioritize.intake.scope import Scope
from prioritize.intake.tally_sheet import Tally
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.text import Message, counted, message


__all__ = ["could_change", "reconcile"]


def reconcile(tally: Tally, community: str, scope: Scope) -> Iterator[Finding]:
    """Compare the votes of a tally sheet with its controls.

    Parameters
    ----------
    tally
        Totals with what the sheet says beside them.
    community
        Whose totals they are.
    scope
        The input, for how many people live there.

    Yields
    ------
    Finding
        Dots that are missing or too many (V01), more hands or people than there are (V04). Whether
        a group used more votes than it had is for the method to say, which knows the allowance.

    """
    yield from _unreconciled(tally)
    yield from _more_than_present(tally)
    yield from _more_than_adults(tally.profile, community, scope)


def _unreconciled(tally: Tally) -> Iterator[Finding]:
    profile = tally.profile
    given = [int(each) for each in profile.votes.sum(axis=0)]
    gaps = [_gap(column, dots) for column, dots in zip(profile.columns, given, strict=True)]
    if tally.spoiled and None not in gaps:
        # Spoiled dots beside no group can only be set against all groups together.
        gaps = [sum(gap or 0 for gap in gaps) - tally.spoiled]
        names = [""]
    else:
        names = [column.group for column in profile.columns]
    off = sum(abs(gap) for gap in gaps if gap)
    for group, gap in zip(names, gaps, strict=True):
        if gap:
            yield finding(_gap_message(gap, group), remedy=could_change(profile, off), code="V01")


def _gap(column: TotalsColumn, given: int) -> int | None:
    """Return how many dots were issued and are nowhere; below 0, how many nobody issued."""
    if column.issued is None:
        return None
    return column.issued - given - (column.unused or 0) - (column.spoiled or 0)


def _gap_message(gap: int, group: str) -> Message:
    whose = message(" of {group}", group=group) if group else ""
    if gap > 0:
        return counted(
            "{number} dot{whose} was issued and is missing",
            "{number} dots{whose} were issued and are missing",
            number=gap,
            whose=whose,
        )
    return counted(
        "There is {number} dot{whose} more than was issued",
        "There are {number} dots{whose} more than were issued",
        number=-gap,
        whose=whose,
    )


def could_change(profile: TotalsProfile, off: int) -> Message:
    """Say whether so many dots, all on one project or off it, could change a place.

    Examples
    --------
    >>> from prioritize.model.shorthand import totals
    >>> str(could_change(totals({"road": [9], "well": [5], "school": [4]}), 2))
    'They could not change the first place, but they could change place 2.'

    """
    totals = sorted((int(each) for each in profile.votes.sum(axis=1)), reverse=True)
    close = [
        place for place, (above, below) in enumerate(pairwise(totals), 1) if above - below <= off
    ]
    if not close:
        return message("They could not change any place.")
    if close[0] == 1:
        return message("They could change the first place.")
    return message(
        "They could not change the first place, but they could change place {place}.",
        place=close[0],
    )


def _more_than_present(tally: Tally) -> Iterator[Finding]:
    """Compare the hands raised for each project with the people who were there."""
    for row, present in enumerate(tally.present):
        hands = int(tally.profile.votes[row].sum())
        held_back = tally.abstaining[row] if tally.abstaining else None
        if present is not None and hands + (held_back or 0) > present:
            id = tally.profile.projects[row].id
            what = message(
                "{id}: more hands ({hands}) than people present ({present})",
                id=id,
                hands=hands + (held_back or 0),
                present=present,
            )
            yield finding(what, code="V04")


def _more_than_adults(profile: TotalsProfile, community: str, scope: Scope) -> Iterator[Finding]:
    adults = next(
        (each.adults for each in scope.consultation.communities if each.id == community), None
    )
    people = sum(column.voters or 0 for column in profile.columns)
    if adults is not None and people > adults:
        what = message(
            "{people} people voted, and {adults} live there", people=people, adults=adults
        )
        yield finding(what, code="V04")

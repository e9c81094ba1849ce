"""Whether as many people voted as came, group by group (V04), and in which shares (V22)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding, finding
from prioritize.intake.hall.instruments import Instrument
from prioritize.intake.hall.lists import HallGroup
from prioritize.model.meeting import Present
from prioritize.model.profile import BallotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.text import message


__all__ = ["check_people", "present_of"]

_SHARE_LOST: Final = Fraction(1, 10)
"""How much smaller a group's share of the voters may be than its share of those who came."""


def present_of(
    groups: Sequence[HallGroup], undivided: Sequence[HallGroup], instruments: Iterable[Instrument]
) -> tuple[Present, ...]:
    """Return how many came, by group or all together.

    Parameters
    ----------
    groups
        The groups that took part; none where people did not split up.
    undivided
        All lines of the sheet of groups.
    instruments
        What was read of the votes; hands tell how many people were there.

    """
    if groups:
        return tuple(Present(each.code, each.present, each.names) for each in groups)
    written = [each.present for each in undivided if each.present is not None]
    shown = [each.show.present for each in instruments if each.show is not None]
    known = [*written, *(number for number in shown if number is not None)]
    return (Present("", known[0]),) if known else ()


def check_people(
    groups: Sequence[HallGroup],
    registered: Mapping[str, int],
    instruments: Iterable[Instrument],
) -> Iterator[Finding]:
    """Compare those who voted, and those on the list of participants, with those who came."""
    for group in groups:
        listed = registered.get(group.code, 0)
        if registered and group.present not in (None, listed):
            what = message(
                "The list of participants has {listed} people of {group}, here it says {present}",
                listed=listed,
                group=group.code,
                present=group.present or 0,
            )
            yield finding(what, group.spot, code="V04")
    for instrument in instruments:
        yield from _more_than_came(groups, instrument)
        yield from _underrepresented(groups, instrument)


def _more_than_came(groups: Sequence[HallGroup], instrument: Instrument) -> Iterator[Finding]:
    voters = _voters(instrument)
    for group in groups:
        if group.present is not None and voters.get(group.code, 0) > group.present:
            what = message(
                "{instrument}: {voters} people of {group} voted, and {present} came",
                instrument=instrument.collected.input.id,
                voters=voters[group.code],
                group=group.code,
                present=group.present,
            )
            yield finding(what, group.spot, code="V04")
    came = [each.present for each in groups]
    known = [number for number in came if number is not None]
    there = instrument.show.present if instrument.show else None
    if there is not None and known and len(known) == len(came) and there > sum(known):
        what = message(
            "{there} people were present when hands were raised, and {came} came",
            there=there,
            came=sum(known),
        )
        yield finding(what, groups[0].spot, code="V04")


def _underrepresented(groups: Sequence[HallGroup], instrument: Instrument) -> Iterator[Finding]:
    """Tell of groups that had a clearly smaller part in the vote than in the hall."""
    came = {each.code: each.present for each in groups if each.present is not None}
    voters = _voters(instrument)
    everybody, voted = sum(came.values()), sum(voters.get(code, 0) for code in came)
    if len(came) < len(groups) or not came.keys() <= voters.keys() or not everybody or not voted:
        return
    for group in groups:
        own, there = voters[group.code], came[group.code]
        if Fraction(there, everybody) - Fraction(own, voted) > _SHARE_LOST:
            what = message(
                "{instrument}: {group} were {own} of the {voted} people who voted, and {there} of"
                " the {everybody} who came",
                instrument=instrument.collected.input.id,
                group=group.code,
                own=own,
                voted=voted,
                there=there,
                everybody=everybody,
            )
            remedy = message("Say so when the list is read out: their voice is smaller in it.")
            yield finding(what, group.spot, remedy=remedy, code="V22")


def _voters(instrument: Instrument) -> dict[str, int]:
    profile = instrument.collected.profile
    if isinstance(profile, TotalsProfile):
        return {each.group: each.voters for each in profile.columns if each.voters is not None}
    if not isinstance(profile, BallotProfile) or profile.electorate.voters is None:
        return {}
    table = profile.electorate.voters
    return dict(Counter(table.column("group"))) if "group" in table.names else {}

"""What people settled on the way to the list: merged posters, corrected numbers, two clerks."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from prioritize.model.meeting import Meeting, Merge, MergeEffect
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.public.calling import shortened_text
from prioritize.report.public.instrument import instrument_title, of_instrument
from prioritize.text import Message, counted, message


__all__ = ["settled"]

_REASON: Final = 120
_WHEN: Final = {
    "before": message("before the vote"),
    "after": message("after the vote"),
}


def settled(meeting: Meeting, measures: Mapping[str, str], names: Naming) -> Iterator[Message]:
    """Say what was merged and what it did to the list, and how much was corrected.

    Who did it is for the minutes; here stands no name of a person.

    Parameters
    ----------
    meeting
        What the minutes know.
    measures
        What the lists on the sheet are ordered by, instrument by instrument.
    names
        How things are called.

    """
    for each in meeting.merges:
        yield names.said(_merged(each, names))
        for effect in each.effects:
            if effect.instrument in measures:
                yield from _effect(effect, measures[effect.instrument], names)
    if meeting.corrections:
        yield counted(
            "{number} number was corrected after the count; the minutes name it.",
            "{number} numbers were corrected after the count; the minutes name them.",
            number=len(meeting.corrections),
        )
    for check in meeting.agreement:
        yield names.said(of_instrument(check.instrument, check.said, names))


def _merged(merge: Merge, names: Naming) -> Message:
    # Posters of one name are told apart by their codes.
    projects = evolve(names, bare=frozenset()).listed(merge.projects)
    when = _WHEN.get(merge.when)
    why = shortened_text(merge.why, _REASON)
    if when and why:
        return message(
            "{projects} were merged {when}: {why}", projects=projects, when=when, why=why
        )
    if when:
        return message("{projects} were merged {when}", projects=projects, when=when)
    return message("{projects} were merged", projects=projects)


def _effect(effect: MergeEffect, measure: str, names: Naming) -> Iterator[Message]:
    """Say what would stand in front without the merge."""
    before, after = effect.before[:1], effect.after[:1]
    if before == after:
        yield message(
            "Without the merge the same would be first in {instrument}.",
            instrument=instrument_title(effect.instrument, names),
        )
    elif before:
        yield message(
            "Without the merge, first in {instrument}: {projects}.",
            instrument=instrument_title(effect.instrument, names),
            projects=names.listed(before[0]),
        )
    for project, lowest, highest in effect.possible:
        yield message(
            "People may have voted for several of them: {project} stands for {lowest} to"
            " {highest}.",
            project=names.project(project),
            lowest=shown(lowest),
            highest=measured(highest, measure, names),
        )

"""What groups of participants said: every list of votes, counted by group."""

from prioritize.audit.material import Material
from prioritize.errors import UsageError, finding
from prioritize.model.consultation import COMBINED, Consultation
from prioritize.model.hall.evening import Hall
from prioritize.tally.group_lists import Grouped, grouped
from prioritize.tally.listing import Lists
from prioritize.tally.partition import GROUP
from prioritize.tally.views import Voices
from prioritize.text import message
from prioritize.workflow.progress import Progress, silent
from prioritize.workflow.rank import rank
from prioritize.workflow.source import open_material
from prioritize.workflow.voices import declared_voices


__all__ = ["by_group"]


def by_group(
    material: Material, *, by: str = GROUP, progress: Progress = silent
) -> tuple[Lists, tuple[Grouped, ...]]:
    """Count, and divide the votes of every list by group.

    Maps, combined lists and lists under a budget are left out: they hold no votes of their own.

    Parameters
    ----------
    material
        What is counted.
    by
        The column of ballots that says who belongs to which group.
    progress
        Told after every list how many of how many are done.

    Raises
    ------
    UsageError
        Nothing says who belongs to which group.
    PrioritizeError
        Something cannot be read or counted.

    """
    lists = rank(material, progress=progress)
    voices = _voices(material, by)
    seen: set[tuple[str, str]] = set()
    found: list[Grouped] = []
    for each in lists.listings:
        key = (each.community, each.instrument)
        if (
            each.is_raw
            and not each.map_evidence
            and each.instrument != COMBINED
            and key not in seen
        ):
            seen.add(key)
            told = grouped(each, voices)
            found.extend([told] if told else [])
    if not found:
        what = message("Nothing says who belongs to which group")
        remedy = message(
            "A tally sheet has one column for each group, ballots a column {by}; another column of"
            " ballots is named with --by.",
            by=by,
        )
        raise UsageError(finding(what, remedy=remedy))
    return lists, tuple(found)


def _voices(material: Material, by: str) -> Voices:
    source, _ = open_material(material)
    consultation = source.consultation if isinstance(source, Hall) else source
    declared = declared_voices(consultation) if isinstance(consultation, Consultation) else Voices()
    return declared if by == GROUP else Voices(by=by)

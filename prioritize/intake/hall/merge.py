"""Posters about the same thing become one, without counting anybody twice.

What was typed stays as it is: a merge is a decision about the votes and not a change of them. On
ballots it is known who marked several of the posters. On a wall it is not, so the sum is counted
and the fewest votes that people may stand behind are told.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from prioritize.errors import Finding
from prioritize.intake.hall.merge_profile import merged_profile
from prioritize.intake.reconcile import could_change
from prioritize.model.consultation import Collected, MapEvidence
from prioritize.model.meeting import Merge
from prioritize.model.profile import Profile
from prioritize.model.totals import TotalsProfile


__all__ = ["Merged", "Possible", "merged", "with_effects"]

Possible: TypeAlias = "tuple[tuple[str, Fraction, Fraction], ...]"
"""Projects with the fewest and the most votes that they may stand for."""


@frozen
class Merged:
    """The votes of one instrument after posters were merged.

    Attributes
    ----------
    possible
        For a wall, how many votes a merged poster may stand for, if people count once.
    twice
        For ballots, how many marked several of the posters, as (project, ballots) pairs.

    """

    collected: Collected
    possible: Possible = ()
    twice: tuple[tuple[str, int], ...] = ()


def merged(collected: Collected, merges: Iterable[Merge]) -> Merged:
    """Merge the posters of one instrument.

    Parameters
    ----------
    collected
        The votes as they stand on the sheet.
    merges
        What was decided, in that order; merges of posters that the instrument does not have
        change nothing.

    Notes
    -----
    Dots and hands add up. On a ballot with dots whose rule has a cap, a person gives the merged
    poster at most that many, so that nobody counts twice; a ballot that breaks the rules stays
    one that does. Of marks any counts, of ranks the best. On a wall where everybody may give a
    poster so many dots, people may have used them on several of the posters: those are between
    the largest of the sums, group by group, and all of them together.

    Examples
    --------
    >>> from prioritize.model.consultation import Input
    >>> from prioritize.model.shorthand import totals
    >>> wall = Input("wall", "gallery", "", "project", "dots", options=(("cap", 1),))
    >>> votes = totals({"P3": [3, 3], "P7": [3, 1], "P4": [1, 3]}, groups=("G1", "G2"))
    >>> found = merged(Collected(wall, "hall", votes), [Merge(("P3", "P7"), "P3")])
    >>> found.collected.profile.votes.tolist(), found.possible
    ([[6, 4], [1, 3]], (('P3', Fraction(6, 1), Fraction(10, 1)),))

    """
    families = _families(merges)
    ids = {each.id for each in collected.profile.projects}
    present = {
        into: [each for each in members if each in ids] for into, members in families.items()
    }
    changing = {into: own for into, own in present.items() if own and own != [into]}
    if not changing:
        return Merged(collected)
    found = merged_profile(collected.profile, changing, collected.input)
    evidence = _evidence(collected.map_evidence, changing)
    part = evolve(collected, profile=found.profile, map_evidence=evidence)
    return Merged(with_effects(part), found.possible, found.twice)


def _families(merges: Iterable[Merge]) -> dict[str, list[str]]:
    """Return the posters that each one left stands for, itself first."""
    families: dict[str, list[str]] = {}
    for merge in merges:
        family = families.pop(merge.into, [merge.into])
        for each in merge.projects:
            family.extend(one for one in families.pop(each, [each]) if one not in family)
        families[merge.into] = family
    return families


def _evidence(
    evidence: Sequence[MapEvidence], families: Mapping[str, Sequence[str]]
) -> tuple[MapEvidence, ...]:
    into = {member: id for id, members in families.items() for member in members}
    joined: dict[str, MapEvidence] = {}
    for each in evidence:
        id = into.get(each.project, each.project)
        before = joined.get(id)
        joined[id] = evolve(each, project=id) if before is None else _joined(before, each)
    return tuple(joined.values())


def _joined(first: MapEvidence, second: MapEvidence) -> MapEvidence:
    places = sorted((*first.places, *second.places), key=lambda each: -each.marks)
    return evolve(first, places=tuple(places), marks=first.marks + second.marks, participants=None)


def with_effects(collected: Collected) -> Collected:
    """Say anew of dots that are missing which places they could change, after votes were merged."""
    missing = [each for each in collected.findings if _is_about_dots(each, collected.profile)]
    off = sum(each.what.number for each in missing)
    if not missing or not isinstance(collected.profile, TotalsProfile):
        return collected
    remedy = could_change(collected.profile, off)
    return evolve(
        collected,
        findings=tuple(
            evolve(each, remedy=remedy) if each in missing else each for each in collected.findings
        ),
    )


def _is_about_dots(found: Finding, profile: Profile) -> bool:
    return found.code == "V01" and found.what.number > 0 and isinstance(profile, TotalsProfile)

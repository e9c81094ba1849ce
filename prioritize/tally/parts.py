"""What combining methods have in common: lists that fit together, and weighted sums of them."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from prioritize.errors import Finding, InputError
from prioritize.model.lists import Part, PartsProfile
from prioritize.tally.crossing import remark_leads
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["check_parts", "common_parts", "weighted_sums"]


def common_parts(profile: PartsProfile, tally: Tally) -> PartsProfile:
    """Leave out of every list what is not combined, and remark which projects that are."""
    ids = {project.id for project in profile.projects}
    listed = {each for part in profile.parts for each in part.ranking.projects}
    if listed <= ids:
        return profile
    tally.remark(
        message(
            "{projects} do not stand in all of the lists and are not combined",
            projects=tuple(sorted(listed - ids)),
        )
    )
    parts = (evolve(part, ranking=part.ranking.among(ids)) for part in profile.parts)
    return evolve(profile, parts=tuple(parts))


def check_parts(profile: PartsProfile) -> None:
    """Refuse lists of different projects, and weights that cannot weigh anything.

    Raises
    ------
    InputError
        A list lacks a project or has one more, a weight is below 0, or all weights are 0.

    """
    findings = [finding for part in profile.parts for finding in _faults(part, profile)]
    if profile.parts and not any(part.weight for part in profile.parts):
        findings.append(Finding(message("Every weight is 0, so there is nothing to combine")))
    if findings:
        raise InputError(findings)


def _faults(part: Part, profile: PartsProfile) -> Iterator[Finding]:
    expected = {project.id for project in profile.projects}
    listed = set(part.ranking.projects)
    remedy = message("Combine lists of the same projects on the same level.")
    if part.weight < 0:
        yield Finding(message("The weight of {instrument} is below 0", instrument=part.instrument))
    if expected - listed:
        missing = tuple(sorted(expected - listed))
        what = message(
            "The list of {instrument} lacks {projects}",
            instrument=part.instrument,
            projects=missing,
        )
        yield Finding(what, remedy=remedy)
    if listed - expected:
        extra = tuple(sorted(listed - expected))
        what = message(
            "Only {instrument} lists {projects}", instrument=part.instrument, projects=extra
        )
        yield Finding(what, remedy=remedy)


def weighted_sums(
    profile: PartsProfile, points: Sequence[Mapping[str, Fraction]], tally: Tally
) -> dict[str, Fraction]:
    """Add up what the lists give to each project, times their weights.

    What each list gives is recorded. For two lists it is remarked which weights would put whom
    first.

    Parameters
    ----------
    profile
        The lists, all of the same projects.
    points
        What each list gives, in the order of the lists.
    tally
        The record of the count.

    """
    pairs = tuple(zip(profile.parts, points, strict=True))
    for part, given in pairs:
        tally.record(Scored(part.instrument, tuple(given.items()), decides=False))
    ids = [project.id for project in profile.projects]
    if len(points) == 2:
        lines = {each: (points[0][each], points[1][each]) for each in ids}
        remark_leads(lines, instrument=profile.parts[0].instrument, tally=tally)
    return {
        each: sum((part.weight * given[each] for part, given in pairs), Fraction(0)) for each in ids
    }

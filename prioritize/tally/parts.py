"""What combining methods ask of the lists that they combine."""

from collections.abc import Iterator

from prioritize.errors import Finding, InputError
from prioritize.model.lists import Part, PartsProfile
from prioritize.text import message


__all__ = ["check_parts"]


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

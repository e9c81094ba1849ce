"""Dots, votes and approvals, counted ballot by ballot as on a blackboard."""

from collections.abc import Iterator
from fractions import Fraction

from prioritize.model.profile import ApprovalProfile, DotProfile, RankedProfile


def ballots(
    profile: ApprovalProfile | DotProfile | RankedProfile,
) -> Iterator[tuple[Fraction, dict[str, int]]]:
    """Yield every ballot: its weight, and its number beside each project."""
    ids = [project.id for project in profile.projects]
    if isinstance(profile, RankedProfile):
        matrix = profile.places.astype(int)
    else:
        matrix = (profile.dots if isinstance(profile, DotProfile) else profile.approved).astype(int)
    for weight, column in zip(profile.electorate.weights.tolist(), matrix.T.tolist(), strict=True):
        yield weight * profile.electorate.unit, dict(zip(ids, column, strict=True))


def sums(
    profile: ApprovalProfile | DotProfile, *, per_voter: int = 10**9, cap: int = 10**9
) -> dict[str, Fraction]:
    """Add up the marks of all ballots that keep to the limits."""
    total = {project.id: Fraction(0) for project in profile.projects}
    for weight, marks in ballots(profile):
        if sum(marks.values()) <= per_voter and max(marks.values(), default=0) <= cap:
            for project, mark in marks.items():
                total[project] += weight * mark
    return total


def scaled_sums(profile: ApprovalProfile | DotProfile, *, per_voter: int) -> dict[str, Fraction]:
    """Add up the marks of all ballots; those of a ballot with too many count for less."""
    total = {project.id: Fraction(0) for project in profile.projects}
    for weight, marks in ballots(profile):
        share = Fraction(per_voter, max(per_voter, sum(marks.values())))
        for project, mark in marks.items():
            total[project] += weight * share * mark
    return total

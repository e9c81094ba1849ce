"""Proportional approval voting by trying every committee, and every order of election."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from prioritize.model.profile import ApprovalProfile, DotProfile
from tests.reference.marks import ballots


def points(profile: ApprovalProfile | DotProfile, committee: Iterable[str]) -> Fraction:
    """Give a ballot 1 + 1/2 + … for its elected projects."""
    members = set(committee)
    return sum(
        (
            weight * Fraction(1, place)
            for weight, marks in ballots(profile)
            for place in range(1, 1 + sum(bool(marks[each]) for each in members))
        ),
        Fraction(0),
    )


def best(profile: ApprovalProfile | DotProfile, seats: int) -> list[tuple[str, ...]]:
    """Return all committees with the most points."""
    ids = sorted(project.id for project in profile.projects)
    worth = {each: points(profile, each) for each in combinations(ids, min(seats, len(ids)))}
    return [each for each in worth if worth[each] == max(worth.values())]


def sequential(profile: ApprovalProfile | DotProfile, seats: int) -> set[tuple[str, ...]]:
    """Return all committees that electing the best next project leads to."""
    ids = [project.id for project in profile.projects]
    now: set[tuple[str, ...]] = {()}
    for _ in range(min(seats, len(ids))):
        after: set[tuple[str, ...]] = set()
        for some in now:
            worth = {x: points(profile, (*some, x)) for x in ids if x not in some}
            most = max(worth.values())
            after |= {tuple(sorted((*some, x))) for x in worth if worth[x] == most}
        now = after
    return now

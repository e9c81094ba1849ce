"""People in groups: ballots that say whose they are, and the lists that they lead to."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from attrs import evolve

from prioritize.model.outcome import Outcome
from prioritize.model.profile import ApprovalProfile, BallotProfile, Profile
from prioritize.model.shorthand import approvals
from prioritize.model.voters import VoterTable
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of
from prioritize.tally.views import Voiced, Voices, group_views


B = TypeVar("B", bound=BallotProfile)
AnyMethod = Method[Any, Outcome]

ALL = Voices()


def of_groups(profile: B, groups: Sequence[str], column: str = "group") -> B:
    """Say of every column of ballots whose it is."""
    voters = VoterTable.of({column: tuple(groups)})
    return evolve(profile, electorate=evolve(profile.electorate, voters=voters))


def approved(votes: Mapping[str, Sequence[str]], projects: str = "") -> ApprovalProfile:
    """Make approval ballots of groups: ``{"women": ["3: a b", "2: c"]}``."""
    lines = [line for cast in votes.values() for line in cast]
    groups = [group for group, cast in votes.items() for _ in cast]
    return of_groups(approvals(*lines, projects=projects), groups)


def official(method: AnyMethod, profile: Profile, *, cast: str = "") -> Listing:
    """Make the list in which everybody counts as one."""
    return Listing(run(method, profile), cast=cast)


def viewed(method: AnyMethod, profile: Profile, voices: Voices = ALL) -> Voiced:
    """Make the lists of what groups said."""
    return group_views(official(method, profile), voices)


def scores(voiced: Voiced, view: str) -> dict[str, str]:
    """Return the scores of one view, written exactly."""
    (listing,) = (each for each in voiced.listings if each.view == view)
    return {id: str(score) for id, score in ranking_of(listing.result.outcome).scores}


def said(voiced: Voiced) -> list[str]:
    """Write what was found."""
    return [str(each.what) for each in voiced.findings]

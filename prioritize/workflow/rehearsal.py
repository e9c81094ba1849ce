"""Whether what was read can be counted: the count itself is tried, and its result thrown away."""

from collections.abc import Callable
from typing import Any, Final

from prioritize.errors import Finding, PrioritizeError, UnresolvedTieError
from prioritize.model.consultation import Collected
from prioritize.model.election import Election
from prioritize.model.profile import Profile
from prioritize.model.scoresheet import SCORED, ScoresheetProfile
from prioritize.model.stages import Stages
from prioritize.tally.engine import run
from prioritize.tally.staged import reweighed
from prioritize.tally.ties import SHARE
from prioritize.workflow.admit import admit
from prioritize.workflow.election_lists import as_declared, method_for, rank_election
from prioritize.workflow.part_count import count_part, method_of_part
from prioritize.workflow.request import Request


__all__ = ["refused_election", "refused_part"]

_QUICK: Final = ("criteria", "dots", "facilitation")
"""Families whose methods add up what they are given; the others may search for minutes."""


def refused_election(election: Election, request: Request, *, name: str) -> tuple[Finding, ...]:
    """Return why a file of ballots cannot be counted; nothing where it can."""
    return _refused(lambda: _try_election(election, request, name))


def refused_part(part: Collected, request: Request) -> tuple[Finding, ...]:
    """Return why one input of a consultation cannot be counted; nothing where it can."""
    return _refused(lambda: _try_part(part, request))


def _refused(work: Callable[[], None]) -> tuple[Finding, ...]:
    try:
        work()
    except UnresolvedTieError:
        # People settle a tie once they see it; nothing in the files is wrong.
        return ()
    except PrioritizeError as error:
        return error.findings
    return ()


def _try_election(election: Election, request: Request, name: str) -> None:
    method = method_for(election, request, name=name)
    if method.info.family in _QUICK:
        rank_election(election, request, name=name)
    else:
        admit(method, as_declared(election, method, election.profile)[0])


def _try_part(part: Collected, request: Request) -> None:
    method = method_of_part(part, request)
    if method.info.family not in _QUICK:
        admit(method, part.profile)
    elif _is_unscored(part.profile):
        _try_rules(method, part)
    else:
        count_part(part, request, SHARE)


def _is_unscored(profile: Profile) -> bool:
    return isinstance(profile, ScoresheetProfile) and not (profile.states == SCORED).any()


def _try_rules(method: Any, part: Collected) -> None:  # noqa: ANN401  # any method
    """Try whether sheets that nobody has filled in yet could be counted by their rules."""
    profile, _ = admit(method, part.profile)
    if isinstance(profile, ScoresheetProfile):
        run(method, profile)
        run(method, reweighed(profile, part.input.stages or Stages()))

"""Find the ballot of an id in everything that was counted."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain, islice
from typing import Final

from prioritize.audit.material import Material
from prioritize.errors import Finding, UsageError
from prioritize.model.election import Election
from prioritize.model.profile import BallotProfile
from prioritize.report.explain_ballot import FoundBallot
from prioritize.report.template import in_turn
from prioritize.report.turnout import reason_message
from prioritize.tally.cast import ballots_of, find_casts, known_ids
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.step import Converted
from prioritize.text import Message, counted, message
from prioritize.workflow.rank import rank
from prioritize.workflow.source import open_material


__all__ = ["ballot_in"]

_LOOKED_AT: Final = 5_000
"""Close ids are looked for among so many; more would take long, and nobody types such an id."""
_SHOWN: Final = 3


def ballot_in(material: Material, id: str) -> tuple[Lists, tuple[FoundBallot, ...]]:
    """Count, and find a ballot in every list that holds it.

    Parameters
    ----------
    material
        The files and what was asked for.
    id
        The id of a voter, the serial of a paper, or the number of a line where ballots have no ids.

    Raises
    ------
    UsageError
        No list holds it; what ballots are called is said, and close ids are proposed.

    """
    lists = rank(material)
    found = tuple(_found(lists, material, id))
    if not found:
        raise UsageError([Finding(_unknown(lists, id), remedy=_remedy(lists, id))])
    return lists, found


def _found(lists: Lists, material: Material, id: str) -> Iterator[FoundBallot]:
    for listing in lists.listings:
        profile = ballots_of(listing.result.profile)
        if profile is None:
            continue
        casts = find_casts(profile, id)
        written = _written(listing, profile, material) if casts else profile
        yield from (FoundBallot(listing, cast, written) for cast in casts)


def _written(listing: Listing, counted: BallotProfile, material: Material) -> BallotProfile:
    """Return the ballots as the file has them, where they were read as another kind."""
    was_read = any(
        isinstance(step, Converted) and step.target == counted.kind for step in listing.result.steps
    )
    source = open_material(material)[0] if was_read else None
    profile = ballots_of(source.profile) if isinstance(source, Election) else None
    is_same = profile and profile.electorate.weights.size == counted.electorate.weights.size
    return profile if profile and is_same else counted


def _unknown(lists: Lists, id: str) -> Message:
    if any(ballots_of(each.result.profile) for each in lists.listings):
        return message("No list asked for holds the ballot {id}", id=repr(id))
    return message("What was counted holds no single ballots, so none can be followed")


def _remedy(lists: Lists, id: str) -> Message | None:
    """Propose close ids, else say what ballots are called; tell of those that were set aside."""
    profiles = [each for each in map(_ballots, lists.listings) if each is not None]
    if not profiles:
        return None
    known = tuple(dict.fromkeys(islice(chain.from_iterable(map(known_ids, profiles)), _LOOKED_AT)))
    close = tuple(_close(id, known))
    proposed = message("Did you mean {names}?", names=close) if close else None
    called = message("Ballots are called {first} to {last}.", first=known[0], last=_last(profiles))
    said = (each for each in (proposed, called, _set_aside(lists.listings)) if each is not None)
    return in_turn(said)


def _ballots(listing: Listing) -> BallotProfile | None:
    profile = ballots_of(listing.result.profile)
    return profile if profile is not None and profile.electorate.weights.size else None


def _last(profiles: Iterable[BallotProfile]) -> str:
    """Return the last id of the longest list."""
    longest = max(profiles, key=lambda profile: profile.electorate.weights.size)
    *_, last = known_ids(longest)
    return last


def _close(id: str, known: Iterable[str]) -> list[str]:
    """Find ids that differ in case, blanks or leading zeros alone, else those spelled alike."""
    ids = tuple(known)
    alike = [each for each in ids if _folded(each) == _folded(id)]
    return alike[:_SHOWN] or get_close_matches(id, ids, n=_SHOWN, cutoff=0.6)


def _folded(id: str) -> str:
    return id.strip().casefold().lstrip("0")


def _set_aside(listings: Iterable[Listing]) -> Message | None:
    """Tell how many ballots were set aside before counting, which nothing can follow."""
    aside: dict[str, int] = {}
    for listing in listings:
        electorate = getattr(listing.result.profile, "electorate", None)
        for reason, number in getattr(electorate, "not_counted", ()):
            aside[reason] = aside.get(reason, 0) + number
    if not aside:
        return None
    return counted(
        "{number} ballot was set aside before counting and cannot be followed: {reasons}.",
        "{number} ballots were set aside before counting and cannot be followed: {reasons}.",
        number=sum(aside.values()),
        reasons=tuple(map(reason_message, aside)),
    )

"""Votes that move as projects leave a count: read by declared rules, whole or shared."""

from typing import TypeAlias

from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.paper import Rules, read
from prioritize.tally.positional import unranked_last
from prioritize.tally.shared_votes import SharedVotes
from prioritize.tally.whole_votes import WholeVotes


__all__ = ["Runoff", "runoff_of"]

Runoff: TypeAlias = WholeVotes | SharedVotes
"""Ballots whose votes move on."""


def runoff_of(profile: RankedProfile | PaperProfile, rules: Rules) -> Runoff:
    """Read the ballots by the declared rules; blank ones have been left out before."""
    reading = read(profile, rules)
    kind = SharedVotes if rules.overvote in ("split", "tie") else WholeVotes
    people = profile.electorate
    places = unranked_last(reading.places)
    return kind(places, reading.ends, people.weights, people.unit, rules.overvote)

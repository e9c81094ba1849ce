"""What one ranked ballot says in methods that look at all its places, and not only at the first."""

from collections.abc import Iterator
from typing import Final

from prioritize.model.outcome import Outcome
from prioritize.model.profile import RankedProfile
from prioritize.report.naming import Naming
from prioritize.tally.cast import Cast
from prioritize.tally.follow_pairs import voice_of
from prioritize.tally.result import Result
from prioritize.tally.step import Placed
from prioritize.text import Fact, Message, message


__all__ = ["lasts_story", "levels_story", "pairs_story"]

_LAST: Final = "last"


def pairs_story(
    profile: RankedProfile, result: Result[Outcome], cast: Cast, names: Naming
) -> Iterator[Message]:
    """Say for whom a ballot speaks against whom, and about which pairs it says nothing."""
    voice = voice_of(profile, cast, unranked=getattr(result.method, "unranked", _LAST))
    yield message(
        "It speaks in {spoken} of the {pairs} pairs.", spoken=voice.spoken, pairs=voice.pairs
    )
    for at, tier in enumerate(voice.tiers[:-1]):
        below = tuple(each for lower in voice.tiers[at + 1 :] for each in lower)
        yield message(
            "For {above}, against {below}.", above=_all(tier, names), below=_all(below, names)
        )
    for tier in voice.tiers:
        if len(tier) > 1:
            yield message("Silent between {projects}.", projects=_all(tier, names))
    if voice.mute:
        yield message(
            "Silent about every pair with {projects}, which it does not rank.",
            projects=_all(voice.mute, names),
        )


def levels_story(
    profile: RankedProfile, _result: Result[Outcome], cast: Cast, names: Naming
) -> Iterator[Message]:
    """Say from which rank on a ballot counts for whom, where ranks are added up."""
    voice = voice_of(profile, cast, unranked="no-opinion")
    above = 0
    for tier in voice.tiers:
        yield message(
            "It counts for {projects} from rank {rank} on.",
            projects=_all(tier, names),
            rank=above + 1,
        )
        above += len(tier)
    if voice.mute:
        yield message("It never counts for {projects}.", projects=_all(voice.mute, names))


def lasts_story(
    profile: RankedProfile, result: Result[Outcome], cast: Cast, names: Naming
) -> Iterator[Message]:
    """Say whom a ballot put last each time that somebody left."""
    voice = voice_of(profile, cast)
    ranked = {
        each for tier in voice_of(profile, cast, unranked="no-opinion").tiers for each in tier
    }
    left = {each for tier in voice.tiers for each in tier}
    for step in result.steps:
        if not isinstance(step, Placed) or step.end != "bottom":
            continue
        if not left & ranked:
            yield message("It ranks none of those left, and counts no more.")
            return
        tiers = (tuple(each for each in tier if each in left) for tier in reversed(voice.tiers))
        last = next(tier for tier in tiers if tier)
        yield message(
            "Before {leaving} left, it put last: {projects}.",
            leaving=names.listed(step.projects),
            projects=_all(last, names),
        )
        left -= set(step.projects)


def _all(ids: tuple[str, ...], names: Naming) -> Fact:
    return tuple(names.project(each) for each in ids)

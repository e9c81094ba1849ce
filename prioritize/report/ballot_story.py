"""One ballot through a whole count: what stands on it, how it is read, what it does."""

from collections.abc import Iterator
from typing import Final

from prioritize.model.profile import BallotProfile, PaperProfile, RankedProfile, ScoreProfile
from prioritize.report.ballot_marks import read_message, written_messages
from prioritize.report.ballot_money import chosen_story, money_story
from prioritize.report.ballot_ranks import lasts_story, levels_story, pairs_story
from prioritize.report.ballot_rounds import rounds_story
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.turnout import reason_message
from prioritize.tally.cast import Cast, alone
from prioritize.tally.follow_points import Given, follow_points
from prioritize.tally.follow_rounds import is_followed, read_cast
from prioritize.tally.listing import Listing
from prioritize.tally.step import Compared, Defeat
from prioritize.tally.unanswered import without_unanswered
from prioritize.text import Fact, Message, counted, message


__all__ = ["ballot_story"]

_BORDA: Final = "borda"
_BY_POINTS: Final = frozenset({"baldwin", "black", "nanson", _BORDA})
_OWN: Final = {"bucklin": levels_story, "coombs": lasts_story}
"""Methods that look at places in a way of their own."""


def ballot_story(
    listing: Listing, cast: Cast, names: Naming, *, written: BallotProfile
) -> Iterator[Message]:
    """Follow a ballot through a count.

    Parameters
    ----------
    written
        The ballots as the source has them, with the same columns as those counted.

    """
    yield _identity(cast)
    yield from written_messages(written, cast, names)
    profile = listing.result.profile
    if isinstance(profile, (RankedProfile, PaperProfile)):
        _, blank = without_unanswered(alone(profile, cast.column))
        if blank:
            yield _set_aside("blank")
            return
        yield from _read(listing, cast, names, is_as_written=written is profile)
        yield from _followed(listing, cast, names)
    elif listing.method.info.family == "budget":
        yield from money_story(listing.result, cast, names)
        yield from chosen_story(listing.result, cast, names)
    else:
        yield from _points(listing, cast, names)
        yield from chosen_story(listing.result, cast, names)


def _identity(cast: Cast) -> Message:
    said = counted(
        "It stands for {number} ballot.", "It stands for {number} ballots.", number=cast.ballots
    )
    if cast.is_line:
        said = counted(
            "It is line {line} of the ballots and stands for {number} ballot.",
            "It is line {line} of the ballots and stands for {number} ballots.",
            number=cast.ballots,
            line=cast.id,
        )
    if cast.weight == cast.ballots:
        return said
    return message("{said} Its weight is {weight}.", said=said, weight=shown(cast.weight))


def _set_aside(reason: str) -> Message:
    return message("It is set aside and not counted: {reason}.", reason=reason_message(reason))


def _read(listing: Listing, cast: Cast, names: Naming, *, is_as_written: bool) -> Iterator[Message]:
    """Say what of a ballot counts, where that is not what stands on it."""
    profile = listing.result.profile
    read = read_cast(listing.result, cast)
    by_rules = hasattr(listing.method, "overvote")
    if isinstance(profile, PaperProfile) or not is_as_written or (by_rules and read.is_cut):
        yield read_message(read, names)


def _followed(listing: Listing, cast: Cast, names: Naming) -> Iterator[Message]:
    """Say what a ranked ballot does, in the way in which the method looks at it."""
    result, method = listing.result, listing.method
    if is_followed(result):
        yield from rounds_story(result, cast, names)
    told = any(isinstance(step, (Compared, Defeat)) for step in result.steps)
    profile = result.profile
    if not isinstance(profile, RankedProfile):
        return
    if method.info.id in _OWN:
        yield from _OWN[method.info.id](profile, result, cast, names)
        return
    is_by_pairs = told or (hasattr(method, "unranked") and method.info.id != _BORDA)
    if method.info.id in _BY_POINTS or not (is_by_pairs or is_followed(result)):
        yield from _points(listing, cast, names)
    if is_by_pairs:
        yield from pairs_story(profile, result, cast, names)


def _points(listing: Listing, cast: Cast, names: Naming) -> Iterator[Message]:
    """Say what a ballot adds to every project, or why it is not counted."""
    given = follow_points(listing.result, cast)
    if given.set_aside:
        yield _set_aside(given.set_aside)
    elif not isinstance(listing.result.profile, ScoreProfile) and given.scores:
        yield message("It gives {scores}.", scores=_scores(given, names))


def _scores(given: Given, names: Naming) -> Fact:
    by_size = sorted(given.scores, key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        message(
            "{project} {score}",
            project=names.project(project),
            score=measured(score, given.measure, names),
        )
        for project, score in by_size
    )

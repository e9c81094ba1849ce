"""What was not counted, what does not add up, and whether any of it could matter."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prioritize.errors import Finding
from prioritize.model.electorate import Electorate
from prioritize.report.headline import scores_that_order
from prioritize.report.naming import Naming
from prioritize.report.template import in_turn
from prioritize.report.turnout import not_counted_message, turnout
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Remark
from prioritize.text import Message, counted, message


__all__ = ["left_out", "remarks"]

_MISSING: Final = "V01"
_ABOVE: Final = "V02"
_TOO_MANY: Final = "V04"
_BLANK: Final = "blank"
"""A ballot with nothing on it, which changes nothing however it is counted."""


def left_out(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say what was set aside, and which numbers do not fit together.

    What is said about a single group is not repeated here, for the group may be small.
    """
    found = turnout(listing.result)
    if found.not_counted:
        yield not_counted_message(found.not_counted)
    elif found.ballots:
        yield message("Every ballot was counted.")
    yield from _effect_of_unread(listing)
    yield from () if listing.parts else remarks(listing, names)
    for notice in listing.result.notices:
        if not notice.code:
            yield names.remarked(notice.what)
    yield from _unreconciled(listing)
    yield from _too_many(listing)


def remarks(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say what the method remarked, with the names of projects."""
    for step in listing.result.steps:
        if isinstance(step, Remark):
            yield names.remarked(step.text)


def _effect_of_unread(listing: Listing) -> Iterator[Message]:
    """Say whether ballots that were set aside before counting could change the first place.

    Nobody knows what they would have said, so each is taken to say what would change most.
    """
    electorate = getattr(listing.result.profile, "electorate", None)
    reasons = electorate.not_counted if isinstance(electorate, Electorate) else ()
    number = sum(ballots for reason, ballots in reasons if reason != _BLANK)
    if not number:
        return
    most, ahead = _most_of_one(listing), _ahead(listing)
    if most is None or ahead is None:
        yield message("It was not worked out whether these could change the first place.")
    elif number * most < ahead:
        yield message("Counting these in any way could not change the first place.")
    else:
        yield message("Counting these could change the first place.")


def _most_of_one(listing: Listing) -> int | None:
    """Return how much one ballot can add to a project, where every ballot weighs the same."""
    electorate = getattr(listing.result.profile, "electorate", None)
    method = listing.method
    if not isinstance(electorate, Electorate) or not electorate.is_unweighted:
        return None
    if method.info.id == "dots":
        return int(method.cap or method.per_voter)
    return 1 if method.info.id in ("approval", "plurality") else None


def _ahead(listing: Listing) -> Fraction | None:
    """Return how far the first is ahead of the second, 0 where they share a place."""
    decisive = scores_that_order(listing.result)
    projects = ranking_of(listing.result.outcome).projects
    if decisive is None or len(projects) < 2:
        return None
    scores = dict(decisive.scores)
    return scores[projects[0]] - scores[projects[1]]


def _unreconciled(listing: Listing) -> Iterator[Message]:
    """Say once for all groups how many dots are missing or too many, and what they could change."""
    found = [each for each in listing.findings if each.code == _MISSING]
    if not found:
        return
    number = sum(map(_number, found))
    what = counted(
        "{number} dot does not fit between what was issued and what was found.",
        "{number} dots do not fit between what was issued and what was found.",
        number=number,
    )
    effect = found[0].remedy
    yield in_turn((what, effect)) if effect else what


def _number(found: Finding) -> int:
    return found.what.number


def _too_many(listing: Listing) -> Iterator[Message]:
    codes = {each.code for each in (*listing.findings, *listing.result.notices)}
    if _ABOVE in codes:
        yield message("More votes were found than people had; they are counted as they are.")
    if _TOO_MANY in codes:
        yield message("There are more votes than people who were there; please check the sheet.")

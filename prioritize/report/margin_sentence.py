"""How many ballots would have to be different, as sentences and as JSON."""

from collections.abc import Iterator, Mapping
from typing import Final

from prioritize.model.margin import Margin
from prioritize.report.json_text import Json
from prioritize.report.naming import Naming
from prioritize.tally.listing import RAW, Listing
from prioritize.tally.margins.table import margins_of
from prioritize.tally.step import Seated
from prioritize.text import Message, counted


__all__ = ["closest_sentences", "listing_margins", "margin_json", "margin_sentence"]

_OFFICIAL: Final = (RAW, "budget")


def listing_margins(listing: Listing) -> tuple[Margin, ...]:
    """Return the margins of an official list.

    What groups said beside it is not measured, nor is a map, which is no vote, nor who of a list
    has a seat, which is not about the first place.
    """
    by_list = any(isinstance(step, Seated) for step in listing.result.steps)
    if listing.view not in _OFFICIAL or listing.map_evidence or by_list:
        return ()
    return margins_of(listing.result)


def closest_sentences(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say how far the list as a whole is from another first project, or from other money."""
    for margin in listing_margins(listing):
        if margin.change != "pair":
            yield margin_sentence(margin, names)


def margin_sentence(margin: Margin, names: Naming) -> Message:
    """Say how many ballots would have to be different for what, and whether so many are enough."""
    what = _what(margin)
    if not margin.below:
        return counted(
            "At least {what} would have to be different for {above} not to be first alone; it may"
            " take more.",
            "At least {what} would have to be different for {above} not to be first alone; it may"
            " take more.",
            number=margin.tie,
            what=what,
            above=names.project(margin.above),
        )
    return _of_pair(margin, what, names)


def _of_pair(margin: Margin, what: Message, names: Naming) -> Message:
    above, below = names.project(margin.above), names.project(margin.below)
    if margin.change == "funded":
        return counted(
            "At least {what} would have to be different for other projects to get the money; the"
            " closest are {above} and {below}.",
            "At least {what} would have to be different for other projects to get the money; the"
            " closest are {above} and {below}.",
            number=margin.tie,
            what=what,
            above=above,
            below=below,
        )
    if margin.exact:
        return counted(
            "At least {what} would have to be different for {below} to be level with {above}.",
            "At least {what} would have to be different for {below} to be level with {above}.",
            number=margin.tie,
            what=what,
            above=above,
            below=below,
        )
    return counted(
        "At least {what} would have to be different for {below} to be level with {above}; it may"
        " take more.",
        "At least {what} would have to be different for {below} to be level with {above}; it may"
        " take more.",
        number=margin.tie,
        what=what,
        above=above,
        below=below,
    )


def _what(margin: Margin) -> Message:
    number = margin.tie
    if margin.unit == "dots":
        return counted("{number} dot", "{number} dots", number=number)
    if margin.unit == "votes":
        return counted("{number} vote", "{number} votes", number=number)
    if margin.unit == "approvals":
        return counted("{number} approval", "{number} approvals", number=number)
    return counted("{number} ballot", "{number} ballots", number=number)


def margin_json(margin: Margin) -> Mapping[str, Json]:
    """Write what would change, between whom, and the fewest that could change it."""
    return {
        "change": margin.change,
        "above": margin.above,
        "below": margin.below or None,
        "unit": margin.unit,
        "tie": margin.tie,
        "reversal": margin.reversal,
        "exact": margin.exact,
    }

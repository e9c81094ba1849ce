"""How votes were counted, for people who were there: without ids, options in words."""

from collections.abc import Iterator
from typing import Final

from prioritize.report.listing_page import method_message
from prioritize.report.template import in_turn
from prioritize.tally.listing import Listing
from prioritize.text import Message, message


__all__ = ["allowance", "plain_method"]

_OF_THE_HALL: Final = frozenset({"approval", "dots", "plurality"})
"""Methods whose options, if any, are told in words."""


def plain_method(listing: Listing) -> Message:
    """Name the method; of one that the hall does not know, with its id and options.

    Examples
    --------
    >>> from prioritize.methods.dots.dots import Dots
    >>> from prioritize.model.shorthand import dots
    >>> from prioritize.tally.engine import run
    >>> str(plain_method(Listing(run(Dots(per_voter=3, cap=1), dots("1: a")))))
    'Method: Dot voting. Dots per person: 3, on one project at most 1.'

    """
    info = listing.method.info
    if info.id not in _OF_THE_HALL:
        return method_message(listing)
    return in_turn((message("Method: {title}.", title=info.title), *allowance(listing)))


def allowance(listing: Listing) -> Iterator[Message]:
    """Say how many dots people had, for dots are not people."""
    method = listing.method
    if method.info.id != "dots":
        return
    if method.cap is None:
        yield message("Dots per person: {dots}.", dots=method.per_voter)
        return
    yield message(
        "Dots per person: {dots}, on one project at most {cap}.",
        dots=method.per_voter,
        cap=method.cap,
    )

"""The first places of several communities beside one another: a page to take in at a glance."""

from collections.abc import Iterator
from typing import Final

from prioritize.report.block import Block, Column, Heading, Paragraph, Table
from prioritize.report.naming import Naming, naming
from prioritize.report.plain import plain_text
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["overview_text"]

_SHOWN: Final = 2


def overview_text(lists: Lists, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write who is first and second in each list, one line a list.

    Parameters
    ----------
    lists
        One list of each community.
    language, catalog
        The language of names and that of everything else.

    """
    return plain_text(_page(lists, naming(lists, language, catalog)), catalog)


def _page(lists: Lists, names: Naming) -> Iterator[Block]:
    columns = (
        Column(message("Community")),
        Column(message("First")),
        Column(message("Second")),
    )
    yield Heading(message("In short"), 2)
    yield Table(columns, tuple(_row(each, names.within(each)) for each in lists.listings))
    yield Paragraph(
        message("Each community has a list of its own; points of two lists cannot be compared.")
    )


def _row(listing: Listing, names: Naming) -> tuple[Message, ...]:
    tiers = (*ranking_of(listing.result.outcome).tiers[:_SHOWN], *((),) * _SHOWN)[:_SHOWN]
    community = message("{community}", community=names.place(listing.community))
    return (community, *(_tier(tier, names) for tier in tiers))


def _tier(tier: tuple[str, ...], names: Naming) -> Message:
    if len(tier) > 1:
        return message("equal: {projects}", projects=names.listed(tier))
    return quoted(names.project(tier[0])) if tier else quoted("")

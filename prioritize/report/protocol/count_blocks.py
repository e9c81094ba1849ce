"""What the minutes say about the count: the lists, ties, what was not counted, and remarks."""

from collections.abc import Iterator
from functools import partial

from prioritize.report import block
from prioritize.report.combined_page import combined_page
from prioritize.report.headline import headline
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.listing_table import listing_table, side_tables
from prioritize.report.money import money_sentences
from prioritize.report.naming import Naming
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import Block, Grid, Heading, Items
from prioritize.report.protocol.hall_blocks import Blocks
from prioritize.report.protocol.side_by_side import side_by_side
from prioritize.report.template import in_turn
from prioritize.report.tie_sentence import tie_sentences
from prioritize.report.turnout import reason_message, turnout, turnout_messages
from prioritize.report.voice import Said, once
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.step import Remark
from prioritize.text import Message


__all__ = ["not_counted", "remarks", "results", "ties"]


def results(desk: Desk) -> Blocks:
    """Show every list: how it was counted, the order, and what it is made of."""
    return tuple(
        each
        for listing in desk.lists.listings
        for each in side_by_side(desk, listing, _listing_blocks)
    )


def _listing_blocks(listing: Listing, names: Naming) -> Iterator[block.Block]:
    yield block.Heading(listing_title(listing, names), 3)
    about = (method_message(listing), *turnout_messages(listing.result))
    yield block.Paragraph(in_turn(about))
    yield listing_table(listing, names)
    yield from side_tables(listing, names)
    lead = (*headline(listing, names), *money_sentences(listing.result, names))
    if lead:
        yield block.Paragraph(in_turn(lead))
    yield from combined_page(listing, names)


def ties(desk: Desk) -> Blocks:
    """Say of every tie who was tied and what became of it, list by list."""
    found: list[Block] = []
    for listing in desk.lists.listings:
        sentences = desk.tell(partial(tie_sentences, listing.result), listing)
        if sentences:
            found.extend([Heading(_title(desk, listing)), Items(sentences)])
    return tuple(found)


def _title(desk: Desk, listing: Listing) -> Said:
    (title,) = desk.tell(lambda names: (listing_title(listing, names),), listing)
    return title


def not_counted(desk: Desk) -> Blocks:
    """Count the ballots that were set aside, by reason."""
    rows = tuple(row for listing in desk.lists.listings for row in _set_aside(desk, listing))
    columns = (desk.column("list"), desk.column("why"), desk.column("ballots", "right"))
    return (Grid(columns, rows),) if rows else ()


def _set_aside(desk: Desk, listing: Listing) -> Iterator[tuple[Said, ...]]:
    for reason, ballots in turnout(listing.result).not_counted:
        why = desk.repeat(reason_message(reason))
        yield once(_title(desk, listing)), once(why), (str(ballots),)


def remarks(desk: Desk) -> Blocks:
    """Repeat once what reading and counting found."""
    found = list(desk.tell(partial(_general, desk.lists)))
    for listing in desk.lists.listings:
        found.extend(desk.tell(partial(_found, listing), listing))
    return (Items(tuple(dict.fromkeys(found))),) if found else ()


def _general(lists: Lists, names: Naming) -> Iterator[Message]:
    yield from map(names.finding, lists.findings)


def _found(listing: Listing, names: Naming) -> Iterator[Message]:
    for step in listing.result.steps:
        if isinstance(step, Remark):
            yield names.said(step.text)
    yield from map(names.finding, (*listing.result.notices, *listing.findings))

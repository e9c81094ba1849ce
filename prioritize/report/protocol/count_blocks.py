"""What the minutes say about the count: the lists, ties, what was not counted, and remarks."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from attrs import evolve

from prioritize.errors import Finding
from prioritize.model.hall.load import hall_layout
from prioritize.report import block
from prioritize.report.combined_page import combined_page
from prioritize.report.group_table import group_page
from prioritize.report.headline import headline
from prioritize.report.listing_page import listing_title
from prioritize.report.listing_table import listing_table, side_tables
from prioritize.report.money import money_sentences
from prioritize.report.naming import Naming
from prioritize.report.plain_method import plain_method
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import Block, Grid, Heading, Items
from prioritize.report.protocol.hall_blocks import Blocks
from prioritize.report.protocol.side_by_side import side_by_side
from prioritize.report.template import in_turn
from prioritize.report.tie_sentence import tie_sentences
from prioritize.report.turnout import reason_message, turnout, turnout_messages
from prioritize.report.voice import Said, once
from prioritize.tally.listing import Listing
from prioritize.tally.step import Remark
from prioritize.text import Message


__all__ = ["not_counted", "remarks", "results", "ties"]

_TOLD: Final = ("merges", "corrections", "differences", "revote", "lot")
"""The sheets whose contents have sections of their own."""
_DIFFERENCE: Final = "V06"
_BY_GROUP: Final = ("V04", "V22")
"""Findings that count the people of single groups, which may be small."""
_WITH_EFFECT: Final = ("V01", "V02")
"""Findings that go on to say what they changed or could change."""


def results(desk: Desk) -> Blocks:
    """Show every list: how it was counted, the order, what it is made of, and what groups said.

    A map is no vote, so nobody is first on it: it stands with its places and marks alone.
    """
    return tuple(
        each
        for listing in desk.lists.listings
        for each in side_by_side(desk, listing, partial(_listing_blocks, desk))
    )


def _listing_blocks(desk: Desk, listing: Listing, names: Naming) -> Iterator[block.Block]:
    yield block.Heading(listing_title(listing, names), 3)
    if listing.map_evidence:
        yield from combined_page(listing, names)
        return
    about = (plain_method(listing), *turnout_messages(listing.result))
    yield block.Paragraph(in_turn(about))
    yield listing_table(listing, names)
    yield from side_tables(listing, names)
    lead = (*headline(listing, names), *money_sentences(listing.result, names))
    if lead:
        yield block.Paragraph(in_turn(lead))
    yield from combined_page(listing, names)
    yield from group_page(listing, desk.lists.beside(listing), names)


def ties(desk: Desk) -> Blocks:
    """Say of every tie who was tied and what became of it, list by list."""
    found: list[Block] = []
    votes = (each for each in desk.lists.listings if not each.map_evidence)
    for listing in votes:
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
    """Repeat once what reading and counting found and no other section tells."""
    found = list(desk.tell(partial(_general, desk)))
    for listing in desk.lists.listings:
        found.extend(desk.tell(partial(_found, desk, listing), listing))
    return (Items(tuple(dict.fromkeys(found))),) if found else ()


def _general(desk: Desk, names: Naming) -> Iterator[Message]:
    yield from map(names.finding, _plain(desk, desk.lists.findings))


def _found(desk: Desk, listing: Listing, names: Naming) -> Iterator[Message]:
    for step in listing.result.steps:
        if isinstance(step, Remark):
            yield names.remarked(step.text)
    found = (*listing.result.notices, *listing.findings)
    yield from map(names.finding, _plain(desk, found))


def _plain(desk: Desk, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what the minutes have no use for: codes, the one file, and advice to clerks."""
    for each in _untold(desk, findings):
        if each.code in _BY_GROUP and "group" in dict(each.what.facts):
            continue
        spot = evolve(each.spot, file="") if desk.is_recorded else each.spot
        remedy = each.remedy if each.code in _WITH_EFFECT else None
        yield evolve(each, spot=spot, remedy=remedy, code="")


def _untold(desk: Desk, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what the sections about merges, corrections and double entry tell."""
    layout = hall_layout()
    sheets = {text for id in _TOLD for _, text in layout.sheet(id).names.texts}
    for each in findings:
        is_told = each.spot.sheet in sheets or (each.code == _DIFFERENCE and desk.is_recorded)
        if not is_told and not _is_agreement(desk, each):
            yield each


def _is_agreement(desk: Desk, finding: Finding) -> bool:
    return any(finding.what == each.said for each in desk.meeting.agreement)

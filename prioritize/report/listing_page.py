"""One ranked list as a part of a page."""

from collections.abc import Iterator
from typing import Final

from prioritize.model.outcome import Relation
from prioritize.registry import stored_options
from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.combined_page import combined_page
from prioritize.report.headline import headline
from prioritize.report.listing_table import listing_table, side_tables
from prioritize.report.margin_sentence import closest_sentences
from prioritize.report.measure import measured
from prioritize.report.method_title import method_title
from prioritize.report.money import money_sentences
from prioritize.report.naming import Naming
from prioritize.report.sentence import sentence
from prioritize.report.stage_sentence import excluded_table
from prioritize.report.template import in_turn, option_text, word
from prioritize.report.tie_sentence import tie_sentences
from prioritize.report.turnout import turnout_messages
from prioritize.tally.listing import Listing
from prioritize.tally.step import Opened, Parted, Remark, Seated
from prioritize.text import Message, counted, message


__all__ = ["cast_message", "listing_page", "listing_title", "method_message"]

_VIEWS: Final = {
    "per-head": message("Each group counts per head."),
    "equal-voice": message("Each group has an equal voice, whatever its size."),
}
_LEVELS: Final = {
    "problem": message("problems"),
    "direction": message("directions"),
    "project": message("projects"),
}
_CASTS: Final = {
    "open": message("The votes were cast in the open."),
    "visible-dots": message("Everyone saw the dots of those before them."),
    "secret": message("The votes were secret."),
}


def listing_page(listing: Listing, names: Naming) -> Iterator[Block]:
    """Lay out a list: whose it is, how it was counted, the order, and what to know about it."""
    yield Heading(listing_title(listing, names), 2)
    yield Points(tuple(_facts(listing)))
    lead = (*headline(listing, names), *closest_sentences(listing, names))
    if lead:
        yield Paragraph(in_turn(lead))
    yield listing_table(listing, names)
    yield from side_tables(listing, names)
    yield from excluded_table(listing.result.steps, names)
    remarks = tuple(_remarks(listing, names))
    if remarks:
        yield Points(remarks)
    yield from combined_page(listing, names)


def listing_title(listing: Listing, names: Naming) -> Message:
    """Say whose list it is, from which instrument, and what sets it apart from its like."""
    title = _place_title(listing, names)
    if listing.level:
        level = _LEVELS.get(listing.level) or word(listing.level)
        title = message("{title}, {level}", title=title, level=level)
    if listing.view == "budget":
        return message("{title}, under the budget", title=title)
    return title


def _place_title(listing: Listing, names: Naming) -> Message:
    community, instrument = listing.community, listing.instrument
    if community and instrument:
        return message(
            "{community}: {instrument}",
            community=names.place(community),
            instrument=names.place(instrument),
        )
    if community or instrument:
        return message("{name}", name=names.place(community or instrument))
    return message("Ranked list")


def method_message(listing: Listing) -> Message:
    """Name the method with its options."""
    info = listing.method.info
    options = tuple(
        message("{name}={value}", name=name, value=option_text(value))
        for name, value in stored_options(listing.method).items()
        if value not in (None, [])
    )
    if not options:
        return message("Method: {title} [{id}].", title=method_title(listing), id=info.id)
    return message(
        "Method: {title} [{id}]. Options: {options}.",
        title=method_title(listing),
        id=info.id,
        options=options,
    )


def cast_message(cast: str) -> Message | None:
    """Say how votes were cast, where the source says so in a known word."""
    return _CASTS.get(cast)


def _facts(listing: Listing) -> Iterator[Message]:
    if listing.what_if:
        yield message("What if: this is not by the rules of the consultation.")
    yield method_message(listing)
    yield from _seats(listing)
    yield from turnout_messages(listing.result)
    for table, key in ((_VIEWS, listing.view), (_CASTS, listing.cast)):
        if key in table:
            yield table[key]


def _seats(listing: Listing) -> Iterator[Message]:
    """Say how many the list elects, where that is no option of the method."""
    by_list = any(isinstance(step, Seated) for step in listing.result.steps)
    for step in listing.result.steps:
        if isinstance(step, Opened) and by_list and "seats" not in stored_options(listing.method):
            yield counted(
                "{number} seat goes to the first of the list.",
                "{number} seats go to the first of the list.",
                number=step.seats or 0,
            )


def _together(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say what the elected are worth together, where they were elected for that."""
    for step in listing.result.steps:
        if isinstance(step, Seated) and step.points is not None:
            if not listing.result.undecided:
                yield sentence(step, names)
                continue
            yield message(
                "Whichever way it falls, the elected together have {points}.",
                points=measured(step.points, "points", names),
            )


def _remarks(listing: Listing, names: Naming) -> Iterator[Message]:
    if isinstance(listing.result.outcome, Relation):
        yield message(
            "Some pairs have no order. Each layer holds the projects above which none of the"
            " remaining ones stands."
        )
    yield from tie_sentences(listing.result, names)
    yield from money_sentences(listing.result, names)
    yield from _together(listing, names)
    for step in listing.result.steps:
        if isinstance(step, Parted):
            yield sentence(step, names)
        elif isinstance(step, Remark):
            yield names.remarked(step.text)
    for finding in (*listing.result.notices, *listing.findings):
        yield names.finding(finding)

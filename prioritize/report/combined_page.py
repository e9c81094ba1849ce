"""What a combined list is made of, how far its parts agree, and what the map shows beside it."""

from collections.abc import Iterator

from prioritize.model.consultation import MapEvidence
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import decimal_message, shown
from prioritize.report.template import quoted
from prioritize.tally.listing import Agreement, Listing, Overlap
from prioritize.text import Message, counted, message


__all__ = ["combined_page"]


def combined_page(listing: Listing, names: Naming) -> Iterator[Block]:
    """Lay out parts with their weights, agreement, people in common, and the map."""
    about = (
        *(_part(instrument, shown(weight), names) for instrument, weight in listing.parts),
        *(_agreement(each, names) for each in listing.agreement),
        *_scale(listing),
        *(_overlap(each, names) for each in listing.overlap),
    )
    if about:
        yield Heading(message("What the list is made of"), 3)
        yield Points(about)
    if listing.map_evidence:
        yield Heading(message("What the map shows"), 3)
        yield _map_table(listing.map_evidence, names)
        yield Paragraph(message("The map is evidence of where a need is; it is not a vote."))


def _part(instrument: str, weight: Message, names: Naming) -> Message:
    return message(
        "{instrument} has the weight {weight}.", instrument=names.place(instrument), weight=weight
    )


def _agreement(agreement: Agreement, names: Naming) -> Message:
    first, second = names.place(agreement.first), names.place(agreement.second)
    if agreement.kendall_tau_b is None:
        return message(
            "How far {first} and {second} agree cannot be said: one puts all on a level.",
            first=first,
            second=second,
        )
    tau = decimal_message(agreement.kendall_tau_b)
    return message("{first} and {second} agree by {tau}.", first=first, second=second, tau=tau)


def _scale(listing: Listing) -> Iterator[Message]:
    if any(each.kendall_tau_b is not None for each in listing.agreement):
        yield message("Agreement is Kendall's tau-b: 1 is the same order, -1 the opposite.")


def _overlap(overlap: Overlap, names: Naming) -> Message:
    first, second = names.place(overlap.first), names.place(overlap.second)
    if overlap.people is None:
        return message(
            "How many people took part in both {first} and {second} is unknown.",
            first=first,
            second=second,
        )
    return counted(
        "{number} person took part in both {first} and {second}.",
        "{number} people took part in both {first} and {second}.",
        number=overlap.people,
        first=first,
        second=second,
    )


def _map_table(evidence: tuple[MapEvidence, ...], names: Naming) -> Table:
    columns = (
        Column(message("Project")),
        Column(message("Places"), "right"),
        Column(message("Marks"), "right"),
        Column(message("People"), "right"),
    )
    return Table(columns, tuple(_map_row(each, names) for each in evidence))


def _map_row(evidence: MapEvidence, names: Naming) -> tuple[Message, ...]:
    people = evidence.participants
    return (
        quoted(names.project(evidence.project)),
        quoted(str(len(evidence.places))),
        quoted(str(evidence.marks)),
        message("unknown") if people is None else quoted(str(people)),
    )

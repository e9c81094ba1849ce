"""A lot as a page, with every step by which anyone draws it again."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from prioritize.audit.lottery import Lot
from prioritize.audit.lottery_seed import DIGITS, Thrown
from prioritize.audit.rfc3797 import Choice
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table, Verbatim
from prioritize.report.listing_page import listing_title
from prioritize.report.naming import Naming, naming
from prioritize.report.plain import plain_text
from prioritize.report.result_page import page_head, rules_message
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing, Lists
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["LotTold", "lottery_text", "seed_points"]

_SHOWN: Final = 16
_BYTE: Final = 256


@frozen
class LotTold:
    """A lot, and where it came from.

    `listing` is the list around whose line those who take part cannot be told apart, if there is
    one; `is_money` says whether the line is where the money ends.
    """

    lot: Lot
    listing: Listing | None = None
    is_money: bool = False


def lottery_text(
    lists: Lists,
    lots: Sequence[LotTold],
    *,
    thrown: Thrown,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Write lots for a terminal.

    Parameters
    ----------
    lists
        What was counted, for its title and names; may be empty.
    lots
        One lot, or one for each list.
    thrown
        When everything was frozen and when the seed was thrown.
    language, catalog
        The language of names and that of everything else.

    """
    return plain_text(_page(lists, lots, thrown, naming(lists, language, catalog)), catalog)


def _page(lists: Lists, lots: Sequence[LotTold], thrown: Thrown, names: Naming) -> Iterator[Block]:
    title = lists.title.in_language(names.language)
    head = message("Lot: {title}", title=title) if title else message("Lot")
    yield from page_head(lists, head, names)
    for each in lots:
        yield from _lot(each, names.within(each.listing) if each.listing else names)
    yield Heading(message("The seed"), 3)
    yield Points(tuple(seed_points(lots[0].lot.seed, thrown)))
    if lists.rules:
        yield Paragraph(rules_message(lists.rules))


def _lot(told: LotTold, names: Naming) -> Iterator[Block]:
    if told.listing is not None:
        yield Heading(listing_title(told.listing, names), 2)
        yield Paragraph(
            message(
                "The scores cannot tell these apart around the line, so a lot decides between"
                " them: {projects}.",
                projects=names.listed(told.lot.pool),
            )
        )
    yield Paragraph(_drawn(told.lot, names))
    if told.is_money:
        yield Paragraph(
            message(
                "Costs differ: those drawn are funded in this order as long as the money lasts."
            )
        )
    by_tickets = told.lot.rule == "sha-256"
    yield _tickets(told.lot, names) if by_tickets else _turns(told.lot, names)
    yield Heading(message("How to draw it again"), 3)
    yield from _by_sums(told.lot) if by_tickets else _by_turns(told.lot, names)


def _drawn(lot: Lot, names: Naming) -> Message:
    return message(
        "Drawn, {draws} of {pool}: {projects}.",
        draws=lot.draws,
        pool=len(lot.pool),
        projects=names.listed(lot.drawn),
    )


def _tickets(lot: Lot, names: Naming) -> Table:
    pairs = zip(lot.order, lot.tickets, strict=True)
    return Table(
        (
            Column(message("Order"), "right"),
            Column(message("Project")),
            Column(message("Drawn")),
            Column(message("Ticket begins")),
        ),
        tuple(
            (
                quoted(str(place)),
                quoted(names.project(id)),
                _yes_no(place, lot),
                quoted(ticket[:_SHOWN]),
            )
            for place, (id, ticket) in enumerate(pairs, 1)
        ),
    )


def _turns(lot: Lot, names: Naming) -> Table:
    return Table(
        (
            Column(message("Turn"), "right"),
            Column(message("MD5")),
            Column(message("Left"), "right"),
            Column(message("Counted"), "right"),
            Column(message("Project")),
            Column(message("Drawn")),
        ),
        tuple(
            (
                quoted(str(each.number)),
                quoted(each.digest),
                quoted(str(each.left)),
                quoted(str(each.position)),
                quoted(names.project(id)),
                _yes_no(each.number + 1, lot),
            )
            for each, id in zip(lot.choices, lot.order, strict=True)
        ),
    )


def _yes_no(place: int, lot: Lot) -> Message:
    return message("yes") if place <= lot.draws else message("no")


def _by_sums(lot: Lot) -> Iterator[Block]:
    yield Points(
        (
            message(
                "The ticket of a project is the SHA-256 of four parts with a zero byte between"
                " them: the word lottery/v1, the seed, the contest, the code of the project."
            ),
            message("The contest: {contest}", contest=lot.contest)
            if lot.contest
            else message("The contest is empty here: between its two zero bytes stands nothing."),
            message(
                "The lowest ticket comes first, 0 to 9 being lower than a to f. Where a project"
                " leaves, the order of the others stays."
            ),
            message("On Linux or macOS this line gives the ticket that is first here:"),
        )
    )
    parts = " ".join(shlex.quote(each) for each in (lot.seed, lot.contest, lot.order[0]))
    yield Verbatim(rf"printf 'lottery/v1\0%s\0%s\0%s' {parts} | sha256sum")


def _by_turns(lot: Lot, names: Naming) -> Iterator[Block]:
    pool = (f"{number}. {names.project(id)}" for number, id in enumerate(lot.pool, 1))
    yield Points(
        (
            message("The numbered list, published before the seed: {list}", list=tuple(pool)),
            message(
                "The key: the numbers of each source in rising order, a point after each and a"
                " slash after the last: {key}",
                key=lot.key,
            ),
            message(
                "The MD5 of a turn is that of the number of the turn in two bytes, the key, and"
                " the same two bytes again. Divide it, as one number, by how many are left. The"
                " remainder and 1 more counts down the list of those left, and who stands there is"
                " taken out of it. RFC 3797 describes it with an example."
            ),
            message("On Linux or macOS this line gives the MD5 of the first turn:"),
        )
    )
    around = _bytes(lot.choices[0])
    yield Verbatim(f"printf '{around}{lot.key}{around}' | md5sum")


def _bytes(choice: Choice) -> str:
    return "".join(f"\\{each:03o}" for each in divmod(choice.number, _BYTE))


def seed_points(seed: str, thrown: Thrown) -> Iterator[Message]:
    """Say what the seed is, and what must be true of it that its digits cannot show."""
    yield message("The seed: {seed}", seed=seed)
    if thrown.is_told:
        yield message(
            "Frozen at {frozen}, thrown at {thrown}.", frozen=thrown.frozen, thrown=thrown.thrown
        )
    else:
        yield message(
            "When it was thrown was not told: write into the minutes when everything was frozen,"
            " and when and by whom it was thrown."
        )
    yield message(
        "It must be thrown in public, with ten-sided dice or numbered tokens, at least {digits}"
        " digits, after everything that it decides was frozen and written down where all see it."
        " Whoever knows it earlier can choose who takes part.",
        digits=DIGITS,
    )
    yield message("It is thrown once. The minutes say why, if it had to be thrown again.")
